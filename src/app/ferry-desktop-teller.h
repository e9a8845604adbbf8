/* Tells the desktop of the queue while nobody looks at the window: how far it is, on the launcher,
 * and that a transfer waits for an answer, by a notification. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-transfer-queue.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FERRY_TYPE_DESKTOP_TELLER (ferry_desktop_teller_get_type ())
G_DECLARE_FINAL_TYPE (FerryDesktopTeller, ferry_desktop_teller, FERRY, DESKTOP_TELLER, GObject)

FerryDesktopTeller *
ferry_desktop_teller_new (GtkWindow *window, FerryTransferQueue *queue, GSettings *settings);

gboolean ferry_desktop_teller_is_in_front (GtkWindow *window);

G_END_DECLS
