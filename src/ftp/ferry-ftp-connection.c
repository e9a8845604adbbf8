/* The control connection: commands out, replies in. See ferry-ftp-connection.h; from bytes
 * to lines and back are ferry-ftp-line-reader.c and ferry-ftp-line-writer.c.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-ftp-connection.h"

#include "ferry-ftp-dial.h"
#include "ferry-ftp-line-reader.h"
#include "ferry-ftp-line-writer.h"
#include "ferry-ftp-observe.h"
#include "ferry-ftp-record.h"
#include "ferry-ftp-secret.h"
#include "ferry-ftp-tls.h"
#include "ferry-ftp-wait.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define KEEP_ALIVE_SECONDS 30

struct _FerryFtpConnection
{
  /* owned */
  GSocketConnection *tcp;
  GTlsConnection *tls; /* nullable */
  FerryLog *log;
  FerryConnectionRecord *record;
  GSocketAddress *peer; /* a socket forgets its ends when it is reset */
  GSocketAddress *local;
  char *host;
  char *last_command; /* the verb, for sentences about a reply that does not come */
  FerryFtpLineWriter *writer;
  FerryFtpLineReader *reader;
  FerryFtpReply *partial; /* a reply that a cancel has cut: the rest of its lines is to come */

  /* borrowed from tcp */
  GSocket *socket;

  guint number;
  guint reply_timeout;
  gint64 deadline; /* of all replies together, 0: each has reply_timeout */

  FerryFtpOwed owed;
  gboolean is_broken;
  gboolean is_proxied;
  gboolean is_prompt; /* the server never holds a reply back */
};

static void
use_stream (FerryFtpConnection *connection, GIOStream *stream)
{
  ferry_ftp_line_writer_set_output (connection->writer, g_io_stream_get_output_stream (stream));
  g_clear_pointer (&connection->reader, ferry_ftp_line_reader_free);
  connection->reader =
      ferry_ftp_line_reader_new (g_io_stream_get_input_stream (stream), connection->socket);
}

/**
 * ferry_ftp_connection_open:
 * @log: (nullable):
 *
 * Opens the TCP connection. The greeting is owed then; with implicit TLS
 * ferry_ftp_connection_start_tls() comes first.
 *
 * Returns: (transfer full): the connection; fails with %FERRY_FTP_ERROR_CONNECT
 */
FerryFtpConnection *
ferry_ftp_connection_open (const FerryServer *server,
                           FerryLog *log,
                           GCancellable *cancellable,
                           GError **error)
{
  static int last_number;
  guint number = (guint) g_atomic_int_add (&last_number, 1) + 1;
  guint16 port = ferry_server_get_port (server);
  g_autoptr (GError) reason = NULL;
  g_autoptr (FerryConnectionRecord) record =
      ferry_connection_record_new (number, FERRY_CONNECTION_CONTROL);
  g_autoptr (GSocketAddress) tried = NULL;
  g_autoptr (FerryFtpConnection) connection = NULL;
  GSocketConnection *tcp;
  gboolean is_proxied;

  ferry_log_write (log, number, FERRY_LOG_STATUS, "connecting to %s port %u", server->host, port);
  ferry_connection_record_set_their_end (record, server->host, port);
  ferry_log_watch (log, record);
  tcp = ferry_ftp_dial_host (server->address != NULL ? server->address : server->host, port, server,
                             server->connect_timeout, &is_proxied, &tried, cancellable, &reason);
  if (tcp == NULL)
    {
      ferry_ftp_record_end_untaken (record, reason);
      g_propagate_error (error, ferry_ftp_observe_connect (server, reason, tried));
      return NULL;
    }

  connection = g_new0 (FerryFtpConnection, 1);
  connection->tcp = tcp;
  connection->log = log != NULL ? ferry_log_ref (log) : NULL;
  connection->record = g_steal_pointer (&record);
  connection->host = g_strdup (server->host);
  connection->socket = g_socket_connection_get_socket (tcp);
  connection->peer = g_socket_get_remote_address (connection->socket, NULL);
  connection->local = g_socket_get_local_address (connection->socket, NULL);
  connection->number = number;
  connection->reply_timeout = server->reply_timeout;
  connection->writer = ferry_ftp_line_writer_new (connection->socket, server->reply_timeout);
  connection->is_proxied = is_proxied;
  ferry_ftp_owed_add (&connection->owed);
  ferry_ftp_record_open (connection->record, connection->socket);
  ferry_ftp_set_no_delay (connection->socket);
  ferry_ftp_set_keep_alive (connection->socket, KEEP_ALIVE_SECONDS);
  use_stream (connection, G_IO_STREAM (tcp));
  return g_steal_pointer (&connection);
}

/* Closes without waiting for the other side. */
static void
close_streams (FerryFtpConnection *connection)
{
  if (connection->tls != NULL && !connection->is_broken &&
      g_socket_condition_check (connection->socket, G_IO_OUT) == G_IO_OUT)
    g_io_stream_close (G_IO_STREAM (connection->tls), NULL, NULL);
  g_io_stream_close (G_IO_STREAM (connection->tcp), NULL, NULL);
}

void
ferry_ftp_connection_free (FerryFtpConnection *connection)
{
  close_streams (connection);
  ferry_connection_record_end (connection->record, connection->is_broken
                                                       ? FERRY_CONNECTION_LOST
                                                       : FERRY_CONNECTION_CLOSED_HERE);
  ferry_connection_record_unref (connection->record);
  g_clear_object (&connection->tls);
  g_clear_object (&connection->tcp);
  g_clear_object (&connection->peer);
  g_clear_object (&connection->local);
  g_clear_pointer (&connection->reader, ferry_ftp_line_reader_free);
  g_clear_pointer (&connection->writer, ferry_ftp_line_writer_free);
  g_clear_pointer (&connection->partial, ferry_ftp_reply_free);
  ferry_ftp_owed_clear (&connection->owed);
  g_clear_pointer (&connection->log, ferry_log_unref);
  g_free (connection->last_command);
  g_free (connection->host);
  g_free (connection);
}

static gboolean
fail_without_tls (FerryFtpConnection *connection, GError *reason, GError **error)
{
  connection->is_broken = TRUE;
  g_propagate_error (error, ferry_ftp_observe_no_tls (
                                connection, ferry_ftp_line_reader_has_bytes (connection->reader),
                                connection->host, connection->last_command, reason));
  return FALSE;
}

/**
 * ferry_ftp_connection_start_tls:
 *
 * Makes the TLS session. What the server sent in plain text before it belongs to nobody: somebody
 * between the two may have put it there, so it is an error and not a reply.
 *
 * Returns: whether TLS stands
 */
gboolean
ferry_ftp_connection_start_tls (FerryFtpConnection *connection,
                                const FerryServer *server,
                                GCancellable *cancellable,
                                GError **error)
{
  g_autofree char *description = NULL;
  g_autoptr (GError) reason = NULL;

  if (ferry_ftp_line_reader_peek (connection->reader))
    return fail_without_tls (connection, NULL, error);
  connection->tls = ferry_ftp_tls_start_control (connection->tcp, server, cancellable, &reason);
  if (connection->tls == NULL)
    return fail_without_tls (connection, g_steal_pointer (&reason), error);
  ferry_connection_record_set_tls (connection->record);
  use_stream (connection, G_IO_STREAM (connection->tls));
  description = ferry_ftp_tls_dup_description (connection->tls);
  ferry_log_write (connection->log, connection->number, FERRY_LOG_STATUS,
                   "control connection secured with %s", description);
  return TRUE;
}

/**
 * ferry_ftp_connection_set_deadline:
 * @deadline: when all replies to come must be there, or 0 for the usual time for each
 */
void
ferry_ftp_connection_set_deadline (FerryFtpConnection *connection, gint64 deadline)
{
  connection->deadline = deadline;
}

/**
 * ferry_ftp_connection_queue:
 * @command: one line without its end, raw bytes
 *
 * Adds a line to what ferry_ftp_connection_flush() sends; its reply is owed from now on.
 *
 * Returns: %FALSE if it holds a line end: that would be a second command
 */
gboolean
ferry_ftp_connection_queue (FerryFtpConnection *connection, const char *command, GError **error)
{
  g_autofree char *masked = NULL;

  if (!ferry_ftp_line_writer_add (connection->writer, command, error))
    return FALSE;
  masked = ferry_ftp_dup_masked (command);
  ferry_log_write (connection->log, connection->number, FERRY_LOG_COMMAND, "%s", masked);
  ferry_ftp_owed_add (&connection->owed);
  g_free (connection->last_command);
  connection->last_command = g_strndup (command, strcspn (command, " "));
  return TRUE;
}

/* Returns: whether all queued lines are on their way */
gboolean
ferry_ftp_connection_flush (FerryFtpConnection *connection,
                            GCancellable *cancellable,
                            GError **error)
{
  g_autoptr (GError) reason = NULL;
  gsize sent;
  gboolean is_sent;

  is_sent = ferry_ftp_line_writer_flush (connection->writer, &sent, cancellable, &reason);
  ferry_connection_record_count (connection->record, (gint64) sent, 0);
  if (is_sent)
    return TRUE;
  /* Part of a line may be out: nothing can follow it. */
  connection->is_broken = TRUE;
  ferry_ftp_record_end_broken (connection->record, reason);
  g_propagate_error (error, ferry_ftp_observe_read (connection, connection->host,
                                                    connection->last_command, "", reason));
  return FALSE;
}

/* What has come and is no reply: a line before the first code, or the beginning of one. */
static const char *
get_stray (FerryFtpConnection *connection)
{
  if (connection->partial != NULL && connection->partial->stray != NULL)
    return connection->partial->stray;
  return ferry_ftp_line_reader_get_rest (connection->reader);
}

static FerryFtpReply *
read_lines (FerryFtpConnection *connection,
            gint64 deadline,
            GCancellable *cancellable,
            GError **error)
{
  FerryFtpReplyState state = FERRY_FTP_REPLY_MORE;

  if (connection->partial == NULL)
    connection->partial = ferry_ftp_reply_new ();
  while (state == FERRY_FTP_REPLY_MORE)
    {
      const char *line =
          ferry_ftp_line_reader_read (connection->reader, deadline, cancellable, error);

      if (line == NULL)
        return NULL;
      ferry_connection_record_count (connection->record, 0, (gint64) strlen (line) + 2);
      ferry_log_write (connection->log, connection->number, FERRY_LOG_REPLY, "%s", line);
      state = ferry_ftp_reply_add_line (connection->partial, line, error);
    }
  return state == FERRY_FTP_REPLY_COMPLETE ? g_steal_pointer (&connection->partial) : NULL;
}

static FerryFtpReply *
read_next (FerryFtpConnection *connection, GCancellable *cancellable, GError **error)
{
  gint64 deadline = connection->deadline != 0 ? connection->deadline
                                              : ferry_ftp_deadline_in (connection->reply_timeout);
  g_autoptr (GError) reason = NULL;
  g_autoptr (FerryFtpReply) reply = read_lines (connection, deadline, cancellable, &reason);

  if (!connection->is_prompt)
    ferry_ftp_set_quick_acknowledge (connection->socket);
  if (reply != NULL && reply->code != 421)
    {
      ferry_ftp_owed_take (&connection->owed, reply);
      return g_steal_pointer (&reply);
    }

  if (reply != NULL)
    {
      connection->is_broken = TRUE;
      ferry_connection_record_end (connection->record, FERRY_CONNECTION_CLOSED_THERE);
      reason = ferry_ftp_reply_to_error (reply, _ ("%s closed the connection"), connection->host);
      ferry_ftp_observe (connection, reason, FERRY_FTP_SYMPTOM_NONE, connection->last_command);
      g_propagate_error (error, g_steal_pointer (&reason));
    }
  else
    {
      if (!g_error_matches (reason, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        {
          connection->is_broken = TRUE;
          ferry_ftp_record_end_broken (connection->record, reason);
        }
      g_propagate_error (error, ferry_ftp_observe_read (connection, connection->host,
                                                        connection->last_command,
                                                        get_stray (connection), reason));
    }
  return NULL;
}

/* Waits for the next reply, which is set aside; %FALSE on an error. */
gboolean
ferry_ftp_connection_take_aside (FerryFtpConnection *connection,
                                 GCancellable *cancellable,
                                 GError **error)
{
  g_autoptr (FerryFtpReply) reply = read_next (connection, cancellable, error);

  return reply != NULL;
}

/**
 * ferry_ftp_connection_read_reply:
 *
 * Waits for the next reply. A 421 says that the server closes the connection (RFC 959 section
 * 4.2.2), whatever was asked: it comes as %FERRY_FTP_ERROR_CONNECTION_LOST with its code.
 *
 * Returns: (transfer full): the reply, %NULL if none came
 */
FerryFtpReply *
ferry_ftp_connection_read_reply (FerryFtpConnection *connection,
                                 GCancellable *cancellable,
                                 GError **error)
{
  while (ferry_ftp_owed_is_aside (&connection->owed))
    if (!ferry_ftp_connection_take_aside (connection, cancellable, error))
      return NULL;
  return read_next (connection, cancellable, error);
}

/**
 * ferry_ftp_connection_has_reply:
 *
 * Returns: whether reading would find something at once: a reply, or the end of the connection
 */
gboolean
ferry_ftp_connection_has_reply (FerryFtpConnection *connection)
{
  /* What comes between two looks may be one that is set aside, too. */
  while (ferry_ftp_line_reader_peek (connection->reader))
    {
      if (!ferry_ftp_owed_is_aside (&connection->owed) || connection->is_broken)
        return TRUE;
      ferry_ftp_connection_take_aside (connection, NULL, NULL);
    }
  return FALSE;
}

/* Returns: how many final replies somebody has still to read */
guint
ferry_ftp_connection_get_owed (FerryFtpConnection *connection)
{
  return connection->owed.awaited;
}

/* Returns: (transfer none): all that are to come */
FerryFtpOwed *
ferry_ftp_connection_get_all_owed (FerryFtpConnection *connection)
{
  return &connection->owed;
}

/**
 * ferry_ftp_connection_set_prompt:
 *
 * The server does not wait for an acknowledgement before its next reply: none has to be hurried.
 */
void
ferry_ftp_connection_set_prompt (FerryFtpConnection *connection)
{
  connection->is_prompt = TRUE;
}

/**
 * ferry_ftp_connection_break:
 *
 * Gives the connection up: what comes next on it cannot be told any more.
 */
void
ferry_ftp_connection_break (FerryFtpConnection *connection)
{
  connection->is_broken = TRUE;
}

gboolean
ferry_ftp_connection_is_broken (FerryFtpConnection *connection)
{
  return connection->is_broken;
}

/**
 * ferry_ftp_connection_is_proxied:
 *
 * Returns: whether it leads through a proxy; then data connections must do so too, and none can be
 * opened towards us
 */
gboolean
ferry_ftp_connection_is_proxied (FerryFtpConnection *connection)
{
  return connection->is_proxied;
}

/* Returns: its number in the log, from 1 */
guint
ferry_ftp_connection_get_number (FerryFtpConnection *connection)
{
  return connection->number;
}

/* Returns: (transfer none): what writes its lines */
FerryFtpLineWriter *
ferry_ftp_connection_get_writer (FerryFtpConnection *connection)
{
  return connection->writer;
}

GSocket *
ferry_ftp_connection_get_socket (FerryFtpConnection *connection)
{
  return connection->socket;
}

/**
 * ferry_ftp_connection_get_tls:
 *
 * Returns: (nullable) (transfer none): the TLS session, %NULL while it is plain
 */
GTlsConnection *
ferry_ftp_connection_get_tls (FerryFtpConnection *connection)
{
  return connection->tls;
}

/* Returns: (transfer full) (nullable): the address of the other end */
GSocketAddress *
ferry_ftp_connection_get_peer (FerryFtpConnection *connection)
{
  return connection->peer != NULL ? g_object_ref (connection->peer) : NULL;
}

/* Returns: (transfer full) (nullable): the address of our end */
GSocketAddress *
ferry_ftp_connection_get_local (FerryFtpConnection *connection)
{
  return connection->local != NULL ? g_object_ref (connection->local) : NULL;
}
