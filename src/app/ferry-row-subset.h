/* Some of the rows of a list, by position: a GListModel that copies none. Its owner says which, and
 * what changed, for it knows without looking at every row. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FERRY_TYPE_ROW_SUBSET (ferry_row_subset_get_type ())
G_DECLARE_FINAL_TYPE (FerryRowSubset, ferry_row_subset, FERRY, ROW_SUBSET, GObject)

FerryRowSubset *ferry_row_subset_new (GListModel *list);

void ferry_row_subset_splice (FerryRowSubset *subset,
                              guint position,
                              guint removed,
                              guint added,
                              const GtkBitset *chosen);
void
ferry_row_subset_change (FerryRowSubset *subset, const GtkBitset *joined, const GtkBitset *left);

G_END_DECLS
