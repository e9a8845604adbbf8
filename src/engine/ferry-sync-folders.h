/* Makes the folders that a plan needs, the outer ones first, in bursts on a server. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-sync-plan.h"

G_BEGIN_DECLS

/* Called once. @failures are of char *, UTF-8. */
typedef void (*FerrySyncFoldersFunc) (GPtrArray *failures, gpointer user_data);

void ferry_sync_make_folders (FerrySyncPlan *plan,
                              GCancellable *cancellable,
                              FerrySyncFoldersFunc func,
                              gpointer user_data);

G_END_DECLS
