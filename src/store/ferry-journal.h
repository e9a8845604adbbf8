/* The queue of transfers as a file that survives whatever ends the program, and the history of
 * those that ended. An SQLite data base (write-ahead log) in the user's state folder, used by as
 * many processes as there are: each owns the rows of its own queue, and adopts those whose process
 * is gone. Passwords never enter it.
 *
 * Main thread. Writing costs it nothing but a copy: a thread of the journal's own does it, twice a
 * second. Reading blocks; it is for the start of a program.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-journal-row.h"
#include "ferry-journal-schema.h"
#include "ferry-journal-writer.h"
#include "ferry-server.h"

G_BEGIN_DECLS

#define FERRY_TYPE_JOURNAL (ferry_journal_get_type ())
G_DECLARE_FINAL_TYPE (FerryJournal, ferry_journal, FERRY, JOURNAL, GObject)

/* Properties: "problem" (string, nullable, notify): a sentence for a person; what could not be
 * read was set aside, or nothing can be written at the moment. */

typedef struct
{
  guint n_done;
  guint n_skipped;
  gint64 size; /* bytes of those that are done */
} FerryJournalPassed;

GFile *ferry_journal_get_default_file (void);
FerryJournal *ferry_journal_open (GFile *file, GError **error);
gboolean ferry_journal_flush (FerryJournal *journal);
void ferry_journal_close (FerryJournal *journal);
const char *ferry_journal_get_problem (FerryJournal *journal);
const char *ferry_journal_get_path (FerryJournal *journal);

/* Writing. Nothing here waits or fails. */
gint64 ferry_journal_make_id (FerryJournal *journal);
void ferry_journal_put (FerryJournal *journal, FerryJournalRow *row);
void ferry_journal_put_place (FerryJournal *journal, const FerryServer *server);
void ferry_journal_pass (FerryJournal *journal, gint64 parent, const guint8 *digest, gint64 size);
void ferry_journal_remove (FerryJournal *journal, gint64 id);
void ferry_journal_end_all (FerryJournal *journal);

/* Reading: what was left by processes that are gone. */
GPtrArray *ferry_journal_adopt (FerryJournal *journal, GError **error);
GPtrArray *ferry_journal_list_left (GFile *file, GError **error);
FerryServer *ferry_journal_dup_server (FerryJournal *journal, const char *key);
void ferry_journal_sum_passed (FerryJournal *journal, gint64 parent, FerryJournalPassed *sums);
GArray *ferry_journal_dup_passed (FerryJournal *journal, gint64 parent, gboolean is_begun);

G_END_DECLS
