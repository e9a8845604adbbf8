/* Announces what ends and what fails in a window: connections and transfers. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-sessions.h"
#include "ferry-transfer-queue.h"

G_BEGIN_DECLS

void
ferry_window_announce_begin (GtkWindow *window, FerrySessions *sessions, FerryTransferQueue *queue);

G_END_DECLS
