/* Limits of speed by weekday and time of day. See ferry-rate-schedule.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-rate-schedule.h"

#include "ferry-day-time.h"

/* No clock on earth is set forward or back within such a part of an hour. */
#define BLOCK_MINUTES 15
#define DAYS_AHEAD    8

static gboolean
parse_days (const char *text, guint *days)
{
  *days = 0;
  for (; *text != '\0'; text++)
    {
      if (*text < '1' || *text > '7')
        return FALSE;
      *days |= 1u << (*text - '1');
    }
  return *days != 0;
}

static gboolean
parse_span (const char *text, guint *begin, guint *end)
{
  g_auto (GStrv) ends = g_strsplit (text, "-", 2);

  return g_strv_length (ends) == 2 && ferry_day_time_parse (ends[0], begin) &&
         ferry_day_time_parse (ends[1], end);
}

static gboolean
parse_limit (const char *text, guint *limit)
{
  guint64 number;

  if (!g_ascii_string_to_unsigned (text, 10, 0, G_MAXUINT, &number, NULL))
    return FALSE;
  *limit = (guint) number;
  return TRUE;
}

/**
 * ferry_rate_rule_parse:
 * @text: as of ferry_rate_rule_print(), for files
 *
 * Returns: whether @text is a rule; @rule is filled then
 */
gboolean
ferry_rate_rule_parse (const char *text, FerryRateRule *rule)
{
  g_auto (GStrv) parts = g_strsplit (text, " ", -1);
  FerryRateRule read;

  if (g_strv_length (parts) != 4 || !parse_days (parts[0], &read.days) ||
      !parse_span (parts[1], &read.begin, &read.end) ||
      !parse_limit (parts[2], &read.download_limit) || !parse_limit (parts[3], &read.upload_limit))
    return FALSE;
  *rule = read;
  return TRUE;
}

/**
 * ferry_rate_rule_print:
 *
 * Returns: (transfer full): days from 1 for Monday, span, limits: `12345 09:00-18:00 500000 0`
 */
char *
ferry_rate_rule_print (const FerryRateRule *rule)
{
  g_autofree char *begin = ferry_day_time_print (rule->begin);
  g_autofree char *end = ferry_day_time_print (rule->end);
  char days[8] = "";

  for (guint i = 0, length = 0; i < 7; i++)
    if ((rule->days & 1u << i) != 0)
      days[length++] = (char) ('1' + i);
  return g_strdup_printf ("%s %s-%s %u %u", days, begin, end, rule->download_limit,
                          rule->upload_limit);
}

/* @day: 0 for Monday */
static gboolean
rule_fits (const FerryRateRule *rule, guint day, guint minute)
{
  gboolean is_today = (rule->days & 1u << day) != 0;
  gboolean was_yesterday = (rule->days & 1u << (day + 6) % 7) != 0;

  if (rule->begin < rule->end)
    return is_today && minute >= rule->begin && minute < rule->end;
  return (is_today && minute >= rule->begin) || (was_yesterday && minute < rule->end);
}

static const FerryRateRule *
find (const FerryRateRule *rules, guint count, guint day, guint minute)
{
  for (guint i = 0; i < count; i++)
    if (rule_fits (&rules[i], day, minute))
      return &rules[i];
  return NULL;
}

static guint
get_day (GDateTime *time)
{
  return (guint) g_date_time_get_day_of_week (time) - 1;
}

static guint
get_minute (GDateTime *time)
{
  return (guint) (g_date_time_get_hour (time) * 60 + g_date_time_get_minute (time));
}

/**
 * ferry_rate_schedule_find:
 * @now: what the clock on the wall shows
 *
 * Returns: (nullable): the rule in force, %NULL when there is none and nothing is limited
 */
const FerryRateRule *
ferry_rate_schedule_find (const FerryRateRule *rules, guint count, GDateTime *now)
{
  return find (rules, count, get_day (now), get_minute (now));
}

static gboolean
is_same (const FerryRateRule *one, const FerryRateRule *other)
{
  static const FerryRateRule none;

  one = one != NULL ? one : &none;
  other = other != NULL ? other : &none;
  return one->download_limit == other->download_limit && one->upload_limit == other->upload_limit;
}

/* Looks minute by minute until the clock may have been set. Returns minutes from @time, or -1. */
static int
find_change_in_block (const FerryRateRule *rules,
                      guint count,
                      GDateTime *time,
                      const FerryRateRule *now_in_force)
{
  guint day = get_day (time);
  guint minute = get_minute (time);

  for (int i = 0; i < BLOCK_MINUTES; i++)
    {
      if (!is_same (find (rules, count, day, minute), now_in_force))
        return i;
      minute = (minute + 1) % FERRY_DAY_MINUTES;
      day = minute == 0 ? (day + 1) % 7 : day;
    }
  return -1;
}

/**
 * ferry_rate_schedule_get_next_change:
 *
 * Returns: (transfer full) (nullable): when the limits are others than at @now, in its time zone;
 *   %NULL when they never are
 */
GDateTime *
ferry_rate_schedule_get_next_change (const FerryRateRule *rules, guint count, GDateTime *now)
{
  const FerryRateRule *in_force = ferry_rate_schedule_find (rules, count, now);
  const gint64 block = BLOCK_MINUTES * 60;
  gint64 unix_time = g_date_time_to_unix (now) / block * block;
  gint64 end = unix_time + (gint64) DAYS_AHEAD * FERRY_DAY_MINUTES * 60;
  /* The block that @now is in has begun: its minutes before @now do not count. */
  gint64 first = g_date_time_to_unix (now) / 60 * 60;

  for (; unix_time < end; unix_time += block)
    {
      gint64 from = MAX (unix_time, first);
      g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (from);
      g_autoptr (GDateTime) time = g_date_time_to_timezone (utc, g_date_time_get_timezone (now));
      int minutes = find_change_in_block (rules, count, time, in_force);

      if (minutes >= 0)
        return g_date_time_add_minutes (time, minutes);
    }
  return NULL;
}
