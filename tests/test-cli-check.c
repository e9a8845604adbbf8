/* ferry-cli check as a script uses it: exit status, report, JSON; and with TLS, which has to resume
 * the session for each data connection.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-test-cli.h"

#include <string.h>

static FerryTestServer *
start (const FerryTestServerOptions *options)
{
  g_autoptr (GError) error = NULL;
  FerryTestServer *server = ferry_test_server_start (options, &error);

  g_assert_no_error (error);
  return server;
}

static guint
count (const char *text, const char *word)
{
  guint times = 0;

  for (const char *at = text; (at = strstr (at, word)) != NULL; at += strlen (word))
    times++;
  return times;
}

/* --- TLS: all four ways, each resumed --- */

typedef struct
{
  const char *name;
  FerryTestServerOptions options;
  const char *arguments;
} TlsCase;

static const TlsCase tls_cases[] = {
  { "explicit", { .security = FERRY_TEST_SECURITY_EXPLICIT }, "--tls=explicit" },
  { "required",
    { .security = FERRY_TEST_SECURITY_EXPLICIT, .requires_tls = TRUE },
    "--tls=optional" },
  { "implicit", { .security = FERRY_TEST_SECURITY_IMPLICIT }, "--tls=implicit" },
};

static void
test_tls (gconstpointer data)
{
  const TlsCase *test = data;
  g_autoptr (FerryTestServer) server = start (&test->options);
  g_autofree char *url = ferry_test_server_dup_url (server, "");
  g_autofree char *options = g_strdup_printf ("%s --accept-fingerprint=%s", test->arguments,
                                              ferry_test_server_get_fingerprint (server));
  g_autoptr (FerryTestCli) known = ferry_test_cli_run (options, "check", "--json", url, NULL);
  g_autoptr (FerryTestCli) unknown = ferry_test_cli_run (test->arguments, "check", url, NULL);

  ferry_test_cli_expect (known, 0);
  g_assert_cmpint (count (known->output, "\"state\":\"works\""), ==, 8);
  g_assert_cmpint (count (known->output, "\"state\":\"fails\""), ==, 0);
  g_assert_nonnull (strstr (known->output, "\"detail\":\"TLS 1."));
  /* Nobody vouches for the certificate: the password stays here. */
  ferry_test_cli_expect (unknown, 5);
}

/* --- Exit statuses --- */

typedef struct
{
  const char *name;
  FerryTestServerOptions options;
  int status;
  const char *said; /* in the report */
} StatusCase;

static const StatusCase status_cases[] = {
  { "works", { 0 }, 0, "Use passive mode." },
  { "no-passive", { .refuses_passive = TRUE }, 0, "pasv_enable=YES" },
  { "no-active", { .refuses_active = TRUE }, 0, "port_enable=YES" },
  { "neither", { .refuses_passive = TRUE, .refuses_active = TRUE }, 6, "pasv_enable=YES" },
};

static void
test_status (gconstpointer data)
{
  const StatusCase *test = data;
  g_autoptr (FerryTestServer) server = start (&test->options);
  g_autofree char *url = ferry_test_server_dup_url (server, "");
  g_autoptr (FerryTestCli) cli = ferry_test_cli_run ("check", url, NULL);

  ferry_test_cli_expect (cli, test->status);
  g_assert_nonnull (strstr (cli->output, test->said));
  g_assert_nonnull (strstr (cli->output, "──▶"));
  g_assert_nonnull (strstr (cli->output, "◀──"));
  /* A line a step on the other stream, and no password on either. */
  g_assert_nonnull (strstr (cli->errors, "Passive (EPSV)"));
  g_assert_null (strstr (cli->output, ferry_test_server_get_password (server)));
  g_assert_null (strstr (cli->errors, ferry_test_server_get_password (server)));
}

/* Python reads it. */
static void
test_json (void)
{
  const FerryTestServerOptions options = { .refuses_passive = TRUE };
  static const char program[] = "import json, sys; c = json.load(sys.stdin); "
                                "assert len(c['steps']) == 8 and c['sections'], c";
  g_autoptr (FerryTestServer) server = start (&options);
  g_autofree char *url = ferry_test_server_dup_url (server, "");
  g_autoptr (FerryTestCli) cli = ferry_test_cli_run ("-q check --json", url, NULL);
  g_autoptr (GSubprocess) python = NULL;
  g_autoptr (GError) error = NULL;

  ferry_test_cli_expect (cli, 0);
  python = g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE, &error, FERRY_TEST_PYTHON, "-c",
                             program, NULL);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (python, cli->output, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_successful (python));
}

static void
test_wrong_password (void)
{
  const FerryTestServerOptions options = { 0 };
  g_autoptr (FerryTestServer) server = start (&options);
  g_autofree char *url =
      g_strdup_printf ("ftp://%s:wrong@127.0.0.1:%u/", ferry_test_server_get_user (server),
                       ferry_test_server_get_port (server));
  g_autoptr (FerryTestCli) cli = ferry_test_cli_run ("check", url, NULL);

  ferry_test_cli_expect (cli, 4);
  g_assert_null (strstr (cli->output, "wrong@"));
}

static void
test_closed_port (void)
{
  const FerryTestServerOptions options = { 0 };
  g_autoptr (FerryTestServer) server = start (&options);
  g_autofree char *url = ferry_test_server_dup_url (server, "");
  g_autoptr (FerryTestCli) cli = NULL;

  ferry_test_server_stop (server);
  cli = ferry_test_cli_run ("-q check --json", url, NULL);
  ferry_test_cli_expect (cli, 3);
  g_assert_cmpstr (cli->errors, ==, "");
  g_assert_nonnull (strstr (cli->output, "\"symptom\":\"refused\""));
  g_assert_cmpint (count (cli->output, "\n"), ==, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tls_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/cli/check/tls/", tls_cases[i].name, NULL);

      g_test_add_data_func (path, &tls_cases[i], test_tls);
    }
  for (guint i = 0; i < G_N_ELEMENTS (status_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/cli/check/status/", status_cases[i].name, NULL);

      g_test_add_data_func (path, &status_cases[i], test_status);
    }
  g_test_add_func ("/cli/check/json", test_json);
  g_test_add_func ("/cli/check/wrong-password", test_wrong_password);
  g_test_add_func ("/cli/check/closed-port", test_closed_port);
  return g_test_run ();
}
