/* Limits of speed, by a clock that the test turns.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-rate.h"

#define MS    G_TIME_SPAN_MILLISECOND
#define BEGIN (3600 * G_TIME_SPAN_SECOND)
#define MIB   (1024 * 1024)

/* One connection: it wants to move as much as it may, and wakes every millisecond to see whether
 * its turn has come. */
typedef struct
{
  FerryRate *rate;
  FerryRateTurn turn;
  gint64 moved;
} Mover;

static void
mover_begin (Mover *mover, FerryRate *rate, gint64 now)
{
  mover->rate = rate;
  mover->turn = ferry_rate_take (rate, FERRY_RATE_DOWN, MIB, now);
}

static void
mover_wake (Mover *mover, gint64 now)
{
  while (ferry_rate_get_wait (mover->rate, &mover->turn, now) == 0)
    {
      mover->moved += (gint64) mover->turn.bytes;
      mover->turn = ferry_rate_take (mover->rate, FERRY_RATE_DOWN, MIB, now);
    }
}

static gint64
run (Mover *movers, guint count, gint64 begin, gint64 span)
{
  gint64 before = 0, after = 0;

  for (guint i = 0; i < count; i++)
    before += movers[i].moved;
  for (gint64 now = begin + MS; now <= begin + span; now += MS)
    for (guint i = 0; i < count; i++)
      mover_wake (&movers[i], now);
  for (guint i = 0; i < count; i++)
    after += movers[i].moved;
  return after - before;
}

static void
test_none (void)
{
  g_autoptr (FerryRate) all = ferry_rate_new (NULL);
  g_autoptr (FerryRate) site = ferry_rate_new (all);
  FerryRateTurn turn = ferry_rate_take (site, FERRY_RATE_UP, 7 * MIB, BEGIN);

  g_assert_cmpuint (turn.bytes, ==, 7 * MIB);
  g_assert_cmpint (ferry_rate_get_wait (site, &turn, BEGIN), ==, 0);
  ferry_rate_give_back (site, &turn, 5, BEGIN);

  /* Who moves without a limit owes nothing to one that comes later. */
  ferry_rate_set_limit (all, FERRY_RATE_UP, 1000, BEGIN);
  turn = ferry_rate_take (site, FERRY_RATE_UP, 100, BEGIN);
  g_assert_cmpint (ferry_rate_get_wait (site, &turn, BEGIN), ==, 0);
}

static void
test_speed (void)
{
  static const guint limits[] = { 1000, 50000, 2 * MIB, 900 * MIB };

  for (gsize i = 0; i < G_N_ELEMENTS (limits); i++)
    for (guint count = 1; count <= 10; count += 3)
      {
        g_autoptr (FerryRate) rate = ferry_rate_new (NULL);
        Mover movers[10] = { 0 };
        gint64 moved;

        ferry_rate_set_limit (rate, FERRY_RATE_DOWN, limits[i], BEGIN);
        for (guint j = 0; j < count; j++)
          mover_begin (&movers[j], rate, BEGIN);
        moved = run (movers, count, BEGIN, 60 * G_TIME_SPAN_SECOND);
        g_assert_cmpfloat ((double) moved, >, 59.0 * limits[i]);
        g_assert_cmpfloat ((double) moved, <, 60.2 * limits[i] + 1024);
      }
}

static void
test_fair (void)
{
  g_autoptr (FerryRate) rate = ferry_rate_new (NULL);
  Mover movers[4] = { 0 };

  ferry_rate_set_limit (rate, FERRY_RATE_DOWN, 2 * MIB, BEGIN);
  for (guint i = 0; i < 4; i++)
    mover_begin (&movers[i], rate, BEGIN);
  run (movers, 4, BEGIN, 10 * G_TIME_SPAN_SECOND);
  for (guint i = 0; i < 4; i++)
    {
      g_assert_cmpint (movers[i].moved, >, 5 * MIB - 2 * MIB / 20 - 1);
      g_assert_cmpint (movers[i].moved, <, 5 * MIB + 2 * MIB / 20 + 1);
    }
}

static void
test_smooth (void)
{
  g_autoptr (FerryRate) rate = ferry_rate_new (NULL);
  Mover movers[4] = { 0 };
  gint64 now = BEGIN;

  ferry_rate_set_limit (rate, FERRY_RATE_DOWN, MIB, BEGIN);
  /* The longest of pauses is no reason for a burst. */
  now += G_TIME_SPAN_DAY;
  for (guint i = 0; i < 4; i++)
    mover_begin (&movers[i], rate, now);
  for (guint i = 0; i < 50; i++, now += 100 * MS)
    g_assert_cmpint (run (movers, 4, now, 100 * MS), <=, 2 * MIB / 10 + MIB / 20);
}

static void
test_both (void)
{
  g_autoptr (FerryRate) all = ferry_rate_new (NULL);
  g_autoptr (FerryRate) slow = ferry_rate_new (all);
  g_autoptr (FerryRate) free = ferry_rate_new (all);
  Mover movers[2] = { 0 };

  ferry_rate_set_limit (all, FERRY_RATE_DOWN, 1000000, BEGIN);
  ferry_rate_set_limit (slow, FERRY_RATE_DOWN, 200000, BEGIN);
  mover_begin (&movers[0], slow, BEGIN);
  mover_begin (&movers[1], free, BEGIN);
  run (movers, 2, BEGIN, 20 * G_TIME_SPAN_SECOND);
  /* The line for all is full: they take turns there, so the slow site comes near its limit, what it
   * leaves goes to the other, and together they keep to the limit for all. */
  g_assert_cmpint (movers[0].moved / 20, >, 160000);
  g_assert_cmpint (movers[0].moved / 20, <, 205000);
  g_assert_cmpint ((movers[0].moved + movers[1].moved) / 20, >, 980000);
  g_assert_cmpint ((movers[0].moved + movers[1].moved) / 20, <, 1015000);
}

static void
test_change (void)
{
  g_autoptr (FerryRate) rate = ferry_rate_new (NULL);
  Mover mover = { 0 };
  gint64 now = BEGIN;

  /* A second has to be waited for, until the limit is raised meanwhile. */
  ferry_rate_set_limit (rate, FERRY_RATE_DOWN, 1024, now);
  mover_begin (&mover, rate, now);
  g_assert_cmpint (run (&mover, 1, now, 100 * MS), ==, 1024);
  now += 100 * MS;
  ferry_rate_set_limit (rate, FERRY_RATE_DOWN, 2 * MIB, now);
  g_assert_cmpint (run (&mover, 1, now, 200 * MS), >, 2 * MIB / 8);
  now += 200 * MS;
  ferry_rate_set_limit (rate, FERRY_RATE_DOWN, 100000, now);
  run (&mover, 1, now, 1100 * MS);
  now += 1100 * MS;
  g_assert_cmpint (run (&mover, 1, now, G_TIME_SPAN_SECOND), <, 106000);
  now += G_TIME_SPAN_SECOND;
  ferry_rate_set_limit (rate, FERRY_RATE_DOWN, 0, now);
  g_assert_cmpint (ferry_rate_get_wait (rate, &mover.turn, now), ==, 0);
  g_assert_cmpuint (ferry_rate_take (rate, FERRY_RATE_DOWN, MIB, now).bytes, ==, MIB);
}

static void
test_give_back (void)
{
  g_autoptr (FerryRate) rate = ferry_rate_new (NULL);
  FerryRateTurn first, second, third;

  ferry_rate_set_limit (rate, FERRY_RATE_DOWN, 100000, BEGIN);
  first = ferry_rate_take (rate, FERRY_RATE_DOWN, MIB, BEGIN);
  second = ferry_rate_take (rate, FERRY_RATE_DOWN, MIB, BEGIN);
  third = ferry_rate_take (rate, FERRY_RATE_DOWN, MIB, BEGIN);
  g_assert_cmpuint (first.bytes, ==, 5000);
  g_assert_cmpint (ferry_rate_get_wait (rate, &first, BEGIN), ==, 0);
  g_assert_cmpint (ferry_rate_get_wait (rate, &second, BEGIN), >=, 50 * MS);
  g_assert_cmpint (ferry_rate_get_wait (rate, &second, BEGIN), <=, 51 * MS);
  /* The first one was cancelled: the second one's turn has come, the third one's is nearer. */
  ferry_rate_give_back (rate, &first, first.bytes, BEGIN);
  g_assert_cmpint (ferry_rate_get_wait (rate, &second, BEGIN), ==, 0);
  g_assert_cmpint (ferry_rate_get_wait (rate, &third, BEGIN), <=, 51 * MS);
}

static void
test_directions (void)
{
  g_autoptr (FerryRate) rate = ferry_rate_new (NULL);
  FerryRateTurn turn;

  ferry_rate_set_limit (rate, FERRY_RATE_UP, 4000, BEGIN);
  g_assert_cmpuint (ferry_rate_get_limit (rate, FERRY_RATE_UP), ==, 4000);
  g_assert_cmpuint (ferry_rate_get_limit (rate, FERRY_RATE_DOWN), ==, 0);
  turn = ferry_rate_take (rate, FERRY_RATE_DOWN, MIB, BEGIN);
  g_assert_cmpuint (turn.bytes, ==, MIB);
  turn = ferry_rate_take (rate, FERRY_RATE_UP, MIB, BEGIN);
  g_assert_cmpuint (turn.bytes, ==, 1024);
}

/* Four threads take and give back as fast as they can; every byte of a turn must stay counted. */
static gpointer
hammer (gpointer data)
{
  FerryRate *rate = data;
  gsize kept = 0;

  for (guint i = 0; i < 20000; i++)
    {
      FerryRateTurn turn = ferry_rate_take (rate, FERRY_RATE_DOWN, 1000, BEGIN);

      ferry_rate_give_back (rate, &turn, i % 3 == 0 ? turn.bytes : 0, BEGIN);
      kept += i % 3 == 0 ? 0 : turn.bytes;
    }
  return GSIZE_TO_POINTER (kept);
}

static void
test_threads (void)
{
  g_autoptr (FerryRate) rate = ferry_rate_new (NULL);
  GThread *threads[4];
  gsize kept = 0;
  FerryRateTurn turn;

  ferry_rate_set_limit (rate, FERRY_RATE_DOWN, 1000000, BEGIN);
  for (guint i = 0; i < 4; i++)
    threads[i] = g_thread_new ("hammer", hammer, rate);
  for (guint i = 0; i < 4; i++)
    kept += GPOINTER_TO_SIZE (g_thread_join (threads[i]));
  turn = ferry_rate_take (rate, FERRY_RATE_DOWN, 1000, BEGIN);
  g_assert_cmpint (ferry_rate_get_wait (rate, &turn, BEGIN), >, (gint64) kept - 200000);
  g_assert_cmpint (ferry_rate_get_wait (rate, &turn, BEGIN), <=, (gint64) kept + 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/rate/none", test_none);
  g_test_add_func ("/rate/speed", test_speed);
  g_test_add_func ("/rate/fair", test_fair);
  g_test_add_func ("/rate/smooth", test_smooth);
  g_test_add_func ("/rate/both", test_both);
  g_test_add_func ("/rate/change", test_change);
  g_test_add_func ("/rate/give-back", test_give_back);
  g_test_add_func ("/rate/directions", test_directions);
  g_test_add_func ("/rate/threads", test_threads);
  return g_test_run ();
}
