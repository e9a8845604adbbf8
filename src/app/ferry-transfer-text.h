/* What a transfer's row says, in words. Pure but for gettext.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-transfer.h"

G_BEGIN_DECLS

const char *ferry_transfer_state_get_text (FerryTransferState state);
const char *ferry_transfer_state_get_icon (FerryTransferState state);
const char *ferry_transfer_state_get_class (FerryTransferState state);

double ferry_transfer_text_get_fraction (gint64 done, gint64 size, FerryTransferState state);
char *ferry_transfer_text_percent (gint64 done, gint64 size, FerryTransferState state);
char *ferry_transfer_text_amount (gint64 done, gint64 size);
char *ferry_transfer_text_speed (double bytes_per_second);
char *ferry_transfer_text_time_left (gint64 seconds);
const char *ferry_transfer_text_anew (FerryAnew anew);
char *ferry_transfer_text_files (guint done, guint total);

G_END_DECLS
