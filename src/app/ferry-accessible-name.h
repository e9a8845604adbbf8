/* What widgets are called, the same for every version of GTK: newer ones call a button by the label
 * in it and a drop-down by what is chosen, whatever name they were given. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void ferry_accessible_name_set (GtkWidget *widget, const char *name);
void ferry_accessible_names_begin (void);

G_END_DECLS
