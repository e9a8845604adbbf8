/* The byte 255 in names: by the greeting, and the other way where a name is not found.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-ftp-telnet.h"

#include <string.h>

#define MOST_TURNS 3 /* in vain: names that are not there come with new files too */

/* Servers that read the control connection as Telnet and want the byte 255 doubled. */
static const char *const telnet_servers[] = { "ProFTPD", "inetutils",  "Linux-ftpd",
                                              "NetKit",  "Version 6.", NULL };

/* Commands that name one thing that should be there. */
static const char *const commands[] = { "CWD ", "SIZE ", "MLST ", "DELE ", "RNFR ", "RMD ", NULL };

static void
set_doubles (FerryFtpSession *session, gboolean doubles)
{
  ferry_ftp_line_writer_set_doubles_iac (ferry_ftp_connection_get_writer (session->connection),
                                         doubles);
}

static gboolean
get_doubles (FerryFtpSession *session)
{
  return ferry_ftp_line_writer_get_doubles_iac (
      ferry_ftp_connection_get_writer (session->connection));
}

/**
 * ferry_ftp_telnet_take_greeting:
 *
 * Decides by the server's greeting.
 */
void
ferry_ftp_telnet_take_greeting (FerryFtpSession *session)
{
  for (guint i = 0; telnet_servers[i] != NULL; i++)
    if (g_strstr_len (session->greeting, -1, telnet_servers[i]) != NULL)
      set_doubles (session, TRUE);
}

/* Whether @path is found, sent as the connection does it now. */
static gboolean
is_found (FerryFtpSession *session, const char *path, GCancellable *cancellable)
{
  static const char *const questions[] = { "SIZE", "CWD" };

  for (guint i = 0; i < G_N_ELEMENTS (questions); i++)
    {
      g_autoptr (FerryFtpReply) reply =
          ferry_ftp_session_command (session, cancellable, NULL, "%s %s", questions[i], path);

      if (reply == NULL)
        return FALSE;
      if (ferry_ftp_reply_is_done (reply))
        return TRUE;
    }
  return FALSE;
}

static void
turn_over (FerryFtpSession *session)
{
  set_doubles (session, !get_doubles (session));
}

/**
 * ferry_ftp_telnet_turn:
 * @path: absolute, refused as it was sent
 *
 * Looks whether @path is there with the byte 255 sent the other way, which is kept then.
 *
 * Returns: whether it is
 */
gboolean
ferry_ftp_telnet_turn (FerryFtpSession *session, const char *path, GCancellable *cancellable)
{
  guint turns = session->iac_turns;
  gboolean is_right;

  if (strchr (path, '\xff') == NULL || turns >= MOST_TURNS)
    return FALSE;
  g_clear_pointer (&session->folder, g_free);
  session->iac_turns = MOST_TURNS; /* the questions lead to no others */
  if (is_found (session, path, cancellable))
    {
      /* Refused for another reason. */
      session->iac_turns = turns;
      return FALSE;
    }
  turn_over (session);
  is_right = is_found (session, path, cancellable);
  if (is_right)
    {
      ferry_ftp_session_note (session, FERRY_LOG_STATUS, "the server wants the byte 255 %s",
                              get_doubles (session) ? "twice" : "only once");
      return TRUE;
    }
  turn_over (session);
  session->iac_turns = turns + 1;
  return FALSE;
}

/**
 * ferry_ftp_telnet_turn_for:
 * @command: a line that was sent
 * @reply: what the server said to it
 *
 * Returns: whether @command is worth sending once more, the byte 255 in it sent the other way
 */
gboolean
ferry_ftp_telnet_turn_for (FerryFtpSession *session,
                           const char *command,
                           const FerryFtpReply *reply,
                           GCancellable *cancellable)
{
  if (reply->code != 550 && reply->code != 501 && reply->code != 553)
    return FALSE;
  for (guint i = 0; commands[i] != NULL; i++)
    if (g_str_has_prefix (command, commands[i]))
      return ferry_ftp_telnet_turn (session, command + strlen (commands[i]), cancellable);
  return FALSE;
}
