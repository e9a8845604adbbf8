/* One command that moves data. See ferry-ftp-exchange.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-ftp-exchange.h"

#include "ferry-ftp-data-method.h"
#include "ferry-ftp-observe.h"
#include "ferry-ftp-opening.h"
#include "ferry-ftp-quirks.h"
#include "ferry-ftp-renew.h"
#include "ferry-ftp-symptom.h"

#include <glib/gi18n-lib.h>
#include <string.h>

void
ferry_ftp_exchange_free (FerryFtpExchange *exchange)
{
  g_clear_pointer (&exchange->data, ferry_ftp_data_free);
  g_clear_pointer (&exchange->final, ferry_ftp_reply_free);
  g_free (exchange);
}

/* One data connection and the command on it. */
typedef struct
{
  const char *command;
  gint64 offset;
  gboolean is_upload;
  gboolean is_active;
} Attempt;

/* REST counts only directly before the command it is for (RFC 959 section 4.1.3): some servers
 * forget it at anything that comes between. Where it is refused a download begins anew, and what is
 * here already is passed over. */
static gboolean
restart (FerryFtpExchange *exchange,
         FerryFtpSession *session,
         const Attempt *attempt,
         FerryFtpReply **refusal,
         GCancellable *cancellable,
         GError **error)
{
  g_autoptr (FerryFtpReply) reply = NULL;

  if (!attempt->is_upload && ferry_ftp_quirks_has (session, FERRY_FTP_QUIRK_NO_REST))
    {
      exchange->skip = attempt->offset;
      return TRUE;
    }
  reply = ferry_ftp_session_command (session, cancellable, error, "REST %" G_GINT64_FORMAT,
                                     attempt->offset);
  if (reply == NULL)
    return FALSE;
  if (ferry_ftp_reply_is_done (reply))
    ferry_ftp_quirks_note (session, FERRY_FTP_QUIRK_ODD_CODE);
  if (ferry_ftp_reply_get_class (reply) == 3 || ferry_ftp_reply_is_done (reply))
    return TRUE;
  if (!attempt->is_upload && ferry_ftp_reply_get_class (reply) == 5)
    {
      ferry_ftp_quirks_note (session, FERRY_FTP_QUIRK_NO_REST);
      exchange->skip = attempt->offset;
      return TRUE;
    }
  *refusal = g_steal_pointer (&reply);
  return FALSE;
}

static gboolean
send_command (FerryFtpExchange *exchange,
              FerryFtpSession *session,
              const Attempt *attempt,
              FerryFtpReply **refusal,
              GCancellable *cancellable,
              GError **error)
{
  return (attempt->offset == 0 ||
          restart (exchange, session, attempt, refusal, cancellable, error)) &&
         ferry_ftp_connection_queue (session->connection, attempt->command, error) &&
         ferry_ftp_connection_flush (session->connection, cancellable, error);
}

/* A 425 is about the connection and not about the file. */
static void
sort_refusal (const FerryFtpExchange *exchange,
              FerryFtpSession *session,
              FerryFtpReply **refusal,
              GError **error)
{
  FerryFtpContext context =
      exchange->data->is_active ? FERRY_FTP_CONTEXT_ACTIVE_DATA : FERRY_FTP_CONTEXT_PASSIVE_DATA;
  GError *reason;

  if (*refusal == NULL ||
      ferry_ftp_reply_get_error_code (*refusal) != FERRY_FTP_ERROR_DATA_CONNECTION)
    return;
  reason =
      ferry_ftp_reply_to_error (*refusal, _ ("No data connection with %s"), session->server->host);
  ferry_ftp_observe_data (exchange->data->ends, reason,
                          ferry_ftp_symptom_of_reply (*refusal, context));
  g_propagate_error (error, reason);
  g_clear_pointer (refusal, ferry_ftp_reply_free);
}

static void
set_tls_refused (const FerryFtpExchange *exchange,
                 FerryFtpSession *session,
                 FerryFtpReply **refusal,
                 GError **error)
{
  GError *reason = ferry_ftp_reply_to_typed_error (
      *refusal, FERRY_FTP_ERROR_TLS_FAILED, _ ("The data connection to %s could not be secured"),
      session->server->host);

  ferry_ftp_observe_data (exchange->data->ends, reason,
                          ferry_ftp_symptom_of_reply (*refusal, FERRY_FTP_CONTEXT_DATA_TLS));
  g_propagate_error (error, reason);
  g_clear_pointer (refusal, ferry_ftp_reply_free);
}

/* Sets @is_about_tls, and neither @refusal nor @error, if the server wants another TLS session;
 * that is an error once it is %NULL. */
static FerryFtpExchange *
try_once (FerryFtpSession *session,
          const Attempt *attempt,
          gboolean *is_about_tls,
          FerryFtpReply **refusal,
          GCancellable *cancellable,
          GError **error)
{
  g_autoptr (FerryFtpExchange) exchange = g_new0 (FerryFtpExchange, 1);
  g_autofree char *shown = ferry_ftp_session_dup_shown (session, attempt->command);

  exchange->is_upload = attempt->is_upload;
  exchange->data = ferry_ftp_data_open (session, attempt->is_active, cancellable, error);
  if (exchange->data != NULL)
    ferry_connection_record_set_purpose (exchange->data->record, shown);
  if (exchange->data == NULL ||
      !send_command (exchange, session, attempt, refusal, cancellable, error))
    return NULL;
  if (ferry_ftp_opening_wait (exchange, session, attempt->is_active, refusal, cancellable, error))
    return g_steal_pointer (&exchange);
  ferry_ftp_exchange_abort (exchange, session);
  if (!ferry_ftp_exchange_is_tls_refusal (exchange, session, *refusal))
    {
      sort_refusal (exchange, session, refusal, error);
      return NULL;
    }
  if (is_about_tls == NULL)
    {
      set_tls_refused (exchange, session, refusal, error);
      return NULL;
    }
  *is_about_tls = TRUE;
  g_clear_pointer (refusal, ferry_ftp_reply_free);
  return NULL;
}

/* Two faults are mended by a new login: a TLS session that the server has forgotten, and an EPSV
 * whose answer never came, for then all replies would be one off. */
static FerryFtpExchange *
start_in_mode (FerryFtpSession *session,
               const Attempt *attempt,
               FerryFtpReply **refusal,
               GCancellable *cancellable,
               GError **error)
{
  g_autoptr (GError) reason = NULL;
  gboolean was_silent = ferry_ftp_quirks_has (session, FERRY_FTP_QUIRK_SILENT_EPSV);
  gboolean is_about_tls = FALSE;
  gboolean is_silent;
  FerryFtpExchange *exchange =
      try_once (session, attempt, &is_about_tls, refusal, cancellable, &reason);

  is_silent = !was_silent && ferry_ftp_quirks_has (session, FERRY_FTP_QUIRK_SILENT_EPSV);
  if (!is_about_tls && !is_silent)
    {
      if (reason != NULL)
        g_propagate_error (error, g_steal_pointer (&reason));
      return exchange;
    }
  if (!(is_about_tls ? ferry_ftp_renew_for_tls (session, cancellable, error)
                     : ferry_ftp_renew (session, cancellable, error)))
    return NULL;
  return try_once (session, attempt, NULL, refusal, cancellable, error);
}

static gboolean
is_about_passive (const GError *error)
{
  const FerryFtpFacts *facts = ferry_ftp_error_get_facts (error);

  return facts != NULL && facts->symptom >= FERRY_FTP_SYMPTOM_PASSIVE_REFUSED &&
         facts->symptom <= FERRY_FTP_SYMPTOM_PASSIVE_NO_ROUTE;
}

/* When neither direction leads anywhere, the passive port that could not be reached is what
 * somebody can open; most computers cannot be reached by a server at all. */
static GError *
choose_telling (GError **first, GError **last)
{
  if (is_about_passive (*first) &&
      g_error_matches (*last, FERRY_FTP_ERROR, FERRY_FTP_ERROR_DATA_CONNECTION))
    return g_steal_pointer (first);
  return g_steal_pointer (last);
}

/* Active mode by choice says nothing about passive. */
static void
learn_way (FerryFtpSession *session, const FerryFtpExchange *exchange)
{
  if (session->server->mode == FERRY_MODE_ACTIVE)
    return;
  if (exchange->data->is_active)
    session->way = FERRY_WAY_ACTIVE;
  else
    session->way = session->is_epsv_silent ? FERRY_WAY_PASV : FERRY_WAY_EPSV;
}

/**
 * ferry_ftp_exchange_start:
 * @command: the line to send
 * @offset: for REST before it; 0 sends none
 * @refusal: (out) (transfer full): the server's reply if it refuses the command
 *
 * Opens a data connection in the session's mode and sends the command. In automatic mode the other
 * direction is tried when one leads nowhere, and the one that worked is remembered.
 *
 * Returns: (transfer full): the exchange, data ready to flow; %NULL with either @refusal or @error
 */
FerryFtpExchange *
ferry_ftp_exchange_start (FerryFtpSession *session,
                          const char *command,
                          gint64 offset,
                          gboolean is_upload,
                          FerryFtpReply **refusal,
                          GCancellable *cancellable,
                          GError **error)
{
  FerryMode mode = session->server->mode;
  gboolean is_active = mode == FERRY_MODE_ACTIVE ||
                       (mode == FERRY_MODE_AUTOMATIC && session->way == FERRY_WAY_ACTIVE);
  Attempt attempt = { command, offset, is_upload, is_active };
  guint tries = mode == FERRY_MODE_AUTOMATIC ? 2 : 1;
  g_autoptr (GError) first = NULL;

  for (guint i = 0; i < tries; i++, attempt.is_active = !attempt.is_active)
    {
      g_autoptr (GError) reason = NULL;
      FerryFtpExchange *exchange;

      if (i > 0 && !ferry_ftp_session_begin (session, cancellable, error))
        return NULL;
      exchange = start_in_mode (session, &attempt, refusal, cancellable, &reason);
      if (exchange != NULL)
        {
          learn_way (session, exchange);
          return exchange;
        }
      if (reason == NULL)
        return NULL;
      if (i + 1 == tries ||
          !g_error_matches (reason, FERRY_FTP_ERROR, FERRY_FTP_ERROR_DATA_CONNECTION))
        {
          g_propagate_error (error, choose_telling (&first, &reason));
          return NULL;
        }
      first = g_steal_pointer (&reason);
      ferry_ftp_session_note (session, FERRY_LOG_STATUS,
                              attempt.is_active ? "no active data connection: trying passive mode"
                                                : "no passive data connection: trying active mode");
    }
  g_assert_not_reached ();
}

/**
 * ferry_ftp_exchange_is_tls_refusal:
 * @reply: (nullable): a refusal
 *
 * vsftpd says 522 and ProFTPD and FileZilla Server 425 where they want the control connection's TLS
 * session resumed. A restarted server has forgotten the session of a client that has not.
 *
 * Returns: whether a new login helps
 */
gboolean
ferry_ftp_exchange_is_tls_refusal (const FerryFtpExchange *exchange,
                                   const FerryFtpSession *session,
                                   const FerryFtpReply *reply)
{
  gboolean has_new_session = exchange->is_tls_tried && !exchange->data->is_resumed;

  /* 425 has other meanings; 522 has none here, where no address is sent. */
  return reply != NULL && session->has_protected_data &&
         (reply->code == 522 || (reply->code == 425 && has_new_session));
}

/* Whether what waits in line may leave when all data is here and the 226 is not: Pure-FTPd would
 * answer 500, vsftpd reads it when it is done. */
static gboolean
reads_in_order (const FerryFtpSession *session)
{
  return session->greeting != NULL && strstr (session->greeting, "vsFTPd") != NULL;
}

/**
 * ferry_ftp_exchange_read_end:
 *
 * Returns: (transfer full): the reply that ends the command
 */
FerryFtpReply *
ferry_ftp_exchange_read_end (FerryFtpExchange *exchange,
                             FerryFtpSession *session,
                             GCancellable *cancellable,
                             GError **error)
{
  FerryFtpReply *reply =
      exchange->final != NULL
          ? g_steal_pointer (&exchange->final)
          : ferry_ftp_connection_read_reply (session->connection, cancellable, error);

  while (reply != NULL && !reply->is_final)
    {
      exchange->has_opened = TRUE;
      ferry_ftp_reply_free (reply);
      reply = ferry_ftp_connection_read_reply (session->connection, cancellable, error);
    }
  return reply;
}

/**
 * ferry_ftp_exchange_finish:
 *
 * Closes the data connection, which some servers wait for, then reads the reply that ends the
 * command.
 *
 * Returns: (transfer full): that reply, whatever it says
 */
FerryFtpReply *
ferry_ftp_exchange_finish (FerryFtpExchange *exchange,
                           FerryFtpSession *session,
                           GCancellable *cancellable,
                           GError **error)
{
  FerryFtpReply *reply;

  if (exchange->is_upload)
    ferry_ftp_data_finish_sending (exchange->data, cancellable);
  ferry_ftp_data_cut (exchange->data);
  if (reads_in_order (session) &&
      !ferry_ftp_connection_flush (session->connection, cancellable, error))
    return NULL;
  reply = ferry_ftp_exchange_read_end (exchange, session, cancellable, error);
  if (reply != NULL && ferry_ftp_reply_is_done (reply))
    {
      session->exchanges++;
      session->takes_new_tls =
          session->takes_new_tls || (exchange->is_tls_tried && !exchange->data->is_resumed);
    }
  return reply;
}

/**
 * ferry_ftp_exchange_abort:
 *
 * Ends the exchange in the middle, without waiting: the replies are read before the next verb. If
 * that cannot be done cleanly, the connection is given up.
 */
void
ferry_ftp_exchange_abort (FerryFtpExchange *exchange, FerryFtpSession *session)
{
  if (!ferry_ftp_data_cut (exchange->data))
    ferry_ftp_connection_break (session->connection);
  ferry_ftp_session_abort (session);
}

/**
 * ferry_ftp_exchange_fail:
 * @reason: (transfer full): what happened on the data connection
 *
 * Ends the exchange after an error. When the other side has cut the data connection, the reply on
 * the control connection tells why (a full disk, a limit); it becomes the error. When it was us,
 * who waited long enough or got too much, nothing more is waited for.
 */
void
ferry_ftp_exchange_fail (FerryFtpExchange *exchange,
                         FerryFtpSession *session,
                         GError *reason,
                         GCancellable *cancellable,
                         GError **error)
{
  g_autoptr (FerryFtpReply) reply = NULL;

  if (g_error_matches (reason, G_IO_ERROR, G_IO_ERROR_CANCELLED) ||
      g_error_matches (reason, G_IO_ERROR, G_IO_ERROR_TIMED_OUT) ||
      reason->domain == FERRY_FTP_ERROR)
    {
      ferry_ftp_exchange_abort (exchange, session);
      g_propagate_error (error, reason);
      return;
    }
  ferry_ftp_data_cut (exchange->data);
  reply = ferry_ftp_exchange_read_end (exchange, session, cancellable, error);
  if (reply != NULL && ferry_ftp_reply_get_class (reply) >= 4)
    g_propagate_error (error, ferry_ftp_reply_to_error (reply, _ ("%s ended the transfer"),
                                                        session->server->host));
  else if (reply != NULL)
    g_propagate_error (error, ferry_ftp_error_new (FERRY_FTP_ERROR_INCOMPLETE, reply->code,
                                                   _ ("The data connection with %s broke: %s"),
                                                   session->server->host, reason->message));
  g_error_free (reason);
}
