/* ferry-cli with one large file over several connections, on real servers: whole and the same, by
 * as many as help, cut and continued with holes in it, and whole where a server does not play
 * along. Whether it is faster is for `./dev bench` to say.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-test-cli.h"
#include "ferry-test-tree.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>

#define MIB       (1024 * 1024)
#define SIZE      (24 * MIB + 12345)
#define BIG       (34 * MIB) /* several are tried unasked from 32 MiB on */
#define RATE      (8 * MIB)
#define SLOW_RATE (3 * MIB / 2)
#define CUT_WAIT  (30 * G_USEC_PER_SEC)

typedef struct
{
  FerryTestServer *server;
  char *local; /* folder */
  char *source;
  char *target;
  char *part;
  char *url;
} Fixture;

static gboolean
set_up (Fixture *fixture, const FerryTestServerOptions *options)
{
  g_autoptr (GError) error = NULL;

  if (!ferry_test_server_is_available (options->kind))
    {
      g_test_skip ("the server is not installed");
      return FALSE;
    }
  fixture->server = ferry_test_server_start (options, &error);
  g_assert_no_error (error);
  fixture->local = g_dir_make_tmp ("ferry-cli-XXXXXX", NULL);
  fixture->source = g_build_filename (ferry_test_server_get_root (fixture->server), "file", NULL);
  fixture->target = g_build_filename (fixture->local, "file", NULL);
  fixture->part = g_build_filename (fixture->local, "file.ferrypart", NULL);
  fixture->url = ferry_test_server_dup_url (fixture->server, "file");
  ferry_test_tree_make_file (fixture->source, SIZE, 7);
  return TRUE;
}

static void
tear_down (Fixture *fixture)
{
  ferry_test_tree_remove (fixture->local);
  g_clear_pointer (&fixture->server, ferry_test_server_free);
  g_free (fixture->local);
  g_free (fixture->source);
  g_free (fixture->target);
  g_free (fixture->part);
  g_free (fixture->url);
}

static void
assert_whole (Fixture *fixture)
{
  g_autofree char *expected = ferry_test_tree_dup_hash (fixture->source);
  g_autofree char *actual = ferry_test_tree_dup_hash (fixture->target);

  g_assert_cmpstr (actual, ==, expected);
  g_assert_false (g_file_test (fixture->part, G_FILE_TEST_EXISTS));
}

/* Longer than the source: nobody takes it for its beginning. */
static gboolean
has_holes (Fixture *fixture)
{
  GStatBuf info;

  return g_stat (fixture->part, &info) == 0 && info.st_size > SIZE;
}

/* Until its map, two notes behind the bytes that take turns, has been written anew: there is
 * something to keep. */
static gboolean
is_worth_keeping (Fixture *fixture)
{
  g_autofree char *content = NULL;
  gsize length = 0;

  if (!has_holes (fixture) || !g_file_get_contents (fixture->part, &content, &length, NULL))
    return FALSE;
  for (gsize i = SIZE; i < length; i++)
    if (g_str_has_prefix (content + i, "ferry-parts 1 "))
      if (g_ascii_strtoull (content + i + strlen ("ferry-parts 1 "), NULL, 10) > 1)
        return TRUE;
  return FALSE;
}

static void
wait_for_holes (Fixture *fixture)
{
  gint64 end = g_get_monotonic_time () + CUT_WAIT;

  while (!is_worth_keeping (fixture) && g_get_monotonic_time () < end)
    g_usleep (50 * 1000);
  g_assert_true (is_worth_keeping (fixture));
}

static guint
count_lines (FerryTestCli *cli, const char *text)
{
  guint count = 0;

  for (const char *p = strstr (cli->errors, text); p != NULL; p = strstr (p + 1, text))
    count++;
  return count;
}

/* Four connections, each as fast as the server lets it be. */
static void
test_whole (gconstpointer data)
{
  FerryTestServerOptions options = *(const FerryTestServerOptions *) data;
  Fixture fixture;
  g_autofree char *trust = NULL;
  g_autoptr (FerryTestCli) cli = NULL;

  if (!set_up (&fixture, &options))
    return;
  if (options.security != FERRY_TEST_SECURITY_NONE)
    trust = g_strconcat (
        "--accept-fingerprint=", ferry_test_server_get_fingerprint (fixture.server), NULL);
  cli = ferry_test_cli_run ("--parts=4", "--log", trust != NULL ? trust : "--tls=none",
                            options.max_rate > 0 ? "--quiet" : "--limit-rate=16M", "get",
                            fixture.url, fixture.target, NULL);
  ferry_test_cli_expect (cli, 0);
  assert_whole (&fixture);
  g_assert_cmpuint (count_lines (cli, "> PASS"), ==, 4);
  g_assert_cmpuint (count_lines (cli, "> RETR"), >=, 4);
  tear_down (&fixture);
}

/* Killed in the middle, or told to stop: the next one fetches what is missing and no more. */
static void
test_cut (gconstpointer data)
{
  int how = GPOINTER_TO_INT (data);
  const FerryTestServerOptions options = { .kind = FERRY_TEST_SERVER_VSFTPD,
                                           .max_rate = SLOW_RATE };
  Fixture fixture;
  const char *arguments[] = { "--parts=4", "get", NULL, NULL, NULL };
  g_autoptr (FerryTestCli) first = NULL;
  g_autoptr (FerryTestCli) second = NULL;

  if (!set_up (&fixture, &options))
    return;
  arguments[2] = fixture.url;
  arguments[3] = fixture.target;
  first = ferry_test_cli_start (arguments);
  wait_for_holes (&fixture);
  g_subprocess_send_signal (first->process, how);
  g_subprocess_wait (first->process, NULL, NULL);
  g_assert_true (has_holes (&fixture));

  second = ferry_test_cli_run ("--parts=4", "--log", "get", fixture.url, fixture.target, NULL);
  ferry_test_cli_expect (second, 0);
  assert_whole (&fixture);
  /* Each part goes on where it was. */
  g_assert_cmpuint (count_lines (second, "> RETR"), >=, 4);
  g_assert_cmpuint (count_lines (second, "> RETR"), ==,
                    count_lines (second, "> REST") - count_lines (second, "> REST 0\n"));
  g_assert_null (strstr (second->errors, "begins anew"));
  tear_down (&fixture);
}

/* What is here was made from another file, though one of the same length. */
static void
test_changed (void)
{
  const FerryTestServerOptions options = { .kind = FERRY_TEST_SERVER_VSFTPD,
                                           .max_rate = SLOW_RATE };
  Fixture fixture;
  const char *arguments[] = { "--parts=4", "get", NULL, NULL, NULL };
  g_autoptr (FerryTestCli) first = NULL;
  g_autoptr (FerryTestCli) second = NULL;

  if (!set_up (&fixture, &options))
    return;
  arguments[2] = fixture.url;
  arguments[3] = fixture.target;
  first = ferry_test_cli_start (arguments);
  wait_for_holes (&fixture);
  g_subprocess_force_exit (first->process);
  g_subprocess_wait (first->process, NULL, NULL);
  g_assert_true (has_holes (&fixture));

  ferry_test_tree_make_file (fixture.source, SIZE, 8);
  second = ferry_test_cli_run ("--parts=8", "--log", "get", fixture.url, fixture.target, NULL);
  ferry_test_cli_expect (second, 0);
  g_assert_nonnull (strstr (second->errors, "the source has changed since: it begins anew"));
  assert_whole (&fixture);
  tear_down (&fixture);
}

/* The server takes two connections and no more, or never begins in the middle. */
static void
test_unwilling (gconstpointer data)
{
  const FerryTestServerOptions *options = data;
  Fixture fixture;
  g_autoptr (FerryTestCli) cli = NULL;

  if (!set_up (&fixture, options))
    return;
  cli = ferry_test_cli_run ("--parts=4", "--log", "get", fixture.url, fixture.target, NULL);
  ferry_test_cli_expect (cli, 0);
  assert_whole (&fixture);
  if (options->faults != NULL)
    g_assert_cmpuint (count_lines (cli, "> RETR"), ==, 1);
  else
    g_assert_cmpuint (count_lines (cli, "> RETR"), >=, 2);
  tear_down (&fixture);
}

/* Nobody said how many: more where the server holds each connection back. */
static void
test_several_by_itself (void)
{
  const FerryTestServerOptions options = { .kind = FERRY_TEST_SERVER_VSFTPD,
                                           .max_rate = SLOW_RATE };
  Fixture fixture;
  g_autoptr (FerryTestCli) cli = NULL;

  if (!set_up (&fixture, &options))
    return;
  ferry_test_tree_make_file (fixture.source, BIG, 9);
  cli = ferry_test_cli_run ("--log", "get", fixture.url, fixture.target, NULL);
  ferry_test_cli_expect (cli, 0);
  assert_whole (&fixture);
  g_assert_cmpuint (count_lines (cli, "> PASS"), >, 1);
  tear_down (&fixture);
}

/* The user's own limit is full with one: a second is tried, and goes again. */
static void
test_one_by_itself (void)
{
  const FerryTestServerOptions options = { .kind = FERRY_TEST_SERVER_VSFTPD };
  Fixture fixture;
  g_autoptr (FerryTestCli) cli = NULL;

  if (!set_up (&fixture, &options))
    return;
  ferry_test_tree_make_file (fixture.source, BIG, 9);
  cli =
      ferry_test_cli_run ("--log", "--limit-rate=5000K", "get", fixture.url, fixture.target, NULL);
  ferry_test_cli_expect (cli, 0);
  assert_whole (&fixture);
  g_assert_cmpuint (count_lines (cli, "> PASS"), <=, 2);
  tear_down (&fixture);
}

static const FerryTestServerOptions two_clients = { .kind = FERRY_TEST_SERVER_VSFTPD,
                                                    .max_clients = 2,
                                                    .max_rate = RATE };
static const FerryTestServerOptions no_rest = { .kind = FERRY_TEST_SERVER_PYFTPDLIB,
                                                .max_rate = RATE,
                                                .faults = "no-rest" };
static const FerryTestServerOptions rest_lies = { .kind = FERRY_TEST_SERVER_PYFTPDLIB,
                                                  .max_rate = RATE,
                                                  .faults = "rest-lies" };
static const FerryTestServerOptions vsftpd = { .kind = FERRY_TEST_SERVER_VSFTPD, .max_rate = RATE };
static const FerryTestServerOptions vsftpd_tls = { .kind = FERRY_TEST_SERVER_VSFTPD,
                                                   .security = FERRY_TEST_SECURITY_EXPLICIT,
                                                   .max_rate = RATE };
static const FerryTestServerOptions proftpd = { .kind = FERRY_TEST_SERVER_PROFTPD };
static const FerryTestServerOptions pyftpdlib = { .kind = FERRY_TEST_SERVER_PYFTPDLIB,
                                                  .max_rate = RATE };

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/cli-parts/vsftpd", &vsftpd, test_whole);
  g_test_add_data_func ("/cli-parts/vsftpd-tls", &vsftpd_tls, test_whole);
  g_test_add_data_func ("/cli-parts/proftpd", &proftpd, test_whole);
  g_test_add_data_func ("/cli-parts/pyftpdlib", &pyftpdlib, test_whole);
  g_test_add_data_func ("/cli-parts/killed", GINT_TO_POINTER (SIGKILL), test_cut);
  g_test_add_data_func ("/cli-parts/interrupted", GINT_TO_POINTER (SIGINT), test_cut);
  g_test_add_func ("/cli-parts/changed", test_changed);
  g_test_add_data_func ("/cli-parts/two-clients", &two_clients, test_unwilling);
  g_test_add_data_func ("/cli-parts/no-rest", &no_rest, test_unwilling);
  g_test_add_data_func ("/cli-parts/rest-lies", &rest_lies, test_unwilling);
  g_test_add_func ("/cli-parts/several-by-itself", test_several_by_itself);
  g_test_add_func ("/cli-parts/one-by-itself", test_one_by_itself);
  return g_test_run ();
}
