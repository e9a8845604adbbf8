/* Limits of speed. See ferry-rate.h.
 *
 * Each direction counts two sums: the bytes that were taken, and those that the line has let
 * through by now, which grows with the time. A turn is a place in the first sum; its time has come
 * when the second one reaches it. Nobody waits for a moment that was worked out once, so a limit
 * that changes counts at once, also for who waits already.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-rate.h"

#define TURNS_A_SECOND 20
#define SMALLEST_TURN  1024

/* What the line could have let through while nobody wanted it is lost, but for this part of a
 * second: it makes up for a thread that woke late. */
#define SPARE_A_SECOND 10

#define NO_PLACE (-1)

typedef struct
{
  guint limit; /* atomic; bytes a second, 0: none */

  /* Below the mutex. */
  gint64 taken;
  double passed;
  gint64 time; /* of the latest look at the clock */
} Line;

struct _FerryRate
{
  gatomicrefcount ref_count;
  FerryRate *above; /* owned, nullable */
  GMutex mutex;
  Line lines[FERRY_RATE_N_DIRECTIONS];
};

/**
 * ferry_rate_new:
 * @above: (nullable) (transfer none): a limit that counts as well
 *
 * Returns: (transfer full): without limits of its own
 */
FerryRate *
ferry_rate_new (FerryRate *above)
{
  FerryRate *rate = g_new0 (FerryRate, 1);

  g_atomic_ref_count_init (&rate->ref_count);
  g_mutex_init (&rate->mutex);
  rate->above = above != NULL ? ferry_rate_ref (above) : NULL;
  return rate;
}

FerryRate *
ferry_rate_ref (FerryRate *rate)
{
  g_atomic_ref_count_inc (&rate->ref_count);
  return rate;
}

void
ferry_rate_unref (FerryRate *rate)
{
  if (!g_atomic_ref_count_dec (&rate->ref_count))
    return;
  g_clear_pointer (&rate->above, ferry_rate_unref);
  g_mutex_clear (&rate->mutex);
  g_free (rate);
}

/**
 * ferry_rate_get_default:
 *
 * Returns: (transfer none): the limits for all that this program moves: the machine has one line
 */
FerryRate *
ferry_rate_get_default (void)
{
  static gsize rate;

  if (g_once_init_enter (&rate))
    g_once_init_leave (&rate, (gsize) ferry_rate_new (NULL));
  return (FerryRate *) rate; /* NOLINT: g_once_init_enter() keeps pointers as numbers */
}

static void
look_at_clock (Line *line, gint64 now)
{
  guint limit = g_atomic_int_get (&line->limit);
  double most = (double) line->taken + (double) limit / SPARE_A_SECOND;

  if (now > line->time)
    {
      line->passed += (double) (now - line->time) * limit / G_USEC_PER_SEC;
      line->time = now;
    }
  line->passed = MIN (line->passed, most);
}

/**
 * ferry_rate_set_limit:
 * @limit: bytes a second, 0 for none
 * @now: the monotonic time, as everywhere here
 */
void
ferry_rate_set_limit (FerryRate *rate, FerryRateDirection direction, guint limit, gint64 now)
{
  Line *line = &rate->lines[direction];
  guint before = g_atomic_int_get (&line->limit);

  if (before == limit)
    return;
  g_mutex_lock (&rate->mutex);
  if (before > 0)
    look_at_clock (line, now);
  else
    line->passed = (double) line->taken;
  line->time = now;
  g_atomic_int_set (&line->limit, limit);
  g_mutex_unlock (&rate->mutex);
}

/**
 * ferry_rate_get_limit:
 *
 * Returns: bytes a second, 0 for none; of @rate alone
 */
guint
ferry_rate_get_limit (FerryRate *rate, FerryRateDirection direction)
{
  return g_atomic_int_get (&rate->lines[direction].limit);
}

static gsize
get_turn_size (FerryRate *rate, FerryRateDirection direction, gsize wanted)
{
  guint limit = ferry_rate_get_limit (rate, direction);

  return limit == 0 ? wanted : MIN (wanted, MAX (limit / TURNS_A_SECOND, SMALLEST_TURN));
}

static gint64
take_place (FerryRate *rate, FerryRateDirection direction, gsize bytes, gint64 now)
{
  Line *line = &rate->lines[direction];
  gint64 place;

  if (ferry_rate_get_limit (rate, direction) == 0)
    return NO_PLACE;
  g_mutex_lock (&rate->mutex);
  look_at_clock (line, now);
  place = line->taken;
  line->taken += (gint64) bytes;
  g_mutex_unlock (&rate->mutex);
  return place;
}

/**
 * ferry_rate_take:
 * @wanted: bytes
 *
 * Joins the row. Without a limit that costs nothing, and there is no wait.
 *
 * Returns: a turn for @wanted bytes or fewer, which must be waited for: ferry_rate_get_wait()
 */
FerryRateTurn
ferry_rate_take (FerryRate *rate, FerryRateDirection direction, gsize wanted, gint64 now)
{
  FerryRateTurn turn = { .direction = direction, .place = NO_PLACE, .place_above = NO_PLACE };

  turn.bytes = get_turn_size (rate, direction, wanted);
  if (rate->above != NULL)
    turn.bytes = get_turn_size (rate->above, direction, turn.bytes);
  turn.place = take_place (rate, direction, turn.bytes, now);
  if (rate->above != NULL)
    turn.place_above = take_place (rate->above, direction, turn.bytes, now);
  return turn;
}

static gint64
get_wait_for_place (FerryRate *rate, FerryRateDirection direction, gint64 place, gint64 now)
{
  Line *line = &rate->lines[direction];
  guint limit = ferry_rate_get_limit (rate, direction);
  double missing;

  if (place == NO_PLACE || limit == 0)
    return 0;
  g_mutex_lock (&rate->mutex);
  look_at_clock (line, now);
  missing = (double) place - line->passed;
  g_mutex_unlock (&rate->mutex);
  return missing > 0 ? (gint64) (missing * G_USEC_PER_SEC / limit) + 1 : 0;
}

/**
 * ferry_rate_get_wait:
 *
 * Returns: microseconds until @turn has come, by the limits of now; 0 when it has. Ask again after
 *   200 ms at the latest: limits change.
 */
gint64
ferry_rate_get_wait (FerryRate *rate, const FerryRateTurn *turn, gint64 now)
{
  gint64 wait = get_wait_for_place (rate, turn->direction, turn->place, now);

  if (rate->above == NULL)
    return wait;
  return MAX (wait, get_wait_for_place (rate->above, turn->direction, turn->place_above, now));
}

/* Who stands behind moves up: what was not used has passed for them. */
static void
let_pass (FerryRate *rate, FerryRateDirection direction, gint64 place, gsize bytes, gint64 now)
{
  Line *line = &rate->lines[direction];

  if (place == NO_PLACE)
    return;
  g_mutex_lock (&rate->mutex);
  line->passed += (double) bytes;
  look_at_clock (line, now);
  g_mutex_unlock (&rate->mutex);
}

/**
 * ferry_rate_give_back:
 * @unused: how many bytes of @turn were not moved
 *
 * For who got fewer bytes than the turn was for, or gave up the wait.
 */
void
ferry_rate_give_back (FerryRate *rate, const FerryRateTurn *turn, gsize unused, gint64 now)
{
  if (unused == 0)
    return;
  let_pass (rate, turn->direction, turn->place, unused, now);
  if (rate->above != NULL)
    let_pass (rate->above, turn->direction, turn->place_above, unused, now);
}
