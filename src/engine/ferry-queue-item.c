/* What the queue knows of one of its rows. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-queue-item.h"

#include "ferry-tree-walk.h"

/**
 * ferry_queue_item_new:
 * @transfer: (transfer full): the row
 */
FerryQueueItem *
ferry_queue_item_new (FerryTransfer *transfer, FerryQueueItem *parent)
{
  FerryQueueItem *item = g_new0 (FerryQueueItem, 1);

  item->ref_count = 1;
  item->transfer = transfer;
  item->parent = parent != NULL ? ferry_queue_item_ref (parent) : NULL;
  item->is_move = ferry_transfer_is_move (transfer);
  return item;
}

/**
 * ferry_queue_item_ref:
 */
FerryQueueItem *
ferry_queue_item_ref (FerryQueueItem *item)
{
  item->ref_count++;
  return item;
}

/**
 * ferry_queue_item_unref:
 */
void
ferry_queue_item_unref (FerryQueueItem *item)
{
  if (--item->ref_count > 0)
    return;
  g_clear_pointer (&item->walk, ferry_tree_walk_unref);
  g_clear_pointer (&item->passed, ferry_passed_free);
  g_clear_pointer (&item->progress, ferry_progress_unref);
  g_clear_object (&item->cancellable);
  g_free (item->new_name);
  g_clear_pointer (&item->known_target, ferry_entry_free);
  g_clear_pointer (&item->sources, g_ptr_array_unref);
  g_clear_error (&item->first_error);
  g_clear_error (&item->early_error);
  g_clear_pointer (&item->parent, ferry_queue_item_unref);
  g_object_unref (item->transfer);
  g_free (item);
}

/**
 * ferry_queue_item_is_folder:
 */
gboolean
ferry_queue_item_is_folder (FerryQueueItem *item)
{
  return ferry_transfer_is_folder (item->transfer);
}

/**
 * ferry_queue_item_get_state:
 */
FerryTransferState
ferry_queue_item_get_state (FerryQueueItem *item)
{
  return ferry_transfer_get_state (item->transfer);
}
