/* One command that moves data. See ferry-ftp-exchange.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-ftp-exchange.h"

#include "ferry-ftp-data-method.h"
#include "ferry-ftp-observe.h"
#include "ferry-ftp-symptom.h"
#include "ferry-ftp-wait.h"

#include <glib/gi18n-lib.h>

/* Some servers say nothing until TLS stands on the data connection. */
#define PATIENCE_SECONDS 2

void
ferry_ftp_exchange_free (FerryFtpExchange *exchange)
{
  g_clear_pointer (&exchange->data, ferry_ftp_data_free);
  g_clear_pointer (&exchange->final, ferry_ftp_reply_free);
  g_free (exchange);
}

/* Sorts a reply to the command. Returns %FALSE if it refuses. */
static gboolean
take_reply (FerryFtpExchange *exchange, FerryFtpReply *reply, FerryFtpReply **refusal)
{
  if (ferry_ftp_reply_get_class (reply) > 2)
    {
      *refusal = reply;
      return FALSE;
    }
  if (reply->is_final)
    {
      exchange->final = reply;
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

  return reply != NULL && take_reply (exchange, reply, refusal);
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
  ferry_ftp_error_edit_facts (failure)->seconds = session->server->connect_timeout;
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
  gint64 deadline = ferry_ftp_deadline_in (session->server->connect_timeout);

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

/* Waits for the 1xx, which says that the command is accepted. A plain download does not insist on
 * it: some servers send none, and the data may come first. */
static gboolean
await_opening (FerryFtpExchange *exchange,
               FerryFtpSession *session,
               FerryFtpReply **refusal,
               GCancellable *cancellable,
               GError **error)
{
  GSocket *control = ferry_ftp_connection_get_socket (session->connection);
  gint64 deadline = ferry_ftp_deadline_in (session->server->reply_timeout);

  if (exchange->has_opened || exchange->final != NULL)
    return TRUE;
  if (session->has_protected_data)
    {
      if (!ferry_ftp_connection_has_reply (session->connection) &&
          !ferry_ftp_wait_for (control, G_IO_IN, ferry_ftp_deadline_in (PATIENCE_SECONDS),
                               cancellable, NULL))
        return !g_cancellable_set_error_if_cancelled (cancellable, error);
    }
  else if (!exchange->is_upload)
    {
      while (!ferry_ftp_connection_has_reply (session->connection))
        {
          if (!ferry_ftp_wait_for_either (control, exchange->data->socket, deadline, cancellable,
                                          error))
            return FALSE;
          if (ferry_ftp_is_readable (exchange->data->socket) &&
              !ferry_ftp_connection_has_reply (session->connection))
            return TRUE;
        }
    }
  return read_reply (exchange, session, refusal, cancellable, error);
}

/* When TLS fails, the server's own words tell more than the alert: 522 or 425 say that it wants the
 * session resumed. */
static gboolean
secure (FerryFtpExchange *exchange,
        FerryFtpSession *session,
        GCancellable *cancellable,
        GError **error)
{
  g_autoptr (GError) reason = NULL;
  g_autoptr (FerryFtpReply) reply = NULL;
  FerryFtpSymptom symptom = FERRY_FTP_SYMPTOM_DATA_TLS;
  GError *failure;

  if (ferry_ftp_data_secure (exchange->data, session, cancellable, &reason))
    return TRUE;
  if (g_error_matches (reason, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_propagate_error (error, g_steal_pointer (&reason));
      return FALSE;
    }
  ferry_ftp_data_cut (exchange->data);
  reply = ferry_ftp_session_read_final (session, cancellable, NULL);
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

/* REST counts only directly before the command it is for (RFC 959 section 4.1.3): some servers
 * forget it at anything that comes between. */
static gboolean
send_command (FerryFtpSession *session,
              const char *command,
              gint64 offset,
              FerryFtpReply **refusal,
              GCancellable *cancellable,
              GError **error)
{
  if (offset > 0)
    {
      g_autoptr (FerryFtpReply) reply =
          ferry_ftp_session_command (session, cancellable, error, "REST %" G_GINT64_FORMAT, offset);

      if (reply != NULL && ferry_ftp_reply_get_class (reply) != 3)
        *refusal = g_steal_pointer (&reply);
      if (reply == NULL)
        return FALSE;
    }
  return ferry_ftp_connection_queue (session->connection, command, error) &&
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

static FerryFtpExchange *
start_in_mode (FerryFtpSession *session,
               gboolean is_active,
               const char *command,
               gint64 offset,
               gboolean is_upload,
               FerryFtpReply **refusal,
               GCancellable *cancellable,
               GError **error)
{
  g_autoptr (FerryFtpExchange) exchange = g_new0 (FerryFtpExchange, 1);
  g_autofree char *shown = ferry_ftp_session_dup_shown (session, command);

  exchange->is_upload = is_upload;
  exchange->data = ferry_ftp_data_open (session, is_active, cancellable, error);
  if (exchange->data != NULL)
    ferry_connection_record_set_purpose (exchange->data->record, shown);
  if (exchange->data == NULL ||
      !send_command (session, command, offset, refusal, cancellable, error))
    return NULL;
  if ((is_active && !await_server (exchange, session, refusal, cancellable, error)) ||
      !await_opening (exchange, session, refusal, cancellable, error) ||
      (exchange->data->tcp != NULL && !secure (exchange, session, cancellable, error)))
    {
      ferry_ftp_exchange_abort (exchange, session);
      sort_refusal (exchange, session, refusal, error);
      return NULL;
    }
  return g_steal_pointer (&exchange);
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
  guint tries = mode == FERRY_MODE_AUTOMATIC ? 2 : 1;
  g_autoptr (GError) first = NULL;

  for (guint i = 0; i < tries; i++, is_active = !is_active)
    {
      g_autoptr (GError) reason = NULL;
      FerryFtpExchange *exchange;

      if (i > 0 && !ferry_ftp_session_begin (session, cancellable, error))
        return NULL;
      exchange = start_in_mode (session, is_active, command, offset, is_upload, refusal,
                                cancellable, &reason);
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
                              is_active ? "no active data connection: trying passive mode"
                                        : "no passive data connection: trying active mode");
    }
  g_assert_not_reached ();
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
  if (exchange->is_upload)
    ferry_ftp_data_finish_sending (exchange->data, cancellable);
  ferry_ftp_data_cut (exchange->data);
  if (exchange->final != NULL)
    return g_steal_pointer (&exchange->final);
  return ferry_ftp_session_read_final (session, cancellable, error);
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
  reply = exchange->final != NULL ? g_steal_pointer (&exchange->final)
                                  : ferry_ftp_session_read_final (session, cancellable, error);
  if (reply != NULL && ferry_ftp_reply_get_class (reply) >= 4)
    g_propagate_error (error, ferry_ftp_reply_to_error (reply, _ ("%s ended the transfer"),
                                                        session->server->host));
  else if (reply != NULL)
    g_propagate_error (error, ferry_ftp_error_new (FERRY_FTP_ERROR_INCOMPLETE, reply->code,
                                                   _ ("The data connection with %s broke: %s"),
                                                   session->server->host, reason->message));
  g_error_free (reason);
}
