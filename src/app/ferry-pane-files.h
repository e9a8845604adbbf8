/* What a pane's menu and keys do with files: rename, delete, permissions, new folder, clipboard.
 * Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-pane.h"

G_BEGIN_DECLS

typedef struct _FerryPaneFiles FerryPaneFiles;

FerryPaneFiles *ferry_pane_files_new (FerryPane *pane);
void ferry_pane_files_free (FerryPaneFiles *files);
void ferry_pane_files_run (FerryPaneFiles *files, const char *action);

G_END_DECLS
