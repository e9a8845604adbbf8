/* Runs a saved task by itself, at times: what the system has for that, systemd's user timers where
 * there are any (ferry-sync-timer-systemd.c), else nothing (ferry-sync-timer-none.c). Main thread,
 * but for what is pure.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-sync-task.h"

G_BEGIN_DECLS

gboolean ferry_sync_timer_is_available (void);

/* Sets it up by the task's schedule, or takes it away where that has none. */
void ferry_sync_timer_apply_async (const FerrySyncTask *task,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
/* For a task that is no more. */
void ferry_sync_timer_remove_async (const char *name,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
gboolean ferry_sync_timer_finish (GAsyncResult *result, GError **error);

G_END_DECLS
