/* Commands sent ahead of their answers. See ferry-ftp-burst.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-ftp-burst.h"

#include "ferry-ftp-quirks.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What may be under way at once. */
typedef struct
{
  guint commands;
  gsize bytes;
  gboolean is_sliding; /* the next ones leave while some are still under way */
} Window;

/* For most servers: what fits into one TCP segment, and then all of its answers. ProFTPD 1.3.8
 * takes two lines for one where its read ends between CR and LF, be it at the end of its buffer of
 * 4 KiB or of a segment; here its reads begin and end with a command. It and Pure-FTPd leave what
 * they have decrypted already unread while they wait for the socket: here nothing is left. */
static const Window segment_window = { 100, 1200, FALSE };

/* For those that are known to read lines well. A send buffer takes these bytes even if the server
 * reads none of them; under TLS, more than this has made Pure-FTPd wait for ever. */
static const Window plain_window = { 500, 16 * 1024, TRUE };
static const Window tls_window = { 32, 4 * 1024, TRUE };

/* For those that stumble. */
static const Window single_window = { 1, G_MAXSIZE, FALSE };

/* As their greetings name them; what some of them stumble over are data connections. */
static const char *const steady_servers[] = { "vsFTPd", "Pure-FTPd", "pyftpdlib", NULL };

typedef struct
{
  FerryFtpSession *session;    /* borrowed */
  const char *const *commands; /* borrowed */
  guint count;
  const Window *window;

  guint sent;
  guint answered;
  gsize bytes;           /* of those between the two */
  gboolean was_accepted; /* the last one that was answered */
} Burst;

static const Window *
choose_window (const FerryFtpSession *session)
{
  const FerryServer *server = session->server;

  if (!server->is_pipelined || ferry_ftp_quirks_has (session, FERRY_FTP_QUIRK_MIXES_REPLIES))
    return &single_window;
  for (guint i = 0; steady_servers[i] != NULL; i++)
    if (session->greeting != NULL && strstr (session->greeting, steady_servers[i]) != NULL)
      return ferry_ftp_connection_get_tls (session->connection) != NULL ? &tls_window
                                                                        : &plain_window;
  return server->is_stumbling ? &single_window : &segment_window;
}

/* The second half of a pair (RFC 959 section 4.1.3), sent after nothing but its first. */
static gboolean
is_second_half (const char *command)
{
  return g_str_has_prefix (command, "RNTO ");
}

static gboolean
is_first_half (const char *command)
{
  return g_str_has_prefix (command, "RNFR ");
}

/* Whether @reply can be the answer to @command: done or refused, and for the first half of a pair
 * that the second is wanted. Anything else belongs to another command. */
static gboolean
is_possible (const char *command, const FerryFtpReply *reply)
{
  switch (ferry_ftp_reply_get_class (reply))
    {
    case 2:
    case 4:
    case 5:
      return TRUE;
    case 3:
      return is_first_half (command);
    default:
      return FALSE;
    }
}

static gboolean
has_room (const Burst *burst, const char *command)
{
  guint under_way = burst->sent - burst->answered;

  return under_way == 0 || (under_way < burst->window->commands &&
                            burst->bytes + strlen (command) + 2 <= burst->window->bytes);
}

/* Sends as many as there is room for, in one write. */
static gboolean
fill (Burst *burst, GCancellable *cancellable, GError **error)
{
  FerryFtpConnection *connection = burst->session->connection;
  guint first = burst->sent;

  while (burst->sent < burst->count && has_room (burst, burst->commands[burst->sent]))
    {
      const char *command = burst->commands[burst->sent];

      if (!ferry_ftp_connection_queue (connection, command, error))
        {
          ferry_ftp_connection_break (connection);
          return FALSE;
        }
      burst->bytes += strlen (command) + 2;
      burst->sent++;
    }
  return burst->sent == first || ferry_ftp_connection_flush (connection, cancellable, error);
}

/* Whatever came is not the answer to what was asked: nothing that follows can be told apart. */
static gboolean
fail_confused (Burst *burst, const FerryFtpReply *reply, GError **error)
{
  FerryFtpSession *session = burst->session;

  ferry_ftp_connection_break (session->connection);
  if (burst->window != &single_window)
    {
      session->server->is_stumbling = TRUE;
      ferry_ftp_quirks_note (session, FERRY_FTP_QUIRK_MIXES_REPLIES);
      ferry_ftp_session_note (session, FERRY_LOG_STATUS,
                              "the replies do not match the commands that were sent ahead: one "
                              "after another from now on");
    }
  g_propagate_error (error,
                     ferry_ftp_reply_to_typed_error (reply, FERRY_FTP_ERROR_CONNECTION_LOST,
                                                     _ ("%s answered something that was not asked"),
                                                     session->server->host));
  return FALSE;
}

static gboolean
take_reply (Burst *burst,
            FerryFtpBurstFunc func,
            gpointer user_data,
            GCancellable *cancellable,
            GError **error)
{
  const char *command = burst->commands[burst->answered];
  g_autoptr (FerryFtpReply) reply =
      ferry_ftp_connection_read_reply (burst->session->connection, cancellable, error);

  if (reply == NULL)
    return FALSE;
  if (!is_possible (command, reply))
    return fail_confused (burst, reply, error);
  burst->bytes -= strlen (command) + 2;
  burst->was_accepted = ferry_ftp_reply_get_class (reply) < 4;
  func (burst->answered++, g_steal_pointer (&reply), user_data);
  return TRUE;
}

/* Sent one after another, a second half is left out where the first was refused. */
static void
pass_over_refused (Burst *burst, FerryFtpBurstFunc func, gpointer user_data)
{
  if (burst->window != &single_window || burst->was_accepted || burst->answered != burst->sent ||
      burst->answered == 0 || burst->sent == burst->count ||
      !is_second_half (burst->commands[burst->sent]))
    return;
  func (burst->answered++, NULL, user_data);
  burst->sent++;
}

/* Takes what is there without waiting too, so that the next write is a big one. */
static gboolean
take_replies (Burst *burst,
              FerryFtpBurstFunc func,
              gpointer user_data,
              GCancellable *cancellable,
              GError **error)
{
  guint low =
      burst->window->is_sliding && burst->sent < burst->count ? burst->window->commands / 2 : 0;

  do
    if (!take_reply (burst, func, user_data, cancellable, error))
      return FALSE;
  while (burst->sent - burst->answered > low ||
         (burst->answered < burst->sent &&
          ferry_ftp_connection_has_reply (burst->session->connection)));
  return TRUE;
}

/* One reply too many shows at once, or the next verb finds it; as it does an end. */
static gboolean
check_count (Burst *burst, GCancellable *cancellable, GError **error)
{
  FerryFtpConnection *connection = burst->session->connection;
  g_autoptr (FerryFtpReply) reply = NULL;

  if (!ferry_ftp_connection_has_reply (connection))
    return TRUE;
  reply = ferry_ftp_connection_read_reply (connection, cancellable, NULL);
  return reply == NULL || fail_confused (burst, reply, error);
}

/**
 * ferry_ftp_burst:
 * @session: between two verbs: see ferry_ftp_session_begin()
 * @commands: lines of raw bytes without data or dialogue; RNTO stands behind its RNFR
 * @func: called for each command in its order, as its answer comes
 * @sent: (out): how many have left: those of them that @func was not called for may have been done
 *   or not
 *
 * Sends all commands. A refusal is an answer like another and ends nothing. After a cancel the
 * replies that are owed are read before the next verb.
 *
 * Returns: whether each command was answered
 */
gboolean
ferry_ftp_burst (FerryFtpSession *session,
                 const char *const *commands,
                 guint count,
                 FerryFtpBurstFunc func,
                 gpointer user_data,
                 guint *sent,
                 GCancellable *cancellable,
                 GError **error)
{
  Burst burst = { .session = session, .commands = commands, .count = count };
  gboolean is_going = TRUE;

  burst.window = choose_window (session);
  while (is_going && burst.answered < count)
    {
      pass_over_refused (&burst, func, user_data);
      is_going = !g_cancellable_set_error_if_cancelled (cancellable, error) &&
                 fill (&burst, cancellable, error) &&
                 (burst.answered == burst.sent ||
                  take_replies (&burst, func, user_data, cancellable, error));
    }
  *sent = burst.sent;
  return is_going && check_count (&burst, cancellable, error);
}
