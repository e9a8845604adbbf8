/* The columns of a plan: the path, both sides, what is to be done and why; each line can be
 * changed. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void ferry_sync_columns_add (GtkColumnView *view);
void ferry_sync_columns_fit (GtkColumnView *view, int width);

G_END_DECLS
