/* Listings that are kept: by rules of their own, and over a real server, where what changed is
 * seen.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-folder.h"
#include "ferry-remote-place.h"
#include "ferry-test-server.h"
#include "ferry-test-wait.h"

#include <glib/gstdio.h>
#include <string.h>

#define PATIENCE 60 /* s */

/* Rules */

static void
keep (FerryListingCache *cache, const char *path, guint n_entries)
{
  g_autoptr (GPtrArray) parts =
      g_ptr_array_new_with_free_func ((GDestroyNotify) ferry_listing_unref);
  FerryListing *part = ferry_listing_new ();

  for (guint i = 0; i < n_entries; i++)
    ferry_listing_add (part, "a", 1, NULL, 0);
  g_ptr_array_add (parts, part);
  ferry_listing_cache_keep (cache, path, parts);
}

static void
read_and_keep (FerryListingCache *cache, const char *path, guint n_entries)
{
  ferry_listing_cache_begin (cache, path);
  keep (cache, path, n_entries);
}

static gboolean
has (FerryListingCache *cache, const char *path)
{
  return ferry_listing_cache_look (cache, path) != NULL;
}

static void
test_forgotten (void)
{
  g_autoptr (FerryListingCache) cache = ferry_listing_cache_new ();

  read_and_keep (cache, "/", 1);
  read_and_keep (cache, "/a", 1);
  read_and_keep (cache, "/a/b", 1);
  read_and_keep (cache, "/ab", 1);
  g_assert_true (has (cache, "/a/b"));

  ferry_listing_cache_forget (cache, "/a");
  g_assert_false (has (cache, "/a"));
  g_assert_true (has (cache, "/a/b"));

  ferry_listing_cache_forget_tree (cache, "/a");
  g_assert_false (has (cache, "/a/b"));
  g_assert_true (has (cache, "/ab"));

  /* It changed while it was read. */
  ferry_listing_cache_begin (cache, "/a");
  ferry_listing_cache_forget (cache, "/a");
  keep (cache, "/a", 1);
  g_assert_false (has (cache, "/a"));

  ferry_listing_cache_begin (cache, "/a");
  ferry_listing_cache_forget (cache, NULL);
  keep (cache, "/a", 1);
  g_assert_false (has (cache, "/a"));
  g_assert_false (has (cache, "/"));
}

static void
test_bounded (void)
{
  g_autoptr (FerryListingCache) cache = ferry_listing_cache_new ();

  read_and_keep (cache, "/too-large", FERRY_LISTING_CACHE_MOST_ENTRIES + 1);
  g_assert_false (has (cache, "/too-large"));

  read_and_keep (cache, "/a", FERRY_LISTING_CACHE_MOST_ENTRIES / 2);
  read_and_keep (cache, "/b", FERRY_LISTING_CACHE_MOST_ENTRIES / 2);
  g_assert_true (has (cache, "/a"));
  read_and_keep (cache, "/c", 10);
  g_assert_true (has (cache, "/a"));
  g_assert_false (has (cache, "/b"));

  for (guint i = 0; i <= FERRY_LISTING_CACHE_MOST_FOLDERS; i++)
    {
      g_autofree char *path = g_strdup_printf ("/%u", i);

      read_and_keep (cache, path, 1);
    }
  g_assert_false (has (cache, "/0"));
  g_assert_true (has (cache, "/1"));
}

/* On a server */

typedef struct
{
  FerryTestServer *server;
  FerryPlace *place;
  FerryFolder *folder;
  guint n_loaded;
} Fixture;

static void
on_loaded (FerryFolder *folder, Fixture *fixture)
{
  fixture->n_loaded++;
}

static char *
served (Fixture *fixture, const char *name)
{
  return g_build_filename (ferry_test_server_get_root (fixture->server), name, NULL);
}

static void
make_file (Fixture *fixture, const char *name)
{
  g_autofree char *path = served (fixture, name);

  g_assert_true (g_file_set_contents (path, name, -1, NULL));
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  const FerryTestServerOptions options = { .kind = FERRY_TEST_SERVER_PYFTPDLIB };
  g_autoptr (FerryServer) settings = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *inner = NULL;

  fixture->server = ferry_test_server_start (&options, &error);
  g_assert_no_error (error);
  settings = ferry_server_new (ferry_test_server_get_host (fixture->server));
  settings->port = ferry_test_server_get_port (fixture->server);
  settings->user = g_strdup (ferry_test_server_get_user (fixture->server));
  settings->password = g_strdup (ferry_test_server_get_password (fixture->server));
  settings->security = FERRY_SECURITY_NONE;
  fixture->place = ferry_remote_place_new (settings);
  ferry_remote_place_connect_async (FERRY_REMOTE_PLACE (fixture->place), NULL,
                                    ferry_test_wait_got_result, &result);
  ferry_test_wait_until (result != NULL, PATIENCE);
  ferry_remote_place_connect_finish (FERRY_REMOTE_PLACE (fixture->place), result, &error);
  g_assert_no_error (error);

  inner = served (fixture, "inner");
  g_mkdir (inner, 0755);
  make_file (fixture, "inner/a");
  make_file (fixture, "inner/b");
  fixture->folder = ferry_folder_new ();
  g_signal_connect (fixture->folder, "loaded", G_CALLBACK (on_loaded), fixture);
  ferry_folder_set_place (fixture->folder, fixture->place, "/");
  ferry_test_wait_until (fixture->n_loaded == 1, PATIENCE);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  ferry_folder_set_place (fixture->folder, NULL, NULL);
  ferry_test_wait_until (G_OBJECT (fixture->folder)->ref_count == 1, PATIENCE);
  g_assert_finalize_object (fixture->folder);
  g_assert_finalize_object (fixture->place);
  ferry_test_server_free (fixture->server);
}

static guint
count_rows (Fixture *fixture)
{
  return g_list_model_get_n_items (G_LIST_MODEL (ferry_folder_get_model (fixture->folder)));
}

/* And waits until it was read, which is once more. */
static void
open_folder (Fixture *fixture, const char *path, guint at_once)
{
  guint before = fixture->n_loaded;

  ferry_folder_open (fixture->folder, path);
  g_assert_cmpuint (count_rows (fixture), ==, at_once);
  ferry_test_wait_until (fixture->n_loaded > before, PATIENCE);
}

static void
test_shown_at_once (Fixture *fixture, gconstpointer data)
{
  open_folder (fixture, "/inner", 0);
  g_assert_cmpuint (count_rows (fixture), ==, 2);
  open_folder (fixture, "/", 1);

  /* Somebody else adds one: first the old, then the new. */
  make_file (fixture, "inner/c");
  open_folder (fixture, "/inner", 2);
  g_assert_cmpuint (count_rows (fixture), ==, 3);

  make_file (fixture, "inner/d");
  ferry_folder_reload (fixture->folder);
  g_assert_cmpuint (count_rows (fixture), ==, 3);
  ferry_test_wait_until (count_rows (fixture) == 4, PATIENCE);
}

static void
test_own_changes (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GAsyncResult) made = NULL;
  g_autoptr (GAsyncResult) renamed = NULL;

  open_folder (fixture, "/inner", 0);
  open_folder (fixture, "/", 1);
  ferry_place_make_folder_async (fixture->place, "/inner/new", NULL, ferry_test_wait_got_result,
                                 &made);
  ferry_test_wait_until (made != NULL, PATIENCE);
  open_folder (fixture, "/inner", 0);
  g_assert_cmpuint (count_rows (fixture), ==, 3);

  open_folder (fixture, "/inner/new", 0);
  g_assert_true (has (ferry_place_get_cache (fixture->place), "/inner/new"));
  ferry_place_rename_async (fixture->place, "/inner", "/other", NULL, ferry_test_wait_got_result,
                            &renamed);
  ferry_test_wait_until (renamed != NULL, PATIENCE);
  g_assert_false (has (ferry_place_get_cache (fixture->place), "/inner"));
  g_assert_false (has (ferry_place_get_cache (fixture->place), "/inner/new"));
}

/* What has gone is not shown as if it were there. */
static void
test_gone (Fixture *fixture, gconstpointer data)
{
  g_autofree char *inner = served (fixture, "inner");
  g_autofree char *elsewhere = served (fixture, "elsewhere");

  open_folder (fixture, "/inner", 0);
  open_folder (fixture, "/", 1);
  g_assert_cmpint (g_rename (inner, elsewhere), ==, 0);
  ferry_folder_open (fixture->folder, "/inner");
  g_assert_cmpuint (count_rows (fixture), ==, 2);
  ferry_test_wait_until (ferry_folder_get_error (fixture->folder) != NULL, PATIENCE);
  g_assert_cmpuint (count_rows (fixture), ==, 0);
  g_assert_false (has (ferry_place_get_cache (fixture->place), "/inner"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/listing-cache/forgotten", test_forgotten);
  g_test_add_func ("/listing-cache/bounded", test_bounded);
#define ADD(name, func) g_test_add (name, Fixture, NULL, set_up, func, tear_down)
  ADD ("/listing-cache/shown-at-once", test_shown_at_once);
  ADD ("/listing-cache/own-changes", test_own_changes);
  ADD ("/listing-cache/gone", test_gone);

  return g_test_run ();
}
