/* In what two listings of a folder differ. Pure.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-entry-diff.h"

#include <string.h>

/**
 * ferry_entry_rows_get:
 *
 * Returns: (transfer none): the entry of the row
 */
const FerryEntry *
ferry_entry_rows_get (const FerryEntryRows *rows, guint position)
{
  const FerryEntryKey *key = &g_array_index (rows->order, FerryEntryKey, position);

  return ferry_listing_get (g_ptr_array_index (rows->parts, key->part), key->index);
}

/**
 * ferry_entry_rows_find:
 * @prefix: casefolded
 * @start: where to begin; the search goes on at the top
 *
 * Returns: the first row whose name begins with @prefix in whatever case, or %G_MAXUINT
 */
guint
ferry_entry_rows_find (const FerryEntryRows *rows,
                       const char *prefix,
                       guint start,
                       const char *charset)
{
  guint count = rows->order->len;

  for (guint i = 0; i < count; i++)
    {
      guint position = (start + i) % count;

      if (ferry_entry_name_begins_with (ferry_entry_rows_get (rows, position), prefix, charset))
        return position;
    }
  return G_MAXUINT;
}

/* Whether a row would look the same. */
static gboolean
is_same (const FerryEntry *a, const FerryEntry *b)
{
  return a == b || (a->size == b->size && a->modified == b->modified && a->kind == b->kind &&
                    a->mode == b->mode && strcmp (a->name, b->name) == 0 &&
                    g_strcmp0 (a->owner, b->owner) == 0 && g_strcmp0 (a->group, b->group) == 0);
}

static guint
hash (gconstpointer entry)
{
  return g_str_hash (((const FerryEntry *) entry)->name);
}

static gboolean
is_equal (gconstpointer a, gconstpointer b)
{
  return is_same (a, b);
}

/**
 * ferry_entry_diff_span:
 *
 * Returns: the one span outside of which all rows are the same
 */
FerryEntrySpan
ferry_entry_diff_span (const FerryEntryRows *before, const FerryEntryRows *after)
{
  guint old_length = before->order->len, new_length = after->order->len;
  guint shorter = MIN (old_length, new_length);
  guint start = 0, end = 0;

  while (start < shorter &&
         is_same (ferry_entry_rows_get (before, start), ferry_entry_rows_get (after, start)))
    start++;
  while (end < shorter - start && is_same (ferry_entry_rows_get (before, old_length - 1 - end),
                                           ferry_entry_rows_get (after, new_length - 1 - end)))
    end++;
  return (FerryEntrySpan){ start, start, old_length - start - end, new_length - start - end };
}

static void
add_to_span (GArray *spans, guint old_position, guint new_position, gboolean is_removed)
{
  FerryEntrySpan *last =
      spans->len > 0 ? &g_array_index (spans, FerryEntrySpan, spans->len - 1) : NULL;

  if (last == NULL || last->old_position + last->removed != old_position ||
      last->new_position + last->added != new_position)
    {
      FerryEntrySpan next = { old_position, new_position, 0, 0 };

      g_array_append_val (spans, next);
      last = &g_array_index (spans, FerryEntrySpan, spans->len - 1);
    }
  if (is_removed)
    last->removed++;
  else
    last->added++;
}

/**
 * ferry_entry_diff_spans:
 * @span: of ferry_entry_diff_span()
 * @most: more spans are of no use
 *
 * The same in small: what is the same within @span is left out, as long as both are in one order.
 *
 * Returns: (transfer full) (nullable) (element-type FerryEntrySpan): in order; %NULL where there
 * would be too many
 */
GArray *
ferry_entry_diff_spans (const FerryEntryRows *before,
                        const FerryEntryRows *after,
                        const FerryEntrySpan *span,
                        guint most)
{
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (FerryEntrySpan));
  g_autoptr (GHashTable) stays = g_hash_table_new (hash, is_equal);
  guint i = span->old_position, j = span->new_position;
  guint old_end = i + span->removed, new_end = j + span->added;

  for (guint k = j; k < new_end; k++)
    g_hash_table_add (stays, (gpointer) ferry_entry_rows_get (after, k));

  while (i < old_end || j < new_end)
    {
      const FerryEntry *old = i < old_end ? ferry_entry_rows_get (before, i) : NULL;
      gboolean is_gone = old != NULL && !g_hash_table_contains (stays, old);

      if (old != NULL && j < new_end && is_same (old, ferry_entry_rows_get (after, j)))
        i++, j++;
      else if (is_gone || j == new_end)
        add_to_span (spans, i++, j, TRUE);
      else
        add_to_span (spans, i, j++, FALSE);
      if (spans->len > most)
        return NULL;
    }
  return g_steal_pointer (&spans);
}
