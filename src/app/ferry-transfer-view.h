/* The transfers, one row each, with what can be done to them. Main thread.
 *
 * Action group "transfers": pause, resume, cancel, retry, remove, up, down, clear, pause-all.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-speed-limits.h"
#include "ferry-start-time.h"
#include "ferry-transfer-queue.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FERRY_TYPE_TRANSFER_VIEW (ferry_transfer_view_get_type ())
G_DECLARE_FINAL_TYPE (FerryTransferView, ferry_transfer_view, FERRY, TRANSFER_VIEW, GtkBox)

void ferry_transfer_view_set_queue (FerryTransferView *view, FerryTransferQueue *queue);
void ferry_transfer_view_set_times (FerryTransferView *view,
                                    FerrySpeedLimits *limits,
                                    FerryStartTime *start);

G_END_DECLS
