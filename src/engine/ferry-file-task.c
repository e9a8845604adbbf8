/* One file for a worker. See ferry-file-task.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-file-task.h"

#include "ferry-worker.h"

/**
 * ferry_file_task_new:
 */
FerryFileTask *
ferry_file_task_new (FerryTaskKind kind,
                     const char *source,
                     const char *target,
                     const FerryEntry *entry)
{
  FerryFileTask *task = g_new0 (FerryFileTask, 1);

  task->kind = kind;
  task->source = g_strdup (source);
  task->target = g_strdup (target);
  task->entry = ferry_entry_copy (entry);
  task->progress = ferry_progress_new ();
  task->cancellable = g_cancellable_new ();
  return task;
}

/**
 * ferry_file_task_free:
 */
void
ferry_file_task_free (FerryFileTask *task)
{
  g_free (task->source);
  g_free (task->target);
  g_free (task->new_name);
  g_clear_pointer (&task->entry, ferry_entry_free);
  g_clear_pointer (&task->known_target, ferry_entry_free);
  g_clear_pointer (&task->target_entry, ferry_entry_free);
  g_clear_pointer (&task->partner, ferry_partner_free);
  g_clear_error (&task->error);
  ferry_progress_unref (task->progress);
  g_object_unref (task->cancellable);
  g_free (task);
}

static void (*const runs[FERRY_TASK_KINDS]) (FerryFileTask *, FerryFtpClient *) = {
  [FERRY_TASK_DOWNLOAD] = ferry_task_download, [FERRY_TASK_UPLOAD] = ferry_task_upload,
  [FERRY_TASK_COPY] = ferry_task_copy,         [FERRY_TASK_RENAME] = ferry_task_rename,
  [FERRY_TASK_RELAY] = ferry_task_relay,       [FERRY_TASK_DROP] = ferry_task_drop,
};

/**
 * ferry_file_task_run:
 * @client: (nullable): the worker's connection
 *
 * Runs the task in a worker and leaves its outcome.
 */
void
ferry_file_task_run (FerryFileTask *task, FerryFtpClient *client)
{
  task->outcome = FERRY_OUTCOME_FAILED;
  if (g_cancellable_set_error_if_cancelled (task->cancellable, &task->error))
    return;
  if (client != NULL && !ferry_worker_ensure_connected (client, task->cancellable, &task->error))
    {
      task->is_source_error = TRUE;
      return;
    }
  runs[task->kind](task, client);
}
