/* Sums over the queue: what each row adds to the folders above it and to the total, and how many
 * rows are in which state. Main thread; plain values.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-queue-item.h"
#include "ferry-speed-history.h"
#include "ferry-speed-meter.h"

G_BEGIN_DECLS

typedef struct
{
  gint64 done; /* bytes, since the queue was last empty */
  gint64 size;
  gint64 moved; /* bytes, over a line: what was there already is not in it */
  FerrySpeedMeter meter;
  FerrySpeedHistory *history;
  guint states[FERRY_TRANSFER_CANCELLED + 1]; /* rows of files */
  guint failed_folders;
  GPtrArray *dirty; /* of FerryQueueItem, referenced: folders that show old sums */
} FerryQueueTotals;

void ferry_queue_totals_init (FerryQueueTotals *totals);
void ferry_queue_totals_clear (FerryQueueTotals *totals);
void ferry_queue_totals_begin_anew (FerryQueueTotals *totals);

void ferry_queue_totals_count (FerryQueueTotals *totals, FerryQueueItem *item);
void ferry_queue_totals_note_moved (FerryQueueTotals *totals, FerryQueueItem *item);
void ferry_queue_totals_add_passed (FerryQueueTotals *totals,
                                    FerryQueueItem *folder,
                                    gint64 size,
                                    guint n_done,
                                    guint n_skipped);
void ferry_queue_totals_show_folders (FerryQueueTotals *totals, gint64 now);
void ferry_queue_totals_show_folder (FerryQueueItem *folder);

G_END_DECLS
