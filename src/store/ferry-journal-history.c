/* Transfers that ended. See ferry-journal-history.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-journal-history.h"

/* An empty text is found in everything. */
#define FOUND "owner = 0 AND parent = 0 AND instr (search, ?1) > 0"

static sqlite3_stmt *
make_search (sqlite3 *db, const char *sql, const char *text, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = ferry_journal_schema_make_statement (db, sql, error);
  g_autofree char *valid = g_utf8_make_valid (text != NULL ? text : "", -1);
  g_autofree char *folded = g_utf8_casefold (valid, -1);

  if (statement != NULL)
    sqlite3_bind_text (statement, 1, folded, -1, SQLITE_TRANSIENT);
  return g_steal_pointer (&statement);
}

/**
 * ferry_journal_history_find:
 *
 * Returns: (transfer full) (nullable): of #FerryJournalRow, at most @limit, the latest first
 */
GPtrArray *
ferry_journal_history_find (const char *path,
                            const char *text,
                            guint offset,
                            guint limit,
                            GError **error)
{
  g_autoptr (sqlite3) db = ferry_journal_schema_open (path, error);
  g_autofree char *sql = g_strdup_printf ("SELECT %s FROM transfer WHERE " FOUND
                                          " ORDER BY ended DESC, id DESC LIMIT %u OFFSET %u",
                                          ferry_journal_row_get_columns (), limit, offset);
  g_autoptr (sqlite3_stmt) statement = NULL;
  g_autoptr (GPtrArray) rows =
      g_ptr_array_new_with_free_func ((GDestroyNotify) ferry_journal_row_free);
  g_autoptr (GError) reason = NULL;

  if (db == NULL)
    return NULL;
  statement = make_search (db, sql, text, error);
  if (statement == NULL)
    return NULL;
  while (ferry_journal_schema_step (statement, &reason))
    g_ptr_array_add (rows, ferry_journal_row_read (statement));
  g_clear_pointer (&statement, sqlite3_finalize);
  if (reason == NULL)
    return g_steal_pointer (&rows);
  g_propagate_error (error, g_steal_pointer (&reason));
  return NULL;
}

typedef struct
{
  char *path;
  char *text;
  guint offset;
  guint limit;
} Search;

static void
search_free (gpointer data)
{
  Search *search = data;

  g_free (search->path);
  g_free (search->text);
  g_free (search);
}

static void
find_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Search *search = data;
  GError *error = NULL;
  GPtrArray *rows = ferry_journal_history_find (search->path, search->text, search->offset,
                                                search->limit, &error);

  if (rows != NULL)
    g_task_return_pointer (task, rows, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

/**
 * ferry_journal_history_find_async:
 */
void
ferry_journal_history_find_async (const char *path,
                                  const char *text,
                                  guint offset,
                                  guint limit,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Search *search = g_new0 (Search, 1);

  search->path = g_strdup (path);
  search->text = g_strdup (text);
  search->offset = offset;
  search->limit = limit;
  g_task_set_source_tag (task, ferry_journal_history_find_async);
  g_task_set_task_data (task, search, search_free);
  g_task_run_in_thread (task, find_in_thread);
}

/**
 * ferry_journal_history_find_finish:
 *
 * Returns: (transfer full) (nullable): as ferry_journal_history_find()
 */
GPtrArray *
ferry_journal_history_find_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * ferry_journal_history_count:
 *
 * Returns: how many there are; 0 with @error set where nobody can say
 */
guint
ferry_journal_history_count (const char *path, const char *text, GError **error)
{
  g_autoptr (sqlite3) db = ferry_journal_schema_open (path, error);
  sqlite3_stmt *statement = NULL;
  guint count = 0;

  if (db == NULL)
    return 0;
  statement = make_search (db, "SELECT count (*) FROM transfer WHERE " FOUND, text, error);
  if (statement != NULL && ferry_journal_schema_step (statement, error))
    count = (guint) sqlite3_column_int64 (statement, 0);
  sqlite3_finalize (statement);
  return count;
}

static gboolean
change (const char *path, const char *sql, gint64 value, GError **error)
{
  g_autoptr (sqlite3) db = ferry_journal_schema_open (path, error);
  g_autoptr (GError) reason = NULL;
  sqlite3_stmt *statement = NULL;

  if (db == NULL)
    return FALSE;
  statement = ferry_journal_schema_make_statement (db, sql, error);
  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, value);
  ferry_journal_schema_step (statement, &reason);
  sqlite3_finalize (statement);
  if (reason == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&reason));
  return FALSE;
}

/**
 * ferry_journal_history_forget:
 *
 * Forgets one that ended; never one that is in a queue.
 */
gboolean
ferry_journal_history_forget (const char *path, gint64 id, GError **error)
{
  return change (path, "DELETE FROM transfer WHERE owner = 0 AND id = ?1", id, error);
}

/**
 * ferry_journal_history_clear:
 * @before: seconds since 1970; %G_MAXINT64: all
 *
 * Forgets those that ended before.
 */
gboolean
ferry_journal_history_clear (const char *path, gint64 before, GError **error)
{
  return change (path, "DELETE FROM transfer WHERE owner = 0 AND ended < ?1", before, error);
}
