/* How many connections a server is worth at the moment. Pure. See ferry-tuner.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-tuner.h"

/* A small file costs round trips, a big one its bytes; this many bytes weigh as much as a file. */
#define BYTES_OF_A_FILE (128.0 * 1024)
/* So much of what a further connection could bring at best makes it worth keeping. */
#define WORTHY_SHARE 0.15

#define SHORTEST_WINDOW (400 * G_TIME_SPAN_MILLISECOND)
#define LONGEST_WINDOW  (3 * G_TIME_SPAN_SECOND)
#define FILES_A_WINDOW  4 /* of each connection: fewer say little */

#define USUAL_LOGIN   (500 * G_TIME_SPAN_MILLISECOND)
#define QUICK_LOGIN   G_TIME_SPAN_SECOND
#define WORTH_A_LOGIN 1.5 /* what is saved must be so many times what it costs */
#define MANY_FILES    8   /* more are worth a second connection before anything was measured */
#define MANY_BYTES    (1024 * 1024)

#define PROBE_AFTER  (15 * G_TIME_SPAN_SECOND)
#define MOST_DOUBLED 3
#define REFUSED_FOR  (60 * G_TIME_SPAN_SECOND)
#define START        1
#define FIRST_GOAL   2

/* Other files, or folders instead of files, may be why less is moved; or the connections, which
 * were judged by something else, stand in each other's way. */
#define SLUMP        0.6 /* of the best */
#define SLOW_WINDOWS 2
#define AS_GOOD      0.95
#define BELOW_AFTER  (60 * G_TIME_SPAN_SECOND)

/**
 * ferry_tuner_init:
 * @known: how many were good for small files before; 0 where nothing is known
 */
void
ferry_tuner_init (FerryTuner *tuner, guint known)
{
  *tuner = (FerryTuner){
    .level = START, .goal = MAX (FIRST_GOAL, known), .known = known, .login = USUAL_LOGIN
  };
}

/**
 * ferry_tuner_note_login:
 * @duration: microseconds that a further login took
 */
void
ferry_tuner_note_login (FerryTuner *tuner, gint64 duration)
{
  tuner->login = MAX (duration, 1);
}

static void
settle (FerryTuner *tuner, guint level, gint64 now)
{
  tuner->level = level;
  tuner->goal = level;
  tuner->kept = level;
  tuner->over = 0;
  tuner->best_rate = tuner->rate;
  tuner->slow_windows = 0;
  tuner->probe_at = now + (PROBE_AFTER << MIN (tuner->probes_lost, MOST_DOUBLED));
  tuner->begun = 0;
}

/**
 * ferry_tuner_note_refusal:
 * @living: connections that the server did take
 *
 * More than @living are not tried for a while.
 */
void
ferry_tuner_note_refusal (FerryTuner *tuner, guint living, gint64 now)
{
  tuner->ceiling = MAX (living, 1);
  tuner->ceiling_until = now + REFUSED_FOR;
  if (tuner->level > tuner->ceiling)
    settle (tuner, tuner->ceiling, now);
}

static double
weigh (guint files, gint64 bytes)
{
  return files + (double) bytes / BYTES_OF_A_FILE;
}

/* Whether what waits takes so much longer without a further connection that its login is worth
 * it. */
static gboolean
is_worth_a_login (const FerryTuner *tuner, const FerryTunerSample *sample)
{
  double left;

  if (sample->connected > tuner->level)
    return sample->waiting > 0;
  if (tuner->rate <= 0)
    return tuner->level < FIRST_GOAL
               ? sample->waiting >= MANY_FILES ||
                     (sample->waiting > 0 && sample->waiting_bytes >= MANY_BYTES)
               : tuner->level < tuner->known && sample->waiting >= MANY_FILES * tuner->level;
  left = weigh (sample->waiting, sample->waiting_bytes) / tuner->rate * G_TIME_SPAN_SECOND;
  return sample->waiting > 0 && left / (tuner->level + 1) > WORTH_A_LOGIN * (double) tuner->login;
}

static void
begin_window (FerryTuner *tuner, const FerryTunerSample *sample)
{
  tuner->begun = sample->now;
  tuner->begun_bytes = sample->bytes;
  tuner->begun_files = sample->files;
}

/* Measures while all connections of the level are at work. Returns whether a figure is there. */
static gboolean
measure (FerryTuner *tuner, const FerryTunerSample *sample)
{
  gint64 time = sample->now - tuner->begun;
  guint files = sample->files - tuner->begun_files;

  if (sample->connected < tuner->level || sample->busy < tuner->level ||
      (tuner->over > 0 && sample->busy > tuner->level))
    {
      tuner->begun = 0;
      return FALSE;
    }
  if (tuner->begun == 0)
    {
      begin_window (tuner, sample);
      return FALSE;
    }
  if (time < SHORTEST_WINDOW || (time < LONGEST_WINDOW && files < FILES_A_WINDOW * tuner->level))
    return FALSE;
  tuner->is_small = files * BYTES_OF_A_FILE >= (double) (sample->bytes - tuner->begun_bytes);
  tuner->rate =
      weigh (files, sample->bytes - tuner->begun_bytes) * G_TIME_SPAN_SECOND / (double) time;
  begin_window (tuner, sample);
  return TRUE;
}

static gboolean
is_better (const FerryTuner *tuner)
{
  double ideal;

  if (tuner->kept == 0 || tuner->kept >= tuner->level)
    return TRUE;
  ideal = (double) tuner->level / tuner->kept;
  return tuner->rate >= tuner->kept_rate * (1 + (ideal - 1) * WORTHY_SHARE);
}

/* The goal was reached and measured: on, or back. */
static void
judge (FerryTuner *tuner, gint64 now)
{
  if (!is_better (tuner))
    {
      tuner->probes_lost++;
      tuner->rate = tuner->kept_rate;
      settle (tuner, tuner->kept, now);
      return;
    }
  if (tuner->level > tuner->kept)
    tuner->probes_lost = 0;
  if (tuner->level != tuner->kept)
    tuner->best_rate = tuner->rate;
  tuner->kept = tuner->level;
  tuner->kept_rate = tuner->rate;
  tuner->goal = MAX (2 * tuner->level, tuner->known);
}

/* Much less is moved than that level once did. */
static gboolean
has_slumped (FerryTuner *tuner, gint64 now)
{
  if (tuner->level != tuner->kept || tuner->level < 2)
    return FALSE;
  tuner->best_rate = MAX (tuner->best_rate, tuner->rate);
  tuner->slow_windows = tuner->rate < SLUMP * tuner->best_rate ? tuner->slow_windows + 1 : 0;
  return tuner->slow_windows >= SLOW_WINDOWS && now >= tuner->below_at;
}

static void
look_below (FerryTuner *tuner)
{
  tuner->over = tuner->level;
  tuner->over_rate = tuner->rate;
  tuner->level = MAX (tuner->level / 2, 1);
  tuner->goal = tuner->level;
  tuner->begun = 0;
}

/* Fewer were measured: better, and fewer still may be; as good; or worse. */
static void
judge_below (FerryTuner *tuner, gint64 now)
{
  gboolean is_as_good = tuner->rate >= tuner->over_rate * AS_GOOD;

  if (tuner->rate * AS_GOOD > tuner->over_rate && tuner->level > 1)
    {
      look_below (tuner);
      return;
    }
  if (!is_as_good)
    tuner->rate = tuner->over_rate;
  tuner->kept_rate = tuner->rate;
  tuner->below_at = now + BELOW_AFTER;
  settle (tuner, is_as_good ? tuner->level : tuner->over, now);
}

/* A settled level goes on being measured: the network changes, and so do the files. */
static void
watch (FerryTuner *tuner, gint64 now)
{
  tuner->kept_rate = tuner->rate;
  if (now < tuner->probe_at)
    return;
  tuner->probe_at = 0;
  tuner->goal = tuner->level + 1;
}

/* Found, and not on the way to somewhere else. */
static void
note_good (FerryTuner *tuner, guint limit)
{
  if (tuner->is_small && tuner->over == 0 && (tuner->probe_at > 0 || tuner->kept >= limit))
    tuner->good = tuner->kept;
}

static guint
get_top (const FerryTuner *tuner, const FerryTunerSample *sample, guint limit)
{
  guint top = limit;

  if (tuner->ceiling > 0 && sample->now < tuner->ceiling_until)
    top = MIN (top, tuner->ceiling);
  return MAX (MIN (top, sample->busy + sample->waiting), 1);
}

/**
 * ferry_tuner_get_at_once:
 * @connected: connections that are logged in
 *
 * Returns: how many logins may be under way at a time: one where each takes long, else as many as
 * there are connections, or as are known to be taken
 */
guint
ferry_tuner_get_at_once (const FerryTuner *tuner, guint connected)
{
  guint missing = tuner->known > connected ? tuner->known - connected : 0;

  return tuner->login < QUICK_LOGIN ? MAX (MAX (connected, missing), 1) : 1;
}

static gboolean
may_log_in (const FerryTuner *tuner, guint connected)
{
  return connected > 0 && tuner->level < connected + ferry_tuner_get_at_once (tuner, connected);
}

/**
 * ferry_tuner_feed:
 * @limit: that the user set, or the server was learned to have
 *
 * Looks at what the lane does; ten times a second is often enough.
 *
 * Returns: how many connections to use
 */
guint
ferry_tuner_feed (FerryTuner *tuner, const FerryTunerSample *sample, guint limit)
{
  guint top = get_top (tuner, sample, limit);

  if (tuner->level > limit)
    settle (tuner, limit, sample->now);
  if (measure (tuner, sample))
    {
      if (tuner->over > 0)
        judge_below (tuner, sample->now);
      else if (has_slumped (tuner, sample->now))
        look_below (tuner);
      else if (tuner->probe_at > 0)
        watch (tuner, sample->now);
      else if (tuner->level >= MIN (tuner->goal, top))
        judge (tuner, sample->now);
      note_good (tuner, limit);
    }
  while (tuner->level < MIN (tuner->goal, top) && may_log_in (tuner, sample->connected) &&
         is_worth_a_login (tuner, sample))
    {
      tuner->level++;
      tuner->begun = 0;
    }
  return tuner->level;
}
