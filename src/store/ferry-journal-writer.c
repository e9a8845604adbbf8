/* The thread that writes the journal. See ferry-journal-writer.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-journal-writer.h"

#include "ferry-journal-records.h"
#include "ferry-journal-schema.h"

#define COMMIT_AFTER (500 * G_TIME_SPAN_MILLISECOND)
/* What somebody has just put into the queue is not to be lost within half a second. */
#define COMMIT_ROW_AFTER (20 * G_TIME_SPAN_MILLISECOND)
#define COMMIT_COUNT     1000
/* A disk that was full a moment ago is full. */
#define TRY_AGAIN_AFTER (5 * G_TIME_SPAN_SECOND)

struct _FerryJournalWriter
{
  GThread *thread;
  GAsyncQueue *incoming; /* of FerryJournalRecord */
  char *path;
  gint64 owner;
  FerryJournalProblemFunc func;
  gpointer user_data;

  /* The thread's own. */
  GPtrArray *pending; /* of FerryJournalRecord, owned: not committed yet */
  sqlite3 *db;
  FerryJournalRecords *records;
  gint64 due; /* monotonic; 0: nothing waits */
  gboolean has_problem;
  gboolean is_broken; /* for good: what comes is let go */
};

static gboolean
open_journal (FerryJournalWriter *writer, GError **error)
{
  if (writer->records != NULL)
    return TRUE;
  if (writer->db == NULL)
    writer->db = ferry_journal_schema_open (writer->path, error);
  if (writer->db == NULL)
    return FALSE;
  writer->records = ferry_journal_records_new (writer->db, writer->owner, error);
  return writer->records != NULL;
}

static gboolean
apply_pending (FerryJournalWriter *writer, GError **error)
{
  for (guint i = 0; i < writer->pending->len; i++)
    if (!ferry_journal_records_apply (writer->records, g_ptr_array_index (writer->pending, i),
                                      error))
      return FALSE;
  return ferry_journal_schema_run (writer->db, "COMMIT", error);
}

static gboolean
write_pending (FerryJournalWriter *writer, GError **error)
{
  if (!open_journal (writer, error) ||
      !ferry_journal_schema_run (writer->db, "BEGIN IMMEDIATE", error))
    return FALSE;
  if (apply_pending (writer, error))
    return TRUE;
  /* SQLite may have done so by itself. */
  if (!sqlite3_get_autocommit (writer->db))
    ferry_journal_schema_run (writer->db, "ROLLBACK", NULL);
  return FALSE;
}

static void
tell (FerryJournalWriter *writer, const GError *problem)
{
  if (writer->has_problem == (problem != NULL))
    return;
  writer->has_problem = problem != NULL;
  writer->func (problem != NULL ? problem->message : NULL, writer->user_data);
}

/* Nothing is let go before it is in the file. */
static gboolean
commit (FerryJournalWriter *writer)
{
  g_autoptr (GError) error = NULL;

  writer->due = 0;
  if (writer->pending->len == 0)
    return !writer->is_broken;
  if (write_pending (writer, &error))
    {
      g_ptr_array_set_size (writer->pending, 0);
      tell (writer, NULL);
      return TRUE;
    }
  tell (writer, error);
  if (g_error_matches (error, FERRY_JOURNAL_ERROR, FERRY_JOURNAL_ERROR_DAMAGED))
    {
      writer->is_broken = TRUE;
      g_ptr_array_set_size (writer->pending, 0);
      return FALSE;
    }
  writer->due = g_get_monotonic_time () + TRY_AGAIN_AFTER;
  return FALSE;
}

static gboolean
is_urgent (const FerryJournalRecord *record)
{
  return (record->kind == FERRY_RECORD_ROW && record->row->parent == 0) ||
         (record->kind == FERRY_RECORD_PASSED && record->size == FERRY_JOURNAL_BEGUN);
}

static void
add (FerryJournalWriter *writer, FerryJournalRecord *record)
{
  gint64 due;

  if (writer->is_broken)
    {
      ferry_journal_record_free (record);
      return;
    }
  g_ptr_array_add (writer->pending, record);
  due = g_get_monotonic_time () + (is_urgent (record) ? COMMIT_ROW_AFTER : COMMIT_AFTER);
  if (writer->due == 0 || (due < writer->due && !writer->has_problem))
    writer->due = due;
  if (writer->pending->len >= COMMIT_COUNT && !writer->has_problem)
    commit (writer);
}

static FerryJournalRecord *
wait_for_record (FerryJournalWriter *writer)
{
  gint64 wait = writer->due - g_get_monotonic_time ();

  if (writer->due == 0)
    return g_async_queue_pop (writer->incoming);
  if (wait <= 0)
    return g_async_queue_try_pop (writer->incoming);
  return g_async_queue_timeout_pop (writer->incoming, (guint64) wait);
}

static void
answer (FerryJournalWriter *writer, FerryJournalFlush *flush)
{
  gboolean is_written = commit (writer);

  g_mutex_lock (&flush->mutex);
  flush->is_answered = TRUE;
  flush->is_written = is_written;
  g_cond_signal (&flush->cond);
  g_mutex_unlock (&flush->mutex);
}

static gpointer
run (gpointer data)
{
  FerryJournalWriter *writer = data;

  for (;;)
    {
      FerryJournalRecord *record = wait_for_record (writer);

      if (record == NULL || (writer->due != 0 && writer->due <= g_get_monotonic_time ()))
        commit (writer);
      if (record == NULL)
        continue;
      if (record->kind == FERRY_RECORD_STOP)
        {
          ferry_journal_record_free (record);
          break;
        }
      if (record->kind == FERRY_RECORD_FLUSH)
        {
          answer (writer, record->flush);
          ferry_journal_record_free (record);
        }
      else
        {
          add (writer, record);
        }
    }
  commit (writer);
  g_clear_pointer (&writer->records, ferry_journal_records_free);
  g_clear_pointer (&writer->db, sqlite3_close);
  return NULL;
}

/**
 * ferry_journal_writer_new:
 * @owner: whose rows are written
 */
FerryJournalWriter *
ferry_journal_writer_new (const char *path,
                          gint64 owner,
                          FerryJournalProblemFunc func,
                          gpointer user_data)
{
  FerryJournalWriter *writer = g_new0 (FerryJournalWriter, 1);

  writer->path = g_strdup (path);
  writer->owner = owner;
  writer->func = func;
  writer->user_data = user_data;
  writer->incoming = g_async_queue_new ();
  writer->pending = g_ptr_array_new_with_free_func ((GDestroyNotify) ferry_journal_record_free);
  writer->thread = g_thread_new ("ferry-journal", run, writer);
  return writer;
}

static void
push (FerryJournalWriter *writer, FerryJournalRecord *record)
{
  g_async_queue_push (writer->incoming, record);
}

/**
 * ferry_journal_writer_flush:
 *
 * Waits until everything so far is in the file, or cannot be.
 *
 * Returns: whether it is
 */
gboolean
ferry_journal_writer_flush (FerryJournalWriter *writer)
{
  FerryJournalFlush flush = { 0 };
  FerryJournalRecord *record = ferry_journal_record_new (FERRY_RECORD_FLUSH);

  g_mutex_init (&flush.mutex);
  g_cond_init (&flush.cond);
  record->flush = &flush;
  push (writer, record);
  g_mutex_lock (&flush.mutex);
  while (!flush.is_answered)
    g_cond_wait (&flush.cond, &flush.mutex);
  g_mutex_unlock (&flush.mutex);
  g_mutex_clear (&flush.mutex);
  g_cond_clear (&flush.cond);
  return flush.is_written;
}

/**
 * ferry_journal_writer_free:
 *
 * Writes what is left, and waits for the end of the thread.
 */
void
ferry_journal_writer_free (FerryJournalWriter *writer)
{
  push (writer, ferry_journal_record_new (FERRY_RECORD_STOP));
  g_thread_join (writer->thread);
  g_ptr_array_unref (writer->pending);
  g_async_queue_unref (writer->incoming);
  g_free (writer->path);
  g_free (writer);
}

/**
 * ferry_journal_writer_put:
 * @row: (transfer full): takes the place of the one with the same id
 */
void
ferry_journal_writer_put (FerryJournalWriter *writer, FerryJournalRow *row)
{
  FerryJournalRecord *record = ferry_journal_record_new (FERRY_RECORD_ROW);

  record->row = row;
  push (writer, record);
}

/**
 * ferry_journal_writer_put_place:
 * @key: (transfer full):
 * @settings: (transfer full):
 */
void
ferry_journal_writer_put_place (FerryJournalWriter *writer, char *key, char *settings)
{
  FerryJournalRecord *record = ferry_journal_record_new (FERRY_RECORD_PLACE);

  record->key = key;
  record->settings = settings;
  push (writer, record);
}

/**
 * ferry_journal_writer_pass:
 * @parent: id of a folder's row
 * @digest: of a file below it that is through
 */
void
ferry_journal_writer_pass (FerryJournalWriter *writer,
                           gint64 parent,
                           const guint8 *digest,
                           gint64 size)
{
  FerryJournalRecord *record = ferry_journal_record_new (FERRY_RECORD_PASSED);

  record->id = parent;
  record->size = size;
  memcpy (record->digest, digest, FERRY_JOURNAL_DIGEST);
  push (writer, record);
}

/**
 * ferry_journal_writer_remove:
 *
 * Forgets a row and all below it.
 */
void
ferry_journal_writer_remove (FerryJournalWriter *writer, gint64 id)
{
  FerryJournalRecord *record = ferry_journal_record_new (FERRY_RECORD_REMOVAL);

  record->id = id;
  push (writer, record);
}

/**
 * ferry_journal_writer_end_all:
 *
 * Every row of this owner is history from now on.
 */
void
ferry_journal_writer_end_all (FerryJournalWriter *writer)
{
  push (writer, ferry_journal_record_new (FERRY_RECORD_END));
}
