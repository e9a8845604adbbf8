/* What happens to rows: the one place where a row changes its state, with all that follows from
 * it: counts, sums, the folders above, signals. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-queue.h"
#include "ferry-tree-walk.h"

#define KEPT_DONE  2000
#define BLOCK_DONE 500

/**
 * ferry_queue_count_state:
 *
 * One row more, or less, is in @state.
 */
void
ferry_queue_count_state (FerryTransferQueue *queue,
                         FerryQueueItem *item,
                         FerryTransferState state,
                         gint difference)
{
  if (!ferry_queue_item_is_folder (item))
    queue->totals.states[state] += (guint) difference;
  else if (state == FERRY_TRANSFER_FAILED && item->n_failed == 0)
    queue->totals.failed_folders += (guint) difference;
}

/**
 * ferry_queue_get_counter:
 *
 * Returns: (nullable): where @folder counts rows below that ended in @state
 */
guint *
ferry_queue_get_counter (FerryQueueItem *folder, FerryTransferState state)
{
  switch (state)
    {
    case FERRY_TRANSFER_FAILED:
      return &folder->n_failed;
    case FERRY_TRANSFER_CANCELLED:
      return &folder->n_cancelled;
    case FERRY_TRANSFER_SKIPPED:
      return &folder->n_skipped;
    case FERRY_TRANSFER_WAITING:
    case FERRY_TRANSFER_RUNNING:
    case FERRY_TRANSFER_RETRYING:
    case FERRY_TRANSFER_ASKING:
    case FERRY_TRANSFER_PAUSED:
    case FERRY_TRANSFER_DONE:
    default:
      return NULL;
    }
}

/* A row below begins again: so does the folder. */
static void
reopen_folder (FerryTransferQueue *queue, FerryQueueItem *item, FerryTransferState old)
{
  FerryQueueItem *folder = item->parent;
  guint *counter;

  if (folder == NULL)
    return;
  /* Before the count changes: it decides how the folder itself was counted. */
  if (ferry_transfer_is_ended (folder->transfer))
    ferry_queue_set_state (queue, folder, FERRY_TRANSFER_RUNNING, NULL);
  counter = ferry_queue_get_counter (folder, old);
  if (counter != NULL)
    (*counter)--;
  if (folder->n_failed == 0 && !folder->has_walk_failed)
    g_clear_error (&folder->first_error);
  folder->n_open++;
}

static void
close_in_folder (FerryTransferQueue *queue, FerryQueueItem *item, FerryTransferState state)
{
  FerryQueueItem *folder = item->parent;
  const GError *error = ferry_transfer_get_error (item->transfer);
  guint *counter;

  if (folder == NULL)
    return;
  counter = ferry_queue_get_counter (folder, state);
  if (counter != NULL)
    (*counter)++;
  if (folder->first_error == NULL && error != NULL)
    folder->first_error = g_error_copy (error);
  folder->n_open--;
  ferry_transfer_scheduler_settle_folder (queue->scheduler, folder);
}

static void
note_arrival (FerryTransferQueue *queue, FerryTransfer *transfer)
{
  ferry_changed_folders_add_parent (queue->changed, ferry_transfer_get_to (transfer),
                                    ferry_transfer_get_target (transfer));
  if (ferry_transfer_is_move (transfer))
    ferry_changed_folders_add_parent (queue->changed, ferry_transfer_get_from (transfer),
                                      ferry_transfer_get_source (transfer));
}

/* The files of a tree that are done or left out are kept as rows up to a number: a tree of a
 * million must not stay in memory. Its folder's row has counted them. */
static void
forget_oldest_done (FerryTransferQueue *queue)
{
  g_autoptr (GPtrArray) oldest =
      g_ptr_array_new_with_free_func ((GDestroyNotify) ferry_queue_item_unref);

  if (g_queue_get_length (&queue->done_below) < KEPT_DONE + BLOCK_DONE)
    return;
  while (oldest->len < BLOCK_DONE)
    g_ptr_array_add (oldest, g_queue_pop_head (&queue->done_below));
  ferry_queue_remove_rows (queue, oldest);
}

static void
end_row (FerryTransferQueue *queue, FerryQueueItem *item, FerryTransferState state)
{
  if (ferry_queue_item_is_folder (item))
    {
      g_hash_table_remove (queue->open_folders, item);
      ferry_queue_totals_show_folder (item);
    }
  if (state == FERRY_TRANSFER_DONE)
    note_arrival (queue, item->transfer);
  ferry_queue_emit_ended (queue, item->transfer);
  close_in_folder (queue, item, state);
  if ((state == FERRY_TRANSFER_DONE || state == FERRY_TRANSFER_SKIPPED) && item->parent != NULL &&
      item->row != NULL)
    {
      g_queue_push_tail (&queue->done_below, ferry_queue_item_ref (item));
      forget_oldest_done (queue);
    }
}

/* A row that is done shows all of its size, whatever was known before. */
static void
show_whole (FerryQueueItem *item)
{
  gint64 size = ferry_transfer_get_source_entry (item->transfer)->size;

  if (size < 0)
    size = ferry_transfer_get_bytes_done (item->transfer);
  ferry_transfer_set_progress (item->transfer, size, size);
}

/**
 * ferry_queue_set_state:
 * @error: (transfer full) (nullable):
 */
void
ferry_queue_set_state (FerryTransferQueue *queue,
                       FerryQueueItem *item,
                       FerryTransferState state,
                       GError *error)
{
  g_autoptr (FerryQueueItem) alive = ferry_queue_item_ref (item);
  FerryTransferState old = ferry_queue_item_get_state (item);
  gboolean was_ended = ferry_transfer_is_ended (item->transfer);

  if (old == state)
    {
      ferry_transfer_take_error (item->transfer, error);
      return;
    }
  ferry_queue_count_state (queue, item, old, -1);
  ferry_queue_count_state (queue, item, state, 1);
  if (was_ended && state < FERRY_TRANSFER_DONE)
    {
      reopen_folder (queue, item, old);
      if (ferry_queue_item_is_folder (item))
        g_hash_table_add (queue->open_folders, item);
    }

  if (state == FERRY_TRANSFER_DONE && !ferry_queue_item_is_folder (item))
    show_whole (item);
  ferry_transfer_set_state (item->transfer, state);
  if (error != NULL)
    ferry_transfer_take_error (item->transfer, error);
  ferry_queue_totals_count (&queue->totals, item);
  ferry_queue_journal_note_state (queue, item);
  ferry_queue_emit_state_changed (queue, item->transfer);

  if (state >= FERRY_TRANSFER_DONE && !was_ended)
    end_row (queue, item, state);
  else if (state == FERRY_TRANSFER_ASKING)
    ferry_queue_emit_asking (queue, item->transfer);
  ferry_queue_start_ticking (queue);
}

/**
 * ferry_queue_insert:
 * @rows: (transfer none): of #FerryQueueItem (transfer full each), which wait from now on
 */
void
ferry_queue_insert (FerryTransferQueue *queue, FerryQueueItem *folder, GPtrArray *rows)
{
  if (!ferry_queue_has_work (queue))
    ferry_queue_totals_begin_anew (&queue->totals);
  queue->has_worked = TRUE;
  ferry_queue_rows_add (queue->rows, folder, rows);
  ferry_queue_journal_insert (queue, rows);
  for (guint i = 0; i < rows->len; i++)
    {
      FerryQueueItem *item = g_ptr_array_index (rows, i);

      if (item->parent != NULL)
        item->parent->n_open++;
      if (ferry_queue_item_is_folder (item))
        g_hash_table_add (queue->open_folders, item);
      ferry_queue_count_state (queue, item, FERRY_TRANSFER_WAITING, 1);
      ferry_queue_totals_count (&queue->totals, item);
      ferry_transfer_scheduler_submit (queue->scheduler, item);
    }
  /* What became rows is not ahead any more. */
  if (folder != NULL)
    ferry_queue_totals_count (&queue->totals, folder);
  ferry_queue_start_ticking (queue);
}

static gboolean
has_folder_at_work (FerryTransferQueue *queue)
{
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, queue->open_folders);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      FerryQueueItem *folder = key;
      FerryTransferState state = ferry_queue_item_get_state (folder);

      if (state == FERRY_TRANSFER_WAITING ||
          (state == FERRY_TRANSFER_RUNNING &&
           ((folder->walk != NULL && !ferry_tree_walk_is_finished (folder->walk)) ||
            folder->errands > 0 || folder->n_open == 0)))
        return TRUE;
    }
  return FALSE;
}

/**
 * ferry_queue_has_work:
 *
 * Returns: whether anything runs or waits, be it only the tidying up after a cancel
 */
gboolean
ferry_queue_has_work (FerryTransferQueue *queue)
{
  const guint *states = queue->totals.states;

  return states[FERRY_TRANSFER_WAITING] + states[FERRY_TRANSFER_RUNNING] +
                 states[FERRY_TRANSFER_RETRYING] >
             0 ||
         has_folder_at_work (queue) || ferry_transfer_scheduler_is_working (queue->scheduler);
}

static void
on_state (FerryQueueItem *item, FerryTransferState state, GError *error, gpointer owner)
{
  ferry_queue_set_state (owner, item, state, error);
}

static void
on_rows_found (FerryQueueItem *folder, GPtrArray *rows, gpointer owner)
{
  ferry_queue_insert (owner, folder, rows);
}

static void
on_became_folder (FerryQueueItem *item, gpointer owner)
{
  FerryTransferQueue *queue = owner;

  if (ferry_queue_item_is_folder (item))
    return;
  ferry_queue_count_state (queue, item, ferry_queue_item_get_state (item), -1);
  ferry_transfer_become_folder (item->transfer);
  g_hash_table_add (queue->open_folders, item);
}

static gint64
get_bytes (FerryQueueItem *item)
{
  return item->progress != NULL ? ferry_progress_get_bytes (item->progress) : 0;
}

static void
on_progressed (FerryQueueItem *item, gpointer owner)
{
  FerryTransferQueue *queue = owner;

  ferry_queue_totals_note_moved (&queue->totals, item);
  if (ferry_queue_item_is_folder (item))
    {
      ferry_changed_folders_add_parent (queue->changed, ferry_transfer_get_to (item->transfer),
                                        ferry_transfer_get_target (item->transfer));
    }
  else if (!ferry_transfer_is_ended (item->transfer))
    {
      ferry_transfer_set_progress (item->transfer, get_bytes (item),
                                   ferry_transfer_get_source_entry (item->transfer)->size);
      if (ferry_queue_item_get_state (item) == FERRY_TRANSFER_RUNNING)
        ferry_transfer_measure (item->transfer, g_get_monotonic_time ());
      ferry_queue_journal_note_progress (queue, item);
    }
  ferry_queue_totals_count (&queue->totals, item);
}

static void
on_walk_begins (FerryQueueItem *folder, gpointer owner)
{
  ferry_queue_journal_prepare_walk (owner, folder);
}

static void
on_settled (gpointer owner)
{
  FerryTransferQueue *queue = owner;

  if (!queue->has_worked || ferry_queue_has_work (queue))
    return;
  queue->has_worked = FALSE;
  /* “For all” was about this work; next time people are asked again. */
  queue->rules.exists_action = queue->exists_action;
  ferry_queue_apply_rules (queue);
  ferry_changed_folders_tell (queue->changed, TRUE);
  ferry_queue_show (queue);
  ferry_queue_emit_drained (queue);
}

const FerrySchedulerFuncs ferry_queue_scheduler_funcs = {
  .set_state = on_state,
  .add_rows = on_rows_found,
  .walk_begins = on_walk_begins,
  .became_folder = on_became_folder,
  .progressed = on_progressed,
  .settled = on_settled,
};
