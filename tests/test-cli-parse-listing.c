/* ferry-cli parse-listing: the same parser, from a file.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-test-cli.h"

#include <glib/gstdio.h>

static const char listing[] = "total 2\r\n"
                              "-rw-r--r-- 1 kai staff 9 Feb  3 10:11 a b\r\n"
                              "what\033 is this\r\n"
                              "drwxr-xr-x 2 kai staff 9 Feb  3 2019 sub\r\n";

static const char objects[] =
    "{\"name\":\"a b\",\"kind\":\"file\",\"size\":9,\"modified\":\"2024-02-03T10:11\","
    "\"owner\":\"kai\",\"group\":\"staff\",\"mode\":\"644\"}\n"
    "{\"name\":\"sub\",\"kind\":\"directory\",\"size\":9,\"modified\":\"2019-02-03\","
    "\"owner\":\"kai\",\"group\":\"staff\",\"mode\":\"755\"}\n";

static void
test_file (void)
{
  g_autofree char *folder = g_dir_make_tmp ("ferry-cli-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "listing", NULL);
  g_autoptr (FerryTestCli) cli = NULL;
  g_autoptr (FerryTestCli) quiet = NULL;

  g_assert_true (g_file_set_contents (path, listing, -1, NULL));
  cli = ferry_test_cli_run ("parse-listing", "--now=2024-02-03T22:00:00Z", path, NULL);
  ferry_test_cli_expect (cli, 0);
  g_assert_cmpstr (cli->output, ==, objects);
  g_assert_cmpstr (cli->errors, ==,
                   "ferry-cli: line not understood: what? is this\n"
                   "ferry-cli: format Unix, entries 2, lines not understood 1\n");

  quiet = ferry_test_cli_run ("-q", "parse-listing", "--now=2024-02-03T22:00:00Z", path, NULL);
  ferry_test_cli_expect (quiet, 0);
  g_assert_cmpstr (quiet->errors, ==, "ferry-cli: line not understood: what? is this\n");
  g_remove (path);
  g_rmdir (folder);
}

static void
test_wrong (void)
{
  g_autoptr (FerryTestCli) missing = ferry_test_cli_run ("parse-listing", "/no/such/file", NULL);
  g_autoptr (FerryTestCli) many = ferry_test_cli_run ("parse-listing", "a", "b", NULL);

  ferry_test_cli_expect (missing, 8);
  g_assert_nonnull (g_strrstr (missing->errors, "/no/such/file"));
  ferry_test_cli_expect (many, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cli-parse-listing/file", test_file);
  g_test_add_func ("/cli-parse-listing/wrong", test_wrong);
  return g_test_run ();
}
