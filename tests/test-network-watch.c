/* What the clocks tell of sleep, and where a way leads.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-network-watch.h"

#define S G_TIME_SPAN_SECOND

static const struct
{
  const char *name;
  gint64 monotonic; /* that went by on each clock */
  gint64 real;
  gboolean has_slept;
} cases[] = {
  { "nothing happened", 5 * S, 5 * S, FALSE },
  { "a busy machine", 9 * S, 9 * S, FALSE },
  { "a clock that was set a little", 5 * S, 8 * S, FALSE },
  { "a clock that was set back", 5 * S, -3600 * S, FALSE },
  { "one clock stood still", 5 * S, 600 * S, TRUE },
  { "both went on", 600 * S, 600 * S, TRUE },
};

static void
test_sleep (void)
{
  const FerryClocks before = { 1000 * S, 5000 * S };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const FerryClocks now = { before.monotonic + cases[i].monotonic,
                                before.real + cases[i].real };

      g_test_message ("%s", cases[i].name);
      g_assert_cmpint (ferry_network_watch_has_slept (&before, &now), ==, cases[i].has_slept);
    }
}

static void
test_ways (void)
{
  /* On this computer, always. */
  g_assert_true (ferry_network_may_reach ("127.0.0.1"));
  g_assert_true (ferry_network_may_reach ("localhost"));
  /* To everybody at once is no way for a connection. */
  g_assert_false (ferry_network_may_reach ("255.255.255.255"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/network-watch/sleep", test_sleep);
  g_test_add_func ("/network-watch/ways", test_ways);
  return g_test_run ();
}
