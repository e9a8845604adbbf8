/* What processes that are gone left in the journal. See ferry-journal-left.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-journal-left.h"

#include "ferry-journal-owner.h"

/**
 * ferry_journal_left_read:
 * @condition: in SQL
 *
 * Returns: (transfer full) (nullable): of #FerryJournalRow, in the order of the queue
 */
GPtrArray *
ferry_journal_left_read (sqlite3 *db, const char *condition, GError **error)
{
  g_autofree char *sql =
      g_strdup_printf ("SELECT %s FROM transfer WHERE %s ORDER BY parent, position, id",
                       ferry_journal_row_get_columns (), condition);
  g_autoptr (sqlite3_stmt) statement = ferry_journal_schema_make_statement (db, sql, error);
  g_autoptr (GPtrArray) rows =
      g_ptr_array_new_with_free_func ((GDestroyNotify) ferry_journal_row_free);
  g_autoptr (GError) reason = NULL;

  if (statement == NULL)
    return NULL;
  while (ferry_journal_schema_step (statement, &reason))
    g_ptr_array_add (rows, ferry_journal_row_read (statement));
  if (reason == NULL)
    return g_steal_pointer (&rows);
  g_propagate_error (error, g_steal_pointer (&reason));
  return NULL;
}

/**
 * ferry_journal_list_left:
 *
 * Looks what ferry_journal_adopt() would find, and changes nothing.
 *
 * Returns: (transfer full) (nullable): of #FerryJournalRow
 */
GPtrArray *
ferry_journal_list_left (GFile *file, GError **error)
{
  g_autofree char *path = g_file_get_path (file);
  g_autoptr (sqlite3) db = NULL;
  g_autoptr (GArray) gone = NULL;
  g_autoptr (GString) condition = g_string_new ("owner IN (0");

  if (path == NULL || !g_file_query_exists (file, NULL))
    return g_ptr_array_new ();
  db = ferry_journal_schema_open (path, error);
  if (db == NULL || !ferry_journal_schema_prepare (db, error))
    return NULL;
  gone = ferry_journal_owner_find_gone (db, path, error);
  if (gone == NULL)
    return NULL;
  for (guint i = 0; i < gone->len; i++)
    g_string_append_printf (condition, ", %" G_GINT64_FORMAT, g_array_index (gone, gint64, i));
  g_string_append (condition, ") AND is_history = 0");
  return ferry_journal_left_read (db, condition->str, error);
}
