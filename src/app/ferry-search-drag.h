/* Dragging out of the list of what a search found. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-search-view.h"

G_BEGIN_DECLS

void ferry_search_drag_add_source (GtkWidget *name_cell, gpointer view);

G_END_DECLS
