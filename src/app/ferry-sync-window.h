/* The window that makes two folders alike: choices, the plan line by line, start. One for each
 * window of Ferry. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-place.h"
#include "ferry-sync-options.h"
#include "ferry-transfer-queue.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FERRY_TYPE_SYNC_WINDOW (ferry_sync_window_get_type ())
G_DECLARE_FINAL_TYPE (FerrySyncWindow, ferry_sync_window, FERRY, SYNC_WINDOW, GtkWindow)

void ferry_sync_window_present (GtkWindow *parent,
                                FerryTransferQueue *queue,
                                FerryPlace *left,
                                const char *left_folder,
                                FerryPlace *right,
                                const char *right_folder);

G_END_DECLS
