/* The rows of a pane's list that are on screen: which is where, and how to bring one there. GTK 4.8
 * has no handle on a row: it is the parent of its cells. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void ferry_entry_rows_mark_cell (GtkWidget *content, GtkListItem *item);
guint ferry_entry_rows_get_position (GtkWidget *content);
guint ferry_entry_rows_pick (GtkColumnView *view, double x, double y, GtkWidget **row_widget);
gboolean ferry_entry_rows_is_title (GtkColumnView *view, double y);
GtkWidget *ferry_entry_rows_find_cell (GtkColumnView *view, guint position);

void ferry_entry_rows_scroll_to (GtkColumnView *view, guint position);
void ferry_entry_rows_focus_now (GtkColumnView *view, guint position);
void ferry_entry_rows_focus (GtkColumnView *view, guint position);

G_END_DECLS
