/* ferry-cli's exit statuses, each for what a real server or disk does.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-test-cli.h"
#include "ferry-test-tree.h"

#include <glib/gstdio.h>
#include <string.h>

static const FerryTestServerKind kinds[] = { FERRY_TEST_SERVER_VSFTPD,
                                             FERRY_TEST_SERVER_PYFTPDLIB };

static FerryTestServer *
start (const FerryTestServerOptions *options)
{
  g_autoptr (GError) error = NULL;
  FerryTestServer *server = ferry_test_server_start (options, &error);

  g_assert_no_error (error);
  return server;
}

static void
write_served (FerryTestServer *server, const char *name, const char *text)
{
  g_autofree char *path = g_build_filename (ferry_test_server_get_root (server), name, NULL);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

/* Every one is refused before anything is connected. */
static void
test_usage (void)
{
  static const char *const lines[] = {
    "frobnicate ftp://127.0.0.1:1/",
    "ls",
    "ls ftp://127.0.0.1:1/ more",
    "ls -r ftp://127.0.0.1:1/",
    "get ftp://127.0.0.1:1/a",
    "put --json a ftp://127.0.0.1:1/a",
    "mkdir -c ftp://127.0.0.1:1/a",
    "rm ftp://127.0.0.1:1/",
    "mkdir ftp://127.0.0.1:1/",
    "ls http://127.0.0.1:1/",
    "ls ftp:///nowhere",
    "ls ftp://127.0.0.1:99999/",
    "ls ftp://127.0.0.1:1/a%0D%0ADELE%20b",
    "ls ftp://127.0.0.1:1/a%0Ab",
    "ls ftp://127.0.0.1:1/a%00b",
    "ls ftp://a%0Ab@127.0.0.1:1/",
    "--tls=none ls ftps://127.0.0.1:1/",
    "--mode=odd ls ftp://127.0.0.1:1/",
  };

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autoptr (FerryTestCli) cli = ferry_test_cli_run (lines[i], NULL);

      g_test_message ("%s", lines[i]);
      ferry_test_cli_expect (cli, 1);
      g_assert_true (g_str_has_prefix (cli->errors, "ferry-cli: "));
      g_assert_cmpstr (cli->output, ==, "");
    }
}

static void
test_cannot_connect (gconstpointer data)
{
  const FerryTestServerOptions options = { .kind = GPOINTER_TO_INT (data) };
  g_autoptr (FerryTestServer) server = start (&options);
  g_autofree char *url = ferry_test_server_dup_url (server, "");
  g_autoptr (FerryTestCli) cli = NULL;

  ferry_test_server_stop (server);
  cli = ferry_test_cli_run ("--timeout=5 ls", url, NULL);
  ferry_test_cli_expect (cli, 3);
}

static void
test_wrong_password (gconstpointer data)
{
  const FerryTestServerOptions options = { .kind = GPOINTER_TO_INT (data) };
  g_autoptr (FerryTestServer) server = start (&options);
  g_autofree char *url =
      g_strdup_printf ("ftp://%s:wrong@127.0.0.1:%u/x", ferry_test_server_get_user (server),
                       ferry_test_server_get_port (server));
  static const char *const commands[] = { "ls", "cat", "rm", "get" };

  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      g_autoptr (FerryTestCli) cli =
          ferry_test_cli_run ("--log", commands[i], url, i == 3 ? "/nowhere/x" : NULL, NULL);

      ferry_test_cli_expect (cli, 4);
      g_assert_null (strstr (cli->errors, "wrong"));
    }
}

static void
test_certificate (gconstpointer data)
{
  const FerryTestServerOptions options = {
    .kind = GPOINTER_TO_INT (data) & 1,
    .security = GPOINTER_TO_INT (data) >> 1,
  };
  g_autoptr (FerryTestServer) server = start (&options);
  g_autofree char *url = ferry_test_server_dup_url (server, "");
  g_autofree char *tls =
      g_strdup (options.security == FERRY_TEST_SECURITY_EXPLICIT ? "--tls=explicit" : "");
  g_autofree char *pinned = g_strdup_printf ("%s --accept-fingerprint=%s", tls,
                                             ferry_test_server_get_fingerprint (server));
  g_autofree char *trusted =
      g_strdup_printf ("%s --ca-file=%s", tls, ferry_test_server_get_certificate (server));
  g_autoptr (FerryTestCli) unknown = ferry_test_cli_run (tls, "ls", url, NULL);
  g_autoptr (FerryTestCli) accepted = ferry_test_cli_run (pinned, "ls", url, NULL);
  g_autoptr (FerryTestCli) known = ferry_test_cli_run (trusted, "ls", url, NULL);
  g_autoptr (FerryTestCli) changed = NULL;

  ferry_test_cli_expect (unknown, 5);
  ferry_test_cli_expect (accepted, 0);
  ferry_test_cli_expect (known, 0);
  g_assert_true (ferry_test_server_restart_with_new_certificate (server, NULL));
  changed = ferry_test_cli_run (pinned, "ls", url, NULL);
  ferry_test_cli_expect (changed, 5);
}

static void
test_no_tls_offered (gconstpointer data)
{
  const FerryTestServerOptions options = { .kind = GPOINTER_TO_INT (data) };
  g_autoptr (FerryTestServer) server = start (&options);
  g_autofree char *url = ferry_test_server_dup_url (server, "");
  g_autoptr (FerryTestCli) cli = ferry_test_cli_run ("--log --tls=explicit ls", url, NULL);

  ferry_test_cli_expect (cli, 5);
  g_assert_null (strstr (cli->errors, "> PASS"));
}

static void
test_no_data_connection (gconstpointer data)
{
  const FerryTestServerOptions passive_refused = { .kind = GPOINTER_TO_INT (data),
                                                   .refuses_passive = TRUE };
  g_autoptr (FerryTestServer) server = start (&passive_refused);
  g_autofree char *url = ferry_test_server_dup_url (server, "");
  g_autoptr (FerryTestCli) passive = ferry_test_cli_run ("--mode=passive ls", url, NULL);
  g_autoptr (FerryTestCli) automatic = ferry_test_cli_run ("--mode=auto ls", url, NULL);

  ferry_test_cli_expect (passive, 6);
  ferry_test_cli_expect (automatic, 0);
}

static void
test_no_active_data_connection (void)
{
  const FerryTestServerOptions options = { .refuses_active = TRUE };
  g_autoptr (FerryTestServer) server = start (&options);
  g_autofree char *url = ferry_test_server_dup_url (server, "");
  g_autoptr (FerryTestCli) cli = ferry_test_cli_run ("--mode=active ls", url, NULL);

  ferry_test_cli_expect (cli, 6);
}

static void
test_active_ports (gconstpointer data)
{
  const FerryTestServerOptions options = { .kind = GPOINTER_TO_INT (data) };
  g_autoptr (FerryTestServer) server = start (&options);
  g_autofree char *url = ferry_test_server_dup_url (server, "");
  g_autoptr (FerryTestCli) cli = ferry_test_cli_run (
      "--log --mode=active --active-ports=47110-47119 --active-address=127.0.0.1 ls", url, NULL);

  ferry_test_cli_expect (cli, 0);
  g_assert_nonnull (strstr (cli->errors, "127.0.0.1:4711"));
}

static void
test_not_found (gconstpointer data)
{
  const FerryTestServerOptions options = { .kind = GPOINTER_TO_INT (data) };
  g_autoptr (FerryTestServer) server = start (&options);
  g_autofree char *url = ferry_test_server_dup_url (server, "no/such");
  g_autofree char *folder = g_dir_make_tmp ("ferry-cli-XXXXXX", NULL);
  g_autofree char *target = g_build_filename (folder, "x", NULL);
  const char *const *lines[] = {
    (const char *const[]){ "ls", url, NULL },
    (const char *const[]){ "cat", url, NULL },
    (const char *const[]){ "rm", url, NULL },
    (const char *const[]){ "rm", "-r", url, NULL },
    (const char *const[]){ "mkdir", url, NULL },
    (const char *const[]){ "mv", url, "elsewhere", NULL },
    (const char *const[]){ "get", url, target, NULL },
    (const char *const[]){ "get", "-r", url, target, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autoptr (FerryTestCli) cli = ferry_test_cli_start (lines[i]);

      g_test_message ("%s", lines[i][0]);
      ferry_test_cli_finish (cli);
      ferry_test_cli_expect (cli, 7);
    }
  g_assert_false (g_file_test (target, G_FILE_TEST_IS_REGULAR));
  ferry_test_tree_remove (folder);
}

static void
test_denied (gconstpointer data)
{
  const FerryTestServerOptions options = { .kind = GPOINTER_TO_INT (data), .is_read_only = TRUE };
  g_autoptr (FerryTestServer) server = start (&options);
  g_autofree char *url = ferry_test_server_dup_url (server, "here.txt");
  g_autofree char *new_url = ferry_test_server_dup_url (server, "new.txt");
  g_autofree char *path = g_build_filename (ferry_test_server_get_root (server), "here.txt", NULL);
  g_autoptr (FerryTestCli) removal = NULL;
  g_autoptr (FerryTestCli) upload = NULL;

  write_served (server, "here.txt", "stays");
  removal = ferry_test_cli_run ("rm", url, NULL);
  ferry_test_cli_expect (removal, 7);
  upload = ferry_test_cli_run ("put", path, new_url, NULL);
  ferry_test_cli_expect (upload, 7);
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
}

static void
test_local_error (gconstpointer data)
{
  const FerryTestServerOptions options = { .kind = GPOINTER_TO_INT (data) };
  g_autoptr (FerryTestServer) server = start (&options);
  g_autofree char *url = ferry_test_server_dup_url (server, "here.txt");
  g_autoptr (FerryTestCli) no_folder = NULL;
  g_autoptr (FerryTestCli) no_source = NULL;
  g_autoptr (FerryTestCli) folder = NULL;

  write_served (server, "here.txt", "x");
  no_folder = ferry_test_cli_run ("get", url, "/nowhere/at/all", NULL);
  ferry_test_cli_expect (no_folder, 8);
  no_source = ferry_test_cli_run ("put /nowhere/at/all", url, NULL);
  ferry_test_cli_expect (no_source, 8);
  folder = ferry_test_cli_run ("put", ferry_test_server_get_root (server), url, NULL);
  ferry_test_cli_expect (folder, 8);
}

/* One file of a tree cannot be read: the others come, and the status says that some failed. */
static void
test_some_failed (gconstpointer data)
{
  const FerryTestServerOptions options = { .kind = GPOINTER_TO_INT (data) };
  g_autoptr (FerryTestServer) server = start (&options);
  g_autofree char *url = ferry_test_server_dup_url (server, "");
  g_autofree char *folder = g_dir_make_tmp ("ferry-cli-XXXXXX", NULL);
  g_autofree char *target = g_build_filename (folder, "copy", NULL);
  g_autofree char *blocker = g_build_filename (folder, "copy", "b.txt", NULL);
  g_autofree char *copied = g_build_filename (folder, "copy", "c.txt", NULL);
  g_autoptr (FerryTestCli) cli = NULL;

  write_served (server, "a.txt", "a");
  write_served (server, "b.txt", "b");
  write_served (server, "c.txt", "c");
  g_assert_cmpint (g_mkdir_with_parents (blocker, 0755), ==, 0);
  cli = ferry_test_cli_run ("get -r", url, target, NULL);
  ferry_test_cli_expect (cli, 2);
  g_assert_nonnull (strstr (cli->errors, "b.txt"));
  g_assert_true (g_file_test (copied, G_FILE_TEST_EXISTS));
  ferry_test_tree_remove (folder);
}

static const struct
{
  const char *name;
  GTestDataFunc func;
} server_tests[] = {
  { "cannot-connect", test_cannot_connect },
  { "wrong-password", test_wrong_password },
  { "no-tls", test_no_tls_offered },
  { "no-data-connection", test_no_data_connection },
  { "active-ports", test_active_ports },
  { "not-found", test_not_found },
  { "denied", test_denied },
  { "local", test_local_error },
  { "some-failed", test_some_failed },
};

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cli/errors/usage", test_usage);
  for (guint kind = 0; kind < G_N_ELEMENTS (kinds); kind++)
    {
      const char *name = kinds[kind] == FERRY_TEST_SERVER_VSFTPD ? "vsftpd" : "pyftpdlib";

      if (!ferry_test_server_is_available (kinds[kind]))
        continue;
      for (guint i = 0; i < G_N_ELEMENTS (server_tests); i++)
        {
          g_autofree char *path = g_strdup_printf ("/cli/%s/%s", name, server_tests[i].name);

          g_test_add_data_func (path, GINT_TO_POINTER (kinds[kind]), server_tests[i].func);
        }
      for (int security = FERRY_TEST_SECURITY_EXPLICIT; security <= FERRY_TEST_SECURITY_IMPLICIT;
           security++)
        {
          g_autofree char *path = g_strdup_printf ("/cli/%s/certificate/%d", name, security);

          g_test_add_data_func (path, GINT_TO_POINTER ((int) kinds[kind] | security << 1),
                                test_certificate);
        }
    }
  if (ferry_test_server_is_available (FERRY_TEST_SERVER_VSFTPD))
    g_test_add_func ("/cli/vsftpd/no-active", test_no_active_data_connection);
  return g_test_run ();
}
