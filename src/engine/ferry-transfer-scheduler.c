/* What runs next, and where. Main thread. See ferry-transfer-scheduler.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-remote-place.h"
#include "ferry-scheduler.h"

#define RESULT_DELAY  50 /* ms that results of a batch may wait for more */
#define DEFAULT_TRIES 3
#define IDLE_LIMIT    60 /* seconds */

/**
 * ferry_transfer_scheduler_new:
 */
FerryTransferScheduler *
ferry_transfer_scheduler_new (const FerrySchedulerFuncs *funcs, gpointer owner)
{
  FerryTransferScheduler *scheduler = g_new0 (FerryTransferScheduler, 1);

  scheduler->ref_count = 1;
  scheduler->funcs = funcs;
  scheduler->owner = owner;
  scheduler->tries = DEFAULT_TRIES;
  scheduler->lanes = g_ptr_array_new_with_free_func ((GDestroyNotify) ferry_lane_free);
  scheduler->running = g_ptr_array_new_with_free_func ((GDestroyNotify) ferry_queue_item_unref);
  scheduler->busy_targets = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  scheduler->indirect = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  scheduler->box = ferry_mailbox_new (RESULT_DELAY, 0, ferry_scheduler_take_task, scheduler,
                                      (GDestroyNotify) ferry_file_task_free);
  scheduler->network = ferry_network_watch_new (ferry_scheduler_take_network, scheduler);
  return scheduler;
}

FerryTransferScheduler *
ferry_scheduler_ref (FerryTransferScheduler *scheduler)
{
  scheduler->ref_count++;
  return scheduler;
}

void
ferry_scheduler_unref (FerryTransferScheduler *scheduler)
{
  if (--scheduler->ref_count > 0)
    return;
  ferry_mailbox_close (scheduler->box);
  ferry_mailbox_unref (scheduler->box);
  g_clear_handle_id (&scheduler->wake_source, g_source_remove);
  g_clear_handle_id (&scheduler->idle_source, g_source_remove);
  g_ptr_array_unref (scheduler->running);
  g_ptr_array_unref (scheduler->lanes);
  g_hash_table_unref (scheduler->busy_targets);
  g_hash_table_unref (scheduler->indirect);
  g_free (scheduler);
}

/**
 * ferry_transfer_scheduler_close:
 * @keeps_parts: somebody goes on with the halves of files later
 *
 * The queue goes. What runs is cancelled, and what comes back is thrown away.
 */
void
ferry_transfer_scheduler_close (FerryTransferScheduler *scheduler, gboolean keeps_parts)
{
  scheduler->owner = NULL;
  g_clear_pointer (&scheduler->network, ferry_network_watch_free);
  for (guint i = 0; i < scheduler->lanes->len; i++)
    ferry_lane_cancel_others (g_ptr_array_index (scheduler->lanes, i));
  g_clear_handle_id (&scheduler->wake_source, g_source_remove);
  g_clear_handle_id (&scheduler->idle_source, g_source_remove);
  for (guint i = 0; i < scheduler->running->len; i++)
    ferry_transfer_scheduler_withdraw (scheduler, g_ptr_array_index (scheduler->running, i),
                                       !keeps_parts);
  ferry_scheduler_unref (scheduler);
}

/* There are as many lanes as open sites: a search is quick. */
FerryLane *
ferry_scheduler_get_lane (FerryTransferScheduler *scheduler, FerryPlace *place)
{
  FerryLane *lane;

  for (guint i = 0; i < scheduler->lanes->len; i++)
    {
      lane = g_ptr_array_index (scheduler->lanes, i);
      if (ferry_place_is_same (lane->place, place))
        return lane;
    }
  lane = ferry_lane_new (scheduler, place);
  g_ptr_array_add (scheduler->lanes, lane);
  return lane;
}

/* The lane of the server of the target, where a worker of another lane goes there, too. */
FerryLane *
ferry_scheduler_get_host (FerryTransferScheduler *scheduler, FerryQueueItem *item)
{
  FerryPlace *place = ferry_transfer_plan_get_host (item);

  return place != NULL ? ferry_scheduler_get_lane (scheduler, place) : NULL;
}

char *
ferry_scheduler_dup_pair (FerryQueueItem *item)
{
  FerryRemotePlace *from = FERRY_REMOTE_PLACE (ferry_transfer_get_from (item->transfer));
  FerryRemotePlace *to = FERRY_REMOTE_PLACE (ferry_transfer_get_to (item->transfer));
  g_autofree char *source = ferry_server_dup_key (ferry_remote_place_get_server (from));
  g_autofree char *target = ferry_server_dup_key (ferry_remote_place_get_server (to));

  return g_strdup_printf ("%s %s", source, target);
}

void
ferry_scheduler_set_state (FerryTransferScheduler *scheduler,
                           FerryQueueItem *item,
                           FerryTransferState state,
                           GError *error)
{
  if (scheduler->owner != NULL)
    scheduler->funcs->set_state (item, state, error, scheduler->owner);
  else
    g_clear_error (&error);
}

void
ferry_scheduler_send (FerryTransferScheduler *scheduler, FerryLaneSlot *slot, FerryJob *job)
{
  ferry_scheduler_ref (scheduler);
  scheduler->jobs_out++;
  ferry_lane_run (slot, job);
}

void
ferry_scheduler_take_back (FerryTransferScheduler *scheduler, FerryLaneSlot *slot)
{
  scheduler->jobs_out--;
  ferry_lane_release (slot);
  if (!ferry_place_is_local (slot->lane->place))
    ferry_remote_place_flush_log (FERRY_REMOTE_PLACE (slot->lane->place));
  if (slot->host != NULL)
    ferry_remote_place_flush_log (FERRY_REMOTE_PLACE (slot->host->place));
  ferry_transfer_scheduler_wake (scheduler);
  ferry_scheduler_unref (scheduler);
}

/**
 * ferry_transfer_scheduler_submit:
 *
 * @item waits, and runs when its turn comes.
 */
void
ferry_transfer_scheduler_submit (FerryTransferScheduler *scheduler, FerryQueueItem *item)
{
  /* Withdrawn a moment ago, and the worker has not noticed yet: it is submitted when it does. */
  if (!item->is_with_worker && item->waiting == NULL)
    ferry_lane_add (ferry_scheduler_get_lane (scheduler, ferry_transfer_plan_get_place (item)),
                    item);
  ferry_transfer_scheduler_wake (scheduler);
}

/**
 * ferry_transfer_scheduler_withdraw:
 * @is_discarded: whether its half of a file is not wanted either
 *
 * @item neither waits nor runs any more; its worker lets go of it within 100 ms.
 */
void
ferry_transfer_scheduler_withdraw (FerryTransferScheduler *scheduler,
                                   FerryQueueItem *item,
                                   gboolean is_discarded)
{
  if (item->waiting != NULL)
    ferry_lane_remove (item->lane, item);
  if (item->is_with_worker)
    {
      if (is_discarded)
        ferry_progress_discard (item->progress);
      g_cancellable_cancel (item->cancellable);
    }
  if (is_discarded)
    ferry_scheduler_stop_walk (scheduler, item);
  ferry_transfer_scheduler_wake (scheduler);
}

/* Gives one slot something to do. Returns whether there was anything. */
static gboolean
use_slot (FerryTransferScheduler *scheduler, FerryLane *lane, gint64 now)
{
  FerryQueueItem *item = ferry_scheduler_find_file (scheduler, lane, now);
  FerryLaneSlot *slot;

  if (item != NULL && item->early_error == NULL && ferry_transfer_plan_needs_walk (item))
    {
      ferry_lane_remove (lane, item);
      ferry_scheduler_begin_walk (scheduler, item);
      return TRUE;
    }
  if (item == NULL && !ferry_scheduler_can_visit (lane, now))
    return FALSE;
  slot = ferry_lane_find_slot (lane);
  if (slot == NULL)
    return FALSE;
  if (ferry_scheduler_can_visit (lane, now))
    ferry_scheduler_visit (scheduler, slot, now);
  else
    ferry_scheduler_begin_files (scheduler, slot, item, now);
  return TRUE;
}

static void
use_lane (FerryTransferScheduler *scheduler, FerryLane *lane, gint64 now)
{
  if (lane->not_before > now)
    return;
  ferry_scheduler_feed (scheduler, lane);
  while (use_slot (scheduler, lane, now))
    ferry_scheduler_feed (scheduler, lane);
}

/* A place that nothing goes to any more is let go of, and its connections with it. */
static gboolean
on_idle_for_long (gpointer data)
{
  FerryTransferScheduler *scheduler = data;

  scheduler->idle_source = 0;
  for (guint i = scheduler->lanes->len; i > 0; i--)
    if (ferry_lane_is_idle (g_ptr_array_index (scheduler->lanes, i - 1)))
      g_ptr_array_remove_index (scheduler->lanes, i - 1);
  return G_SOURCE_REMOVE;
}

static void
watch_for_idleness (FerryTransferScheduler *scheduler)
{
  g_clear_handle_id (&scheduler->idle_source, g_source_remove);
  scheduler->idle_source = g_timeout_add_seconds (IDLE_LIMIT, on_idle_for_long, scheduler);
}

static gboolean
on_woken (gpointer data)
{
  FerryTransferScheduler *scheduler = ferry_scheduler_ref (data);
  gint64 now = g_get_monotonic_time ();

  scheduler->wake_source = 0;
  for (guint i = 0; i < scheduler->lanes->len && !scheduler->is_paused; i++)
    use_lane (scheduler, g_ptr_array_index (scheduler->lanes, i), now);
  if (scheduler->owner != NULL)
    {
      watch_for_idleness (scheduler);
      scheduler->funcs->settled (scheduler->owner);
    }
  ferry_scheduler_unref (scheduler);
  return G_SOURCE_REMOVE;
}

/**
 * ferry_transfer_scheduler_wake:
 *
 * Something changed: soon, but never within this call, whatever can run is sent on its way.
 */
void
ferry_transfer_scheduler_wake (FerryTransferScheduler *scheduler)
{
  if (scheduler->owner != NULL && scheduler->wake_source == 0)
    scheduler->wake_source = g_idle_add_full (G_PRIORITY_DEFAULT, on_woken, scheduler, NULL);
}

/**
 * ferry_transfer_scheduler_tick:
 *
 * Ten times a second: looks how far everything is, and whether a delay is over.
 */
void
ferry_transfer_scheduler_tick (FerryTransferScheduler *scheduler)
{
  gint64 now = g_get_monotonic_time ();

  for (guint i = 0; i < scheduler->running->len; i++)
    {
      FerryQueueItem *item = g_ptr_array_index (scheduler->running, i);
      FerryTransferState state = ferry_queue_item_get_state (item);

      if (!ferry_progress_is_claimed (item->progress) ||
          g_cancellable_is_cancelled (item->cancellable))
        continue;
      ferry_lane_meter (item->lane, item, FALSE);
      if (state == FERRY_TRANSFER_WAITING || state == FERRY_TRANSFER_RETRYING)
        ferry_scheduler_set_state (scheduler, item, FERRY_TRANSFER_RUNNING, NULL);
      scheduler->funcs->progressed (item, scheduler->owner);
    }
  for (guint i = 0; i < scheduler->lanes->len; i++)
    {
      FerryLane *lane = g_ptr_array_index (scheduler->lanes, i);

      ferry_scheduler_check_doubted (scheduler, lane, now);
      ferry_lane_lend (lane, scheduler->running);
      if (!scheduler->is_paused)
        ferry_lane_tune (lane, now);
    }
  ferry_transfer_scheduler_wake (scheduler);
}

/**
 * ferry_transfer_scheduler_is_working:
 *
 * Returns: whether something is with a worker
 */
gboolean
ferry_transfer_scheduler_is_working (FerryTransferScheduler *scheduler)
{
  return scheduler->jobs_out > 0;
}

/**
 * ferry_transfer_scheduler_set_rules:
 *
 * For everything that begins from now on.
 */
void
ferry_transfer_scheduler_set_rules (FerryTransferScheduler *scheduler,
                                    const FerryTransferRules *rules)
{
  scheduler->rules = *rules;
}

/**
 * ferry_transfer_scheduler_set_tries:
 * @tries: how often a row is tried again by itself after a passing failure
 */
void
ferry_transfer_scheduler_set_tries (FerryTransferScheduler *scheduler, guint tries)
{
  scheduler->tries = tries;
}

/**
 * ferry_transfer_scheduler_set_paused:
 *
 * While paused nothing begins, and what runs goes back to where it waits, keeping its half.
 */
void
ferry_transfer_scheduler_set_paused (FerryTransferScheduler *scheduler, gboolean is_paused)
{
  scheduler->is_paused = is_paused;
  for (guint i = 0; i < scheduler->running->len && is_paused; i++)
    {
      FerryQueueItem *item = g_ptr_array_index (scheduler->running, i);

      g_cancellable_cancel (item->cancellable);
      ferry_scheduler_set_state (scheduler, item, FERRY_TRANSFER_WAITING, NULL);
    }
  ferry_transfer_scheduler_wake (scheduler);
}

/**
 * ferry_transfer_scheduler_count_connections:
 *
 * Returns: how many connections to @place are logged in for transfers
 */
guint
ferry_transfer_scheduler_count_connections (FerryTransferScheduler *scheduler, FerryPlace *place)
{
  for (guint i = 0; i < scheduler->lanes->len; i++)
    {
      FerryLane *lane = g_ptr_array_index (scheduler->lanes, i);

      if (ferry_place_is_same (lane->place, place))
        return ferry_lane_count_connected (lane);
    }
  return 0;
}
