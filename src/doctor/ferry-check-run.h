/* Tries every way to a server and says what happened. Blocking, each wait with a deadline, ended by
 * a cancel; for a worker thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-check.h"
#include "ferry-log.h"

G_BEGIN_DECLS

/* A step has begun or ended. In the thread of the check; copy what is to be kept. */
typedef void (*FerryCheckFunc) (const FerryCheck *check, gpointer user_data);

FerryCheck *ferry_check_run (const FerryServer *server,
                             FerryLog *log,
                             FerryCheckFunc func,
                             gpointer user_data,
                             GCancellable *cancellable);

G_END_DECLS
