/* The journal's file as an SQLite data base. See ferry-journal-schema.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-journal-schema.h"

#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

/* Another process writes for some milliseconds; longer than this it hangs. */
#define PATIENCE  5000
#define LOG_TRIES 250
#define LOG_PAUSE (20 * 1000) /* µs */

/* Each step leads from one version to the next; the first begins an empty file. What is here stays
 * as it is for ever: a change is a further step. `owner` is the process that has the row in its
 * queue, 0 for the history. `passed` tells which files of a folder under way are through, by a
 * digest of name, size and time. */
static const char *const steps[] = {
  "CREATE TABLE owner (id INTEGER PRIMARY KEY AUTOINCREMENT, begun INTEGER NOT NULL);"
  "CREATE TABLE place (key TEXT PRIMARY KEY, settings TEXT NOT NULL) WITHOUT ROWID;"
  "CREATE TABLE transfer (id INTEGER PRIMARY KEY, owner INTEGER NOT NULL,"
  "  parent INTEGER NOT NULL, position REAL NOT NULL,"
  "  from_place TEXT NOT NULL, to_place TEXT NOT NULL, source BLOB NOT NULL,"
  "  target BLOB NOT NULL, name TEXT, is_folder INTEGER NOT NULL, flags INTEGER NOT NULL,"
  "  action INTEGER NOT NULL, is_decided INTEGER NOT NULL, new_name BLOB,"
  "  kind INTEGER NOT NULL, size INTEGER NOT NULL, modified INTEGER NOT NULL,"
  "  precision INTEGER NOT NULL, is_utc INTEGER NOT NULL, mode INTEGER NOT NULL,"
  "  state INTEGER NOT NULL, resume TEXT, bytes_done INTEGER NOT NULL,"
  "  files_done INTEGER NOT NULL, files_total INTEGER NOT NULL, attempts INTEGER NOT NULL,"
  "  error_domain TEXT, error_code INTEGER NOT NULL, error_text TEXT,"
  "  added INTEGER NOT NULL, ended INTEGER NOT NULL, is_history INTEGER NOT NULL, search TEXT);"
  "CREATE INDEX transfer_by_owner ON transfer (owner, ended);"
  "CREATE INDEX transfer_by_parent ON transfer (parent) WHERE parent > 0;"
  "CREATE TABLE passed (parent INTEGER NOT NULL, digest BLOB NOT NULL, size INTEGER NOT NULL,"
  "  PRIMARY KEY (parent, digest)) WITHOUT ROWID;",
};

G_DEFINE_QUARK (ferry - journal - error - quark, ferry_journal_error)

/**
 * ferry_journal_schema_set_error:
 *
 * Tells what the latest call on @db said.
 */
void
ferry_journal_schema_set_error (sqlite3 *db, GError **error)
{
  int result = sqlite3_errcode (db);
  FerryJournalError code = FERRY_JOURNAL_ERROR_FAILED;

  if (result == SQLITE_CORRUPT || result == SQLITE_NOTADB)
    code = FERRY_JOURNAL_ERROR_DAMAGED;
  g_set_error_literal (error, FERRY_JOURNAL_ERROR, code,
                       result == SQLITE_FULL ? _ ("The disk is full") : sqlite3_errmsg (db));
}

/**
 * ferry_journal_schema_run:
 */
gboolean
ferry_journal_schema_run (sqlite3 *db, const char *sql, GError **error)
{
  if (sqlite3_exec (db, sql, NULL, NULL, NULL) == SQLITE_OK)
    return TRUE;
  ferry_journal_schema_set_error (db, error);
  return FALSE;
}

/**
 * ferry_journal_schema_make_statement:
 *
 * Returns: (transfer full) (nullable):
 */
sqlite3_stmt *
ferry_journal_schema_make_statement (sqlite3 *db, const char *sql, GError **error)
{
  sqlite3_stmt *statement = NULL;

  if (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL) != SQLITE_OK)
    ferry_journal_schema_set_error (db, error);
  return statement;
}

/**
 * ferry_journal_schema_step:
 *
 * Returns: whether the statement stands on a row; %FALSE without @error set at its end
 */
gboolean
ferry_journal_schema_step (sqlite3_stmt *statement, GError **error)
{
  int result = sqlite3_step (statement);

  if (result != SQLITE_ROW && result != SQLITE_DONE)
    ferry_journal_schema_set_error (sqlite3_db_handle (statement), error);
  return result == SQLITE_ROW;
}

/**
 * ferry_journal_schema_create:
 *
 * Makes an empty file for its owner alone, unless there is one; SQLite gives the files beside it
 * the mode that this one has.
 */
void
ferry_journal_schema_create (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  int fd;

  /* Where one of these fails, opening says why. */
  g_mkdir_with_parents (folder, 0700);
  fd = g_open (path, O_CREAT | O_RDWR, 0600);
  if (fd >= 0)
    g_close (fd, NULL);
}

/**
 * ferry_journal_schema_open:
 *
 * Returns: (transfer full) (nullable): a connection for the calling thread alone
 */
sqlite3 *
ferry_journal_schema_open (const char *path, GError **error)
{
  g_autoptr (sqlite3) db = NULL;
  int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX;

  if (sqlite3_open_v2 (path, &db, flags, NULL) != SQLITE_OK)
    {
      ferry_journal_schema_set_error (db, error);
      return NULL;
    }
  sqlite3_extended_result_codes (db, 0);
  sqlite3_busy_timeout (db, PATIENCE);
  if (!ferry_journal_schema_run (db, "PRAGMA synchronous = NORMAL; PRAGMA temp_store = MEMORY;",
                                 error))
    return NULL;
  return g_steal_pointer (&db);
}

static gboolean
get_number (sqlite3 *db, const char *sql, int *number, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = ferry_journal_schema_make_statement (db, sql, error);

  if (statement == NULL || !ferry_journal_schema_step (statement, error))
    return FALSE;
  *number = sqlite3_column_int (statement, 0);
  return TRUE;
}

static gboolean
migrate (sqlite3 *db, GError **error)
{
  int version;

  /* Again inside of the lock: another process may have been quicker. */
  if (!get_number (db, "PRAGMA user_version", &version, error))
    return FALSE;
  for (; version < (int) G_N_ELEMENTS (steps); version++)
    {
      g_autofree char *mark = g_strdup_printf ("PRAGMA user_version = %d", version + 1);

      if (!ferry_journal_schema_run (db, steps[version], error) ||
          !ferry_journal_schema_run (db, mark, error))
        return FALSE;
    }
  return TRUE;
}

/* Two that begin a file at the same moment are in each other's way here, and SQLite does not wait
 * by itself for this one. */
static gboolean
use_log (sqlite3 *db, GError **error)
{
  for (guint i = 0; i < LOG_TRIES; i++)
    {
      if (sqlite3_exec (db, "PRAGMA journal_mode = WAL", NULL, NULL, NULL) != SQLITE_BUSY)
        break;
      g_usleep (LOG_PAUSE);
    }
  return ferry_journal_schema_run (db, "PRAGMA journal_mode = WAL", error);
}

/**
 * ferry_journal_schema_prepare:
 *
 * Begins an empty file, brings an older version up to date, and touches no newer one.
 */
gboolean
ferry_journal_schema_prepare (sqlite3 *db, GError **error)
{
  int version;

  if (!get_number (db, "PRAGMA user_version", &version, error))
    return FALSE;
  if (version > (int) G_N_ELEMENTS (steps))
    {
      g_set_error_literal (error, FERRY_JOURNAL_ERROR, FERRY_JOURNAL_ERROR_NEWER,
                           _ ("The list of transfers was written by a newer version of Ferry"));
      return FALSE;
    }
  if (!use_log (db, error))
    return FALSE;
  if (version == (int) G_N_ELEMENTS (steps))
    return TRUE;
  if (!ferry_journal_schema_run (db, "BEGIN IMMEDIATE", error))
    return FALSE;
  if (migrate (db, error))
    return ferry_journal_schema_run (db, "COMMIT", error);
  ferry_journal_schema_run (db, "ROLLBACK", NULL);
  return FALSE;
}

/**
 * ferry_journal_schema_check:
 *
 * Reads all of the file and looks whether it holds together.
 */
gboolean
ferry_journal_schema_check (sqlite3 *db, GError **error)
{
  g_autoptr (sqlite3_stmt) statement =
      ferry_journal_schema_make_statement (db, "PRAGMA quick_check(1)", error);
  const char *answer;

  if (statement == NULL || !ferry_journal_schema_step (statement, error))
    return FALSE;
  answer = (const char *) sqlite3_column_text (statement, 0);
  if (g_strcmp0 (answer, "ok") == 0)
    return TRUE;
  g_set_error_literal (error, FERRY_JOURNAL_ERROR, FERRY_JOURNAL_ERROR_DAMAGED, answer);
  return FALSE;
}

/**
 * ferry_journal_schema_set_aside:
 *
 * Renames a damaged file, and what SQLite keeps beside it.
 *
 * Returns: (transfer full) (nullable): the new name, without its folder
 */
char *
ferry_journal_schema_set_aside (const char *path, GError **error)
{
  static const char *const ends[] = { "-wal", "-shm" };
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *date = g_date_time_format (now, "%Y%m%d-%H%M%S");
  g_autofree char *aside = g_strdup_printf ("%s.damaged-%s", path, date);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFile) target = g_file_new_for_path (aside);

  /* What belongs to the old file must not be taken for a part of the new one. */
  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      g_autofree char *beside = g_strconcat (path, ends[i], NULL);
      g_autofree char *beside_aside = g_strconcat (aside, ends[i], NULL);

      if (g_file_test (beside, G_FILE_TEST_EXISTS) && g_rename (beside, beside_aside) != 0)
        {
          g_set_error (error, FERRY_JOURNAL_ERROR, FERRY_JOURNAL_ERROR_FAILED,
                       _ ("“%s” cannot be renamed"), beside);
          return NULL;
        }
    }
  if (!g_file_move (file, target, G_FILE_COPY_OVERWRITE, NULL, NULL, NULL, error))
    return NULL;
  return g_path_get_basename (aside);
}
