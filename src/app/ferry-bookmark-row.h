/* One bookmark of a site in the site manager: a name, a folder there, a folder here. Main thread.
 *
 * Signals: "changed", "removed", "go" (row).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-site-data.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FERRY_TYPE_BOOKMARK_ROW (ferry_bookmark_row_get_type ())
G_DECLARE_FINAL_TYPE (FerryBookmarkRow, ferry_bookmark_row, FERRY, BOOKMARK_ROW, GtkBox)

GtkWidget *ferry_bookmark_row_new (const FerryBookmark *bookmark, const char *charset);
FerryBookmark *ferry_bookmark_row_dup (FerryBookmarkRow *row, const char *charset);

G_END_DECLS
