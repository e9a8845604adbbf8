/* Where one may want to go on a server: where it put us, its root, the bookmarks of its site.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-places-parts.h"

#include "ferry-path.h"
#include "ferry-remote-place.h"

#include <glib/gi18n.h>
#include <string.h>

static FerrySite *
find_site (FerryPlace *place, FerrySiteStore *sites)
{
  return sites != NULL ? ferry_site_store_find_server (
                             sites, ferry_remote_place_get_server (FERRY_REMOTE_PLACE (place)))
                       : NULL;
}

/**
 * ferry_places_list_server:
 */
void
ferry_places_list_server (GPtrArray *items, FerryPlace *place, FerrySiteStore *sites)
{
  const char *home = ferry_place_get_home (place);
  FerrySite *site = find_site (place, sites);
  const GPtrArray *bookmarks = site != NULL ? ferry_site_get_data (site)->bookmarks : NULL;

  ferry_places_add (items, FERRY_PLACES_FOLDERS, _ ("Home"), "user-home-symbolic", home);
  if (strcmp (home, "/") != 0)
    ferry_places_add (items, FERRY_PLACES_FOLDERS, _ ("Top folder"), "network-server-symbolic",
                      "/");
  for (guint i = 0; bookmarks != NULL && i < bookmarks->len; i++)
    {
      const FerryBookmark *bookmark = g_ptr_array_index (bookmarks, i);
      FerryPlacesItem *item;

      if (bookmark->remote_folder == NULL)
        continue;
      item = ferry_places_add (items, FERRY_PLACES_BOOKMARKS, bookmark->title,
                               "user-bookmarks-symbolic", bookmark->remote_folder);
      item->other = g_strdup (bookmark->local_folder);
    }
}

static void
drop_bookmark (GPtrArray *bookmarks, const char *path)
{
  for (guint i = bookmarks->len; i > 0; i--)
    {
      const FerryBookmark *bookmark = g_ptr_array_index (bookmarks, i - 1);

      if (g_strcmp0 (bookmark->remote_folder, path) == 0)
        g_ptr_array_remove_index (bookmarks, i - 1);
    }
}

static void
add_bookmark (GPtrArray *bookmarks, FerryPlace *place, const char *path)
{
  g_autofree char *name = ferry_path_dup_name (path);
  g_autofree char *title = ferry_place_decode (place, name[0] != '\0' ? name : path, NULL);

  g_ptr_array_add (bookmarks, ferry_bookmark_new (title, path, NULL));
}

/**
 * ferry_places_change_server_bookmark:
 *
 * Adds the folder to the bookmarks of the server's site, or takes it away. A server that is no
 * saved site yet becomes one with its first bookmark.
 */
gboolean
ferry_places_change_server_bookmark (FerryPlace *place,
                                     const char *path,
                                     gboolean is_added,
                                     FerrySiteStore *sites,
                                     GError **error)
{
  const FerryServer *server = ferry_remote_place_get_server (FERRY_REMOTE_PLACE (place));
  FerrySite *found = find_site (place, sites);
  /* The store puts a new one in its place. */
  g_autoptr (FerrySite) site = found != NULL ? g_object_ref (found) : NULL;
  g_autoptr (FerrySiteData) data =
      site != NULL ? ferry_site_dup_data (site) : ferry_site_data_new (server->host, server);

  drop_bookmark (data->bookmarks, path);
  if (is_added)
    add_bookmark (data->bookmarks, place, path);
  if (site != NULL)
    ferry_site_store_update (sites, ferry_site_get_id (site), data);
  else
    ferry_site_store_add (sites, data);
  return ferry_kept_list_save (FERRY_KEPT_LIST (sites), error);
}
