/* What the journal's writer is handed. See ferry-journal-records.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-journal-records.h"

#include "ferry-journal-schema.h"

/* The history's newest, and how many more there may be before the oldest go. */
#define KEPT_HISTORY 10000
#define MORE_HISTORY 500

typedef enum
{
  STATEMENT_ROW,
  STATEMENT_PLACE,
  STATEMENT_PASSED,
  STATEMENT_REMOVE,
  STATEMENT_REMOVE_BELOW,
  STATEMENT_REMOVE_PASSED,
  STATEMENT_END,
  STATEMENT_REMOVE_ALL_BELOW,
  STATEMENT_REMOVE_ALL_PASSED,
  STATEMENT_BOUND,
  N_STATEMENTS
} Statement;

struct _FerryJournalRecords
{
  gint64 owner;
  guint n_ended; /* since the history was last bounded */
  sqlite3_stmt *statements[N_STATEMENTS];
};

/**
 * ferry_journal_record_new:
 */
FerryJournalRecord *
ferry_journal_record_new (FerryRecordKind kind)
{
  FerryJournalRecord *record = g_new0 (FerryJournalRecord, 1);

  record->kind = kind;
  return record;
}

/**
 * ferry_journal_record_free:
 */
void
ferry_journal_record_free (FerryJournalRecord *record)
{
  if (record->kind == FERRY_RECORD_ROW)
    ferry_journal_row_free (record->row);
  if (record->kind == FERRY_RECORD_PLACE)
    {
      g_free (record->key);
      g_free (record->settings);
    }
  g_free (record);
}

static char *
dup_sql (Statement index)
{
  static const char *const sql[N_STATEMENTS] = {
    [STATEMENT_PLACE] = "INSERT OR REPLACE INTO place (key, settings) VALUES (?1, ?2)",
    [STATEMENT_PASSED] = "INSERT OR REPLACE INTO passed (parent, digest, size) VALUES (?1, ?2, ?3)",
    [STATEMENT_REMOVE] = "DELETE FROM transfer WHERE id = ?1",
    [STATEMENT_REMOVE_BELOW] = "DELETE FROM transfer WHERE parent > 0 AND parent = ?1",
    [STATEMENT_REMOVE_PASSED] = "DELETE FROM passed WHERE parent = ?1",
    /* What had not ended did so now. */
    [STATEMENT_END] = "UPDATE transfer SET owner = 0, is_history = 1, ended ="
                      " CASE WHEN ended > 0 THEN ended ELSE strftime ('%s') END"
                      " WHERE owner = ?1 AND parent = 0",
    [STATEMENT_REMOVE_ALL_BELOW] = "DELETE FROM transfer WHERE owner = ?1 AND parent > 0",
    [STATEMENT_REMOVE_ALL_PASSED] =
        "DELETE FROM passed WHERE parent IN (SELECT id FROM transfer WHERE owner = ?1)",
    [STATEMENT_BOUND] = "DELETE FROM transfer WHERE owner = 0 AND id NOT IN (SELECT id FROM"
                        " transfer WHERE owner = 0 ORDER BY ended DESC, id DESC LIMIT ?1)",
  };
  g_autoptr (GString) text = NULL;

  if (index != STATEMENT_ROW)
    return g_strdup (sql[index]);
  text = g_string_new ("INSERT OR REPLACE INTO transfer (owner, search, ");
  g_string_append_printf (text, "%s) VALUES (?", ferry_journal_row_get_columns ());
  for (int i = 0; i <= ferry_journal_row_count_columns (); i++)
    g_string_append (text, ", ?");
  g_string_append_c (text, ')');
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * ferry_journal_records_new:
 *
 * Returns: (transfer full) (nullable): the statements, prepared for @db
 */
FerryJournalRecords *
ferry_journal_records_new (sqlite3 *db, gint64 owner, GError **error)
{
  FerryJournalRecords *records = g_new0 (FerryJournalRecords, 1);

  records->owner = owner;
  for (guint i = 0; i < N_STATEMENTS; i++)
    {
      g_autofree char *sql = dup_sql (i);

      records->statements[i] = ferry_journal_schema_make_statement (db, sql, error);
      if (records->statements[i] == NULL)
        {
          ferry_journal_records_free (records);
          return NULL;
        }
    }
  return records;
}

/**
 * ferry_journal_records_free:
 */
void
ferry_journal_records_free (FerryJournalRecords *records)
{
  for (guint i = 0; i < N_STATEMENTS; i++)
    sqlite3_finalize (records->statements[i]);
  g_free (records);
}

static gboolean
finish (sqlite3_stmt *statement, GError **error)
{
  g_autoptr (GError) reason = NULL;

  ferry_journal_schema_step (statement, &reason);
  sqlite3_reset (statement);
  sqlite3_clear_bindings (statement);
  if (reason == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&reason));
  return FALSE;
}

static gboolean
run_with (FerryJournalRecords *records, Statement index, gint64 value, GError **error)
{
  sqlite3_bind_int64 (records->statements[index], 1, value);
  return finish (records->statements[index], error);
}

/* What a person may look for, without regard to upper and lower case. */
static char *
dup_search (const FerryJournalRow *row)
{
  g_autofree char *text = g_strjoin ("\n", row->name != NULL ? row->name : "", row->source,
                                     row->target, row->from, row->to, NULL);
  g_autofree char *valid = g_utf8_make_valid (text, -1);

  return g_utf8_casefold (valid, -1);
}

static gboolean
remove_below (FerryJournalRecords *records, gint64 id, GError **error)
{
  return run_with (records, STATEMENT_REMOVE_BELOW, id, error) &&
         run_with (records, STATEMENT_REMOVE_PASSED, id, error);
}

static gboolean
bound_history (FerryJournalRecords *records, guint n_ended, GError **error)
{
  records->n_ended += n_ended;
  if (records->n_ended < MORE_HISTORY)
    return TRUE;
  records->n_ended = 0;
  return run_with (records, STATEMENT_BOUND, KEPT_HISTORY, error);
}

static gboolean
apply_row (FerryJournalRecords *records, const FerryJournalRow *row, GError **error)
{
  sqlite3_stmt *statement = records->statements[STATEMENT_ROW];
  g_autofree char *search = row->parent == 0 ? dup_search (row) : NULL;

  sqlite3_bind_int64 (statement, 1, row->is_history ? 0 : records->owner);
  if (search != NULL)
    sqlite3_bind_text (statement, 2, search, -1, SQLITE_STATIC);
  ferry_journal_row_bind (row, statement, 3);
  if (!finish (statement, error))
    return FALSE;
  if (!row->is_history)
    return TRUE;
  return (!row->is_folder || remove_below (records, row->id, error)) &&
         bound_history (records, 1, error);
}

static gboolean
apply_place (FerryJournalRecords *records, const FerryJournalRecord *record, GError **error)
{
  sqlite3_stmt *statement = records->statements[STATEMENT_PLACE];

  sqlite3_bind_text (statement, 1, record->key, -1, SQLITE_STATIC);
  sqlite3_bind_text (statement, 2, record->settings, -1, SQLITE_STATIC);
  return finish (statement, error);
}

static gboolean
apply_passed (FerryJournalRecords *records, const FerryJournalRecord *record, GError **error)
{
  sqlite3_stmt *statement = records->statements[STATEMENT_PASSED];

  sqlite3_bind_int64 (statement, 1, record->id);
  sqlite3_bind_blob (statement, 2, record->digest, FERRY_JOURNAL_DIGEST, SQLITE_STATIC);
  sqlite3_bind_int64 (statement, 3, record->size);
  return finish (statement, error);
}

/**
 * ferry_journal_records_apply:
 *
 * Inside of a transaction.
 */
gboolean
ferry_journal_records_apply (FerryJournalRecords *records,
                             const FerryJournalRecord *record,
                             GError **error)
{
  switch (record->kind)
    {
    case FERRY_RECORD_ROW:
      return apply_row (records, record->row, error);

    case FERRY_RECORD_PLACE:
      return apply_place (records, record, error);

    case FERRY_RECORD_PASSED:
      return apply_passed (records, record, error);

    case FERRY_RECORD_REMOVAL:
      return run_with (records, STATEMENT_REMOVE, record->id, error) &&
             remove_below (records, record->id, error);

    case FERRY_RECORD_END:
      return run_with (records, STATEMENT_REMOVE_ALL_PASSED, records->owner, error) &&
             run_with (records, STATEMENT_REMOVE_ALL_BELOW, records->owner, error) &&
             run_with (records, STATEMENT_END, records->owner, error) &&
             bound_history (records, MORE_HISTORY, error);

    case FERRY_RECORD_FLUSH:
    case FERRY_RECORD_STOP:
    default:
      g_return_val_if_reached (TRUE);
    }
}
