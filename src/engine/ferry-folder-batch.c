/* Folders for one go of a worker. See ferry-folder-batch.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-folder-batch.h"

#include "ferry-ftp-many.h"
#include "ferry-retry.h"
#include "ferry-worker.h"

/* Where the first was there already, most of the others are: each is asked for by itself then,
 * for what is in it has to be listed as well. */
static gboolean
are_others_new (const FerryFolderBatch *batch)
{
  const FerryFolderTask *first = g_ptr_array_index (batch->tasks, 0);

  return batch->tasks->len > 1 && first->is_target_remote && first->error == NULL &&
         (first->steps & FERRY_FOLDER_MAKE) != 0 && first->existing == NULL;
}

static void
note_outcome (guint index, FerryFtpOutcome outcome, const GError *reason, gpointer user_data)
{
  GPtrArray *tasks = user_data;
  FerryFolderTask *task = g_ptr_array_index (tasks, index);

  task->is_made = outcome == FERRY_FTP_OUTCOME_DONE;
}

/* What this does not make, for whatever reason, its own task asks for again and tells why. */
static void
make_others (FerryFolderBatch *batch, FerryFtpClient *client)
{
  g_autoptr (GPtrArray) tasks = g_ptr_array_new ();
  g_autoptr (GPtrArray) targets = g_ptr_array_new ();
  GCancellable *cancellable = NULL;

  for (guint i = 1; i < batch->tasks->len; i++)
    {
      FerryFolderTask *task = g_ptr_array_index (batch->tasks, i);

      if ((task->steps & FERRY_FOLDER_MAKE) == 0 || task->makes_parents)
        continue;
      cancellable = task->cancellable;
      g_ptr_array_add (tasks, task);
      g_ptr_array_add (targets, task->target);
    }
  if (tasks->len > 0)
    ferry_ftp_client_make_folders (
        client,
        &(FerryFtpBatch){ (const char *const *) targets->pdata, targets->len, note_outcome, tasks },
        cancellable, NULL);
}

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
      if (i == 0 && client != NULL && are_others_new (batch))
        make_others (batch, client);
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
