/* What goes to one server: what waits, and the connections. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-lane.h"

#include "ferry-remote-place.h"

#define LOCAL_SLOTS 2
#define MOST_SLOTS  10

static void
slot_free (gpointer data)
{
  FerryLaneSlot *slot = data;

  ferry_lane_see_off (slot);
  g_clear_pointer (&slot->worker, ferry_worker_free);
  g_clear_object (&slot->login);
  g_clear_object (&slot->visit);
  g_free (slot->charset);
  g_free (slot);
}

/**
 * ferry_lane_new:
 */
FerryLane *
ferry_lane_new (gpointer scheduler, FerryPlace *place)
{
  FerryLane *lane = g_new0 (FerryLane, 1);

  lane->scheduler = scheduler;
  lane->place = g_object_ref (place);
  lane->small = g_sequence_new (NULL);
  lane->big = g_sequence_new (NULL);
  lane->walks = g_ptr_array_new ();
  lane->slots = g_ptr_array_new_with_free_func (slot_free);
  lane->guests = g_ptr_array_new ();
  ferry_tuner_init (
      &lane->tuner,
      ferry_place_is_local (place)
          ? 0
          : ferry_remote_place_get_server (FERRY_REMOTE_PLACE (place))->good_connections);
  return lane;
}

/**
 * ferry_lane_free:
 *
 * Only when nothing is with a worker any more.
 */
void
ferry_lane_free (FerryLane *lane)
{
  while (lane->guests->len > 0)
    ferry_lane_see_off (g_ptr_array_index (lane->guests, 0));
  g_ptr_array_unref (lane->slots);
  g_ptr_array_unref (lane->guests);
  g_ptr_array_unref (lane->walks);
  g_sequence_free (lane->small);
  g_sequence_free (lane->big);
  g_object_unref (lane->place);
  g_free (lane);
}

/**
 * ferry_lane_get_whole_limit:
 *
 * Returns: how many connections the server may ever have, those of guests among them
 */
guint
ferry_lane_get_whole_limit (FerryLane *lane)
{
  if (ferry_place_is_local (lane->place))
    return LOCAL_SLOTS;
  return CLAMP (ferry_remote_place_get_server (FERRY_REMOTE_PLACE (lane->place))->max_connections,
                1, MOST_SLOTS);
}

/**
 * ferry_lane_get_limit:
 *
 * Returns: how many transfers of its own may run at a time, beside guests
 */
guint
ferry_lane_get_limit (FerryLane *lane)
{
  guint limit = ferry_lane_get_whole_limit (lane);
  guint guests = ferry_lane_count_guests (lane);

  return limit > guests ? limit - guests : 1;
}

/**
 * ferry_lane_get_level:
 *
 * Returns: how many transfers run at a time now
 */
guint
ferry_lane_get_level (FerryLane *lane)
{
  guint limit = ferry_lane_get_limit (lane);

  return ferry_place_is_local (lane->place) ? limit : CLAMP (lane->tuner.level, 1, limit);
}

static gboolean
is_busy (FerryLaneSlot *slot)
{
  return slot->jobs > 0 && slot->login == NULL;
}

/**
 * ferry_lane_count_busy:
 *
 * Returns: how many connections have something to do beyond logging in
 */
guint
ferry_lane_count_busy (FerryLane *lane)
{
  guint count = 0;

  for (guint i = 0; i < lane->slots->len; i++)
    count += is_busy (g_ptr_array_index (lane->slots, i));
  return count;
}

static FerryLaneSlot *
add_slot (FerryLane *lane)
{
  FerryLaneSlot *slot = g_new0 (FerryLaneSlot, 1);

  slot->lane = lane;
  if (!ferry_place_is_local (lane->place))
    {
      FerryRemotePlace *place = FERRY_REMOTE_PLACE (lane->place);

      slot->worker = ferry_remote_place_new_worker (place);
      slot->generation = ferry_remote_place_get_generation (place);
      slot->mode = ferry_remote_place_get_server (place)->mode;
      slot->charset = g_strdup (ferry_remote_place_get_charset (place));
    }
  g_ptr_array_add (lane->slots, slot);
  return slot;
}

static gboolean
is_connected (FerryLaneSlot *slot)
{
  return slot->worker != NULL && ferry_worker_is_connected (slot->worker);
}

/**
 * ferry_lane_count_connected:
 *
 * Returns: how many connections are logged in
 */
guint
ferry_lane_count_connected (FerryLane *lane)
{
  guint count = 0;

  for (guint i = 0; i < lane->slots->len; i++)
    count += is_connected (g_ptr_array_index (lane->slots, i));
  return count;
}

/**
 * ferry_lane_find_idle:
 *
 * Returns: (transfer none): a connection that has no job and is not logged in, be it a new one
 */
FerryLaneSlot *
ferry_lane_find_idle (FerryLane *lane)
{
  for (guint i = 0; i < lane->slots->len; i++)
    {
      FerryLaneSlot *slot = g_ptr_array_index (lane->slots, i);

      if (slot->jobs == 0 && !is_connected (slot))
        return slot;
    }
  return add_slot (lane);
}

/**
 * ferry_lane_find_slot:
 *
 * The first connection is made by its first job, which tells what becomes of it; further ones are
 * logged in before they are given any.
 *
 * Returns: (transfer none) (nullable): a connection that has nothing to do; %NULL where all are
 * busy
 */
FerryLaneSlot *
ferry_lane_find_slot (FerryLane *lane)
{
  guint busy = ferry_lane_count_busy (lane);

  if (busy >= ferry_lane_get_level (lane))
    return NULL;
  for (guint i = 0; i < lane->slots->len; i++)
    {
      FerryLaneSlot *slot = g_ptr_array_index (lane->slots, i);

      if (slot->jobs == 0 && is_connected (slot))
        return slot;
    }
  if (busy > 0 && !ferry_place_is_local (lane->place))
    return NULL;
  return ferry_lane_find_idle (lane);
}

/* The user may have changed the site, or only the mode or the character set, since the slot was
 * made. */
static void
update_settings (FerryLaneSlot *slot)
{
  FerryRemotePlace *place = FERRY_REMOTE_PLACE (slot->lane->place);
  const FerryServer *server = ferry_remote_place_get_server (place);
  const char *charset = ferry_remote_place_get_charset (place);
  guint generation = ferry_remote_place_get_generation (place);

  if (slot->generation != generation)
    ferry_worker_set_server (slot->worker, server);
  else if (slot->mode != (int) server->mode)
    ferry_worker_set_mode (slot->worker, server);
  if (g_strcmp0 (slot->charset, charset) != 0)
    {
      ferry_worker_set_charset (slot->worker, server);
      g_free (slot->charset);
      slot->charset = g_strdup (charset);
    }
  slot->generation = generation;
  slot->mode = server->mode;
}

/**
 * ferry_lane_get_any_slot:
 *
 * Returns: (transfer none): a connection, free if one is; else what it is given has to wait
 */
FerryLaneSlot *
ferry_lane_get_any_slot (FerryLane *lane)
{
  FerryLaneSlot *slot = ferry_lane_find_slot (lane);

  if (slot != NULL)
    return slot;
  for (guint i = 0; i < lane->slots->len; i++)
    if (is_busy (g_ptr_array_index (lane->slots, i)))
      slot = g_ptr_array_index (lane->slots, i);
  return slot;
}

/**
 * ferry_lane_is_idle:
 *
 * Returns: whether nothing waits, runs or is walked through here
 */
gboolean
ferry_lane_is_idle (FerryLane *lane)
{
  return ferry_lane_count_waiting (lane) == 0 && lane->walks->len == 0 &&
         ferry_lane_count_busy (lane) == 0 && lane->logins == 0 &&
         ferry_lane_count_guests (lane) == 0;
}

/**
 * ferry_lane_run:
 *
 * Sends @job on its way. Its finish function calls ferry_lane_release().
 */
void
ferry_lane_run (FerryLaneSlot *slot, FerryJob *job)
{
  slot->jobs++;
  if (slot->worker == NULL)
    {
      ferry_job_run_in_pool (job);
      return;
    }
  update_settings (slot);
  ferry_worker_push (slot->worker, job);
}

/**
 * ferry_lane_release:
 */
void
ferry_lane_release (FerryLaneSlot *slot)
{
  slot->jobs--;
  slot->helpers = 0;
}
