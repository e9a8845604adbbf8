/* Files on their way: what can go where, and what a file manager gave.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-bundle.h"

#include "ferry-local-place.h"

#include <glib/gstdio.h>
#include <string.h>

static FerryBundle *
make_bundle (FerryPlace *place)
{
  g_autoptr (FerryListing) entries = ferry_listing_new ();

  ferry_listing_add (entries, "folder", 6, NULL, 0)->kind = FERRY_KIND_DIRECTORY;
  ferry_listing_add (entries, "file", 4, NULL, 0)->kind = FERRY_KIND_FILE;
  return ferry_bundle_new (place, "/from", entries);
}

static void
test_can_go_to (void)
{
  static const struct
  {
    const char *folder;
    gboolean can_go;
  } cases[] = {
    { "/from", FALSE },         { "/", TRUE },
    { "/from/folder", FALSE },  { "/from/folder/inner", FALSE },
    { "/from/folder2", TRUE },  { "/elsewhere", TRUE },
    { "/from/file/odd", TRUE },
  };
  FerryPlace *here = ferry_local_place_new ();
  FerryPlace *also_here = ferry_local_place_new ();
  g_autoptr (FerryBundle) bundle = make_bundle (here);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_cmpint (ferry_bundle_can_go_to (bundle, here, cases[i].folder), ==, cases[i].can_go);
      g_assert_cmpint (ferry_bundle_can_go_to (bundle, also_here, cases[i].folder), ==,
                       cases[i].can_go);
    }
  g_clear_pointer (&bundle, ferry_bundle_free);
  g_assert_finalize_object (here);
  g_assert_finalize_object (also_here);
}

static void
test_copy (void)
{
  g_autoptr (FerryPlace) place = ferry_local_place_new ();
  g_autoptr (FerryBundle) bundle = make_bundle (place);
  g_autoptr (FerryBundle) copy = NULL;

  bundle->is_cut = TRUE;
  copy = g_boxed_copy (FERRY_TYPE_BUNDLE, bundle);
  g_clear_pointer (&bundle, ferry_bundle_free);
  g_assert_true (copy->is_cut);
  g_assert_true (copy->place == place);
  g_assert_cmpstr (copy->folder, ==, "/from");
  g_assert_cmpuint (ferry_listing_get_length (copy->entries), ==, 2);
}

static void
test_files (void)
{
  g_autoptr (FerryPlace) place = ferry_local_place_new ();
  g_autoptr (FerryBundle) bundle = make_bundle (place);
  GSList *files = ferry_bundle_dup_files (bundle);

  g_assert_cmpuint (g_slist_length (files), ==, 2);
  g_assert_cmpstr (g_file_peek_path (files->data), ==, "/from/folder");
  g_assert_cmpstr (g_file_peek_path (files->next->data), ==, "/from/file");
  g_slist_free_full (files, g_object_unref);
}

/* Files of two folders make two bundles; what is on no disk here makes none. */
static void
test_new_for_files (void)
{
  g_autofree char *root = g_dir_make_tmp ("bundle-XXXXXX", NULL);
  g_autofree char *folder = g_build_filename (root, "folder", NULL);
  g_autofree char *file = g_build_filename (root, "file", NULL);
  g_autofree char *inner = g_build_filename (folder, "inner", NULL);
  g_autoptr (FerryPlace) place = ferry_local_place_new ();
  g_autoptr (FerryBundle) first = NULL;
  g_autoptr (FerryBundle) second = NULL;
  g_autoptr (GPtrArray) given = g_ptr_array_new_with_free_func (g_object_unref);
  GSList *left = NULL;

  g_assert_no_errno (g_mkdir (folder, 0700));
  g_assert_true (g_file_set_contents (file, "x", -1, NULL));
  g_assert_true (g_file_set_contents (inner, "x", -1, NULL));
  g_ptr_array_add (given, g_file_new_for_path (folder));
  g_ptr_array_add (given, g_file_new_for_path (inner));
  g_ptr_array_add (given, g_file_new_for_uri ("ftp://192.0.2.1/remote"));
  g_ptr_array_add (given, g_file_new_for_path (file));
  for (guint i = given->len; i > 0; i--)
    left = g_slist_prepend (left, given->pdata[i - 1]);

  first = ferry_bundle_new_for_files (place, &left);
  second = ferry_bundle_new_for_files (place, &left);
  g_assert_null (left);
  g_assert_cmpstr (first->folder, ==, root);
  g_assert_cmpuint (ferry_listing_get_length (first->entries), ==, 2);
  g_assert_cmpstr (ferry_listing_get (first->entries, 0)->name, ==, "folder");
  g_assert_cmpint (ferry_listing_get (first->entries, 0)->kind, ==, FERRY_KIND_DIRECTORY);
  g_assert_cmpstr (ferry_listing_get (first->entries, 1)->name, ==, "file");
  g_assert_cmpint (ferry_listing_get (first->entries, 1)->kind, ==, FERRY_KIND_FILE);
  g_assert_cmpstr (second->folder, ==, folder);
  g_assert_cmpstr (ferry_listing_get (second->entries, 0)->name, ==, "inner");
  g_assert_null (ferry_bundle_new_for_files (place, &left));

  g_assert_no_errno (g_remove (inner));
  g_assert_no_errno (g_remove (file));
  g_assert_no_errno (g_remove (folder));
  g_assert_no_errno (g_remove (root));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/bundle/can-go-to", test_can_go_to);
  g_test_add_func ("/bundle/copy", test_copy);
  g_test_add_func ("/bundle/files", test_files);
  g_test_add_func ("/bundle/new-for-files", test_new_for_files);
  return g_test_run ();
}
