/* The way through a tree: folders are listed ahead, several at a time, and their files become rows
 * in the order of the listings, a few at a time, so that a million files neither wait in memory nor
 * hold up the first of them. Main thread; a #FerryFolderTask a folder does the work in a worker.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-queue-item.h"
#include "ferry-tree-folder.h"

G_BEGIN_DECLS

FerryTreeWalk *ferry_tree_walk_new (FerryQueueItem *item);
FerryTreeWalk *ferry_tree_walk_ref (FerryTreeWalk *walk);
void ferry_tree_walk_unref (FerryTreeWalk *walk);

FerryQueueItem *ferry_tree_walk_get_item (FerryTreeWalk *walk);
gboolean ferry_tree_walk_is_finished (FerryTreeWalk *walk);
guint ferry_tree_walk_get_files_ahead (FerryTreeWalk *walk);
gint64 ferry_tree_walk_get_bytes_ahead (FerryTreeWalk *walk);

/* The places whose workers are needed; the second one is %NULL, or makes folders for the first. */
FerryPlace *ferry_tree_walk_get_place (FerryTreeWalk *walk);
FerryPlace *ferry_tree_walk_get_second_place (FerryTreeWalk *walk);

/* A folder: to a worker and back. */
FerryTreeFolder *ferry_tree_walk_find (FerryTreeWalk *walk, FerryPlace *place, gint64 now);
FerryFolderTask *
ferry_tree_walk_visit (FerryTreeWalk *walk, FerryTreeFolder *folder, GCancellable *cancellable);
gboolean ferry_tree_walk_takes_many (FerryTreeWalk *walk);
void
ferry_tree_walk_take_result (FerryTreeWalk *walk, FerryTreeFolder *folder, FerryFolderTask *task);
void ferry_tree_walk_try_again (FerryTreeFolder *folder, gint64 not_before, gboolean counts);
FerryQueueItem *ferry_tree_walk_give_up (FerryTreeWalk *walk, FerryTreeFolder *folder);

/* Its files: to rows. */
gboolean ferry_tree_walk_has_rows (FerryTreeWalk *walk);
FerryQueueItem *ferry_tree_walk_take_row (FerryTreeWalk *walk);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FerryTreeWalk, ferry_tree_walk_unref)

G_END_DECLS
