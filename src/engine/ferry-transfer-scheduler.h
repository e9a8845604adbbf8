/* What runs next, where, and what becomes of it: between the queue's rows and the workers. It
 * changes no row by itself but tells the queue, which does. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-lane.h"
#include "ferry-transfer-plan.h"

G_BEGIN_DECLS

typedef struct _FerryTransferScheduler FerryTransferScheduler;

typedef struct
{
  /* Takes @error over. */
  void (*set_state) (FerryQueueItem *item, FerryTransferState state, GError *error, gpointer owner);
  void (*add_rows) (FerryQueueItem *folder, GPtrArray *rows, gpointer owner);
  void (*walk_begins) (FerryQueueItem *folder, gpointer owner);
  void (*became_folder) (FerryQueueItem *item, gpointer owner); /* a link led to one */
  void (*progressed) (FerryQueueItem *item, gpointer owner);
  void (*settled) (gpointer owner); /* everything was looked at; is there anything left? */
} FerrySchedulerFuncs;

FerryTransferScheduler *ferry_transfer_scheduler_new (const FerrySchedulerFuncs *funcs,
                                                      gpointer owner);
void ferry_transfer_scheduler_close (FerryTransferScheduler *scheduler, gboolean keeps_parts);

void ferry_transfer_scheduler_submit (FerryTransferScheduler *scheduler, FerryQueueItem *item);
void ferry_transfer_scheduler_withdraw (FerryTransferScheduler *scheduler,
                                        FerryQueueItem *item,
                                        gboolean is_discarded);
void ferry_transfer_scheduler_drop_part (FerryTransferScheduler *scheduler, FerryQueueItem *item);
void ferry_transfer_scheduler_settle_folder (FerryTransferScheduler *scheduler,
                                             FerryQueueItem *folder);
void ferry_transfer_scheduler_wake (FerryTransferScheduler *scheduler);
void ferry_transfer_scheduler_tick (FerryTransferScheduler *scheduler);

guint ferry_transfer_scheduler_count_connections (FerryTransferScheduler *scheduler,
                                                  FerryPlace *place);
gboolean ferry_transfer_scheduler_is_working (FerryTransferScheduler *scheduler);
void ferry_transfer_scheduler_set_rules (FerryTransferScheduler *scheduler,
                                         const FerryTransferRules *rules);
void ferry_transfer_scheduler_set_tries (FerryTransferScheduler *scheduler, guint tries);
void ferry_transfer_scheduler_set_paused (FerryTransferScheduler *scheduler, gboolean is_paused);

G_END_DECLS
