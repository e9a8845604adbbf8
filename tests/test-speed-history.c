/* The ring of seconds behind the speed graph.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-speed-history.h"

#define AT(seconds) ((gint64) ((seconds) *1000) * 1000)

static void
test_empty (void)
{
  g_autoptr (FerrySpeedHistory) history = ferry_speed_history_new ();

  g_assert_cmpuint (ferry_speed_history_get_length (history, AT (100)), ==, 0);
  g_assert_cmpint (ferry_speed_history_get (history, AT (100), 0, FERRY_SPEED_DOWN), ==, 0);
  g_assert_cmpint (ferry_speed_history_get_peak (history, AT (100), 300), ==, 0);
}

static void
test_seconds (void)
{
  g_autoptr (FerrySpeedHistory) history = ferry_speed_history_new ();

  ferry_speed_history_add (history, AT (100.1), 100, 1);
  ferry_speed_history_add (history, AT (100.9), 200, 2);
  ferry_speed_history_add (history, AT (101.5), 50, 40);
  /* A second counts once it is over. */
  g_assert_cmpint (ferry_speed_history_get (history, AT (101.6), 0, FERRY_SPEED_DOWN), ==, 300);
  g_assert_cmpint (ferry_speed_history_get (history, AT (101.6), 0, FERRY_SPEED_UP), ==, 3);
  g_assert_cmpint (ferry_speed_history_get (history, AT (102), 0, FERRY_SPEED_DOWN), ==, 50);
  g_assert_cmpint (ferry_speed_history_get (history, AT (102), 1, FERRY_SPEED_DOWN), ==, 300);
  g_assert_cmpint (ferry_speed_history_get (history, AT (102), 2, FERRY_SPEED_DOWN), ==, 0);
  g_assert_cmpuint (ferry_speed_history_get_length (history, AT (102)), ==, 2);
  g_assert_cmpint (ferry_speed_history_get_peak (history, AT (102), 1), ==, 50);
  g_assert_cmpint (ferry_speed_history_get_peak (history, AT (102), 2), ==, 300);
  /* Silence needs no note. */
  g_assert_cmpint (ferry_speed_history_get (history, AT (110), 0, FERRY_SPEED_DOWN), ==, 0);
  g_assert_cmpint (ferry_speed_history_get (history, AT (110), 9, FERRY_SPEED_DOWN), ==, 300);
}

static void
test_ring (void)
{
  g_autoptr (FerrySpeedHistory) history = ferry_speed_history_new ();

  for (gint64 second = 0; second < 1000; second++)
    ferry_speed_history_add (history, AT (second), second, 2 * second);
  for (guint age = 0; age < FERRY_SPEED_HISTORY_SECONDS; age++)
    {
      g_assert_cmpint (ferry_speed_history_get (history, AT (1000), age, FERRY_SPEED_DOWN), ==,
                       999 - age);
      g_assert_cmpint (ferry_speed_history_get (history, AT (1000), age, FERRY_SPEED_UP), ==,
                       2 * (999 - age));
    }
  g_assert_cmpuint (ferry_speed_history_get_length (history, AT (1000)), ==,
                    FERRY_SPEED_HISTORY_SECONDS);
  g_assert_cmpint (ferry_speed_history_get_peak (history, AT (1000), 300), ==, 1998);

  /* After an hour of silence nothing of it is left in the ring. */
  ferry_speed_history_add (history, AT (4600), 7, 0);
  g_assert_cmpint (ferry_speed_history_get_peak (history, AT (4601), 300), ==, 7);
  g_assert_cmpint (ferry_speed_history_get (history, AT (4601), 0, FERRY_SPEED_DOWN), ==, 7);
}

static void
test_never_negative (void)
{
  g_autoptr (FerrySpeedHistory) history = ferry_speed_history_new ();

  ferry_speed_history_add (history, AT (5), -100, 10);
  g_assert_cmpint (ferry_speed_history_get (history, AT (6), 0, FERRY_SPEED_DOWN), ==, 0);
  g_assert_cmpint (ferry_speed_history_get (history, AT (6), 0, FERRY_SPEED_UP), ==, 10);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/speed-history/empty", test_empty);
  g_test_add_func ("/speed-history/seconds", test_seconds);
  g_test_add_func ("/speed-history/ring", test_ring);
  g_test_add_func ("/speed-history/never-negative", test_never_negative);
  return g_test_run ();
}
