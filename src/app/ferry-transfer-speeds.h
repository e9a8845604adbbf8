/* The speed of each transfer under way, second by second, for the graph of the one that is
 * selected. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-transfer-pages.h"

G_BEGIN_DECLS

typedef struct _FerryTransferSpeeds FerryTransferSpeeds;

FerryTransferSpeeds *ferry_transfer_speeds_new (FerryTransferPages *pages);
void ferry_transfer_speeds_free (FerryTransferSpeeds *speeds);

FerrySpeedHistory *ferry_transfer_speeds_get (FerryTransferSpeeds *speeds, FerryTransfer *transfer);

G_END_DECLS
