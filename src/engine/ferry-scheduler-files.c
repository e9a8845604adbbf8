/* The scheduler's way of handing files to a worker: which one is next, and which small ones go with
 * it. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-file-batch.h"
#include "ferry-remote-place.h"
#include "ferry-scheduler.h"

#define BATCH 64

static void
did_run_batch (FerryJob *job)
{
  FerryFileBatch *batch = (FerryFileBatch *) job;
  FerryLaneSlot *slot = batch->owner;

  if (batch->way != FERRY_WAY_UNKNOWN)
    ferry_remote_place_learn_way (FERRY_REMOTE_PLACE (slot->lane->place), batch->network,
                                  batch->way);
  if (batch->is_stumbling)
    ferry_remote_place_learn_stumbling (FERRY_REMOTE_PLACE (slot->lane->place));
  ferry_mailbox_flush (batch->box);
  ferry_file_batch_free (batch);
  ferry_scheduler_take_back (slot->lane->scheduler, slot);
}

static void
hand_over (FerryTransferScheduler *scheduler,
           FerryFileBatch *batch,
           FerryQueueItem *item,
           FerryFileTask *task)
{
  task->owner = ferry_queue_item_ref (item);
  item->is_with_worker = TRUE;
  item->slot = batch->owner;
  item->metered = -1;
  g_clear_pointer (&item->progress, ferry_progress_unref);
  item->progress = ferry_progress_ref (task->progress);
  g_set_object (&item->cancellable, task->cancellable);
  g_hash_table_add (scheduler->busy_targets, ferry_transfer_plan_dup_target_key (item));
  g_ptr_array_add (scheduler->running, ferry_queue_item_ref (item));
  ferry_file_batch_add (batch, task);
}

static void
take_pair (FerryTransferScheduler *scheduler, FerryQueueItem *item, FerryFileTask *task)
{
  g_autofree char *pair = ferry_scheduler_dup_pair (item);

  task->is_direct_refused = g_hash_table_contains (scheduler->indirect, pair);
}

/* What is wrong with a name or a place stays so, however often it is tried; a folder that could not
 * be listed may be there the next time. */
static GError *
take_early_error (FerryQueueItem *item)
{
  if (g_error_matches (item->early_error, G_IO_ERROR, G_IO_ERROR_INVALID_FILENAME) ||
      g_error_matches (item->early_error, G_IO_ERROR, G_IO_ERROR_WOULD_RECURSE))
    return g_error_copy (item->early_error);
  return g_steal_pointer (&item->early_error);
}

/* Puts @item into @batch; one that cannot even begin fails the row. */
static void
add_to_batch (FerryTransferScheduler *scheduler, FerryFileBatch *batch, FerryQueueItem *item)
{
  FerryLane *host = ferry_scheduler_get_host (scheduler, item);
  FerryFileTask *task;

  ferry_lane_remove (item->lane, item);
  if (item->early_error != NULL)
    {
      ferry_scheduler_set_state (scheduler, item, FERRY_TRANSFER_FAILED, take_early_error (item));
      return;
    }
  task = ferry_transfer_plan_make_task (item, &scheduler->rules);
  if ((host != NULL ? host : item->lane)->avoids_safe_uploads)
    task->is_upload_safe = FALSE;
  if (host != NULL)
    take_pair (scheduler, item, task);
  hand_over (scheduler, batch, item, task);
  if (host != NULL)
    ferry_lane_invite (host, batch->owner);
}

/**
 * ferry_transfer_scheduler_drop_part:
 *
 * Removes the half of a file that an earlier try of @item left.
 */
void
ferry_transfer_scheduler_drop_part (FerryTransferScheduler *scheduler, FerryQueueItem *item)
{
  FerryFileBatch *batch;
  FerryLaneSlot *slot;
  FerryFileTask *task;

  if (!item->resume.is_set || item->is_with_worker)
    return;
  item->resume.is_set = FALSE;
  item->lane = ferry_scheduler_get_lane (scheduler, ferry_transfer_plan_get_target_place (item));
  slot = ferry_lane_get_any_slot (item->lane);
  batch = ferry_file_batch_new (scheduler->box, did_run_batch);
  batch->owner = slot;
  task = ferry_file_task_new (FERRY_TASK_DROP, ferry_transfer_get_source (item->transfer),
                              ferry_transfer_get_target (item->transfer),
                              ferry_transfer_get_source_entry (item->transfer));
  task->is_remote = !ferry_place_is_local (ferry_transfer_get_to (item->transfer));
  hand_over (scheduler, batch, item, task);
  ferry_scheduler_send (scheduler, slot, &batch->job);
}

static gboolean
may_begin (FerryTransferScheduler *scheduler, FerryQueueItem *item, gint64 now)
{
  g_autofree char *key = NULL;
  FerryLane *host = ferry_scheduler_get_host (scheduler, item);

  if (item->not_before > now ||
      (host != NULL && (host->not_before > now || !ferry_lane_has_room_for (host, item->lane))))
    return FALSE;
  key = ferry_transfer_plan_dup_target_key (item);
  return !g_hash_table_contains (scheduler->busy_targets, key);
}

static FerryQueueItem *
find_first (FerryTransferScheduler *scheduler, GSequence *waiting, gint64 now)
{
  GSequenceIter *iter = g_sequence_get_begin_iter (waiting);

  for (; !g_sequence_iter_is_end (iter); iter = g_sequence_iter_next (iter))
    if (may_begin (scheduler, g_sequence_get (iter), now))
      return g_sequence_get (iter);
  return NULL;
}

FerryQueueItem *
ferry_scheduler_find_file (FerryTransferScheduler *scheduler, FerryLane *lane, gint64 now)
{
  return ferry_lane_choose (lane, find_first (scheduler, lane->small, now),
                            find_first (scheduler, lane->big, now));
}

/* How many small files one worker takes, so that the others have some too, to the last. */
static guint
get_batch_size (FerryLane *lane)
{
  guint waiting = (guint) g_sequence_get_length (lane->small);

  return CLAMP (waiting / ferry_lane_get_level (lane), 1, BATCH);
}

static void
fill_batch (FerryTransferScheduler *scheduler,
            FerryFileBatch *batch,
            FerryQueueItem *first,
            gint64 now)
{
  guint wanted = get_batch_size (first->lane);
  GSequenceIter *iter = g_sequence_iter_next (first->waiting);
  gboolean is_small = g_sequence_iter_get_sequence (first->waiting) == first->lane->small;

  ((FerryLaneSlot *) batch->owner)->is_on_big = !is_small;
  add_to_batch (scheduler, batch, first);
  while (is_small && batch->tasks->len < wanted && !g_sequence_iter_is_end (iter))
    {
      FerryQueueItem *item = g_sequence_get (iter);

      iter = g_sequence_iter_next (iter);
      if (!may_begin (scheduler, item, now))
        continue;
      add_to_batch (scheduler, batch, item);
    }
}

static gboolean
may_go_ahead (FerryLane *lane)
{
  const FerryServer *server;

  if (ferry_place_is_local (lane->place))
    return FALSE;
  server = ferry_remote_place_get_server (FERRY_REMOTE_PLACE (lane->place));
  return server->is_pipelined && !server->is_stumbling;
}

void
ferry_scheduler_begin_files (FerryTransferScheduler *scheduler,
                             FerryLaneSlot *slot,
                             FerryQueueItem *first,
                             gint64 now)
{
  FerryFileBatch *batch = ferry_file_batch_new (scheduler->box, did_run_batch);

  batch->owner = slot;
  batch->may_go_ahead = may_go_ahead (slot->lane);
  fill_batch (scheduler, batch, first, now);
  if (batch->tasks->len == 0)
    {
      ferry_file_batch_free (batch);
      return;
    }
  if (batch->tasks->len == 1)
    {
      FerryFileTask *task = g_ptr_array_index (batch->tasks, 0);

      ferry_scheduler_set_state (scheduler, task->owner, FERRY_TRANSFER_RUNNING, NULL);
    }
  ferry_scheduler_send (scheduler, slot, &batch->job);
}
