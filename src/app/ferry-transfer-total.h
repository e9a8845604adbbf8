/* One line about all transfers together: how many, how much, how fast, how long still.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-start-time.h"
#include "ferry-transfer-queue.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FERRY_TYPE_TRANSFER_TOTAL (ferry_transfer_total_get_type ())
G_DECLARE_FINAL_TYPE (FerryTransferTotal, ferry_transfer_total, FERRY, TRANSFER_TOTAL, GtkBox)

void ferry_transfer_total_set_queue (FerryTransferTotal *total, FerryTransferQueue *queue);
void ferry_transfer_total_set_start (FerryTransferTotal *total, FerryStartTime *start);

G_END_DECLS
