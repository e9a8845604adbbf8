/* What a folder shows while it is being read: what it held when it was read last, or nothing. Main
 * thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-entry-model.h"
#include "ferry-place.h"

G_BEGIN_DECLS

const char *ferry_folder_get_charset (FerryPlace *place);
gboolean ferry_folder_begin (FerryEntryModel *model, FerryPlace *place, const char *path);

G_END_DECLS
