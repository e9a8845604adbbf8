/* The scheduler's care for trees: where a walk is at home, when the files that it found become
 * rows, and when a folder's row has come to its end. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-remote-place.h"
#include "ferry-scheduler.h"

#define BLOCK 1000

/**
 * ferry_scheduler_begin_walk:
 */
void
ferry_scheduler_begin_walk (FerryTransferScheduler *scheduler, FerryQueueItem *item)
{
  FerryPlace *second;

  g_return_if_fail (item->walk == NULL);

  item->has_walk_failed = FALSE;
  scheduler->funcs->walk_begins (item, scheduler->owner);
  item->walk = ferry_tree_walk_new (item);
  ferry_scheduler_set_state (scheduler, item, FERRY_TRANSFER_RUNNING, NULL);
  g_ptr_array_add (
      ferry_scheduler_get_lane (scheduler, ferry_tree_walk_get_place (item->walk))->walks,
      item->walk);
  second = ferry_tree_walk_get_second_place (item->walk);
  if (second != NULL)
    g_ptr_array_add (ferry_scheduler_get_lane (scheduler, second)->walks, item->walk);
  ferry_transfer_scheduler_wake (scheduler);
}

/* They come back to a walk that nobody asks any more. */
static void
cancel_visits (FerryLane *lane, FerryTreeWalk *walk)
{
  for (guint i = 0; i < lane->slots->len; i++)
    {
      FerryLaneSlot *slot = g_ptr_array_index (lane->slots, i);

      if (slot->visited == walk)
        g_cancellable_cancel (slot->visit);
    }
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
  for (guint i = 0; i < scheduler->lanes->len; i++)
    {
      FerryLane *lane = g_ptr_array_index (scheduler->lanes, i);

      g_ptr_array_remove (lane->walks, item->walk);
      cancel_visits (lane, item->walk);
    }
  g_clear_pointer (&item->walk, ferry_tree_walk_unref);
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

/* The process before this one may have brought a file over and been killed before it could say so:
 * the same size, and the time of the source or one since the transfer was begun. */
static gboolean
may_be_ours (FerryQueueItem *folder, FerryQueueItem *row)
{
  const FerryEntry *source = ferry_transfer_get_source_entry (row->transfer);
  const FerryEntry *target = row->known_target;
  gint64 slack;

  if (!folder->is_restored || target == NULL || source->size < 0 || source->size != target->size ||
      target->precision < FERRY_PRECISION_MINUTE)
    return FALSE;
  /* A server's wall clock may be that of any country. */
  slack = source->is_utc && target->is_utc ? 60 : 25 * 60 * 60;
  return ABS (target->modified - source->modified) <= slack ||
         target->modified >= folder->added - slack;
}

/* Whether an earlier walk dealt with the file: it is through and still there, or has a row. */
static gboolean
is_left_out (FerryQueueItem *folder, FerryQueueItem *row)
{
  const char *source = ferry_transfer_get_source (row->transfer);
  const FerryEntry *entry = ferry_transfer_get_source_entry (row->transfer);
  guint8 digest[FERRY_PASSED_SIZE];

  if (folder->passed == NULL || row->early_error != NULL)
    return FALSE;
  if (folder->is_restored)
    {
      row->action = folder->action;
      row->is_decided = folder->is_decided;
    }
  if (ferry_passed_has_row (folder->passed, source))
    return TRUE;
  ferry_passed_make_digest (source, entry, digest);
  if (ferry_passed_was_begun (folder->passed, digest) || may_be_ours (folder, row))
    {
      row->action = FERRY_EXISTS_OVERWRITE;
      row->is_decided = TRUE;
    }
  if (!ferry_passed_has_digest (folder->passed, digest))
    return FALSE;
  if (row->known_target == NULL)
    return !row->is_target_absent;
  return ferry_transfer_is_text (row->transfer) || row->known_target->size < 0 || entry->size < 0 ||
         row->known_target->size == entry->size;
}

/* Returns whether there is more of the same, none of which was of use. */
static gboolean
feed_block (FerryTransferScheduler *scheduler, FerryTreeWalk *walk)
{
  FerryQueueItem *folder = ferry_tree_walk_get_item (walk);
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();
  FerryQueueItem *row;

  for (guint i = 0; i < BLOCK && (row = ferry_tree_walk_take_row (walk)) != NULL; i++)
    if (is_left_out (folder, row))
      ferry_queue_item_unref (row);
    else
      g_ptr_array_add (rows, row);
  scheduler->funcs->add_rows (folder, rows, scheduler->owner);
  return rows->len == 0 && ferry_tree_walk_has_rows (walk);
}

static void
finish_walk (FerryTransferScheduler *scheduler, FerryQueueItem *folder)
{
  ferry_scheduler_stop_walk (scheduler, folder);
  ferry_transfer_scheduler_settle_folder (scheduler, folder);
}

/* The rows of a walk wait in one lane: the other one of two servers only makes folders. */
static gboolean
is_fed_here (FerryLane *lane, FerryTreeWalk *walk)
{
  FerryPlace *place = ferry_tree_walk_get_place (walk);

  return ferry_place_is_same (place, lane->place);
}

/**
 * ferry_scheduler_feed:
 *
 * Turns files that walks have found into rows, as long as few wait.
 */
void
ferry_scheduler_feed (FerryTransferScheduler *scheduler, FerryLane *lane)
{
  for (guint i = 0;
       i < lane->walks->len && ferry_lane_count_waiting (lane) < FERRY_SCHEDULER_FEW_ROWS;)
    {
      FerryTreeWalk *walk = g_ptr_array_index (lane->walks, i);
      FerryQueueItem *folder = ferry_tree_walk_get_item (walk);

      if (ferry_queue_item_get_state (folder) != FERRY_TRANSFER_RUNNING ||
          !is_fed_here (lane, walk))
        i++;
      else if (ferry_tree_walk_has_rows (walk))
        {
          if (!feed_block (scheduler, walk))
            continue;
          /* A hundred thousand files that are through must not hold up the main loop. */
          ferry_transfer_scheduler_wake (scheduler);
          return;
        }
      else if (ferry_tree_walk_is_finished (walk))
        finish_walk (scheduler, folder); /* which takes it out of the lane */
      else
        i++;
    }
}

/**
 * ferry_scheduler_end_folder:
 * @error: (transfer full) (nullable):
 */
void
ferry_scheduler_end_folder (FerryTransferScheduler *scheduler,
                            FerryQueueItem *folder,
                            GError *error)
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

  if (state != FERRY_TRANSFER_RUNNING || folder->n_open > 0 || folder->errands > 0 ||
      (folder->walk != NULL && !ferry_tree_walk_is_finished (folder->walk)))
    return;
  ferry_scheduler_stop_walk (scheduler, folder);
  if (is_moved_whole (folder))
    ferry_scheduler_remove_sources (scheduler, folder);
  else
    ferry_scheduler_end_folder (scheduler, folder, NULL);
}
