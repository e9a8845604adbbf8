/* Many files at once, each with a place of its own to go to. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-queue.h"

/**
 * ferry_transfer_queue_add_pairs:
 * @pairs: their folders at the target are there already
 *
 * Returns: (transfer full): of #FerryTransfer, a row for each of @pairs, in their order
 */
GPtrArray *
ferry_transfer_queue_add_pairs (FerryTransferQueue *queue,
                                FerryPlace *from,
                                FerryPlace *to,
                                const FerryTransferPair *pairs,
                                guint count)
{
  GPtrArray *transfers = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();

  for (guint i = 0; i < count; i++)
    {
      FerryQueueItem *item = ferry_queue_make_row (from, pairs[i].source, to, pairs[i].target,
                                                   pairs[i].entry, FERRY_TRANSFER_FLAGS_NONE);

      item->action = FERRY_EXISTS_OVERWRITE;
      item->is_decided = TRUE;
      g_ptr_array_add (transfers, g_object_ref (item->transfer));
      g_ptr_array_add (rows, item);
    }
  if (count > 0)
    ferry_queue_insert (queue, NULL, rows);
  return transfers;
}
