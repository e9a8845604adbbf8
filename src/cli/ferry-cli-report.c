/* Failures in words. See ferry-cli-report.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-cli-report.h"

/* What can be changed at a click in the window is an option here. */
static const char *const options[] = {
  [FERRY_REMEDY_ACTION_USE_PASSIVE] = "--mode=passive",
  [FERRY_REMEDY_ACTION_USE_ACTIVE] = "--mode=active",
  [FERRY_REMEDY_ACTION_USE_EXPLICIT_TLS] = "ftp://…, --tls=explicit",
  [FERRY_REMEDY_ACTION_USE_IMPLICIT_TLS] = "ftps://…",
  [FERRY_REMEDY_ACTION_USE_NO_TLS] = "--tls=none",
  [FERRY_REMEDY_ACTION_FEWER_CONNECTIONS] = "--parallel=1",
  [FERRY_REMEDY_ACTION_DIAGNOSE] = "ferry-cli check URL",
};

static void
add_hint (GString *text, const FerryRemedy *remedy)
{
  const char *option = remedy->action < G_N_ELEMENTS (options) ? options[remedy->action] : NULL;
  g_autofree char *shown = ferry_remedy_dup_shown (remedy);

  g_string_append_printf (text, "hint: %s", shown);
  if (option != NULL)
    g_string_append_printf (text, " (%s)", option);
  g_string_append_c (text, '\n');
}

/* What stands in the way of every file is not about this one. */
static gboolean
is_about_file (FerryFtpSymptom symptom)
{
  return symptom == FERRY_FTP_SYMPTOM_NONE || symptom >= FERRY_FTP_SYMPTOM_DATA_STALLED;
}

/**
 * ferry_cli_print_explained:
 * @name: (nullable): UTF-8: which file the error is about
 * @hinted: a bit for each symptom whose hints have been given: they are not said again
 *
 * Prints the cause on the standard error, and a line "hint: …" for each thing to do about it.
 */
void
ferry_cli_print_explained (const GError *error,
                           const FerryServer *server,
                           const char *name,
                           guint64 *hinted)
{
  g_autoptr (FerryExplanation) explanation = ferry_explain (error, server);
  guint64 bit = G_GUINT64_CONSTANT (1) << explanation->symptom;
  g_autoptr (GString) text = g_string_new ("ferry-cli: ");

  if (name != NULL && *name != '\0' && is_about_file (explanation->symptom))
    g_string_append_printf (text, "%s: ", name);
  g_string_append_printf (text, "%s\n", explanation->sentence);
  for (guint i = 0; i < explanation->remedies->len && (*hinted & bit) == 0; i++)
    add_hint (text, g_ptr_array_index (explanation->remedies, i));
  *hinted |= bit;
  g_printerr ("%s", text->str);
}
