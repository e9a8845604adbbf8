/* ferry-cli with saved sites: what site: means, whose settings count, and where the password comes
 * from.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-secret.h"
#include "ferry-test-cli.h"
#include "ferry-test-keyring.h"
#include "ferry-test-tree.h"

#include <glib/gstdio.h>
#include <string.h>

static const char *self; /* this program */

typedef struct
{
  FerryTestServer *server;
  char *folder;
} Fixture;

static void
write_file (Fixture *fixture, const char *name, const char *text)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  g_autofree char *folder = g_path_get_dirname (path);

  g_mkdir_with_parents (folder, 0700);
  g_assert_true (g_file_set_contents_full (path, text, -1, G_FILE_SET_CONTENTS_NONE, 0600, NULL));
}

static void
set_path (Fixture *fixture, const char *variable, const char *name)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

  g_setenv (variable, path, TRUE);
}

static void
set_up (Fixture *fixture)
{
  static const FerryTestServerOptions options = { .kind = FERRY_TEST_SERVER_PYFTPDLIB };
  g_autoptr (GError) error = NULL;
  g_autofree char *sites = NULL;
  g_autofree char *netrc = NULL;
  g_autofree char *below = NULL;

  fixture->server = ferry_test_server_start (&options, &error);
  g_assert_no_error (error);
  fixture->folder = g_dir_make_tmp ("ferry-cli-sites-XXXXXX", NULL);
  sites = g_strdup_printf ("[Web]\nfolder=Work/Client A\nhost=%s\nport=%u\nuser=%s\nlogon=keyring\n"
                           "security=none\nremote-folder=/top\ncolour=red\n"
                           "login-commands=SITE HELP\n"
                           "[Other]\nhost=other.example\nuser=kai\n",
                           ferry_test_server_get_host (fixture->server),
                           ferry_test_server_get_port (fixture->server),
                           ferry_test_server_get_user (fixture->server));
  write_file (fixture, "config/ferry/sites.ini", sites);
  netrc = g_strdup_printf ("machine %s login %s password %s\n",
                           ferry_test_server_get_host (fixture->server),
                           ferry_test_server_get_user (fixture->server),
                           ferry_test_server_get_password (fixture->server));
  write_file (fixture, "netrc", netrc);
  set_path (fixture, "NETRC", "netrc");
  set_path (fixture, "XDG_CONFIG_HOME", "config");
  set_path (fixture, "XDG_STATE_HOME", "state");
  below = g_build_filename (ferry_test_server_get_root (fixture->server), "top", "sub", NULL);
  g_mkdir_with_parents (below, 0755);
}

static void
tear_down (Fixture *fixture)
{
  ferry_test_server_free (fixture->server);
  ferry_test_tree_remove (fixture->folder);
  g_free (fixture->folder);
}

static void
test_list (void)
{
  Fixture fixture;
  g_autoptr (FerryTestCli) lines = NULL;
  g_autoptr (FerryTestCli) json = NULL;
  g_autofree char *expected = NULL;

  set_up (&fixture);
  lines = ferry_test_cli_run ("sites", NULL);
  ferry_test_cli_expect (lines, 0);
  expected = g_strdup_printf (
      "Work/Client A/Web\tftp://%s@%s:%u//top\nOther\tftp://kai@other.example/\n",
      ferry_test_server_get_user (fixture.server), ferry_test_server_get_host (fixture.server),
      ferry_test_server_get_port (fixture.server));
  g_assert_cmpstr (lines->output, ==, expected);
  json = ferry_test_cli_run ("sites", "--json", NULL);
  ferry_test_cli_expect (json, 0);
  g_assert_nonnull (strstr (json->output, "\"logon\":\"keyring\",\"colour\":\"red\""));
  tear_down (&fixture);
}

static void
expect_listing (const char *url, const char *expected)
{
  g_autoptr (FerryTestCli) cli = ferry_test_cli_run ("--netrc", "--log", "ls", url, NULL);

  ferry_test_cli_expect (cli, 0);
  g_assert_cmpstr (cli->output, ==, expected);
  g_assert_nonnull (strstr (cli->errors, "SITE HELP"));
}

static void
test_paths (void)
{
  Fixture fixture;
  g_autoptr (FerryTestCli) made = NULL;
  g_autoptr (FerryTestCli) unknown = NULL;

  set_up (&fixture);
  expect_listing ("site:Work/Client A/Web", "sub\n");
  expect_listing ("site:Web/", "sub\n");
  expect_listing ("site:Web//", "top\n");
  made = ferry_test_cli_run ("--netrc", "mkdir", "site:Web/sub/a%20b", NULL);
  ferry_test_cli_expect (made, 0);
  expect_listing ("site:Work/Client A/Web/sub", "a b\n");
  unknown = ferry_test_cli_run ("ls", "site:Client A/Web", NULL);
  ferry_test_cli_expect (unknown, 1);
  g_assert_nonnull (strstr (unknown->errors, "ferry-cli sites"));
  tear_down (&fixture);
}

/* Without a keyring that is said, and then the login needs a password. */
static void
test_no_keyring (void)
{
  Fixture fixture;
  g_autoptr (FerryTestCli) cli = NULL;

  set_up (&fixture);
  g_setenv ("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent", TRUE);
  cli = ferry_test_cli_run ("ls", "site:Web", NULL);
  ferry_test_cli_expect (cli, 4);
  g_assert_nonnull (strstr (cli->errors, "no password from the keyring"));
  tear_down (&fixture);
}

static void
did_store (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  ferry_secret_store_finish (result, &error);
  g_assert_no_error (error);
  *(gboolean *) user_data = TRUE;
}

static void
use_keyring (void)
{
  Fixture fixture;
  g_autoptr (FerryServer) server = NULL;
  g_autoptr (FerryTestCli) cli = NULL;
  gboolean is_stored = FALSE;

  set_up (&fixture);
  server = ferry_server_new (ferry_test_server_get_host (fixture.server));
  server->port = ferry_test_server_get_port (fixture.server);
  server->user = g_strdup (ferry_test_server_get_user (fixture.server));
  server->site_id = g_strdup ("Web");
  ferry_secret_store_async (server, ferry_test_server_get_password (fixture.server), NULL,
                            did_store, &is_stored);
  while (!is_stored)
    g_main_context_iteration (NULL, TRUE);
  cli = ferry_test_cli_run ("ls", "site:Web", NULL);
  ferry_test_cli_expect (cli, 0);
  g_assert_cmpstr (cli->output, ==, "sub\n");
  tear_down (&fixture);
}

static void
test_keyring (void)
{
  if (!ferry_secret_has_keyring ())
    g_test_skip ("built without a keyring");
  else
    ferry_test_keyring_run_self (self);
}

int
main (int argc, char *argv[])
{
  self = argv[0];
  if (ferry_test_keyring_is_self (argc, argv))
    return ferry_test_keyring_use (use_keyring);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cli/sites/list", test_list);
  g_test_add_func ("/cli/sites/paths", test_paths);
  g_test_add_func ("/cli/sites/no-keyring", test_no_keyring);
  g_test_add_func ("/cli/sites/keyring", test_keyring);
  return g_test_run ();
}
