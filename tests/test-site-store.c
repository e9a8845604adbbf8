/* Saved sites: the file that people read and keep in a repository, their order, their folders, and
 * two windows at once.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-recent-store.h"
#include "ferry-site-file.h"
#include "ferry-site-store.h"

#include "ferry-test-folder.h"

#include <glib/gstdio.h>
#include <string.h>

typedef struct
{
  char *folder;
  char *path;
  GFile *file;
  FerrySiteStore *store;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = g_dir_make_tmp ("ferry-sites-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "sites.ini", NULL);
  fixture->file = g_file_new_for_path (fixture->path);
  fixture->store = ferry_site_store_new (fixture->file);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->store);
  ferry_test_folder_remove (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
  g_object_unref (fixture->file);
}

static char *
read_text (Fixture *fixture)
{
  char *text;

  g_assert_true (g_file_get_contents (fixture->path, &text, NULL, NULL));
  return text;
}

static void
assert_text (Fixture *fixture, const char *expected)
{
  g_autofree char *text = read_text (fixture);

  g_assert_cmpstr (text, ==, expected);
}

static FerrySiteData *
make_data (const char *title, const char *folder)
{
  g_autoptr (FerryServer) server = ferry_server_new ("h");
  FerrySiteData *data;

  server->user = g_strdup ("kai");
  server->password = g_strdup ("s3cret!");
  data = ferry_site_data_new (title, server);
  ferry_site_data_set_folder (data, folder);
  return data;
}

static FerrySite *
add (FerrySiteStore *store, const char *title, const char *folder)
{
  g_autoptr (FerrySiteData) data = make_data (title, folder);

  return ferry_site_store_add (store, data);
}

/* The paths of the sites, and the folders. */
static void
assert_tree (FerrySiteStore *store, const char *sites, const char *folders)
{
  g_autoptr (GString) paths = g_string_new (NULL);
  g_auto (GStrv) all = ferry_site_store_dup_folders (store);
  g_autofree char *joined = g_strjoinv (";", all);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (store)); i++)
    {
      g_autoptr (FerrySite) site = g_list_model_get_item (G_LIST_MODEL (store), i);
      g_autofree char *path = ferry_site_dup_path (site);

      g_string_append_printf (paths, "%s%s", i > 0 ? ";" : "", path);
    }
  g_assert_cmpstr (paths->str, ==, sites);
  g_assert_cmpstr (joined, ==, folders);
}

/* What a person finds in the file: no default, no secret, nothing that was learned. */
static void
test_readable (Fixture *fixture, gconstpointer data)
{
  g_autoptr (FerrySiteData) plain = make_data ("Client A", "Work");
  g_autofree char *home = g_build_filename (g_get_home_dir (), "Sites", NULL);

  plain->server->learned_ways = g_strdup ("192.168.1.0/24=active");
  plain->server->found_charset = g_strdup ("CP932");
  plain->local_folder = g_strdup (home);
  ferry_site_store_add (fixture->store, plain);
  assert_text (fixture, "[Client A]\nfolder=Work\nlogon=ask\nlocal-folder=~/Sites\n"
                        "host=h\nuser=kai\nsecurity=optional\nmode=passive\n");
}

static void
test_round_trip (Fixture *fixture, gconstpointer data)
{
  g_autoptr (FerrySiteData) made = make_data ("[Ä]\n/x", " Work // Client A ");
  g_autoptr (FerrySiteStore) again = NULL;
  const FerrySiteData *read;
  FerrySite *site;

  made->colour = FERRY_SITE_COLOUR_PURPLE;
  made->notes = g_strdup ("one\ntwo; three");
  made->logon = FERRY_LOGON_KEYRING;
  made->remote_folder = g_strdup ("/\x83\x5c;a");
  made->local_folder = g_strdup ("/tmp/~x");
  made->server->proxy = g_strdup ("direct://");
  made->server->login_commands = g_strsplit ("SITE A\nSITE B", "\n", -1);
  made->server->time_offset = 540;
  made->server->keep_alive = 0;
  made->server->pinned_fingerprint = g_strdup ("ab");
  g_ptr_array_add (made->bookmarks, ferry_bookmark_new ("Pic;s", "/\x83\x5c;", NULL));
  g_ptr_array_add (made->bookmarks, ferry_bookmark_new ("", NULL, "/l"));
  site = ferry_site_store_add (fixture->store, made);

  again = ferry_site_store_new (fixture->file);
  read = ferry_site_get_data (ferry_site_store_find (again, ferry_site_get_id (site)));
  g_assert_cmpstr (read->title, ==, "[Ä]\n/x");
  g_assert_cmpstr (read->folder, ==, "Work/Client A");
  g_assert_cmpint (read->colour, ==, FERRY_SITE_COLOUR_PURPLE);
  g_assert_cmpstr (read->notes, ==, "one\ntwo; three");
  g_assert_cmpint (read->logon, ==, FERRY_LOGON_KEYRING);
  g_assert_cmpstr (read->remote_folder, ==, "/\x83\x5c;a");
  g_assert_cmpstr (read->local_folder, ==, "/tmp/~x");
  g_assert_cmpstr (read->server->proxy, ==, "direct://");
  g_assert_cmpstrv (read->server->login_commands, made->server->login_commands);
  g_assert_cmpint (read->server->time_offset, ==, 540);
  g_assert_cmpuint (read->server->keep_alive, ==, 0);
  g_assert_cmpstr (read->server->pinned_fingerprint, ==, "ab");
  g_assert_cmpstr (read->server->site_id, ==, ferry_site_get_id (site));
  g_assert_null (read->server->password);
  g_assert_cmpuint (read->bookmarks->len, ==, 2);
  g_assert_cmpstr (((FerryBookmark *) read->bookmarks->pdata[0])->title, ==, "Pic;s");
  g_assert_cmpstr (((FerryBookmark *) read->bookmarks->pdata[0])->remote_folder, ==, "/\x83\x5c;");
  g_assert_null (((FerryBookmark *) read->bookmarks->pdata[0])->local_folder);
  g_assert_null (((FerryBookmark *) read->bookmarks->pdata[1])->remote_folder);
  g_assert_cmpstr (((FerryBookmark *) read->bookmarks->pdata[1])->local_folder, ==, "/l");
}

/* Two sites may have the same server, and the same title. */
static void
test_alike (Fixture *fixture, gconstpointer data)
{
  g_autofree char *first = g_strdup (ferry_site_get_id (add (fixture->store, "Web", NULL)));
  g_autofree char *second = g_strdup (ferry_site_get_id (add (fixture->store, "Web", NULL)));
  g_autoptr (FerryServer) server = ferry_server_new ("H");
  FerrySite *site;

  g_assert_cmpstr (first, !=, second);
  server->user = g_strdup ("kai");
  server->site_id = g_strdup (second);
  site = ferry_site_store_find_server (fixture->store, server);
  g_assert_cmpstr (ferry_site_get_id (site), ==, second);
  g_clear_pointer (&server->site_id, g_free);
  site = ferry_site_store_find_server (fixture->store, server);
  g_assert_cmpstr (ferry_site_get_id (site), ==, first);
  ferry_site_store_remove (fixture->store, first);
  g_assert_null (ferry_site_store_find (fixture->store, first));
  assert_tree (fixture->store, "Web", "");
}

static void
on_items_changed (GListModel *model, guint position, guint removed, guint added, guint *n_changed)
{
  *n_changed += removed + added;
}

static void
test_update (Fixture *fixture, gconstpointer data)
{
  FerrySite *site = add (fixture->store, "B", NULL);
  g_autofree char *id = g_strdup (ferry_site_get_id (site));
  g_autoptr (FerrySiteData) changed = ferry_site_dup_data (site);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  guint n_changed = 0;

  add (fixture->store, "C", NULL);
  g_signal_connect (fixture->store, "items-changed", G_CALLBACK (on_items_changed), &n_changed);
  before = read_text (fixture);
  g_assert_true (ferry_site_store_update (fixture->store, id, changed) == site);
  after = read_text (fixture);
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpuint (n_changed, ==, 0);

  ferry_site_data_set_title (changed, "A");
  site = ferry_site_store_update (fixture->store, id, changed);
  g_assert_cmpstr (ferry_site_get_id (site), ==, id);
  g_assert_cmpuint (n_changed, ==, 2);
  assert_tree (fixture->store, "A;C", "");
}

/* The order is that of the groups; what people wrote between them goes with them. */
static void
test_order (Fixture *fixture, gconstpointer data)
{
  g_autoptr (FerrySiteStore) store = NULL;
  g_autofree char *text = NULL;

  g_assert_true (g_file_set_contents (fixture->path,
                                      "# all my sites\n\n"
                                      "[a]\nhost=h\nfuture=1\n"
                                      "# the second\n[b]\nhost=h\n\n"
                                      "[c]\n# inside\nhost=h\n",
                                      -1, NULL));
  store = ferry_site_store_new (fixture->file);
  assert_tree (store, "a;b;c", "");
  ferry_site_store_move (store, "c", NULL, "a");
  assert_tree (store, "c;a;b", "");
  text = read_text (fixture);
  g_assert_true (g_str_has_prefix (text, "# all my sites\n"));
  g_assert_nonnull (strstr (text, "[c]\n# inside\n"));
  /* GKeyFile moves empty lines. */
  g_assert_true (g_regex_match_simple ("# the second\n+\\[b\\]", text, 0, 0));
  g_assert_nonnull (strstr (text, "future=1\n"));
  ferry_site_store_move (store, "a", "In", NULL);
  assert_tree (store, "c;b;In/a", "In");
  ferry_site_store_move (store, "a", "In", "a");
  ferry_site_store_move (store, "gone", NULL, "a");
  assert_tree (store, "c;b;In/a", "In");
}

static void
test_folders (Fixture *fixture, gconstpointer data)
{
  FerrySiteStore *store = fixture->store;

  add (store, "s", "A/B/C");
  add (store, "t", NULL);
  assert_tree (store, "A/B/C/s;t", "A;A/B;A/B/C");
  ferry_site_store_add_folder (store, "Empty/ In ");
  ferry_site_store_add_folder (store, "A");
  ferry_site_store_add_folder (store, "AB");
  assert_tree (store, "A/B/C/s;t", "A;A/B;A/B/C;Empty;Empty/In;AB");
  ferry_site_store_move_folder (store, "A/B", "B2", "Empty");
  assert_tree (store, "B2/C/s;t", "A;B2;B2/C;Empty;Empty/In;AB");
  ferry_site_store_move_folder (store, "B2", "B2/C/D", NULL);
  ferry_site_store_move_folder (store, "AB", "AB", "A");
  assert_tree (store, "B2/C/s;t", "AB;A;B2;B2/C;Empty;Empty/In");
  /* Two become one. */
  ferry_site_store_move_folder (store, "B2/C", "A", NULL);
  assert_tree (store, "A/s;t", "AB;A;B2;Empty;Empty/In");
  ferry_site_store_remove_folder (store, "A");
  ferry_site_store_remove_folder (store, "Empty");
  assert_tree (store, "t", "AB;B2");
  ferry_site_store_remove_folder (store, "AB");
  ferry_site_store_remove_folder (store, "B2");
  assert_tree (store, "t", "");
}

static void
assert_found (FerrySiteStore *store, const char *path, const char *expected, const char *rest)
{
  const char *found_rest = NULL;
  FerrySite *site = ferry_site_store_find_path (store, path, &found_rest);
  g_autofree char *name = site != NULL ? ferry_site_dup_path (site) : NULL;

  g_assert_cmpstr (name, ==, expected);
  g_assert_cmpstr (found_rest, ==, rest);
}

static void
test_find_path (Fixture *fixture, gconstpointer data)
{
  add (fixture->store, "Web", NULL);
  add (fixture->store, "img", "Web");
  add (fixture->store, "Shop", "Work");
  add (fixture->store, "Twice", "a");
  add (fixture->store, "Twice", "b");
  assert_found (fixture->store, "Web", "Web", "");
  assert_found (fixture->store, "Web/", "Web", "/");
  assert_found (fixture->store, "Web/htdocs/x", "Web", "/htdocs/x");
  assert_found (fixture->store, "Web/img/x", "Web/img", "/x");
  assert_found (fixture->store, "Website", NULL, NULL);
  assert_found (fixture->store, "Work/Shop/x", "Work/Shop", "/x");
  assert_found (fixture->store, "Shop/x", "Work/Shop", "/x");
  assert_found (fixture->store, "Twice", NULL, NULL);
  assert_found (fixture->store, "b/Twice", "b/Twice", "");
  assert_found (fixture->store, "", NULL, NULL);
}

static void
on_folders_changed (GObject *object, GParamSpec *pspec, gboolean *is_changed)
{
  *is_changed = TRUE;
}

static gboolean
on_late (gpointer user_data)
{
  g_error ("nobody told of the change");
  return G_SOURCE_REMOVE;
}

/* Neither loses what the other did, and each hears of it by itself. */
static void
test_two_windows (Fixture *fixture, gconstpointer data)
{
  g_autoptr (FerrySiteStore) other = ferry_site_store_new (fixture->file);
  gboolean is_changed = FALSE;
  guint limit;

  add (fixture->store, "a", NULL);
  add (other, "b", NULL);
  add (fixture->store, "c", "F");
  ferry_site_store_remove (other, "a");
  ferry_site_store_add_folder (fixture->store, "G");
  assert_tree (fixture->store, "b;F/c", "F;G");

  g_signal_connect (other, "notify::folders", G_CALLBACK (on_folders_changed), &is_changed);
  limit = g_timeout_add_seconds (20, on_late, NULL);
  while (!is_changed)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (limit);
  assert_tree (other, "b;F/c", "F;G");
}

/* What the disk did not take is not lost when somebody else's changes come in. */
static void
test_unwritable (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "sub", "sites.ini", NULL);
  g_autofree char *sub = g_path_get_dirname (path);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (FerrySiteStore) store = ferry_site_store_new (file);
  g_autoptr (FerrySiteStore) again = NULL;

  g_assert_true (g_file_set_contents (sub, "", 0, NULL));
  add (store, "ours", NULL);
  g_assert_nonnull (ferry_kept_list_get_problem (FERRY_KEPT_LIST (store)));
  assert_tree (store, "ours", "");

  g_remove (sub);
  g_mkdir (sub, 0700);
  g_assert_true (g_file_set_contents (path, "[theirs]\nhost=h\n", -1, NULL));
  g_assert_true (ferry_kept_list_save (FERRY_KEPT_LIST (store), NULL));
  g_assert_null (ferry_kept_list_get_problem (FERRY_KEPT_LIST (store)));
  again = ferry_site_store_new (file);
  assert_tree (again, "theirs;ours", "");
}

static void
test_bad_values (Fixture *fixture, gconstpointer data)
{
  g_autoptr (FerrySiteStore) store = NULL;
  g_autoptr (FerrySite) site = NULL;
  const FerrySiteData *read;

  g_assert_true (g_file_set_contents (
      fixture->path,
      "[a]\nhost=h\nuser=kai\ncolour=octarine\nlogon=perhaps\nfolder=///\n"
      "login-commands=NOOP\\n\\tX\\nSITE\\rB\\nSITE A\n"
      "remote-folder=/a%0D%0ADELE\nbookmark-1=\nbookmark-2=x;/a%0A;~;more;\nbookmark-4=never\n"
      "[/x]\nhost=h\n[b]\nuser=kai\n",
      -1, NULL));
  store = ferry_site_store_new (fixture->file);
  assert_tree (store, "a", "");
  site = g_list_model_get_item (G_LIST_MODEL (store), 0);
  read = ferry_site_get_data (site);
  g_assert_cmpint (read->colour, ==, FERRY_SITE_COLOUR_NONE);
  g_assert_cmpint (read->logon, ==, FERRY_LOGON_ASK);
  g_assert_null (read->remote_folder);
  g_assert_cmpuint (g_strv_length (read->server->login_commands), ==, 2);
  g_assert_cmpstr (read->server->login_commands[1], ==, "SITE A");
  g_assert_cmpuint (read->bookmarks->len, ==, 1);
  g_assert_null (((FerryBookmark *) read->bookmarks->pdata[0])->remote_folder);
  g_assert_cmpstr (((FerryBookmark *) read->bookmarks->pdata[0])->local_folder, ==,
                   g_get_home_dir ());
}

static void
test_not_utf8 (Fixture *fixture, gconstpointer data)
{
  g_autoptr (FerrySiteStore) again = NULL;

  add (fixture->store, "\x83\x5c", "\xff");
  again = ferry_site_store_new (fixture->file);
  g_assert_null (ferry_kept_list_get_problem (FERRY_KEPT_LIST (again)));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (again)), ==, 1);
}

/* The first Ferry kept all in one file. */
static void
test_migration (Fixture *fixture, gconstpointer data)
{
  g_autofree char *recent_path = g_build_filename (fixture->folder, "recent.ini", NULL);
  g_autoptr (GFile) recent = g_file_new_for_path (recent_path);
  g_autoptr (FerrySiteStore) sites = NULL;
  g_autoptr (FerryRecentStore) recents = NULL;
  g_autoptr (FerryServer) server = ferry_server_new ("h");
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  g_assert_true (g_file_set_contents (
      fixture->path,
      "[kai@h:21]\nhost=h\nuser=kai\nplain-known=true\nfolder=/x\nlast-used=7\n"
      "[mine]\ntitle=Mine\nhost=h2\nuser=kai\nmode=active\nfolder=/y\nlast-used=8\n",
      -1, NULL));
  ferry_site_file_migrate (fixture->file, recent);
  sites = ferry_site_store_new (fixture->file);
  assert_tree (sites, "Mine", "");
  g_assert_cmpstr (ferry_site_get_data (ferry_site_store_find (sites, "mine"))->remote_folder, ==,
                   "/y");
  recents = ferry_recent_store_new (recent);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (recents)), ==, 2);
  server->user = g_strdup ("kai");
  g_assert_cmpstr (ferry_recent_get_folder (ferry_recent_store_find (recents, server)), ==, "/x");
  before = read_text (fixture);
  g_assert_null (strstr (before, "last-used"));
  ferry_site_file_migrate (fixture->file, recent);
  after = read_text (fixture);
  g_assert_cmpstr (after, ==, before);
}

static const struct
{
  const char *name;
  void (*run) (Fixture *fixture, gconstpointer data);
} tests[] = {
  { "/site-store/readable", test_readable },     { "/site-store/round-trip", test_round_trip },
  { "/site-store/alike", test_alike },           { "/site-store/update", test_update },
  { "/site-store/order", test_order },           { "/site-store/folders", test_folders },
  { "/site-store/find-path", test_find_path },   { "/site-store/two-windows", test_two_windows },
  { "/site-store/unwritable", test_unwritable }, { "/site-store/bad-values", test_bad_values },
  { "/site-store/not-utf8", test_not_utf8 },     { "/site-store/migration", test_migration },
};

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].name, Fixture, NULL, set_up, tests[i].run, tear_down);
  return g_test_run ();
}
