/* What the window does about its queue beside showing it: limits of speed, when it starts, what
 * follows when it is done, and that the computer stays awake meanwhile. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-speed-limits.h"
#include "ferry-start-time.h"
#include "ferry-when-done.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FERRY_TYPE_QUEUE_CARE (ferry_queue_care_get_type ())
G_DECLARE_FINAL_TYPE (FerryQueueCare, ferry_queue_care, FERRY, QUEUE_CARE, GObject)

FerryQueueCare *
ferry_queue_care_new (GtkWindow *window, FerryTransferQueue *queue, GSettings *settings);

GSettings *ferry_queue_care_get_settings (FerryQueueCare *care);
FerrySpeedLimits *ferry_queue_care_get_limits (FerryQueueCare *care);
FerryStartTime *ferry_queue_care_get_start (FerryQueueCare *care);
FerryWhenDone *ferry_queue_care_get_when_done (FerryQueueCare *care);

G_END_DECLS
