/* The columns of a pane's list: cells, widths, which are shown, and by which the list is sorted.
 * Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-entry-cells.h"
#include "ferry-entry-model.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct _FerryEntryColumns FerryEntryColumns;

FerryEntryColumns *ferry_entry_columns_new (GtkColumnView *view,
                                            GtkScrolledWindow *scroller,
                                            FerryEntryModel *model,
                                            FerryEntryCellFunc name_cell_func,
                                            gpointer user_data);
void ferry_entry_columns_free (FerryEntryColumns *columns);

void ferry_entry_columns_set_sizes (FerryEntryColumns *columns, FerryFolderSizes *sizes);
void ferry_entry_columns_set_marks (FerryEntryColumns *columns, FerryEntryMarks *marks);
void ferry_entry_columns_sort_by (FerryEntryColumns *columns, const char *id);
void ferry_entry_columns_save (FerryEntryColumns *columns, GVariantDict *state);
void ferry_entry_columns_restore (FerryEntryColumns *columns, GVariantDict *state);

G_END_DECLS
