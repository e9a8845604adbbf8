/* The folders of a place that were shown last, newest first. Kept with the place, so all panes of
 * it share them. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-place.h"

G_BEGIN_DECLS

#define FERRY_RECENT_FOLDERS_MOST 8

void ferry_recent_folders_note (FerryPlace *place, const char *path);
const GPtrArray *ferry_recent_folders_get (FerryPlace *place);

G_END_DECLS
