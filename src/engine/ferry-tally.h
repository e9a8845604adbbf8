/* How far a long action on many files is, what it could not do, and what it moved where. The worker
 * writes, the main thread looks some ten times a second; nobody pushes. Any thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _FerryTally FerryTally;

#define FERRY_TALLY_MOST_FAILURES 1000 /* that are kept; the others are counted */

FerryTally *ferry_tally_new (void);
FerryTally *ferry_tally_ref (FerryTally *tally);
void ferry_tally_unref (FerryTally *tally);

/* The worker */
void ferry_tally_find (FerryTally *tally, guint count);
void ferry_tally_do (FerryTally *tally, const char *path);
void ferry_tally_count (FerryTally *tally, guint count);
void ferry_tally_fail (FerryTally *tally, const char *path, const GError *error);
void ferry_tally_add_move (FerryTally *tally, const char *from, const char *to);
void ferry_tally_restart (FerryTally *tally);

/* The main thread */
void ferry_tally_look (FerryTally *tally, guint *found, guint *done, char **current);

/* When it is over */
guint ferry_tally_get_failed (FerryTally *tally);
guint ferry_tally_get_n_failures (FerryTally *tally);
const char *ferry_tally_get_failure (FerryTally *tally, guint index, const GError **error);
guint ferry_tally_get_n_moves (FerryTally *tally);
const char *ferry_tally_get_move (FerryTally *tally, guint index, const char **to);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FerryTally, ferry_tally_unref)

G_END_DECLS
