/* One line of the history: a transfer that ended. It is there before what it says has been read.
 * Main thread.
 *
 * Signals: "loaded" (item): it has its record now.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-journal.h"

G_BEGIN_DECLS

#define FERRY_TYPE_HISTORY_ITEM (ferry_history_item_get_type ())
G_DECLARE_FINAL_TYPE (FerryHistoryItem, ferry_history_item, FERRY, HISTORY_ITEM, GObject)

FerryHistoryItem *ferry_history_item_new (void);
void ferry_history_item_load (FerryHistoryItem *item,
                              const FerryJournalRow *row,
                              const FerryServer *from,
                              const FerryServer *to);

/* All nullable; a place that is this computer has no server. */
const FerryJournalRow *ferry_history_item_get_row (FerryHistoryItem *item);
const FerryServer *ferry_history_item_get_from (FerryHistoryItem *item);
const FerryServer *ferry_history_item_get_to (FerryHistoryItem *item);

G_END_DECLS
