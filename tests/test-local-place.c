/* This computer as a place: every verb, in the threads that really do it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-local-place.h"
#include "ferry-path.h"
#include "ferry-test-wait.h"

#include <glib/gstdio.h>
#include <unistd.h>

typedef struct
{
  FerryPlace *place;
  char *folder;
  GString *changed; /* of the signal, one path a line */
} Fixture;

static void
on_folder_changed (FerryPlace *place, const char *path, Fixture *fixture)
{
  g_string_append_printf (fixture->changed, "%s\n", path);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->place = ferry_local_place_new ();
  fixture->folder = g_dir_make_tmp ("ferry-place-XXXXXX", NULL);
  fixture->changed = g_string_new (NULL);
  g_signal_connect (fixture->place, "folder-changed", G_CALLBACK (on_folder_changed), fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
  g_string_free (fixture->changed, TRUE);
  g_assert_finalize_object (fixture->place);
}

static char *
below (Fixture *fixture, const char *name)
{
  return ferry_path_join (fixture->folder, name);
}

static void
write_file (Fixture *fixture, const char *name, const char *content)
{
  g_autofree char *path = below (fixture, name);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, content, -1, &error);
  g_assert_no_error (error);
}

static void
collect (FerryListing *part, gpointer user_data)
{
  for (guint i = 0; i < ferry_listing_get_length (part); i++)
    ferry_listing_add_copy (user_data, ferry_listing_get (part, i));
}

static FerryListing *
list (Fixture *fixture, const char *path, GCancellable *cancellable, GError **error)
{
  g_autoptr (FerryListing) all = ferry_listing_new ();
  g_autoptr (GAsyncResult) result = NULL;

  ferry_place_list_async (fixture->place, path, collect, all, cancellable,
                          ferry_test_wait_got_result, &result);
  ferry_test_wait_until (result != NULL, 10);
  if (!ferry_place_list_finish (fixture->place, result, error))
    return NULL;
  return g_steal_pointer (&all);
}

static const FerryEntry *
find (FerryListing *listing, const char *name)
{
  for (guint i = 0; i < ferry_listing_get_length (listing); i++)
    if (g_str_equal (ferry_listing_get (listing, i)->name, name))
      return ferry_listing_get (listing, i);
  return NULL;
}

static gboolean
finish (Fixture *fixture, GAsyncResult **result, GError **error)
{
  ferry_test_wait_until (*result != NULL, 10);
  return ferry_place_action_finish (fixture->place, *result, error);
}

static void
test_list (Fixture *fixture, gconstpointer data)
{
  g_autofree char *link = below (fixture, "link");
  g_autofree char *folder = below (fixture, "日本 語");
  g_autoptr (FerryListing) listing = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  const FerryEntry *entry;

  write_file (fixture, ".hidden", "");
  write_file (fixture, "a file", "twelve bytes");
  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  g_assert_cmpint (symlink ("日本 語", link), ==, 0);

  listing = list (fixture, fixture->folder, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (ferry_listing_get_length (listing), ==, 4);
  entry = find (listing, "a file");
  g_assert_cmpint (entry->kind, ==, FERRY_KIND_FILE);
  g_assert_cmpint (entry->size, ==, 12);
  g_assert_cmpint (entry->precision, ==, FERRY_PRECISION_SECOND);
  g_assert_true (entry->is_utc);
  g_assert_cmpint (ABS (entry->modified - g_get_real_time () / G_USEC_PER_SEC), <, 60);
  entry = find (listing, "日本 語");
  g_assert_cmpint (entry->kind, ==, FERRY_KIND_DIRECTORY);
  g_assert_cmpint (entry->mode, ==, 0700);
  entry = find (listing, "link");
  g_assert_cmpint (entry->kind, ==, FERRY_KIND_LINK);
  g_assert_cmpstr (ferry_entry_get_target (entry), ==, "日本 語");
  g_assert_nonnull (find (listing, ".hidden"));

  /* A link is removed as a link: what it leads to goes only by its own name. */
  ferry_place_remove_async (fixture->place, fixture->folder, listing, FERRY_REMOVAL_KEEPS, NULL,
                            NULL, ferry_test_wait_got_result, &result);
  g_assert_true (finish (fixture, &result, &error));
  g_assert_no_error (error);
}

static void
test_missing (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = below (fixture, "missing");
  g_autoptr (FerryListing) listing = NULL;
  g_autoptr (GError) error = NULL;

  listing = list (fixture, path, NULL, &error);
  g_assert_null (listing);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

static void
test_cancelled (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (FerryListing) listing = NULL;
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  listing = list (fixture, fixture->folder, cancellable, &error);
  g_assert_null (listing);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_actions (Fixture *fixture, gconstpointer data)
{
  g_autofree char *made = below (fixture, "made");
  g_autofree char *renamed = below (fixture, "renamed");
  g_autofree char *outside = below (fixture, "outside");
  g_autofree char *inner_link = below (fixture, "renamed/link");
  g_autofree char *expected = g_strdup_printf ("%1$s\n%1$s\n%1$s\n%1$s\n%1$s\n", fixture->folder);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (FerryEntry) entry = NULL;
  g_autoptr (FerryListing) listing = ferry_listing_new ();
  g_autoptr (GError) error = NULL;

  ferry_place_make_folder_async (fixture->place, made, NULL, ferry_test_wait_got_result, &result);
  g_assert_true (finish (fixture, &result, &error));
  g_clear_object (&result);
  ferry_place_make_folder_async (fixture->place, made, NULL, ferry_test_wait_got_result, &result);
  g_assert_false (finish (fixture, &result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_EXISTS);
  g_clear_error (&error);
  g_clear_object (&result);

  ferry_place_rename_async (fixture->place, made, renamed, NULL, ferry_test_wait_got_result,
                            &result);
  g_assert_true (finish (fixture, &result, &error));
  g_clear_object (&result);
  ferry_place_set_permissions_async (fixture->place, renamed, 0750, NULL,
                                     ferry_test_wait_got_result, &result);
  g_assert_true (finish (fixture, &result, &error));
  g_clear_object (&result);
  ferry_place_stat_async (fixture->place, renamed, NULL, ferry_test_wait_got_result, &result);
  ferry_test_wait_until (result != NULL, 10);
  entry = ferry_place_stat_finish (fixture->place, result, &error);
  g_assert_no_error (error);
  g_assert_cmpint (entry->mode, ==, 0750);
  g_assert_cmpstr (entry->name, ==, "renamed");
  g_clear_object (&result);

  /* A link within a folder leads out of it; removing the folder does not follow it. */
  g_assert_cmpint (g_mkdir (outside, 0700), ==, 0);
  write_file (fixture, "outside/kept", "1");
  write_file (fixture, "renamed/inner", "1");
  g_assert_cmpint (symlink (outside, inner_link), ==, 0);
  ferry_listing_add_copy (listing, entry);
  ferry_place_remove_async (fixture->place, fixture->folder, listing, FERRY_REMOVAL_KEEPS, NULL,
                            NULL, ferry_test_wait_got_result, &result);
  g_assert_true (finish (fixture, &result, &error));
  g_assert_no_error (error);
  g_assert_false (g_file_test (renamed, G_FILE_TEST_EXISTS));
  g_assert_cmpstr (fixture->changed->str, ==, expected);

  {
    g_autofree char *kept = below (fixture, "outside/kept");

    g_assert_cmpint (g_unlink (kept), ==, 0);
    g_assert_cmpint (g_rmdir (outside), ==, 0);
  }
}

static void
test_rename_overwrites_nothing (Fixture *fixture, gconstpointer data)
{
  g_autofree char *a = below (fixture, "a");
  g_autofree char *b = below (fixture, "b");
  g_autofree char *content = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  write_file (fixture, "a", "of a");
  write_file (fixture, "b", "of b");
  ferry_place_rename_async (fixture->place, a, b, NULL, ferry_test_wait_got_result, &result);
  g_assert_false (finish (fixture, &result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_EXISTS);
  g_assert_true (g_file_get_contents (b, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, "of b");
  g_unlink (a);
  g_unlink (b);
}

static void
test_names (Fixture *fixture, gconstpointer data)
{
  g_autofree char *shown = NULL;
  g_autofree char *raw = NULL;
  gboolean is_lossy = TRUE;

  shown = ferry_place_decode (fixture->place, "/日本/a b", &is_lossy);
  g_assert_cmpstr (shown, ==, "/日本/a b");
  g_assert_false (is_lossy);
  raw = ferry_place_encode (fixture->place, shown, NULL);
  g_assert_cmpstr (raw, ==, shown);
  g_assert_true (ferry_place_is_local (fixture->place));
  g_assert_cmpstr (ferry_place_get_home (fixture->place), ==, g_get_home_dir ());
}

#define ADD(name, func) g_test_add ("/local-place/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("list", test_list);
  ADD ("missing", test_missing);
  ADD ("cancelled", test_cancelled);
  ADD ("actions", test_actions);
  ADD ("rename-overwrites-nothing", test_rename_overwrites_nothing);
  ADD ("names", test_names);
  return g_test_run ();
}
