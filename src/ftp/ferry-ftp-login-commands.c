/* The commands that the user wants sent after each login: before Ferry asks anything, so that the
 * folder they lead to is the one that the session begins in. See ferry-ftp-login-commands.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-ftp-login-commands.h"

#include "ferry-ftp-client.h"

/**
 * ferry_ftp_login_commands_run:
 * @session: just logged in
 *
 * What the server refuses is in the log, and the login goes on; what could not be sent without harm
 * is not sent.
 *
 * Returns: %FALSE when the connection is lost
 */
gboolean
ferry_ftp_login_commands_run (FerryFtpSession *session, GCancellable *cancellable, GError **error)
{
  char *const *commands = session->server->login_commands;

  for (guint i = 0; commands != NULL && commands[i] != NULL; i++)
    {
      g_autoptr (FerryFtpReply) reply = NULL;
      g_autoptr (GError) reason = NULL;

      if (!ferry_ftp_quote_check (commands[i], &reason))
        {
          ferry_ftp_session_note (session, FERRY_LOG_ERROR, "a command after login is left out: %s",
                                  reason->message);
          continue;
        }
      reply = ferry_ftp_session_command (session, cancellable, error, "%s", commands[i]);
      if (reply == NULL)
        return FALSE;
      if (ferry_ftp_reply_get_class (reply) > 3)
        ferry_ftp_session_note (session, FERRY_LOG_ERROR,
                                "the command after login was refused, going on");
    }
  return TRUE;
}
