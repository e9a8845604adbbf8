/* Raw commands: which are sent, what the session knows afterwards (by transcript), and how
 * `ferry-cli quote` fares with real servers.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-script-fixture.h"
#include "ferry-test-cli.h"

#include <string.h>

static void
test_check (void)
{
  static const struct
  {
    const char *command;
    gboolean is_sent;
    gboolean may_change;
  } rows[] = {
    { "NOOP", TRUE, FALSE },
    { "help", TRUE, FALSE },
    { "STAT some file", TRUE, FALSE },
    { "SITE CHMOD 644 a", TRUE, TRUE },
    { "dele a", TRUE, TRUE },
    { "RNFR a", TRUE, FALSE },
    { "RNTO b", TRUE, TRUE },
    { "XYZZY", TRUE, TRUE },
    { "CWD /", TRUE, FALSE },
    { "TYPE A", TRUE, FALSE },
    { "RETR a", FALSE, FALSE },
    { "stor a", FALSE, FALSE },
    { "List", FALSE, FALSE },
    { "PASV", FALSE, FALSE },
    { "EPRT |1|127.0.0.1|4000|", FALSE, FALSE },
    { "QUIT", FALSE, FALSE },
    { "REIN", FALSE, FALSE },
    { "AUTH TLS", FALSE, FALSE },
    { "USER x", FALSE, FALSE },
    { "pass x", FALSE, FALSE },
    { "MODE B", FALSE, FALSE },
    { "", FALSE, TRUE },
    { " RETR a", FALSE, TRUE },
    { "RETR\ta", FALSE, TRUE },
    { "\377\364RETR a", FALSE, TRUE },
    { "NOOP\r\nDELE a", FALSE, TRUE },
    { "NOOP a\nDELE a", FALSE, FALSE },
    { "NOOP a\rDELE a", FALSE, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      gboolean is_sent = ferry_ftp_quote_check (rows[i].command, &error);

      g_test_message ("row %" G_GSIZE_FORMAT, i);
      g_assert_cmpint (is_sent, ==, rows[i].is_sent);
      if (!is_sent)
        g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT);
      g_assert_cmpint (ferry_ftp_quote_may_change (rows[i].command), ==, rows[i].may_change);
    }
}

/* Each runs COMMAND in FOLDER, then asks the size of a file and enters /home. */
typedef struct
{
  const char *name;
  const char *folder;
  const char *command;
  const char *reply;      /* what is shown; NULL: an error */
  const char *new_folder; /* afterwards */
  const char *script[30];
} Case;

#define SIZE_OF_A "expect SIZE /home/a", "reply 213 7"
#define GO_HOME   "expect CWD /home", "reply 250 ok", NULL
#define IS_HOME   "stall", NULL

static const Case cases[] = {
  { "asks",
    "/home",
    "NOOP",
    "200 fine",
    "/home",
    { LOGIN, "expect NOOP", "reply 200 fine", SIZE_OF_A, IS_HOME } },
  { "elsewhere",
    "/pub",
    "STAT",
    "211-State\n line\n211 end",
    "/pub",
    { LOGIN, "expect CWD /pub", "reply 250 ok", "expect STAT", "reply 211-State", "reply  line",
      "reply 211 end", SIZE_OF_A, GO_HOME } },
  { "moves",
    "/home",
    "CWD ../pub",
    "250 there",
    "/pub",
    { LOGIN, "expect CWD ../pub", "reply 250 there", "expect PWD", "reply 257 \"/pub\"", SIZE_OF_A,
      GO_HOME } },
  { "moves-out-of-what-is-gone",
    "/gone",
    "CWD /pub",
    "250 there",
    "/pub",
    { LOGIN, "expect CWD /gone", "reply 550 gone", "expect CWD /pub", "reply 250 there",
      "expect PWD", "reply 257 \"/pub\"", SIZE_OF_A, GO_HOME } },
  { "not-in-what-is-gone",
    "/gone",
    "DELE a",
    NULL,
    "/gone",
    { LOGIN, "expect CWD /gone", "reply 550 gone", SIZE_OF_A, GO_HOME } },
  { "type",
    "/home",
    "TYPE A",
    "200 text",
    "/home",
    { LOGIN, "expect TYPE A", "reply 200 text", "expect TYPE I", "reply 200 bytes", SIZE_OF_A,
      IS_HOME } },
  { "anything",
    "/home",
    "SITE EXEC x",
    "500 no",
    "/home",
    { LOGIN, "expect SITE EXEC x", "reply 500 no", "expect TYPE I", "reply 200 bytes", SIZE_OF_A,
      GO_HOME } },
  { "refused", "/home", "RETR a", NULL, "/home", { LOGIN, SIZE_OF_A, IS_HOME } },
};

static void
test_session (gconstpointer data)
{
  const Case *row = data;
  ScriptFixture fixture;
  g_autofree char *folder = g_strdup (row->folder);
  g_autofree char *reply = NULL;
  g_autoptr (GError) error = NULL;

  script_start (&fixture, row->script);
  reply = ferry_ftp_client_quote (fixture.client, row->command, &folder, NULL, &error);
  g_assert_cmpstr (reply, ==, row->reply);
  g_assert_cmpint (error == NULL, ==, row->reply != NULL);
  g_assert_cmpstr (folder, ==, row->new_folder);
  g_assert_cmpint (ferry_ftp_client_get_size (fixture.client, "a", NULL, NULL), ==, 7);
  g_assert_true (ferry_ftp_client_is_folder (fixture.client, "/home", NULL, NULL));
  script_tear_down (&fixture);
}

static FerryTestServer *
start (FerryTestServerKind kind)
{
  g_autoptr (GError) error = NULL;
  FerryTestServer *server =
      ferry_test_server_start (&(const FerryTestServerOptions){ .kind = kind }, &error);

  g_assert_no_error (error);
  return server;
}

static void
make_served (FerryTestServer *server, const char *name)
{
  g_autofree char *path = g_build_filename (ferry_test_server_get_root (server), name, NULL);

  g_assert_true (g_file_set_contents (path, "x", 1, NULL));
}

static gboolean
is_served (FerryTestServer *server, const char *name)
{
  g_autofree char *path = g_build_filename (ferry_test_server_get_root (server), name, NULL);

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

static void
test_cli (gconstpointer data)
{
  g_autoptr (FerryTestServer) server = start (GPOINTER_TO_INT (data));
  g_autofree char *url = ferry_test_server_dup_url (server, "");
  g_autoptr (FerryTestCli) ok = NULL;
  g_autoptr (FerryTestCli) refused = NULL;
  g_autoptr (FerryTestCli) unsent = NULL;

  make_served (server, "海 a");
  ok = ferry_test_cli_run ("quote", url, "MKD sub", "RNFR 海 a", "RNTO sub/b", "CWD sub", "SIZE b",
                           NULL);
  ferry_test_cli_expect (ok, 0);
  g_assert_true (is_served (server, "sub/b"));
  g_assert_true (g_str_has_suffix (ok->output, "\n213 1\n"));

  refused = ferry_test_cli_run ("quote", url, "DELE none", "DELE sub/b", NULL);
  ferry_test_cli_expect (refused, 7);
  g_assert_true (g_str_has_prefix (refused->output, "550 "));
  g_assert_true (is_served (server, "sub/b"));

  unsent = ferry_test_cli_run ("quote", url, "DELE sub/b", "LIST", NULL);
  ferry_test_cli_expect (unsent, 1);
  g_assert_true (is_served (server, "sub/b"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/quote/check", test_check);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/quote/session/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_session);
    }
  g_test_add_data_func ("/quote/cli/vsftpd", GINT_TO_POINTER (FERRY_TEST_SERVER_VSFTPD), test_cli);
  g_test_add_data_func ("/quote/cli/pyftpdlib", GINT_TO_POINTER (FERRY_TEST_SERVER_PYFTPDLIB),
                        test_cli);

  return g_test_run ();
}
