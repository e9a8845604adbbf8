/* Keeps the computer awake and the session open while transfers run, and no longer. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-transfer-queue.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FERRY_TYPE_INHIBITOR (ferry_inhibitor_get_type ())
G_DECLARE_FINAL_TYPE (FerryInhibitor, ferry_inhibitor, FERRY, INHIBITOR, GObject)

FerryInhibitor *ferry_inhibitor_new (GtkWindow *window, FerryTransferQueue *queue);

G_END_DECLS
