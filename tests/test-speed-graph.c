/* Where the axis of the speed graph ends.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-speed-graph.h"

static void
test_nice_top (void)
{
  static const struct
  {
    double peak;
    double top;
  } cases[] = {
    { 0, 10e3 },     { 9999, 10e3 }, { 10e3, 10e3 },   { 10001, 20e3 }, { 21e3, 50e3 },
    { 51e3, 100e3 }, { 3.1e6, 5e6 }, { 100e6, 100e6 }, { 1.2e9, 2e9 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpfloat_with_epsilon (ferry_speed_graph_get_nice_top (cases[i].peak), cases[i].top,
                                    0.001);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/speed-graph/nice-top", test_nice_top);
  return g_test_run ();
}
