/* ferry-cli where something breaks in the middle: Ctrl+C, a server that dies, one that comes back.
 * A file under its final name is whole, or was not touched.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-test-cli.h"
#include "ferry-test-tree.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>

#define FILE_SIZE (6 * 1024 * 1024)
#define RATE      (2 * 1024 * 1024) /* bytes a second: time enough to break in */

/* A slow server with one big file, and the same file here. */
typedef struct
{
  FerryTestServer *server;
  char *local;
  char *source; /* on the server's disk */
  char *copy;   /* of it, to upload */
  char *url;
  char *upload_url;
  char *target;
  char *upload_target;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  const FerryTestServerOptions options = { .kind = GPOINTER_TO_INT (data), .max_rate = RATE };
  g_autoptr (GError) error = NULL;
  const char *root;

  fixture->server = ferry_test_server_start (&options, &error);
  g_assert_no_error (error);
  root = ferry_test_server_get_root (fixture->server);
  fixture->local = g_dir_make_tmp ("ferry-cli-XXXXXX", NULL);
  fixture->source = g_build_filename (root, "big.bin", NULL);
  fixture->copy = g_build_filename (root, "copy.bin", NULL);
  fixture->target = g_build_filename (fixture->local, "big.bin", NULL);
  fixture->upload_target = g_build_filename (root, "in", "big.bin", NULL);
  fixture->url = ferry_test_server_dup_url (fixture->server, "big.bin");
  fixture->upload_url = ferry_test_server_dup_url (fixture->server, "in/big.bin");
  ferry_test_tree_make_file (fixture->source, FILE_SIZE, 1);
  ferry_test_tree_make_file (fixture->copy, FILE_SIZE, 2);
}

static char *
dup_folder_of_uploads (Fixture *fixture)
{
  return g_path_get_dirname (fixture->upload_target);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  ferry_test_server_free (fixture->server);
  ferry_test_tree_remove (fixture->local);
  g_free (fixture->local);
  g_free (fixture->source);
  g_free (fixture->copy);
  g_free (fixture->url);
  g_free (fixture->upload_url);
  g_free (fixture->target);
  g_free (fixture->upload_target);
}

/* Size of the first file in @folder, whatever it is called; 0 where there is none. */
static goffset
measure_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name = dir != NULL ? g_dir_read_name (dir) : NULL;
  g_autofree char *path = name != NULL ? g_build_filename (folder, name, NULL) : NULL;
  GStatBuf status;

  return path != NULL && g_stat (path, &status) == 0 ? status.st_size : 0;
}

static void
wait_for_bytes (const char *folder)
{
  for (int i = 0; i < 2000 && measure_folder (folder) < FILE_SIZE / 8; i++)
    g_usleep (10000);
  g_assert_cmpint (measure_folder (folder), >=, FILE_SIZE / 8);
  g_assert_cmpint (measure_folder (folder), <, FILE_SIZE);
}

static FerryTestCli *
start_get (Fixture *fixture, const char *retries)
{
  const char *const arguments[] = { "--timeout=3", retries,         "get",
                                    fixture->url,  fixture->target, NULL };
  FerryTestCli *cli = ferry_test_cli_start (arguments);

  wait_for_bytes (fixture->local);
  return cli;
}

static FerryTestCli *
start_put (Fixture *fixture, const char *retries)
{
  const char *const arguments[] = { "--timeout=3",       retries, "put", fixture->copy,
                                    fixture->upload_url, NULL };
  g_autofree char *folder = dup_folder_of_uploads (fixture);
  FerryTestCli *cli;

  g_assert_cmpint (g_mkdir (folder, 0755), ==, 0);
  cli = ferry_test_cli_start (arguments);
  wait_for_bytes (folder);
  return cli;
}

static void
interrupt (FerryTestCli *cli)
{
  gint64 begin = g_get_monotonic_time ();

  g_subprocess_send_signal (cli->process, SIGINT);
  ferry_test_cli_finish (cli);
  ferry_test_cli_expect (cli, 9);
  g_assert_cmpint (g_get_monotonic_time () - begin, <, 30 * G_USEC_PER_SEC);
}

static void
test_cancel_get (Fixture *fixture, gconstpointer data)
{
  g_autoptr (FerryTestCli) cli = start_get (fixture, "--retries=3");

  interrupt (cli);
  g_assert_false (g_file_test (fixture->target, G_FILE_TEST_EXISTS));
}

static void
test_cancel_get_keeps_old (Fixture *fixture, gconstpointer data)
{
  g_autoptr (FerryTestCli) cli = NULL;
  g_autofree char *folder = g_build_filename (fixture->local, "below", NULL);
  g_autofree char *target = g_build_filename (folder, "big.bin", NULL);
  g_autofree char *content = NULL;

  g_assert_cmpint (g_mkdir (folder, 0755), ==, 0);
  g_assert_true (g_file_set_contents (target, "old", -1, NULL));
  {
    const char *const arguments[] = { "get", fixture->url, target, NULL };

    cli = ferry_test_cli_start (arguments);
  }
  g_usleep (G_USEC_PER_SEC);
  interrupt (cli);
  g_assert_true (g_file_get_contents (target, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, "old");
}

static void
test_cancel_put (Fixture *fixture, gconstpointer data)
{
  g_autoptr (FerryTestCli) cli = start_put (fixture, "--retries=3");

  interrupt (cli);
  g_assert_false (g_file_test (fixture->upload_target, G_FILE_TEST_EXISTS));
}

/* Gone for good: the deadline ends it, and nothing looks whole. */
static void
expect_gone (FerryTestCli *cli, const char *target)
{
  gint64 begin = g_get_monotonic_time ();

  ferry_test_cli_finish (cli);
  if (cli->status != 9)
    ferry_test_cli_expect (cli, 3);
  g_assert_cmpint (g_get_monotonic_time () - begin, <, 60 * G_USEC_PER_SEC);
  g_assert_false (g_file_test (target, G_FILE_TEST_EXISTS));
}

static void
test_killed_get (Fixture *fixture, gconstpointer data)
{
  g_autoptr (FerryTestCli) cli = start_get (fixture, "--retries=0");

  ferry_test_server_stop (fixture->server);
  expect_gone (cli, fixture->target);
}

static void
test_killed_put (Fixture *fixture, gconstpointer data)
{
  g_autoptr (FerryTestCli) cli = start_put (fixture, "--retries=0");

  ferry_test_server_stop (fixture->server);
  expect_gone (cli, fixture->upload_target);
}

static void
assert_same_file (const char *a, const char *b)
{
  g_autofree char *hash_a = ferry_test_tree_dup_hash (a);
  g_autofree char *hash_b = ferry_test_tree_dup_hash (b);

  g_assert_cmpstr (hash_a, ==, hash_b);
}

static void
test_restarted_get (Fixture *fixture, gconstpointer data)
{
  g_autoptr (FerryTestCli) cli = start_get (fixture, "--retries=10");

  g_assert_true (ferry_test_server_restart (fixture->server, NULL));
  ferry_test_cli_finish (cli);
  ferry_test_cli_expect (cli, 0);
  assert_same_file (fixture->source, fixture->target);
}

static void
test_restarted_put (Fixture *fixture, gconstpointer data)
{
  g_autoptr (FerryTestCli) cli = start_put (fixture, "--retries=10");

  g_assert_true (ferry_test_server_restart (fixture->server, NULL));
  ferry_test_cli_finish (cli);
  ferry_test_cli_expect (cli, 0);
  assert_same_file (fixture->copy, fixture->upload_target);
}

/* What an interrupt left behind is where -c goes on. */
static void
test_continue_after_cancel (Fixture *fixture, gconstpointer data)
{
  g_autoptr (FerryTestCli) first = start_get (fixture, "--retries=0");
  g_autoptr (FerryTestCli) second = NULL;

  interrupt (first);
  second = ferry_test_cli_run ("--log get -c", fixture->url, fixture->target, NULL);
  ferry_test_cli_expect (second, 0);
  assert_same_file (fixture->source, fixture->target);
  g_assert_nonnull (strstr (second->errors, "> REST "));
}

static const struct
{
  const char *name;
  void (*func) (Fixture *fixture, gconstpointer data);
} tests[] = {
  { "cancel-get", test_cancel_get },       { "cancel-get-keeps-old", test_cancel_get_keeps_old },
  { "cancel-put", test_cancel_put },       { "continue-after-cancel", test_continue_after_cancel },
  { "killed-get", test_killed_get },       { "killed-put", test_killed_put },
  { "restarted-get", test_restarted_get }, { "restarted-put", test_restarted_put },
};

int
main (int argc, char *argv[])
{
  static const char *const names[] = { "vsftpd", "pyftpdlib" };

  g_test_init (&argc, &argv, NULL);
  for (int kind = FERRY_TEST_SERVER_VSFTPD; kind <= FERRY_TEST_SERVER_PYFTPDLIB; kind++)
    for (guint i = 0; ferry_test_server_is_available (kind) && i < G_N_ELEMENTS (tests); i++)
      {
        g_autofree char *path = g_strdup_printf ("/cli/%s/%s", names[kind], tests[i].name);

        g_test_add (path, Fixture, GINT_TO_POINTER (kind), set_up, tests[i].func, tear_down);
      }
  return g_test_run ();
}
