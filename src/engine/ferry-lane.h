/* What goes to one server (or stays on this computer): the transfers that wait for it, in order,
 * and the connections that carry them. Main thread; reached into by the scheduler alone.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-queue-item.h"
#include "ferry-worker.h"

G_BEGIN_DECLS

typedef struct
{
  FerryLane *lane;
  FerryWorker *worker; /* owned; NULL on this computer */
  guint generation;    /* of the server's settings that it has */
  int mode;            /* FerryMode that it has */
  char *charset;       /* owned; of names, that it has */
  guint jobs;          /* that it has */
} FerryLaneSlot;

struct _FerryLane
{
  gpointer scheduler;
  FerryPlace *place;  /* owned */
  GSequence *waiting; /* of FerryQueueItem, in the order of the rows */
  GPtrArray *walks;   /* of FerryTreeWalk, borrowed: those that need this lane next */
  GPtrArray *slots;   /* of FerryLaneSlot */
  guint failures;     /* to connect, one after another */
  gint64 not_before;  /* monotonic */
  gboolean avoids_safe_uploads;
};

FerryLane *ferry_lane_new (gpointer scheduler, FerryPlace *place);
void ferry_lane_free (FerryLane *lane);

void ferry_lane_add (FerryLane *lane, FerryQueueItem *item);
void ferry_lane_remove (FerryLane *lane, FerryQueueItem *item);
guint ferry_lane_count_waiting (FerryLane *lane);
guint ferry_lane_get_limit (FerryLane *lane);
guint ferry_lane_count_busy (FerryLane *lane);
guint ferry_lane_count_connected (FerryLane *lane);

FerryLaneSlot *ferry_lane_find_slot (FerryLane *lane);
FerryLaneSlot *ferry_lane_get_any_slot (FerryLane *lane);
gboolean ferry_lane_is_idle (FerryLane *lane);
void ferry_lane_run (FerryLaneSlot *slot, FerryJob *job);
void ferry_lane_release (FerryLaneSlot *slot);

G_END_DECLS
