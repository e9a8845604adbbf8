/* Whose rows are whose. See ferry-journal-owner.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-journal-owner.h"

#include "ferry-journal-schema.h"

#include <glib/gstdio.h>

static char *
dup_lock_path (gint64 id, const char *journal_path)
{
  g_autofree char *folder = g_path_get_dirname (journal_path);
  g_autofree char *name = g_strdup_printf ("owner-%" G_GINT64_FORMAT ".lock", id);

  return g_build_filename (folder, name, NULL);
}

/* Nobody waits for a lock here: it is had, or its process lives. */
static int
open_locked (const char *path, int flags, sqlite3 **lock)
{
  int result = sqlite3_open_v2 (path, lock, flags | SQLITE_OPEN_READWRITE, NULL);

  if (result == SQLITE_OK)
    result =
        sqlite3_exec (*lock, "PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE", NULL, NULL, NULL);
  return result;
}

static gboolean
take_lock (FerryJournalOwner *owner, const char *journal_path, GError **error)
{
  g_autofree char *path = dup_lock_path (owner->id, journal_path);
  g_autoptr (sqlite3) lock = NULL;

  if (open_locked (path, SQLITE_OPEN_CREATE, &lock) != SQLITE_OK)
    {
      ferry_journal_schema_set_error (lock, error);
      return FALSE;
    }
  owner->lock = g_steal_pointer (&lock);
  return TRUE;
}

static gboolean
insert (FerryJournalOwner *owner, sqlite3 *db, const char *journal_path, GError **error)
{
  if (!ferry_journal_schema_run (db, "INSERT INTO owner (begun) VALUES (strftime ('%s'))", error))
    return FALSE;
  owner->id = sqlite3_last_insert_rowid (db);
  /* Before anybody can see the row: one without a lock is taken for dead. */
  return take_lock (owner, journal_path, error) && ferry_journal_schema_run (db, "COMMIT", error);
}

/**
 * ferry_journal_owner_begin:
 *
 * Makes this process an owner, with a number that no other had or will have.
 */
gboolean
ferry_journal_owner_begin (FerryJournalOwner *owner,
                           sqlite3 *db,
                           const char *journal_path,
                           GError **error)
{
  if (!ferry_journal_schema_run (db, "BEGIN IMMEDIATE", error))
    return FALSE;
  if (insert (owner, db, journal_path, error))
    return TRUE;
  ferry_journal_schema_run (db, "ROLLBACK", NULL);
  ferry_journal_owner_end (owner, journal_path);
  return FALSE;
}

/**
 * ferry_journal_owner_end:
 *
 * Lets go of the lock: what is left in the journal may be adopted.
 */
void
ferry_journal_owner_end (FerryJournalOwner *owner, const char *journal_path)
{
  g_autofree char *path = dup_lock_path (owner->id, journal_path);

  if (owner->lock == NULL)
    return;
  g_clear_pointer (&owner->lock, sqlite3_close);
  g_remove (path);
}

/**
 * ferry_journal_owner_is_alive:
 */
gboolean
ferry_journal_owner_is_alive (gint64 id, const char *journal_path)
{
  g_autofree char *path = dup_lock_path (id, journal_path);
  g_autoptr (sqlite3) lock = NULL;

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return FALSE;
  return open_locked (path, 0, &lock) != SQLITE_OK;
}

/**
 * ferry_journal_owner_find_gone:
 *
 * Returns: (transfer full) (nullable): the numbers, as gint64, of owners that do not live any more
 */
GArray *
ferry_journal_owner_find_gone (sqlite3 *db, const char *journal_path, GError **error)
{
  g_autoptr (sqlite3_stmt) statement =
      ferry_journal_schema_make_statement (db, "SELECT id FROM owner ORDER BY id", error);
  g_autoptr (GArray) gone = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) reason = NULL;

  if (statement == NULL)
    return NULL;
  while (ferry_journal_schema_step (statement, &reason))
    {
      gint64 id = sqlite3_column_int64 (statement, 0);

      if (!ferry_journal_owner_is_alive (id, journal_path))
        g_array_append_val (gone, id);
    }
  if (reason != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&reason));
      return NULL;
    }
  return g_steal_pointer (&gone);
}

static gboolean
adopt_from (FerryJournalOwner *owner, sqlite3 *db, gint64 gone, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("UPDATE transfer SET owner = %" G_GINT64_FORMAT
                                          " WHERE owner = %" G_GINT64_FORMAT ";"
                                          "DELETE FROM owner WHERE id = %" G_GINT64_FORMAT,
                                          owner->id, gone, gone);

  return ferry_journal_schema_run (db, sql, error);
}

static gboolean
adopt_all (FerryJournalOwner *owner, sqlite3 *db, GArray *gone, GError **error)
{
  for (guint i = 0; i < gone->len; i++)
    if (!adopt_from (owner, db, g_array_index (gone, gint64, i), error))
      return FALSE;
  return ferry_journal_schema_run (db, "COMMIT", error);
}

/**
 * ferry_journal_owner_adopt:
 *
 * Makes the rows of all that are gone those of @owner. Where two processes want them, one gets all.
 */
gboolean
ferry_journal_owner_adopt (FerryJournalOwner *owner,
                           sqlite3 *db,
                           const char *journal_path,
                           GError **error)
{
  g_autoptr (GArray) gone = NULL;

  if (!ferry_journal_schema_run (db, "BEGIN IMMEDIATE", error))
    return FALSE;
  gone = ferry_journal_owner_find_gone (db, journal_path, error);
  if (gone == NULL || !adopt_all (owner, db, gone, error))
    {
      ferry_journal_schema_run (db, "ROLLBACK", NULL);
      return FALSE;
    }
  for (guint i = 0; i < gone->len; i++)
    {
      g_autofree char *path = dup_lock_path (g_array_index (gone, gint64, i), journal_path);

      g_remove (path);
    }
  return TRUE;
}
