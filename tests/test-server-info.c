/* What is known of a server: collected by a client (by transcript), and put into words.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-script-fixture.h"
#include "ferry-server-info-text.h"
#include "ferry-test-cli.h"

#include <string.h>

static void
test_client (void)
{
  static const char *const script[] = {
    "reply 220-Welcome",
    "reply 220 to the harbour",
    USER,
    "expect FEAT",
    "reply 211-Features:",
    "reply  SIZE",
    "reply  rest stream",
    "reply 211 End",
    "expect SYST",
    "reply 215 UNIX Type: L8",
    "expect TYPE I",
    "reply 200 binary",
    "expect PWD",
    "reply 257 \"/home\" is current",
    "expect EPSV",
    "reply 502 no",
    "expect PASV",
    "reply 502 no",
    "stall",
    NULL,
  };
  static const char *const features[] = { "REST stream", "SIZE", NULL };
  static const char *const lacks[] = { "EPSV", "PASV", "MLST", "MLSD", NULL };
  ScriptFixture fixture;
  g_autoptr (FerryServerInfo) info = NULL;

  script_start (&fixture, script);
  g_assert_false (ferry_ftp_client_list (fixture.client, "/home", NULL, NULL, NULL, NULL));
  info = ferry_ftp_client_dup_info (fixture.client);
  g_assert_cmpstr (info->host, ==, "127.0.0.1");
  g_assert_cmpuint (info->port, ==, fixture.settings->port);
  g_assert_true (g_str_has_prefix (info->address, "127.0.0.1:"));
  g_assert_cmpstr (info->user, ==, "kai");
  g_assert_cmpstr (info->greeting, ==, "Welcome\nto the harbour");
  g_assert_cmpstr (info->system, ==, "UNIX Type: L8");
  g_assert_cmpstr (info->folder, ==, "/home");
  g_assert_cmpstr (info->charset, ==, "UTF-8");
  g_assert_null (info->tls_version);
  g_assert_null (info->certificate);
  g_assert_false (info->is_active);
  g_assert_true (g_strv_equal ((const char *const *) info->features, features));
  g_assert_true (g_strv_equal ((const char *const *) info->lacks, lacks));

  ferry_ftp_client_disconnect (fixture.client);
  g_assert_null (ferry_ftp_client_dup_info (fixture.client));
  script_tear_down (&fixture);
}

static FerryServerInfo *
make_info (void)
{
  FerryServerInfo *info = g_new0 (FerryServerInfo, 1);

  info->host = g_strdup ("ftp.example.org");
  info->port = 21;
  info->user = g_strdup ("kai");
  info->address = g_strdup ("192.0.2.1:21");
  info->greeting = g_strdup ("one\ntwo");
  info->charset = g_strdup ("CP932");
  info->is_charset_chosen = TRUE;
  info->has_time_offset = TRUE;
  info->time_offset = -(3 * 60 + 30) * 60;
  info->mode = FERRY_MODE_AUTOMATIC;
  info->is_active = TRUE;
  info->lacks = g_strsplit ("MLSD MFMT", " ", -1);
  return info;
}

static void
test_text (void)
{
  g_autoptr (FerryServerInfo) info = make_info ();
  g_autoptr (GPtrArray) lines = ferry_server_info_make_lines (info, "One");
  g_autofree char *text = ferry_server_info_dup_text (lines);

  g_assert_cmpstr (text, ==,
                   "Connection\n"
                   "Server: ftp.example.org, port 21\n"
                   "Its address: 192.0.2.1:21\n"
                   "User: kai\n"
                   "Open connections: One\n"
                   "Mode: Automatic: active, since no passive data connection could be made\n"
                   "\n"
                   "Encryption\n"
                   "Commands: In plain text, the password too\n"
                   "Files and lists: In plain text\n"
                   "\n"
                   "Server\n"
                   "Greeting: one\n"
                   "    two\n"
                   "Names are in: CP932, as chosen\n"
                   "Times are in: UTC-03:30\n"
                   "Can: It does not tell\n"
                   "Cannot: MLSD, MFMT\n");
}

/* Encrypted commands with plain files are said to be so. */
static void
test_half_encrypted (void)
{
  g_autoptr (FerryServerInfo) info = make_info ();
  g_autoptr (GPtrArray) lines = NULL;
  g_autofree char *text = NULL;

  info->tls_version = g_strdup ("TLS 1.2");
  info->cipher = g_strdup ("SOME-CIPHER");
  lines = ferry_server_info_make_lines (info, "One");
  text = ferry_server_info_dup_text (lines);
  g_assert_nonnull (strstr (text, "\nCommands: TLS 1.2\nFiles and lists: In plain text\n"
                                  "Cipher: SOME-CIPHER\n"));
}

static void
test_cli (void)
{
  const FerryTestServerOptions options = { .security = FERRY_TEST_SECURITY_EXPLICIT };
  g_autoptr (GError) error = NULL;
  g_autoptr (FerryTestServer) server = ferry_test_server_start (&options, &error);
  g_autofree char *url = ferry_test_server_dup_url (server, "");
  g_autofree char *accept = g_strdup_printf ("--tls=explicit --accept-fingerprint=%s info",
                                             ferry_test_server_get_fingerprint (server));
  g_autofree char *as_json = g_strconcat (accept, " --json", NULL);
  g_autoptr (FerryTestCli) lines = ferry_test_cli_run (accept, url, NULL);
  g_autoptr (FerryTestCli) json = ferry_test_cli_run (as_json, url, NULL);
  g_autofree char *port = g_strdup_printf ("\"port\":%u,", ferry_test_server_get_port (server));

  ferry_test_cli_expect (lines, 0);
  g_assert_nonnull (strstr (lines->output, "\ngreeting: (vsFTPd "));
  g_assert_nonnull (strstr (lines->output, "\ntls: TLS 1."));
  g_assert_nonnull (strstr (lines->output, "\nsubject: O=Ferry test,CN=localhost\n"));
  g_assert_nonnull (strstr (lines->output, "\ndata_encrypted: yes\nmode: passive\n"));
  g_assert_nonnull (strstr (lines->output, "\nlacks: MLST\nlacks: MLSD\n"));

  ferry_test_cli_expect (json, 0);
  g_assert_nonnull (strstr (json->output, port));
  g_assert_nonnull (strstr (json->output, "\"data_encrypted\":true,\"mode\":\"passive\","));
  g_assert_true (g_str_has_suffix (json->output, ",\"lacks\":[\"MLST\",\"MLSD\"]}\n"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/server-info/client", test_client);
  g_test_add_func ("/server-info/text", test_text);
  g_test_add_func ("/server-info/half-encrypted", test_half_encrypted);
  g_test_add_func ("/server-info/cli", test_cli);

  return g_test_run ();
}
