/* The cells of a pane's list: an icon with a name, or a text. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-entry-marks.h"
#include "ferry-entry-order.h"
#include "ferry-folder-sizes.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct _FerryEntryCells FerryEntryCells;

/* A name cell was made: for the drag source that belongs on it. */
typedef void (*FerryEntryCellFunc) (GtkWidget *cell, gpointer user_data);

FerryEntryCells *
ferry_entry_cells_new (GtkWidget *view, FerryEntryCellFunc name_cell_func, gpointer user_data);
void ferry_entry_cells_free (FerryEntryCells *cells);

GtkListItemFactory *ferry_entry_cells_make_factory (FerryEntryCells *cells,
                                                    FerryEntryColumn column);
void ferry_entry_cells_set_sizes (FerryEntryCells *cells, FerryFolderSizes *sizes);
void ferry_entry_cells_set_marks (FerryEntryCells *cells, FerryEntryMarks *marks);
void ferry_entry_cells_set_short_times (FerryEntryCells *cells, gboolean has_short_times);

G_END_DECLS
