/* One direction of a delay line.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

typedef struct
{
  gint64 delay; /* nanoseconds */

  double bytes_a_second; /* 0: no limit, and no queue */
  double queue_bytes;

  double loss; /* 0 to 1 */
} DelayLineQuality;

void delay_line_way_start (int from, int to, const DelayLineQuality *quality, guint32 seed);
