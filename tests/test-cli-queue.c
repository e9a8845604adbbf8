/* ferry-cli killed in the middle of trees both ways, again and again: what it left is listed, goes
 * on with `queue run`, and arrives whole; no password is written down.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-test-cli.h"
#include "ferry-test-tree.h"

#include <glib/gstdio.h>
#include <string.h>

#define N_SMALL 150
#define N_LARGE 3
#define LARGE   (2500 * 1024)

static const FerryTestServerOptions slow = { .kind = FERRY_TEST_SERVER_VSFTPD,
                                             .max_rate = 1024 * 1024 };

typedef struct
{
  FerryTestServer *server;
  char *folder;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *state = NULL;
  g_autofree char *netrc = NULL;
  g_autofree char *text = NULL;

  fixture->server = ferry_test_server_start (&slow, &error);
  g_assert_no_error (error);
  fixture->folder = g_dir_make_tmp ("ferry-cli-queue-XXXXXX", NULL);
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
}

static void
make_tree (const char *folder)
{
  for (guint i = 0; i < N_SMALL + N_LARGE; i++)
    {
      g_autofree char *below = g_strdup_printf ("%s/%u", folder, i % 5);
      g_autofree char *path = g_strdup_printf ("%s/%u", below, i);

      g_mkdir_with_parents (below, 0755);
      ferry_test_tree_make_file (path, i < N_SMALL ? i * 40 : LARGE, i);
    }
}

static void
assert_same_trees (const char *a, const char *b)
{
  g_autofree char *first = ferry_test_tree_dup_digest (a);
  g_autofree char *second = ferry_test_tree_dup_digest (b);

  g_assert_cmpstr (first, ==, second);
}

/* Returns whether it was still at work. */
static gboolean
run_and_kill (GRand *rand, const char *const *arguments)
{
  g_autoptr (FerryTestCli) cli = ferry_test_cli_start (arguments);

  g_usleep ((gulong) g_rand_int_range (rand, 200, 1500) * 1000);
  g_subprocess_force_exit (cli->process);
  g_assert_true (g_subprocess_wait (cli->process, NULL, NULL));
  return g_subprocess_get_if_signaled (cli->process);
}

static guint
count_left (void)
{
  g_autoptr (FerryTestCli) cli = ferry_test_cli_run ("--json queue", "list", NULL);
  guint lines = 0;

  ferry_test_cli_expect (cli, 0);
  for (const char *p = cli->output; *p != '\0'; p++)
    lines += *p == '\n';
  return lines;
}

static void
assert_no_password (Fixture *fixture)
{
  static const char *const names[] = { "queue.sqlite", "queue.sqlite-wal" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (fixture->folder, "state", "ferry", names[i], NULL);
      g_autofree char *content = NULL;
      gsize length;

      if (g_file_get_contents (path, &content, &length, NULL))
        g_assert_null (g_strstr_len (content, (gssize) length,
                                     ferry_test_server_get_password (fixture->server)));
    }
}

static void
kill_until_done (Fixture *fixture,
                 const char *const *arguments,
                 const char *source,
                 const char *target)
{
  static const char *const go_on[] = { "--netrc", "--quiet", "queue", "run", NULL };
  guint32 seed = g_test_rand_int () & G_MAXINT;
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  g_autoptr (FerryTestCli) last = NULL;
  guint kills = 0;

  g_test_message ("seed %u", seed);
  while (count_left () == 0)
    {
      g_assert_cmpuint (kills, <, 30);
      g_assert_true (run_and_kill (rand, arguments));
      kills++;
    }
  assert_no_password (fixture);
  for (guint i = 0; i < (g_test_slow () ? 200 : 3) && run_and_kill (rand, go_on); i++)
    kills++;
  last = ferry_test_cli_run ("--netrc --quiet queue", "run", NULL);
  ferry_test_cli_expect (last, 0);
  g_test_message ("%u kills", kills);
  g_assert_cmpuint (count_left (), ==, 0);
  assert_same_trees (source, target);
}

static void
test_get (Fixture *fixture, gconstpointer data)
{
  g_autofree char *url = ferry_test_server_dup_url (fixture->server, "a");
  g_autofree char *source =
      g_build_filename (ferry_test_server_get_root (fixture->server), "a", NULL);
  g_autofree char *target = g_build_filename (fixture->folder, "b", NULL);
  const char *arguments[] = { "--quiet", "--on-exists=fail", "get", "-r", url, target, NULL };

  make_tree (source);
  kill_until_done (fixture, arguments, source, target);
}

static void
test_put (Fixture *fixture, gconstpointer data)
{
  g_autofree char *url = ferry_test_server_dup_url (fixture->server, "b");
  g_autofree char *target =
      g_build_filename (ferry_test_server_get_root (fixture->server), "b", NULL);
  g_autofree char *source = g_build_filename (fixture->folder, "a", NULL);
  const char *arguments[] = { "--quiet", "--on-exists=fail", "put", "-r", source, url, NULL };

  make_tree (source);
  kill_until_done (fixture, arguments, source, target);
}

/* A large file that was killed: listed with where it goes, forgotten together with its part. */
static void
test_clear (Fixture *fixture, gconstpointer data)
{
  g_autofree char *url = ferry_test_server_dup_url (fixture->server, "large");
  g_autofree char *source =
      g_build_filename (ferry_test_server_get_root (fixture->server), "large", NULL);
  g_autofree char *target = g_build_filename (fixture->folder, "large", NULL);
  g_autofree char *part = g_strconcat (target, ".ferrypart", NULL);
  const char *arguments[] = { "--quiet", "get", url, target, NULL };
  g_autoptr (FerryTestCli) get = NULL;
  g_autoptr (FerryTestCli) list = NULL;
  g_autoptr (FerryTestCli) clear = NULL;

  ferry_test_tree_make_file (source, 30 * 1024 * 1024, 1);
  get = ferry_test_cli_start (arguments);
  g_usleep (3 * G_USEC_PER_SEC);
  g_subprocess_force_exit (get->process);
  g_assert_true (g_subprocess_wait (get->process, NULL, NULL));
  g_assert_true (g_file_test (part, G_FILE_TEST_EXISTS));
  list = ferry_test_cli_run ("queue", "list", NULL);
  ferry_test_cli_expect (list, 0);
  g_assert_nonnull (strstr (list->output, target));
  clear = ferry_test_cli_run ("queue", "clear", NULL);
  ferry_test_cli_expect (clear, 0);
  g_assert_false (g_file_test (part, G_FILE_TEST_EXISTS));
  g_assert_cmpuint (count_left (), ==, 0);
}

/* What ended with an exit status leaves nothing to go on with, even where it failed. */
static void
test_orderly (Fixture *fixture, gconstpointer data)
{
  g_autofree char *url = ferry_test_server_dup_url (fixture->server, "missing");
  g_autofree char *target = g_build_filename (fixture->folder, "missing", NULL);
  g_autoptr (FerryTestCli) get = ferry_test_cli_run ("get", url, target, NULL);
  g_autoptr (FerryTestCli) wrong = ferry_test_cli_run ("queue", "walk", NULL);

  ferry_test_cli_expect (get, 7);
  g_assert_cmpuint (count_left (), ==, 0);
  ferry_test_cli_expect (wrong, 1);
}

/* Without a place for the journal it says so and transfers nevertheless. */
static void
test_without (Fixture *fixture, gconstpointer data)
{
  g_autofree char *url = ferry_test_server_dup_url (fixture->server, "a");
  g_autofree char *source =
      g_build_filename (ferry_test_server_get_root (fixture->server), "a", NULL);
  g_autofree char *target = g_build_filename (fixture->folder, "a", NULL);
  g_autofree char *state = g_build_filename (fixture->folder, "state", NULL);
  g_autoptr (FerryTestCli) get = NULL;

  g_assert_true (g_file_set_contents (state, "", 0, NULL));
  ferry_test_tree_make_file (source, 100, 1);
  get = ferry_test_cli_run ("get", url, target, NULL);
  ferry_test_cli_expect (get, 0);
  g_assert_nonnull (strstr (get->errors, "not remembered"));
  g_assert_true (g_file_test (target, G_FILE_TEST_EXISTS));
}

#define TEST(path, func) g_test_add ("/cli-queue/" path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  TEST ("get", test_get);
  TEST ("put", test_put);
  TEST ("clear", test_clear);
  TEST ("orderly", test_orderly);
  TEST ("without", test_without);
  return g_test_run ();
}
