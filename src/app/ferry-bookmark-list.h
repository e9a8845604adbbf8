/* The bookmarks of a site in the site manager. Main thread.
 *
 * Signals: "changed" (list); "go" (list, FerryBookmarkRow *row).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-bookmark-row.h"

G_BEGIN_DECLS

#define FERRY_TYPE_BOOKMARK_LIST (ferry_bookmark_list_get_type ())
G_DECLARE_FINAL_TYPE (FerryBookmarkList, ferry_bookmark_list, FERRY, BOOKMARK_LIST, GtkBox)

void ferry_bookmark_list_show (FerryBookmarkList *list, const FerrySiteData *data);
void ferry_bookmark_list_apply (FerryBookmarkList *list, FerrySiteData *data);

G_END_DECLS
