/* The connections that go through a place for a synchronization. See ferry-sync-lanes.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-sync-lanes.h"

#include "ferry-remote-place.h"
#include "ferry-retry.h"

#define MOST_LANES 3

typedef struct
{
  FerryWorker *worker; /* owned; made at the first use */
  guint load;          /* jobs that it has */
  gboolean is_closed;  /* the server took it not */
} Lane;

struct _FerrySyncLanes
{
  FerryPlace *place; /* owned */
  Lane lanes[MOST_LANES];
  guint n_lanes;
  gboolean has_yielded;
};

/**
 * ferry_sync_lanes_new:
 */
FerrySyncLanes *
ferry_sync_lanes_new (FerryPlace *place)
{
  FerrySyncLanes *lanes = g_new0 (FerrySyncLanes, 1);

  lanes->place = g_object_ref (place);
  lanes->n_lanes = 1;
  if (!ferry_place_is_local (place))
    lanes->n_lanes = MIN (
        MOST_LANES, ferry_remote_place_get_server (FERRY_REMOTE_PLACE (place))->max_connections);
  return lanes;
}

/**
 * ferry_sync_lanes_free:
 *
 * All jobs have come back.
 */
void
ferry_sync_lanes_free (FerrySyncLanes *lanes)
{
  for (guint i = 0; i < MOST_LANES; i++)
    g_clear_pointer (&lanes->lanes[i].worker, ferry_worker_free);
  g_object_unref (lanes->place);
  g_free (lanes);
}

static guint
find_idlest (const FerrySyncLanes *lanes)
{
  guint best = MOST_LANES;

  for (guint i = 0; i < lanes->n_lanes; i++)
    if (!lanes->lanes[i].is_closed &&
        (best == MOST_LANES || lanes->lanes[i].load < lanes->lanes[best].load))
      best = i;
  return best == MOST_LANES ? 0 : best;
}

/**
 * ferry_sync_lanes_push:
 *
 * Returns: the lane that has @job now, for ferry_sync_lanes_take_back()
 */
guint
ferry_sync_lanes_push (FerrySyncLanes *lanes, FerryJob *job)
{
  guint index = find_idlest (lanes);
  Lane *lane = &lanes->lanes[index];

  if (ferry_place_is_local (lanes->place))
    {
      ferry_job_run_in_pool (job);
      return index;
    }
  if (lane->worker == NULL)
    lane->worker = ferry_remote_place_new_worker (FERRY_REMOTE_PLACE (lanes->place));
  lane->load++;
  ferry_worker_push (lane->worker, job);
  return index;
}

static guint
count_open (const FerrySyncLanes *lanes)
{
  guint count = 0;

  for (guint i = 0; i < lanes->n_lanes; i++)
    count += !lanes->lanes[i].is_closed;
  return count;
}

/**
 * ferry_sync_lanes_take_back:
 * @error: (nullable): what the job came back with
 *
 * Returns: whether the same may work out on another lane: the server takes no more of them than
 * there are
 */
gboolean
ferry_sync_lanes_take_back (FerrySyncLanes *lanes, guint index, const GError *error)
{
  if (ferry_place_is_local (lanes->place))
    return FALSE;
  lanes->lanes[index].load--;
  if (error == NULL || ferry_retry_judge (error) != FERRY_FAILURE_CROWDED)
    return FALSE;
  if (count_open (lanes) > 1)
    {
      lanes->lanes[index].is_closed = TRUE;
      return TRUE;
    }
  if (lanes->has_yielded)
    return FALSE;
  lanes->has_yielded = TRUE;
  return ferry_remote_place_yield_browsing (FERRY_REMOTE_PLACE (lanes->place));
}
