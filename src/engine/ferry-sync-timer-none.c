/* No timers: a system without systemd. See ferry-sync-timer.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-sync-timer.h"

#include <glib/gi18n-lib.h>

gboolean
ferry_sync_timer_is_available (void)
{
  return FALSE;
}

void
ferry_sync_timer_apply_async (const FerrySyncTask *task,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_autoptr (GTask) job = g_task_new (NULL, cancellable, callback, user_data);

  if (ferry_sync_task_get_schedule (task) == NULL)
    g_task_return_boolean (job, TRUE);
  else
    g_task_return_new_error (job, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                             _ ("This system has no timers that Ferry knows."));
}

void
ferry_sync_timer_remove_async (const char *name,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_autoptr (GTask) job = g_task_new (NULL, cancellable, callback, user_data);

  g_task_return_boolean (job, TRUE);
}

gboolean
ferry_sync_timer_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
