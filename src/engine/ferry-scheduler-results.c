/* What to make of what a worker brings back: done, a question, another try, or the end. Main
 * thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-remote-place.h"
#include "ferry-retry.h"
#include "ferry-scheduler.h"

/* Room was just made on a server that takes one connection: it needs a moment to notice. */
#define ROOM_DELAY G_TIME_SPAN_SECOND
/* Somebody may have forgotten to tell. */
#define OFFLINE_DELAY (15 * G_TIME_SPAN_SECOND)

static gint64
get_time_after (guint tries)
{
  return g_get_monotonic_time () + ferry_retry_get_delay (tries, g_random_double ());
}

/**
 * ferry_scheduler_back_off:
 *
 * No connection could be made. Nobody tries this server for a while.
 *
 * Returns: whether it is worth another try; if not, everything that waited for it has failed
 */
gboolean
ferry_scheduler_back_off (FerryTransferScheduler *scheduler, FerryLane *lane, const GError *error)
{
  /* Without a network it says nothing of the server: when there is one again, we are told. */
  if (ferry_scheduler_is_offline (lane))
    {
      lane->not_before = g_get_monotonic_time () + OFFLINE_DELAY;
      return TRUE;
    }
  /* Several connections fail at the same time: that counts once. */
  if (lane->not_before <= g_get_monotonic_time ())
    lane->failures++;
  if (lane->failures > scheduler->tries)
    {
      g_autoptr (GError) last = ferry_retry_conclude (g_error_copy (error), lane->failures);

      lane->failures = 0;
      ferry_scheduler_fail_lane (scheduler, lane, last);
      return FALSE;
    }
  lane->not_before = get_time_after (lane->failures);
  return TRUE;
}

/* What waits elsewhere for a connection to this server, too. */
static void
fail_guests (FerryTransferScheduler *scheduler,
             FerryLane *host,
             FerryLane *lane,
             const GError *error)
{
  GSequenceIter *iter = g_sequence_get_begin_iter (lane->big);

  while (!g_sequence_iter_is_end (iter))
    {
      FerryQueueItem *item = g_sequence_get (iter);

      iter = g_sequence_iter_next (iter);
      if (ferry_transfer_plan_get_host (item) != host->place)
        continue;
      ferry_lane_remove (lane, item);
      ferry_scheduler_set_state (scheduler, item, FERRY_TRANSFER_FAILED, g_error_copy (error));
    }
}

/**
 * ferry_scheduler_fail_lane:
 *
 * The server cannot be had: nothing that waits for it has a chance.
 */
void
ferry_scheduler_fail_lane (FerryTransferScheduler *scheduler, FerryLane *lane, const GError *error)
{
  lane->not_before = 0;
  while (ferry_lane_count_waiting (lane) > 0)
    {
      FerryQueueItem *item = ferry_lane_get_first (lane);

      ferry_lane_remove (lane, item);
      ferry_scheduler_set_state (scheduler, item, FERRY_TRANSFER_FAILED, g_error_copy (error));
    }
  for (guint i = 0; i < scheduler->lanes->len; i++)
    fail_guests (scheduler, lane, g_ptr_array_index (scheduler->lanes, i), error);
  while (lane->walks->len > 0)
    ferry_scheduler_abandon_walk (
        scheduler, ferry_tree_walk_get_item (g_ptr_array_index (lane->walks, 0)), error);
}

/**
 * ferry_scheduler_make_room:
 * @slot: the connection that was refused
 *
 * The server takes no further connection: do with those that live, for good. If none does, the
 * one for browsing has to make room.
 *
 * Returns: whether it is worth trying again soon
 */
gboolean
ferry_scheduler_make_room (FerryLane *lane, gpointer slot)
{
  FerryRemotePlace *place = FERRY_REMOTE_PLACE (lane->place);
  guint guests = ferry_lane_count_guests (lane);
  guint others = guests > 0 ? guests - 1 : 0; /* the refused one may be among them */

  for (guint i = 0; i < lane->slots->len; i++)
    {
      FerryLaneSlot *other = g_ptr_array_index (lane->slots, i);

      others += other != slot && ferry_worker_is_connected (other->worker);
    }
  if (others > 0)
    {
      ferry_remote_place_learn_max_connections (place, others);
      return TRUE;
    }
  if (!ferry_remote_place_yield_browsing (place))
    return FALSE;
  lane->not_before = g_get_monotonic_time () + ROOM_DELAY;
  return TRUE;
}

static void
wait_again (FerryTransferScheduler *scheduler, FerryQueueItem *item)
{
  ferry_scheduler_set_state (scheduler, item, FERRY_TRANSFER_WAITING, NULL);
  ferry_transfer_scheduler_submit (scheduler, item);
}

static void
fail (FerryTransferScheduler *scheduler, FerryQueueItem *item, FerryFileTask *task)
{
  item->had_last_chance = FALSE;
  ferry_scheduler_set_state (scheduler, item, FERRY_TRANSFER_FAILED,
                             g_steal_pointer (&task->error));
}

static void
retry (FerryTransferScheduler *scheduler, FerryQueueItem *item, FerryFileTask *task)
{
  ferry_scheduler_set_state (scheduler, item, FERRY_TRANSFER_RETRYING,
                             g_steal_pointer (&task->error));
  ferry_transfer_scheduler_submit (scheduler, item);
}

/* A failure that is worth one more try is worth none if it comes again, whatever else came between.
 */
static void
retry_later (FerryTransferScheduler *scheduler,
             FerryQueueItem *item,
             FerryFileTask *task,
             gboolean is_once)
{
  gboolean is_last = is_once && item->had_last_chance;

  item->had_last_chance = item->had_last_chance || is_once;
  if (!ferry_scheduler_is_offline (item->lane))
    item->tries++;
  if (item->tries > scheduler->tries || is_last)
    {
      task->error = ferry_retry_conclude (task->error, item->tries);
      fail (scheduler, item, task);
      return;
    }
  item->not_before = get_time_after (MAX (item->tries, 1));
  retry (scheduler, item, task);
}

/* Whose failure it is. */
static FerryLane *
get_lane_of (FerryTransferScheduler *scheduler, FerryQueueItem *item, FerryFileTask *task)
{
  FerryLane *host = ferry_scheduler_get_host (scheduler, item);

  return host != NULL && !task->is_source_error ? host : item->lane;
}

static void
take_failure (FerryTransferScheduler *scheduler, FerryQueueItem *item, FerryFileTask *task)
{
  FerryFailure failure = ferry_retry_judge (task->error);
  FerryLane *lane = get_lane_of (scheduler, item, task);

  /* It was withdrawn and wanted again before the worker noticed, or its connection was cut here. */
  if (g_cancellable_is_cancelled (task->cancellable))
    {
      wait_again (scheduler, item);
      return;
    }

  switch (failure)
    {
    case FERRY_FAILURE_ONCE:
    case FERRY_FAILURE_PASSING:
      ferry_lane_note_trouble (lane, task->error);
      retry_later (scheduler, item, task, failure == FERRY_FAILURE_ONCE);
      break;

    case FERRY_FAILURE_CROWDED:
      if (ferry_scheduler_make_room (lane, item->slot))
        wait_again (scheduler, item);
      else
        retry_later (scheduler, item, task, FALSE);
      break;

    case FERRY_FAILURE_NO_SERVER:
      if (ferry_scheduler_back_off (scheduler, lane, task->error))
        retry (scheduler, item, task);
      else
        fail (scheduler, item, task);
      break;

    case FERRY_FAILURE_NO_LOGIN:
      ferry_scheduler_fail_lane (scheduler, lane, task->error);
      fail (scheduler, item, task);
      break;

    case FERRY_FAILURE_PERMANENT:
    default:
      fail (scheduler, item, task);
      break;
    }
}

/* A move within a place can be taken back, if nothing was overwritten by it. */
static void
write_down_move (FerryTransferScheduler *scheduler, FerryQueueItem *item, FerryFileTask *task)
{
  FerryPlace *place = ferry_transfer_get_to (item->transfer);

  if (item->is_move && item->parent == NULL && !item->must_walk && !item->is_decided &&
      ferry_place_is_same (place, ferry_transfer_get_from (item->transfer)) &&
      scheduler->rules.exists_action == FERRY_EXISTS_ASK)
    ferry_undo_add_move (ferry_place_get_undo (place), FERRY_STEP_MOVE, task->source, task->target);
}

static void
take_done (FerryTransferScheduler *scheduler, FerryQueueItem *item, FerryFileTask *task)
{
  ferry_transfer_take_source_entry (item->transfer, g_steal_pointer (&task->entry));
  ferry_transfer_set_target (item->transfer, task->target);
  write_down_move (scheduler, item, task);
  ferry_scheduler_set_state (scheduler, item, FERRY_TRANSFER_DONE, NULL);
}

/* The process before this one was killed between the end of the file and its note of it. */
static gboolean
was_done_before (FerryQueueItem *item, FerryFileTask *task)
{
  const FerryEntry *source = task->entry, *target = task->target_entry;

  return item->is_restored && target != NULL && source->size == target->size &&
         source->precision == FERRY_PRECISION_SECOND && source->is_utc &&
         target->precision == FERRY_PRECISION_SECOND && target->is_utc &&
         source->modified == target->modified && !item->is_move;
}

static void
take_question (FerryTransferScheduler *scheduler, FerryQueueItem *item, FerryFileTask *task)
{
  if (was_done_before (item, task))
    {
      take_done (scheduler, item, task);
      return;
    }
  /* “For all” was said while this one was on its way. */
  if (!item->is_decided && scheduler->rules.exists_action != FERRY_EXISTS_ASK)
    {
      wait_again (scheduler, item);
      return;
    }
  ferry_transfer_set_target (item->transfer, task->target);
  ferry_transfer_take_source_entry (item->transfer, g_steal_pointer (&task->entry));
  ferry_transfer_take_target_entry (item->transfer, g_steal_pointer (&task->target_entry));
  g_clear_pointer (&item->new_name, g_free);
  item->is_decided = FALSE;
  ferry_scheduler_set_state (scheduler, item, FERRY_TRANSFER_ASKING, NULL);
}

static void
take_outcome (FerryTransferScheduler *scheduler, FerryQueueItem *item, FerryFileTask *task)
{
  switch (task->outcome)
    {
    case FERRY_OUTCOME_DONE:
      take_done (scheduler, item, task);
      break;

    case FERRY_OUTCOME_SKIPPED:
      ferry_scheduler_set_state (scheduler, item, FERRY_TRANSFER_SKIPPED, NULL);
      break;

    case FERRY_OUTCOME_ASKING:
      take_question (scheduler, item, task);
      break;

    case FERRY_OUTCOME_MERGE:
      item->must_walk = TRUE;
      scheduler->funcs->became_folder (item, scheduler->owner);
      wait_again (scheduler, item);
      break;

    case FERRY_OUTCOME_NOT_STARTED:
      wait_again (scheduler, item);
      break;

    case FERRY_OUTCOME_FAILED:
    default:
      take_failure (scheduler, item, task);
      break;
    }
}

static void
learn_from (FerryTransferScheduler *scheduler, FerryQueueItem *item, FerryFileTask *task)
{
  FerryLane *host = ferry_scheduler_get_host (scheduler, item);
  gboolean is_answered = task->outcome != FERRY_OUTCOME_NOT_STARTED;

  ferry_lane_meter (item->lane, item, TRUE);
  item->is_with_worker = FALSE;
  item->not_before = 0;
  item->resume = task->resume;
  ferry_transfer_set_text (item->transfer, task->is_text);
  if (task->anew != FERRY_ANEW_NOT)
    ferry_transfer_set_anew (item->transfer, task->anew);
  item->is_target_known = item->is_target_known && task->outcome == FERRY_OUTCOME_NOT_STARTED;
  if (task->is_rename_refused)
    (host != NULL ? host : item->lane)->avoids_safe_uploads = TRUE;
  if (is_answered &&
      (task->error == NULL || ferry_retry_judge (task->error) != FERRY_FAILURE_NO_SERVER))
    get_lane_of (scheduler, item, task)->failures = 0;
  if (task->is_direct_refused)
    g_hash_table_add (scheduler->indirect, ferry_scheduler_dup_pair (item));
  /* A line that breaks again and again still gets there if it moves a little each time. */
  if (ferry_progress_get_bytes (task->progress) > item->furthest)
    {
      item->furthest = ferry_progress_get_bytes (task->progress);
      item->tries = 0;
    }
}

/**
 * ferry_scheduler_take_task:
 * @data: (transfer full): a #FerryFileTask that a worker is through with
 */
void
ferry_scheduler_take_task (gpointer data, gpointer user_data)
{
  g_autoptr (FerryFileTask) task = data;
  g_autoptr (FerryQueueItem) item = task->owner;
  FerryTransferScheduler *scheduler = user_data;
  g_autofree char *key = ferry_transfer_plan_dup_target_key (item);
  FerryTransferState state = ferry_queue_item_get_state (item);

  g_hash_table_remove (scheduler->busy_targets, key);
  g_ptr_array_remove_fast (scheduler->running, item);
  learn_from (scheduler, item, task);
  if (scheduler->owner == NULL)
    return;

  scheduler->funcs->progressed (item, scheduler->owner);
  if (state == FERRY_TRANSFER_WAITING || state == FERRY_TRANSFER_RUNNING ||
      state == FERRY_TRANSFER_RETRYING)
    take_outcome (scheduler, item, task);
}
