/* After the password. The commands go out in one write and their replies come back in order, which
 * all servers take; over a slow line it saves a round trip each. See ferry-ftp-setup.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-ftp-setup.h"

#include "ferry-charset.h"
#include "ferry-ftp-foresight.h"
#include "ferry-ftp-quirks.h"
#include "ferry-ftp-wait.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Without foresight the login can be had again. */
#define FORESIGHT_SECONDS 8

/* Takes the reply to one command of the burst. Returns %FALSE to give the connection up. */
typedef gboolean (*TakeReply) (FerryFtpSession *session,
                               const FerryFtpReply *reply,
                               GError **error);

typedef struct
{
  const char *command;
  TakeReply take;
  gboolean is_for_tls;
} Step;

static gboolean
take_features (FerryFtpSession *session, const FerryFtpReply *reply, GError **error)
{
  ferry_ftp_features_free (session->features);
  session->features = ferry_ftp_features_new (reply);
  if (ferry_ftp_features_is_known (session->features) &&
      !ferry_ftp_features_has (session->features, "MLST"))
    session->lacks |= FERRY_FTP_LACKS_MLST | FERRY_FTP_LACKS_MLSD;
  return TRUE;
}

static gboolean
take_system (FerryFtpSession *session, const FerryFtpReply *reply, GError **error)
{
  if (ferry_ftp_reply_is_done (reply))
    session->system = ferry_ftp_reply_dup_text (reply);
  return TRUE;
}

/* PBSZ means nothing to TLS, but has to come before PROT (RFC 4217 section 9). */
static gboolean
take_buffer_size (FerryFtpSession *session, const FerryFtpReply *reply, GError **error)
{
  return TRUE;
}

/* IIS protects the data of an implicit connection without being asked, and refuses the question. */
static gboolean
take_protection (FerryFtpSession *session, const FerryFtpReply *reply, GError **error)
{
  session->has_protected_data =
      ferry_ftp_reply_is_done (reply) || session->server->security == FERRY_SECURITY_IMPLICIT;
  if (session->has_protected_data)
    return TRUE;
  if (session->server->security == FERRY_SECURITY_OPTIONAL)
    {
      ferry_ftp_session_note (session, FERRY_LOG_STATUS,
                              "the server does not encrypt data connections: going on without");
      return TRUE;
    }
  g_propagate_error (error, ferry_ftp_reply_to_typed_error (
                                reply, FERRY_FTP_ERROR_TLS_UNAVAILABLE,
                                _ ("%s does not encrypt data connections"), session->server->host));
  return FALSE;
}

static gboolean
take_type (FerryFtpSession *session, const FerryFtpReply *reply, GError **error)
{
  if (ferry_ftp_reply_is_done (reply))
    {
      session->type = 'I';
      return TRUE;
    }
  g_propagate_error (error,
                     ferry_ftp_reply_to_error (reply, _ ("%s does not transfer binary files"),
                                               session->server->host));
  return FALSE;
}

static gboolean
take_home (FerryFtpSession *session, const FerryFtpReply *reply, GError **error)
{
  g_autofree char *path = ferry_ftp_reply_is_done (reply) ? ferry_ftp_reply_dup_path (reply) : NULL;

  if (path == NULL || *path == '\0')
    return TRUE;
  if (reply->code != 257 || strchr (g_ptr_array_index (reply->lines, 0), '"') == NULL)
    ferry_ftp_quirks_note (session, FERRY_FTP_QUIRK_BARE_PWD);
  g_free (session->home);
  session->home = g_steal_pointer (&path);
  session->folder = g_strdup (session->home);
  return TRUE;
}

static const Step steps[] = {
  { "FEAT", take_features, FALSE },     { "SYST", take_system, FALSE },
  { "PBSZ 0", take_buffer_size, TRUE }, { "PROT P", take_protection, TRUE },
  { "TYPE I", take_type, FALSE },       { "PWD", take_home, FALSE },
};

static gboolean
run_steps (FerryFtpSession *session, GCancellable *cancellable, GError **error)
{
  gboolean is_tls = ferry_ftp_connection_get_tls (session->connection) != NULL;
  gboolean asks_folder;

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if ((is_tls || !steps[i].is_for_tls) &&
        !ferry_ftp_session_queue (session, error, "%s", steps[i].command))
      return FALSE;
  if (!ferry_ftp_foresight_queue (session, &asks_folder, error) ||
      !ferry_ftp_connection_flush (session->connection, cancellable, error))
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_autoptr (FerryFtpReply) reply = NULL;

      if (!is_tls && steps[i].is_for_tls)
        continue;
      reply = ferry_ftp_session_read_final (session, cancellable, error);
      if (reply == NULL || !steps[i].take (session, reply, error))
        return FALSE;
    }
  if (asks_folder)
    {
      g_autoptr (FerryFtpReply) reply = ferry_ftp_session_read_final (session, cancellable, error);

      if (reply == NULL)
        return FALSE;
      ferry_ftp_foresight_take_folder (session, reply);
    }
  return TRUE;
}

/* Pure-FTPd and pyftpdlib refuse OPTS UTF8 and speak UTF-8 all the same: no answer matters. */
static void
take_utf8 (const FerryFtpReply *reply, gpointer user_data)
{
  FerryFtpSession *session = user_data;

  session->is_utf8_on = ferry_ftp_reply_is_done (reply);
  if (!session->is_utf8_on)
    ferry_ftp_quirks_note (session, FERRY_FTP_QUIRK_REFUSES_UTF8);
}

static void
take_nothing (const FerryFtpReply *reply, gpointer user_data)
{
}

static gboolean
queue_aside (FerryFtpSession *session, const char *command, FerryFtpReplyFunc func, GError **error)
{
  if (!ferry_ftp_connection_queue (session->connection, command, error))
    return FALSE;
  ferry_ftp_owed_set_aside (ferry_ftp_connection_get_all_owed (session->connection), func, session);
  return TRUE;
}

/* They leave together with the first verb, which does not wait for them. */
static gboolean
set_options (FerryFtpSession *session, GError **error)
{
  g_autofree char *facts = ferry_ftp_features_dup_wanted_facts (session->features);
  g_autofree char *wanted = facts != NULL ? g_strconcat ("OPTS MLST ", facts, NULL) : NULL;
  gboolean wants_utf8 = ferry_ftp_features_has (session->features, "UTF8") &&
                        ferry_charset_is_utf8 (session->server->charset);

  return (!wants_utf8 || queue_aside (session, "OPTS UTF8 ON", take_utf8, error)) &&
         (wanted == NULL || queue_aside (session, wanted, take_nothing, error));
}

/**
 * ferry_ftp_setup:
 * @session: just logged in
 *
 * Returns: whether it is ready for verbs
 */
gboolean
ferry_ftp_setup (FerryFtpSession *session, GCancellable *cancellable, GError **error)
{
  gboolean is_set_up;

  if (session->expected_folder != NULL)
    ferry_ftp_connection_set_deadline (
        session->connection,
        ferry_ftp_deadline_in (MIN (FORESIGHT_SECONDS, session->server->reply_timeout)));
  is_set_up = run_steps (session, cancellable, error);
  ferry_ftp_connection_set_deadline (session->connection, 0);
  g_clear_pointer (&session->expected_folder, g_free);
  if (!is_set_up)
    return FALSE;
  ferry_ftp_quirks_detect (session);
  return set_options (session, error);
}

/**
 * ferry_ftp_setup_settle:
 *
 * Waits for the answers to what was only asked for in passing.
 */
gboolean
ferry_ftp_setup_settle (FerryFtpSession *session, GCancellable *cancellable, GError **error)
{
  if (!ferry_ftp_connection_flush (session->connection, cancellable, error))
    return FALSE;
  while (ferry_ftp_owed_is_aside (ferry_ftp_connection_get_all_owed (session->connection)))
    if (!ferry_ftp_connection_take_aside (session->connection, cancellable, error))
      return FALSE;
  return TRUE;
}
