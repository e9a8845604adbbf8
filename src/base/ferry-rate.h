/* How fast bytes may move, down and up: what all connections that share a limit agree on. They take
 * turns, each with a small part of a second's bytes, so that the line is used evenly and fairly. A
 * limit may stand below another one: a site's below that of the whole program; then both count.
 *
 * Thread-safe, and pure arithmetic: the caller tells the time and does the waiting.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  FERRY_RATE_DOWN,
  FERRY_RATE_UP,
  FERRY_RATE_N_DIRECTIONS,
} FerryRateDirection;

typedef struct _FerryRate FerryRate;

/* A turn that was taken, with its place in the row of each limit. */
typedef struct
{
  FerryRateDirection direction;
  gsize bytes; /* how many may be moved */
  gint64 place;
  gint64 place_above;
} FerryRateTurn;

FerryRate *ferry_rate_new (FerryRate *above);
FerryRate *ferry_rate_ref (FerryRate *rate);
void ferry_rate_unref (FerryRate *rate);
FerryRate *ferry_rate_get_default (void);

void ferry_rate_set_limit (FerryRate *rate, FerryRateDirection direction, guint limit, gint64 now);
guint ferry_rate_get_limit (FerryRate *rate, FerryRateDirection direction);

FerryRateTurn
ferry_rate_take (FerryRate *rate, FerryRateDirection direction, gsize wanted, gint64 now);
gint64 ferry_rate_get_wait (FerryRate *rate, const FerryRateTurn *turn, gint64 now);
void ferry_rate_give_back (FerryRate *rate, const FerryRateTurn *turn, gsize unused, gint64 now);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FerryRate, ferry_rate_unref)

G_END_DECLS
