/* Folders for one go of a worker. See ferry-folder-batch.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-folder-batch.h"

#include "ferry-retry.h"
#include "ferry-worker.h"

/* Without a server the others need not try: they go back as they came. */
static void
run (FerryJob *job, FerryFtpClient *client)
{
  FerryFolderBatch *batch = (FerryFolderBatch *) job;
  gboolean is_over = FALSE;

  for (guint i = 0; i < batch->tasks->len && !is_over; i++)
    {
      FerryFolderTask *task = g_ptr_array_index (batch->tasks, i);

      task->is_tried = TRUE;
      if (client == NULL || ferry_worker_ensure_connected (client, task->cancellable, &task->error))
        ferry_folder_task_run (task, client);
      is_over = ferry_retry_is_about_server (task->error);
    }
  ferry_job_hand_back (job);
}

/**
 * ferry_folder_batch_new:
 * @finish: called in the main thread with the batch when it is done
 */
FerryFolderBatch *
ferry_folder_batch_new (void (*finish) (FerryJob *))
{
  FerryFolderBatch *batch = g_new0 (FerryFolderBatch, 1);

  ferry_job_init (&batch->job, run, finish, NULL);
  batch->tasks = g_ptr_array_new_with_free_func ((GDestroyNotify) ferry_folder_task_free);
  return batch;
}

/**
 * ferry_folder_batch_add:
 * @task: (transfer full):
 */
void
ferry_folder_batch_add (FerryFolderBatch *batch, FerryFolderTask *task)
{
  g_ptr_array_add (batch->tasks, task);
}

/**
 * ferry_folder_batch_free:
 */
void
ferry_folder_batch_free (FerryFolderBatch *batch)
{
  ferry_job_clear (&batch->job);
  g_ptr_array_unref (batch->tasks);
  g_free (batch);
}
