/* Checks a server in a thread of its own. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-check-run.h"

G_BEGIN_DECLS

void ferry_check_async (const FerryServer *server,
                        FerryLog *log,
                        FerryCheckFunc func,
                        gpointer func_data,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data);
FerryCheck *ferry_check_finish (GAsyncResult *result);

G_END_DECLS
