/* What ferry-cli prints, where it takes passwords from, and what it does to files that exist.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-test-cli.h"
#include "ferry-test-tree.h"

#include <glib/gstdio.h>
#include <string.h>

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

static void
test_help (void)
{
  g_autoptr (FerryTestCli) help = ferry_test_cli_run ("--help", NULL);
  g_autoptr (FerryTestCli) version = ferry_test_cli_run ("--version", NULL);

  ferry_test_cli_expect (help, 0);
  g_assert_nonnull (strstr (help->output, "--accept-fingerprint"));
  g_assert_nonnull (strstr (help->output, "get [-r] [-c] [--ascii] [--parallel=N] URL LOCAL"));
  ferry_test_cli_expect (version, 0);
  g_assert_cmpstr (version->output, ==, "ferry-cli " FERRY_VERSION "\n");
}

static void
test_password_elsewhere (gconstpointer data)
{
  const FerryTestServerOptions options = { .kind = GPOINTER_TO_INT (data) };
  g_autoptr (FerryTestServer) server = start (&options);
  g_autofree char *url =
      g_strdup_printf ("ftp://%s@127.0.0.1:%u/", ferry_test_server_get_user (server),
                       ferry_test_server_get_port (server));
  g_autofree char *folder = g_dir_make_tmp ("ferry-cli-XXXXXX", NULL);
  g_autofree char *netrc = g_build_filename (folder, "netrc", NULL);
  g_autofree char *text = g_strdup_printf ("machine 127.0.0.1 login %s password %s\n",
                                           ferry_test_server_get_user (server),
                                           ferry_test_server_get_password (server));
  g_autofree char *command = NULL;
  g_autofree char *output = NULL;
  g_autoptr (FerryTestCli) by_netrc = NULL;
  g_autoptr (GError) error = NULL;
  int status;

  write_served (server, "here.txt", "x");
  g_assert_true (g_file_set_contents (netrc, text, -1, NULL));
  g_setenv ("NETRC", netrc, TRUE);
  by_netrc = ferry_test_cli_run ("--netrc ls", url, NULL);
  g_unsetenv ("NETRC");
  ferry_test_cli_expect (by_netrc, 0);
  g_assert_cmpstr (by_netrc->output, ==, "here.txt\n");

  command = g_strdup_printf ("sh -c 'echo %s | \"$FERRY_CLI\" --quiet --password-fd=0 ls %s'",
                             ferry_test_server_get_password (server), url);
  g_assert_true (g_spawn_command_line_sync (command, &output, NULL, &status, &error));
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
  g_assert_cmpstr (output, ==, "here.txt\n");
  ferry_test_tree_remove (folder);
}

static void
test_on_exists (gconstpointer data)
{
  static const struct
  {
    const char *action;
    int status;
    const char *content;
  } rows[] = {
    { "fail", 2, "mine" },   { "skip", 0, "mine" },  { "overwrite", 0, "theirs" },
    { "rename", 0, "mine" }, { "newer", 0, "mine" }, /* the served file is older */
  };
  const FerryTestServerOptions options = { .kind = GPOINTER_TO_INT (data) };
  g_autoptr (FerryTestServer) server = start (&options);
  g_autofree char *url = ferry_test_server_dup_url (server, "f.txt");
  g_autofree char *served = g_build_filename (ferry_test_server_get_root (server), "f.txt", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (served);

  write_served (server, "f.txt", "theirs");
  g_assert_true (g_file_set_attribute_uint64 (file, G_FILE_ATTRIBUTE_TIME_MODIFIED,
                                              FERRY_TEST_TREE_TIME, 0, NULL, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *folder = g_dir_make_tmp ("ferry-cli-XXXXXX", NULL);
      g_autofree char *target = g_build_filename (folder, "f.txt", NULL);
      g_autofree char *option = g_strdup_printf ("--on-exists=%s get", rows[i].action);
      g_autofree char *content = NULL;
      g_autoptr (FerryTestCli) cli = NULL;

      g_assert_true (g_file_set_contents (target, "mine", -1, NULL));
      cli = ferry_test_cli_run (option, url, target, NULL);
      g_test_message ("%s", rows[i].action);
      ferry_test_cli_expect (cli, rows[i].status);
      g_assert_true (g_file_get_contents (target, &content, NULL, NULL));
      g_assert_cmpstr (content, ==, rows[i].content);
      ferry_test_tree_remove (folder);
    }
}

static void
test_output (gconstpointer data)
{
  const FerryTestServerOptions options = { .kind = GPOINTER_TO_INT (data) };
  g_autoptr (FerryTestServer) server = start (&options);
  g_autofree char *url = ferry_test_server_dup_url (server, "f.txt");
  g_autoptr (FerryTestCli) loud = NULL;
  g_autoptr (FerryTestCli) quiet = NULL;
  g_autofree char *folder = g_dir_make_tmp ("ferry-cli-XXXXXX", NULL);

  write_served (server, "f.txt", "12345");
  loud = ferry_test_cli_run ("get", url, folder, NULL);
  ferry_test_cli_expect (loud, 0);
  g_assert_cmpstr (loud->output, ==, "f.txt: 5 bytes\n");
  g_assert_cmpstr (loud->errors, ==, "");
  quiet = ferry_test_cli_run ("--quiet get", url, folder, NULL);
  ferry_test_cli_expect (quiet, 0);
  g_assert_cmpstr (quiet->output, ==, "");
  g_assert_cmpstr (quiet->errors, ==, "");
  ferry_test_tree_remove (folder);
}

/* script(1) gives the program a terminal. */
static void
test_terminal (gconstpointer data)
{
  const FerryTestServerOptions options = { .kind = GPOINTER_TO_INT (data) };
  g_autofree char *script = g_find_program_in_path ("script");
  g_autoptr (FerryTestServer) server = NULL;
  g_autofree char *url = NULL;
  g_autofree char *folder = NULL;
  g_autofree char *command = NULL;
  g_autofree char *output = NULL;
  g_autoptr (GError) error = NULL;
  int status;

  if (script == NULL)
    {
      g_test_skip ("no script(1)");
      return;
    }
  server = start (&options);
  url = ferry_test_server_dup_url (server, "f.txt");
  folder = g_dir_make_tmp ("ferry-cli-XXXXXX", NULL);
  write_served (server, "f.txt", "12345");
  command = g_strdup_printf ("%s -qec '\"$FERRY_CLI\" get %s %s' /dev/null", script, url, folder);
  g_assert_true (g_spawn_command_line_sync (command, &output, NULL, &status, &error));
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
  g_assert_nonnull (strstr (output, "\r100% [####"));
  g_assert_nonnull (strstr (output, "5 bytes of 5 bytes"));
  ferry_test_tree_remove (folder);
}

/* Names in Shift_JIS: bytes as they are, unless asked to find out what they are in. */
static void
test_charset (void)
{
  const FerryTestServerOptions options = { .kind = FERRY_TEST_SERVER_VSFTPD };
  g_autoptr (FerryTestServer) server = start (&options);
  g_autofree char *url = ferry_test_server_dup_url (server, "");
  g_autoptr (FerryTestCli) plain = NULL;
  g_autoptr (FerryTestCli) found = NULL;
  g_autoptr (FerryTestCli) json = NULL;

  write_served (server, "\x83\x5c\x81\x5b\x83\x58.c", "x"); /* ソース */
  write_served (server, "\x95\x5c\x8e\xa6.txt", "x");       /* 表示 */
  write_served (server, "\x97\x5c\x92\xe8.xls", "x");       /* 予定 */
  plain = ferry_test_cli_run ("ls", url, NULL);
  ferry_test_cli_expect (plain, 0);
  g_assert_nonnull (strstr (plain->output, "%95\\%8E%A6.txt\n"));
  found = ferry_test_cli_run ("--charset=auto", "ls", url, NULL);
  ferry_test_cli_expect (found, 0);
  g_assert_nonnull (strstr (found->output, "ソース.c\n"));
  g_assert_nonnull (strstr (found->output, "予定.xls\n"));
  json = ferry_test_cli_run ("--charset=auto", "ls", "--json", url, NULL);
  ferry_test_cli_expect (json, 0);
  g_assert_nonnull (strstr (json->output, "\"name\":\"表示.txt\""));
}

/* What programs read does not depend on who runs it. */
static void
test_json_in_any_locale (void)
{
  const FerryTestServerOptions options = { .kind = FERRY_TEST_SERVER_VSFTPD };
  g_autoptr (FerryTestServer) server = start (&options);
  g_autofree char *url = ferry_test_server_dup_url (server, "");
  g_autofree char *text = g_strnfill (12345, 'x');
  g_autoptr (FerryTestCli) plain = NULL;
  g_autoptr (FerryTestCli) german = NULL;

  write_served (server, "large.txt", text);
  plain = ferry_test_cli_run ("ls --json", url, NULL);
  g_setenv ("LC_ALL", "de_DE.UTF-8", TRUE);
  german = ferry_test_cli_run ("ls --json", url, NULL);
  g_unsetenv ("LC_ALL");
  ferry_test_cli_expect (plain, 0);
  ferry_test_cli_expect (german, 0);
  g_assert_nonnull (strstr (plain->output, "\"size\":12345"));
  g_assert_cmpstr (german->output, ==, plain->output);
}

static const struct
{
  const char *name;
  GTestDataFunc func;
} server_tests[] = {
  { "password-elsewhere", test_password_elsewhere },
  { "on-exists", test_on_exists },
  { "output", test_output },
  { "terminal", test_terminal },
};

int
main (int argc, char *argv[])
{
  static const char *const names[] = { "vsftpd", "pyftpdlib" };

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cli/help", test_help);
  g_test_add_func ("/cli/charset", test_charset);
  g_test_add_func ("/cli/json-in-any-locale", test_json_in_any_locale);
  for (int kind = FERRY_TEST_SERVER_VSFTPD; kind <= FERRY_TEST_SERVER_PYFTPDLIB; kind++)
    for (guint i = 0; ferry_test_server_is_available (kind) && i < G_N_ELEMENTS (server_tests); i++)
      {
        g_autofree char *path = g_strdup_printf ("/cli/%s/%s", names[kind], server_tests[i].name);

        g_test_add_data_func (path, GINT_TO_POINTER (kind), server_tests[i].func);
      }
  return g_test_run ();
}
