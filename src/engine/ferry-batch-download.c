/* How a download of a batch is carried with others. See ferry-batch-ahead.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-batch-ahead.h"
#include "ferry-task-download.h"

typedef struct
{
  FerryFtpAheadFile file;
  FerryDownload download;
  GOutputStream *stream; /* owned */
} Carried;

static void
count_bytes (gint64 bytes, gpointer user_data)
{
  ferry_progress_add_bytes (user_data, bytes);
}

static gboolean
lacks_facts (const FerryFileTask *task)
{
  const FerryEntry *entry = task->entry;

  return entry->size == FERRY_SIZE_UNKNOWN || !entry->is_utc ||
         entry->precision != FERRY_PRECISION_SECOND;
}

/* What LIST tells is rounded: in one go the server is asked for all of them. */
static void
learn (FerryFileTask **tasks, guint count, FerryFtpClient *client)
{
  g_autoptr (GPtrArray) lacking = g_ptr_array_new ();
  g_autofree FerryFtpAheadFacts *facts = g_new0 (FerryFtpAheadFacts, count);

  for (guint i = 0; i < count; i++)
    if (lacks_facts (tasks[i]) && tasks[i]->entry->kind == FERRY_KIND_FILE)
      {
        facts[lacking->len].path = tasks[i]->source;
        g_ptr_array_add (lacking, tasks[i]);
      }
  if (lacking->len == 0 ||
      !ferry_ftp_client_ask_facts (client, facts, lacking->len, TRUE, tasks[0]->cancellable))
    return;
  for (guint i = 0; i < lacking->len; i++)
    {
      FerryEntry *entry = ((FerryFileTask *) lacking->pdata[i])->entry;

      if (facts[i].size != FERRY_SIZE_UNKNOWN)
        entry->size = facts[i].size;
      if (!facts[i].has_time)
        continue;
      entry->modified = facts[i].modified;
      entry->precision = FERRY_PRECISION_SECOND;
      entry->is_utc = TRUE;
    }
}

static gboolean
may_carry (const FerryFileTask *task)
{
  return task->entry->kind == FERRY_KIND_FILE && !lacks_facts (task) &&
         task->entry->size <= FERRY_BATCH_SMALL;
}

static FerryFileTask *
get_task (FerryFtpAheadFile *file)
{
  return ((Carried *) file)->download.task;
}

static void
carried_free (FerryFtpAheadFile *file)
{
  Carried *carried = (Carried *) file;

  g_clear_object (&carried->stream);
  ferry_download_clear (&carried->download);
  g_free (carried);
}

static FerryFtpAheadFile *
begin (FerryFileTask *task, FerryFtpClient *client)
{
  Carried *carried = g_new0 (Carried, 1);

  carried->download.task = task;
  if (ferry_download_prepare (&carried->download, client))
    carried->stream = ferry_download_open (&carried->download, 0, NULL);
  if (carried->stream == NULL)
    {
      /* What stands in the way, by itself it will find out. */
      task->resume.is_set = FALSE;
      carried_free (&carried->file);
      return NULL;
    }
  carried->file = (FerryFtpAheadFile){ .path = task->source,
                                       .size = task->entry->size,
                                       .target = carried->stream,
                                       .cancellable = task->cancellable,
                                       .progress = count_bytes,
                                       .progress_data = task->progress };
  return &carried->file;
}

static void
finish (FerryFtpAheadFile *file, FerryFtpClient *client)
{
  Carried *carried = (Carried *) file;

  if (g_output_stream_close (carried->stream, NULL, &get_task (file)->error))
    ferry_download_finish (&carried->download, client);
  else
    ferry_download_fail (&carried->download);
}

static void
fail (FerryFtpAheadFile *file)
{
  Carried *carried = (Carried *) file;

  g_output_stream_close (carried->stream, NULL, NULL);
  ferry_download_fail (&carried->download);
}

/* A small file begins anew. */
static void
again (FerryFtpAheadFile *file)
{
  get_task (file)->resume.is_set = FALSE;
  ferry_progress_set_bytes (get_task (file)->progress, 0);
  fail (file);
}

const FerryBatchCarrier ferry_batch_download = {
  .is_upload = FALSE,
  .learn = learn,
  .may_carry = may_carry,
  .begin = begin,
  .get_task = get_task,
  .finish = finish,
  .fail = fail,
  .again = again,
  .free = carried_free,
};
