/* What was moved in each of the last seconds. See ferry-speed-history.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-speed-history.h"

/* One more than is shown: the second at hand is not over. */
#define SLOTS (FERRY_SPEED_HISTORY_SECONDS + 1)

struct _FerrySpeedHistory
{
  gint64 first;  /* second in which something was noted first; -1: never */
  gint64 latest; /* second of the newest slot */
  gint64 bytes[SLOTS][FERRY_N_SPEEDS];
};

/**
 * ferry_speed_history_new:
 *
 * Returns: (transfer full): an empty one
 */
FerrySpeedHistory *
ferry_speed_history_new (void)
{
  FerrySpeedHistory *history = g_rc_box_new0 (FerrySpeedHistory);

  history->first = -1;
  return history;
}

/**
 * ferry_speed_history_ref:
 */
FerrySpeedHistory *
ferry_speed_history_ref (FerrySpeedHistory *history)
{
  return g_rc_box_acquire (history);
}

/**
 * ferry_speed_history_unref:
 */
void
ferry_speed_history_unref (FerrySpeedHistory *history)
{
  g_rc_box_release (history);
}

/* The slots of the seconds since the last note are those of long ago. */
static void
go_on_to (FerrySpeedHistory *history, gint64 second)
{
  gint64 from = MAX (history->latest, second - SLOTS) + 1;

  for (gint64 silent = from; silent <= second; silent++)
    for (guint kind = 0; kind < FERRY_N_SPEEDS; kind++)
      history->bytes[silent % SLOTS][kind] = 0;
  history->latest = MAX (history->latest, second);
}

/**
 * ferry_speed_history_add:
 * @time: monotonic, microseconds; never earlier than the last one
 * @down: bytes that came since the last note
 * @up: bytes that went
 */
void
ferry_speed_history_add (FerrySpeedHistory *history, gint64 time, gint64 down, gint64 up)
{
  gint64 second = time / G_USEC_PER_SEC;

  if (history->first < 0)
    history->first = history->latest = second;
  go_on_to (history, second);
  history->bytes[history->latest % SLOTS][FERRY_SPEED_DOWN] += MAX (down, 0);
  history->bytes[history->latest % SLOTS][FERRY_SPEED_UP] += MAX (up, 0);
}

/**
 * ferry_speed_history_get:
 * @now: monotonic, microseconds
 * @age: whole seconds that are over: 0 is the last one
 *
 * Returns: bytes in that second
 */
gint64
ferry_speed_history_get (FerrySpeedHistory *history, gint64 now, guint age, FerrySpeedKind kind)
{
  gint64 second = now / G_USEC_PER_SEC - 1 - age;

  if (history->first < 0 || second < history->first || second > history->latest ||
      second <= history->latest - SLOTS)
    return 0;
  return history->bytes[second % SLOTS][kind];
}

/**
 * ferry_speed_history_get_peak:
 * @seconds: how far to look back
 *
 * Returns: the most bytes in one of these seconds, whichever way they went
 */
gint64
ferry_speed_history_get_peak (FerrySpeedHistory *history, gint64 now, guint seconds)
{
  gint64 peak = 0;

  for (guint age = 0; age < seconds; age++)
    for (guint kind = 0; kind < FERRY_N_SPEEDS; kind++)
      peak = MAX (peak, ferry_speed_history_get (history, now, age, kind));
  return peak;
}

/**
 * ferry_speed_history_get_length:
 *
 * Returns: whole seconds since the first note, as far as they are kept
 */
guint
ferry_speed_history_get_length (FerrySpeedHistory *history, gint64 now)
{
  gint64 length = history->first < 0 ? 0 : now / G_USEC_PER_SEC - history->first;

  return (guint) CLAMP (length, 0, FERRY_SPEED_HISTORY_SECONDS);
}
