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
  char *path;
  gint64 owner;
  FerryJournalProblemFunc func;
  gpointer user_data;

  GMutex mutex; /* guards the next ones */
  GCond cond;
  GQueue incoming;    /* of FerryJournalRecord */
  gint64 due;         /* monotonic: when they are to be committed; 0: nothing waits */
  gboolean is_called; /* not only then */
  gboolean is_late;   /* the last try was in vain */

  /* The thread's own. */
  GPtrArray *pending; /* of FerryJournalRecord, owned: not committed yet */
  sqlite3 *db;
  FerryJournalRecords *records;
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
  if (writer->is_broken)
    ferry_journal_record_free (record);
  else
    g_ptr_array_add (writer->pending, record);
}

/* What has come until it is time for a commit, or somebody waits for one. To wake up for each
 * record would cost more than to write it. */
static void
wait_for_records (FerryJournalWriter *writer, GQueue *records)
{
  g_mutex_lock (&writer->mutex);
  while (!writer->is_called && (writer->due == 0 || writer->due > g_get_monotonic_time ()))
    if (writer->due == 0)
      g_cond_wait (&writer->cond, &writer->mutex);
    else
      g_cond_wait_until (&writer->cond, &writer->mutex, writer->due);
  *records = writer->incoming;
  g_queue_init (&writer->incoming);
  writer->due = 0;
  writer->is_called = FALSE;
  writer->is_late = FALSE;
  g_mutex_unlock (&writer->mutex);
}

static void
put_off (FerryJournalWriter *writer)
{
  g_mutex_lock (&writer->mutex);
  writer->due = g_get_monotonic_time () + TRY_AGAIN_AFTER;
  writer->is_late = TRUE;
  g_mutex_unlock (&writer->mutex);
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

/* Returns whether it goes on. */
static gboolean
take (FerryJournalWriter *writer, FerryJournalRecord *record)
{
  gboolean is_end = record->kind == FERRY_RECORD_STOP;

  if (!is_end && record->kind != FERRY_RECORD_FLUSH)
    {
      add (writer, record);
      return TRUE;
    }
  if (!is_end)
    answer (writer, record->flush);
  ferry_journal_record_free (record);
  return !is_end;
}

static gpointer
run (gpointer data)
{
  FerryJournalWriter *writer = data;
  gboolean is_going = TRUE;

  while (is_going)
    {
      FerryJournalRecord *record;
      GQueue records;

      wait_for_records (writer, &records);
      while ((record = g_queue_pop_head (&records)) != NULL)
        is_going = take (writer, record) && is_going;
      if (!commit (writer) && !writer->is_broken)
        put_off (writer);
    }
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
  g_mutex_init (&writer->mutex);
  g_cond_init (&writer->cond);
  writer->pending = g_ptr_array_new_with_free_func ((GDestroyNotify) ferry_journal_record_free);
  writer->thread = g_thread_new ("ferry-journal", run, writer);
  return writer;
}

static void
push (FerryJournalWriter *writer, FerryJournalRecord *record)
{
  gint64 due = g_get_monotonic_time () + (is_urgent (record) ? COMMIT_ROW_AFTER : COMMIT_AFTER);
  gboolean is_asked = record->kind == FERRY_RECORD_STOP || record->kind == FERRY_RECORD_FLUSH;
  gboolean is_sooner;

  g_mutex_lock (&writer->mutex);
  g_queue_push_tail (&writer->incoming, record);
  is_sooner = writer->due == 0 || (due < writer->due && !writer->is_late);
  if (is_sooner)
    writer->due = due;
  if (is_asked || (writer->incoming.length >= COMMIT_COUNT && !writer->is_late))
    writer->is_called = TRUE;
  if (is_sooner || writer->is_called)
    g_cond_signal (&writer->cond);
  g_mutex_unlock (&writer->mutex);
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
  g_queue_clear_full (&writer->incoming, (GDestroyNotify) ferry_journal_record_free);
  g_cond_clear (&writer->cond);
  g_mutex_clear (&writer->mutex);
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
