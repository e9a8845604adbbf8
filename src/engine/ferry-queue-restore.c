/* The queue as an earlier process left it, from the journal; and what ended, once more. Main
 * thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-queue.h"
#include "ferry-record.h"
#include "ferry-transfer-plan.h"

typedef struct
{
  FerryTransferQueue *queue;
  FerryPlaceResolver resolver;
  gpointer user_data;
  GHashTable *places; /* key to FerryPlace, owned */
  GHashTable *items;  /* id to FerryQueueItem, borrowed */
} Restoring;

static FerryPlace *
find_place (Restoring *restoring, const char *key)
{
  FerryPlace *place = g_hash_table_lookup (restoring->places, key);
  g_autoptr (FerryServer) server = NULL;

  if (place != NULL)
    return place;
  if (*key == '\0')
    {
      place = restoring->resolver ("", NULL, restoring->user_data);
    }
  else
    {
      server = ferry_journal_dup_server (restoring->queue->journal, key);
      place = server != NULL ? restoring->resolver (key, server, restoring->user_data) : NULL;
    }
  if (place != NULL)
    g_hash_table_insert (restoring->places, g_strdup (key), place);
  return place;
}

/* What ran, ran on a worker that is gone; what was asked is found out again. */
static FerryTransferState
get_state (const FerryJournalRow *row)
{
  switch ((FerryTransferState) row->state)
    {
    case FERRY_TRANSFER_PAUSED:
    case FERRY_TRANSFER_FAILED:
    case FERRY_TRANSFER_CANCELLED:
      return row->state;
    case FERRY_TRANSFER_WAITING:
    case FERRY_TRANSFER_RUNNING:
    case FERRY_TRANSFER_RETRYING:
    case FERRY_TRANSFER_ASKING:
    case FERRY_TRANSFER_DONE:
    case FERRY_TRANSFER_SKIPPED:
    default:
      return FERRY_TRANSFER_WAITING;
    }
}

/* The files that are through have no rows, but count. */
static void
restore_folder (FerryTransferQueue *queue, FerryQueueItem *item)
{
  FerryJournalPassed sums = { 0 };

  item->was_walked = TRUE;
  item->is_walk_due = !ferry_transfer_is_ended (item->transfer);
  if (item->is_walk_due)
    g_hash_table_add (queue->open_folders, item);
  if (ferry_transfer_get_error (item->transfer) != NULL)
    item->first_error = g_error_copy (ferry_transfer_get_error (item->transfer));
  ferry_journal_sum_passed (queue->journal, item->journal_id, &sums);
  item->n_skipped = sums.n_skipped;
  ferry_queue_totals_add_passed (&queue->totals, item, sums.size, sums.n_done, sums.n_skipped);
}

static void
place_below (FerryQueueItem *item, FerryTransferState state)
{
  FerryQueueItem *folder = item->parent;
  const GError *error = ferry_transfer_get_error (item->transfer);
  guint *counter = ferry_queue_get_counter (folder, state);

  if (counter != NULL)
    (*counter)++;
  else
    folder->n_open++;
  if (folder->first_error == NULL && error != NULL)
    folder->first_error = g_error_copy (error);
}

static void
take_row (FerryTransferQueue *queue, FerryQueueItem *item, const FerryJournalRow *row)
{
  FerryTransferState state = get_state (row);

  ferry_transfer_set_state (item->transfer, state);
  if (state == FERRY_TRANSFER_FAILED)
    ferry_transfer_take_error (item->transfer, ferry_record_dup_error (row));
  if (!ferry_queue_item_is_folder (item))
    ferry_transfer_set_progress (item->transfer, row->bytes_done,
                                 ferry_transfer_get_size (item->transfer));
  if (item->parent != NULL)
    {
      ferry_passed_make_digest (row->source, ferry_transfer_get_source_entry (item->transfer),
                                item->digest);
      place_below (item, state);
    }
  if (ferry_queue_item_is_folder (item))
    restore_folder (queue, item);
  else
    ferry_queue_count_state (queue, item, state, 1);
  ferry_queue_totals_count (&queue->totals, item);
}

/* How a folder counts is known once all below it are there. */
static void
count_folders (Restoring *restoring)
{
  GHashTableIter iter;
  gpointer item;

  g_hash_table_iter_init (&iter, restoring->items);
  while (g_hash_table_iter_next (&iter, NULL, &item))
    if (ferry_queue_item_is_folder (item))
      ferry_queue_count_state (restoring->queue, item, ferry_queue_item_get_state (item), 1);
}

/* Rows with one parent at a time: so they come from the journal. */
static void
add_block (Restoring *restoring, GPtrArray *items, GPtrArray *records)
{
  FerryTransferQueue *queue = restoring->queue;
  FerryQueueItem *first = items->len > 0 ? g_ptr_array_index (items, 0) : NULL;

  if (first == NULL)
    return;
  ferry_queue_rows_add (queue->rows, first->parent, items);
  for (guint i = 0; i < items->len; i++)
    {
      FerryQueueItem *item = g_ptr_array_index (items, i);

      take_row (queue, item, g_ptr_array_index (records, i));
      queue->last_position = MAX (queue->last_position, item->position);
      if (ferry_queue_item_get_state (item) != FERRY_TRANSFER_WAITING)
        continue;
      queue->has_worked = TRUE;
      ferry_transfer_scheduler_submit (queue->scheduler, item);
    }
  g_ptr_array_set_size (items, 0);
  g_ptr_array_set_size (records, 0);
}

static FerryQueueItem *
make_item (Restoring *restoring, const FerryJournalRow *row, FerryQueueItem *parent)
{
  FerryPlace *from = find_place (restoring, row->from);
  FerryPlace *to = find_place (restoring, row->to);
  FerryQueueItem *item;

  if (from == NULL || to == NULL)
    return NULL;
  item = ferry_record_make_item (row, from, to, parent);
  ferry_transfer_plan_decide_text (item);
  g_hash_table_insert (restoring->items, &item->journal_id, item);
  return item;
}

static guint
restore_rows (Restoring *restoring, GPtrArray *rows)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new ();
  g_autoptr (GPtrArray) records = g_ptr_array_new ();
  gint64 parent_id = 0;
  guint count = 0;

  for (guint i = 0; i < rows->len; i++)
    {
      const FerryJournalRow *row = g_ptr_array_index (rows, i);
      FerryQueueItem *parent, *item;

      if (row->parent != parent_id)
        add_block (restoring, items, records);
      parent_id = row->parent;
      parent = g_hash_table_lookup (restoring->items, &row->parent);
      if (row->parent != 0 && parent == NULL)
        continue;
      item = make_item (restoring, row, parent);
      if (item == NULL)
        continue;
      count += row->parent == 0;
      g_ptr_array_add (items, item);
      g_ptr_array_add (records, (gpointer) row);
    }
  add_block (restoring, items, records);
  count_folders (restoring);
  return count;
}

static void
restoring_init (Restoring *restoring,
                FerryTransferQueue *queue,
                FerryPlaceResolver resolver,
                gpointer user_data)
{
  *restoring = (Restoring){ .queue = queue, .resolver = resolver, .user_data = user_data };
  restoring->places = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  restoring->items = g_hash_table_new (g_int64_hash, g_int64_equal);
}

static void
restoring_clear (Restoring *restoring)
{
  g_hash_table_unref (restoring->places);
  g_hash_table_unref (restoring->items);
}

/**
 * ferry_transfer_queue_restore:
 * @resolver: (scope call): gives the place of a key
 *
 * Takes in what processes that are gone left in the journal: what waited or ran waits, what was
 * paused or failed is so again. Pause the queue before to begin with nothing.
 *
 * Returns: how many rows there are now that are below no folder; 0 with @error set where the
 *   journal cannot be read
 */
guint
ferry_transfer_queue_restore (FerryTransferQueue *queue,
                              FerryPlaceResolver resolver,
                              gpointer user_data,
                              GError **error)
{
  g_autoptr (GPtrArray) rows = NULL;
  Restoring restoring;
  guint count;

  g_return_val_if_fail (queue->journal != NULL, 0);

  rows = ferry_journal_adopt (queue->journal, error);
  if (rows == NULL)
    return 0;
  restoring_init (&restoring, queue, resolver, user_data);
  count = restore_rows (&restoring, rows);
  restoring_clear (&restoring);
  ferry_queue_start_ticking (queue);
  ferry_queue_show (queue);
  return count;
}

/**
 * ferry_transfer_queue_repeat:
 * @row: from the history
 *
 * Adds what has ended once more, as something new.
 *
 * Returns: (transfer none) (nullable): its row; %NULL where the server is not known any more
 */
FerryTransfer *
ferry_transfer_queue_repeat (FerryTransferQueue *queue,
                             const FerryJournalRow *row,
                             FerryPlaceResolver resolver,
                             gpointer user_data)
{
  g_autoptr (FerryQueueItem) item = NULL;
  FerryTransfer *added = NULL;
  Restoring restoring;

  g_return_val_if_fail (queue->journal != NULL, NULL);

  restoring_init (&restoring, queue, resolver, user_data);
  item = make_item (&restoring, row, NULL);
  if (item != NULL)
    added = ferry_transfer_queue_add_as (
        queue, ferry_transfer_get_from (item->transfer), row->source,
        ferry_transfer_get_source_entry (item->transfer), ferry_transfer_get_to (item->transfer),
        row->target, ferry_record_get_flags (row));
  restoring_clear (&restoring);
  return added;
}
