/* The window with all that is known of the server. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-remote-place.h"
#include "ferry-transfer-queue.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FERRY_TYPE_SERVER_INFO_WINDOW (ferry_server_info_window_get_type ())
G_DECLARE_FINAL_TYPE (FerryServerInfoWindow,
                      ferry_server_info_window,
                      FERRY,
                      SERVER_INFO_WINDOW,
                      GtkWindow)

void ferry_server_info_window_present (GtkWindow *parent,
                                       FerryRemotePlace *place,
                                       FerryTransferQueue *queue);

G_END_DECLS
