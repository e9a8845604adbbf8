/* The folder that a pane shows: of which place, which one, how it was come to, its listing as that
 * comes in, and what went wrong. The pane shows it. Main thread.
 *
 * Signals:
 *   "moved": another place or path, from now on; its listing is still to come
 *   "changed": waiting, here, or failed
 *   "shown": the listing is whole and its rows are in their order
 *   "not-a-folder": a link that was opened leads to no folder; the folder before is the one to show
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-entry-model.h"
#include "ferry-place.h"

G_BEGIN_DECLS

#define FERRY_TYPE_PANE_FOLDER (ferry_pane_folder_get_type ())
G_DECLARE_FINAL_TYPE (FerryPaneFolder, ferry_pane_folder, FERRY, PANE_FOLDER, GObject)

FerryPaneFolder *ferry_pane_folder_new (FerryEntryModel *model);

void ferry_pane_folder_set_place (FerryPaneFolder *folder, FerryPlace *place, const char *path);
FerryPlace *ferry_pane_folder_get_place (FerryPaneFolder *folder);
const char *ferry_pane_folder_get_path (FerryPaneFolder *folder);
char *ferry_pane_folder_dup_parent (FerryPaneFolder *folder);
const GError *ferry_pane_folder_get_error (FerryPaneFolder *folder);
gboolean ferry_pane_folder_is_loading (FerryPaneFolder *folder);
gboolean ferry_pane_folder_is_slow (FerryPaneFolder *folder);

void ferry_pane_folder_open (FerryPaneFolder *folder, const char *path);
void ferry_pane_folder_open_link (FerryPaneFolder *folder, const char *path);
gboolean ferry_pane_folder_can_go (FerryPaneFolder *folder, int step);
void ferry_pane_folder_go (FerryPaneFolder *folder, int step);
void ferry_pane_folder_reload (FerryPaneFolder *folder);
void ferry_pane_folder_fail (FerryPaneFolder *folder, const GError *error);

G_END_DECLS
