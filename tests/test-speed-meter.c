/* Speed and time left from samples.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-speed-meter.h"

#define TICK  (100 * G_TIME_SPAN_MILLISECOND)
#define BEGIN 5000000

static gint64
run_at (FerrySpeedMeter *meter, gint64 time, gint64 *bytes, gint64 bytes_a_tick, guint ticks)
{
  for (guint i = 0; i < ticks; i++)
    {
      *bytes += bytes_a_tick;
      time += TICK;
      ferry_speed_meter_sample (meter, time, *bytes);
    }
  return time;
}

static void
test_steady (void)
{
  FerrySpeedMeter meter = { 0 };
  gint64 bytes = 0, time;

  g_assert_cmpint (ferry_speed_meter_get_time_left (&meter, 100), ==, -1);
  ferry_speed_meter_sample (&meter, BEGIN, 0);
  g_assert_cmpfloat_with_epsilon (ferry_speed_meter_get_speed (&meter), 0, 0.001);

  /* Right from the first sample on, not only after a warm-up. */
  time = run_at (&meter, BEGIN, &bytes, 1000, 1);
  g_assert_cmpfloat_with_epsilon (ferry_speed_meter_get_speed (&meter), 10000, 1);
  /* But a moment promises nothing. */
  g_assert_cmpint (ferry_speed_meter_get_time_left (&meter, 50000), ==, -1);
  run_at (&meter, time, &bytes, 1000, 9);
  g_assert_cmpint (ferry_speed_meter_get_time_left (&meter, 50000), ==, 5);
  g_assert_cmpint (ferry_speed_meter_get_time_left (&meter, 1), ==, 1);
  g_assert_cmpint (ferry_speed_meter_get_time_left (&meter, 0), ==, 0);
}

static void
test_follows (void)
{
  FerrySpeedMeter meter = { 0 };
  gint64 bytes = 0, time;

  ferry_speed_meter_sample (&meter, BEGIN, 0);
  time = run_at (&meter, BEGIN, &bytes, 1000, 100);
  /* One silent tick hardly shows, ten silent seconds do. */
  time = run_at (&meter, time, &bytes, 0, 1);
  g_assert_cmpfloat (ferry_speed_meter_get_speed (&meter), >, 9500);
  run_at (&meter, time, &bytes, 0, 100);
  g_assert_cmpfloat (ferry_speed_meter_get_speed (&meter), <, 600);
}

static void
test_begins_anew (void)
{
  FerrySpeedMeter meter = { 0 };

  ferry_speed_meter_sample (&meter, BEGIN, 0);
  ferry_speed_meter_sample (&meter, BEGIN + TICK, 1000000);
  ferry_speed_meter_sample (&meter, BEGIN + 2 * TICK, 10);
  g_assert_cmpfloat_with_epsilon (ferry_speed_meter_get_speed (&meter), 0, 0.001);
  g_assert_cmpint (ferry_speed_meter_get_time_left (&meter, 100), ==, -1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/speed-meter/steady", test_steady);
  g_test_add_func ("/speed-meter/follows", test_follows);
  g_test_add_func ("/speed-meter/begins-anew", test_begins_anew);
  return g_test_run ();
}
