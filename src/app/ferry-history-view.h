/* What was transferred, searched and repeated. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-sessions.h"
#include "ferry-transfer-queue.h"

G_BEGIN_DECLS

#define FERRY_TYPE_HISTORY_VIEW (ferry_history_view_get_type ())
G_DECLARE_FINAL_TYPE (FerryHistoryView, ferry_history_view, FERRY, HISTORY_VIEW, GtkBox)

void ferry_history_view_set_sources (FerryHistoryView *view,
                                     FerryTransferQueue *queue,
                                     FerrySessions *sessions);

G_END_DECLS
