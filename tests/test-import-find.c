/* The FTP clients on this computer, in a home of the test's own.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-import-find.h"
#include "ferry-import-fixture.h"

#include <glib/gstdio.h>

static void
did_find (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GPtrArray **) user_data = ferry_import_find_installed_finish (result);
}

static GPtrArray *
find (void)
{
  GPtrArray *found = NULL;

  ferry_import_find_installed_async (NULL, did_find, &found);
  while (found == NULL)
    g_main_context_iteration (NULL, TRUE);
  return found;
}

static void
put (const char *root, const char *path, const char *name)
{
  g_autoptr (GBytes) bytes = ferry_test_import_load (name);
  g_autofree char *target = g_build_filename (root, path, NULL);
  g_autofree char *folder = g_path_get_dirname (target);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (target, g_bytes_get_data (bytes, NULL),
                                      (gssize) g_bytes_get_size (bytes), NULL));
}

static void
expect (GPtrArray *found, guint index, const char *program, guint sites, guint count)
{
  const FerryImportList *list = g_ptr_array_index (found, index);

  g_assert_cmpstr (list->program, ==, program);
  g_assert_cmpuint (list->sites->len, ==, sites);
  g_assert_cmpuint (ferry_import_list_count (list), ==, count);
}

static void
test_find (void)
{
  const char *home = g_get_home_dir ();
  const char *config = g_get_user_config_dir ();
  g_autofree char *lftp = g_build_filename (home, "lftp-of-mine", NULL);
  g_autoptr (GPtrArray) none = find ();
  g_autoptr (GPtrArray) found = NULL;

  g_assert_cmpuint (none->len, ==, 0);
  put (config, "filezilla/sitemanager.xml", "sitemanager.xml");
  put (config, "filezilla/recentservers.xml", "recentservers.xml");
  put (home, ".filezilla/sitemanager.xml", "recentservers.xml"); /* of an older FileZilla */
  put (home, ".netrc", "netrc");
  put (config, "gtk-3.0/bookmarks", "gtk-bookmarks");
  put (home, "lftp-of-mine/bookmarks", "lftp-bookmarks");
  put (g_get_user_data_dir (), "lftp/bookmarks", "netrc"); /* the first one counts */
  g_setenv ("LFTP_HOME", lftp, TRUE);
  found = find ();
  g_assert_cmpuint (found->len, ==, 4);
  expect (found, 0, "FileZilla", 6, 4);
  expect (found, 1, "lftp", 4, 3);
  expect (found, 2, "GNOME Files", 3, 2);
  expect (found, 3, ".netrc", 4, 3);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/import-find/installed", test_find);
  return g_test_run ();
}
