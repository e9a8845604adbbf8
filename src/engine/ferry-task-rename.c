/* What needs no bytes: a move within one place, and the removal of a part. Worker thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-ftp-error.h"
#include "ferry-local-files.h"
#include "ferry-remote-files.h"
#include "ferry-task-target.h"

static gboolean
rename_remote_file (FerryFileTask *task, FerryFtpClient *client, const FerryTaskTarget *target)
{
  gboolean is_removed;

  if (!target->is_taken)
    return ferry_ftp_client_rename (client, task->source, task->target, task->cancellable,
                                    &task->error);
  return ferry_ftp_client_replace (client, task->source, task->target, &is_removed,
                                   task->cancellable, &task->error);
}

static void
rename_file (FerryFileTask *task, FerryFtpClient *client)
{
  FerryTaskTarget target;

  if (ferry_task_settle_target (task, client, &target) &&
      rename_remote_file (task, client, &target))
    task->outcome = FERRY_OUTCOME_DONE;
}

static void
rename_remote_folder (FerryFileTask *task, FerryFtpClient *client)
{
  gboolean exists;

  if (!ferry_remote_exists (client, task->target, &exists, task->cancellable, &task->error))
    return;
  if (exists)
    task->outcome = FERRY_OUTCOME_MERGE;
  else if (ferry_ftp_client_rename (client, task->source, task->target, task->cancellable,
                                    &task->error))
    task->outcome = FERRY_OUTCOME_DONE;
}

static void
rename_local_folder (FerryFileTask *task)
{
  static const GIOErrorEnum reasons_to_walk[] = { G_IO_ERROR_EXISTS, G_IO_ERROR_WOULD_MERGE,
                                                  G_IO_ERROR_WOULD_RECURSE,
                                                  G_IO_ERROR_NOT_SUPPORTED };
  g_autoptr (GFile) source = ferry_local_file_new (task->source);
  g_autoptr (GFile) target = ferry_local_file_new (task->target);

  if (g_file_move (source, target, G_FILE_COPY_NOFOLLOW_SYMLINKS | G_FILE_COPY_NO_FALLBACK_FOR_MOVE,
                   task->cancellable, NULL, NULL, &task->error))
    {
      task->outcome = FERRY_OUTCOME_DONE;
      return;
    }
  for (guint i = 0; i < G_N_ELEMENTS (reasons_to_walk); i++)
    if (g_error_matches (task->error, G_IO_ERROR, (int) reasons_to_walk[i]))
      {
        g_clear_error (&task->error);
        task->outcome = FERRY_OUTCOME_MERGE;
        return;
      }
}

/**
 * ferry_task_rename:
 */
void
ferry_task_rename (FerryFileTask *task, FerryFtpClient *client)
{
  if (g_str_equal (task->source, task->target))
    task->outcome = FERRY_OUTCOME_SKIPPED;
  else if (!ferry_entry_is_directory (task->entry))
    rename_file (task, client);
  else if (task->is_remote)
    rename_remote_folder (task, client);
  else
    rename_local_folder (task);
}

/**
 * ferry_task_drop:
 */
void
ferry_task_drop (FerryFileTask *task, FerryFtpClient *client)
{
  g_autofree char *part = ferry_task_dup_part (task);
  g_autoptr (GFile) file = NULL;

  if (task->is_remote)
    {
      ferry_ftp_client_remove (client, part, task->cancellable, NULL);
    }
  else
    {
      file = ferry_local_file_new (part);
      g_file_delete (file, task->cancellable, NULL);
    }
  task->outcome = FERRY_OUTCOME_DONE;
}
