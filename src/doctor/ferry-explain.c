/* Why something failed, and what to change. See ferry-explain.h; what there is to say stands in the
 * table, ferry-explain-rows.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-explain.h"

#include "ferry-explain-rows.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const FerryExplainRow *const chapters[] = {
  ferry_explain_control_rows,
  ferry_explain_login_rows,
  ferry_explain_data_rows,
  ferry_explain_file_rows,
};

static guint
find_circumstances (const FerryFtpFacts *facts, const FerryServer *server)
{
  static const guint modes[] = { [FERRY_MODE_PASSIVE] = WHEN_PASSIVE,
                                 [FERRY_MODE_ACTIVE] = WHEN_ACTIVE,
                                 [FERRY_MODE_AUTOMATIC] = WHEN_AUTOMATIC };
  guint16 port = ferry_server_get_port (server);
  gboolean is_server_private = ferry_address_is_private (facts->server_address);
  gboolean is_nat = facts->server_address != NULL && !is_server_private &&
                    ferry_address_is_private (facts->our_address);
  const struct
  {
    guint when;
    gboolean is_so;
  } answers[] = {
    { WHEN_NAT, is_nat },
    { WHEN_NO_NAT, !is_nat },
    { WHEN_SERVER_PRIVATE, is_server_private },
    { WHEN_ANNOUNCED_OTHER,
      facts->announced != NULL && g_strcmp0 (facts->announced, facts->server_address) != 0 },
    { WHEN_REPLY, facts->reply != NULL },
    { WHEN_GREETING, facts->command == NULL && facts->reply == NULL },
    { WHEN_ANONYMOUS, server->user == NULL ||
                          (g_str_equal (server->user, "anonymous") && server->password == NULL) },
    { WHEN_ODD_PORT, port != 21 && port != 990 },
    { WHEN_PORT_990, port == 990 },
    { WHEN_WEB_PORT, port == 80 || port == 443 || port == 8080 || port == 8443 },
    { WHEN_IMPLICIT, server->security == FERRY_SECURITY_IMPLICIT },
    { WHEN_NOT_IMPLICIT, server->security != FERRY_SECURITY_IMPLICIT },
    { WHEN_TLS_OPTIONAL, server->security == FERRY_SECURITY_OPTIONAL },
    { WHEN_SEVERAL, server->max_connections > 1 },
  };
  guint circumstances = modes[server->mode];

  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    if (answers[i].is_so)
      circumstances |= answers[i].when;
  return circumstances;
}

static const FerryExplainRow *
find_row (FerryFtpSymptom symptom, guint circumstances)
{
  for (guint i = 0; i < G_N_ELEMENTS (chapters); i++)
    for (const FerryExplainRow *row = chapters[i]; row->sentence != NULL; row++)
      if (row->symptom == symptom && (row->needs & ~circumstances) == 0)
        return row;
  return NULL;
}

/* The host as people know it, with its address where that is not the same. */
static char *
dup_place (const FerryServer *server, const char *address)
{
  if (address == NULL || g_str_equal (address, server->host))
    return g_strdup (server->host);
  return g_strdup_printf ("%s (%s)", server->host, address);
}

/* Everything that a sentence may name. What is not known is said as it can be: without an address
 * by the host, without a command or a port by a question mark, which no row should come to. */
static char *
fill_in (const char *text,
         const FerryFtpFacts *facts,
         const FerryServer *server,
         const char *message)
{
  g_autofree char *place = dup_place (server, facts->server_address);
  g_autofree char *port = g_strdup_printf ("%u", ferry_server_get_port (server));
  g_autofree char *data_port = g_strdup_printf ("%u", facts->server_port);
  g_autofree char *our_port = g_strdup_printf ("%u", facts->our_port);
  g_autofree char *seconds = g_strdup_printf ("%u", facts->seconds);
  const struct
  {
    const char *name;
    const char *value;
  } parts[] = {
    { "{host}", server->host },
    { "{port}", port },
    { "{place}", place },
    { "{user}", ferry_server_get_user (server) },
    { "{address}", facts->server_address != NULL ? facts->server_address : server->host },
    { "{data_port}", data_port },
    { "{announced}", facts->announced },
    { "{our}", facts->our_address != NULL ? facts->our_address : _ ("this computer") },
    { "{our_port}", our_port },
    { "{command}", facts->command },
    { "{seconds}", seconds },
    { "{reply}", facts->reply },
    { "{message}", message },
  };
  GString *filled = g_string_new (NULL);

  /* In one go: a part may hold what looks like the name of another. */
  while (*text != '\0')
    {
      guint i = 0;

      while (i < G_N_ELEMENTS (parts) && !g_str_has_prefix (text, parts[i].name))
        i++;
      if (i == G_N_ELEMENTS (parts))
        {
          g_string_append_c (filled, *text++);
          continue;
        }
      g_string_append (filled, parts[i].value != NULL ? parts[i].value : "?");
      text += strlen (parts[i].name);
    }
  return g_string_free (filled, FALSE);
}

/* Automatic mode went both ways; the passive one is told, as it can be opened by somebody. */
static char *
dup_sentence (const FerryExplainRow *row,
              const FerryFtpFacts *facts,
              const FerryServer *server,
              const char *message)
{
  g_autofree char *sentence = fill_in (_ (row->sentence), facts, server, message);

  if (server->mode != FERRY_MODE_AUTOMATIC || row->symptom < FERRY_FTP_SYMPTOM_PASSIVE_REFUSED ||
      row->symptom > FERRY_FTP_SYMPTOM_PASSIVE_NO_ROUTE)
    return g_steal_pointer (&sentence);
  return g_strdup_printf ("%s %s", sentence, _ ("Active mode was tried too, and failed."));
}

static char *
dup_end (const char *sentence, guint tries)
{
  if (tries <= 1)
    return g_strdup (sentence);
  return g_strdup_printf (
      ngettext ("Given up after %u try: %s", "Given up after %u tries: %s", tries), tries,
      sentence);
}

/**
 * ferry_explain:
 * @error: of any domain
 * @server: where it happened, as it was connected to
 *
 * Returns: (transfer full): the cause and the remedies; the error's own message where there is no
 * more to say
 */
FerryExplanation *
ferry_explain (const GError *error, const FerryServer *server)
{
  const FerryFtpFacts *facts = ferry_ftp_error_get_facts (error);
  guint circumstances = facts != NULL ? find_circumstances (facts, server) : 0;
  const FerryExplainRow *row = facts != NULL ? find_row (facts->symptom, circumstances) : NULL;
  g_autofree char *sentence = NULL;
  g_autofree char *told = NULL;
  FerryExplanation *explanation;

  if (row == NULL)
    return ferry_explanation_new (FERRY_FTP_SYMPTOM_NONE, error->message);
  sentence = dup_sentence (row, facts, server, error->message);
  told = dup_end (sentence, facts->tries);
  explanation = ferry_explanation_new (facts->symptom, told);
  for (const FerryExplainRemedy *remedy = row->remedies;
       remedy < row->remedies + FERRY_EXPLAIN_REMEDIES && remedy->text != NULL; remedy++)
    if ((remedy->needs & ~circumstances) == 0)
      {
        g_autofree char *text = fill_in (_ (remedy->text), facts, server, error->message);

        ferry_explanation_add (explanation, remedy->for_whom, remedy->action, text);
      }
  return explanation;
}
