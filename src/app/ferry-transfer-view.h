/* The transfers, one row each, with what can be done to them. Main thread.
 *
 * Action group "transfers": those of ferry-transfer-commands, apply-remedy (u), transfer-page (s).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-queue-care.h"
#include "ferry-transfer-queue.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FERRY_TYPE_TRANSFER_VIEW (ferry_transfer_view_get_type ())
G_DECLARE_FINAL_TYPE (FerryTransferView, ferry_transfer_view, FERRY, TRANSFER_VIEW, GtkBox)

void ferry_transfer_view_set_queue (FerryTransferView *view,
                                    FerryTransferQueue *queue,
                                    FerryQueueCare *care);

G_END_DECLS
