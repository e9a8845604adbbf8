/* Why a transfer failed, and a click that makes it go: the settings of its server change, and what
 * failed there is tried again. Main thread, no widgets.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-explanation.h"
#include "ferry-transfer-queue.h"

G_BEGIN_DECLS

FerryExplanation *ferry_transfer_remedy_explain (FerryTransfer *transfer);
gboolean ferry_transfer_remedy_fits (FerryTransfer *transfer, FerryRemedyAction action);
void ferry_transfer_remedy_apply (FerryTransferQueue *queue,
                                  FerryTransfer *transfer,
                                  FerryRemedyAction action);

const FerryServer *ferry_transfer_remedy_get_server (FerryTransfer *transfer);
void ferry_transfer_remedy_use_server (FerryTransferQueue *queue,
                                       FerryTransfer *transfer,
                                       const FerryServer *server,
                                       gboolean is_remembered);

G_END_DECLS
