/* What stands in the place of a pane's list: nothing connected, loading, empty, an error.
 * Works on the template child "message" of ui/pane.ui. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void ferry_pane_message_show_disconnected (GtkWidget *message);
void ferry_pane_message_show_loading (GtkWidget *message);
void ferry_pane_message_show_empty (GtkWidget *message, gboolean has_entries, const char *filter);
void ferry_pane_message_show_error (GtkWidget *message, const GError *error);

G_END_DECLS
