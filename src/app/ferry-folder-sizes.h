/* How large folders are, with all that is in them: counted on demand, known until the folder that
 * they are in is read again. Main thread.
 *
 * Signal "changed": another size is known, or counting began or ended; a few times a second.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-place.h"

G_BEGIN_DECLS

#define FERRY_TYPE_FOLDER_SIZES (ferry_folder_sizes_get_type ())
G_DECLARE_FINAL_TYPE (FerryFolderSizes, ferry_folder_sizes, FERRY, FOLDER_SIZES, GObject)

FerryFolderSizes *ferry_folder_sizes_new (void);

void ferry_folder_sizes_set_folder (FerryFolderSizes *sizes, FerryPlace *place, const char *folder);
void ferry_folder_sizes_count (FerryFolderSizes *sizes, FerryListing *entries);
void ferry_folder_sizes_stop (FerryFolderSizes *sizes);
void ferry_folder_sizes_forget (FerryFolderSizes *sizes);

gboolean ferry_folder_sizes_is_counting (FerryFolderSizes *sizes);
guint ferry_folder_sizes_get_n_folders (FerryFolderSizes *sizes);
GHashTable *ferry_folder_sizes_dup_counted (FerryFolderSizes *sizes);
char *ferry_folder_sizes_dup_text (FerryFolderSizes *sizes, const char *name);

G_END_DECLS
