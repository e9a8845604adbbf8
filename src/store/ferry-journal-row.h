/* One transfer as the journal keeps it: plain values, with nothing of the engine in them. The
 * numbers of states, flags and the like are the engine's; the text of `resume' too. A row belongs
 * to one thread at a time.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>
#include <sqlite3.h>

G_BEGIN_DECLS

typedef struct
{
  gint64 id;       /* ferry_journal_make_id() */
  gint64 parent;   /* id of the folder's row above; 0: it stands in the queue itself */
  double position; /* among those with the same parent */

  char *from;   /* key of a place, "": this computer */
  char *to;     /* likewise */
  char *source; /* raw path */
  char *target; /* raw path */
  char *name;   /* UTF-8, for people */
  gboolean is_folder;
  guint flags;
  guint action; /* what was decided about a file in its way */
  gboolean is_decided;
  char *new_name; /* raw, nullable */

  /* The source as it was seen. */
  guint kind;
  gint64 size;
  gint64 modified;
  guint precision;
  gboolean is_utc;
  guint mode;

  guint state;
  char *resume; /* nullable: what a part that was left has to match to be continued */
  gint64 bytes_done;
  guint files_done;
  guint files_total;
  guint attempts;
  char *error_domain; /* nullable */
  int error_code;
  char *error_text; /* nullable */

  gint64 added; /* seconds since 1970 */
  gint64 ended; /* likewise; 0: it has not */
  gboolean is_history;
} FerryJournalRow;

FerryJournalRow *ferry_journal_row_new (void);
FerryJournalRow *ferry_journal_row_copy (const FerryJournalRow *row);
void ferry_journal_row_free (FerryJournalRow *row);

/* For the journal's own files. */
const char *ferry_journal_row_get_columns (void);
int ferry_journal_row_bind (const FerryJournalRow *row, sqlite3_stmt *statement, int first);
int ferry_journal_row_count_columns (void);
FerryJournalRow *ferry_journal_row_read (sqlite3_stmt *statement);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FerryJournalRow, ferry_journal_row_free)

G_END_DECLS
