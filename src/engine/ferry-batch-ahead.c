/* Files of a batch with their commands sent ahead. See ferry-batch-ahead.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-batch-ahead.h"

/* A single file gains nothing. */
#define FEWEST 2

static const FerryBatchCarrier *const carriers[FERRY_TASK_KINDS] = {
  [FERRY_TASK_DOWNLOAD] = &ferry_batch_download,
  [FERRY_TASK_UPLOAD] = &ferry_batch_upload,
};

typedef struct
{
  FerryFileBatch *batch;
  FerryFtpClient *client;
  const FerryBatchCarrier *carrier;
  guint position;    /* of the next task */
  guint end;         /* behind the last one */
  GPtrArray *failed; /* of FerryFtpAheadFile: what is to be done for them needs the client */
} Run;

static gboolean
may_be_carried (const Run *run, const FerryFileTask *task)
{
  return task != NULL && carriers[task->kind] == run->carrier && !task->is_begun &&
         !task->is_text && !task->is_move && task->new_name == NULL && !task->resume.is_set &&
         task->action != FERRY_EXISTS_RESUME && task->verify == FERRY_VERIFY_SIZE;
}

static void
find_end (Run *run)
{
  GPtrArray *tasks = run->batch->tasks;

  for (run->end = run->position; run->end < tasks->len; run->end++)
    if (!may_be_carried (run, tasks->pdata[run->end]))
      return;
}

/* What was learned may be too little for some. */
static void
cut_end (Run *run)
{
  for (guint i = run->position; i < run->end; i++)
    if (!run->carrier->may_carry (run->batch->tasks->pdata[i]))
      run->end = i;
}

static FerryFtpAheadFile *
begin (Run *run, guint position)
{
  FerryFileTask *task = run->batch->tasks->pdata[position];
  FerryFtpAheadFile *file = NULL;

  if (!ferry_progress_claim (task->progress))
    {
      ferry_file_batch_post (run->batch, task);
      return NULL;
    }
  task->is_begun = TRUE;
  task->outcome = FERRY_OUTCOME_FAILED;
  if (!g_cancellable_set_error_if_cancelled (task->cancellable, &task->error))
    file = run->carrier->begin (task, run->client);
  if (file != NULL)
    return file;
  if (task->outcome != FERRY_OUTCOME_FAILED || task->error != NULL)
    ferry_file_batch_post (run->batch, task);
  else
    task->outcome = FERRY_OUTCOME_NOT_STARTED;
  return NULL;
}

static FerryFtpAheadFile *
next (gpointer user_data)
{
  Run *run = user_data;

  while (run->position < run->end)
    {
      FerryFtpAheadFile *file = begin (run, run->position++);

      if (file != NULL)
        return file;
    }
  return NULL;
}

static gboolean
has_more (gpointer user_data)
{
  const Run *run = user_data;

  for (guint i = run->position; i < run->end; i++)
    {
      const FerryFileTask *task = run->batch->tasks->pdata[i];

      if (!ferry_progress_is_claimed (task->progress))
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_unchanged (FerryFtpAheadFile *file, gpointer user_data)
{
  const Run *run = user_data;

  return run->carrier->is_unchanged (file);
}

static void
post (Run *run, FerryFtpAheadFile *file)
{
  FerryFileTask *task = run->carrier->get_task (file);

  run->carrier->free (file);
  ferry_file_batch_post (run->batch, task);
}

static void
did_end (FerryFtpAheadFile *file, FerryFtpAheadEnd end, const GError *error, gpointer user_data)
{
  Run *run = user_data;

  switch (end)
    {
    case FERRY_FTP_AHEAD_DONE:
      run->carrier->finish (file, run->client);
      post (run, file);
      break;

    case FERRY_FTP_AHEAD_FAILED:
      run->carrier->get_task (file)->error = g_error_copy (error);
      g_ptr_array_add (run->failed, file);
      break;

    case FERRY_FTP_AHEAD_AGAIN:
    default:
      run->carrier->again (file);
      /* Where the server is gone there is no again for now. */
      run->carrier->get_task (file)->outcome = FERRY_OUTCOME_NOT_STARTED;
      run->carrier->free (file);
      break;
    }
}

static const FerryFtpAheadFuncs funcs = { next, has_more, is_unchanged, did_end };

/**
 * ferry_batch_ahead_run:
 * @first: of the tasks to be carried; all before it are done
 *
 * Carries as many tasks as stand in a row, if the server stands it. Those that are through have
 * been posted, and their places are %NULL; the others are still to be run, one by one.
 */
void
ferry_batch_ahead_run (FerryFileBatch *batch, guint first, FerryFtpClient *client)
{
  FerryFileTask *task = batch->tasks->pdata[first];
  g_autoptr (GPtrArray) failed = g_ptr_array_new ();
  Run run = { .batch = batch,
              .client = client,
              .carrier = carriers[task->kind],
              .position = first,
              .failed = failed };

  if (run.carrier == NULL || !batch->may_go_ahead || !may_be_carried (&run, task) ||
      !ferry_ftp_client_can_go_ahead (client, run.carrier->is_upload) ||
      ferry_ftp_client_get_server (client)->verify != FERRY_VERIFY_SIZE)
    return;
  find_end (&run);
  if (run.carrier->learn != NULL && run.end - first >= FEWEST)
    run.carrier->learn ((FerryFileTask **) &batch->tasks->pdata[first], run.end - first, client);
  cut_end (&run);
  if (run.end - first < FEWEST)
    return;

  ferry_ftp_client_go_ahead (client, run.carrier->is_upload, &funcs, &run);
  for (guint i = 0; i < failed->len; i++)
    {
      run.carrier->fail (failed->pdata[i]);
      post (&run, failed->pdata[i]);
    }
}
