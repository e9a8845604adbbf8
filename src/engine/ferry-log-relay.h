/* Carries log lines from workers to the main thread: in batches, ten a second, and bounded, so that
 * a busy wire never floods the main loop.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-log.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _FerryLogRelay FerryLogRelay;

FerryLogRelay *
ferry_log_relay_new (FerryLogFunc func, FerryLogWatchFunc watch_func, gpointer user_data);
FerryLog *ferry_log_relay_get_log (FerryLogRelay *relay);
void ferry_log_relay_flush (FerryLogRelay *relay);
void ferry_log_relay_free (FerryLogRelay *relay);

G_END_DECLS
