/* Where one may want to go on a place: its usual folders, devices, bookmarks, and where one was. A
 * plain list, made anew each time somebody looks. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-place.h"
#include "ferry-site-store.h"

G_BEGIN_DECLS

typedef enum
{
  FERRY_PLACES_FOLDERS,
  FERRY_PLACES_DEVICES,
  FERRY_PLACES_BOOKMARKS,
  FERRY_PLACES_RECENT,
} FerryPlacesGroup;

typedef struct
{
  FerryPlacesGroup group;
  char *title;
  GIcon *icon;
  char *path;  /* raw */
  char *other; /* nullable: a bookmark's folder on the other side */
} FerryPlacesItem;

void ferry_places_item_free (FerryPlacesItem *item);

GPtrArray *ferry_places_list (FerryPlace *place, const char *shown, FerrySiteStore *sites);

gboolean ferry_places_add_bookmark (FerryPlace *place,
                                    const char *path,
                                    FerrySiteStore *sites,
                                    GError **error);
gboolean ferry_places_remove_bookmark (FerryPlace *place,
                                       const char *path,
                                       FerrySiteStore *sites,
                                       GError **error);

G_END_DECLS
