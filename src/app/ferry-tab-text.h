/* What a tab says of itself. Pure, tested without a display.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-remote-place.h"

G_BEGIN_DECLS

char *ferry_tab_text_title (const char *host, FerryPlace *place, const char *path);
char *ferry_tab_text_about (FerryRemotePlace *place);
char *ferry_tab_text_hint (FerryRemotePlace *place);

G_END_DECLS
