/* The limits of speed for all transfers, as they are remembered: none, fixed ones, or those of a
 * schedule. What is in force by the clock reaches ferry_rate_get_default() from here. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-rate-schedule.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* As in the schema. */
typedef enum
{
  FERRY_LIMIT_BY_NONE,
  FERRY_LIMIT_BY_FIXED,
  FERRY_LIMIT_BY_SCHEDULE,
} FerryLimitBy;

#define FERRY_TYPE_SPEED_LIMITS (ferry_speed_limits_get_type ())
G_DECLARE_FINAL_TYPE (FerrySpeedLimits, ferry_speed_limits, FERRY, SPEED_LIMITS, GObject)

/* Signal "changed": other limits are in force, or they come to be so in another way. */

FerrySpeedLimits *ferry_speed_limits_new (GSettings *settings);

FerryLimitBy ferry_speed_limits_get_by (FerrySpeedLimits *limits);
guint ferry_speed_limits_get_download (FerrySpeedLimits *limits);
guint ferry_speed_limits_get_upload (FerrySpeedLimits *limits);
GDateTime *ferry_speed_limits_get_until (FerrySpeedLimits *limits);

void ferry_speed_limits_set_none (FerrySpeedLimits *limits);
void ferry_speed_limits_set_fixed (FerrySpeedLimits *limits, guint download, guint upload);
void ferry_speed_limits_set_by_schedule (FerrySpeedLimits *limits);

GArray *ferry_speed_limits_dup_rules (FerrySpeedLimits *limits);
void ferry_speed_limits_set_rules (FerrySpeedLimits *limits, GArray *rules);

G_END_DECLS
