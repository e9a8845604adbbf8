/* The scheduler's care for trees: which folder a worker opens next, when its files become rows,
 * and when a folder's row has come to its end. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-remote-place.h"
#include "ferry-retry.h"
#include "ferry-scheduler.h"

/* Rows that wait in a lane before the walk goes on: enough to keep all connections busy, few
 * enough to keep memory and the view small. */
#define FEW_ROWS 500
#define BLOCK    1000

/* What a folder task carries home: its row, and the connection that it used. */
typedef struct
{
  FerryQueueItem *item;
  FerryLaneSlot *slot;
} Errand;

static void
add_to_lane (FerryTransferScheduler *scheduler, FerryTreeWalk *walk)
{
  FerryLane *lane = ferry_scheduler_get_lane (scheduler, ferry_tree_walk_get_next_place (walk));

  g_ptr_array_add (lane->walks, walk);
  ferry_transfer_scheduler_wake (scheduler);
}

static void
remove_from_lanes (FerryTransferScheduler *scheduler, FerryTreeWalk *walk)
{
  for (guint i = 0; i < scheduler->lanes->len; i++)
    {
      FerryLane *lane = g_ptr_array_index (scheduler->lanes, i);

      g_ptr_array_remove (lane->walks, walk);
    }
}

/**
 * ferry_scheduler_begin_walk:
 */
void
ferry_scheduler_begin_walk (FerryTransferScheduler *scheduler, FerryQueueItem *item)
{
  g_return_if_fail (item->walk == NULL);

  item->has_walk_failed = FALSE;
  item->walk = ferry_tree_walk_new (item);
  ferry_scheduler_set_state (scheduler, item, FERRY_TRANSFER_RUNNING, NULL);
  add_to_lane (scheduler, item->walk);
}

/**
 * ferry_scheduler_stop_walk:
 *
 * Forgets the part of the tree that was not seen yet.
 */
void
ferry_scheduler_stop_walk (FerryTransferScheduler *scheduler, FerryQueueItem *item)
{
  if (item->walk == NULL)
    return;
  remove_from_lanes (scheduler, item->walk);
  g_clear_pointer (&item->walk, ferry_tree_walk_free);
}

/**
 * ferry_scheduler_abandon_walk:
 *
 * The rest of the tree cannot be seen.
 */
void
ferry_scheduler_abandon_walk (FerryTransferScheduler *scheduler,
                              FerryQueueItem *item,
                              const GError *error)
{
  ferry_scheduler_stop_walk (scheduler, item);
  item->has_walk_failed = TRUE;
  if (item->first_error == NULL)
    item->first_error = g_error_copy (error);
  ferry_transfer_scheduler_settle_folder (scheduler, item);
}

static void
add_row (FerryTransferScheduler *scheduler,
         FerryQueueItem *folder,
         FerryQueueItem *row,
         const GError *error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();

  if (error != NULL)
    row->early_error = g_error_copy (error);
  g_ptr_array_add (rows, row);
  scheduler->funcs->add_rows (folder, rows, scheduler->owner);
}

static void
feed_block (FerryTransferScheduler *scheduler, FerryTreeWalk *walk)
{
  FerryQueueItem *folder = ferry_tree_walk_get_item (walk);
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();

  while (rows->len < BLOCK && ferry_tree_walk_has_rows (walk))
    {
      g_autoptr (GError) error = NULL;
      FerryQueueItem *row = ferry_tree_walk_take_row (walk, &error);

      if (row == NULL)
        break;
      row->early_error = g_steal_pointer (&error);
      g_ptr_array_add (rows, row);
    }
  if (rows->len > 0)
    scheduler->funcs->add_rows (folder, rows, scheduler->owner);
}

static void
finish_walk (FerryTransferScheduler *scheduler, FerryQueueItem *folder)
{
  ferry_scheduler_stop_walk (scheduler, folder);
  ferry_transfer_scheduler_settle_folder (scheduler, folder);
}

/**
 * ferry_scheduler_feed:
 *
 * Turns files that walks have found into rows, as long as few wait.
 */
void
ferry_scheduler_feed (FerryTransferScheduler *scheduler, FerryLane *lane)
{
  for (guint i = 0; i < lane->walks->len && ferry_lane_count_waiting (lane) < FEW_ROWS;)
    {
      FerryTreeWalk *walk = g_ptr_array_index (lane->walks, i);
      FerryQueueItem *folder = ferry_tree_walk_get_item (walk);

      if (ferry_queue_item_get_state (folder) != FERRY_TRANSFER_RUNNING)
        i++;
      else if (ferry_tree_walk_has_rows (walk))
        feed_block (scheduler, walk);
      else if (ferry_tree_walk_is_finished (walk))
        finish_walk (scheduler, folder); /* which takes it out of the lane */
      else
        i++;
    }
}

static FerryTreeWalk *
find_walk (FerryLane *lane, gint64 now)
{
  if (ferry_lane_count_waiting (lane) >= FEW_ROWS)
    return NULL;
  for (guint i = 0; i < lane->walks->len; i++)
    {
      FerryTreeWalk *walk = g_ptr_array_index (lane->walks, i);
      FerryQueueItem *folder = ferry_tree_walk_get_item (walk);

      if (ferry_queue_item_get_state (folder) == FERRY_TRANSFER_RUNNING &&
          ferry_tree_walk_can_visit (walk, now))
        return walk;
    }
  return NULL;
}

/**
 * ferry_scheduler_can_visit:
 *
 * Returns: whether there is a folder to open now
 */
gboolean
ferry_scheduler_can_visit (FerryLane *lane, gint64 now)
{
  return find_walk (lane, now) != NULL;
}

static void
give_up_folder (FerryTransferScheduler *scheduler, FerryQueueItem *item, const GError *error)
{
  if (ferry_tree_walk_is_at_top (item->walk))
    {
      ferry_scheduler_abandon_walk (scheduler, item, error);
      return;
    }
  add_row (scheduler, item, ferry_tree_walk_give_up_folder (item->walk), error);
  add_to_lane (scheduler, item->walk);
}

static void
try_folder_again (FerryTransferScheduler *scheduler, FerryQueueItem *item, GTimeSpan delay)
{
  ferry_tree_walk_try_again (item->walk, g_get_monotonic_time () + delay);
  add_to_lane (scheduler, item->walk);
}

static void
take_folder_failure (FerryTransferScheduler *scheduler,
                     FerryLaneSlot *slot,
                     FerryQueueItem *item,
                     const GError *error)
{
  guint tries = ferry_tree_walk_get_tries (item->walk) + 1;
  FerryFailure failure = ferry_retry_judge (error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    try_folder_again (scheduler, item, 0);
  else if (failure == FERRY_FAILURE_NO_SERVER)
    {
      try_folder_again (scheduler, item, 0);
      ferry_scheduler_back_off (scheduler, slot->lane, error);
    }
  else if (failure == FERRY_FAILURE_NO_LOGIN)
    {
      try_folder_again (scheduler, item, 0);
      ferry_scheduler_fail_lane (scheduler, slot->lane, error);
    }
  else if (failure == FERRY_FAILURE_CROWDED && ferry_scheduler_make_room (slot->lane, slot))
    try_folder_again (scheduler, item, 0);
  else if (failure != FERRY_FAILURE_PERMANENT &&
           tries <= (failure == FERRY_FAILURE_ONCE ? MIN (scheduler->tries, 1) : scheduler->tries))
    try_folder_again (scheduler, item, ferry_retry_get_delay (tries, g_random_double ()));
  else
    give_up_folder (scheduler, item, error);
}

static void
take_folder (FerryTransferScheduler *scheduler, Errand *errand, FerryFolderTask *task)
{
  FerryQueueItem *item = errand->item;

  /* The walk may have been cancelled meanwhile, and another begun. */
  if (item->errand != errand)
    return;
  item->errand = NULL;
  if (scheduler->owner == NULL || item->walk == NULL)
    return;
  if (task->error != NULL)
    {
      take_folder_failure (scheduler, errand->slot, item, task->error);
      return;
    }
  errand->slot->lane->failures = 0;
  errand->slot->lane->moved_files++;
  ferry_tree_walk_take_result (item->walk, task);
  add_to_lane (scheduler, item->walk);
  scheduler->funcs->progressed (item, scheduler->owner);
}

static void
errand_free (Errand *errand)
{
  ferry_queue_item_unref (errand->item);
  g_free (errand);
}

static Errand *
errand_new (FerryQueueItem *item, FerryLaneSlot *slot)
{
  Errand *errand = g_new0 (Errand, 1);

  errand->item = ferry_queue_item_ref (item);
  errand->slot = slot;
  item->errand = errand;
  return errand;
}

static void
did_visit (FerryJob *job)
{
  g_autoptr (FerryFolderTask) task = (FerryFolderTask *) job;
  Errand *errand = task->owner;
  FerryLaneSlot *slot = errand->slot;

  take_folder (slot->lane->scheduler, errand, task);
  errand_free (errand);
  ferry_scheduler_take_back (slot->lane->scheduler, slot);
}

/**
 * ferry_scheduler_visit:
 *
 * Sends a worker to the next folder.
 */
void
ferry_scheduler_visit (FerryTransferScheduler *scheduler, FerryLaneSlot *slot, gint64 now)
{
  FerryTreeWalk *walk = find_walk (slot->lane, now);
  FerryFolderTask *task = ferry_tree_walk_visit (walk, did_visit);

  slot->is_on_big = FALSE;
  /* Until it is back the walk belongs to no lane: the next step may be another's. */
  g_ptr_array_remove (slot->lane->walks, walk);
  task->owner = errand_new (ferry_tree_walk_get_item (walk), slot);
  ferry_scheduler_send (scheduler, slot, &task->job);
}

static void
end_folder (FerryTransferScheduler *scheduler, FerryQueueItem *folder, GError *error)
{
  FerryTransferState state = FERRY_TRANSFER_DONE;

  if (error == NULL && (folder->has_walk_failed || folder->n_failed > 0))
    error = g_error_copy (folder->first_error);
  if (error != NULL)
    state = FERRY_TRANSFER_FAILED;
  else if (folder->n_cancelled > 0)
    state = FERRY_TRANSFER_CANCELLED;
  else if (folder->n_skipped > 0 && folder->below_files_done == 0)
    state = FERRY_TRANSFER_SKIPPED;
  ferry_scheduler_set_state (scheduler, folder, state, error);
}

static void
did_remove_sources (FerryJob *job)
{
  g_autoptr (FerryFolderTask) task = (FerryFolderTask *) job;
  Errand *errand = task->owner;
  FerryLaneSlot *slot = errand->slot;
  FerryTransferScheduler *scheduler = slot->lane->scheduler;

  if (errand->item->errand == errand)
    errand->item->errand = NULL;
  if (scheduler->owner != NULL && !ferry_transfer_is_ended (errand->item->transfer))
    end_folder (scheduler, errand->item, g_steal_pointer (&task->error));
  errand_free (errand);
  ferry_scheduler_take_back (scheduler, slot);
}

/* Everything is at the target: the folders of a move go, empty as they are now. */
static void
remove_sources (FerryTransferScheduler *scheduler, FerryQueueItem *folder)
{
  FerryPlace *from = ferry_transfer_get_from (folder->transfer);
  FerryLane *lane = ferry_scheduler_get_lane (scheduler, from);
  FerryLaneSlot *slot = ferry_lane_get_any_slot (lane);
  FerryFolderTask *task = ferry_folder_task_new (
      FERRY_FOLDER_REMOVE, ferry_transfer_get_source (folder->transfer),
      ferry_transfer_get_target (folder->transfer), NULL, did_remove_sources);

  task->is_source_remote = !ferry_place_is_local (from);
  task->ancestors = g_steal_pointer (&folder->sources);
  task->owner = errand_new (folder, slot);
  ferry_scheduler_send (scheduler, slot, &task->job);
}

static gboolean
is_moved_whole (FerryQueueItem *folder)
{
  return folder->sources != NULL && !folder->has_walk_failed && folder->n_failed == 0 &&
         folder->n_cancelled == 0 && folder->n_skipped == 0;
}

/**
 * ferry_transfer_scheduler_settle_folder:
 *
 * Ends the row of a folder if there is nothing left to do in it.
 */
void
ferry_transfer_scheduler_settle_folder (FerryTransferScheduler *scheduler, FerryQueueItem *folder)
{
  FerryTransferState state = ferry_queue_item_get_state (folder);

  if (state != FERRY_TRANSFER_RUNNING || folder->n_open > 0 || folder->errand != NULL ||
      (folder->walk != NULL && !ferry_tree_walk_is_finished (folder->walk)))
    return;
  ferry_scheduler_stop_walk (scheduler, folder);
  if (is_moved_whole (folder))
    remove_sources (scheduler, folder);
  else
    end_folder (scheduler, folder, NULL);
}
