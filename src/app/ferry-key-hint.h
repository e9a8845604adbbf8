/* Tooltips that name the keys which their command has now. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void ferry_key_hint_add (GtkWidget *widget, const char *action);
void ferry_key_hint_add_all (GtkWidget *root);

G_END_DECLS
