/* The waits between a command and its data. See ferry-ftp-opening.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-ftp-opening.h"

#include "ferry-ftp-observe.h"
#include "ferry-ftp-quirks.h"
#include "ferry-ftp-symptom.h"
#include "ferry-ftp-wait.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* For the server to connect, where another way may lead there too. */
#define QUICK_SECONDS 8

/* Some servers say nothing until TLS stands on the data connection, and some nothing at all. */
#define TLS_PATIENCE_SECONDS    2
#define UPLOAD_PATIENCE_SECONDS 5

/* A server that will not have a new TLS session says so at once when it sees it. */
#define VERDICT_SECONDS 1

/* Sorts a reply to the command. Returns %FALSE if it refuses. */
static gboolean
take_reply (FerryFtpExchange *exchange,
            FerryFtpSession *session,
            FerryFtpReply *reply,
            FerryFtpReply **refusal)
{
  if (ferry_ftp_reply_get_class (reply) > 2)
    {
      *refusal = reply;
      return FALSE;
    }
  if (reply->is_final)
    {
      exchange->final = reply;
      ferry_ftp_quirks_note (session, exchange->has_opened ? FERRY_FTP_QUIRK_EARLY_END
                                                           : FERRY_FTP_QUIRK_NO_OPENING);
      return TRUE;
    }
  exchange->has_opened = TRUE;
  ferry_ftp_reply_free (reply);
  return TRUE;
}

static gboolean
read_reply (FerryFtpExchange *exchange,
            FerryFtpSession *session,
            FerryFtpReply **refusal,
            GCancellable *cancellable,
            GError **error)
{
  FerryFtpReply *reply = ferry_ftp_connection_read_reply (session->connection, cancellable, error);

  return reply != NULL && take_reply (exchange, session, reply, refusal);
}

/* Automatic mode has another way left. */
static guint
get_patience (const FerryFtpSession *session)
{
  guint seconds = session->server->connect_timeout;

  return session->server->mode == FERRY_MODE_AUTOMATIC ? MIN (seconds, QUICK_SECONDS) : seconds;
}

static gboolean
fail_without_connection (const FerryFtpExchange *exchange,
                         FerryFtpSession *session,
                         GError *reason,
                         GError **error)
{
  GError *failure;

  if (!g_error_matches (reason, G_IO_ERROR, G_IO_ERROR_TIMED_OUT))
    {
      g_propagate_error (error, reason);
      return FALSE;
    }
  g_error_free (reason);
  failure = ferry_ftp_error_new (
      FERRY_FTP_ERROR_DATA_CONNECTION, 0,
      _ ("%s did not open a data connection to this computer in time. A firewall may keep it "
         "out: try passive mode."),
      session->server->host);
  ferry_ftp_observe_data (exchange->data->ends, failure, FERRY_FTP_SYMPTOM_ACTIVE_SILENT);
  ferry_ftp_error_edit_facts (failure)->seconds = get_patience (session);
  g_propagate_error (error, failure);
  return FALSE;
}

/* Active mode: the server connects before its 150 or after it, or says why it does not. */
static gboolean
await_server (FerryFtpExchange *exchange,
              FerryFtpSession *session,
              FerryFtpReply **refusal,
              GCancellable *cancellable,
              GError **error)
{
  gint64 deadline = ferry_ftp_deadline_in (get_patience (session));

  while (exchange->data->tcp == NULL)
    {
      GError *reason = NULL;

      if (exchange->final != NULL && !ferry_ftp_is_readable (exchange->data->listener))
        return TRUE;
      if (!ferry_ftp_data_accept (exchange->data, session, deadline, cancellable, &reason))
        return fail_without_connection (exchange, session, reason, error);
      if (exchange->data->tcp == NULL && ferry_ftp_connection_has_reply (session->connection) &&
          !read_reply (exchange, session, refusal, cancellable, error))
        return FALSE;
    }
  return TRUE;
}

/* Waits a while for a reply. Returns %FALSE on an error; otherwise look whether one is there. */
static gboolean
wait_for_reply (FerryFtpSession *session, guint seconds, GCancellable *cancellable, GError **error)
{
  GSocket *control = ferry_ftp_connection_get_socket (session->connection);

  return ferry_ftp_connection_has_reply (session->connection) ||
         ferry_ftp_wait_for (control, G_IO_IN, ferry_ftp_deadline_in (seconds), cancellable,
                             NULL) ||
         !g_cancellable_set_error_if_cancelled (cancellable, error);
}

/* A download begins with the reply or with the data, whichever is there first. */
static gboolean
wait_for_reply_or_data (FerryFtpExchange *exchange,
                        FerryFtpSession *session,
                        GCancellable *cancellable,
                        GError **error)
{
  GSocket *control = ferry_ftp_connection_get_socket (session->connection);
  gint64 deadline = ferry_ftp_deadline_in (session->server->reply_timeout);

  while (!ferry_ftp_connection_has_reply (session->connection))
    {
      if (!ferry_ftp_wait_for_either (control, exchange->data->socket, deadline, cancellable,
                                      error))
        return FALSE;
      if (ferry_ftp_is_readable (exchange->data->socket))
        return TRUE;
    }
  return TRUE;
}

/* Whether an upload's bytes may leave before the server has said that it wants them: measured, and
 * what the server then refuses it refuses in good order. Once that was about the data connection,
 * another way may lead there, and it is waited for. */
static gboolean
may_send_at_once (const FerryFtpExchange *exchange, const FerryFtpSession *session)
{
  static const char *const measured[] = { "vsFTPd", "ProFTPD", "Pure-FTPd", "pyftpdlib" };

  if (!exchange->is_upload || session->type != 'I' || session->has_protected_data ||
      session->greeting == NULL || exchange->data->is_active || session->is_data_doubted)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (measured); i++)
    if (strstr (session->greeting, measured[i]) != NULL)
      return TRUE;
  return FALSE;
}

/* Waits for the 1xx, which says that the command is accepted, but does not insist on it. */
static gboolean
await_opening (FerryFtpExchange *exchange,
               FerryFtpSession *session,
               FerryFtpReply **refusal,
               GCancellable *cancellable,
               GError **error)
{
  gboolean is_tls = session->has_protected_data;
  guint patience =
      is_tls ? TLS_PATIENCE_SECONDS : MIN (UPLOAD_PATIENCE_SECONDS, session->server->reply_timeout);
  gboolean has_waited;

  if (exchange->has_opened || exchange->final != NULL || may_send_at_once (exchange, session) ||
      (is_tls && ferry_ftp_quirks_has (session, FERRY_FTP_QUIRK_TLS_BEFORE_OPENING)))
    return TRUE;
  has_waited = is_tls || exchange->is_upload
                   ? wait_for_reply (session, patience, cancellable, error)
                   : wait_for_reply_or_data (exchange, session, cancellable, error);
  if (!has_waited)
    return FALSE;
  if (ferry_ftp_connection_has_reply (session->connection))
    return read_reply (exchange, session, refusal, cancellable, error);
  if (!is_tls && exchange->is_upload)
    ferry_ftp_quirks_note (session, FERRY_FTP_QUIRK_NO_OPENING);
  return TRUE;
}

/* What TLS on the data connection may have kept back. An upload goes on once the server has opened
 * the file: ended before, it would be no connection to it. */
static gboolean
await_opening_after_tls (FerryFtpExchange *exchange,
                         FerryFtpSession *session,
                         FerryFtpReply **refusal,
                         GCancellable *cancellable,
                         GError **error)
{
  if (exchange->data->tls == NULL || exchange->has_opened || exchange->final != NULL)
    return TRUE;
  if (!exchange->is_upload)
    {
      ferry_ftp_quirks_note (session, FERRY_FTP_QUIRK_TLS_BEFORE_OPENING);
      return TRUE;
    }
  if (!wait_for_reply (session, UPLOAD_PATIENCE_SECONDS, cancellable, error))
    return FALSE;
  if (!ferry_ftp_connection_has_reply (session->connection))
    {
      ferry_ftp_quirks_note (session, FERRY_FTP_QUIRK_NO_OPENING);
      return TRUE;
    }
  ferry_ftp_quirks_note (session, FERRY_FTP_QUIRK_TLS_BEFORE_OPENING);
  return read_reply (exchange, session, refusal, cancellable, error);
}

/* An upload must not begin before a server that will not have its TLS session has said so; one that
 * has taken such a session before will take it again. */
static gboolean
await_verdict (FerryFtpExchange *exchange,
               FerryFtpSession *session,
               FerryFtpReply **refusal,
               GCancellable *cancellable,
               GError **error)
{
  if (!exchange->is_upload || exchange->data->tls == NULL || exchange->data->is_resumed ||
      session->takes_new_tls || exchange->final != NULL)
    return TRUE;
  if (!wait_for_reply (session, VERDICT_SECONDS, cancellable, error))
    return FALSE;
  return !ferry_ftp_connection_has_reply (session->connection) ||
         read_reply (exchange, session, refusal, cancellable, error);
}

/* Servers that refuse a file, or the TLS session, before TLS stands. */
static gboolean
is_refusal (const FerryFtpReply *reply)
{
  static const guint codes[] = { 425, 450, 451, 452, 522, 550, 551, 552, 553 };

  for (guint i = 0; reply != NULL && i < G_N_ELEMENTS (codes); i++)
    if (reply->code == codes[i])
      return TRUE;
  return FALSE;
}

/* When TLS fails, the server's own words tell more than the alert. */
static gboolean
secure (FerryFtpExchange *exchange,
        FerryFtpSession *session,
        FerryFtpReply **refusal,
        GCancellable *cancellable,
        GError **error)
{
  g_autoptr (GError) reason = NULL;
  g_autoptr (FerryFtpReply) reply = NULL;
  FerryFtpSymptom symptom = FERRY_FTP_SYMPTOM_DATA_TLS;
  GError *failure;

  exchange->is_tls_tried = session->has_protected_data;
  if (ferry_ftp_data_secure (exchange->data, session, cancellable, &reason))
    return TRUE;
  if (g_error_matches (reason, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_propagate_error (error, g_steal_pointer (&reason));
      return FALSE;
    }
  ferry_ftp_data_cut (exchange->data);
  reply = exchange->final != NULL ? g_steal_pointer (&exchange->final)
                                  : ferry_ftp_session_read_final (session, cancellable, NULL);
  if (is_refusal (reply))
    {
      *refusal = g_steal_pointer (&reply);
      return FALSE;
    }
  if (reply != NULL && ferry_ftp_reply_get_class (reply) >= 4)
    {
      symptom = ferry_ftp_symptom_of_reply (reply, FERRY_FTP_CONTEXT_DATA_TLS);
      failure = ferry_ftp_reply_to_typed_error (
          reply, FERRY_FTP_ERROR_TLS_FAILED, _ ("The data connection to %s could not be secured"),
          session->server->host);
    }
  else
    {
      failure = ferry_ftp_error_new (FERRY_FTP_ERROR_TLS_FAILED, 0,
                                     _ ("The data connection to %s could not be secured: %s"),
                                     session->server->host, reason->message);
    }
  ferry_ftp_observe_data (exchange->data->ends, failure, symptom);
  g_propagate_error (error, failure);
  return FALSE;
}

/**
 * ferry_ftp_opening_wait:
 * @exchange: its command just sent
 * @is_active: whether the server is to connect to us
 * @refusal: (out) (transfer full): the server's reply if it refuses
 *
 * Returns: whether data can flow; %FALSE with either @refusal or @error
 */
gboolean
ferry_ftp_opening_wait (FerryFtpExchange *exchange,
                        FerryFtpSession *session,
                        gboolean is_active,
                        FerryFtpReply **refusal,
                        GCancellable *cancellable,
                        GError **error)
{
  if ((is_active && !await_server (exchange, session, refusal, cancellable, error)) ||
      !await_opening (exchange, session, refusal, cancellable, error))
    return FALSE;
  return exchange->data->tcp == NULL ||
         (secure (exchange, session, refusal, cancellable, error) &&
          await_opening_after_tls (exchange, session, refusal, cancellable, error) &&
          await_verdict (exchange, session, refusal, cancellable, error));
}
