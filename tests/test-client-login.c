/* The login and the verbs by transcript: what real servers seldom say, and what only hostile or
 * broken ones do.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-script-fixture.h"

#include <string.h>

/* --- Login: a script, and the error that it must lead to, if any --- */

typedef struct
{
  const char *name;
  int error; /* -1: none */
  FerrySecurity security;
  const char *message; /* nullable: must stand in the error */
  const char *script[24];
} LoginCase;

static const LoginCase login_cases[] = {
  { "plain", -1, FERRY_SECURITY_NONE, NULL, { LOGIN, NULL } },
  { "wait", -1, FERRY_SECURITY_NONE, NULL, { "reply 120 soon", LOGIN, NULL } },
  { "long-greeting",
    -1,
    FERRY_SECURITY_NONE,
    NULL,
    { "reply 220-one", "reply no code", "reply 230 not yet", "reply 220 end", USER, SETUP, NULL } },
  { "no-password-asked",
    -1,
    FERRY_SECURITY_NONE,
    NULL,
    { GREETING, "expect USER kai", "reply 230 welcome", SETUP, NULL } },
  { "account",
    -1,
    FERRY_SECURITY_NONE,
    NULL,
    { GREETING, "expect USER kai", "reply 331 password?", "expect PASS secret",
      "reply 332 account?", "expect ACCT crew", "reply 230 in", SETUP, NULL } },
  { "telnet-options",
    -1,
    FERRY_SECURITY_NONE,
    NULL,
    { "raw \xff\xfb\x01\xff\xfd\x03", LOGIN, NULL } },
  { "tls-not-offered",
    -1,
    FERRY_SECURITY_OPTIONAL,
    NULL,
    { GREETING, "expect AUTH TLS", "reply 500 what", USER, SETUP, NULL } },
  { "tls-needed",
    FERRY_FTP_ERROR_TLS_UNAVAILABLE,
    FERRY_SECURITY_EXPLICIT,
    "500 what",
    { GREETING, "expect AUTH TLS", "reply 500 what", "stall", NULL } },
  { "plain-text-behind-auth",
    FERRY_FTP_ERROR_TLS_FAILED,
    FERRY_SECURITY_EXPLICIT,
    "plain text",
    { GREETING, "expect AUTH TLS", "raw 234 go\r\n230 already in\r\n", "stall", NULL } },
  { "closed-behind-auth",
    FERRY_FTP_ERROR_TLS_FAILED,
    FERRY_SECURITY_EXPLICIT,
    "closed the connection after it agreed to TLS",
    { GREETING, "expect AUTH TLS", "raw 234 go\r\n", "close", NULL } },
  { "closed-behind-auth-late",
    FERRY_FTP_ERROR_TLS_FAILED,
    FERRY_SECURITY_EXPLICIT,
    "closed the connection after it agreed to TLS",
    { GREETING, "expect AUTH TLS", "reply 234 go", "wait 200", "close", NULL } },
  { "too-many-at-greeting",
    FERRY_FTP_ERROR_TOO_MANY_CONNECTIONS,
    FERRY_SECURITY_NONE,
    "421 Too many",
    { "reply 421 Too many", NULL } },
  { "too-many-at-password",
    FERRY_FTP_ERROR_TOO_MANY_CONNECTIONS,
    FERRY_SECURITY_NONE,
    NULL,
    { GREETING, "expect USER kai", "reply 331 password?", "expect PASS secret",
      "reply 530 Sorry, the maximum number of clients is connected", "stall", NULL } },
  { "wrong-password",
    FERRY_FTP_ERROR_LOGIN_REJECTED,
    FERRY_SECURITY_NONE,
    "530 Login incorrect",
    { GREETING, "expect USER kai", "reply 331 password?", "expect PASS secret",
      "reply 530 Login incorrect", "stall", NULL } },
  { "password-again",
    FERRY_FTP_ERROR_LOGIN_REJECTED,
    FERRY_SECURITY_NONE,
    NULL,
    { GREETING, "expect USER kai", "reply 331 password?", "expect PASS secret",
      "reply 331 password?", "stall", NULL } },
  { "ssh",
    FERRY_FTP_ERROR_PROTOCOL,
    FERRY_SECURITY_NONE,
    "SSH",
    { "reply SSH-2.0-OpenSSH_9.2", "stall", NULL } },
  { "silent", FERRY_FTP_ERROR_TIMED_OUT, FERRY_SECURITY_NONE, "implicit TLS", { "stall", NULL } },
  { "silent-at-user",
    FERRY_FTP_ERROR_TIMED_OUT,
    FERRY_SECURITY_NONE,
    "USER",
    { GREETING, "expect USER kai", "stall", NULL } },
  { "gone",
    FERRY_FTP_ERROR_CONNECTION_LOST,
    FERRY_SECURITY_NONE,
    NULL,
    { GREETING, "expect USER kai", "close", NULL } },
  { "no-binary",
    FERRY_FTP_ERROR_UNSUPPORTED,
    FERRY_SECURITY_NONE,
    NULL,
    { GREETING, USER, "expect FEAT", "reply 500 no", "expect SYST", "reply 500 no", "expect TYPE I",
      "reply 504 no", "stall", NULL } },
};

static void
test_login (gconstpointer data)
{
  const LoginCase *test = data;
  g_autoptr (GError) error = NULL;
  ScriptFixture fixture;
  gint64 begin = g_get_monotonic_time ();

  script_set_up (&fixture, test->script);
  fixture.settings->security = test->security;
  fixture.settings->account = g_strdup ("crew");
  script_log_in (&fixture, &error);
  if (test->error < 0)
    g_assert_no_error (error);
  else
    g_assert_error (error, FERRY_FTP_ERROR, test->error);
  if (test->message != NULL)
    g_test_message ("it says: %s", error->message);
  if (test->message != NULL)
    g_assert_nonnull (strstr (error->message, test->message));
  g_assert_cmpint (ferry_ftp_client_is_connected (fixture.client), ==, test->error < 0);
  /* The deadlines are one second; the machine may be busy. */
  g_assert_cmpint (g_get_monotonic_time () - begin, <, 20 * G_USEC_PER_SEC);
  g_assert_false (script_has_line (&fixture, "secret"));
  g_assert_false (script_has_line (&fixture, "crew"));
  script_tear_down (&fixture);
}

static void
test_password_needed (void)
{
  static const char *const script[] = { GREETING, "expect USER kai", "reply 331 ?", "stall", NULL };
  g_autoptr (GError) error = NULL;
  ScriptFixture fixture;

  script_set_up (&fixture, script);
  g_clear_pointer (&fixture.settings->password, g_free);
  script_log_in (&fixture, &error);
  g_assert_error (error, FERRY_FTP_ERROR, FERRY_FTP_ERROR_PASSWORD_NEEDED);
  script_tear_down (&fixture);
}

/* One that is refused, or that could not be sent without harm, does not end the login. */
static void
test_commands (void)
{
  static const char *const script[] = {
    GREETING, USER, "expect SITE UMASK 022", "reply 500 what", "expect CWD /www", "reply 250 ok",
    SETUP,    NULL
  };
  static const char *const commands[] = { "SITE UMASK 022", "STOR x", "A\rB", "CWD /www", NULL };
  g_autoptr (GError) error = NULL;
  ScriptFixture fixture;

  script_set_up (&fixture, script);
  fixture.settings->login_commands = g_strdupv ((char **) commands);
  g_assert_true (script_log_in (&fixture, &error));
  g_assert_no_error (error);
  g_assert_true (script_has_line (&fixture, "refused, going on"));
  g_assert_true (script_has_line (&fixture, "STOR needs a data connection"));
  script_tear_down (&fixture);
}

static void
test_time_offset (void)
{
  static const char *const script[] = { LOGIN, NULL };
  ScriptFixture fixture;
  gint seconds;

  script_set_up (&fixture, script);
  fixture.settings->time_offset = -570;
  g_assert_true (script_log_in (&fixture, NULL));
  g_assert_true (ferry_ftp_client_get_time_offset (fixture.client, &seconds));
  g_assert_cmpint (seconds, ==, -570 * 60);
  script_tear_down (&fixture);
}

/* A site has a proxy of its own, whatever the system's says; the proxy finds the host. */
static void
test_proxy (void)
{
  static const char *const script[] = { "expect CONNECT ftp.example.test:2121 HTTP/1.0",
                                        "expect Host: ftp.example.test:2121",
                                        "expect Proxy-Connection: keep-alive",
                                        "expect User-Agent: *",
                                        "expect ",
                                        "raw HTTP/1.0 200 OK\r\n\r\n",
                                        LOGIN,
                                        NULL };
  g_autoptr (GError) error = NULL;
  ScriptFixture fixture;

  script_set_up (&fixture, script);
  fixture.settings->proxy = g_strdup_printf ("http://127.0.0.1:%u", fixture.settings->port);
  fixture.settings->port = 2121;
  g_free (fixture.settings->host);
  fixture.settings->host = g_strdup ("ftp.example.test");
  script_log_in (&fixture, &error);
  g_assert_no_error (error);
  script_tear_down (&fixture);
}

static void
test_refused (void)
{
  static const char *const script[] = { "close", NULL };
  g_autoptr (GError) error = NULL;
  FerryFakeServer *server = ferry_fake_server_start (script);
  g_autoptr (FerryServer) settings = ferry_server_new ("127.0.0.1");
  g_autoptr (FerryFtpClient) client = NULL;

  /* The first client is taken; nobody listens for the second. */
  settings->port = ferry_fake_server_get_port (server);
  settings->security = FERRY_SECURITY_NONE;
  client = ferry_ftp_client_new (settings, NULL);
  ferry_ftp_client_connect (client, NULL, &error);
  g_assert_error (error, FERRY_FTP_ERROR, FERRY_FTP_ERROR_CONNECTION_LOST);
  g_assert_null (ferry_fake_server_finish (server));
  g_clear_error (&error);
  ferry_ftp_client_connect (client, NULL, &error);
  g_assert_error (error, FERRY_FTP_ERROR, FERRY_FTP_ERROR_CONNECT);
}

/* --- Between the verbs --- */

/* What would be a second command never leaves. */
static void
test_injection (void)
{
  static const char *const script[] = { LOGIN, "expect NOOP", "reply 200 ok", NULL };
  g_autoptr (GError) error = NULL;
  ScriptFixture fixture;

  script_start (&fixture, script);
  g_assert_false (ferry_ftp_client_remove (fixture.client, "a\r\nDELE b", NULL, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  g_assert_false (ferry_ftp_client_rename (fixture.client, "a", "b\nDELE c", NULL, &error));
  g_assert_nonnull (error);
  g_assert_true (ferry_ftp_client_noop (fixture.client, NULL, NULL));
  script_tear_down (&fixture);
}

/* A farewell between two verbs: nothing is sent, so that the verb can be tried again. */
static void
test_farewell (void)
{
  static const char *const script[] = { LOGIN, "reply 421 Idle too long.", "stall", NULL };
  g_autoptr (GError) error = NULL;
  ScriptFixture fixture;

  script_start (&fixture, script);
  g_usleep (100 * 1000);
  ferry_ftp_client_remove (fixture.client, "a", NULL, &error);
  g_assert_error (error, FERRY_FTP_ERROR, FERRY_FTP_ERROR_CONNECTION_LOST);
  g_assert_cmpuint (ferry_ftp_error_get_reply_code (error), ==, 421);
  g_assert_false (script_has_line (&fixture, "DELE"));
  g_assert_false (ferry_ftp_client_is_connected (fixture.client));
  script_tear_down (&fixture);
}

static void
test_verbs (void)
{
  static const char *const script[] = { LOGIN,
                                        "expect MKD /home/a \"b\"",
                                        "reply 257 made",
                                        "expect MKD /abs",
                                        "reply 550 no",
                                        "expect MLST /abs",
                                        "reply 250-there",
                                        "raw  type=dir; /abs\r\n",
                                        "reply 250 end",
                                        "expect SITE CHMOD 640 /home/a",
                                        "reply 200 ok",
                                        "expect MFMT 20240203101112 /home/a",
                                        "reply 500 what",
                                        "expect SITE UTIME 20240203101112 /home/a",
                                        "reply 500 what",
                                        "expect MDTM /home/a",
                                        "reply 213 20240203101112.000",
                                        "expect RNFR /home/a",
                                        "reply 350 to?",
                                        "expect RNTO /home/b",
                                        "reply 250 done",
                                        "expect DELE /home/b",
                                        "reply 250 done",
                                        "expect RMD /home/c",
                                        "reply 250 done",
                                        QUIT,
                                        NULL };
  g_autoptr (GError) error = NULL;
  gint64 modified;
  ScriptFixture fixture;

  script_start (&fixture, script);
  g_assert_cmpstr (ferry_ftp_client_get_home (fixture.client), ==, "/home");
  g_assert_true (ferry_ftp_client_make_folder (fixture.client, "a \"b\"", NULL, NULL));
  g_assert_false (ferry_ftp_client_make_folder (fixture.client, "/abs", NULL, &error));
  g_assert_error (error, FERRY_FTP_ERROR, FERRY_FTP_ERROR_EXISTS);
  g_clear_error (&error);
  g_assert_true (ferry_ftp_client_set_permissions (fixture.client, "a", 0640, NULL, NULL));
  g_assert_false (ferry_ftp_client_set_modified (fixture.client, "a", 1706955072, NULL, &error));
  g_assert_error (error, FERRY_FTP_ERROR, FERRY_FTP_ERROR_UNSUPPORTED);
  g_assert_true (ferry_ftp_client_get_modified (fixture.client, "a", &modified, NULL, NULL));
  g_assert_cmpint (modified, ==, 1706955072);
  g_assert_true (ferry_ftp_client_rename (fixture.client, "a", "b", NULL, NULL));
  g_assert_true (ferry_ftp_client_remove (fixture.client, "b", NULL, NULL));
  g_assert_true (ferry_ftp_client_remove_folder (fixture.client, "c", NULL, NULL));
  ferry_ftp_client_disconnect (fixture.client);
  script_tear_down (&fixture);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD_CASES ("login", login_cases, test_login);
  g_test_add_func ("/client/login/password-needed", test_password_needed);
  g_test_add_func ("/client/login/commands", test_commands);
  g_test_add_func ("/client/login/time-offset", test_time_offset);
  g_test_add_func ("/client/login/proxy", test_proxy);
  g_test_add_func ("/client/login/refused", test_refused);
  g_test_add_func ("/client/injection", test_injection);
  g_test_add_func ("/client/farewell", test_farewell);
  g_test_add_func ("/client/verbs", test_verbs);
  return g_test_run ();
}
