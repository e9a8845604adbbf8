/* What is remembered of servers, what never is, and files that somebody else wrote.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-recent-store.h"

#include "ferry-test-folder.h"

#include <glib/gstdio.h>
#include <string.h>

typedef struct
{
  char *folder;
  char *path;
  GFile *file;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = g_dir_make_tmp ("ferry-recent-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "ferry", "recent.ini", NULL);
  fixture->file = g_file_new_for_path (fixture->path);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
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
write_text (Fixture *fixture, const char *text)
{
  g_autofree char *folder = g_path_get_dirname (fixture->path);

  g_mkdir_with_parents (folder, 0700);
  g_assert_true (g_file_set_contents (fixture->path, text, -1, NULL));
}

static FerryServer *
make_server (const char *host)
{
  FerryServer *server = ferry_server_new (host);

  server->user = g_strdup ("kai");
  server->password = g_strdup ("s3cret!");
  server->account = g_strdup ("acc0unt");
  return server;
}

static FerryRecent *
remember (FerryRecentStore *store, const char *host, const char *folder)
{
  g_autoptr (FerryServer) server = make_server (host);

  return ferry_recent_store_remember (store, server, folder);
}

static void
assert_hosts (FerryRecentStore *store, const char *expected)
{
  g_autoptr (GString) hosts = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (store)); i++)
    {
      g_autoptr (FerryRecent) recent = g_list_model_get_item (G_LIST_MODEL (store), i);

      g_string_append_printf (hosts, "%s ", ferry_recent_get_server (recent)->host);
    }
  g_assert_cmpstr (hosts->str, ==, expected);
}

static void
test_round_trip (Fixture *fixture, gconstpointer data)
{
  FerryRecentStore *store = ferry_recent_store_new (fixture->file);
  g_autoptr (FerryServer) server = make_server ("FTP.Example.org");
  g_autoptr (FerryRecentStore) again = NULL;
  g_autofree char *text = NULL;
  const FerryServer *known;
  FerryRecent *recent;

  server->port = 2121;
  g_free (server->user);
  server->user = g_strdup (" k%\xff\x83\x5c] ");
  server->security = FERRY_SECURITY_IMPLICIT;
  server->ca_file = g_strdup ("/a b/c;d.pem");
  server->pinned_fingerprint = g_strdup ("ab01");
  server->mode = FERRY_MODE_AUTOMATIC;
  server->learned_ways = g_strdup ("192.168.1.0/24=active");
  server->active_port_low = 50000;
  server->active_port_high = 65535;
  server->active_address = g_strdup ("192.0.2.5");
  server->site_id = g_strdup ("Client A");
  server->proxy = g_strdup ("socks5://proxy.example:1080");
  server->login_commands = g_strsplit ("SITE UMASK 022;a\\b\nCWD /x", "\n", -1);
  server->time_offset = -570;
  server->charset = g_strdup ("CP932");
  server->found_charset = g_strdup ("EUC-JP");
  server->connect_timeout = 1;
  server->reply_timeout = 2;
  server->data_timeout = 3;
  server->login_timeout = 4;
  server->keep_alive = 0;
  server->max_connections = 7;
  server->good_connections = 6;
  server->verify = FERRY_VERIFY_READ_BACK;
  server->is_replace_safe = FALSE;
  server->is_pipelined = FALSE;
  server->is_stumbling = TRUE;
  server->download_limit = 4000000000u;
  server->upload_limit = 1024;
  server->deleted_folder = g_strdup ("/\x83\x5c trash");
  server->allows_server_copy = FALSE;
  server->text_transfer = FERRY_TEXT_BY_NAME;
  server->text_extensions = g_strdup ("txt csv");
  ferry_recent_store_remember (store, server, "/\x83\x5c/ a\n%");
  g_assert_null (ferry_kept_list_get_problem (FERRY_KEPT_LIST (store)));
  g_assert_finalize_object (store);

  text = read_text (fixture);
  g_assert_null (strstr (text, "s3cret"));
  g_assert_null (strstr (text, "acc0unt"));

  again = ferry_recent_store_new (fixture->file);
  recent = ferry_recent_store_find (again, server);
  g_assert_nonnull (recent);
  known = ferry_recent_get_server (recent);
  g_assert_cmpstr (known->host, ==, "FTP.Example.org");
  g_assert_cmpuint (known->port, ==, 2121);
  g_assert_cmpstr (known->user, ==, server->user);
  g_assert_null (known->password);
  g_assert_null (known->account);
  g_assert_cmpint (known->security, ==, FERRY_SECURITY_IMPLICIT);
  g_assert_cmpstr (known->ca_file, ==, "/a b/c;d.pem");
  g_assert_cmpstr (known->pinned_fingerprint, ==, "ab01");
  g_assert_cmpint (known->mode, ==, FERRY_MODE_AUTOMATIC);
  g_assert_cmpstr (known->learned_ways, ==, "192.168.1.0/24=active");
  g_assert_cmpuint (known->active_port_low, ==, 50000);
  g_assert_cmpuint (known->active_port_high, ==, 65535);
  g_assert_cmpstr (known->active_address, ==, "192.0.2.5");
  g_assert_cmpstr (known->site_id, ==, "Client A");
  g_assert_cmpstr (known->proxy, ==, "socks5://proxy.example:1080");
  g_assert_cmpstrv (known->login_commands, server->login_commands);
  g_assert_cmpint (known->time_offset, ==, -570);
  g_assert_cmpstr (known->charset, ==, "CP932");
  g_assert_cmpstr (known->found_charset, ==, "EUC-JP");
  g_assert_cmpuint (known->connect_timeout, ==, 1);
  g_assert_cmpuint (known->reply_timeout, ==, 2);
  g_assert_cmpuint (known->data_timeout, ==, 3);
  g_assert_cmpuint (known->login_timeout, ==, 4);
  g_assert_cmpuint (known->keep_alive, ==, 0);
  g_assert_cmpuint (known->max_connections, ==, 7);
  g_assert_cmpuint (known->good_connections, ==, 6);
  g_assert_cmpint (known->verify, ==, FERRY_VERIFY_READ_BACK);
  g_assert_false (known->is_replace_safe);
  g_assert_false (known->is_pipelined);
  g_assert_true (known->is_stumbling);
  g_assert_cmpuint (known->download_limit, ==, 4000000000u);
  g_assert_cmpuint (known->upload_limit, ==, 1024);
  g_assert_cmpstr (known->deleted_folder, ==, server->deleted_folder);
  g_assert_false (known->allows_server_copy);
  g_assert_cmpint (known->text_transfer, ==, FERRY_TEXT_BY_NAME);
  g_assert_cmpstr (known->text_extensions, ==, "txt csv");
  /* The folder holds a line break, which no command can carry. */
  g_assert_null (ferry_recent_get_folder (recent));
  ferry_recent_store_remember (again, server, "/\x83\x5c/ a%");
  g_assert_cmpstr (ferry_recent_get_folder (ferry_recent_store_find (again, server)), ==,
                   "/\x83\x5c/ a%");
}

static void
test_order (Fixture *fixture, gconstpointer data)
{
  g_autoptr (FerryRecentStore) store = ferry_recent_store_new (fixture->file);
  g_autoptr (FerryRecentStore) again = NULL;
  g_autoptr (FerryServer) upper = make_server ("A.example");
  FerryRecent *first;

  remember (store, "a.example", "/one");
  remember (store, "b.example", NULL);
  remember (store, "::1", "");
  assert_hosts (store, "::1 b.example a.example ");

  /* The same server, however its host is written; its folder is kept. */
  first = ferry_recent_store_remember (store, upper, NULL);
  g_assert_cmpstr (ferry_recent_get_folder (first), ==, "/one");
  assert_hosts (store, "A.example ::1 b.example ");

  again = ferry_recent_store_new (fixture->file);
  assert_hosts (again, "A.example ::1 b.example ");
  ferry_recent_store_forget (again, first);
  assert_hosts (again, "::1 b.example ");
  g_assert_null (ferry_recent_store_find (again, upper));
}

static void
on_items_changed (GListModel *model, guint position, guint removed, guint added, guint *length)
{
  *length += added - removed;
  g_assert_cmpuint (*length, ==, g_list_model_get_n_items (model));
}

/* Two windows of two programs: neither loses what the other remembered. */
static void
test_two_stores (Fixture *fixture, gconstpointer data)
{
  g_autoptr (FerryRecentStore) one = ferry_recent_store_new (fixture->file);
  g_autoptr (FerryRecentStore) two = ferry_recent_store_new (fixture->file);
  guint length = 0;

  g_signal_connect (one, "items-changed", G_CALLBACK (on_items_changed), &length);
  remember (one, "a", NULL);
  remember (two, "b", NULL);
  remember (one, "c", NULL);
  assert_hosts (one, "c b a ");
  ferry_recent_store_forget (two, remember (two, "a", NULL));
  remember (one, "d", NULL);
  assert_hosts (one, "d c b ");
}

static void
test_nothing_new (Fixture *fixture, gconstpointer data)
{
  g_autoptr (FerryRecentStore) store = ferry_recent_store_new (fixture->file);
  FerryRecent *recent = remember (store, "a", "/x");
  g_autofree char *before = read_text (fixture);
  g_autofree char *after = NULL;

  g_assert_true (remember (store, "a", NULL) == recent);
  after = read_text (fixture);
  g_assert_cmpstr (after, ==, before);
}

static void
test_foreign_keys (Fixture *fixture, gconstpointer data)
{
  g_autoptr (FerryRecentStore) store = NULL;
  g_autofree char *text = NULL;
  g_autoptr (FerryServer) server = make_server ("h");

  write_text (fixture, "# my servers\n"
                       "[Web server]\nhost=h\nuser=kai\ncolour=blue\nlast-used=5\n"
                       "[Web server twice]\nhost=h\nuser=kai\n"
                       "[Window]\nwidth=3\n");
  store = ferry_recent_store_new (fixture->file);
  assert_hosts (store, "h ");
  ferry_recent_store_remember (store, server, "/f");

  text = read_text (fixture);
  g_assert_nonnull (strstr (text, "# my servers"));
  g_assert_nonnull (strstr (text, "[Web server]\n"));
  g_assert_nonnull (strstr (text, "colour=blue"));
  g_assert_nonnull (strstr (text, "[Window]\nwidth=3"));
  g_assert_nonnull (strstr (text, "folder=/f"));
  g_assert_null (strstr (text, "[kai@h:21]"));
}

/* A bad value costs that value and nothing else, and never makes a connection less safe. */
static void
test_bad_values (Fixture *fixture, gconstpointer data)
{
  g_autoptr (FerryRecentStore) store = NULL;
  g_autoptr (FerryRecent) recent = NULL;
  const FerryServer *server;

  write_text (fixture,
              "[a]\nhost=h\nport=99999\nmode=sideways\nsecurity=explict\n"
              "data-timeout=0\nmax-connections=-3\ntime-offset=+15:00\nlast-used=x\nfolder=/a%0Ab\n"
              "[b]\nhost=h\nuser=kai%0D%0ADELE%20x\n"
              "[c]\nuser=kai\n"
              "[d]\nhost=\n");
  store = ferry_recent_store_new (fixture->file);
  assert_hosts (store, "h ");
  recent = g_list_model_get_item (G_LIST_MODEL (store), 0);
  server = ferry_recent_get_server (recent);
  g_assert_cmpuint (server->port, ==, 0);
  g_assert_cmpint (server->mode, ==, FERRY_MODE_PASSIVE);
  g_assert_cmpint (server->security, ==, FERRY_SECURITY_EXPLICIT);
  g_assert_cmpuint (server->data_timeout, ==, 60);
  g_assert_cmpuint (server->max_connections, ==, 8);
  g_assert_cmpint (server->time_offset, ==, FERRY_TIME_OFFSET_AUTOMATIC);
  g_assert_null (ferry_recent_get_folder (recent));
}

static void
test_damaged (Fixture *fixture, gconstpointer data)
{
  static const char *const texts[] = { "no group\n", "[a]\nnot a key\n", "[a\n", "\xff\xfe[a]\n" };
  g_autofree char *aside = g_strconcat (fixture->path, ".damaged", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (FerryRecentStore) store = NULL;
      g_autofree char *kept = NULL;

      write_text (fixture, texts[i]);
      store = ferry_recent_store_new (fixture->file);
      assert_hosts (store, "");
      g_assert_nonnull (
          strstr (ferry_kept_list_get_problem (FERRY_KEPT_LIST (store)), "recent.ini.damaged"));
      g_assert_false (g_file_test (fixture->path, G_FILE_TEST_EXISTS));
      g_assert_true (g_file_get_contents (aside, &kept, NULL, NULL));
      g_assert_cmpstr (kept, ==, texts[i]);

      remember (store, "h", NULL);
      g_assert_null (ferry_kept_list_get_problem (FERRY_KEPT_LIST (store)));
      assert_hosts (store, "h ");
    }
}

/* What cannot be written now is written later. */
static void
test_unwritable (Fixture *fixture, gconstpointer data)
{
  g_autoptr (FerryRecentStore) store = ferry_recent_store_new (fixture->file);
  g_autoptr (FerryRecentStore) again = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_path_get_dirname (fixture->path);

  /* A file stands where the folder has to be. */
  g_assert_true (g_file_set_contents (folder, "", 0, NULL));
  remember (store, "a", NULL);
  g_assert_nonnull (ferry_kept_list_get_problem (FERRY_KEPT_LIST (store)));
  g_assert_false (ferry_kept_list_save (FERRY_KEPT_LIST (store), &error));
  g_assert_nonnull (error);
  assert_hosts (store, "a ");

  g_remove (folder);
  write_text (fixture, "[x]\nhost=b\n");
  remember (store, "c", NULL);
  assert_hosts (store, "c a b ");
  again = ferry_recent_store_new (fixture->file);
  assert_hosts (again, "c a b ");
}

/* What cannot be read is not replaced. */
static void
test_unreadable (Fixture *fixture, gconstpointer data)
{
  g_autoptr (FerryRecentStore) store = NULL;

  g_assert_cmpint (g_mkdir_with_parents (fixture->path, 0700), ==, 0);
  store = ferry_recent_store_new (fixture->file);
  g_assert_nonnull (ferry_kept_list_get_problem (FERRY_KEPT_LIST (store)));
  remember (store, "a", NULL);
  g_assert_nonnull (ferry_kept_list_get_problem (FERRY_KEPT_LIST (store)));
  g_assert_true (g_file_test (fixture->path, G_FILE_TEST_IS_DIR));
  assert_hosts (store, "a ");

  g_rmdir (fixture->path);
  g_assert_true (ferry_kept_list_save (FERRY_KEPT_LIST (store), NULL));
  g_assert_true (g_file_test (fixture->path, G_FILE_TEST_IS_REGULAR));
}

static void
test_private (Fixture *fixture, gconstpointer data)
{
#ifdef G_OS_UNIX
  g_autoptr (FerryRecentStore) store = NULL;
  GStatBuf status;

  write_text (fixture, "");
  g_assert_cmpint (g_chmod (fixture->path, 0644), ==, 0);
  store = ferry_recent_store_new (fixture->file);
  remember (store, "a", NULL);
  g_assert_cmpint (g_stat (fixture->path, &status), ==, 0);
  g_assert_cmphex (status.st_mode & 0777, ==, 0600);
#else
  g_test_skip ("no modes here");
#endif
}

static const struct
{
  const char *name;
  void (*run) (Fixture *fixture, gconstpointer data);
} tests[] = {
  { "/recent-store/round-trip", test_round_trip },
  { "/recent-store/order", test_order },
  { "/recent-store/two-stores", test_two_stores },
  { "/recent-store/nothing-new", test_nothing_new },
  { "/recent-store/foreign-keys", test_foreign_keys },
  { "/recent-store/bad-values", test_bad_values },
  { "/recent-store/damaged", test_damaged },
  { "/recent-store/unwritable", test_unwritable },
  { "/recent-store/unreadable", test_unreadable },
  { "/recent-store/private", test_private },
};

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].name, Fixture, NULL, set_up, tests[i].run, tear_down);
  return g_test_run ();
}
