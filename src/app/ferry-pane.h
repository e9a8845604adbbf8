/* One pane: the folder of a place, as a list to work in. The same widget for this computer and for
 * a server. Main thread.
 *
 * Properties: "place" (FerryPlace, nullable), "path" (string: raw bytes, read-only),
 * "show-hidden" (boolean).
 * Signals:
 *   "transfer-requested" (from FerryPlace, from-folder string, entries FerryListing pointer,
 *                         to FerryPlace, to-folder string, flags uint): files were dropped or pasted
 *   "copy-requested" (is-move boolean): bring the selection to the other pane
 *   "folder-opened" (path string): a folder is shown
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-pane-folder.h"
#include "ferry-pane-selection.h"
#include "ferry-place.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FERRY_TYPE_PANE (ferry_pane_get_type ())
G_DECLARE_FINAL_TYPE (FerryPane, ferry_pane, FERRY, PANE, GtkBox)

void ferry_pane_set_place (FerryPane *pane, FerryPlace *place, const char *path);
FerryPlace *ferry_pane_get_place (FerryPane *pane);
const char *ferry_pane_get_path (FerryPane *pane);

void ferry_pane_open (FerryPane *pane, const char *path);
void ferry_pane_reload (FerryPane *pane);
void ferry_pane_set_show_hidden (FerryPane *pane, gboolean show_hidden);

FerryListing *ferry_pane_dup_selection (FerryPane *pane);
void ferry_pane_select_names (FerryPane *pane, const char *const *names);
void ferry_pane_grab_list_focus (FerryPane *pane);
void ferry_pane_show_error (FerryPane *pane, const GError *error);

GVariant *ferry_pane_dup_state (FerryPane *pane);
void ferry_pane_apply_state (FerryPane *pane, GVariant *state);

/* For the pane's own helpers (actions, menu, drag and drop, file actions). */
FerryPaneFolder *ferry_pane_get_folder (FerryPane *pane);
FerryPaneSelection *ferry_pane_get_selection (FerryPane *pane);
GtkWidget *ferry_pane_get_view (FerryPane *pane);
GtkWidget *ferry_pane_find_selected_cell (FerryPane *pane);
const FerryEntry *ferry_pane_get_entry (FerryPane *pane, guint position);

void ferry_pane_edit_path (FerryPane *pane);
void ferry_pane_edit_filter (FerryPane *pane);
void ferry_pane_show_menu (FerryPane *pane);
void ferry_pane_run_file_action (FerryPane *pane, const char *action);

G_END_DECLS
