/* A search below a pane's folder: what to look for, and the list of what was found. It stands in
 * the pane's place while it is open. Main thread.
 *
 * Signals: "open-requested" (folder string, name string): a hit's folder is to be shown;
 * "close-requested"; "selection-changed".
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-bundle.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FERRY_TYPE_SEARCH_VIEW (ferry_search_view_get_type ())
G_DECLARE_FINAL_TYPE (FerrySearchView, ferry_search_view, FERRY, SEARCH_VIEW, GtkBox)

GtkWidget *ferry_search_view_new (void);
void ferry_search_view_set_folder (FerrySearchView *view, FerryPlace *place, const char *folder);
void ferry_search_view_stop (FerrySearchView *view);
gboolean ferry_search_view_has_selection (FerrySearchView *view);
FerryBundle *ferry_search_view_dup_bundle (FerrySearchView *view);

G_END_DECLS
