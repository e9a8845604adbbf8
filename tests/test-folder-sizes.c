/* How large folders are: counted, stopped, forgotten.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-folder-sizes.h"
#include "ferry-local-place.h"
#include "ferry-test-tree.h"
#include "ferry-test-wait.h"

#include <glib/gstdio.h>
#include <string.h>

#define PATIENCE 60 /* s */

typedef struct
{
  char *root;
  FerryPlace *place;
  FerryFolderSizes *sizes;
} Fixture;

static void
make_file (Fixture *fixture, const char *folder, const char *name, gsize size)
{
  g_autofree char *parent = g_build_filename (fixture->root, folder, NULL);
  g_autofree char *path = g_build_filename (parent, name, NULL);

  g_mkdir_with_parents (parent, 0755);
  ferry_test_tree_make_file (path, size, 1);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->root = g_dir_make_tmp ("ferry-sizes-XXXXXX", NULL);
  fixture->place = ferry_local_place_new ();
  fixture->sizes = ferry_folder_sizes_new ();
  make_file (fixture, "small", "a", 1000);
  make_file (fixture, "large", "a", 2000);
  make_file (fixture, "large/inner", "b", 3000);
  ferry_folder_sizes_set_folder (fixture->sizes, fixture->place, fixture->root);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->sizes);
  ferry_test_wait_until (G_OBJECT (fixture->place)->ref_count == 1, PATIENCE);
  g_assert_finalize_object (fixture->place);
  ferry_test_tree_remove (fixture->root);
  g_free (fixture->root);
}

static void
count (Fixture *fixture)
{
  static const char *const names[] = { "small", "large", "file" };
  g_autoptr (FerryListing) entries = ferry_listing_new ();

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      FerryEntry *entry = ferry_listing_add (entries, names[i], strlen (names[i]), NULL, 0);

      entry->kind = i < 2 ? FERRY_KIND_DIRECTORY : FERRY_KIND_FILE;
    }
  ferry_folder_sizes_count (fixture->sizes, entries);
}

static void
assert_text (Fixture *fixture, const char *name, const char *text)
{
  g_autofree char *shown = ferry_folder_sizes_dup_text (fixture->sizes, name);

  g_assert_cmpstr (shown, ==, text);
}

static void
assert_counted (Fixture *fixture, const char *name, gint64 size)
{
  g_autoptr (GHashTable) counted = ferry_folder_sizes_dup_counted (fixture->sizes);

  g_assert_nonnull (counted);
  g_assert_cmpuint (g_hash_table_size (counted), ==, 2);
  g_assert_cmpint (*(const gint64 *) g_hash_table_lookup (counted, name), ==, size);
}

static void
test_counted (Fixture *fixture, gconstpointer data)
{
  assert_text (fixture, "large", NULL);
  count (fixture);
  assert_text (fixture, "large", "0 bytes…");
  ferry_test_wait_until (!ferry_folder_sizes_is_counting (fixture->sizes), PATIENCE);
  assert_text (fixture, "small", "1.0\u00a0kB");
  assert_text (fixture, "large", "5.0\u00a0kB");
  assert_text (fixture, "file", NULL);
  assert_counted (fixture, "large", 5000);

  /* Known when the folder is shown again, until it is read again. */
  ferry_folder_sizes_set_folder (fixture->sizes, fixture->place, "/");
  assert_text (fixture, "large", NULL);
  ferry_folder_sizes_set_folder (fixture->sizes, fixture->place, fixture->root);
  assert_text (fixture, "large", "5.0\u00a0kB");
  ferry_folder_sizes_forget (fixture->sizes);
  assert_text (fixture, "large", NULL);
  g_assert_null (ferry_folder_sizes_dup_counted (fixture->sizes));
}

static void
test_stopped (Fixture *fixture, gconstpointer data)
{
  count (fixture);
  ferry_folder_sizes_stop (fixture->sizes);
  g_assert_false (ferry_folder_sizes_is_counting (fixture->sizes));
  assert_text (fixture, "large", "≥ 0 bytes");
}

/* A folder that has gone meanwhile */
static void
test_partial (Fixture *fixture, gconstpointer data)
{
  g_autofree char *gone = g_build_filename (fixture->root, "small", NULL);

  ferry_test_tree_remove (gone);
  count (fixture);
  ferry_test_wait_until (!ferry_folder_sizes_is_counting (fixture->sizes), PATIENCE);
  assert_text (fixture, "small", "≥ 0 bytes");
  assert_text (fixture, "large", "5.0\u00a0kB");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func) g_test_add (name, Fixture, NULL, set_up, func, tear_down)
  ADD ("/folder-sizes/counted", test_counted);
  ADD ("/folder-sizes/stopped", test_stopped);
  ADD ("/folder-sizes/partial", test_partial);

  return g_test_run ();
}
