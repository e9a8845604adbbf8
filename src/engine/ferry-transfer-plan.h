/* How a row is carried out: from which two places it is between follow the kind of work, the place
 * whose connection does it, and the task for the worker. Main thread; no state of its own.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-queue-item.h"

G_BEGIN_DECLS

typedef struct
{
  FerryExistsAction exists_action; /* unless the user decided about the row */
  FerrySync sync;
  guint parts; /* connections for a large file; 0: as many as help, 1: never more than one */
} FerryTransferRules;

void ferry_transfer_plan_decide_text (FerryQueueItem *item);
gboolean ferry_transfer_plan_needs_walk (FerryQueueItem *item);
FerryPlace *ferry_transfer_plan_get_place (FerryQueueItem *item);
FerryPlace *ferry_transfer_plan_get_host (FerryQueueItem *item);
FerryPlace *ferry_transfer_plan_get_target_place (FerryQueueItem *item);
FerryFileTask *ferry_transfer_plan_make_task (FerryQueueItem *item,
                                              const FerryTransferRules *rules);
gboolean ferry_transfer_plan_is_small (FerryQueueItem *item);
char *ferry_transfer_plan_dup_target_key (FerryQueueItem *item);

G_END_DECLS
