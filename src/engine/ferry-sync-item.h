/* A line of the plan of a synchronization: a path, what is known of it on both sides, what is to be
 * done and why. Main thread; the action may be changed until the plan runs.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-sync-rules.h"

#include <glib-object.h>

G_BEGIN_DECLS

#define FERRY_TYPE_SYNC_ITEM (ferry_sync_item_get_type ())
G_DECLARE_FINAL_TYPE (FerrySyncItem, ferry_sync_item, FERRY, SYNC_ITEM, GObject)

/* Properties: "action" (int, FerrySyncAction, notify). */

FerrySyncItem *ferry_sync_item_new (const char *path,
                                    const char *left_path,
                                    const char *right_path,
                                    const FerryEntry *left,
                                    const FerryEntry *right);

const char *ferry_sync_item_get_path (FerrySyncItem *item);       /* UTF-8, below the tops */
const char *ferry_sync_item_get_left_path (FerrySyncItem *item);  /* raw, absolute */
const char *ferry_sync_item_get_right_path (FerrySyncItem *item); /* also where nothing is yet */
const FerryEntry *ferry_sync_item_get_left (FerrySyncItem *item); /* nullable */
const FerryEntry *ferry_sync_item_get_right (FerrySyncItem *item);
FerrySyncFacts ferry_sync_item_get_left_facts (FerrySyncItem *item);
FerrySyncFacts ferry_sync_item_get_right_facts (FerrySyncItem *item);
gboolean ferry_sync_item_is_folder (FerrySyncItem *item);

FerrySyncReason ferry_sync_item_get_reason (FerrySyncItem *item);
FerrySyncAction ferry_sync_item_get_action (FerrySyncItem *item);
FerrySyncAction ferry_sync_item_get_advice (FerrySyncItem *item); /* what the rules say */
gboolean ferry_sync_item_set_action (FerrySyncItem *item, FerrySyncAction action);
gint64 ferry_sync_item_get_bytes (FerrySyncItem *item);

/* For the plan. */
void ferry_sync_item_judge (FerrySyncItem *item, FerrySyncAction action, FerrySyncReason reason);
void ferry_sync_item_set_kept (FerrySyncItem *item); /* a folder: something in it takes no part */
gboolean ferry_sync_item_is_kept (FerrySyncItem *item);
int ferry_sync_item_compare (gconstpointer a, gconstpointer b);

G_END_DECLS
