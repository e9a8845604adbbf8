/* What a plan takes away: first what is in the way of something else, at the end what the other
 * side does not have. By folder, so that a server is asked in bursts; what a server keeps of
 * deleted files goes where its site says. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-sync-plan.h"

G_BEGIN_DECLS

typedef enum
{
  FERRY_SYNC_OBSTACLES, /* of another kind than what is copied there */
  FERRY_SYNC_DELETIONS,
} FerrySyncRemovalKind;

/* Called once. @failures are of char *, UTF-8. */
typedef void (*FerrySyncRemovalsFunc) (guint n_removed, GPtrArray *failures, gpointer user_data);

void ferry_sync_remove (FerrySyncPlan *plan,
                        FerrySyncRemovalKind kind,
                        GCancellable *cancellable,
                        FerrySyncRemovalsFunc func,
                        gpointer user_data);

G_END_DECLS
