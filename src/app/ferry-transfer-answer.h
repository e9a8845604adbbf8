/* What a failed transfer needs to hear from the person: whether to trust a certificate, a user name
 * and password, another name for the file. Which error needs which is a table. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-transfer-queue.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

const char *ferry_transfer_answer_get_label (FerryTransfer *transfer);
void ferry_transfer_answer_ask (GtkWidget *widget,
                                const GdkRectangle *place,
                                FerryTransferQueue *queue,
                                FerryTransfer *transfer);

G_END_DECLS
