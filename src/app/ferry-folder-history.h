/* The folders that a pane has shown, for Back and Forward. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _FerryFolderHistory FerryFolderHistory;

FerryFolderHistory *ferry_folder_history_new (void);
void ferry_folder_history_free (FerryFolderHistory *history);
void ferry_folder_history_clear (FerryFolderHistory *history);
void ferry_folder_history_add (FerryFolderHistory *history, const char *path);
gboolean ferry_folder_history_can_go (FerryFolderHistory *history, int step);
const char *ferry_folder_history_go (FerryFolderHistory *history, int step);

G_END_DECLS
