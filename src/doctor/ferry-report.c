/* A check as text that is read, mailed, handed on.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-advice.h"
#include "ferry-product.h"
#include "ferry-report-picture.h"
#include "ferry-url.h"

#include <glib/gi18n-lib.h>

static void
append_heading (GString *text, const FerryCheck *check)
{
  g_autofree char *url = ferry_url_format (check->server, NULL);
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (check->time / G_USEC_PER_SEC);
  g_autofree char *stamp = g_date_time_format (time, "%Y-%m-%d %H:%M:%S %Z");
  const char *product = ferry_product_get_name (check->product);

  g_string_append_printf (text, _ ("Check of %s, %s"), url, stamp);
  g_string_append_c (text, '\n');
  if (product != NULL)
    {
      g_string_append_printf (text, _ ("The server runs %s."), product);
      g_string_append_c (text, '\n');
    }
  if (check->our_outside != NULL)
    {
      g_string_append_printf (text, _ ("The server sees this computer at %s."), check->our_outside);
      g_string_append_c (text, '\n');
    }
  if (check->is_proxied)
    g_string_append_printf (text, "%s\n", _ ("The connections go through a proxy."));
}

static void
append_remedies (GString *text, const FerryExplanation *explanation)
{
  for (guint i = 0; i < explanation->remedies->len; i++)
    {
      g_autofree char *remedy =
          ferry_remedy_dup_shown (g_ptr_array_index (explanation->remedies, i));

      g_string_append_printf (text, "  • %s\n", remedy);
    }
}

static void
append_reasons (GString *text, const FerryCheck *check)
{
  gboolean has_heading = FALSE;

  for (guint i = 0; i < check->steps->len; i++)
    {
      const FerryCheckStep *step = g_ptr_array_index (check->steps, i);

      if (step->explanation == NULL)
        continue;
      if (!has_heading)
        g_string_append_printf (text, "\n%s\n", _ ("What failed"));
      has_heading = TRUE;
      g_string_append_printf (text, "  • %s%s: %s\n", ferry_check_kind_get_title (step->kind),
                              step->family == G_SOCKET_FAMILY_IPV6 ? ", IPv6" : "",
                              step->explanation->sentence);
    }
}

static void
append_section (GString *text, const FerryAdviceSection *section)
{
  g_auto (GStrv) lines = g_strsplit (section->text, "\n", -1);

  g_string_append_printf (text, "\n--- %s\n", section->title);
  for (guint i = 0; lines[i] != NULL; i++)
    g_string_append_printf (text, "%s\n", lines[i]);
}

/**
 * ferry_report_dup_text:
 *
 * Returns: (transfer full): lines, the last one ended
 */
char *
ferry_report_dup_text (const FerryCheck *check, const FerryAdvice *advice)
{
  GString *text = g_string_new (NULL);

  append_heading (text, check);
  g_string_append_printf (text, "\n%s\n", advice->verdict->sentence);
  append_remedies (text, advice->verdict);
  g_string_append_c (text, '\n');
  ferry_report_append_picture (text, check);
  append_reasons (text, check);
  for (guint i = 0; i < advice->sections->len; i++)
    append_section (text, g_ptr_array_index (advice->sections, i));
  return g_string_free (text, FALSE);
}
