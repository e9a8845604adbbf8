/* The title of a column stands over its figures. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void ferry_column_title_align_end (GtkColumnView *view, guint index);

G_END_DECLS
