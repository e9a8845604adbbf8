/* What can be done to transfers: the actions "transfers.*", which work on all selected rows that
 * they fit, and are greyed out where they fit none. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-transfer-queue.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FERRY_TYPE_TRANSFER_COMMANDS (ferry_transfer_commands_get_type ())
G_DECLARE_FINAL_TYPE (FerryTransferCommands,
                      ferry_transfer_commands,
                      FERRY,
                      TRANSFER_COMMANDS,
                      GObject)

FerryTransferCommands *ferry_transfer_commands_new (FerryTransferQueue *queue, GActionMap *actions);

void ferry_transfer_commands_set_selection (FerryTransferCommands *commands,
                                            GtkSelectionModel *selection);
void ferry_transfer_commands_update (FerryTransferCommands *commands);

G_END_DECLS
