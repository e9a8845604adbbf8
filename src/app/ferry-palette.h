/* One entry for everything: sites, bookmarks, recent servers, commands; by some of their letters.
 * Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-window.h"

G_BEGIN_DECLS

#define FERRY_TYPE_PALETTE (ferry_palette_get_type ())
G_DECLARE_FINAL_TYPE (FerryPalette, ferry_palette, FERRY, PALETTE, GtkWindow)

void ferry_palette_present (FerryWindow *window);

G_END_DECLS
