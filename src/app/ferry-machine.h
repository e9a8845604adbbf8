/* Putting the computer to sleep and shutting it down: what may be done here, and doing it. One file
 * a system (ferry-machine-*.c); where Ferry does not know how, nothing may be done. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum
{
  FERRY_MACHINE_SLEEP = 1 << 0,
  FERRY_MACHINE_SHUT_DOWN = 1 << 1,
} FerryMachineAction;

void ferry_machine_ask_async (GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
guint ferry_machine_ask_finish (GAsyncResult *result);

void ferry_machine_act_async (FerryMachineAction action,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
gboolean ferry_machine_act_finish (GAsyncResult *result, GError **error);

G_END_DECLS
