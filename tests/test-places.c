/* Where one may want to go: the desktop's bookmarks, folders of this computer, bookmarks of a site,
 * recent folders. Has a folder for settings of its own.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-gtk-bookmarks.h"
#include "ferry-local-place.h"
#include "ferry-places.h"
#include "ferry-recent-folders.h"
#include "ferry-remote-place.h"
#include "ferry-test-tree.h"

#include <glib/gstdio.h>
#include <string.h>

static void
assert_bookmarks (GFile *file, const char *expected)
{
  g_autoptr (GPtrArray) bookmarks = ferry_gtk_bookmarks_read (file);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < bookmarks->len; i++)
    {
      const FerryGtkBookmark *bookmark = g_ptr_array_index (bookmarks, i);

      g_string_append_printf (text, "%s=%s;", bookmark->title, bookmark->path);
    }
  g_assert_cmpstr (text->str, ==, expected);
}

static void
test_gtk_bookmarks (void)
{
  static const char before[] = "file:///srv/web%20site Web\nsftp://host/folder Far\nnonsense\n"
                               "file:///srv/music\n";
  g_autoptr (GFile) file = ferry_gtk_bookmarks_new_file ();
  g_autofree char *path = g_file_get_path (file);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  assert_bookmarks (file, "");
  g_mkdir_with_parents (folder, 0700);
  g_assert_true (g_file_set_contents (path, before, -1, NULL));
  assert_bookmarks (file, "Web=/srv/web site;music=/srv/music;");

  ferry_gtk_bookmarks_add (file, "/srv/写真", &error);
  g_assert_no_error (error);
  ferry_gtk_bookmarks_remove (file, "/srv/music", &error);
  g_assert_no_error (error);
  assert_bookmarks (file, "Web=/srv/web site;写真=/srv/写真;");

  /* Those of others stay. */
  g_assert_true (g_file_get_contents (path, &after, NULL, NULL));
  g_assert_nonnull (strstr (after, "sftp://host/folder Far\n"));
  g_unlink (path);
}

static const FerryPlacesItem *
find (GPtrArray *items, FerryPlacesGroup group, const char *path)
{
  for (guint i = 0; i < items->len; i++)
    {
      const FerryPlacesItem *item = g_ptr_array_index (items, i);

      if (item->group == group && strcmp (item->path, path) == 0)
        return item;
    }
  return NULL;
}

static void
test_computer (void)
{
  g_autoptr (FerryPlace) place = ferry_local_place_new ();
  g_autoptr (GPtrArray) items = NULL;
  g_autoptr (GPtrArray) after = NULL;
  g_autoptr (GError) error = NULL;

  ferry_recent_folders_note (place, "/srv/a");
  ferry_recent_folders_note (place, "/srv/b");
  ferry_recent_folders_note (place, ferry_place_get_home (place));
  g_assert_true (ferry_places_add_bookmark (place, "/srv/web", NULL, &error));
  g_assert_no_error (error);
  items = ferry_places_list (place, "/srv/b", NULL);
  g_assert_nonnull (find (items, FERRY_PLACES_FOLDERS, ferry_place_get_home (place)));
  g_assert_nonnull (find (items, FERRY_PLACES_DEVICES, "/"));
  g_assert_cmpstr (find (items, FERRY_PLACES_BOOKMARKS, "/srv/web")->title, ==, "web");
  g_assert_nonnull (find (items, FERRY_PLACES_RECENT, "/srv/a"));
  /* One is there already. */
  g_assert_null (find (items, FERRY_PLACES_RECENT, "/srv/b"));
  g_assert_null (find (items, FERRY_PLACES_RECENT, ferry_place_get_home (place)));

  g_assert_true (ferry_places_remove_bookmark (place, "/srv/web", NULL, &error));
  after = ferry_places_list (place, NULL, NULL);
  g_assert_null (find (after, FERRY_PLACES_BOOKMARKS, "/srv/web"));
}

static void
test_server (void)
{
  g_autoptr (GFile) file = g_file_new_build_filename (g_get_user_config_dir (), "sites.ini", NULL);
  g_autoptr (FerrySiteStore) sites = ferry_site_store_new (file);
  g_autoptr (FerryServer) server = ferry_server_new ("ftp.example.org");
  g_autoptr (FerryPlace) place = NULL;
  g_autoptr (GPtrArray) items = NULL;
  g_autoptr (GPtrArray) after = NULL;
  g_autoptr (GError) error = NULL;

  server->user = g_strdup ("mia");
  place = ferry_remote_place_new (server);
  g_assert_true (ferry_places_add_bookmark (place, "/web/写真", sites, &error));
  g_assert_no_error (error);
  g_assert_true (ferry_places_add_bookmark (place, "/web/b", sites, &error));
  /* The server has become a site, once. */
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (sites)), ==, 1);
  items = ferry_places_list (place, "/", sites);
  g_assert_cmpstr (find (items, FERRY_PLACES_BOOKMARKS, "/web/写真")->title, ==, "写真");

  g_assert_true (ferry_places_remove_bookmark (place, "/web/写真", sites, &error));
  after = ferry_places_list (place, "/", sites);
  g_assert_null (find (after, FERRY_PLACES_BOOKMARKS, "/web/写真"));
  g_assert_nonnull (find (after, FERRY_PLACES_BOOKMARKS, "/web/b"));
}

static void
test_recent (void)
{
  g_autoptr (FerryPlace) place = ferry_local_place_new ();
  const GPtrArray *folders = ferry_recent_folders_get (place);

  for (guint i = 0; i < 2 * FERRY_RECENT_FOLDERS_MOST; i++)
    {
      g_autofree char *path = g_strdup_printf ("/%u", i);

      ferry_recent_folders_note (place, path);
    }
  ferry_recent_folders_note (place, "/10");
  g_assert_cmpuint (folders->len, ==, FERRY_RECENT_FOLDERS_MOST);
  g_assert_cmpstr (g_ptr_array_index (folders, 0), ==, "/10");
  g_assert_cmpstr (g_ptr_array_index (folders, 1), ==, "/15");
}

int
main (int argc, char **argv)
{
  g_autofree char *config = g_dir_make_tmp ("ferry-places-XXXXXX", NULL);
  int result;

  g_setenv ("XDG_CONFIG_HOME", config, TRUE);
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/places/gtk-bookmarks", test_gtk_bookmarks);
  g_test_add_func ("/places/computer", test_computer);
  g_test_add_func ("/places/server", test_server);
  g_test_add_func ("/places/recent", test_recent);

  result = g_test_run ();
  ferry_test_tree_remove (config);
  return result;
}
