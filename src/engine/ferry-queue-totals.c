/* Sums over the queue. Main thread. See ferry-queue-totals.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-queue-totals.h"

#include "ferry-tree-walk.h"

/**
 * ferry_queue_totals_init:
 */
void
ferry_queue_totals_init (FerryQueueTotals *totals)
{
  *totals = (FerryQueueTotals){ 0 };
  totals->history = ferry_speed_history_new ();
  totals->dirty = g_ptr_array_new_with_free_func ((GDestroyNotify) ferry_queue_item_unref);
}

/**
 * ferry_queue_totals_clear:
 */
void
ferry_queue_totals_clear (FerryQueueTotals *totals)
{
  g_clear_pointer (&totals->dirty, g_ptr_array_unref);
  g_clear_pointer (&totals->history, ferry_speed_history_unref);
}

/**
 * ferry_queue_totals_begin_anew:
 *
 * The total is that of the work at hand, not of everything since the program began.
 */
void
ferry_queue_totals_begin_anew (FerryQueueTotals *totals)
{
  totals->done = 0;
  totals->size = 0;
  totals->moved = 0;
  ferry_speed_meter_reset (&totals->meter);
}

static void
mark_dirty (FerryQueueTotals *totals, FerryQueueItem *folder)
{
  if (folder->is_dirty)
    return;
  folder->is_dirty = TRUE;
  g_ptr_array_add (totals->dirty, ferry_queue_item_ref (folder));
}

static void
add_below (FerryQueueItem *folder, gint64 done, gint64 size, guint files_done, guint files)
{
  folder->below_done += done;
  folder->below_size += size;
  /* Differences of unsigned numbers: they wrap back to the right sum. */
  folder->below_files_done += files_done;
  folder->below_files += files;
}

/* What a row stands for now: a file for itself, a folder for what it found and is no row yet. */
static void
get_share (FerryQueueItem *item, gint64 *done, gint64 *size, guint *files_done, guint *files)
{
  FerryTransfer *transfer = item->transfer;
  FerryTransferState state = ferry_transfer_get_state (transfer);

  if (ferry_queue_item_is_folder (item))
    {
      *done = 0;
      *size = item->walk != NULL ? ferry_tree_walk_get_bytes_ahead (item->walk) : 0;
      *files_done = 0;
      *files = item->walk != NULL ? ferry_tree_walk_get_files_ahead (item->walk) : 0;
      return;
    }
  *done = ferry_transfer_get_bytes_done (transfer);
  /* What failed or was left out will not come: the total must be reachable. */
  *size =
      ferry_transfer_is_ended (transfer) ? *done : MAX (*done, ferry_transfer_get_size (transfer));
  *files_done = state == FERRY_TRANSFER_DONE;
  *files = 1;
}

/**
 * ferry_queue_totals_count:
 *
 * @item changed: brings all sums up to date.
 */
void
ferry_queue_totals_count (FerryQueueTotals *totals, FerryQueueItem *item)
{
  FerryQueueItem *folder = ferry_queue_item_is_folder (item) ? item : item->parent;
  gint64 done, size;
  guint files_done, files;

  get_share (item, &done, &size, &files_done, &files);
  for (; folder != NULL; folder = folder->parent)
    {
      add_below (folder, done - item->counted_done, size - item->counted_size,
                 files_done - item->counted_files_done, files - item->counted_files);
      mark_dirty (totals, folder);
    }
  totals->done += done - item->counted_done;
  totals->size += size - item->counted_size;
  item->counted_done = done;
  item->counted_size = size;
  item->counted_files_done = files_done;
  item->counted_files = files;
}

/**
 * ferry_queue_totals_note_moved:
 *
 * What was moved for @item since the last time goes into the history. What comes to this computer
 * is a download; between two servers it goes up.
 */
void
ferry_queue_totals_note_moved (FerryQueueTotals *totals, FerryQueueItem *item)
{
  gboolean is_down = ferry_place_is_local (ferry_transfer_get_to (item->transfer));
  gint64 moved = item->moved;

  item->moved = 0;
  totals->moved += moved;
  if (moved > 0)
    ferry_speed_history_add (totals->history, g_get_monotonic_time (), is_down ? moved : 0,
                             is_down ? 0 : moved);
}

/**
 * ferry_queue_totals_add_passed:
 * @size: bytes of files below @folder that an earlier process brought over
 *
 * They have no rows, but they belong to what the folder shows.
 */
void
ferry_queue_totals_add_passed (FerryQueueTotals *totals,
                               FerryQueueItem *folder,
                               gint64 size,
                               guint n_done,
                               guint n_skipped)
{
  for (; folder != NULL; folder = folder->parent)
    {
      add_below (folder, size, size, n_done, n_done + n_skipped);
      mark_dirty (totals, folder);
    }
  totals->done += size;
  totals->size += size;
}

/**
 * ferry_queue_totals_show_folder:
 */
void
ferry_queue_totals_show_folder (FerryQueueItem *folder)
{
  ferry_transfer_set_progress (folder->transfer, folder->below_done, folder->below_size);
  ferry_transfer_set_files (folder->transfer, folder->below_files_done, folder->below_files);
}

/**
 * ferry_queue_totals_show_folders:
 * @now: monotonic
 *
 * Lets the folders' rows show their sums. Ten times a second, not with every file.
 */
void
ferry_queue_totals_show_folders (FerryQueueTotals *totals, gint64 now)
{
  for (guint i = 0; i < totals->dirty->len; i++)
    {
      FerryQueueItem *folder = g_ptr_array_index (totals->dirty, i);

      folder->is_dirty = FALSE;
      ferry_queue_totals_show_folder (folder);
      if (ferry_queue_item_get_state (folder) == FERRY_TRANSFER_RUNNING)
        ferry_transfer_measure (folder->transfer, now);
    }
  g_ptr_array_set_size (totals->dirty, 0);
}
