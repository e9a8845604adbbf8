/* A button below a pane's list that says how many lines of the listing nobody could read, and shows
 * them: each may be a file. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-entry-model.h"
#include "ferry-place.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FERRY_TYPE_UNREAD_LINES (ferry_unread_lines_get_type ())
G_DECLARE_FINAL_TYPE (FerryUnreadLines, ferry_unread_lines, FERRY, UNREAD_LINES, GtkWidget)

void ferry_unread_lines_update (FerryUnreadLines *self, FerryPlace *place, FerryEntryModel *model);

G_END_DECLS
