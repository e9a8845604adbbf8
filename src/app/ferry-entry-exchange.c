/* Exchanges the rows of a model for others. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-entry-exchange.h"

/* Each costs the view a few milliseconds. */
#define MOST_SPANS 24

#define FEW FERRY_ENTRY_EXCHANGE_FEW

static void
take (FerryEntryRows *rows, FerryEntryRows after)
{
  g_ptr_array_unref (rows->parts);
  g_array_unref (rows->order);
  *rows = after;
}

static void
tell (const FerryEntryListener *listener, guint position, guint removed, guint added)
{
  if (removed > 0 || added > 0)
    listener->exchanged (position, removed, added, listener->user_data);
}

/* GTK 4.8 takes the widgets of rows that go for rows that come in the same change. But if one that
 * it keeps an eye on is among them, it looks at every row that comes, which takes 100 ms for
 * 100,000. So a few come in exchange for those that go, and the others behind them. */
static void
exchange_for_few (FerryEntryRows *rows,
                  const FerryEntryRows *after,
                  const FerryEntrySpan *span,
                  const FerryEntryListener *listener)
{
  FerryEntryRows few = { g_ptr_array_ref (after->parts), g_array_copy (after->order) };

  g_array_remove_range (few.order, span->new_position + FEW, span->added - FEW);
  take (rows, few);
  tell (listener, span->old_position, span->removed, FEW);
}

static void
exchange_span (FerryEntryRows *rows,
               FerryEntryRows after,
               const FerryEntrySpan *span,
               const FerryEntryListener *listener)
{
  guint removed = span->removed, have_come = 0;

  if (removed > 0)
    listener->going (span->old_position, removed, listener->user_data);
  if (removed > FEW && span->added > FEW)
    {
      exchange_for_few (rows, &after, span, listener);
      have_come = FEW;
      removed = 0;
    }
  take (rows, after);
  tell (listener, span->old_position + have_come, removed, span->added - have_come);
  listener->come (span->new_position, span->added, listener->user_data);
}

/* One span after the other; meanwhile there are rows of both listings. */
static void
exchange_spans (FerryEntryRows *rows,
                FerryEntryRows after,
                GArray *spans,
                const FerryEntryListener *listener)
{
  GArray *order = rows->order;
  guint n_parts = rows->parts->len;

  for (guint i = 0; i < after.parts->len; i++)
    g_ptr_array_add (rows->parts, ferry_listing_ref (g_ptr_array_index (after.parts, i)));
  for (guint i = 0; i < spans->len; i++)
    {
      const FerryEntrySpan *span = &g_array_index (spans, FerryEntrySpan, i);
      /* All before it is as it will be. */
      guint position = span->new_position;

      if (span->removed > 0)
        {
          listener->going (position, span->removed, listener->user_data);
          g_array_remove_range (order, position, span->removed);
        }
      if (span->added > 0)
        g_array_insert_vals (order, position, &g_array_index (after.order, FerryEntryKey, position),
                             span->added);
      for (guint k = 0; k < span->added; k++)
        g_array_index (order, FerryEntryKey, position + k).part += n_parts;
      tell (listener, position, span->removed, span->added);
      listener->come (position, span->added, listener->user_data);
    }
  take (rows, after);
}

/* Whether the new parts are those of before, and perhaps more: then the order is another. */
static gboolean
is_same_listing (const FerryEntryRows *rows, const FerryEntryRows *after)
{
  return after->parts->len >= rows->parts->len &&
         (rows->parts->len == 0 ||
          g_ptr_array_index (rows->parts, 0) == g_ptr_array_index (after->parts, 0));
}

/**
 * ferry_entry_exchange:
 * @rows: (inout): the rows shown
 * @after: (transfer full): the rows to show
 *
 * Tells @listener where they differ, and come() at least once.
 */
void
ferry_entry_exchange (FerryEntryRows *rows,
                      FerryEntryRows after,
                      const FerryEntryListener *listener)
{
  FerryEntrySpan span = ferry_entry_diff_span (rows, &after);
  /* What goes is valid until all has come. */
  g_autoptr (GPtrArray) old_parts = ferry_entry_parts_copy (rows->parts);
  g_autoptr (GArray) spans = NULL;

  /* A large folder that was read again mostly differs here and there. */
  if (span.removed > FEW && span.added > FEW && !is_same_listing (rows, &after))
    spans = ferry_entry_diff_spans (rows, &after, &span, MOST_SPANS);
  if (spans != NULL)
    exchange_spans (rows, after, spans, listener);
  else
    exchange_span (rows, after, &span, listener);
}
