/* A folder in the tree of a place's folders: itself the list of the folders in it, which is read
 * when somebody asks for it first, and again when the place says that something changed. Main
 * thread.
 *
 * Signal "read" (): its folders are there, or cannot be had.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-place.h"

G_BEGIN_DECLS

#define FERRY_TYPE_TREE_ITEM (ferry_tree_item_get_type ())
G_DECLARE_FINAL_TYPE (FerryTreeItem, ferry_tree_item, FERRY, TREE_ITEM, GObject)

FerryTreeItem *ferry_tree_item_new (FerryPlace *place, const char *path, gboolean shows_hidden);

const char *ferry_tree_item_get_path (FerryTreeItem *item);
char *ferry_tree_item_dup_title (FerryTreeItem *item);
gboolean ferry_tree_item_is_read (FerryTreeItem *item);
FerryTreeItem *ferry_tree_item_get_way (FerryTreeItem *item, const char *path);

G_END_DECLS
