/* Where one may want to go on a place. See ferry-places.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-places-parts.h"

#include "ferry-gtk-bookmarks.h"
#include "ferry-recent-folders.h"

#include <string.h>

/**
 * ferry_places_item_free:
 */
void
ferry_places_item_free (FerryPlacesItem *item)
{
  g_free (item->title);
  g_clear_object (&item->icon);
  g_free (item->path);
  g_free (item->other);
  g_free (item);
}

/**
 * ferry_places_add:
 *
 * Returns: (transfer none): the item that was added
 */
FerryPlacesItem *
ferry_places_add (GPtrArray *items,
                  FerryPlacesGroup group,
                  const char *title,
                  const char *icon_name,
                  const char *path)
{
  FerryPlacesItem *item = g_new0 (FerryPlacesItem, 1);

  item->group = group;
  item->title = g_strdup (title);
  item->icon = g_themed_icon_new (icon_name);
  item->path = g_strdup (path);
  g_ptr_array_add (items, item);
  return item;
}

/* Not those that stand above already, nor where one is. */
static void
add_recent (GPtrArray *items, FerryPlace *place, const char *shown)
{
  const GPtrArray *folders = ferry_recent_folders_get (place);
  guint n_others = items->len;

  for (guint i = 0; i < folders->len; i++)
    {
      const char *path = g_ptr_array_index (folders, i);
      g_autofree char *title = ferry_place_decode (place, path, NULL);
      gboolean is_known = g_strcmp0 (path, shown) == 0;

      for (guint k = 0; k < n_others && !is_known; k++)
        is_known = strcmp (((FerryPlacesItem *) g_ptr_array_index (items, k))->path, path) == 0;
      if (!is_known)
        ferry_places_add (items, FERRY_PLACES_RECENT, title, "document-open-recent-symbolic", path);
    }
}

/**
 * ferry_places_list:
 * @shown: (nullable): the folder that is shown
 * @sites: (nullable): where a server's bookmarks are
 *
 * Returns: (transfer full) (element-type FerryPlacesItem): group by group
 */
GPtrArray *
ferry_places_list (FerryPlace *place, const char *shown, FerrySiteStore *sites)
{
  GPtrArray *items = g_ptr_array_new_with_free_func ((GDestroyNotify) ferry_places_item_free);

  if (ferry_place_is_local (place))
    ferry_places_list_computer (items, place);
  else
    ferry_places_list_server (items, place, sites);
  add_recent (items, place, shown);
  return items;
}

static gboolean
change_bookmark (FerryPlace *place,
                 const char *path,
                 gboolean is_added,
                 FerrySiteStore *sites,
                 GError **error)
{
  g_autoptr (GFile) file = NULL;

  if (!ferry_place_is_local (place))
    return ferry_places_change_server_bookmark (place, path, is_added, sites, error);
  file = ferry_gtk_bookmarks_new_file ();
  return is_added ? ferry_gtk_bookmarks_add (file, path, error)
                  : ferry_gtk_bookmarks_remove (file, path, error);
}

/**
 * ferry_places_add_bookmark:
 *
 * Remembers a folder: of this computer among the desktop's, of a server with its site.
 */
gboolean
ferry_places_add_bookmark (FerryPlace *place,
                           const char *path,
                           FerrySiteStore *sites,
                           GError **error)
{
  return change_bookmark (place, path, TRUE, sites, error);
}

/**
 * ferry_places_remove_bookmark:
 */
gboolean
ferry_places_remove_bookmark (FerryPlace *place,
                              const char *path,
                              FerrySiteStore *sites,
                              GError **error)
{
  return change_bookmark (place, path, FALSE, sites, error);
}
