/* A row of the queue as the journal keeps it, and back. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-journal-row.h"
#include "ferry-queue-item.h"
#include "ferry-transfer-queue.h"

G_BEGIN_DECLS

FerryJournalRow *ferry_record_new (FerryQueueItem *item, FerryExistsAction rule);
FerryQueueItem *ferry_record_make_item (const FerryJournalRow *row,
                                        FerryPlace *from,
                                        FerryPlace *to,
                                        FerryQueueItem *parent);
GError *ferry_record_dup_error (const FerryJournalRow *row);
FerryTransferFlags ferry_record_get_flags (const FerryJournalRow *row);

G_END_DECLS
