/* Watches a folder on this computer for a pane that shows it. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-place.h"

G_BEGIN_DECLS

typedef struct _FerryFolderWatch FerryFolderWatch;

typedef void (*FerryFolderWatchFunc) (gpointer user_data);

FerryFolderWatch *ferry_folder_watch_new (FerryPlace *place,
                                          const char *path,
                                          FerryFolderWatchFunc func,
                                          gpointer user_data);
void ferry_folder_watch_free (FerryFolderWatch *watch);

G_END_DECLS
