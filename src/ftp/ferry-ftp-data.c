/* One data connection. See ferry-ftp-data.h; how one is opened is ferry-ftp-data-method.c.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-ftp-data.h"

#include "ferry-ftp-address.h"
#include "ferry-ftp-dial.h"
#include "ferry-ftp-record.h"
#include "ferry-ftp-tls.h"
#include "ferry-ftp-wait.h"

#include <glib/gi18n-lib.h>

#define HANDSHAKE_SECONDS 15
#define LINGER_SECONDS    5

/**
 * ferry_ftp_data_new:
 * @command: that makes it, a string that stays
 * @is_active: whether the server opens it
 */
FerryFtpData *
ferry_ftp_data_new (const FerryFtpSession *session, const char *command, gboolean is_active)
{
  FerryFtpData *data = g_new0 (FerryFtpData, 1);

  data->command = command;
  data->ends = ferry_ftp_facts_new (FERRY_FTP_SYMPTOM_NONE);
  data->ends->command = g_strdup (command);
  data->is_active = is_active;
  data->record =
      ferry_connection_record_new (ferry_ftp_connection_get_number (session->connection),
                                   is_active ? FERRY_CONNECTION_ACTIVE : FERRY_CONNECTION_PASSIVE);
  data->timeout = session->server->data_timeout;
  return data;
}

void
ferry_ftp_data_free (FerryFtpData *data)
{
  if (data->tcp != NULL)
    g_io_stream_close (G_IO_STREAM (data->tcp), NULL, NULL);
  ferry_connection_record_end (data->record,
                               data->tcp != NULL ? FERRY_CONNECTION_CUT : FERRY_CONNECTION_SILENT);
  ferry_connection_record_unref (data->record);
  if (data->listener != NULL)
    g_socket_close (data->listener, NULL);
  g_clear_object (&data->tls);
  g_clear_object (&data->tcp);
  g_clear_object (&data->listener);
  ferry_ftp_facts_free (data->ends);
  g_free (data);
}

static void
use_stream (FerryFtpData *data, GIOStream *stream)
{
  data->input = g_io_stream_get_input_stream (stream);
  data->output = g_io_stream_get_output_stream (stream);
}

/**
 * ferry_ftp_data_set_connection:
 * @tcp: (transfer full): the connection, which now stands
 */
void
ferry_ftp_data_set_connection (FerryFtpData *data, GSocketConnection *tcp)
{
  data->tcp = tcp;
  data->socket = g_socket_connection_get_socket (tcp);
  ferry_ftp_record_open (data->record, data->socket);
  ferry_ftp_set_no_delay (data->socket);
  use_stream (data, G_IO_STREAM (tcp));
}

/**
 * ferry_ftp_data_set_listener:
 * @listener: (transfer full): where the server is to connect to
 */
void
ferry_ftp_data_set_listener (FerryFtpData *data, GSocket *listener)
{
  data->listener = listener;
}

/* One line a data connection: who opened it, from where, to where. */
static void
log_opened (FerryFtpData *data, FerryFtpSession *session, const char *security)
{
  g_autoptr (GSocketAddress) ours = g_socket_get_local_address (data->socket, NULL);
  g_autoptr (GSocketAddress) theirs = g_socket_get_remote_address (data->socket, NULL);
  g_autofree char *our_text = ferry_ftp_address_dup_shown (ours);
  g_autofree char *their_text = ferry_ftp_address_dup_shown (theirs);
  const char *proxy =
      ferry_ftp_connection_is_proxied (session->connection) ? ", through a proxy" : "";

  ferry_ftp_ends_note_socket (session->ends, data->socket);

  if (data->is_active)
    ferry_ftp_session_note (session, FERRY_LOG_DATA, "data connection us %s ← %s (active, %s%s)",
                            our_text, their_text, data->command, security);
  else
    ferry_ftp_session_note (session, FERRY_LOG_DATA, "data connection %s ← us %s (passive, %s%s%s)",
                            their_text, our_text, data->command, security, proxy);
}

static GSocket *
accept_one (FerryFtpData *data, FerryFtpSession *session, GError **error)
{
  g_autoptr (GSocket) socket = g_socket_accept (data->listener, NULL, error);
  g_autoptr (GSocketAddress) peer = NULL;
  g_autoptr (GSocketAddress) expected = ferry_ftp_connection_get_peer (session->connection);
  g_autofree char *shown = NULL;

  if (socket == NULL)
    return NULL;
  peer = g_socket_get_remote_address (socket, NULL);
  if (peer != NULL && expected != NULL && ferry_ftp_address_is_same_host (peer, expected))
    return g_steal_pointer (&socket);
  shown = ferry_ftp_address_dup_shown (peer);
  ferry_ftp_session_note (session, FERRY_LOG_ERROR,
                          "refused a data connection from %s: it is not the server", shown);
  g_socket_close (socket, NULL);
  return NULL;
}

/**
 * ferry_ftp_data_accept:
 *
 * Active mode: takes the server's connection if it is there; waits until then, or until there is
 * something to read on the control connection. Only the control connection's peer is let in.
 *
 * Returns: %FALSE on an error; otherwise look whether @data->tcp is set
 */
gboolean
ferry_ftp_data_accept (FerryFtpData *data,
                       FerryFtpSession *session,
                       gint64 deadline,
                       GCancellable *cancellable,
                       GError **error)
{
  g_autoptr (GSocket) socket = NULL;

  if (!ferry_ftp_wait_for_either (data->listener,
                                  ferry_ftp_connection_get_socket (session->connection), deadline,
                                  cancellable, error))
    return FALSE;
  if (!ferry_ftp_is_readable (data->listener))
    return TRUE;
  socket = accept_one (data, session, NULL);
  if (socket == NULL && g_get_monotonic_time () >= deadline)
    {
      /* Strangers that never stop coming would keep the wait above from ending. */
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT, _ ("Connection timed out"));
      return FALSE;
    }
  if (socket == NULL)
    return TRUE;
  g_socket_close (data->listener, NULL);
  g_clear_object (&data->listener);
  ferry_ftp_data_set_connection (data, g_socket_connection_factory_create_connection (socket));
  return TRUE;
}

/**
 * ferry_ftp_data_secure:
 *
 * Makes TLS on the data connection, if the session protects its data, and writes the log's line.
 * To be called when the command is on its way.
 *
 * Returns: whether bytes can flow
 */
gboolean
ferry_ftp_data_secure (FerryFtpData *data,
                       FerryFtpSession *session,
                       GCancellable *cancellable,
                       GError **error)
{
  if (!session->has_protected_data)
    {
      log_opened (data, session, "");
      return TRUE;
    }
  data->tls =
      ferry_ftp_tls_start_data (data->tcp, ferry_ftp_connection_get_tls (session->connection),
                                MIN (HANDSHAKE_SECONDS, session->server->connect_timeout),
                                &data->is_resumed, cancellable, error);
  log_opened (data, session,
              data->tls == NULL  ? ", TLS failed"
              : data->is_resumed ? ", TLS resumed"
                                 : ", TLS");
  if (data->tls == NULL)
    return FALSE;
  ferry_connection_record_set_tls (data->record);
  use_stream (data, G_IO_STREAM (data->tls));
  return TRUE;
}

/**
 * ferry_ftp_data_read:
 * @deadline: when to return at the latest
 *
 * Returns: bytes read, 0 at the end, -1 on an error, %G_IO_ERROR_TIMED_OUT at @deadline
 */
gssize
ferry_ftp_data_read (FerryFtpData *data,
                     void *buffer,
                     gsize size,
                     gint64 deadline,
                     GCancellable *cancellable,
                     GError **error)
{
  for (;;)
    {
      g_autoptr (GError) reason = NULL;
      gssize count = g_pollable_input_stream_read_nonblocking (
          G_POLLABLE_INPUT_STREAM (data->input), buffer, size, cancellable, &reason);

      if (count == 0)
        ferry_connection_record_end (data->record, FERRY_CONNECTION_CLOSED_THERE);
      if (count >= 0)
        {
          ferry_connection_record_count (data->record, 0, count);
          return count;
        }
      if (!g_error_matches (reason, G_IO_ERROR, G_IO_ERROR_WOULD_BLOCK))
        {
          ferry_ftp_record_end_broken (data->record, reason);
          g_propagate_error (error, g_steal_pointer (&reason));
          return -1;
        }
      if (!ferry_ftp_wait_for (data->socket, G_IO_IN, deadline, cancellable, error))
        return -1;
    }
}

/**
 * ferry_ftp_data_write:
 * @buffer: after %G_IO_ERROR_TIMED_OUT the next call must pass the same bytes: TLS may have begun a
 *   record with them
 *
 * Returns: bytes written, -1 on an error, %G_IO_ERROR_TIMED_OUT at @deadline
 */
gssize
ferry_ftp_data_write (FerryFtpData *data,
                      const void *buffer,
                      gsize size,
                      gint64 deadline,
                      GCancellable *cancellable,
                      GError **error)
{
  for (;;)
    {
      g_autoptr (GError) reason = NULL;
      gssize count = g_pollable_output_stream_write_nonblocking (
          G_POLLABLE_OUTPUT_STREAM (data->output), buffer, size, cancellable, &reason);

      data->is_write_begun = g_error_matches (reason, G_IO_ERROR, G_IO_ERROR_WOULD_BLOCK);
      if (count >= 0)
        {
          ferry_connection_record_count (data->record, count, 0);
          return count;
        }
      if (!data->is_write_begun)
        {
          ferry_ftp_record_end_broken (data->record, reason);
          g_propagate_error (error, g_steal_pointer (&reason));
          return -1;
        }
      if (!ferry_ftp_wait_for (data->socket, G_IO_OUT, deadline, cancellable, error))
        return -1;
    }
}

/* Reads the socket below TLS to its end: the session tickets that vsftpd sends on an upload's
 * connection. Closed with bytes unread, the kernel would send a reset, and the server would lose
 * what it has not read yet. */
static void
read_to_end (FerryFtpData *data, GCancellable *cancellable)
{
  gint64 deadline = ferry_ftp_deadline_in (LINGER_SECONDS);
  char bytes[1024];

  while (g_get_monotonic_time () < deadline &&
         ferry_ftp_wait_for (data->socket, G_IO_IN, deadline, cancellable, NULL) &&
         g_socket_receive_with_blocking (data->socket, bytes, sizeof bytes, FALSE, cancellable,
                                         NULL) > 0)
    continue;
}

/**
 * ferry_ftp_data_finish_sending:
 *
 * Ends an upload: close_notify, then the end of our side, then whatever the server still says.
 * What came of it is told by the reply on the control connection.
 */
void
ferry_ftp_data_finish_sending (FerryFtpData *data, GCancellable *cancellable)
{
  ferry_connection_record_end (data->record, FERRY_CONNECTION_CLOSED_HERE);
  if (data->tls == NULL)
    return;
  g_socket_set_timeout (data->socket, data->timeout);
  g_output_stream_close (data->output, cancellable, NULL);
  g_socket_shutdown (data->socket, FALSE, TRUE, NULL);
  read_to_end (data, cancellable);
}

/**
 * ferry_ftp_data_cut:
 *
 * Closes at once, in the middle or after the last byte of a download. Under TLS the close_notify
 * goes out if there is room for it; without it ProFTPD forgets the session that all later data
 * connections would resume.
 *
 * Returns: whether the session can still be resumed
 */
gboolean
ferry_ftp_data_cut (FerryFtpData *data)
{
  gboolean is_clean = TRUE;

  if (data->tcp != NULL)
    ferry_connection_record_end (data->record, FERRY_CONNECTION_CUT);
  if (data->tls != NULL)
    {
      is_clean =
          !data->is_write_begun && g_socket_condition_check (data->socket, G_IO_OUT) == G_IO_OUT;
      g_socket_set_timeout (data->socket, 1);
      if (is_clean)
        is_clean = g_io_stream_close (G_IO_STREAM (data->tls), NULL, NULL);
    }
  if (data->tcp != NULL)
    g_io_stream_close (G_IO_STREAM (data->tcp), NULL, NULL);
  return is_clean;
}
