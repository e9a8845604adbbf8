/* What is remembered of the ways of data connections, network by network.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-ways.h"

static void
test_find (void)
{
  static const struct
  {
    const char *ways;
    const char *network;
    FerryWay way;
  } cases[] = {
    { NULL, "10.0.0.0/24", FERRY_WAY_UNKNOWN },
    { "", "10.0.0.0/24", FERRY_WAY_UNKNOWN },
    { "10.0.0.0/24=active", "10.0.0.0/24", FERRY_WAY_ACTIVE },
    { "10.0.0.0/24=active", NULL, FERRY_WAY_UNKNOWN },
    { "10.0.0.0/24=active", "10.0.1.0/24", FERRY_WAY_UNKNOWN },
    { "2001:db8::/64=pasv 10.0.0.0/24=active", "10.0.0.0/24", FERRY_WAY_ACTIVE },
    { "2001:db8::/64=pasv 10.0.0.0/24=active", "2001:db8::/64", FERRY_WAY_PASV },
    { "10.0.0.0/24=sideways", "10.0.0.0/24", FERRY_WAY_UNKNOWN },
    { "10.0.0.0/24", "10.0.0.0/24", FERRY_WAY_UNKNOWN },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (ferry_ways_find (cases[i].ways, cases[i].network), ==, cases[i].way);
}

static void
test_with (void)
{
  static const struct
  {
    const char *ways;
    FerryWay way; /* on 10.0.0.0/24 */
    const char *after;
  } cases[] = {
    { NULL, FERRY_WAY_ACTIVE, "10.0.0.0/24=active" },
    { NULL, FERRY_WAY_EPSV, NULL },
    { "10.0.0.0/24=active", FERRY_WAY_EPSV, NULL },
    { "10.0.0.0/24=active", FERRY_WAY_PASV, "10.0.0.0/24=pasv" },
    { "a=pasv 10.0.0.0/24=active b=active", FERRY_WAY_PASV, "10.0.0.0/24=pasv a=pasv b=active" },
    { "a=pasv b=pasv c=pasv d=pasv e=pasv f=pasv g=pasv h=pasv", FERRY_WAY_ACTIVE,
      "10.0.0.0/24=active a=pasv b=pasv c=pasv d=pasv e=pasv f=pasv g=pasv" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *after = ferry_ways_dup_with (cases[i].ways, "10.0.0.0/24", cases[i].way);

      g_assert_cmpstr (after, ==, cases[i].after);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ways/find", test_find);
  g_test_add_func ("/ways/with", test_with);
  return g_test_run ();
}
