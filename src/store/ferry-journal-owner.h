/* Whose rows are whose, where several processes use one journal. A process that lives holds an
 * exclusive lock on a small file of its own, by SQLite's portable means; the lock goes with the
 * process, however it ends. Rows whose owner is gone can be adopted.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>
#include <sqlite3.h>

G_BEGIN_DECLS

typedef struct
{
  gint64 id;
  sqlite3 *lock; /* nullable: let go */
} FerryJournalOwner;

gboolean ferry_journal_owner_begin (FerryJournalOwner *owner,
                                    sqlite3 *db,
                                    const char *journal_path,
                                    GError **error);
void ferry_journal_owner_end (FerryJournalOwner *owner, const char *journal_path);

gboolean ferry_journal_owner_is_alive (gint64 id, const char *journal_path);
GArray *ferry_journal_owner_find_gone (sqlite3 *db, const char *journal_path, GError **error);
gboolean ferry_journal_owner_adopt (FerryJournalOwner *owner,
                                    sqlite3 *db,
                                    const char *journal_path,
                                    GError **error);

G_END_DECLS
