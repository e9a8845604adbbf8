/* What was moved in each of the last seconds, downloads and uploads apart: what a speed graph
 * draws. A ring: a second that nobody noted was silent. Pure; one thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define FERRY_SPEED_HISTORY_SECONDS 300

typedef enum
{
  FERRY_SPEED_DOWN,
  FERRY_SPEED_UP,
  FERRY_N_SPEEDS
} FerrySpeedKind;

typedef struct _FerrySpeedHistory FerrySpeedHistory;

FerrySpeedHistory *ferry_speed_history_new (void);
FerrySpeedHistory *ferry_speed_history_ref (FerrySpeedHistory *history);
void ferry_speed_history_unref (FerrySpeedHistory *history);

void ferry_speed_history_add (FerrySpeedHistory *history, gint64 time, gint64 down, gint64 up);

gint64
ferry_speed_history_get (FerrySpeedHistory *history, gint64 now, guint age, FerrySpeedKind kind);
gint64 ferry_speed_history_get_peak (FerrySpeedHistory *history, gint64 now, guint seconds);
guint ferry_speed_history_get_length (FerrySpeedHistory *history, gint64 now);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FerrySpeedHistory, ferry_speed_history_unref)

G_END_DECLS
