/* The way through a tree: folders are opened as they are reached, and their files become rows a
 * few at a time, so that a million files neither wait in memory nor hold up the first of them.
 * Main thread; a #FerryFolderTask a folder does the work in a worker.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-folder-task.h"
#include "ferry-queue-item.h"

G_BEGIN_DECLS

FerryTreeWalk *ferry_tree_walk_new (FerryQueueItem *item);
void ferry_tree_walk_free (FerryTreeWalk *walk);

FerryQueueItem *ferry_tree_walk_get_item (FerryTreeWalk *walk);
gboolean ferry_tree_walk_is_finished (FerryTreeWalk *walk);
guint ferry_tree_walk_get_files_ahead (FerryTreeWalk *walk);
gint64 ferry_tree_walk_get_bytes_ahead (FerryTreeWalk *walk);

/* A folder: to a worker and back. */
FerryPlace *ferry_tree_walk_get_next_place (FerryTreeWalk *walk);
gboolean ferry_tree_walk_can_visit (FerryTreeWalk *walk, gint64 now);
FerryFolderTask *ferry_tree_walk_visit (FerryTreeWalk *walk, void (*finish) (FerryJob *));
void ferry_tree_walk_take_result (FerryTreeWalk *walk, FerryFolderTask *task);
void ferry_tree_walk_try_again (FerryTreeWalk *walk, gint64 not_before);
FerryQueueItem *ferry_tree_walk_give_up_folder (FerryTreeWalk *walk);
guint ferry_tree_walk_get_tries (FerryTreeWalk *walk);
gboolean ferry_tree_walk_is_at_top (FerryTreeWalk *walk);

/* Its entries: to rows. */
gboolean ferry_tree_walk_has_rows (FerryTreeWalk *walk);
FerryQueueItem *ferry_tree_walk_take_row (FerryTreeWalk *walk, GError **error);

G_END_DECLS
