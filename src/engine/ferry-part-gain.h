/* Whether one large file comes faster over several connections: it is tried and measured. Where one
 * connection fills the line, or the user's own limit does, a second gains nothing and goes again;
 * where loss, a long way or the server's limit for each connection hold it back, all are used.
 * Pure: it is told what happened, and when.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  FERRY_PART_GAIN_BASE,  /* how fast is one? */
  FERRY_PART_GAIN_TRIAL, /* and two? */
  FERRY_PART_GAIN_ALL,
  FERRY_PART_GAIN_ALONE,
} FerryPartGainStage;

typedef struct
{
  FerryPartGainStage stage;
  gint64 begun; /* of what is measured; monotonic, 0: not yet */
  gint64 begun_bytes;
  double base; /* bytes a second */
  gint64 pause;
  gint64 alone_until;
} FerryPartGain;

guint ferry_part_gain_feed (FerryPartGain *gain,
                            gint64 now,
                            gint64 bytes,
                            gint64 rest,
                            gboolean is_helped);

G_END_DECLS
