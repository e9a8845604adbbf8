/* What workers do for the folders of trees: several of them see to one tree at a time, ahead of the
 * files. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-folder-batch.h"
#include "ferry-remote-place.h"
#include "ferry-retry.h"
#include "ferry-scheduler.h"

/* Files that wait for a connection before it is given a folder instead. */
#define ENOUGH_ROWS 32
/* Folders that are made on a server at a time. */
#define MOST_MADE 32

/* What a batch carries home: the row, its walk, and the connection that it used. */
typedef struct
{
  FerryQueueItem *item;
  FerryTreeWalk *walk; /* NULL where there is none any more */
  FerryLaneSlot *slot;
  GCancellable *cancellable; /* owned */
} Errand;

static void
errand_free (Errand *errand)
{
  ferry_queue_item_unref (errand->item);
  g_object_unref (errand->cancellable);
  g_clear_pointer (&errand->walk, ferry_tree_walk_unref);
  g_free (errand);
}

static Errand *
errand_new (FerryQueueItem *item, FerryLaneSlot *slot, GCancellable *cancellable)
{
  Errand *errand = g_new0 (Errand, 1);

  errand->item = ferry_queue_item_ref (item);
  errand->walk = item->walk != NULL ? ferry_tree_walk_ref (item->walk) : NULL;
  errand->slot = slot;
  errand->cancellable = g_object_ref (cancellable);
  item->errands++;
  slot->lane->visits++;
  slot->is_on_big = FALSE;
  slot->visited = errand->walk;
  g_set_object (&slot->visit, cancellable);
  return errand;
}

static void
note_return (Errand *errand)
{
  FerryLaneSlot *slot = errand->slot;

  errand->item->errands--;
  slot->lane->visits--;
  slot->signs++;
  slot->visited = NULL;
  g_clear_object (&slot->visit);
}

/* Few rows: all connections look for more. Some: one of several runs ahead. Many: none. */
static gboolean
wants_folders (FerryLane *lane)
{
  guint waiting = ferry_lane_count_waiting (lane);
  guint level = ferry_lane_get_level (lane);

  return waiting < ENOUGH_ROWS * level ||
         (waiting < FERRY_SCHEDULER_FEW_ROWS && level > 1 && lane->visits == 0);
}

static FerryTreeFolder *
find_folder (FerryLane *lane, gint64 now, FerryTreeWalk **found)
{
  for (guint i = 0; i < lane->walks->len && wants_folders (lane); i++)
    {
      FerryTreeWalk *walk = g_ptr_array_index (lane->walks, i);
      FerryQueueItem *item = ferry_tree_walk_get_item (walk);
      FerryTreeFolder *folder = NULL;

      if (ferry_queue_item_get_state (item) == FERRY_TRANSFER_RUNNING)
        folder = ferry_tree_walk_find (walk, lane->place, now);
      if (folder != NULL)
        {
          *found = walk;
          return folder;
        }
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
  FerryTreeWalk *walk;

  return find_folder (lane, now, &walk) != NULL;
}

static void
give_up_folder (FerryTransferScheduler *scheduler,
                Errand *errand,
                FerryTreeFolder *folder,
                const GError *error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();
  FerryQueueItem *row;

  if (folder->depth == 0)
    {
      ferry_scheduler_abandon_walk (scheduler, errand->item, error);
      return;
    }
  row = ferry_tree_walk_give_up (errand->walk, folder);
  row->early_error = g_error_copy (error);
  g_ptr_array_add (rows, row);
  scheduler->funcs->add_rows (errand->item, rows, scheduler->owner);
}

static void
take_failure (FerryTransferScheduler *scheduler,
              Errand *errand,
              FerryTreeFolder *folder,
              const GError *error)
{
  FerryLane *lane = errand->slot->lane;
  FerryFailure failure = ferry_retry_judge (error);
  gboolean is_offline = ferry_scheduler_is_offline (lane);
  gint64 later;

  if (failure == FERRY_FAILURE_PERMANENT && !g_cancellable_is_cancelled (errand->cancellable))
    {
      give_up_folder (scheduler, errand, folder, error);
      return;
    }
  ferry_tree_walk_try_again (folder, 0, FALSE);
  if (g_cancellable_is_cancelled (errand->cancellable))
    return;
  if (failure == FERRY_FAILURE_NO_SERVER)
    ferry_scheduler_back_off (scheduler, lane, error);
  else if (failure == FERRY_FAILURE_NO_LOGIN)
    ferry_scheduler_fail_lane (scheduler, lane, error);
  else if (failure == FERRY_FAILURE_CROWDED && ferry_scheduler_make_room (lane, errand->slot))
    return;
  else if (folder->tries >= scheduler->tries && !is_offline)
    give_up_folder (scheduler, errand, folder, error);
  else
    {
      ferry_lane_note_trouble (lane, error);
      later = ferry_retry_get_delay (folder->tries + 1, g_random_double ());
      ferry_tree_walk_try_again (folder, g_get_monotonic_time () + later, !is_offline);
    }
}

static void
take_folder (FerryTransferScheduler *scheduler, Errand *errand, FerryFolderTask *task)
{
  FerryTreeFolder *folder = task->owner;

  if (!task->is_tried)
    {
      ferry_tree_walk_try_again (folder, 0, FALSE);
      return;
    }
  if (task->error != NULL)
    {
      take_failure (scheduler, errand, folder, task->error);
      return;
    }
  errand->slot->lane->failures = 0;
  /* Those that were made with others cost nothing, and would make one connection look fast. */
  errand->slot->lane->moved_files += !task->is_made;
  ferry_tree_walk_take_result (errand->walk, folder, task);
}

static void
did_visit (FerryJob *job)
{
  g_autoptr (FerryFolderBatch) batch = (FerryFolderBatch *) job;
  Errand *errand = batch->owner;
  FerryLaneSlot *slot = errand->slot;
  FerryTransferScheduler *scheduler = slot->lane->scheduler;
  FerryQueueItem *item = errand->item;

  note_return (errand);
  /* The walk may have been stopped meanwhile, and another begun. */
  for (guint i = 0; i < batch->tasks->len && scheduler->owner != NULL; i++)
    if (item->walk == errand->walk)
      take_folder (scheduler, errand, g_ptr_array_index (batch->tasks, i));
  if (scheduler->owner != NULL)
    {
      scheduler->funcs->progressed (item, scheduler->owner);
      if (item->walk == NULL)
        ferry_transfer_scheduler_settle_folder (scheduler, item);
    }
  errand_free (errand);
  ferry_scheduler_take_back (scheduler, slot);
}

/**
 * ferry_scheduler_visit:
 *
 * Sends a worker to the next folder, or folders.
 */
void
ferry_scheduler_visit (FerryTransferScheduler *scheduler, FerryLaneSlot *slot, gint64 now)
{
  FerryLane *lane = slot->lane;
  FerryTreeWalk *walk = NULL;
  FerryTreeFolder *folder = find_folder (lane, now, &walk);
  FerryFolderBatch *batch = ferry_folder_batch_new (did_visit);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  guint most = ferry_tree_walk_takes_many (walk) ? MOST_MADE : 1;

  batch->owner = errand_new (ferry_tree_walk_get_item (walk), slot, cancellable);
  while (folder != NULL)
    {
      ferry_folder_batch_add (batch, ferry_tree_walk_visit (walk, folder, cancellable));
      folder = batch->tasks->len < most ? ferry_tree_walk_find (walk, lane->place, now) : NULL;
    }
  ferry_scheduler_send (scheduler, slot, &batch->job);
}

static void
did_remove_sources (FerryJob *job)
{
  g_autoptr (FerryFolderBatch) batch = (FerryFolderBatch *) job;
  FerryFolderTask *task = g_ptr_array_index (batch->tasks, 0);
  Errand *errand = batch->owner;
  FerryLaneSlot *slot = errand->slot;
  FerryTransferScheduler *scheduler = slot->lane->scheduler;

  note_return (errand);
  if (scheduler->owner != NULL && !ferry_transfer_is_ended (errand->item->transfer))
    ferry_scheduler_end_folder (scheduler, errand->item, g_steal_pointer (&task->error));
  errand_free (errand);
  ferry_scheduler_take_back (scheduler, slot);
}

/**
 * ferry_scheduler_remove_sources:
 *
 * Everything is at the target: the folders of a move go, empty as they are now.
 */
void
ferry_scheduler_remove_sources (FerryTransferScheduler *scheduler, FerryQueueItem *folder)
{
  FerryPlace *from = ferry_transfer_get_from (folder->transfer);
  FerryLaneSlot *slot = ferry_lane_get_any_slot (ferry_scheduler_get_lane (scheduler, from));
  FerryFolderBatch *batch = ferry_folder_batch_new (did_remove_sources);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  FerryFolderTask *task =
      ferry_folder_task_new (FERRY_FOLDER_REMOVE, ferry_transfer_get_source (folder->transfer),
                             ferry_transfer_get_target (folder->transfer), cancellable);

  task->is_source_remote = !ferry_place_is_local (from);
  task->ancestors = g_steal_pointer (&folder->sources);
  ferry_folder_batch_add (batch, task);
  batch->owner = errand_new (folder, slot, cancellable);
  ferry_scheduler_send (scheduler, slot, &batch->job);
}
