/* Files for one go of a worker. See ferry-file-batch.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-file-batch.h"

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

  for (guint i = 0; i < batch->tasks->len; i++)
    {
      FerryFileTask *task = g_ptr_array_index (batch->tasks, i);

      /* The first one has shown that the server is there. */
      if (i == 1 && !is_over && client != NULL)
        ferry_batch_targets_look_up (batch->tasks, client);
      if (!is_over && ferry_progress_claim (task->progress))
        ferry_file_task_run (task, client);
      is_over = is_over || is_about_server (task);
      batch->tasks->pdata[i] = NULL;
      ferry_mailbox_post (batch->box, task);
    }
  if (client != NULL)
    {
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
