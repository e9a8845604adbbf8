/* Limits of speed by weekday and time of day: rules, of which the first one that fits the clock on
 * the wall is in force. Plain values; the caller tells the time.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Bits of FerryRateRule.days: 0 is Monday. */
#define FERRY_DAYS_ALL     0x7f
#define FERRY_DAYS_WORK    0x1f
#define FERRY_DAYS_WEEKEND 0x60

typedef struct
{
  guint days;
  guint begin;          /* minutes since midnight */
  guint end;            /* likewise; at or before begin: on the next day */
  guint download_limit; /* bytes a second, 0: none */
  guint upload_limit;
} FerryRateRule;

gboolean ferry_rate_rule_parse (const char *text, FerryRateRule *rule);
char *ferry_rate_rule_print (const FerryRateRule *rule);

const FerryRateRule *
ferry_rate_schedule_find (const FerryRateRule *rules, guint count, GDateTime *now);
GDateTime *
ferry_rate_schedule_get_next_change (const FerryRateRule *rules, guint count, GDateTime *now);

G_END_DECLS
