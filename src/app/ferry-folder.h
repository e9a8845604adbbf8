/* The folder that a pane shows: of which place, what is in it, what was shown before it. Loads it,
 * and again when something in it changed. Knows no widget. Main thread.
 *
 * Signals: "changed" (folder): another path or place, loading began, takes long or ended, an
 * error came or went; "loaded" (folder): the listing is whole.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-entry-model.h"
#include "ferry-place.h"

G_BEGIN_DECLS

#define FERRY_TYPE_FOLDER (ferry_folder_get_type ())
G_DECLARE_FINAL_TYPE (FerryFolder, ferry_folder, FERRY, FOLDER, GObject)

FerryFolder *ferry_folder_new (void);

void ferry_folder_set_place (FerryFolder *folder, FerryPlace *place, const char *path);
void ferry_folder_open (FerryFolder *folder, const char *path);
void ferry_folder_go (FerryFolder *folder, int step);
gboolean ferry_folder_can_go (FerryFolder *folder, int step);
void ferry_folder_reload (FerryFolder *folder);
void ferry_folder_fail (FerryFolder *folder, const GError *error);

FerryPlace *ferry_folder_get_place (FerryFolder *folder);
const char *ferry_folder_get_path (FerryFolder *folder);
const GError *ferry_folder_get_error (FerryFolder *folder);
gboolean ferry_folder_is_new (FerryFolder *folder);
gboolean ferry_folder_is_refreshing (FerryFolder *folder);
FerryEntryModel *ferry_folder_get_model (FerryFolder *folder);

G_END_DECLS
