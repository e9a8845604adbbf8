/* Files for one go of a worker. See ferry-file-batch.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-file-batch.h"

#include "ferry-batch-ahead.h"
#include "ferry-batch-targets.h"
#include "ferry-retry.h"

/* Without a server the rest of the batch need not try: it goes back as it came. */
static gboolean
is_about_server (const FerryFileTask *task)
{
  return task->outcome == FERRY_OUTCOME_FAILED && ferry_retry_is_about_server (task->error);
}

static void
run (FerryJob *job, FerryFtpClient *client)
{
  FerryFileBatch *batch = (FerryFileBatch *) job;
  gboolean is_over = FALSE;
  guint first = client != NULL && ferry_ftp_client_is_connected (client) ? 0 : 1;

  for (guint i = 0; i < batch->tasks->len; i++)
    {
      FerryFileTask *task = g_ptr_array_index (batch->tasks, i);

      /* The first one has shown that the server is there, if that was not known. */
      if (i == first && !is_over && client != NULL)
        ferry_batch_targets_look_up (batch->tasks, client);
      if (task != NULL && !is_over && client != NULL)
        ferry_batch_ahead_run (batch, i, client);
      task = g_ptr_array_index (batch->tasks, i);
      if (task == NULL)
        continue;
      if (!is_over && (task->is_begun || ferry_progress_claim (task->progress)))
        ferry_file_task_run (task, client);
      is_over = is_over || is_about_server (task);
      ferry_file_batch_post (batch, task);
    }
  if (client != NULL)
    {
      batch->is_stumbling = ferry_ftp_client_is_stumbling (client);
      batch->way = ferry_ftp_client_get_way (client);
      batch->network = g_strdup (ferry_ftp_client_get_network (client));
    }
  ferry_job_hand_back (job);
}

/**
 * ferry_file_batch_new:
 * @box: takes the tasks as they are done
 * @finish: called in the main thread with the empty batch: the worker is free
 */
FerryFileBatch *
ferry_file_batch_new (FerryMailbox *box, void (*finish) (FerryJob *))
{
  FerryFileBatch *batch = g_new0 (FerryFileBatch, 1);

  ferry_job_init (&batch->job, run, finish, NULL);
  batch->tasks = g_ptr_array_new ();
  batch->box = ferry_mailbox_ref (box);
  return batch;
}

/**
 * ferry_file_batch_add:
 * @task: (transfer full):
 */
void
ferry_file_batch_add (FerryFileBatch *batch, FerryFileTask *task)
{
  g_ptr_array_add (batch->tasks, task);
}

/**
 * ferry_file_batch_post:
 *
 * Worker thread: gives back a task that is through, or was not begun.
 */
void
ferry_file_batch_post (FerryFileBatch *batch, FerryFileTask *task)
{
  guint position;

  if (g_ptr_array_find (batch->tasks, task, &position))
    batch->tasks->pdata[position] = NULL;
  ferry_mailbox_post (batch->box, task);
}

/**
 * ferry_file_batch_free:
 */
void
ferry_file_batch_free (FerryFileBatch *batch)
{
  g_free (batch->network);
  ferry_job_clear (&batch->job);
  g_ptr_array_unref (batch->tasks);
  ferry_mailbox_unref (batch->box);
  g_free (batch);
}
