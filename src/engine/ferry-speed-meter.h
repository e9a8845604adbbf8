/* Bytes a second, smoothed over some three seconds, and the time that is left at this speed.
 * A plain value; pure.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  gint64 time;  /* of the last sample, microseconds; 0: none yet */
  gint64 bytes; /* at the last sample */
  double speed; /* bytes a second */
  double weight;
} FerrySpeedMeter;

void ferry_speed_meter_reset (FerrySpeedMeter *meter);
void ferry_speed_meter_sample (FerrySpeedMeter *meter, gint64 time, gint64 bytes);
double ferry_speed_meter_get_speed (const FerrySpeedMeter *meter);
gint64 ferry_speed_meter_get_time_left (const FerrySpeedMeter *meter, gint64 bytes_left);

G_END_DECLS
