/* Where one may want to go on this computer: the usual folders, what is mounted, the desktop's
 * bookmarks.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-places-parts.h"

#include "ferry-gtk-bookmarks.h"
#include "ferry-path.h"

#include <glib/gi18n.h>
#include <string.h>

static const struct
{
  GUserDirectory directory;
  const char *title;
  const char *icon_name;
} folders[] = {
  { G_USER_DIRECTORY_DESKTOP, N_ ("Desktop"), "user-desktop-symbolic" },
  { G_USER_DIRECTORY_DOCUMENTS, N_ ("Documents"), "folder-documents-symbolic" },
  { G_USER_DIRECTORY_DOWNLOAD, N_ ("Downloads"), "folder-download-symbolic" },
  { G_USER_DIRECTORY_PICTURES, N_ ("Pictures"), "folder-pictures-symbolic" },
  { G_USER_DIRECTORY_PUBLIC_SHARE, N_ ("Public"), "folder-publicshare-symbolic" },
};

static char *
dup_slashed (const char *path)
{
  char *copy = g_strdup (path);

  if (G_DIR_SEPARATOR != '/')
    g_strdelimit (copy, G_DIR_SEPARATOR_S, '/');
  return copy;
}

/* A desktop that has no such folder names the home for it. */
static void
add_folders (GPtrArray *items, FerryPlace *place)
{
  const char *home = ferry_place_get_home (place);

  ferry_places_add (items, FERRY_PLACES_FOLDERS, _ ("Home"), "user-home-symbolic", home);
  for (guint i = 0; i < G_N_ELEMENTS (folders); i++)
    {
      const char *directory = g_get_user_special_dir (folders[i].directory);
      g_autofree char *path = directory != NULL ? dup_slashed (directory) : NULL;

      if (path != NULL && strcmp (path, home) != 0)
        ferry_places_add (items, FERRY_PLACES_FOLDERS, _ (folders[i].title), folders[i].icon_name,
                          path);
    }
}

static void
add_mounts (GPtrArray *items)
{
  g_autoptr (GVolumeMonitor) monitor = g_volume_monitor_get ();
  GList *mounts = g_volume_monitor_get_mounts (monitor);
  g_autofree char *root = ferry_path_normalize ("/");

  ferry_places_add (items, FERRY_PLACES_DEVICES, _ ("This computer"), "drive-harddisk-symbolic",
                    root);
  for (GList *link = mounts; link != NULL; link = link->next)
    {
      g_autoptr (GFile) file = g_mount_get_root (link->data);
      g_autofree char *native = g_file_get_path (file);
      g_autofree char *name = g_mount_get_name (link->data);
      g_autofree char *path = native != NULL ? dup_slashed (native) : NULL;
      FerryPlacesItem *item;

      if (path == NULL || g_mount_is_shadowed (link->data))
        continue;
      item = ferry_places_add (items, FERRY_PLACES_DEVICES, name, "drive-harddisk-symbolic", path);
      g_object_unref (item->icon);
      item->icon = g_mount_get_symbolic_icon (link->data);
    }
  g_list_free_full (mounts, g_object_unref);
}

static void
add_bookmarks (GPtrArray *items)
{
  g_autoptr (GFile) file = ferry_gtk_bookmarks_new_file ();
  g_autoptr (GPtrArray) bookmarks = ferry_gtk_bookmarks_read (file);

  for (guint i = 0; i < bookmarks->len; i++)
    {
      const FerryGtkBookmark *bookmark = g_ptr_array_index (bookmarks, i);

      ferry_places_add (items, FERRY_PLACES_BOOKMARKS, bookmark->title, "user-bookmarks-symbolic",
                        bookmark->path);
    }
}

/**
 * ferry_places_list_computer:
 */
void
ferry_places_list_computer (GPtrArray *items, FerryPlace *place)
{
  add_folders (items, place);
  add_mounts (items);
  add_bookmarks (items);
}
