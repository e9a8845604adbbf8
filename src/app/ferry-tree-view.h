/* The tree of a place's folders, beside a pane's list. It follows the folder that is shown, and
 * reads folders as they are opened. Main thread.
 *
 * Signals: "open-requested" (path string, takes-keyboard boolean): a folder was chosen.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-place.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FERRY_TYPE_TREE_VIEW (ferry_tree_view_get_type ())
G_DECLARE_FINAL_TYPE (FerryTreeView, ferry_tree_view, FERRY, TREE_VIEW, GtkBox)

GtkWidget *ferry_tree_view_new (void);
void ferry_tree_view_set_place (FerryTreeView *view, FerryPlace *place, gboolean shows_hidden);
void ferry_tree_view_follow (FerryTreeView *view, const char *path);

G_END_DECLS
