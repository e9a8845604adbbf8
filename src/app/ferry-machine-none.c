/* Sleep and shutting down where Ferry does not know how. See ferry-machine.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-machine.h"

#include <errno.h>

/**
 * ferry_machine_ask_async:
 */
void
ferry_machine_ask_async (GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_return_int (task, 0);
}

/**
 * ferry_machine_ask_finish:
 *
 * Returns: nothing may be done
 */
guint
ferry_machine_ask_finish (GAsyncResult *result)
{
  gssize allowed = g_task_propagate_int (G_TASK (result), NULL);

  return allowed > 0 ? (guint) allowed : 0;
}

/**
 * ferry_machine_act_async:
 */
void
ferry_machine_act_async (FerryMachineAction action,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  g_task_report_new_error (NULL, callback, user_data, ferry_machine_act_async, G_IO_ERROR,
                           G_IO_ERROR_NOT_SUPPORTED, "%s", g_strerror (ENOSYS));
}

/**
 * ferry_machine_act_finish:
 */
gboolean
ferry_machine_act_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
