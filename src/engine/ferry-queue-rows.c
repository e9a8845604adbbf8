/* The order of the queue's rows. Main thread. See ferry-queue-rows.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-queue-rows.h"

/* Rows that are removed in more pieces than this are told as one change of everything. */
#define MANY_PIECES 32

struct _FerryQueueRows
{
  GSequence *sequence;   /* of FerryQueueItem, referenced */
  GHashTable *transfers; /* FerryTransfer to FerryQueueItem */
  FerryRowsChangedFunc func;
  gpointer owner;
};

/**
 * ferry_queue_rows_new:
 * @func: called after every change, as #GListModel::items-changed wants it
 */
FerryQueueRows *
ferry_queue_rows_new (FerryRowsChangedFunc func, gpointer owner)
{
  FerryQueueRows *rows = g_new0 (FerryQueueRows, 1);

  rows->sequence = g_sequence_new ((GDestroyNotify) ferry_queue_item_unref);
  rows->transfers = g_hash_table_new (NULL, NULL);
  rows->func = func;
  rows->owner = owner;
  return rows;
}

/**
 * ferry_queue_rows_free:
 */
void
ferry_queue_rows_free (FerryQueueRows *rows)
{
  g_hash_table_unref (rows->transfers);
  g_sequence_free (rows->sequence);
  g_free (rows);
}

/**
 * ferry_queue_rows_get_length:
 */
guint
ferry_queue_rows_get_length (FerryQueueRows *rows)
{
  return (guint) g_sequence_get_length (rows->sequence);
}

/**
 * ferry_queue_rows_get:
 *
 * Returns: (transfer none) (nullable): the row at @position
 */
FerryQueueItem *
ferry_queue_rows_get (FerryQueueRows *rows, guint position)
{
  if (position >= ferry_queue_rows_get_length (rows))
    return NULL;
  return g_sequence_get (g_sequence_get_iter_at_pos (rows->sequence, (gint) position));
}

/**
 * ferry_queue_rows_find:
 *
 * Returns: (transfer none) (nullable): the row of @transfer, unless it was removed
 */
FerryQueueItem *
ferry_queue_rows_find (FerryQueueRows *rows, FerryTransfer *transfer)
{
  return g_hash_table_lookup (rows->transfers, transfer);
}

/* Every folder above that ended with @old ends with @new_last now. */
static void
move_block_ends (FerryQueueItem *folder, GSequenceIter *old, GSequenceIter *new_last)
{
  for (; folder != NULL; folder = folder->parent)
    if (folder->last_row == old)
      folder->last_row = new_last;
}

/**
 * ferry_queue_rows_add:
 * @folder: (nullable): the row that the new ones are below; else they come last
 * @items: (transfer none): of #FerryQueueItem (transfer full each)
 */
void
ferry_queue_rows_add (FerryQueueRows *rows, FerryQueueItem *folder, GPtrArray *items)
{
  GSequenceIter *before = g_sequence_get_end_iter (rows->sequence);
  GSequenceIter *last = NULL;
  guint position;

  if (items->len == 0)
    return;
  if (folder != NULL && folder->row != NULL)
    before = g_sequence_iter_next (folder->last_row);
  position = (guint) g_sequence_iter_get_position (before);
  for (guint i = 0; i < items->len; i++)
    {
      FerryQueueItem *item = g_ptr_array_index (items, i);

      last = g_sequence_insert_before (before, item);
      item->row = last;
      item->last_row = last;
      g_hash_table_insert (rows->transfers, item->transfer, item);
    }
  if (folder != NULL && folder->row != NULL)
    move_block_ends (folder, folder->last_row, last);
  rows->func (position, 0, items->len, rows->owner);
}

static void
take_out (FerryQueueRows *rows, FerryQueueItem *item)
{
  GSequenceIter *row = g_steal_pointer (&item->row);

  move_block_ends (item->parent, row, g_sequence_iter_prev (row));
  g_hash_table_remove (rows->transfers, item->transfer);
  g_sequence_remove (row);
}

static guint
count_pieces (GPtrArray *items)
{
  guint pieces = 0;
  GSequenceIter *expected = NULL;

  for (guint i = 0; i < items->len; i++)
    {
      FerryQueueItem *item = g_ptr_array_index (items, i);

      pieces += item->row != expected;
      expected = g_sequence_iter_next (item->row);
    }
  return pieces;
}

static void
remove_piece (FerryQueueRows *rows, GPtrArray *items, guint *next)
{
  FerryQueueItem *item = g_ptr_array_index (items, *next);
  guint position = (guint) g_sequence_iter_get_position (item->row);
  GSequenceIter *expected = item->row;
  guint count = 0;

  while (*next < items->len &&
         ((FerryQueueItem *) g_ptr_array_index (items, *next))->row == expected)
    {
      expected = g_sequence_iter_next (expected);
      take_out (rows, g_ptr_array_index (items, *next));
      (*next)++;
      count++;
    }
  rows->func (position, count, 0, rows->owner);
}

/**
 * ferry_queue_rows_remove:
 * @items: rows in their order; the caller holds them
 */
void
ferry_queue_rows_remove (FerryQueueRows *rows, GPtrArray *items)
{
  guint length = ferry_queue_rows_get_length (rows);
  guint next = 0;

  if (count_pieces (items) <= MANY_PIECES)
    {
      while (next < items->len)
        remove_piece (rows, items, &next);
      return;
    }
  for (guint i = 0; i < items->len; i++)
    take_out (rows, g_ptr_array_index (items, i));
  rows->func (0, length, length - items->len, rows->owner);
}

static GSequenceIter *
get_block_end (FerryQueueItem *item)
{
  return g_sequence_iter_next (item->last_row);
}

/**
 * ferry_queue_rows_get_next:
 *
 * Returns: (nullable): the neighbour with the same parent, over all that is below @item
 */
FerryQueueItem *
ferry_queue_rows_get_next (FerryQueueItem *item)
{
  GSequenceIter *iter = get_block_end (item);
  FerryQueueItem *next = g_sequence_iter_is_end (iter) ? NULL : g_sequence_get (iter);

  return next != NULL && next->parent == item->parent ? next : NULL;
}

/**
 * ferry_queue_rows_get_previous:
 *
 * Returns: (nullable): the neighbour with the same parent
 */
FerryQueueItem *
ferry_queue_rows_get_previous (FerryQueueItem *item)
{
  FerryQueueItem *previous;

  if (g_sequence_iter_is_begin (item->row))
    return NULL;
  previous = g_sequence_get (g_sequence_iter_prev (item->row));
  while (previous != NULL && previous->parent != item->parent)
    previous = previous == item->parent ? NULL : previous->parent;
  return previous;
}

/**
 * ferry_queue_rows_move:
 * @by: rows of the same folder to pass, upwards if negative
 *
 * Returns: whether anything moved
 */
gboolean
ferry_queue_rows_move (FerryQueueRows *rows, FerryQueueItem *item, gint by)
{
  FerryQueueItem *goal = item;
  GSequenceIter *begin = item->row, *end = get_block_end (item);
  GSequenceIter *last, *before;
  guint position, moved_to, length, low;

  for (gint i = 0; i < ABS (by); i++)
    {
      FerryQueueItem *next =
          by > 0 ? ferry_queue_rows_get_next (goal) : ferry_queue_rows_get_previous (goal);

      if (next == NULL || next == item)
        break;
      goal = next;
    }
  if (goal == item)
    return FALSE;

  position = (guint) g_sequence_iter_get_position (begin);
  length = (guint) g_sequence_iter_get_position (end) - position;
  before = by > 0 ? get_block_end (goal) : goal->row;
  last = item->last_row;
  if (item->parent != NULL && by > 0)
    move_block_ends (item->parent, goal->last_row, last);
  else if (item->parent != NULL)
    move_block_ends (item->parent, last, g_sequence_iter_prev (begin));
  g_sequence_move_range (before, begin, end);
  moved_to = (guint) g_sequence_iter_get_position (begin);
  low = MIN (position, moved_to);
  length += MAX (position, moved_to) - low;
  rows->func (low, length, length, rows->owner);
  return TRUE;
}

static GPtrArray *
dup_range (GSequenceIter *begin, GSequenceIter *end)
{
  GPtrArray *items = g_ptr_array_new_with_free_func ((GDestroyNotify) ferry_queue_item_unref);

  for (; begin != end; begin = g_sequence_iter_next (begin))
    g_ptr_array_add (items, ferry_queue_item_ref (g_sequence_get (begin)));
  return items;
}

/**
 * ferry_queue_rows_dup_block:
 *
 * Returns: (transfer full): @item and all rows below it
 */
GPtrArray *
ferry_queue_rows_dup_block (FerryQueueRows *rows, FerryQueueItem *item)
{
  return dup_range (item->row, get_block_end (item));
}

/**
 * ferry_queue_rows_dup_all:
 */
GPtrArray *
ferry_queue_rows_dup_all (FerryQueueRows *rows)
{
  return dup_range (g_sequence_get_begin_iter (rows->sequence),
                    g_sequence_get_end_iter (rows->sequence));
}
