/* Renames many at once, by a pattern, by finding and replacing, by case; what comes of it is seen
 * before it is done. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-pane.h"

G_BEGIN_DECLS

#define FERRY_TYPE_RENAME_WINDOW (ferry_rename_window_get_type ())
G_DECLARE_FINAL_TYPE (FerryRenameWindow, ferry_rename_window, FERRY, RENAME_WINDOW, GtkWindow)

void ferry_rename_window_present (FerryPane *pane);

G_END_DECLS
