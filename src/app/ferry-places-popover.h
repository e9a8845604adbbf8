/* Where one may want to go, as a list to choose from. Main thread.
 *
 * Signals: "chosen" (path string, other string nullable): a folder, and perhaps one for the other
 * side; "add-requested" (): the folder shown is to be remembered; "remove-requested" (path string).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-places.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FERRY_TYPE_PLACES_POPOVER (ferry_places_popover_get_type ())
G_DECLARE_FINAL_TYPE (FerryPlacesPopover, ferry_places_popover, FERRY, PLACES_POPOVER, GtkPopover)

GtkWidget *ferry_places_popover_new (void);
void ferry_places_popover_show (FerryPlacesPopover *popover, GPtrArray *items);

G_END_DECLS
