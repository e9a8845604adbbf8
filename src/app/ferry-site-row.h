/* The rows of the tree of saved sites: a colour, a title, the host; to be dragged and dropped upon.
 * Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-site-node.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* @node was dropped on the row of @target. */
typedef void (*FerrySiteRowDropped) (FerrySiteNode *node,
                                     FerrySiteNode *target,
                                     FerrySiteDrop where,
                                     gpointer user_data);

GtkListItemFactory *ferry_site_row_make_factory (FerrySiteRowDropped dropped, gpointer user_data);
const char *ferry_site_row_get_colour_label (FerrySiteColour colour);

G_END_DECLS
