/* The inside of the scheduler, shared by its files: lanes (ferry-transfer-scheduler.c), what runs
 * (ferry-scheduler-files.c, ferry-scheduler-folders.c), trees (ferry-scheduler-walks.c) and what to
 * make of results (ferry-scheduler-results.c).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-mailbox.h"
#include "ferry-network-watch.h"
#include "ferry-transfer-scheduler.h"
#include "ferry-tree-walk.h"

G_BEGIN_DECLS

struct _FerryTransferScheduler
{
  guint ref_count; /* the queue's, and one a job that is out */
  const FerrySchedulerFuncs *funcs;
  gpointer owner; /* NULL once closed */
  FerryTransferRules rules;
  guint tries; /* after the first, before a row fails */
  gboolean is_paused;

  GPtrArray *lanes;         /* of FerryLane, owned */
  GPtrArray *running;       /* of FerryQueueItem, referenced: with a worker */
  GHashTable *busy_targets; /* of char * */
  GHashTable *indirect;     /* of char *: pairs of servers that send each other nothing */
  FerryMailbox *box;        /* of FerryFileTask that came back */
  FerryNetworkWatch *network;
  guint jobs_out;
  guint wake_source;
  guint idle_source;
};

FerryTransferScheduler *ferry_scheduler_ref (FerryTransferScheduler *scheduler);
void ferry_scheduler_unref (FerryTransferScheduler *scheduler);
FerryLane *ferry_scheduler_get_lane (FerryTransferScheduler *scheduler, FerryPlace *place);
FerryLane *ferry_scheduler_get_host (FerryTransferScheduler *scheduler, FerryQueueItem *item);
char *ferry_scheduler_dup_pair (FerryQueueItem *item);
void ferry_scheduler_set_state (FerryTransferScheduler *scheduler,
                                FerryQueueItem *item,
                                FerryTransferState state,
                                GError *error);
void ferry_scheduler_send (FerryTransferScheduler *scheduler, FerryLaneSlot *slot, FerryJob *job);
void ferry_scheduler_take_back (FerryTransferScheduler *scheduler, FerryLaneSlot *slot);

/* ferry-scheduler-files.c */
FerryQueueItem *
ferry_scheduler_find_file (FerryTransferScheduler *scheduler, FerryLane *lane, gint64 now);
void ferry_scheduler_begin_files (FerryTransferScheduler *scheduler,
                                  FerryLaneSlot *slot,
                                  FerryQueueItem *first,
                                  gint64 now);

/* ferry-scheduler-results.c */
void ferry_scheduler_take_task (gpointer task, gpointer scheduler);
void
ferry_scheduler_fail_lane (FerryTransferScheduler *scheduler, FerryLane *lane, const GError *error);
gboolean
ferry_scheduler_back_off (FerryTransferScheduler *scheduler, FerryLane *lane, const GError *error);
gboolean ferry_scheduler_make_room (FerryLane *lane, gpointer slot);

/* ferry-scheduler-walks.c */

/* Rows that wait in a lane before the walks go on: enough to keep all connections busy, few enough
 * to keep memory and the view small. */
#define FERRY_SCHEDULER_FEW_ROWS 500

void ferry_scheduler_begin_walk (FerryTransferScheduler *scheduler, FerryQueueItem *item);
void ferry_scheduler_stop_walk (FerryTransferScheduler *scheduler, FerryQueueItem *item);
void ferry_scheduler_feed (FerryTransferScheduler *scheduler, FerryLane *lane);
void ferry_scheduler_abandon_walk (FerryTransferScheduler *scheduler,
                                   FerryQueueItem *item,
                                   const GError *error);
void ferry_scheduler_end_folder (FerryTransferScheduler *scheduler,
                                 FerryQueueItem *folder,
                                 GError *error);

/* ferry-scheduler-network.c */
void ferry_scheduler_take_network (FerryNetworkEvent event, gpointer scheduler);
void ferry_scheduler_check_doubted (FerryTransferScheduler *scheduler, FerryLane *lane, gint64 now);
gboolean ferry_scheduler_is_offline (FerryLane *lane);

/* ferry-scheduler-folders.c */
gboolean ferry_scheduler_can_visit (FerryLane *lane, gint64 now);
void ferry_scheduler_visit (FerryTransferScheduler *scheduler, FerryLaneSlot *slot, gint64 now);
void ferry_scheduler_remove_sources (FerryTransferScheduler *scheduler, FerryQueueItem *folder);

G_END_DECLS
