/* Cells of the tables below the panes: made once, shown with one row after another. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *ferry_table_cell_make_text (void);
GtkWidget *ferry_table_cell_make_number (void);
GtkWidget *ferry_table_cell_make_icon_and_text (void);
GtkWidget *ferry_table_cell_make_icon_and_sentence (void);

void ferry_table_cell_set_text (GtkWidget *label, const char *text);
void ferry_table_cell_set_icon (GtkWidget *cell, const char *icon_name);
void ferry_table_cell_set_class (GtkWidget *cell, const char *css_class);

void ferry_table_cell_put (GtkWidget *cell, GtkListItem *item);
void ferry_table_cell_on_teardown (GtkSignalListItemFactory *factory, GtkListItem *item);
guint ferry_table_cell_find_row (GtkColumnView *view, double x, double y);
void ferry_table_cell_show_column (GtkColumnViewColumn *column, gboolean is_shown);

G_END_DECLS
