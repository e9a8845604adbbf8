/* quote: commands as an expert writes them. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-cli-commands.h"

#include "ferry-charset.h"
#include "ferry-ftp-client.h"
#include "ferry-remote-place.h"

/* All commands in the server's bytes; none is sent if one of them would not be. */
static char **
encode_all (FerryCliSession *session, char **texts, GError **error)
{
  const char *charset = ferry_server_get_charset (ferry_cli_session_get_server (session));
  g_autoptr (GStrvBuilder) commands = g_strv_builder_new ();

  for (char **text = texts; *text != NULL; text++)
    {
      g_autofree char *command = ferry_charset_encode (charset, *text, error);

      if (command == NULL || !ferry_ftp_quote_check (command, error))
        return NULL;
      g_strv_builder_add (commands, command);
    }
  return g_strv_builder_end (commands);
}

static char *
send_command (FerryCliSession *session, const char *command, char **folder, GError **error)
{
  FerryRemotePlace *place = FERRY_REMOTE_PLACE (ferry_cli_session_get_place (session));
  g_autoptr (GAsyncResult) result = NULL;
  char *new_folder = NULL;
  char *reply;

  ferry_remote_place_command_async (place, command, *folder,
                                    ferry_cli_session_get_cancellable (session),
                                    ferry_cli_session_did_finish, session);
  result = ferry_cli_session_wait (session);
  reply = ferry_remote_place_command_finish (place, result, &new_folder, error);
  if (reply != NULL)
    {
      g_free (*folder);
      *folder = new_folder;
    }
  return reply;
}

/**
 * ferry_cli_quote:
 *
 * Sends each argument as one command, in the folder that the URL names, and prints the replies. A
 * refusal ends it.
 */
FerryCliExit
ferry_cli_quote (FerryCliSession *session, const FerryCliOptions *options)
{
  g_autofree char *folder = g_strdup (ferry_cli_session_get_path (session));
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) commands = encode_all (session, options->arguments + 2, &error);

  if (commands == NULL)
    {
      ferry_cli_report (NULL, error);
      return FERRY_CLI_EXIT_USAGE;
    }
  for (char **command = commands; *command != NULL; command++)
    {
      g_autofree char *reply = send_command (session, *command, &folder, &error);

      if (reply == NULL)
        return ferry_cli_session_report (session, error);
      g_print ("%s\n", reply);
      /* RFC 959 section 4.2: 4xx and 5xx are refusals. */
      if (*reply >= '4')
        return FERRY_CLI_EXIT_NOT_FOUND;
    }
  return FERRY_CLI_EXIT_DONE;
}
