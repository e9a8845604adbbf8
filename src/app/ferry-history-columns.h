/* The columns of the history. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void ferry_history_columns_add (GtkColumnView *view);
void ferry_history_columns_fit (GtkColumnView *view, int width);

G_END_DECLS
