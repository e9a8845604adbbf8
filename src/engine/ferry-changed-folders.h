/* Folders in which files arrived: collected, so that a pane does not read its folder again for
 * each of a thousand files. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-place.h"

G_BEGIN_DECLS

typedef struct _FerryChangedFolders FerryChangedFolders;

FerryChangedFolders *ferry_changed_folders_new (void);
void ferry_changed_folders_free (FerryChangedFolders *folders);
void ferry_changed_folders_add_parent (FerryChangedFolders *folders,
                                       FerryPlace *place,
                                       const char *path);
void ferry_changed_folders_tell (FerryChangedFolders *folders, gboolean is_urgent);
gboolean ferry_changed_folders_is_empty (FerryChangedFolders *folders);

G_END_DECLS
