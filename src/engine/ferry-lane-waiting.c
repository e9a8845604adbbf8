/* What waits in a lane: small files and the others apart, each in the order of the rows, so that
 * neither has to wait for the last of the other. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-lane.h"

#include "ferry-transfer-plan.h"

/* Of a file whose size is unknown. */
#define USUAL_SIZE (256 * 1024)

static int
compare_rows (gconstpointer a, gconstpointer b, gpointer user_data)
{
  return g_sequence_iter_compare (((const FerryQueueItem *) a)->row,
                                  ((const FerryQueueItem *) b)->row);
}

/**
 * ferry_lane_add:
 *
 * @item waits from now on, in the order of the rows.
 */
void
ferry_lane_add (FerryLane *lane, FerryQueueItem *item)
{
  GSequence *waiting = ferry_transfer_plan_is_small (item) ? lane->small : lane->big;
  GSequenceIter *end = g_sequence_get_end_iter (waiting);
  GSequenceIter *last = g_sequence_iter_prev (end);
  gint64 size = ferry_transfer_get_size (item->transfer);

  g_return_if_fail (item->waiting == NULL);

  item->lane = lane;
  item->waiting_bytes = size >= 0 ? size : USUAL_SIZE;
  lane->waiting_bytes += item->waiting_bytes;
  /* Mostly they come in order; then no search is needed. */
  if (last == end || compare_rows (g_sequence_get (last), item, NULL) < 0)
    item->waiting = g_sequence_append (waiting, item);
  else
    item->waiting = g_sequence_insert_sorted (waiting, item, compare_rows, NULL);
}

/**
 * ferry_lane_remove:
 *
 * @item does not wait any more.
 */
void
ferry_lane_remove (FerryLane *lane, FerryQueueItem *item)
{
  if (item->waiting == NULL)
    return;
  lane->waiting_bytes -= item->waiting_bytes;
  g_clear_pointer (&item->waiting, g_sequence_remove);
}

/**
 * ferry_lane_count_waiting:
 */
guint
ferry_lane_count_waiting (FerryLane *lane)
{
  return (guint) (g_sequence_get_length (lane->small) + g_sequence_get_length (lane->big));
}

static FerryQueueItem *
get_earlier (FerryQueueItem *a, FerryQueueItem *b)
{
  if (a == NULL || b == NULL)
    return a != NULL ? a : b;
  return compare_rows (a, b, NULL) <= 0 ? a : b;
}

static FerryQueueItem *
get_first_of (GSequence *waiting)
{
  GSequenceIter *begin = g_sequence_get_begin_iter (waiting);

  return g_sequence_iter_is_end (begin) ? NULL : g_sequence_get (begin);
}

/**
 * ferry_lane_get_first:
 *
 * Returns: (transfer none) (nullable): the first row that waits
 */
FerryQueueItem *
ferry_lane_get_first (FerryLane *lane)
{
  return get_earlier (get_first_of (lane->small), get_first_of (lane->big));
}

static guint
count_on_big (FerryLane *lane)
{
  guint count = 0;

  for (guint i = 0; i < lane->slots->len; i++)
    {
      FerryLaneSlot *slot = g_ptr_array_index (lane->slots, i);

      count += slot->jobs > 0 && slot->is_on_big;
    }
  return count;
}

/**
 * ferry_lane_choose:
 * @small: (nullable): the first small file that may begin
 * @big: (nullable): the first of the others
 *
 * Which of the two a free connection takes: the first, unless that would leave none of several
 * connections to the other kind.
 *
 * Returns: (transfer none) (nullable):
 */
FerryQueueItem *
ferry_lane_choose (FerryLane *lane, FerryQueueItem *small, FerryQueueItem *big)
{
  FerryQueueItem *first = get_earlier (small, big);
  guint busy = ferry_lane_count_busy (lane);
  guint on_big = count_on_big (lane);

  if (small == NULL || big == NULL || ferry_lane_get_level (lane) < 2)
    return first;
  if (first == big && on_big + 1 >= ferry_lane_get_level (lane))
    return small;
  if (first == small && on_big == 0 && busy > 0)
    return big;
  return first;
}
