/* After the files have gone over: looks once more where some were written, and notes how they are
 * listed there. Where a server cannot set times, this is how the next run knows that nothing has
 * changed since. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-sync-plan.h"
#include "ferry-transfer.h"

G_BEGIN_DECLS

/* A line whose file has gone over. */
typedef struct
{
  FerrySyncItem *item;     /* owned */
  FerryTransfer *transfer; /* owned */
} FerrySyncWritten;

void ferry_sync_written_free (FerrySyncWritten *written);

typedef void (*FerrySyncSettleFunc) (gpointer user_data);

void ferry_sync_settle (FerrySyncPlan *plan,
                        GPtrArray *written,
                        GCancellable *cancellable,
                        FerrySyncSettleFunc func,
                        gpointer user_data);

G_END_DECLS
