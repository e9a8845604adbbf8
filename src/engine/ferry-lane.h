/* What goes to one server (or stays on this computer): the transfers that wait for it, in order,
 * and the connections that carry them. Main thread; reached into by the scheduler alone.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-queue-item.h"
#include "ferry-tuner.h"
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
  gboolean is_on_big;  /* the latest was a big file */
  GCancellable *login; /* owned; NULL unless it is logging in ahead of its first job */
  GCancellable *visit; /* owned; NULL unless it sees to folders, */
  gpointer visited;    /* borrowed, nullable: of this walk */
  guint signs;         /* of life */
  guint doubted_signs;
  gint64 doubted_at; /* monotonic; 0: it is not */
  guint helpers;     /* further connections that its large file has */
  FerryLane *host;   /* borrowed, nullable: whose server it has a second connection to */
} FerryLaneSlot;

struct _FerryLane
{
  gpointer scheduler;
  FerryPlace *place; /* owned */
  GSequence *small;  /* of FerryQueueItem, in the order of the rows: small files that wait, */
  GSequence *big;    /* and the others */
  gint64 waiting_bytes;
  GPtrArray *walks;  /* of FerryTreeWalk, borrowed: those that need this lane */
  guint visits;      /* connections that see to folders of theirs */
  GPtrArray *slots;  /* of FerryLaneSlot */
  GPtrArray *guests; /* of FerryLaneSlot, borrowed: whose host this lane is */
  guint failures;    /* to connect, one after another */
  gint64 not_before; /* monotonic */
  gboolean avoids_safe_uploads;

  /* How many connections are used: see ferry-lane-logins.c. */
  FerryTuner tuner;
  guint logins; /* under way */
  gint64 moved_bytes;
  guint moved_files; /* and listed folders */
  guint refused_at;  /* connections that lived when a further one was last refused */
  guint troubles;    /* with data connections while there were several */
  gint64 troubled_at;
};

FerryLane *ferry_lane_new (gpointer scheduler, FerryPlace *place);
void ferry_lane_free (FerryLane *lane);

void ferry_lane_add (FerryLane *lane, FerryQueueItem *item);
void ferry_lane_remove (FerryLane *lane, FerryQueueItem *item);
guint ferry_lane_count_waiting (FerryLane *lane);
FerryQueueItem *ferry_lane_get_first (FerryLane *lane);
FerryQueueItem *ferry_lane_choose (FerryLane *lane, FerryQueueItem *small, FerryQueueItem *big);

guint ferry_lane_get_limit (FerryLane *lane);
guint ferry_lane_get_whole_limit (FerryLane *lane);
guint ferry_lane_get_level (FerryLane *lane);
guint ferry_lane_count_busy (FerryLane *lane);
guint ferry_lane_count_connected (FerryLane *lane);

FerryLaneSlot *ferry_lane_find_slot (FerryLane *lane);
FerryLaneSlot *ferry_lane_get_any_slot (FerryLane *lane);
gboolean ferry_lane_is_idle (FerryLane *lane);
void ferry_lane_run (FerryLaneSlot *slot, FerryJob *job);
void ferry_lane_release (FerryLaneSlot *slot);
FerryLaneSlot *ferry_lane_find_idle (FerryLane *lane);

/* ferry-lane-guests.c */
void ferry_lane_invite (FerryLane *lane, FerryLaneSlot *slot);
void ferry_lane_see_off (FerryLaneSlot *slot);
guint ferry_lane_count_guests (FerryLane *lane);
void ferry_lane_lend (FerryLane *lane, GPtrArray *running);
gboolean ferry_lane_has_room_for (FerryLane *lane, FerryLane *from);

/* ferry-lane-logins.c */
void ferry_lane_tune (FerryLane *lane, gint64 now);
void ferry_lane_meter (FerryLane *lane, FerryQueueItem *item, gboolean is_over);
void ferry_lane_note_trouble (FerryLane *lane, const GError *error);
void ferry_lane_cancel_others (FerryLane *lane);

G_END_DECLS
