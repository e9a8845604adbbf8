/* Rows that leave the queue. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-queue.h"

static void
forget_state (FerryTransferQueue *queue, FerryQueueItem *item)
{
  FerryTransferState state = ferry_queue_item_get_state (item);

  if (!ferry_queue_item_is_folder (item))
    queue->totals.states[state]--;
  else if (state == FERRY_TRANSFER_FAILED && item->n_failed == 0)
    queue->totals.failed_folders--;
}

static int
compare_rows (gconstpointer a, gconstpointer b)
{
  return g_sequence_iter_compare ((*(FerryQueueItem *const *) a)->row,
                                  (*(FerryQueueItem *const *) b)->row);
}

/**
 * ferry_queue_remove_rows:
 * @items: in any order; those that are rows no more are passed over
 */
void
ferry_queue_remove_rows (FerryTransferQueue *queue, GPtrArray *items)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();

  for (guint i = 0; i < items->len; i++)
    {
      FerryQueueItem *item = g_ptr_array_index (items, i);

      if (item->row == NULL)
        continue;
      forget_state (queue, item);
      ferry_queue_journal_note_removal (queue, item);
      g_ptr_array_add (rows, item);
    }
  g_ptr_array_sort (rows, compare_rows);
  ferry_queue_rows_remove (queue->rows, rows);
  ferry_queue_show (queue);
}

/**
 * ferry_transfer_queue_remove:
 *
 * Takes a row, and those below it, out of the queue; cancels what has not ended.
 */
void
ferry_transfer_queue_remove (FerryTransferQueue *queue, FerryTransfer *transfer)
{
  FerryQueueItem *item = ferry_queue_rows_find (queue->rows, transfer);
  g_autoptr (GPtrArray) block = NULL;

  if (item == NULL)
    return;
  ferry_transfer_queue_cancel (queue, transfer);
  block = ferry_queue_rows_dup_block (queue->rows, item);
  ferry_queue_remove_rows (queue, block);
}

/**
 * ferry_transfer_queue_remove_in:
 * @states: a bit for each #FerryTransferState, of those that are an end
 *
 * Takes out all rows that have ended in one of these states.
 */
void
ferry_transfer_queue_remove_in (FerryTransferQueue *queue, guint states)
{
  g_autoptr (GPtrArray) all = ferry_queue_rows_dup_all (queue->rows);
  g_autoptr (GPtrArray) ended = g_ptr_array_new ();

  for (guint i = 0; i < all->len; i++)
    {
      FerryQueueItem *item = g_ptr_array_index (all, i);

      if (ferry_transfer_is_ended (item->transfer) &&
          (states & (1u << ferry_queue_item_get_state (item))) != 0)
        g_ptr_array_add (ended, item);
    }
  ferry_queue_remove_rows (queue, ended);
}

/**
 * ferry_transfer_queue_remove_ended:
 *
 * Takes out all rows that have ended.
 */
void
ferry_transfer_queue_remove_ended (FerryTransferQueue *queue)
{
  ferry_transfer_queue_remove_in (queue, G_MAXUINT);
}
