/* Something that the palette finds: a site, a bookmark, a recent server, an address that was typed,
 * a command. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-window.h"

G_BEGIN_DECLS

#define FERRY_TYPE_PALETTE_ITEM (ferry_palette_item_get_type ())
G_DECLARE_FINAL_TYPE (FerryPaletteItem, ferry_palette_item, FERRY, PALETTE_ITEM, GObject)

GPtrArray *ferry_palette_items_new (FerryWindow *window);
FerryPaletteItem *ferry_palette_item_new_url (const char *url);

const char *ferry_palette_item_get_icon (FerryPaletteItem *item);
const char *ferry_palette_item_get_title (FerryPaletteItem *item);
const char *ferry_palette_item_get_detail (FerryPaletteItem *item);
const char *ferry_palette_item_get_keys (FerryPaletteItem *item);
gboolean ferry_palette_item_is_possible (FerryPaletteItem *item);

int ferry_palette_item_match (FerryPaletteItem *item, const char *typed);
void ferry_palette_item_run (FerryPaletteItem *item, FerryWindow *window);

G_END_DECLS
