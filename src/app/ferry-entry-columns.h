/* The columns of a pane's list: widths, which are shown, and by which the list is sorted.
 * Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-entry-cells.h"

G_BEGIN_DECLS

typedef struct _FerryEntryColumns FerryEntryColumns;

typedef void (*FerryEntrySortFunc) (FerryEntryColumn column, gboolean is_descending,
                                    gpointer user_data);

FerryEntryColumns *ferry_entry_columns_new (GtkColumnView *view, FerryEntryCellFunc name_cell_func,
                                            FerryEntrySortFunc sort_func, gpointer user_data);
void ferry_entry_columns_free (FerryEntryColumns *columns);

GtkWidget *ferry_entry_columns_find_cell (FerryEntryColumns *columns, guint position);

void ferry_entry_columns_fit (FerryEntryColumns *columns, int width);
void ferry_entry_columns_save (FerryEntryColumns *columns, GVariantDict *state);
void ferry_entry_columns_restore (FerryEntryColumns *columns, GVariantDict *state);

G_END_DECLS
