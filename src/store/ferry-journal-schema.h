/* The journal's file as an SQLite data base: opened, begun, brought up to the version of this
 * program, and set aside where it is damaged. Any thread, each with a connection of its own.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>
#include <sqlite3.h>

G_BEGIN_DECLS

typedef enum
{
  FERRY_JOURNAL_ERROR_FAILED,  /* not now: the disk is full, the folder cannot be written... */
  FERRY_JOURNAL_ERROR_NEWER,   /* a newer Ferry's; it is left alone */
  FERRY_JOURNAL_ERROR_DAMAGED, /* no data base, or a broken one */
} FerryJournalError;

#define FERRY_JOURNAL_ERROR (ferry_journal_error_quark ())
GQuark ferry_journal_error_quark (void);

void ferry_journal_schema_create (const char *path);
sqlite3 *ferry_journal_schema_open (const char *path, GError **error);
gboolean ferry_journal_schema_prepare (sqlite3 *db, GError **error);
gboolean ferry_journal_schema_check (sqlite3 *db, GError **error);
char *ferry_journal_schema_set_aside (const char *path, GError **error);

gboolean ferry_journal_schema_run (sqlite3 *db, const char *sql, GError **error);
sqlite3_stmt *ferry_journal_schema_make_statement (sqlite3 *db, const char *sql, GError **error);
gboolean ferry_journal_schema_step (sqlite3_stmt *statement, GError **error);
void ferry_journal_schema_set_error (sqlite3 *db, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (sqlite3, sqlite3_close)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (sqlite3_stmt, sqlite3_finalize)

G_END_DECLS
