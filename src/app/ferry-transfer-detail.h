/* What went wrong with the selected transfer, in a line, and buttons for what helps: they activate
 * "transfers.apply-remedy" (u: FerryRemedyAction), "transfers.retry" and "win.diagnose"; what has
 * to be asked is asked from here. Not shown while nothing is wrong. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-transfer-queue.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FERRY_TYPE_TRANSFER_DETAIL (ferry_transfer_detail_get_type ())
G_DECLARE_FINAL_TYPE (FerryTransferDetail, ferry_transfer_detail, FERRY, TRANSFER_DETAIL, GtkBox)

void ferry_transfer_detail_set_queue (FerryTransferDetail *detail, FerryTransferQueue *queue);
void ferry_transfer_detail_set_transfer (FerryTransferDetail *detail, FerryTransfer *transfer);

G_END_DECLS
