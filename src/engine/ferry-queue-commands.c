/* What people ask of the queue: add, decide, pause, resume, cancel, retry, remove, reorder.
 * Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-path.h"
#include "ferry-queue.h"
#include "ferry-target-name.h"
#include "ferry-transfer-plan.h"

#include <glib/gi18n-lib.h>

static void
check_nesting (FerryQueueItem *item)
{
  FerryTransfer *transfer = item->transfer;
  const char *source = ferry_transfer_get_source (transfer);
  const char *target = ferry_transfer_get_target (transfer);

  if (ferry_transfer_is_folder (transfer) &&
      ferry_place_is_same (ferry_transfer_get_from (transfer), ferry_transfer_get_to (transfer)) &&
      ferry_path_is_inside (target, source) &&
      !(ferry_transfer_is_move (transfer) && g_str_equal (target, source)))
    item->early_error =
        g_error_new (G_IO_ERROR, G_IO_ERROR_WOULD_RECURSE, _ ("“%s” cannot be put into itself"),
                     ferry_transfer_get_name (transfer));
}

FerryQueueItem *
ferry_queue_make_row (FerryPlace *from,
                      const char *source,
                      FerryPlace *to,
                      const char *target,
                      const FerryEntry *entry,
                      FerryTransferFlags flags)
{
  FerryTransfer *transfer = ferry_transfer_new (from, source, to, target, entry,
                                                (flags & FERRY_TRANSFER_FLAGS_MOVE) != 0, NULL);
  FerryQueueItem *item = ferry_queue_item_new (transfer, NULL);

  item->has_permissions = (flags & FERRY_TRANSFER_FLAGS_PERMISSIONS) != 0;
  item->wants_text = (flags & FERRY_TRANSFER_FLAGS_TEXT) != 0;
  item->wants_bytes = (flags & FERRY_TRANSFER_FLAGS_BYTES) != 0;
  item->is_decided =
      (flags & (FERRY_TRANSFER_FLAGS_OVERWRITE | FERRY_TRANSFER_FLAGS_KEEP_BOTH)) != 0;
  if (item->is_decided)
    item->action = (flags & FERRY_TRANSFER_FLAGS_OVERWRITE) != 0 ? FERRY_EXISTS_OVERWRITE
                                                                 : FERRY_EXISTS_RENAME;
  ferry_transfer_plan_decide_text (item);
  check_nesting (item);
  return item;
}

/**
 * ferry_transfer_queue_add:
 * @from_folder: the folder that @entries are in
 * @to_folder: the folder that they go into
 *
 * Adds a row for each entry. One that cannot be begun fails as a row, not here.
 */
void
ferry_transfer_queue_add (FerryTransferQueue *queue,
                          FerryPlace *from,
                          const char *from_folder,
                          FerryListing *entries,
                          FerryPlace *to,
                          const char *to_folder,
                          FerryTransferFlags flags)
{
  g_autoptr (GHashTable) taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();

  for (guint i = 0; i < ferry_listing_get_length (entries); i++)
    {
      const FerryEntry *entry = ferry_listing_get (entries, i);
      g_autoptr (GError) error = NULL;
      g_autofree char *name = ferry_target_name_make (from, entry->name, to, taken, &error);
      g_autofree char *source = ferry_path_join (from_folder, entry->name);
      g_autofree char *target = ferry_path_join (to_folder, name != NULL ? name : "?");
      FerryQueueItem *item = ferry_queue_make_row (from, source, to, target, entry, flags);

      if (error != NULL)
        item->early_error = g_steal_pointer (&error);
      g_ptr_array_add (rows, item);
    }
  ferry_queue_insert (queue, NULL, rows);
}

/**
 * ferry_transfer_queue_add_as:
 * @source: raw path
 * @target: raw path, with the name that it is to have
 *
 * Adds one file or folder under another name. A folder's content goes into @target, which is made.
 *
 * Returns: (transfer none): its row
 */
FerryTransfer *
ferry_transfer_queue_add_as (FerryTransferQueue *queue,
                             FerryPlace *from,
                             const char *source,
                             const FerryEntry *entry,
                             FerryPlace *to,
                             const char *target,
                             FerryTransferFlags flags)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();
  FerryQueueItem *item = ferry_queue_make_row (from, source, to, target, entry, flags);

  g_ptr_array_add (rows, item);
  ferry_queue_insert (queue, NULL, rows);
  return item->transfer;
}

void
ferry_queue_apply_rules (FerryTransferQueue *queue)
{
  ferry_transfer_scheduler_set_rules (queue->scheduler, &queue->rules);
}

/**
 * ferry_transfer_queue_set_exists_action:
 *
 * What to do about files that exist, unless the user decides otherwise.
 */
void
ferry_transfer_queue_set_exists_action (FerryTransferQueue *queue, FerryExistsAction action)
{
  queue->exists_action = action;
  queue->rules.exists_action = action;
  ferry_queue_apply_rules (queue);
}

/**
 * ferry_transfer_queue_set_retries:
 */
void
ferry_transfer_queue_set_retries (FerryTransferQueue *queue, guint retries)
{
  ferry_transfer_scheduler_set_tries (queue->scheduler, retries);
}

static void
begin_again (FerryTransferQueue *queue, FerryQueueItem *item)
{
  queue->has_worked = TRUE;
  item->not_before = 0;
  ferry_queue_set_state (queue, item, FERRY_TRANSFER_WAITING, NULL);
  ferry_transfer_scheduler_submit (queue->scheduler, item);
}

static void
decide_one (FerryTransferQueue *queue,
            FerryQueueItem *item,
            FerryExistsAction action,
            const char *new_name)
{
  item->action = action;
  item->is_decided = TRUE;
  g_clear_error (&item->early_error); /* it was about the name before */
  g_clear_pointer (&item->new_name, g_free);
  if (new_name != NULL)
    item->new_name =
        ferry_place_encode (ferry_transfer_get_to (item->transfer), new_name, &item->early_error);
  if (item->new_name != NULL && !ferry_path_is_safe_name (item->new_name))
    item->early_error = g_error_new (G_IO_ERROR, G_IO_ERROR_INVALID_FILENAME,
                                     _ ("“%s” is not a name of a file"), new_name);
  begin_again (queue, item);
}

/**
 * ferry_transfer_queue_decide:
 * @new_name: (nullable): UTF-8, for %FERRY_EXISTS_RENAME; without it a number is added
 * @for_all: the same for all that is asked until the queue is empty; a given name never is
 *
 * Answers #FerryTransferQueue::asking.
 */
void
ferry_transfer_queue_decide (FerryTransferQueue *queue,
                             FerryTransfer *transfer,
                             FerryExistsAction action,
                             const char *new_name,
                             gboolean for_all)
{
  g_autoptr (GPtrArray) all = NULL;
  FerryQueueItem *item = ferry_queue_rows_find (queue->rows, transfer);

  if (item != NULL && ferry_queue_item_get_state (item) == FERRY_TRANSFER_ASKING)
    decide_one (queue, item, action, action == FERRY_EXISTS_RENAME ? new_name : NULL);
  if (!for_all)
    return;
  queue->rules.exists_action = action;
  ferry_queue_apply_rules (queue);
  all = ferry_queue_rows_dup_all (queue->rows);
  for (guint i = 0; i < all->len; i++)
    {
      item = g_ptr_array_index (all, i);
      if (ferry_queue_item_get_state (item) == FERRY_TRANSFER_ASKING)
        decide_one (queue, item, action, NULL);
    }
}

/* A folder stands for all below it: what is asked of it is asked of each. */
static void
for_each_below (FerryTransferQueue *queue,
                FerryTransfer *transfer,
                void (*func) (FerryTransferQueue *, FerryQueueItem *))
{
  FerryQueueItem *item = ferry_queue_rows_find (queue->rows, transfer);
  g_autoptr (GPtrArray) block = NULL;

  if (item == NULL)
    return;
  block = ferry_queue_rows_dup_block (queue->rows, item);
  for (guint i = 0; i < block->len; i++)
    func (queue, g_ptr_array_index (block, i));
  ferry_queue_show (queue);
}

static void
pause_one (FerryTransferQueue *queue, FerryQueueItem *item)
{
  FerryTransferState state = ferry_queue_item_get_state (item);

  if (state != FERRY_TRANSFER_WAITING && state != FERRY_TRANSFER_RUNNING &&
      state != FERRY_TRANSFER_RETRYING)
    return;
  ferry_transfer_scheduler_withdraw (queue->scheduler, item, FALSE);
  ferry_queue_set_state (queue, item, FERRY_TRANSFER_PAUSED, NULL);
}

/**
 * ferry_transfer_queue_pause:
 *
 * Stops a transfer, to go on from where it is.
 */
void
ferry_transfer_queue_pause (FerryTransferQueue *queue, FerryTransfer *transfer)
{
  for_each_below (queue, transfer, pause_one);
}

static void
resume_one (FerryTransferQueue *queue, FerryQueueItem *item)
{
  if (ferry_queue_item_get_state (item) != FERRY_TRANSFER_PAUSED)
    return;
  /* Of one that was restored the tree is still to be gone through. */
  if (item->walk == NULL && (item->n_open == 0 || item->is_walk_due))
    {
      begin_again (queue, item);
      return;
    }
  queue->has_worked = TRUE;
  ferry_queue_set_state (queue, item, FERRY_TRANSFER_RUNNING, NULL);
  ferry_transfer_scheduler_settle_folder (queue->scheduler, item);
  ferry_transfer_scheduler_wake (queue->scheduler);
}

/**
 * ferry_transfer_queue_resume:
 */
void
ferry_transfer_queue_resume (FerryTransferQueue *queue, FerryTransfer *transfer)
{
  for_each_below (queue, transfer, resume_one);
}

static void
cancel_one (FerryTransferQueue *queue, FerryQueueItem *item)
{
  if (ferry_transfer_is_ended (item->transfer))
    return;
  ferry_transfer_scheduler_withdraw (queue->scheduler, item, TRUE);
  ferry_transfer_scheduler_drop_part (queue->scheduler, item);
  ferry_queue_set_state (queue, item, FERRY_TRANSFER_CANCELLED, NULL);
}

/**
 * ferry_transfer_queue_cancel:
 *
 * Ends a transfer and removes its half of a file.
 */
void
ferry_transfer_queue_cancel (FerryTransferQueue *queue, FerryTransfer *transfer)
{
  for_each_below (queue, transfer, cancel_one);
}

/**
 * ferry_transfer_queue_cancel_all:
 */
void
ferry_transfer_queue_cancel_all (FerryTransferQueue *queue)
{
  g_autoptr (GPtrArray) all = ferry_queue_rows_dup_all (queue->rows);

  for (guint i = 0; i < all->len; i++)
    cancel_one (queue, g_ptr_array_index (all, i));
  ferry_queue_show (queue);
}

/* A folder whose tree was seen whole needs only the rows below that failed. */
static void
retry_one (FerryTransferQueue *queue, FerryQueueItem *item)
{
  FerryTransferState state = ferry_queue_item_get_state (item);

  if (state != FERRY_TRANSFER_FAILED && state != FERRY_TRANSFER_CANCELLED)
    return;
  if (ferry_queue_item_is_folder (item) && !item->has_walk_failed &&
      item->n_failed + item->n_cancelled > 0)
    return;
  item->tries = 0;
  g_clear_error (&item->first_error);
  begin_again (queue, item);
}

/**
 * ferry_transfer_queue_retry:
 *
 * Tries what failed or was cancelled again; of a folder, only that.
 */
void
ferry_transfer_queue_retry (FerryTransferQueue *queue, FerryTransfer *transfer)
{
  for_each_below (queue, transfer, retry_one);
}

/**
 * ferry_transfer_queue_retry_as:
 * @name: UTF-8: what the file is to be called at the target
 *
 * Tries a file that failed because of its name again, with another one.
 */
void
ferry_transfer_queue_retry_as (FerryTransferQueue *queue, FerryTransfer *transfer, const char *name)
{
  FerryQueueItem *item = ferry_queue_rows_find (queue->rows, transfer);

  if (item == NULL || ferry_queue_item_is_folder (item) ||
      ferry_queue_item_get_state (item) != FERRY_TRANSFER_FAILED)
    return;
  item->tries = 0;
  g_clear_error (&item->first_error);
  decide_one (queue, item, FERRY_EXISTS_RENAME, name);
  ferry_queue_show (queue);
}

/**
 * ferry_transfer_queue_move:
 * @by: rows to pass, upwards if negative; a folder takes with it what is below it
 */
void
ferry_transfer_queue_move (FerryTransferQueue *queue, FerryTransfer *transfer, gint by)
{
  FerryQueueItem *item = ferry_queue_rows_find (queue->rows, transfer);
  g_autoptr (GPtrArray) block = NULL;
  g_autoptr (GPtrArray) waiting = g_ptr_array_new ();

  if (item == NULL)
    return;
  /* Out of their lanes, whose order is that of the rows, and in again. */
  block = ferry_queue_rows_dup_block (queue->rows, item);
  for (guint i = 0; i < block->len; i++)
    {
      FerryQueueItem *row = g_ptr_array_index (block, i);

      if (row->waiting == NULL)
        continue;
      ferry_lane_remove (row->lane, row);
      g_ptr_array_add (waiting, row);
    }
  ferry_queue_rows_move (queue->rows, item, by);
  ferry_queue_journal_note_move (queue, item);
  for (guint i = 0; i < waiting->len; i++)
    ferry_transfer_scheduler_submit (queue->scheduler, g_ptr_array_index (waiting, i));
}

/**
 * ferry_transfer_queue_is_busy:
 *
 * Returns: whether something runs or waits
 */
gboolean
ferry_transfer_queue_is_busy (FerryTransferQueue *queue)
{
  return ferry_queue_has_work (queue);
}
