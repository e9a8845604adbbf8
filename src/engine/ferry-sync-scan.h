/* Goes through two folders at once, either on this computer or on a server, and makes the plan of
 * what they need to be alike. A few folders are listed at a time, the deeper ones first, so that
 * what waits is little; of what is alike on both sides nothing is kept. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-sync-plan.h"

G_BEGIN_DECLS

/* Called some ten times a second with what was found so far. */
typedef void (*FerrySyncProgressFunc) (guint folders, guint files, gpointer user_data);

void ferry_sync_scan_async (FerrySyncPlan *plan,
                            FerrySyncProgressFunc func,
                            gpointer func_data,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data);
gboolean ferry_sync_scan_finish (FerrySyncPlan *plan, GAsyncResult *result, GError **error);

G_END_DECLS
