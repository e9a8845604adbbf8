/* The columns of a pane's list: cells, widths, which are shown, and by which the list is sorted.
 * Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-entry-order.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct _FerryEntryColumns FerryEntryColumns;

/* A name cell was made: for the drag source that belongs on it. */
typedef void (*FerryEntryCellFunc) (GtkWidget *cell, gpointer user_data);
typedef void (*FerryEntrySortFunc) (FerryEntryColumn column, gboolean is_descending,
                                    gpointer user_data);

FerryEntryColumns *ferry_entry_columns_new (GtkColumnView *view, FerryEntryCellFunc name_cell_func,
                                            FerryEntrySortFunc sort_func, gpointer user_data);
void ferry_entry_columns_free (FerryEntryColumns *columns);

GtkWidget *ferry_entry_columns_find_cell (FerryEntryColumns *columns, guint position);
guint ferry_entry_columns_get_position (GtkWidget *cell);
guint ferry_entry_columns_pick (GtkWidget *view, double x, double y, GtkWidget **row_widget);

void ferry_entry_columns_fit (FerryEntryColumns *columns, int width);
void ferry_entry_columns_save (FerryEntryColumns *columns, GVariantDict *state);
void ferry_entry_columns_restore (FerryEntryColumns *columns, GVariantDict *state);

G_END_DECLS
