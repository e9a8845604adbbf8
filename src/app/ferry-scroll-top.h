/* Lists whose newest row comes on top. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void ferry_scroll_top_keep (GtkScrolledWindow *scroller);

G_END_DECLS
