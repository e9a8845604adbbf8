/* What the journal is told about the queue's rows: those that stand in the queue itself with every
 * change, those below a folder only where the walk would not find them as they are. Nothing here
 * waits for the disk but the second walk through a folder. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-queue.h"
#include "ferry-record.h"
#include "ferry-remote-place.h"

/* A smaller file is sent again sooner than anything is written down about it. */
#define WORTH_NOTING (64 * 1024)

/**
 * ferry_transfer_queue_set_journal:
 * @journal: (nullable): what is to outlive this process; before the first row
 */
void
ferry_transfer_queue_set_journal (FerryTransferQueue *queue, FerryJournal *journal)
{
  g_set_object (&queue->journal, journal);
}

/**
 * ferry_transfer_queue_get_journal:
 *
 * Returns: (transfer none) (nullable):
 */
FerryJournal *
ferry_transfer_queue_get_journal (FerryTransferQueue *queue)
{
  return queue->journal;
}

static void
put_place (FerryTransferQueue *queue, FerryPlace *place)
{
  if (!ferry_place_is_local (place))
    ferry_journal_put_place (queue->journal,
                             ferry_remote_place_get_server (FERRY_REMOTE_PLACE (place)));
}

static void
put (FerryTransferQueue *queue, FerryQueueItem *item, gboolean is_history)
{
  FerryJournalRow *row;

  if (item->journal_id == 0)
    item->journal_id = ferry_journal_make_id (queue->journal);
  /* A folder below a folder may have had no row so far. */
  if (item->parent != NULL && item->parent->journal_id == 0)
    put (queue, item->parent, FALSE);
  row = ferry_record_new (item, queue->rules.exists_action);
  row->is_history = is_history;
  ferry_journal_put (queue->journal, row);
}

/* A file that is whole, and of which the journal does not know it when the process is killed, must
 * not be taken for somebody else's. */
static void
insert_below (FerryTransferQueue *queue, FerryQueueItem *item)
{
  ferry_passed_make_digest (ferry_transfer_get_source (item->transfer),
                            ferry_transfer_get_source_entry (item->transfer), item->digest);
  if (item->parent->journal_id == 0)
    put (queue, item->parent, FALSE);
  if (item->is_target_absent)
    ferry_journal_pass (queue->journal, item->parent->journal_id, item->digest,
                        FERRY_JOURNAL_BEGUN);
}

/**
 * ferry_queue_journal_insert:
 * @rows: of #FerryQueueItem, new
 */
void
ferry_queue_journal_insert (FerryTransferQueue *queue, GPtrArray *rows)
{
  FerryPlace *from = NULL, *to = NULL;

  for (guint i = 0; i < rows->len && queue->journal != NULL; i++)
    {
      FerryQueueItem *item = g_ptr_array_index (rows, i);
      FerryTransfer *transfer = item->transfer;

      if (item->parent != NULL)
        {
          insert_below (queue, item);
          continue;
        }
      if (ferry_transfer_get_from (transfer) != from)
        put_place (queue, from = ferry_transfer_get_from (transfer));
      if (ferry_transfer_get_to (transfer) != to)
        put_place (queue, to = ferry_transfer_get_to (transfer));
      item->position = ++queue->last_position;
      item->added = g_get_real_time () / G_USEC_PER_SEC;
      put (queue, item, FALSE);
    }
}

static void
pass (FerryTransferQueue *queue, FerryQueueItem *item, gboolean is_skipped)
{
  gint64 size = MAX (ferry_transfer_get_bytes_done (item->transfer), 0);

  ferry_journal_pass (queue->journal, item->parent->journal_id, item->digest,
                      is_skipped ? FERRY_JOURNAL_SKIPPED : size);
  if (item->journal_id == 0)
    return;
  ferry_journal_remove (queue->journal, item->journal_id);
  item->journal_id = 0;
}

static void
note_below (FerryTransferQueue *queue, FerryQueueItem *item, FerryTransferState state)
{
  gboolean is_large = ferry_transfer_get_size (item->transfer) >= WORTH_NOTING;

  switch (state)
    {
    case FERRY_TRANSFER_DONE:
    case FERRY_TRANSFER_SKIPPED:
      pass (queue, item, state == FERRY_TRANSFER_SKIPPED);
      break;

    case FERRY_TRANSFER_ASKING:
    case FERRY_TRANSFER_PAUSED:
    case FERRY_TRANSFER_FAILED:
    case FERRY_TRANSFER_CANCELLED:
      put (queue, item, FALSE);
      break;

    case FERRY_TRANSFER_WAITING:
    case FERRY_TRANSFER_RUNNING:
    case FERRY_TRANSFER_RETRYING:
    default:
      if (item->journal_id != 0 || (is_large && state != FERRY_TRANSFER_WAITING))
        put (queue, item, FALSE);
      break;
    }
}

/**
 * ferry_queue_journal_note_state:
 */
void
ferry_queue_journal_note_state (FerryTransferQueue *queue, FerryQueueItem *item)
{
  FerryTransferState state = ferry_queue_item_get_state (item);

  if (queue->journal == NULL || item->row == NULL)
    return;
  if (item->parent != NULL)
    note_below (queue, item, state);
  else
    put (queue, item, state >= FERRY_TRANSFER_DONE && state != FERRY_TRANSFER_FAILED);
}

/**
 * ferry_queue_journal_note_progress:
 *
 * Before much of a part lies about, the journal knows what it is a part of.
 */
void
ferry_queue_journal_note_progress (FerryTransferQueue *queue, FerryQueueItem *item)
{
  FerryResume *resume = &item->resume;
  gint64 size, modified;

  if (queue->journal == NULL || item->row == NULL || !item->is_with_worker ||
      item->progress == NULL || !ferry_progress_get_source (item->progress, &size, &modified))
    return;
  if (size < WORTH_NOTING ||
      (item->is_noted && resume->size == size && resume->modified == modified))
    return;
  /* How much of an upload is there nobody knows before it is asked. */
  *resume = (FerryResume){ TRUE, size, modified, size };
  item->is_noted = TRUE;
  put (queue, item, FALSE);
}

/**
 * ferry_queue_journal_note_move:
 *
 * The row has other neighbours now.
 */
void
ferry_queue_journal_note_move (FerryTransferQueue *queue, FerryQueueItem *item)
{
  FerryQueueItem *previous = ferry_queue_rows_get_previous (item);
  FerryQueueItem *next = ferry_queue_rows_get_next (item);

  if (queue->journal == NULL || item->parent != NULL || item->journal_id == 0)
    return;
  if (previous != NULL && next != NULL)
    item->position = (previous->position + next->position) / 2;
  else if (previous != NULL)
    item->position = ++queue->last_position;
  else if (next != NULL)
    item->position = next->position - 1;
  ferry_queue_journal_note_state (queue, item);
}

/**
 * ferry_queue_journal_note_removal:
 *
 * What is taken out of the queue is history, however it ended. Rows below a folder are its own.
 */
void
ferry_queue_journal_note_removal (FerryTransferQueue *queue, FerryQueueItem *item)
{
  if (queue->journal != NULL && item->parent == NULL)
    put (queue, item, TRUE);
}

/**
 * ferry_queue_journal_prepare_walk:
 *
 * A folder that was walked through before, in part: what was dealt with is left out.
 */
void
ferry_queue_journal_prepare_walk (FerryTransferQueue *queue, FerryQueueItem *folder)
{
  g_autoptr (GPtrArray) block = NULL;
  GArray *digests = NULL, *begun = NULL;

  folder->is_walk_due = FALSE;
  if (!folder->was_walked)
    {
      folder->was_walked = TRUE;
      return;
    }
  if (queue->journal != NULL && folder->journal_id != 0 && ferry_journal_flush (queue->journal))
    {
      digests = ferry_journal_dup_passed (queue->journal, folder->journal_id, FALSE);
      begun = ferry_journal_dup_passed (queue->journal, folder->journal_id, TRUE);
    }
  g_clear_pointer (&folder->passed, ferry_passed_free);
  folder->passed = ferry_passed_new (digests, begun);
  block = ferry_queue_rows_dup_block (queue->rows, folder);
  for (guint i = 0; i < block->len; i++)
    ferry_passed_add_row (
        folder->passed, ferry_transfer_get_source (((FerryQueueItem *) block->pdata[i])->transfer));
}
