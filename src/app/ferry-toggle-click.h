/* Ctrl and a click take one row into the selection or out of it. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* CSS class of cell contents that see to their clicks themselves */
#define FERRY_TAKES_CLICKS "takes-clicks"

void ferry_toggle_click_add (GtkColumnView *view);

G_END_DECLS
