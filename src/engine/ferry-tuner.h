/* How many connections a server is worth at the moment: it begins with one or two, or with as many
 * as were good before, doubles as long as that moves more, steps back where it did not, looks below
 * where much less is moved than before, and heeds refusals. Pure: it is told what
 * happened, and when, and does nothing by itself.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What is seen of a lane at one moment. */
typedef struct
{
  gint64 now;           /* monotonic */
  gint64 bytes;         /* moved so far */
  guint files;          /* done so far, and folders listed */
  guint connected;      /* connections that are logged in */
  guint busy;           /* connections that have something to do */
  guint waiting;        /* files and folders that have no connection */
  gint64 waiting_bytes; /* in them, as far as known */
} FerryTunerSample;

typedef struct
{
  guint level; /* connections to use now */
  guint goal;  /* that the level is on its way to; there it is judged */
  guint kept;  /* the latest level that was worth it */
  guint known; /* was good for small files before; 0: nothing is known */
  guint good;  /* is good for small files, as found now; 0: not found yet */
  double kept_rate;
  double rate;  /* the latest, 0 before the first */
  gint64 login; /* what one costs; microseconds */

  /* The window that is being measured. */
  gint64 begun; /* 0: none is */
  gint64 begun_bytes;
  guint begun_files;
  gboolean is_small; /* the latest one moved small files, mostly */

  gint64 probe_at;   /* when a settled level is questioned again; 0: while it grows */
  guint probes_lost; /* one after another */

  /* Whether fewer would do as well. */
  double best_rate;   /* at the level that is kept */
  guint slow_windows; /* one after another */
  guint over;         /* the level that was left for a look; 0: none was */
  double over_rate;
  gint64 below_at; /* not before */

  guint ceiling; /* refused above; 0: never was */
  gint64 ceiling_until;
} FerryTuner;

void ferry_tuner_init (FerryTuner *tuner, guint known);
guint ferry_tuner_feed (FerryTuner *tuner, const FerryTunerSample *sample, guint limit);
guint ferry_tuner_get_at_once (const FerryTuner *tuner, guint connected);
void ferry_tuner_note_login (FerryTuner *tuner, gint64 duration);
void ferry_tuner_note_refusal (FerryTuner *tuner, guint living, gint64 now);

G_END_DECLS
