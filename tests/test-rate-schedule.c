/* Limits by weekday and time of day, across midnight, and where clocks are set forward and back.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-day-time.h"
#include "ferry-rate-schedule.h"

/* Clocks went from 02:00 to 03:00 on 2026-03-29, and go from 03:00 to 02:00 on 2026-10-25. */
#define ZONE "CET-1CEST,M3.5.0,M10.5.0/3"

/* @text: `2026-06-01T09:30`, with the distance from UTC behind it where that is not clear */
static GDateTime *
at (const char *text)
{
  g_autofree char *full = g_strdup_printf ("%.16s:00%s", text, text + 16);
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier (ZONE);
  g_autoptr (GDateTime) time = NULL;

  g_assert_nonnull (zone);
  time = g_date_time_new_from_iso8601 (full, zone);
  g_assert_nonnull (time);
  return g_date_time_to_timezone (time, zone);
}

static void
assert_time (GDateTime *time, const char *expected)
{
  g_autofree char *text = time != NULL ? g_date_time_format (time, "%Y-%m-%dT%H:%M%:z") : NULL;

  g_assert_cmpstr (text, ==, expected);
}

static void
test_day_time (void)
{
  static const struct
  {
    const char *text;
    int minutes; /* -1: no time of day */
  } cases[] = {
    { "9:00", 540 }, { "09:00", 540 }, { " 22:30 ", 1350 }, { "0:00", 0 },  { "23:59", 1439 },
    { "22", 1320 },  { "24:00", -1 },  { "9:60", -1 },      { "9:5", -1 },  { "9:", -1 },
    { "", -1 },      { ":30", -1 },    { "-1:00", -1 },     { "9.00", -1 }, { "+9:00", -1 },
    { "9:000", -1 }, { "123", -1 },    { "9:00 x", -1 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      guint minutes = 9999;
      gboolean is_time = ferry_day_time_parse (cases[i].text, &minutes);

      g_test_message ("“%s”", cases[i].text);
      g_assert_cmpint (is_time ? (int) minutes : -1, ==, cases[i].minutes);
    }
}

static void
test_next_time (void)
{
  static const struct
  {
    const char *now;
    guint minutes;
    const char *next;
  } cases[] = {
    { "2026-06-01T20:00", 22 * 60, "2026-06-01T22:00+02:00" },
    { "2026-06-01T22:00", 22 * 60, "2026-06-02T22:00+02:00" },
    { "2026-12-31T23:30", 0, "2027-01-01T00:00+01:00" },
    { "2026-10-25T00:30", 6 * 60, "2026-10-25T06:00+01:00" },
    /* That hour is left out. */
    { "2026-03-29T01:00", 150, "2026-03-29T03:00+02:00" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GDateTime) now = at (cases[i].now);
      g_autoptr (GDateTime) next = ferry_day_time_find_next (cases[i].minutes, now);

      assert_time (next, cases[i].next);
    }
}

static void
test_text (void)
{
  static const char *const right[] = { "12345 09:00-18:00 500000 200000", "67 22:00-06:00 0 1",
                                       "1234567 00:00-00:00 4294967295 0" };
  static const char *const wrong[] = { "",
                                       "12345 09:00-18:00 500000",
                                       "0 09:00-18:00 1 1",
                                       " 09:00-18:00 1 1",
                                       "1 09:00 1 1",
                                       "1 09:00-25:00 1 1",
                                       "1 09:00-18:00 -1 1",
                                       "1 09:00-18:00 1 4294967296",
                                       "1 09:00-18:00 1 1 1" };

  for (gsize i = 0; i < G_N_ELEMENTS (right); i++)
    {
      FerryRateRule rule;
      g_autofree char *text = NULL;

      g_assert_true (ferry_rate_rule_parse (right[i], &rule));
      text = ferry_rate_rule_print (&rule);
      g_assert_cmpstr (text, ==, right[i]);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      FerryRateRule rule = { 0 };

      g_test_message ("“%s”", wrong[i]);
      g_assert_false (ferry_rate_rule_parse (wrong[i], &rule));
      g_assert_cmpuint (rule.days, ==, 0);
    }
}

/* At work, at night from Saturday to Sunday, and where the clock is set. */
static const FerryRateRule rules[] = {
  { FERRY_DAYS_WORK, 9 * 60, 18 * 60, 500, 200 },
  { 1 << 5, 22 * 60, 6 * 60, 77, 0 },
  { 1 << 6, 2 * 60 + 30, 3 * 60, 33, 0 },
  { 1 << 0, 8 * 60, 10 * 60, 999, 0 },
};

static void
test_in_force (void)
{
  static const struct
  {
    const char *now;
    guint download_limit; /* 0: no rule */
    const char *next;
  } cases[] = {
    /* 2026-06-01 is a Monday; of two rules the first one counts. */
    { "2026-06-01T07:59", 0, "2026-06-01T08:00+02:00" },
    { "2026-06-01T08:00", 999, "2026-06-01T09:00+02:00" },
    { "2026-06-01T09:30", 500, "2026-06-01T18:00+02:00" },
    { "2026-06-05T17:59", 500, "2026-06-05T18:00+02:00" },
    { "2026-06-05T18:00", 0, "2026-06-06T22:00+02:00" },
    /* Across midnight; in the night before that it is not Saturday's. */
    { "2026-06-06T01:00", 0, "2026-06-06T22:00+02:00" },
    { "2026-06-06T23:59", 77, "2026-06-07T06:00+02:00" },
    { "2026-06-07T00:00", 77, "2026-06-07T06:00+02:00" },
    { "2026-06-07T06:00", 0, "2026-06-08T08:00+02:00" },
    /* The night when two becomes three is shorter, the one when three becomes two longer. */
    { "2026-03-28T23:00", 77, "2026-03-29T06:00+02:00" },
    { "2026-10-24T23:00", 77, "2026-10-25T06:00+01:00" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GDateTime) now = at (cases[i].now);
      const FerryRateRule *rule = ferry_rate_schedule_find (rules, G_N_ELEMENTS (rules), now);
      g_autoptr (GDateTime) next =
          ferry_rate_schedule_get_next_change (rules, G_N_ELEMENTS (rules), now);

      g_test_message ("%s", cases[i].now);
      g_assert_cmpuint (rule != NULL ? rule->download_limit : 0, ==, cases[i].download_limit);
      assert_time (next, cases[i].next);
    }
}

/* Half past two does not exist on one Sunday, and is there twice on another one. */
static void
test_clock_is_set (void)
{
  static const struct
  {
    const char *now;
    const char *next;
  } cases[] = {
    { "2026-03-29T01:00", "2026-04-05T02:30+02:00" },
    { "2026-10-25T01:00", "2026-10-25T02:30+02:00" },
    { "2026-10-25T02:40+02:00", "2026-10-25T02:00+01:00" },
    { "2026-10-25T02:10+01:00", "2026-10-25T02:30+01:00" },
    { "2026-10-25T02:40+01:00", "2026-10-25T03:00+01:00" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GDateTime) now = at (cases[i].now);
      g_autoptr (GDateTime) next = ferry_rate_schedule_get_next_change (&rules[2], 1, now);

      g_test_message ("%s", cases[i].now);
      assert_time (next, cases[i].next);
    }
}

static void
test_never (void)
{
  static const FerryRateRule always = { FERRY_DAYS_ALL, 0, 0, 5, 5 };
  g_autoptr (GDateTime) now = at ("2026-06-01T12:00");

  g_assert_true (ferry_rate_schedule_find (&always, 1, now) == &always);
  g_assert_null (ferry_rate_schedule_get_next_change (&always, 1, now));
  g_assert_null (ferry_rate_schedule_find (NULL, 0, now));
  g_assert_null (ferry_rate_schedule_get_next_change (NULL, 0, now));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/rate-schedule/day-time", test_day_time);
  g_test_add_func ("/rate-schedule/next-time", test_next_time);
  g_test_add_func ("/rate-schedule/text", test_text);
  g_test_add_func ("/rate-schedule/in-force", test_in_force);
  g_test_add_func ("/rate-schedule/clock-is-set", test_clock_is_set);
  g_test_add_func ("/rate-schedule/never", test_never);
  return g_test_run ();
}
