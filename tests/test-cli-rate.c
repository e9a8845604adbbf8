/* ferry-cli --limit-rate on a real server: a file takes as long as its size needs at that speed.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-test-cli.h"
#include "ferry-test-tree.h"

#define SIZE (1024 * 1024)

typedef struct
{
  const char *limit;
  double download_seconds; /* at least */
  double upload_seconds;
} Case;

static double
run_timed (const char *limit, const char *verb, const char *from, const char *to)
{
  g_autofree char *option = g_strdup_printf ("--limit-rate=%s", limit);
  gint64 begin = g_get_monotonic_time ();
  g_autoptr (FerryTestCli) cli = ferry_test_cli_run (option, verb, from, to, NULL);

  ferry_test_cli_expect (cli, 0);
  return (double) (g_get_monotonic_time () - begin) / G_USEC_PER_SEC;
}

static void
test_limit (void)
{
  /* The first tenth of a second is free, and then the last turn is not waited for. */
  static const Case cases[] = {
    { "512K", 1.8, 1.8 },
    { "0:512K", 0, 1.8 },
    { "512K:100M", 1.8, 0 },
  };
  const FerryTestServerOptions options = { .kind = FERRY_TEST_SERVER_VSFTPD };
  g_autoptr (FerryTestServer) server = ferry_test_server_start (&options, NULL);
  g_autofree char *local = g_dir_make_tmp ("ferry-cli-XXXXXX", NULL);
  g_autofree char *file = g_build_filename (local, "file", NULL);
  g_autofree char *copy = g_build_filename (local, "copy", NULL);
  g_autofree char *url = ferry_test_server_dup_url (server, "file");

  ferry_test_tree_make_file (file, SIZE, 1);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      double upload = run_timed (cases[i].limit, "put", file, url);
      double download = run_timed (cases[i].limit, "get", url, copy);

      g_test_message ("%s: up %.2f s, down %.2f s", cases[i].limit, upload, download);
      g_assert_cmpfloat (upload, >, cases[i].upload_seconds);
      g_assert_cmpfloat (download, >, cases[i].download_seconds);
    }
  ferry_test_tree_remove (local);
}

static void
test_not_for_ls (void)
{
  g_autoptr (FerryTestCli) cli =
      ferry_test_cli_run ("--limit-rate=1M", "ls", "ftp://127.0.0.1/", NULL);

  ferry_test_cli_expect (cli, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/cli-rate/limit", test_limit);
  g_test_add_func ("/cli-rate/not-for-ls", test_not_for_ls);
  return g_test_run ();
}
