/* The buttons that choose a page of the queue, each with how many rows it has. They activate
 * "transfers.transfer-page" with the page's name. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-transfer-pages.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FERRY_TYPE_TRANSFER_SWITCH (ferry_transfer_switch_get_type ())
G_DECLARE_FINAL_TYPE (FerryTransferSwitch, ferry_transfer_switch, FERRY, TRANSFER_SWITCH, GtkBox)

void ferry_transfer_switch_set_pages (FerryTransferSwitch *self, FerryTransferPages *pages);

G_END_DECLS
