/* In what two listings of a folder differ, as spans of rows to take away and to put there. Pure.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-entry-order.h"

G_BEGIN_DECLS

/* Rows as they are shown: an order, and what its keys are of. */
typedef struct
{
  GPtrArray *parts;
  GArray *order;
} FerryEntryRows;

typedef struct
{
  guint old_position;
  guint new_position;
  guint removed;
  guint added;
} FerryEntrySpan;

const FerryEntry *ferry_entry_rows_get (const FerryEntryRows *rows, guint position);
guint ferry_entry_rows_find (const FerryEntryRows *rows,
                             const char *prefix,
                             guint start,
                             const char *charset);

FerryEntrySpan ferry_entry_diff_span (const FerryEntryRows *before, const FerryEntryRows *after);
GArray *ferry_entry_diff_spans (const FerryEntryRows *before,
                                const FerryEntryRows *after,
                                const FerryEntrySpan *span,
                                guint most);

G_END_DECLS
