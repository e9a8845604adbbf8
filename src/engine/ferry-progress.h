/* How far one transfer is: the only thing that the worker and the main thread share. The worker
 * adds, the main thread looks ten times a second; nobody pushes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _FerryProgress FerryProgress;

FerryProgress *ferry_progress_new (void);
FerryProgress *ferry_progress_ref (FerryProgress *progress);
void ferry_progress_unref (FerryProgress *progress);

void ferry_progress_set_bytes (FerryProgress *progress, gint64 bytes);
void ferry_progress_add_bytes (FerryProgress *progress, gint64 bytes);
gint64 ferry_progress_get_bytes (FerryProgress *progress);

gboolean ferry_progress_claim (FerryProgress *progress);
gboolean ferry_progress_is_claimed (FerryProgress *progress);

void ferry_progress_discard (FerryProgress *progress);
gboolean ferry_progress_is_discarded (FerryProgress *progress);

/* Further connections for the same file: the worker says how many it has and could use, the main
 * thread how many it may have. */
void ferry_progress_set_helpers (FerryProgress *progress, guint count, guint wanted);
guint ferry_progress_get_helpers (FerryProgress *progress, guint *wanted);
void ferry_progress_allow_helpers (FerryProgress *progress, guint count);
guint ferry_progress_get_helpers_allowed (FerryProgress *progress);

/* What the target is being made from, said once its bytes begin to move. */
void ferry_progress_set_source (FerryProgress *progress, gint64 size, gint64 modified);
gboolean ferry_progress_get_source (FerryProgress *progress, gint64 *size, gint64 *modified);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FerryProgress, ferry_progress_unref)

G_END_DECLS
