/* ferry-cli sync against real servers: what is made alike stays alike, so that a second run finds
 * nothing to do, also where a server cannot set times; deletions, conflicts and odd kinds.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-test-cli.h"
#include "ferry-test-tree.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>
#include <utime.h>

#define LONG_AGO 1580704200 /* 2020-02-03 */

typedef struct
{
  FerryTestServer *server; /* NULL: this computer on both sides */
  char *local;
  char *served;
  char *url;
} Fixture;

static const struct
{
  const char *name;
  gboolean is_local;
  FerryTestServerOptions options;
} ends[] = {
  { "local", TRUE, { 0 } },
  { "vsftpd", FALSE, { .kind = FERRY_TEST_SERVER_VSFTPD } },
  { "vsftpd-without-times",
    FALSE,
    { .kind = FERRY_TEST_SERVER_VSFTPD, .settings = "mdtm_write=NO\n" } },
  { "pyftpdlib", FALSE, { .kind = FERRY_TEST_SERVER_PYFTPDLIB } },
  { "ftp-srv", FALSE, { .kind = FERRY_TEST_SERVER_FTP_SRV } },
  { "proftpd-with-hashes", FALSE, { .kind = FERRY_TEST_SERVER_PROFTPD, .has_hashes = TRUE } },
};
#define HASHING (G_N_ELEMENTS (ends) - 1)

static gboolean
set_up (Fixture *fixture, guint end)
{
  g_autoptr (GError) error = NULL;

  *fixture = (Fixture){ 0 };
  if (!ends[end].is_local && !ferry_test_server_is_available (ends[end].options.kind))
    {
      g_test_skip ("the server is not installed");
      return FALSE;
    }
  fixture->local = g_dir_make_tmp ("ferry-sync-XXXXXX", NULL);
  if (ends[end].is_local)
    {
      fixture->served = g_dir_make_tmp ("ferry-sync-XXXXXX", NULL);
      fixture->url = g_build_filename (fixture->served, "site", NULL);
      return TRUE;
    }
  fixture->server = ferry_test_server_start (&ends[end].options, &error);
  g_assert_no_error (error);
  fixture->served = g_strdup (ferry_test_server_get_root (fixture->server));
  fixture->url = ferry_test_server_dup_url (fixture->server, "site");
  return TRUE;
}

static void
tear_down (Fixture *fixture)
{
  ferry_test_tree_remove (fixture->local);
  if (fixture->server == NULL)
    ferry_test_tree_remove (fixture->served);
  g_clear_pointer (&fixture->server, ferry_test_server_free);
  g_free (fixture->local);
  g_free (fixture->served);
  g_free (fixture->url);
}

static char *
dup_path (Fixture *fixture, gboolean is_right, const char *name)
{
  return is_right ? g_build_filename (fixture->served, "site", name, NULL)
                  : g_build_filename (fixture->local, name, NULL);
}

static void
write_file (Fixture *fixture, gboolean is_right, const char *name, const char *text, gint64 time)
{
  g_autofree char *path = dup_path (fixture, is_right, name);
  g_autofree char *folder = g_path_get_dirname (path);
  const struct utimbuf times = { time, time };

  g_assert_cmpint (g_mkdir_with_parents (folder, 0755), ==, 0);
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  g_assert_cmpint (g_utime (path, (struct utimbuf *) &times), ==, 0);
}

static void
remove_file (Fixture *fixture, gboolean is_right, const char *name)
{
  g_autofree char *path = dup_path (fixture, is_right, name);

  g_assert_cmpint (g_unlink (path), ==, 0);
}

static void
assert_text (Fixture *fixture, gboolean is_right, const char *name, const char *expected)
{
  g_autofree char *path = dup_path (fixture, is_right, name);
  g_autofree char *text = NULL;

  g_file_get_contents (path, &text, NULL, NULL);
  g_assert_cmpstr (text, ==, expected);
}

/* Runs sync with up to three options and expects this in what it says. */
static void
sync_with (Fixture *fixture, int status, const char *summary, const char *a, const char *b)
{
  g_autoptr (FerryTestCli) cli = ferry_test_cli_run ("", "sync", fixture->local, fixture->url,
                                                     a != NULL ? a : b, a != NULL ? b : NULL, NULL);

  ferry_test_cli_expect (cli, status);
  if (summary == NULL)
    return;
  g_test_message ("%s%s", cli->output, cli->errors);
  g_assert_nonnull (strstr (cli->output, summary));
}

static void
fill (Fixture *fixture)
{
  write_file (fixture, FALSE, "a.txt", "alpha", LONG_AGO);
  write_file (fixture, FALSE, "now.txt", "now", g_get_real_time () / G_USEC_PER_SEC - 600);
  write_file (fixture, FALSE, "deep/er/b c.txt", "beta", LONG_AGO + 99);
  write_file (fixture, FALSE, "日本/表.txt", "gamma", LONG_AGO);
}

static void
test_mirror (gconstpointer data)
{
  Fixture fixture;
  g_autofree char *link = NULL;

  if (!set_up (&fixture, GPOINTER_TO_UINT (data)))
    return;
  fill (&fixture);
  link = dup_path (&fixture, FALSE, "link");
  g_assert_cmpint (symlink ("a.txt", link), ==, 0);

  sync_with (&fixture, 0, "copy-right", "--dry-run", NULL);
  assert_text (&fixture, TRUE, "a.txt", NULL);
  sync_with (&fixture, 0, "5 copied, 0 deleted, 0 the same", NULL, NULL);
  assert_text (&fixture, TRUE, "deep/er/b c.txt", "beta");
  assert_text (&fixture, TRUE, "link", "alpha");
  sync_with (&fixture, 0, "0 copied, 0 deleted, 5 the same", NULL, NULL);

  /* One is edited, and is what a link leads to; one is new there, one is gone here. */
  write_file (&fixture, FALSE, "a.txt", "alpha 2", LONG_AGO + 500);
  write_file (&fixture, TRUE, "there.txt", "there", LONG_AGO);
  remove_file (&fixture, FALSE, "deep/er/b c.txt");
  sync_with (&fixture, 0, "2 copied, 0 deleted", NULL, NULL);
  assert_text (&fixture, TRUE, "there.txt", "there");
  sync_with (&fixture, 0, "0 copied, 2 deleted", "--delete", NULL);
  assert_text (&fixture, TRUE, "there.txt", NULL);
  assert_text (&fixture, TRUE, "a.txt", "alpha 2");
  sync_with (&fixture, 0, "0 copied, 0 deleted, 4 the same", "--delete", NULL);
  tear_down (&fixture);
}

static void
test_two_way (gconstpointer data)
{
  Fixture fixture;

  if (!set_up (&fixture, GPOINTER_TO_UINT (data)))
    return;
  fill (&fixture);
  write_file (&fixture, TRUE, "right/only.txt", "right", LONG_AGO);
  sync_with (&fixture, 0, "5 copied, 0 deleted", "--mode=two-way", "--delete");
  assert_text (&fixture, FALSE, "right/only.txt", "right");
  sync_with (&fixture, 0, "0 copied, 0 deleted, 5 the same", "--mode=two-way", "--delete");

  /* Deleted on one side, changed on the other or on both. */
  remove_file (&fixture, FALSE, "right/only.txt");
  remove_file (&fixture, TRUE, "日本/表.txt");
  write_file (&fixture, TRUE, "a.txt", "alpha from the right", LONG_AGO + 5000);
  write_file (&fixture, FALSE, "now.txt", "now left", LONG_AGO + 7000);
  write_file (&fixture, TRUE, "now.txt", "now right!", LONG_AGO + 9000);
  sync_with (&fixture, 2, "1 copied, 2 deleted", "--mode=two-way", "--delete");
  assert_text (&fixture, TRUE, "right/only.txt", NULL);
  assert_text (&fixture, FALSE, "日本/表.txt", NULL);
  assert_text (&fixture, FALSE, "a.txt", "alpha from the right");
  assert_text (&fixture, FALSE, "now.txt", "now left");
  assert_text (&fixture, TRUE, "now.txt", "now right!");
  tear_down (&fixture);
}

/* What is new on the other side stays; what is older there is brought up to date. */
static void
test_update (gconstpointer data)
{
  Fixture fixture;

  if (!set_up (&fixture, GPOINTER_TO_UINT (data)))
    return;
  write_file (&fixture, FALSE, "old.txt", "left", LONG_AGO);
  write_file (&fixture, TRUE, "old.txt", "right is newer", LONG_AGO + 86400 * 3);
  write_file (&fixture, FALSE, "new.txt", "left is newer", LONG_AGO + 86400 * 3);
  write_file (&fixture, TRUE, "new.txt", "right", LONG_AGO);
  write_file (&fixture, TRUE, "other.txt", "right", LONG_AGO);
  sync_with (&fixture, 0, "1 copied, 0 deleted", "--mode=update", "--delete");
  assert_text (&fixture, TRUE, "old.txt", "right is newer");
  assert_text (&fixture, TRUE, "new.txt", "left is newer");
  assert_text (&fixture, TRUE, "other.txt", "right");
  sync_with (&fixture, 0, "0 copied, 0 deleted", "--mode=update", NULL);
  tear_down (&fixture);
}

static void
test_danger (gconstpointer data)
{
  Fixture fixture;

  if (!set_up (&fixture, GPOINTER_TO_UINT (data)))
    return;
  fill (&fixture);
  sync_with (&fixture, 0, "4 copied", NULL, NULL);
  ferry_test_tree_remove (fixture.local);
  g_assert_cmpint (g_mkdir (fixture.local, 0755), ==, 0);
  sync_with (&fixture, 2, NULL, "--delete", NULL);
  assert_text (&fixture, TRUE, "a.txt", "alpha");
  /* A source that is not there is no empty one. */
  ferry_test_tree_remove (fixture.local);
  sync_with (&fixture, 8, NULL, "--delete", "--force");
  assert_text (&fixture, TRUE, "a.txt", "alpha");
  g_assert_cmpint (g_mkdir (fixture.local, 0755), ==, 0);
  sync_with (&fixture, 0, "0 copied, 4 deleted", "--delete", "--force");
  assert_text (&fixture, TRUE, "a.txt", NULL);
  tear_down (&fixture);
}

/* A file here, a folder there: only who lets things be deleted gets it solved. */
static void
test_kinds (gconstpointer data)
{
  Fixture fixture;

  if (!set_up (&fixture, GPOINTER_TO_UINT (data)))
    return;
  write_file (&fixture, FALSE, "thing", "a file", LONG_AGO);
  write_file (&fixture, TRUE, "thing/inside.txt", "in a folder", LONG_AGO);
  write_file (&fixture, FALSE, "other/inside.txt", "in a folder", LONG_AGO);
  write_file (&fixture, TRUE, "other", "a file", LONG_AGO);
  sync_with (&fixture, 2, "0 copied, 0 deleted", NULL, NULL);
  assert_text (&fixture, TRUE, "thing/inside.txt", "in a folder");
  sync_with (&fixture, 0, "2 copied, 2 deleted", "--delete", NULL);
  assert_text (&fixture, TRUE, "thing", "a file");
  assert_text (&fixture, TRUE, "other/inside.txt", "in a folder");
  sync_with (&fixture, 0, "0 copied, 0 deleted, 2 the same", "--delete", NULL);
  tear_down (&fixture);
}

/* A folder is not removed over what the patterns keep. */
static void
test_patterns (gconstpointer data)
{
  Fixture fixture;

  if (!set_up (&fixture, GPOINTER_TO_UINT (data)))
    return;
  write_file (&fixture, FALSE, "a.txt", "a", LONG_AGO);
  write_file (&fixture, FALSE, "a.o", "o", LONG_AGO);
  write_file (&fixture, TRUE, "gone/keep.o", "o", LONG_AGO);
  write_file (&fixture, TRUE, "gone/b.txt", "b", LONG_AGO);
  sync_with (&fixture, 0, "1 copied, 1 deleted", "--delete", "--exclude=*.o");
  assert_text (&fixture, TRUE, "a.txt", "a");
  assert_text (&fixture, TRUE, "a.o", NULL);
  assert_text (&fixture, TRUE, "gone/keep.o", "o");
  assert_text (&fixture, TRUE, "gone/b.txt", NULL);
  tear_down (&fixture);
}

/* Of the same size and time: only the content tells; where a server counts no hashes, that is said.
 */
static void
test_content (gconstpointer data)
{
  Fixture fixture;
  g_autoptr (FerryTestCli) cli = NULL;

  if (!set_up (&fixture, GPOINTER_TO_UINT (data)))
    return;
  write_file (&fixture, FALSE, "a.txt", "alpha", LONG_AGO);
  write_file (&fixture, TRUE, "a.txt", "ALPHA", LONG_AGO);
  cli = ferry_test_cli_run ("", "sync", "--compare=content", fixture.local, fixture.url, NULL);
  ferry_test_cli_expect (cli, 0);
  assert_text (&fixture, TRUE, "a.txt", fixture.server == NULL ? "alpha" : "ALPHA");
  g_assert_cmpint (strstr (cli->errors, "counts no hashes") != NULL, ==, fixture.server != NULL);
  tear_down (&fixture);
}

/* Where the server counts them, nothing is fetched to know what differs. */
static void
test_hashes (void)
{
  Fixture fixture;
  g_autoptr (FerryTestCli) cli = NULL;

  if (!set_up (&fixture, HASHING))
    return;
  write_file (&fixture, FALSE, "a.txt", "alpha", LONG_AGO);
  write_file (&fixture, TRUE, "a.txt", "ALPHA", LONG_AGO);
  write_file (&fixture, FALSE, "same.txt", "the same", LONG_AGO);
  write_file (&fixture, TRUE, "same.txt", "the same", LONG_AGO + 500000);
  cli = ferry_test_cli_run ("--log", "sync", "--compare=content", fixture.local, fixture.url, NULL);
  g_test_message ("%s%s", cli->output, cli->errors);
  ferry_test_cli_expect (cli, 0);
  assert_text (&fixture, TRUE, "a.txt", "alpha");
  g_assert_null (strstr (cli->errors, "counts no hashes"));
  g_assert_nonnull (strstr (cli->errors, "HASH "));
  g_assert_null (strstr (cli->errors, "RETR "));
  g_assert_nonnull (strstr (cli->output, "1 copied, 0 deleted, 1 the same"));
  tear_down (&fixture);
}

static void
test_case (gconstpointer data)
{
  Fixture fixture;

  if (!set_up (&fixture, GPOINTER_TO_UINT (data)))
    return;
  write_file (&fixture, FALSE, "Folder/A.TXT", "alpha", LONG_AGO);
  write_file (&fixture, TRUE, "folder/a.txt", "alpha", LONG_AGO);
  sync_with (&fixture, 0, "0 copied, 0 deleted, 1 the same", "--ignore-case", "--delete");
  write_file (&fixture, FALSE, "Folder/A.TXT", "alpha 2", LONG_AGO);
  sync_with (&fixture, 0, "1 copied, 0 deleted", "--ignore-case", "--delete");
  assert_text (&fixture, TRUE, "folder/a.txt", "alpha 2");
  tear_down (&fixture);
}

/* What was saved in the window, by its name. */
static void
test_task (gconstpointer data)
{
  Fixture fixture;
  g_autofree char *config = g_dir_make_tmp ("ferry-config-XXXXXX", NULL);
  g_autofree char *file = g_build_filename (config, "ferry", "tasks.ini", NULL);
  g_autofree char *folder = g_path_get_dirname (file);
  g_autofree char *text = NULL;
  g_autoptr (FerryTestCli) cli = NULL;

  if (!set_up (&fixture, GPOINTER_TO_UINT (data)))
    return;
  write_file (&fixture, FALSE, "a.txt", "alpha", LONG_AGO);
  write_file (&fixture, TRUE, "b.txt", "beta", LONG_AGO);
  text = g_strdup_printf ("[my site]\nLeft=%s\nRight=%s\nMode=mirror\nDelete=true\n", fixture.local,
                          fixture.url);
  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (file, text, -1, NULL));
  g_setenv ("XDG_CONFIG_HOME", config, TRUE);
  cli = ferry_test_cli_run ("", "sync", "--task=my site", NULL);
  g_unsetenv ("XDG_CONFIG_HOME");
  ferry_test_cli_expect (cli, 0);
  assert_text (&fixture, TRUE, "a.txt", "alpha");
  assert_text (&fixture, TRUE, "b.txt", NULL);
  ferry_test_tree_remove (config);
  tear_down (&fixture);
}

static void
test_json (void)
{
  Fixture fixture;
  g_autoptr (FerryTestCli) cli = NULL;

  g_assert_true (set_up (&fixture, 0));
  write_file (&fixture, FALSE, "a \"b\".txt", "12345", LONG_AGO);
  cli = ferry_test_cli_run ("", "sync", "--json", "--dry-run", fixture.local, fixture.url, NULL);
  ferry_test_cli_expect (cli, 0);
  g_test_message ("%s", cli->output);
  g_assert_nonnull (strstr (cli->output, "{\"path\":\"a \\\"b\\\".txt\",\"action\":\"copy-right\","
                                         "\"reason\":\"only-left\",\"left\":{\"folder\":false,"
                                         "\"size\":5,\"modified\":1580704200}}\n"));
  g_assert_nonnull (strstr (cli->output, "\"copies_right\":1,"));
  tear_down (&fixture);
}

static void
test_usage (void)
{
  static const char *const wrong[][3] = {
    { "/tmp", NULL, NULL },
    { "/tmp", "/tmp/below", NULL },
    { "--compare=taste", "/tmp", "/var" },
    { "--mode=sideways", "/tmp", "/var" },
    { "--task=no such task", NULL, NULL },
    { "--task=x", "/tmp", "/var" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (FerryTestCli) cli =
          ferry_test_cli_run ("", "sync", wrong[i][0], wrong[i][1], wrong[i][2], NULL);

      ferry_test_cli_expect (cli, 1);
    }
}

int
main (int argc, char *argv[])
{
  static const struct
  {
    const char *name;
    GTestDataFunc test;
    guint n_ends; /* the first ones */
  } tests[] = {
    { "mirror", test_mirror, HASHING }, { "two-way", test_two_way, HASHING },
    { "update", test_update, 3 },       { "danger", test_danger, 2 },
    { "kinds", test_kinds, 2 },         { "patterns", test_patterns, 2 },
    { "content", test_content, 2 },     { "case", test_case, 2 },
    { "task", test_task, 2 },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    for (guint end = 0; end < tests[i].n_ends; end++)
      {
        g_autofree char *path = g_strdup_printf ("/cli-sync/%s/%s", tests[i].name, ends[end].name);

        g_test_add_data_func (path, GUINT_TO_POINTER (end), tests[i].test);
      }
  g_test_add_func ("/cli-sync/hashes", test_hashes);
  g_test_add_func ("/cli-sync/json", test_json);
  g_test_add_func ("/cli-sync/usage", test_usage);
  return g_test_run ();
}
