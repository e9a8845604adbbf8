/* The scheduler when the network changes, or the computer wakes: connections that cannot live are
 * cut, those that may be dead have to show some life, and everything goes on by itself. Main
 * thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-network-watch.h"
#include "ferry-remote-place.h"
#include "ferry-scheduler.h"

/* So long a connection may be silent when there is a reason to doubt it. */
#define SIGN_OF_LIFE (5 * G_TIME_SPAN_SECOND)

/* What it was doing comes back as cancelled, and waits for its turn again. */
static void
cut (FerryTransferScheduler *scheduler, FerryLaneSlot *slot)
{
  for (guint i = 0; i < scheduler->running->len; i++)
    {
      FerryQueueItem *item = g_ptr_array_index (scheduler->running, i);

      if (item->slot == slot)
        g_cancellable_cancel (item->cancellable);
    }
  g_cancellable_cancel (slot->visit);
  g_cancellable_cancel (slot->login);
  slot->doubted_at = 0;
  ferry_worker_cut (slot->worker);
}

static void
doubt (FerryTransferScheduler *scheduler, FerryLaneSlot *slot, FerryNetworkEvent event, gint64 now)
{
  gboolean is_useless = slot->jobs == 0 && event == FERRY_NETWORK_RESUMED;

  if (is_useless || !ferry_worker_has_address (slot->worker))
    {
      cut (scheduler, slot);
      return;
    }
  slot->doubted_at = slot->jobs > 0 ? now : 0;
  slot->doubted_signs = slot->signs;
}

static void
begin_anew (GSequence *waiting)
{
  GSequenceIter *iter = g_sequence_get_begin_iter (waiting);

  for (; !g_sequence_iter_is_end (iter); iter = g_sequence_iter_next (iter))
    {
      FerryQueueItem *item = g_sequence_get (iter);

      item->not_before = 0;
      if (ferry_queue_item_get_state (item) == FERRY_TRANSFER_RETRYING)
        item->tries = 0;
    }
}

/**
 * ferry_scheduler_take_network:
 *
 * A #FerryNetworkFunc: what waited for another try is tried at once.
 */
void
ferry_scheduler_take_network (FerryNetworkEvent event, gpointer user_data)
{
  FerryTransferScheduler *scheduler = user_data;
  gint64 now = g_get_monotonic_time ();

  for (guint i = 0; i < scheduler->lanes->len; i++)
    {
      FerryLane *lane = g_ptr_array_index (scheduler->lanes, i);

      if (ferry_place_is_local (lane->place))
        continue;
      lane->failures = 0;
      lane->not_before = 0;
      begin_anew (lane->small);
      begin_anew (lane->big);
      for (guint j = 0; j < lane->slots->len; j++)
        doubt (scheduler, g_ptr_array_index (lane->slots, j), event, now);
    }
  ferry_transfer_scheduler_wake (scheduler);
}

/**
 * ferry_scheduler_check_doubted:
 *
 * Cuts what has given no sign of life since it was doubted.
 */
void
ferry_scheduler_check_doubted (FerryTransferScheduler *scheduler, FerryLane *lane, gint64 now)
{
  for (guint i = 0; i < lane->slots->len; i++)
    {
      FerryLaneSlot *slot = g_ptr_array_index (lane->slots, i);

      if (slot->doubted_at == 0)
        continue;
      if (slot->jobs == 0 || slot->signs != slot->doubted_signs)
        slot->doubted_at = 0;
      else if (now - slot->doubted_at > SIGN_OF_LIFE)
        cut (scheduler, slot);
    }
}

/**
 * ferry_scheduler_is_offline:
 *
 * Returns: whether a failure on @lane says nothing, because no way leads to its server
 */
gboolean
ferry_scheduler_is_offline (FerryLane *lane)
{
  return !ferry_place_is_local (lane->place) &&
         !ferry_network_may_reach (
             ferry_remote_place_get_server (FERRY_REMOTE_PLACE (lane->place))->host);
}
