/* What only a server can do: log in, take a command as it was typed. The work is done by
 * ferry-remote-verbs.c, in the worker. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-remote-place.h"

#include "ferry-place-job.h"

static void
perform (FerryRemotePlace *place, FerryPlaceJob *job)
{
  FERRY_PLACE_GET_CLASS (place)->perform (FERRY_PLACE (place), job);
}

/**
 * ferry_remote_place_connect_async:
 *
 * Logs in anew on the browsing connection.
 */
void
ferry_remote_place_connect_async (FerryRemotePlace *place,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  perform (place, ferry_place_job_new (FERRY_PLACE (place), FERRY_VERB_CONNECT, NULL, cancellable,
                                       callback, user_data));
}

/**
 * ferry_remote_place_connect_finish:
 *
 * Returns: whether the login was taken. On %FERRY_FTP_ERROR_LOGIN_REJECTED, _PASSWORD_NEEDED and
 * _CERTIFICATE_UNKNOWN: ask, set the server, connect again.
 */
gboolean
ferry_remote_place_connect_finish (FerryRemotePlace *place, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * ferry_remote_place_command_async:
 * @command: one line as an expert typed it, raw bytes
 * @folder: where it is to run, raw bytes
 *
 * Sends a command on the browsing connection.
 */
void
ferry_remote_place_command_async (FerryRemotePlace *place,
                                  const char *command,
                                  const char *folder,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  FerryPlaceJob *job = ferry_place_job_new (FERRY_PLACE (place), FERRY_VERB_COMMAND, folder,
                                            cancellable, callback, user_data);

  job->command = g_strdup (command);
  perform (place, job);
}

/**
 * ferry_remote_place_command_finish:
 * @folder: (out) (optional) (transfer full): where the server is now
 *
 * Returns: (transfer full) (nullable): the reply, whatever it says, with its codes, UTF-8;
 * %G_IO_ERROR_INVALID_ARGUMENT for a command that is not sent
 */
char *
ferry_remote_place_command_finish (FerryRemotePlace *place,
                                   GAsyncResult *result,
                                   char **folder,
                                   GError **error)
{
  char *text = g_task_propagate_pointer (G_TASK (result), error);

  if (text != NULL && folder != NULL)
    *folder = g_strdup (g_task_get_task_data (G_TASK (result)));
  return text;
}

/**
 * ferry_remote_place_info_async:
 *
 * Asks the browsing connection what it knows of its server.
 */
void
ferry_remote_place_info_async (FerryRemotePlace *place,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  perform (place, ferry_place_job_new (FERRY_PLACE (place), FERRY_VERB_INFO, NULL, cancellable,
                                       callback, user_data));
}

/**
 * ferry_remote_place_info_finish:
 *
 * Returns: (transfer full) (nullable): what it knows; %NULL with @error set if the server cannot be
 * reached any more
 */
FerryServerInfo *
ferry_remote_place_info_finish (FerryRemotePlace *place, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
