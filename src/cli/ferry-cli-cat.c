/* cat: a file on the standard output. It needs no queue and no second connection, only a client in
 * a thread, so that the main loop can take a Ctrl+C. Main thread, but for the worker's function.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-cli-commands.h"

#include "ferry-cli-system.h"
#include "ferry-ftp-client.h"

/* In the worker's thread. */
static gboolean
download (FerryCliSession *session, GCancellable *cancellable, GError **error)
{
  g_autoptr (FerryFtpClient) client = NULL;
  g_autoptr (GOutputStream) target = ferry_cli_system_open_stdout ();

  client = ferry_ftp_client_new (ferry_cli_session_get_server (session),
                                 ferry_cli_session_get_log (session));
  if (!ferry_ftp_client_connect (client, cancellable, error) ||
      !ferry_ftp_client_download (client, ferry_cli_session_get_path (session), 0,
                                  FERRY_SIZE_UNKNOWN, target, NULL, NULL, cancellable, error))
    return FALSE;
  ferry_ftp_client_disconnect (client);
  return TRUE;
}

static void
work (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  GError *error = NULL;

  if (download (task_data, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * ferry_cli_cat:
 *
 * Prints a file. A connection that is lost in the middle is an error: what was printed cannot be
 * taken back.
 */
FerryCliExit
ferry_cli_cat (FerryCliSession *session, const FerryCliOptions *options)
{
  g_autoptr (GTask) task = g_task_new (NULL, ferry_cli_session_get_cancellable (session),
                                       ferry_cli_session_did_finish, session);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  g_task_set_task_data (task, session, NULL);
  g_task_run_in_thread (task, work);
  result = ferry_cli_session_wait (session);
  if (g_task_propagate_boolean (task, &error))
    return FERRY_CLI_EXIT_DONE;
  return ferry_cli_session_report (session, error);
}
