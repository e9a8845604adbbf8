/* A place in the journal. See ferry-journal-place.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-journal-place.h"

#include "ferry-server-format.h"

/* A key file has groups. */
#define GROUP "server"

/**
 * ferry_journal_place_dup_settings:
 *
 * Returns: (transfer full): for the column "settings"
 */
char *
ferry_journal_place_dup_settings (const FerryServer *server)
{
  g_autoptr (GKeyFile) key_file = g_key_file_new ();

  ferry_server_format_write (key_file, GROUP, server, FALSE);
  return g_key_file_to_data (key_file, NULL, NULL);
}

/**
 * ferry_journal_place_read:
 *
 * Returns: (transfer full) (nullable): the server of that key
 */
FerryServer *
ferry_journal_place_read (sqlite3 *db, const char *key)
{
  g_autoptr (sqlite3_stmt) statement =
      ferry_journal_schema_make_statement (db, "SELECT settings FROM place WHERE key = ?1", NULL);
  g_autoptr (GKeyFile) key_file = g_key_file_new ();
  const char *settings;

  if (statement == NULL)
    return NULL;
  sqlite3_bind_text (statement, 1, key, -1, SQLITE_STATIC);
  if (!ferry_journal_schema_step (statement, NULL))
    return NULL;
  settings = (const char *) sqlite3_column_text (statement, 0);
  if (!g_key_file_load_from_data (key_file, settings, (gsize) -1, G_KEY_FILE_NONE, NULL))
    return NULL;
  return ferry_server_format_read (key_file, GROUP);
}
