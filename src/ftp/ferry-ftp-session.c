/* One login: commands with their replies, and the connection kept clean between two verbs.
 * See ferry-ftp-session.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-ftp-session.h"

#include "ferry-charset.h"
#include "ferry-ftp-telnet.h"
#include "ferry-ftp-wait.h"
#include "ferry-path.h"

#include <glib/gi18n-lib.h>

#define DRAIN_SECONDS     5
#define QUIT_MILLISECONDS 500

/**
 * ferry_ftp_session_new:
 * @log: (nullable):
 *
 * Returns: (transfer full): a session that is not connected
 */
FerryFtpSession *
ferry_ftp_session_new (const FerryServer *server, FerryLog *log)
{
  FerryFtpSession *session = g_new0 (FerryFtpSession, 1);

  session->server = ferry_server_copy (server);
  session->log = log != NULL ? ferry_log_ref (log) : NULL;
  session->rate = ferry_rate_ref (ferry_rate_get_default ());
  session->home = g_strdup ("/");
  session->features = ferry_ftp_features_new (NULL);
  return session;
}

void
ferry_ftp_session_free (FerryFtpSession *session)
{
  ferry_ftp_session_close (session);
  ferry_ftp_features_free (session->features);
  ferry_server_free (session->server);
  g_clear_pointer (&session->log, ferry_log_unref);
  ferry_rate_unref (session->rate);
  g_free (session->expected_folder);
  g_free (session->home);
  g_free (session);
}

/**
 * ferry_ftp_session_close:
 *
 * Drops the connection at once, and all that was known of it but the login folder.
 */
void
ferry_ftp_session_close (FerryFtpSession *session)
{
  g_clear_pointer (&session->connection, ferry_ftp_connection_free);
  g_clear_pointer (&session->network, g_free);
  session->way = FERRY_WAY_UNKNOWN;
  session->is_epsv_silent = FALSE;
  g_clear_pointer (&session->greeting, g_free);
  g_clear_pointer (&session->system, g_free);
  g_clear_pointer (&session->folder, g_free);
  g_clear_pointer (&session->port, ferry_ftp_reply_free);
  session->asked_port = NULL;
  g_clear_pointer (&session->file_time, ferry_ftp_reply_free);
  session->type = 0;
  session->lacks = 0;
  session->hash_kind = NULL;
  session->refused_hashes = 0;
  session->refused_ranges = 0;
  session->has_list_all = FALSE;
  session->has_protected_data = FALSE;
  session->takes_new_tls = FALSE;
  session->is_aborted = FALSE;
  session->is_utf8_on = FALSE;
  session->iac_turns = 0;
}

/**
 * ferry_ftp_session_quit:
 *
 * Says QUIT, waits a moment for the answer, and closes.
 */
void
ferry_ftp_session_quit (FerryFtpSession *session)
{
  g_autoptr (FerryFtpReply) reply = NULL;

  if (ferry_ftp_session_is_open (session) &&
      ferry_ftp_connection_get_owed (session->connection) == 0)
    {
      ferry_ftp_connection_set_deadline (session->connection,
                                         g_get_monotonic_time () + QUIT_MILLISECONDS * 1000);
      reply = ferry_ftp_session_command (session, NULL, NULL, "QUIT");
    }
  ferry_ftp_session_close (session);
}

gboolean
ferry_ftp_session_is_open (const FerryFtpSession *session)
{
  return session->connection != NULL && !ferry_ftp_connection_is_broken (session->connection);
}

/**
 * ferry_ftp_session_note:
 *
 * Writes a line of our own into the log, under the number of the connection.
 */
void
ferry_ftp_session_note (const FerryFtpSession *session, FerryLogKind kind, const char *format, ...)
{
  g_autofree char *text = NULL;
  va_list arguments;

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  ferry_log_write (
      session->log,
      session->connection != NULL ? ferry_ftp_connection_get_number (session->connection) : 0, kind,
      "%s", text);
}

/**
 * ferry_ftp_session_reach:
 *
 * Tells whoever watches the login that a stage of it is done.
 */
void
ferry_ftp_session_reach (const FerryFtpSession *session, FerryFtpStage stage)
{
  if (session->stage_func != NULL)
    session->stage_func (stage, session->stage_data);
}

/**
 * ferry_ftp_session_queue:
 *
 * Adds a command to those that go out together with the next ferry_ftp_connection_flush().
 */
gboolean
ferry_ftp_session_queue (FerryFtpSession *session, GError **error, const char *format, ...)
{
  g_autofree char *line = NULL;
  va_list arguments;

  va_start (arguments, format);
  line = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  return ferry_ftp_connection_queue (session->connection, line, error);
}

/**
 * ferry_ftp_session_read_final:
 *
 * Returns: (transfer full): the next reply that ends its command; a 1xx before it is passed over
 */
FerryFtpReply *
ferry_ftp_session_read_final (FerryFtpSession *session, GCancellable *cancellable, GError **error)
{
  FerryFtpReply *reply = ferry_ftp_connection_read_reply (session->connection, cancellable, error);

  while (reply != NULL && !reply->is_final)
    {
      ferry_ftp_reply_free (reply);
      reply = ferry_ftp_connection_read_reply (session->connection, cancellable, error);
    }
  return reply;
}

static FerryFtpReply *
send_line (FerryFtpSession *session, const char *line, GCancellable *cancellable, GError **error)
{
  if (!ferry_ftp_connection_queue (session->connection, line, error) ||
      !ferry_ftp_connection_flush (session->connection, cancellable, error))
    return NULL;
  return ferry_ftp_session_read_final (session, cancellable, error);
}

/**
 * ferry_ftp_session_command:
 * @format: one line, raw bytes
 *
 * Sends a command that moves no data and waits for its reply. Where a name with the byte 255 is not
 * found, it may be sent once more (ferry-ftp-telnet.h).
 *
 * Returns: (transfer full): the final reply, whatever it says
 */
FerryFtpReply *
ferry_ftp_session_command (FerryFtpSession *session,
                           GCancellable *cancellable,
                           GError **error,
                           const char *format,
                           ...)
{
  g_autoptr (FerryFtpReply) reply = NULL;
  g_autofree char *line = NULL;
  va_list arguments;

  va_start (arguments, format);
  line = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  reply = send_line (session, line, cancellable, error);
  if (reply != NULL && ferry_ftp_telnet_turn_for (session, line, reply, cancellable))
    return send_line (session, line, cancellable, error);
  return g_steal_pointer (&reply);
}

/* As a belt after an ABOR: if this is not answered by its own 200, replies have slipped. */
static gboolean
check_in_step (FerryFtpSession *session, GCancellable *cancellable)
{
  g_autoptr (FerryFtpReply) reply = ferry_ftp_session_command (session, cancellable, NULL, "NOOP");

  return reply != NULL && ferry_ftp_reply_is_done (reply);
}

/* Reads what the last verb left unread when it was cancelled. */
static gboolean
drain (FerryFtpSession *session, GCancellable *cancellable, GError **error)
{
  gboolean is_clean = TRUE;

  ferry_ftp_connection_set_deadline (session->connection, ferry_ftp_deadline_in (DRAIN_SECONDS));
  while (is_clean && ferry_ftp_connection_get_owed (session->connection) > 0)
    {
      g_autoptr (FerryFtpReply) reply = ferry_ftp_session_read_final (session, cancellable, NULL);

      is_clean = reply != NULL;
    }
  if (is_clean && session->is_aborted)
    is_clean = check_in_step (session, cancellable);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;

  session->is_aborted = FALSE;
  ferry_ftp_connection_set_deadline (session->connection, 0);
  if (is_clean)
    return TRUE;
  ferry_ftp_connection_break (session->connection);
  g_set_error (error, FERRY_FTP_ERROR, FERRY_FTP_ERROR_CONNECTION_LOST,
               _ ("The connection to %s could not be used again after an interruption."),
               session->server->host);
  return FALSE;
}

/* Whatever the server says unasked is a farewell: a 421 or the end of the connection. */
static gboolean
check_alive (FerryFtpSession *session, GCancellable *cancellable, GError **error)
{
  g_autoptr (FerryFtpReply) reply = NULL;

  if (!ferry_ftp_connection_has_reply (session->connection))
    return TRUE;
  reply = ferry_ftp_connection_read_reply (session->connection, cancellable, error);
  if (reply == NULL)
    return FALSE;
  ferry_ftp_connection_break (session->connection);
  g_propagate_error (error, ferry_ftp_reply_to_typed_error (reply, FERRY_FTP_ERROR_CONNECTION_LOST,
                                                            _ ("%s spoke out of turn"),
                                                            session->server->host));
  return FALSE;
}

/**
 * ferry_ftp_session_begin:
 *
 * To be called before each verb: sees to it that the connection stands and that no reply to an
 * earlier command is under way.
 *
 * Returns: %FALSE with %FERRY_FTP_ERROR_CONNECTION_LOST if not; nothing has been sent then
 */
gboolean
ferry_ftp_session_begin (FerryFtpSession *session, GCancellable *cancellable, GError **error)
{
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  if (!ferry_ftp_session_is_open (session))
    {
      g_set_error (error, FERRY_FTP_ERROR, FERRY_FTP_ERROR_CONNECTION_LOST,
                   _ ("There is no connection to %s."), session->server->host);
      return FALSE;
    }
  if (ferry_ftp_connection_get_owed (session->connection) > 0)
    return drain (session, cancellable, error);
  return check_alive (session, cancellable, error);
}

/**
 * ferry_ftp_session_abort:
 *
 * Tells the server to stop the transfer whose data connection was just closed (RFC 959 section
 * 4.1.3), without waiting: both replies are read before the next verb. No Telnet bytes: some
 * servers answer them, some die of them.
 */
void
ferry_ftp_session_abort (FerryFtpSession *session)
{
  GSocket *socket;

  if (!ferry_ftp_session_is_open (session) ||
      ferry_ftp_connection_get_owed (session->connection) == 0)
    return;
  socket = ferry_ftp_connection_get_socket (session->connection);
  if (g_socket_condition_check (socket, G_IO_OUT) != G_IO_OUT)
    {
      ferry_ftp_connection_break (session->connection);
      return;
    }
  ferry_ftp_connection_queue (session->connection, "ABOR", NULL);
  session->is_aborted = ferry_ftp_connection_flush (session->connection, NULL, NULL);
}

/**
 * ferry_ftp_session_lacks:
 *
 * Returns: whether the server is known not to have the command
 */
gboolean
ferry_ftp_session_lacks (const FerryFtpSession *session, FerryFtpLacks what)
{
  return (session->lacks & what) != 0;
}

/**
 * ferry_ftp_session_learn:
 *
 * Remembers that @what is not there if @reply says so: 500 and 502 not implemented, 504 not with
 * this argument, 522 not this network protocol (RFC 959 section 4.2.2, RFC 2428 section 3).
 */
void
ferry_ftp_session_learn (FerryFtpSession *session, FerryFtpLacks what, const FerryFtpReply *reply)
{
  static const guint codes[] = { 500, 502, 504, 522 };

  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    if (reply->code == codes[i])
      session->lacks |= what;
}

/**
 * ferry_ftp_session_dup_path:
 * @path: raw bytes, absolute or from the login folder
 *
 * Returns: (transfer full): the absolute path, for the server is in many folders by and by
 */
char *
ferry_ftp_session_dup_path (const FerryFtpSession *session, const char *path)
{
  if (path[0] == '/')
    return g_strdup (path);
  if (path[0] == '\0' || g_str_equal (path, "."))
    return g_strdup (session->home);
  return ferry_path_join (session->home, path);
}

/**
 * ferry_ftp_session_begin_at:
 * @path: as ferry_ftp_session_dup_path() takes it
 *
 * How each verb on a path begins.
 *
 * Returns: (transfer full): the absolute path; %NULL as ferry_ftp_session_begin(), or if @path
 * cannot be sent
 */
char *
ferry_ftp_session_begin_at (FerryFtpSession *session,
                            const char *path,
                            GCancellable *cancellable,
                            GError **error)
{
  if (!ferry_path_check_argument (path, error) ||
      !ferry_ftp_session_begin (session, cancellable, error))
    return NULL;
  return ferry_ftp_session_dup_path (session, path);
}

/**
 * ferry_ftp_session_dup_shown:
 *
 * Returns: (transfer full): a path as people read it, for sentences
 */
char *
ferry_ftp_session_dup_shown (const FerryFtpSession *session, const char *path)
{
  return ferry_charset_decode (ferry_server_get_charset (session->server), path, NULL);
}

/**
 * ferry_ftp_session_enter:
 * @path: absolute
 *
 * Makes @path the server's current folder, if it is not already.
 *
 * Returns: whether it is; a refusal is a plain reply error, see ferry_ftp_examine_refusal()
 */
gboolean
ferry_ftp_session_enter (FerryFtpSession *session,
                         const char *path,
                         GCancellable *cancellable,
                         GError **error)
{
  g_autoptr (FerryFtpReply) reply = NULL;
  g_autofree char *shown = NULL;

  if (g_strcmp0 (session->folder, path) == 0)
    return TRUE;
  g_clear_pointer (&session->folder, g_free);
  reply = ferry_ftp_session_command (session, cancellable, error, "CWD %s", path);
  if (reply == NULL)
    return FALSE;
  if (ferry_ftp_reply_is_done (reply))
    {
      session->folder = g_strdup (path);
      return TRUE;
    }
  shown = ferry_ftp_session_dup_shown (session, path);
  g_propagate_error (error,
                     ferry_ftp_reply_to_error (reply, _ ("Cannot open the folder “%s”"), shown));
  return FALSE;
}

/**
 * ferry_ftp_session_set_type:
 * @type: 'I' for bytes as they are, 'A' for text (RFC 959 section 3.1.1)
 *
 * Sends TYPE, if that is not the one that is set.
 */
gboolean
ferry_ftp_session_set_type (FerryFtpSession *session,
                            char type,
                            GCancellable *cancellable,
                            GError **error)
{
  g_autoptr (FerryFtpReply) reply = NULL;

  if (session->type == type)
    return TRUE;
  session->type = 0;
  reply = ferry_ftp_session_command (session, cancellable, error, "TYPE %c", type);
  if (reply == NULL)
    return FALSE;
  if (ferry_ftp_reply_is_done (reply))
    {
      session->type = type;
      return TRUE;
    }
  g_propagate_error (error, ferry_ftp_reply_to_error (reply,
                                                      type == 'A'
                                                          ? _ ("%s does not transfer text files")
                                                          : _ ("%s does not transfer binary files"),
                                                      session->server->host));
  return FALSE;
}
