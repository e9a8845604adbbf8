/* Looking below folders: what a search looks for, and searches of this computer and of real
 * servers.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-local-place.h"
#include "ferry-path.h"
#include "ferry-remote-place.h"
#include "ferry-search.h"
#include "ferry-test-server.h"
#include "ferry-test-tree.h"
#include "ferry-test-wait.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#define PATIENCE 60 /* s */
#define FOLDERS  30

/* Rules */

static void
test_names (void)
{
  static const struct
  {
    const char *text;
    const char *name;
    gboolean is_met;
  } cases[] = {
    { "note", "My Notes.txt", TRUE },
    { "note", "letter.txt", FALSE },
    { "", "anything", TRUE },
    { "*.txt", "Notes.TXT", TRUE },
    { "*.txt", "notes.txt.bak", FALSE },
    { "n?tes.txt", "notes.txt", TRUE },
    { "STRASSE", "straße", TRUE },
    { "が", "か\xe3\x82\x99.txt", TRUE },
  };
  FerryEntry entry = { .kind = FERRY_KIND_FILE, .size = 10 };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (FerrySearchRule) rule = ferry_search_rule_new (cases[i].text);

      g_test_message ("“%s” in “%s”", cases[i].text, cases[i].name);
      g_assert_cmpint (ferry_search_rule_is_met (rule, &entry, cases[i].name), ==, cases[i].is_met);
    }
}

static void
test_facts (void)
{
  g_autoptr (FerrySearchRule) rule = ferry_search_rule_new ("");
  FerryEntry file = {
    .kind = FERRY_KIND_FILE, .size = 500, .modified = 1000, .precision = FERRY_PRECISION_MINUTE
  };
  FerryEntry folder = { .kind = FERRY_KIND_DIRECTORY, .size = 4096 };

  ferry_search_rule_set_kind (rule, FERRY_SEARCH_FOLDERS);
  g_assert_false (ferry_search_rule_is_met (rule, &file, "a"));
  g_assert_true (ferry_search_rule_is_met (rule, &folder, "a"));
  ferry_search_rule_set_kind (rule, FERRY_SEARCH_FILES);
  g_assert_true (ferry_search_rule_is_met (rule, &file, "a"));
  g_assert_false (ferry_search_rule_is_met (rule, &folder, "a"));

  ferry_search_rule_set_kind (rule, FERRY_SEARCH_ANYTHING);
  ferry_search_rule_set_sizes (rule, 500, -1);
  g_assert_true (ferry_search_rule_is_met (rule, &file, "a"));
  g_assert_false (ferry_search_rule_is_met (rule, &folder, "a"));
  ferry_search_rule_set_sizes (rule, -1, 499);
  g_assert_false (ferry_search_rule_is_met (rule, &file, "a"));

  ferry_search_rule_set_sizes (rule, -1, -1);
  ferry_search_rule_set_newest (rule, 1000);
  g_assert_true (ferry_search_rule_is_met (rule, &file, "a"));
  g_assert_false (ferry_search_rule_is_met (rule, &folder, "a"));
  ferry_search_rule_set_newest (rule, 1001);
  g_assert_false (ferry_search_rule_is_met (rule, &file, "a"));
}

/* A tree */

typedef struct
{
  FerryTestServer *server; /* NULL: this computer */
  FerryPlace *place;
  char *root; /* on the disk */
  char *home; /* as the place names it */
} Fixture;

static const FerryTestServerOptions vsftpd = { .kind = FERRY_TEST_SERVER_VSFTPD };
static const FerryTestServerOptions pyftpdlib = { .kind = FERRY_TEST_SERVER_PYFTPDLIB };
static const FerryTestServerOptions crowded = { .kind = FERRY_TEST_SERVER_PYFTPDLIB,
                                                .max_clients = 1 };

/* 0/1/…/deep.txt and FOLDERS folders with a file each, and a link that leads back up. */
static void
make_tree (const char *root)
{
  g_autofree char *deep = g_build_filename (root, "0", "1", "2", "3", NULL);
  g_autofree char *file = g_build_filename (deep, "Deep.txt", NULL);
  g_autofree char *link = g_build_filename (root, "0", "1", "up", NULL);

  g_mkdir_with_parents (deep, 0755);
  g_assert_true (g_file_set_contents (file, "12345", -1, NULL));
  g_assert_cmpint (symlink ("../..", link), ==, 0);
  for (guint i = 0; i < FOLDERS; i++)
    {
      g_autofree char *name = g_strdup_printf ("beside %u", i);
      g_autofree char *folder = g_build_filename (root, name, NULL);
      g_autofree char *path = g_build_filename (folder, "leaf.txt", NULL);

      g_mkdir (folder, 0755);
      g_assert_true (g_file_set_contents (path, "leaf", -1, NULL));
    }
}

static void
connect_to (Fixture *fixture, const FerryTestServerOptions *options)
{
  g_autoptr (FerryServer) settings = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  fixture->server = ferry_test_server_start (options, &error);
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
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  if (data == NULL)
    {
      fixture->place = ferry_local_place_new ();
      fixture->root = g_dir_make_tmp ("ferry-search-XXXXXX", NULL);
      fixture->home = g_strdup (fixture->root);
    }
  else
    {
      connect_to (fixture, data);
      fixture->root = g_strdup (ferry_test_server_get_root (fixture->server));
      fixture->home = g_strdup (ferry_place_get_home (fixture->place));
    }
  make_tree (fixture->root);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  /* What was cancelled still has to come home. */
  ferry_test_wait_until (G_OBJECT (fixture->place)->ref_count == 1, PATIENCE);
  g_assert_finalize_object (fixture->place);
  if (fixture->server == NULL)
    ferry_test_tree_remove (fixture->root);
  g_clear_pointer (&fixture->server, ferry_test_server_free);
  g_free (fixture->root);
  g_free (fixture->home);
}

static FerrySearchHit *
get_hit (FerrySearch *search, guint position)
{
  g_autoptr (FerrySearchHit) hit = g_list_model_get_item (G_LIST_MODEL (search), position);

  return hit;
}

static FerrySearch *
search_to_end (Fixture *fixture, const char *text)
{
  FerrySearch *search =
      ferry_search_new (fixture->place, fixture->home, ferry_search_rule_new (text));

  ferry_test_wait_until (!ferry_search_is_running (search), PATIENCE);
  return search;
}

static void
test_found (Fixture *fixture, gconstpointer data)
{
  g_autoptr (FerrySearch) deep = search_to_end (fixture, "deep");
  g_autoptr (FerrySearch) leaves = search_to_end (fixture, "*.TXT");
  g_autofree char *folder = g_build_filename (fixture->home, "0", "1", "2", "3", NULL);

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (deep)), ==, 1);
  g_assert_cmpstr (ferry_search_hit_get_folder (get_hit (deep, 0)), ==, folder);
  g_assert_cmpstr (ferry_search_hit_get_entry (get_hit (deep, 0))->name, ==, "Deep.txt");
  g_assert_cmpint (ferry_search_hit_get_entry (get_hit (deep, 0))->size, ==, 5);
  g_assert_cmpuint (ferry_search_get_n_failed (deep), ==, 0);
  /* The link that leads up is no way on; where a server shows it as a folder, it is entered once.
   */
  g_assert_cmpuint (ferry_search_get_n_folders (deep), >=, FOLDERS + 5);
  g_assert_cmpuint (ferry_search_get_n_folders (deep), <=, FOLDERS + 6);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (leaves)), ==, FOLDERS + 1);
}

static void
test_stopped (Fixture *fixture, gconstpointer data)
{
  g_autoptr (FerrySearch) search =
      ferry_search_new (fixture->place, fixture->home, ferry_search_rule_new ("leaf"));

  ferry_test_wait_until (ferry_search_get_n_folders (search) > 0, PATIENCE);
  ferry_search_stop (search);
  g_assert_false (ferry_search_is_running (search));
  g_assert_cmpuint (ferry_search_get_n_folders (search), <, FOLDERS + 5);
}

static void
test_refused (Fixture *fixture, gconstpointer data)
{
  g_autoptr (FerrySearch) search = NULL;
  g_autofree char *missing = ferry_path_join (fixture->home, "missing");

  search = ferry_search_new (fixture->place, missing, ferry_search_rule_new ("a"));
  ferry_test_wait_until (!ferry_search_is_running (search), PATIENCE);
  g_assert_cmpuint (ferry_search_get_n_failed (search), ==, 1);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (search)), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/search/names", test_names);
  g_test_add_func ("/search/facts", test_facts);
#define ADD(name, server, func) g_test_add (name, Fixture, server, set_up, func, tear_down)
  ADD ("/search/found/computer", NULL, test_found);
  ADD ("/search/found/vsftpd", &vsftpd, test_found);
  ADD ("/search/found/pyftpdlib", &pyftpdlib, test_found);
  ADD ("/search/found/one-connection", &crowded, test_found);
  ADD ("/search/stopped", &pyftpdlib, test_stopped);
  ADD ("/search/refused/computer", NULL, test_refused);
  ADD ("/search/refused/vsftpd", &vsftpd, test_refused);

  return g_test_run ();
}
