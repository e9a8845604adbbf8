/* Whether parts help. See ferry-part-gain.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-part-gain.h"

/* A connection begins slowly, or with a burst that it does not keep up. */
#define WARM_UP (2 * G_TIME_SPAN_SECOND)
#define WINDOW  (3 * G_TIME_SPAN_SECOND)

/* Lines change, and loss is a matter of luck: it is tried again, each time after twice as long. */
#define FIRST_PAUSE (15 * G_TIME_SPAN_SECOND)

/* What is over sooner is not worth a login. */
#define WORTH_HELPING 10.0 /* seconds */

/* A second connection that takes its share of a full line adds nothing; one that is held back as
 * the first is adds as much again. */
#define GAIN 1.2

static void
enter (FerryPartGain *gain, FerryPartGainStage stage)
{
  gain->stage = stage;
  gain->begun = 0;
}

/* Returns the bytes a second since the warm-up was over, negative as long as that says little. */
static double
measure (FerryPartGain *gain, gint64 now, gint64 bytes)
{
  if (gain->begun == 0)
    {
      gain->begun = now + WARM_UP;
      gain->begun_bytes = -1;
    }
  if (now < gain->begun)
    return -1;
  if (gain->begun_bytes < 0)
    {
      gain->begun = now;
      gain->begun_bytes = bytes;
    }
  if (now - gain->begun < WINDOW)
    return -1;
  return (double) (bytes - gain->begun_bytes) * G_TIME_SPAN_SECOND / (double) (now - gain->begun);
}

/**
 * ferry_part_gain_feed:
 * @now: monotonic
 * @bytes: of the file that are here
 * @rest: how many are to come
 * @is_helped: whether a helper's bytes have begun to come
 *
 * Returns: how many helpers are wanted; %G_MAXUINT for all that can be had
 */
guint
ferry_part_gain_feed (FerryPartGain *gain,
                      gint64 now,
                      gint64 bytes,
                      gint64 rest,
                      gboolean is_helped)
{
  double rate;

  switch (gain->stage)
    {
    case FERRY_PART_GAIN_BASE:
      rate = measure (gain, now, bytes);
      if (rate < 0)
        return 0;
      gain->base = rate;
      enter (gain,
             (double) rest > rate * WORTH_HELPING ? FERRY_PART_GAIN_TRIAL : FERRY_PART_GAIN_BASE);
      return gain->stage == FERRY_PART_GAIN_TRIAL ? 1 : 0;

    case FERRY_PART_GAIN_TRIAL:
      rate = is_helped ? measure (gain, now, bytes) : -1;
      if (rate < 0)
        return 1;
      enter (gain, rate >= gain->base * GAIN ? FERRY_PART_GAIN_ALL : FERRY_PART_GAIN_ALONE);
      gain->pause = MAX (2 * gain->pause, FIRST_PAUSE);
      gain->alone_until = now + gain->pause;
      return gain->stage == FERRY_PART_GAIN_ALL ? G_MAXUINT : 0;

    case FERRY_PART_GAIN_ALL:
      return G_MAXUINT;

    case FERRY_PART_GAIN_ALONE:
    default:
      if (now >= gain->alone_until)
        enter (gain, FERRY_PART_GAIN_BASE);
      return 0;
    }
}
