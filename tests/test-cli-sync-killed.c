/* ferry-cli sync killed in the middle, on a server that cannot set times: the queue that it left is
 * carried out, and the next run finds nothing to do.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-test-cli.h"
#include "ferry-test-tree.h"
#include "ferry-test-wait.h"

#include <glib/gstdio.h>
#include <string.h>
#include <utime.h>

#define LONG_AGO 1580704200 /* 2020-02-03 */
#define N_SMALL  8
#define LARGE    (2 * 1024 * 1024)
#define PATIENCE 30 /* s */

static const FerryTestServerOptions timeless = { .kind = FERRY_TEST_SERVER_VSFTPD,
                                                 .max_rate = 1024 * 1024,
                                                 .settings = "mdtm_write=NO\n" };

typedef struct
{
  FerryTestServer *server;
  char *folder; /* of the state and of the local side */
  char *local;
  char *url;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *state = NULL;
  g_autofree char *netrc = NULL;
  g_autofree char *text = NULL;

  fixture->server = ferry_test_server_start (&timeless, &error);
  g_assert_no_error (error);
  fixture->folder = g_dir_make_tmp ("ferry-killed-XXXXXX", NULL);
  fixture->local = g_build_filename (fixture->folder, "local", NULL);
  fixture->url = ferry_test_server_dup_url (fixture->server, "site");
  state = g_build_filename (fixture->folder, "state", NULL);
  netrc = g_build_filename (fixture->folder, "netrc", NULL);
  text = g_strdup_printf ("machine %s login %s password %s\n",
                          ferry_test_server_get_host (fixture->server),
                          ferry_test_server_get_user (fixture->server),
                          ferry_test_server_get_password (fixture->server));
  g_assert_true (g_file_set_contents_full (netrc, text, -1, G_FILE_SET_CONTENTS_NONE, 0600, NULL));
  g_setenv ("XDG_STATE_HOME", state, TRUE);
  g_setenv ("NETRC", netrc, TRUE);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  ferry_test_server_free (fixture->server);
  ferry_test_tree_remove (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->local);
  g_free (fixture->url);
}

static void
make_file (Fixture *fixture, const char *name, guint size)
{
  g_autofree char *path = g_build_filename (fixture->local, name, NULL);
  g_autofree char *folder = g_path_get_dirname (path);
  const struct utimbuf times = { LONG_AGO, LONG_AGO };

  g_assert_cmpint (g_mkdir_with_parents (folder, 0755), ==, 0);
  ferry_test_tree_make_file (path, size, size);
  g_assert_cmpint (g_utime (path, (struct utimbuf *) &times), ==, 0);
}

static void
kill_when_begun (Fixture *fixture, const char *mode)
{
  const char *const arguments[] = { "sync", mode, fixture->local, fixture->url, NULL };
  g_autofree char *first =
      g_build_filename (ferry_test_server_get_root (fixture->server), "site", "small 1", NULL);
  g_autoptr (FerryTestCli) cli = ferry_test_cli_start (arguments);

  ferry_test_wait_until (g_file_test (first, G_FILE_TEST_EXISTS), PATIENCE);
  g_subprocess_force_exit (cli->process);
  g_assert_true (g_subprocess_wait (cli->process, NULL, NULL));
  g_assert_true (g_subprocess_get_if_signaled (cli->process));
}

static void
sync_to (Fixture *fixture, const char *mode, const char *summary)
{
  g_autoptr (FerryTestCli) cli =
      ferry_test_cli_run ("", "sync", mode, fixture->local, fixture->url, NULL);

  g_test_message ("%s%s", cli->output, cli->errors);
  ferry_test_cli_expect (cli, 0);
  g_assert_nonnull (strstr (cli->output, summary));
}

static void
test_killed (Fixture *fixture, gconstpointer data)
{
  const char *mode = data;
  g_autoptr (FerryTestCli) rest = NULL;
  g_autofree char *small = g_build_filename (fixture->local, "small 3", NULL);

  for (guint i = 0; i < N_SMALL; i++)
    {
      g_autofree char *name = g_strdup_printf ("small %u", i);

      make_file (fixture, name, 100 + i);
    }
  make_file (fixture, "deep/er/large", LARGE);
  kill_when_begun (fixture, mode);
  rest = ferry_test_cli_run ("--netrc queue", "run", NULL);
  ferry_test_cli_expect (rest, 0);

  sync_to (fixture, mode, "0 copied, 0 deleted, 9 the same");
  /* What is edited since then is no less seen. */
  g_assert_true (g_file_set_contents (small, "edited", -1, NULL));
  sync_to (fixture, mode, "1 copied, 0 deleted");
  sync_to (fixture, mode, "0 copied, 0 deleted, 9 the same");
}

#define ADD(name, mode)                                                                            \
  g_test_add ("/cli-sync-killed/" name, Fixture, mode, set_up, test_killed, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  if (!ferry_test_server_is_available (FERRY_TEST_SERVER_VSFTPD))
    return 77;
  ADD ("mirror", "--mode=mirror");
  ADD ("two-way", "--mode=two-way");
  return g_test_run ();
}
