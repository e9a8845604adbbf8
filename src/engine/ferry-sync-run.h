/* Does what a plan says: what is in the way goes first, then folders are made, then the files go
 * through the transfer queue (and its journal, so that they outlive the process), and what is to be
 * deleted goes last, if everything before went well. At the end both sides are looked at once more
 * where something was written, and what is there is remembered for the next run. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-sync-plan.h"
#include "ferry-transfer-queue.h"

G_BEGIN_DECLS

typedef struct
{
  guint copied; /* files */
  guint deleted;
  guint failed;              /* of all kinds; those of transfers have their rows */
  gboolean are_deletes_left; /* because something before them failed */
  GPtrArray *failures;       /* of char *, UTF-8: what is no transfer and failed, and why */
} FerrySyncResult;

void ferry_sync_run_async (FerrySyncPlan *plan,
                           FerryTransferQueue *queue,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data);
FerrySyncResult *ferry_sync_run_finish (FerrySyncPlan *plan, GAsyncResult *result, GError **error);
void ferry_sync_result_free (FerrySyncResult *result);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FerrySyncResult, ferry_sync_result_free)

G_END_DECLS
