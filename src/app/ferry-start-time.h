/* When waiting transfers begin: until then the queue is paused, over restarts too. Who ends the
 * pause by hand has started them. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-transfer-queue.h"

G_BEGIN_DECLS

#define FERRY_TYPE_START_TIME (ferry_start_time_get_type ())
G_DECLARE_FINAL_TYPE (FerryStartTime, ferry_start_time, FERRY, START_TIME, GObject)

/* Signal "changed": another time, or none. */

FerryStartTime *ferry_start_time_new (GSettings *settings, FerryTransferQueue *queue);

GDateTime *ferry_start_time_dup (FerryStartTime *start);
void ferry_start_time_set (FerryStartTime *start, GDateTime *time);

G_END_DECLS
