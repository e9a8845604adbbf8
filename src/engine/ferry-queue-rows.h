/* The order of the queue's rows: a row stands before those found below it, and neither finding,
 * removing nor moving one costs more than a few steps among a million. Main thread. It tells what
 * changed where; the queue emits it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-queue-item.h"

G_BEGIN_DECLS

typedef struct _FerryQueueRows FerryQueueRows;

typedef void (*FerryRowsChangedFunc) (guint position, guint removed, guint added, gpointer owner);

FerryQueueRows *ferry_queue_rows_new (FerryRowsChangedFunc func, gpointer owner);
void ferry_queue_rows_free (FerryQueueRows *rows);

guint ferry_queue_rows_get_length (FerryQueueRows *rows);
FerryQueueItem *ferry_queue_rows_get (FerryQueueRows *rows, guint position);
FerryQueueItem *ferry_queue_rows_find (FerryQueueRows *rows, FerryTransfer *transfer);

void ferry_queue_rows_add (FerryQueueRows *rows, FerryQueueItem *folder, GPtrArray *items);
void ferry_queue_rows_remove (FerryQueueRows *rows, GPtrArray *items);
gboolean ferry_queue_rows_move (FerryQueueRows *rows, FerryQueueItem *item, gint by);

/* Its neighbours with the same parent, nullable. */
FerryQueueItem *ferry_queue_rows_get_next (FerryQueueItem *item);
FerryQueueItem *ferry_queue_rows_get_previous (FerryQueueItem *item);

/* The row itself and all below it, in order; referenced, so that they outlive a change. */
GPtrArray *ferry_queue_rows_dup_block (FerryQueueRows *rows, FerryQueueItem *item);
GPtrArray *ferry_queue_rows_dup_all (FerryQueueRows *rows);

G_END_DECLS
