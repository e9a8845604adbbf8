/* From server to server a worker needs a connection to the other one too: it is a guest in that
 * server's lane, and counts there. So do the further ones that a large file has for its parts.
 * Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-lane.h"

/**
 * ferry_lane_see_off:
 *
 * @slot has no second connection any more.
 */
void
ferry_lane_see_off (FerryLaneSlot *slot)
{
  if (slot->host != NULL)
    g_ptr_array_remove_fast (slot->host->guests, slot);
  slot->host = NULL;
}

static guint
count_helpers (FerryLane *lane)
{
  guint count = 0;

  for (guint i = 0; i < lane->slots->len; i++)
    count += ((FerryLaneSlot *) g_ptr_array_index (lane->slots, i))->helpers;
  return count;
}

/**
 * ferry_lane_count_guests:
 *
 * Returns: how many connections to this server other work has, or large files beside their own
 */
guint
ferry_lane_count_guests (FerryLane *lane)
{
  guint count = 0;

  for (guint i = 0; i < lane->guests->len; i++)
    {
      FerryLaneSlot *slot = g_ptr_array_index (lane->guests, i);

      count += slot->jobs > 0 || ferry_worker_has_companion (slot->worker);
    }
  return count + count_helpers (lane);
}

static guint
count_busy_guests (FerryLane *lane)
{
  guint count = 0;

  for (guint i = 0; i < lane->guests->len; i++)
    count += ((FerryLaneSlot *) g_ptr_array_index (lane->guests, i))->jobs > 0;
  return count;
}

/**
 * ferry_lane_has_room_for:
 * @from: whose slot is about to become a guest
 *
 * Returns: whether the server takes one connection more
 */
gboolean
ferry_lane_has_room_for (FerryLane *lane, FerryLane *from)
{
  /* On one server two connections are the least that a copy needs. */
  guint own = from == lane ? 1 : 0;
  guint limit = MAX (ferry_lane_get_whole_limit (lane), 1 + own);

  return ferry_lane_count_busy (lane) + own + count_busy_guests (lane) + count_helpers (lane) <
         limit;
}

/* Connections that are kept only for more to come make room. */
static void
dismiss_idle (FerryLane *lane)
{
  guint count = ferry_lane_count_connected (lane) + ferry_lane_count_guests (lane);

  for (guint i = 0; i < lane->slots->len && count > ferry_lane_get_whole_limit (lane); i++)
    {
      FerryLaneSlot *slot = g_ptr_array_index (lane->slots, i);

      if (slot->jobs > 0 || !ferry_worker_is_connected (slot->worker))
        continue;
      ferry_worker_disconnect (slot->worker);
      count--;
    }
}

/**
 * ferry_lane_invite:
 * @lane: of the server that @slot, which has its job already, makes a second connection to
 */
void
ferry_lane_invite (FerryLane *lane, FerryLaneSlot *slot)
{
  if (slot->host != lane)
    {
      ferry_lane_see_off (slot);
      slot->host = lane;
      g_ptr_array_add (lane->guests, slot);
    }
  dismiss_idle (lane);
}

/* Connections that nothing has a use for: files that wait come first. */
static guint
count_free (FerryLane *lane)
{
  guint own = MAX (ferry_lane_count_busy (lane) + lane->logins, ferry_lane_count_connected (lane));
  guint needed =
      own + count_busy_guests (lane) + ferry_lane_count_waiting (lane) + lane->walks->len;
  guint limit = ferry_lane_get_whole_limit (lane);

  return limit > needed ? limit - needed : 0;
}

/**
 * ferry_lane_lend:
 * @running: of #FerryQueueItem, with a worker of any lane
 *
 * Tells the large files how many connections they may have for their parts, and notes how many they
 * have.
 */
void
ferry_lane_lend (FerryLane *lane, GPtrArray *running)
{
  guint free = count_free (lane);

  for (guint i = 0; i < running->len; i++)
    {
      FerryQueueItem *item = g_ptr_array_index (running, i);
      FerryLaneSlot *slot = item->slot;
      guint wanted, lent;

      if (item->lane != lane || !ferry_progress_is_claimed (item->progress))
        continue;
      slot->helpers = ferry_progress_get_helpers (item->progress, &wanted);
      lent = MIN (wanted, free);
      ferry_progress_allow_helpers (item->progress, lent);
      free -= lent;
    }
}
