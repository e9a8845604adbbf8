/* The inside of the list of places, shared by its files: this computer (ferry-places-computer.c),
 * a server (ferry-places-server.c), and what they have in common (ferry-places.c).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-places.h"

G_BEGIN_DECLS

FerryPlacesItem *ferry_places_add (GPtrArray *items,
                                   FerryPlacesGroup group,
                                   const char *title,
                                   const char *icon_name,
                                   const char *path);

void ferry_places_list_computer (GPtrArray *items, FerryPlace *place);
void ferry_places_list_server (GPtrArray *items, FerryPlace *place, FerrySiteStore *sites);

gboolean ferry_places_change_server_bookmark (FerryPlace *place,
                                              const char *path,
                                              gboolean is_added,
                                              FerrySiteStore *sites,
                                              GError **error);

G_END_DECLS
