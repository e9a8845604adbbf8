/* ferry-cli import: what it says of another client's sites, and what it saves.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-test-cli.h"

#include <glib/gstdio.h>

static const char preview[] =
    "+ web: kai@ftp.example.net:21, TLS where offered, with password\n"
    "+ archive: eva@archive.example.net:2990, implicit TLS, asks for the password\n"
    "- shell: SFTP: Ferry speaks FTP only.\n"
    "+ opts: h.example.net:21, TLS where offered\n"
    "    Its commands after login are left out: look at them and type them anew.\n";

static void
test_import (void)
{
  g_autofree char *file = g_test_build_filename (G_TEST_DIST, "import", "lftp-bookmarks", NULL);
  g_autofree char *folder = g_dir_make_tmp ("ferry-import-XXXXXX", NULL);
  g_autofree char *config = g_build_filename (folder, "ferry", NULL);
  g_autofree char *saved = g_build_filename (config, "sites.ini", NULL);
  g_autofree char *text = NULL;
  g_autoptr (FerryTestCli) dry = NULL;
  g_autoptr (FerryTestCli) wet = NULL;
  g_autoptr (FerryTestCli) again = NULL;

  g_setenv ("XDG_CONFIG_HOME", folder, TRUE);
  /* No keyring, and none to be started. */
  g_setenv ("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent", TRUE);
  dry = ferry_test_cli_run ("import", "--dry-run", file, NULL);
  ferry_test_cli_expect (dry, 0);
  g_assert_cmpstr (dry->output, ==, preview);
  g_assert_cmpstr (dry->errors, ==,
                   "ferry-cli: lftp: new 3, not saved, saved before 0, left out 1\n");
  g_assert_false (g_file_test (saved, G_FILE_TEST_EXISTS));

  wet = ferry_test_cli_run ("import", file, NULL);
  ferry_test_cli_expect (wet, 0);
  g_assert_cmpstr (wet->output, ==, preview);
  g_assert_nonnull (g_strrstr (wet->errors, "ferry-cli: passwords are left out: "));
  g_assert_true (g_file_get_contents (saved, &text, NULL, NULL));
  g_assert_nonnull (g_strrstr (text, "[archive]"));
  g_assert_null (g_strrstr (text, "s3cret!"));

  again = ferry_test_cli_run ("import", file, NULL);
  ferry_test_cli_expect (again, 0);
  g_assert_nonnull (g_strrstr (again->output, "= web: kai@ftp.example.net:21"));
  g_assert_cmpstr (again->errors, ==, "ferry-cli: lftp: new 0, saved before 3, left out 1\n");
  g_remove (saved);
  g_rmdir (config);
  g_rmdir (folder);
}

static void
test_wrong (void)
{
  g_autofree char *program = g_strdup (g_getenv ("FERRY_CLI"));
  g_autoptr (FerryTestCli) missing = ferry_test_cli_run ("import", "/no/such/file", NULL);
  g_autoptr (FerryTestCli) folder = ferry_test_cli_run ("import", "/", NULL);
  g_autoptr (FerryTestCli) binary = ferry_test_cli_run ("import", program, NULL);

  ferry_test_cli_expect (missing, 8);
  ferry_test_cli_expect (folder, 8);
  ferry_test_cli_expect (binary, 8);
  g_assert_nonnull (g_strrstr (missing->errors, "/no/such/file"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cli-import/import", test_import);
  g_test_add_func ("/cli-import/wrong", test_wrong);
  return g_test_run ();
}
