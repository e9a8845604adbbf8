/* The protocol client against transcripts: what real servers seldom do, and what only hostile or
 * broken ones do. Each test is a script for the fake server and what the client is to make of it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-fake-server.h"
#include "ferry-ftp-client.h"
#include "ferry-ftp-error.h"

#include <string.h>

#define GREETING "reply 220 hello"
#define USER "expect USER kai", "reply 331 password?", "expect PASS secret", "reply 230 in"
#define SETUP                                                                                     \
  "expect FEAT", "reply 500 what", "expect SYST", "reply 215 Windows_NT", "expect TYPE I",        \
      "reply 200 binary", "expect PWD", "reply 257 \"/home\" is current"
#define LOGIN GREETING, USER, SETUP
#define QUIT "expect QUIT", "reply 221 bye"
#define OPEN_PASSIVE "expect EPSV", "listen", "reply 229 ok (|||@PORT@|)", "accept"
#define CLEAN "expect ABOR"

typedef struct
{
  FerryFakeServer *server;
  FerryServer *settings;
  FerryFtpClient *client;
  FerryLog *log;
  GString *lines;
} Fixture;

static void
on_log_line (const FerryLogLine *line, gpointer user_data)
{
  g_string_append_printf (user_data, "%s\n", line->text);
}

static void
set_up (Fixture *fixture, const char *const *script)
{
  fixture->server = ferry_fake_server_start (script);
  fixture->settings = ferry_server_new ("127.0.0.1");
  fixture->settings->port = ferry_fake_server_get_port (fixture->server);
  fixture->settings->user = g_strdup ("kai");
  fixture->settings->password = g_strdup ("secret");
  fixture->settings->security = FERRY_SECURITY_NONE;
  fixture->settings->connect_timeout = 1;
  fixture->settings->reply_timeout = 1;
  fixture->settings->login_timeout = 1;
  fixture->settings->data_timeout = 1;
  fixture->lines = g_string_new (NULL);
  fixture->log = ferry_log_new (on_log_line, fixture->lines, NULL);
  fixture->client = NULL;
}

static gboolean
log_in (Fixture *fixture, GError **error)
{
  g_clear_pointer (&fixture->client, ferry_ftp_client_free);
  fixture->client = ferry_ftp_client_new (fixture->settings, fixture->log);
  return ferry_ftp_client_connect (fixture->client, NULL, error);
}

static void
start (Fixture *fixture, const char *const *script)
{
  g_autoptr (GError) error = NULL;

  set_up (fixture, script);
  log_in (fixture, &error);
  g_assert_no_error (error);
}

/* Closes the client first: the script ends with the connection at the latest. */
static void
tear_down (Fixture *fixture)
{
  g_autofree char *failure = NULL;

  g_clear_pointer (&fixture->client, ferry_ftp_client_free);
  failure = ferry_fake_server_finish (fixture->server);
  g_test_message ("%s", fixture->lines->str);
  g_assert_cmpstr (failure, ==, NULL);
  ferry_log_unref (fixture->log);
  ferry_server_free (fixture->settings);
  g_string_free (fixture->lines, TRUE);
}

static gboolean
has_line (Fixture *fixture, const char *text)
{
  return strstr (fixture->lines->str, text) != NULL;
}

static void
add_name (FerryListing *part, gpointer user_data)
{
  GString *names = user_data;

  for (guint i = 0; i < ferry_listing_get_length (part); i++)
    g_string_append_printf (names, "%s%s", names->len > 0 ? "," : "",
                            ferry_listing_get (part, i)->name);
}

static char *
list (Fixture *fixture, GError **error)
{
  GString *names = g_string_new (NULL);
  gboolean is_listed = ferry_ftp_client_list (fixture->client, ".", add_name, names, NULL, error);
  char *joined = g_string_free (names, FALSE);

  if (!is_listed)
    g_clear_pointer (&joined, g_free);
  return joined;
}

static gboolean
download (Fixture *fixture, gint64 size, gsize *received, GCancellable *cancellable,
          GError **error)
{
  g_autoptr (GOutputStream) target = g_memory_output_stream_new_resizable ();
  gboolean is_whole = ferry_ftp_client_download (fixture->client, "file", 0, size, target, NULL,
                                                 NULL, cancellable, error);

  if (received != NULL)
    *received = g_memory_output_stream_get_data_size (G_MEMORY_OUTPUT_STREAM (target));
  return is_whole;
}

static gboolean
upload (Fixture *fixture, gsize size, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new_take (g_malloc0 (size), size);
  g_autoptr (GInputStream) source = g_memory_input_stream_new_from_bytes (bytes);

  return ferry_ftp_client_upload (fixture->client, "file", 0, (gint64) size, source, NULL, NULL,
                                  NULL, error);
}

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
  { "silent",
    FERRY_FTP_ERROR_TIMED_OUT,
    FERRY_SECURITY_NONE,
    "implicit TLS",
    { "stall", NULL } },
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
    { GREETING, USER, "expect FEAT", "reply 500 no", "expect SYST", "reply 500 no",
      "expect TYPE I", "reply 504 no", "stall", NULL } },
};

static void
test_login (gconstpointer data)
{
  const LoginCase *test = data;
  g_autoptr (GError) error = NULL;
  Fixture fixture;
  gint64 begin = g_get_monotonic_time ();

  set_up (&fixture, test->script);
  fixture.settings->security = test->security;
  fixture.settings->account = g_strdup ("crew");
  log_in (&fixture, &error);
  if (test->error < 0)
    g_assert_no_error (error);
  else
    g_assert_error (error, FERRY_FTP_ERROR, test->error);
  if (test->message != NULL)
    g_assert_nonnull (strstr (error->message, test->message));
  g_assert_cmpint (ferry_ftp_client_is_connected (fixture.client), ==, test->error < 0);
  g_assert_cmpint (g_get_monotonic_time () - begin, <, 3 * G_USEC_PER_SEC);
  g_assert_false (has_line (&fixture, "secret"));
  g_assert_false (has_line (&fixture, "crew"));
  tear_down (&fixture);
}

static void
test_password_needed (void)
{
  static const char *const script[] = { GREETING, "expect USER kai", "reply 331 ?", "stall", NULL };
  g_autoptr (GError) error = NULL;
  Fixture fixture;

  set_up (&fixture, script);
  g_clear_pointer (&fixture.settings->password, g_free);
  log_in (&fixture, &error);
  g_assert_error (error, FERRY_FTP_ERROR, FERRY_FTP_ERROR_PASSWORD_NEEDED);
  tear_down (&fixture);
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

/* --- Listings --- */

#define DOS_LINE "02-03-24  10:11AM  5120 "

typedef struct
{
  const char *name;
  const char *names; /* NULL: an error */
  int error;
  const char *script[40];
} ListCase;

static const ListCase list_cases[] = {
  { "epsv-refused",
    "a",
    0,
    { LOGIN, "expect EPSV", "reply 500 what", "expect PASV", "listen",
      "reply 227 ok (127,0,0,1,@P1@,@P2@)", "expect MLSD", "reply 500 what", "accept",
      "end-data", "expect PASV", "listen", "reply 227 ok (127,0,0,1,@P1@,@P2@)", "accept",
      "expect LIST", "reply 150 go", "send " DOS_LINE "a", "end-data", "reply 226 done", NULL } },
  { "foreign-address",
    "a",
    0,
    { LOGIN, "expect EPSV", "reply 522 no", "expect PASV", "listen",
      "reply 227 ok (192,0,2,77,@P1@,@P2@)", "accept", "expect MLSD", "reply 150 go",
      "send type=file;size=1; a", "end-data", "reply 226 done", NULL } },
  { "reply-before-data",
    "a,b",
    0,
    { LOGIN, OPEN_PASSIVE, "expect MLSD", "reply 150 go", "reply 226 done",
      "send type=file; a", "wait 50", "send type=file; b", "end-data", NULL } },
  { "no-150",
    "a",
    0,
    { LOGIN, OPEN_PASSIVE, "expect MLSD", "send type=file; a", "wait 50", "end-data",
      "reply 226 done", NULL } },
  { "empty-as-550",
    "",
    0,
    { LOGIN, OPEN_PASSIVE, "expect MLSD", "reply 502 no", "end-data", OPEN_PASSIVE, "expect LIST",
      "reply 550 No files found.", "end-data", "expect CWD /home", "reply 250 ok", NULL } },
  { "denied-as-550",
    NULL,
    FERRY_FTP_ERROR_DENIED,
    { LOGIN, OPEN_PASSIVE, "expect MLSD", "reply 502 no", "end-data", OPEN_PASSIVE, "expect LIST",
      "reply 550 Permission denied.", "end-data", NULL } },
  { "mlsd-ends-with-200",
    "a",
    0,
    { LOGIN, OPEN_PASSIVE, "expect MLSD", "reply 150 go", "send type=file; a", "end-data",
      "reply 200 done", NULL } },
  { "cut",
    NULL,
    FERRY_FTP_ERROR_TEMPORARY,
    { LOGIN, OPEN_PASSIVE, "expect MLSD", "reply 150 go", "send type=file; a", "end-data",
      "reply 426 cut", NULL } },
  { "gone-in-the-middle",
    NULL,
    FERRY_FTP_ERROR_CONNECTION_LOST,
    { LOGIN, OPEN_PASSIVE, "expect MLSD", "reply 150 go", "send type=file; a", "end-data", "close",
      NULL } },
  { "stalled",
    NULL,
    FERRY_FTP_ERROR_TIMED_OUT,
    { LOGIN, OPEN_PASSIVE, "expect MLSD", "reply 150 go", "send type=file; a", CLEAN, NULL } },
  { "no-passive",
    NULL,
    FERRY_FTP_ERROR_DATA_CONNECTION,
    { LOGIN, "expect EPSV", "reply 500 no", "expect PASV", "reply 227 nothing here", NULL } },
};

static void
test_list (gconstpointer data)
{
  const ListCase *test = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *names = NULL;
  Fixture fixture;

  start (&fixture, test->script);
  names = list (&fixture, &error);
  if (test->names != NULL)
    g_assert_no_error (error);
  else
    g_assert_error (error, FERRY_FTP_ERROR, test->error);
  g_assert_cmpstr (names, ==, test->names);
  g_assert_cmpint (has_line (&fixture, "192.0.2.77"), ==,
                   g_str_equal (test->name, "foreign-address"));
  tear_down (&fixture);
}

/* LIST -a is kept only where it is known to work. */
static void
test_list_all (void)
{
  static const char *const script[] = {
    GREETING, USER, "expect FEAT", "reply 211-Features", "reply 211 End", "expect SYST",
    "reply 215 UNIX Type: L8", "expect TYPE I", "reply 200 binary", "expect PWD",
    "reply 257 \"/home\"",
    /* taken for a name: once, then never again */
    OPEN_PASSIVE, "expect LIST -a", "reply 550 -a: no such file", "end-data", OPEN_PASSIVE,
    "expect LIST", "reply 150 go", "send -rw-r--r-- 1 kai staff 9 Feb  3 10:11 x", "end-data",
    "reply 226 done", OPEN_PASSIVE, "expect LIST", "reply 150 go",
    "send -rw-r--r-- 1 kai staff 9 Feb  3 10:11 y", "end-data", "reply 226 done", NULL
  };
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  Fixture fixture;

  start (&fixture, script);
  first = list (&fixture, NULL);
  g_assert_cmpstr (first, ==, "x");
  second = list (&fixture, NULL);
  g_assert_cmpstr (second, ==, "y");
  tear_down (&fixture);
}

/* --- Active mode --- */

static void
test_active (void)
{
  static const char *const script[] = { LOGIN,
                                        "expect PORT 127,0,0,1,*",
                                        "reply 500 what",
                                        "expect EPRT |1|127.0.0.1|*",
                                        "note-port",
                                        "reply 200 ok",
                                        "expect MLSD",
                                        "reply 150 go",
                                        "connect",
                                        "send type=file; a",
                                        "end-data",
                                        "reply 226 done",
                                        /* what was refused is not asked again */
                                        "expect EPRT |1|127.0.0.1|*",
                                        "note-port",
                                        "reply 200 ok",
                                        "expect MLSD",
                                        "connect",
                                        "send type=file; b",
                                        "end-data",
                                        "reply 150 go",
                                        "reply 226 done",
                                        NULL };
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  Fixture fixture;

  start (&fixture, script);
  ferry_ftp_client_set_mode (fixture.client, FERRY_MODE_ACTIVE, 0, 0, NULL);
  first = list (&fixture, NULL);
  g_assert_cmpstr (first, ==, "a");
  second = list (&fixture, NULL);
  g_assert_cmpstr (second, ==, "b");
  g_assert_true (has_line (&fixture, "data connection us 127.0.0.1:"));
  tear_down (&fixture);
}

static void
test_active_outside_address (void)
{
  static const char *const script[] = { LOGIN, "expect PORT 192,0,2,9,*", "reply 200 ok",
                                        "expect MLSD", "reply 425 no", NULL };
  g_autoptr (GError) error = NULL;
  Fixture fixture;

  start (&fixture, script);
  ferry_ftp_client_set_mode (fixture.client, FERRY_MODE_ACTIVE, 0, 0, "192.0.2.9");
  g_assert_null (list (&fixture, &error));
  g_assert_error (error, FERRY_FTP_ERROR, FERRY_FTP_ERROR_DATA_CONNECTION);
  tear_down (&fixture);
}

/* The server says yes and never comes: a deadline, and the connection can still be used. */
static void
test_active_nobody_comes (void)
{
  static const char *const script[] = { LOGIN, "expect PORT *", "reply 200 ok", "expect MLSD",
                                        "reply 150 go", "expect ABOR", "reply 426 cut",
                                        "reply 226 aborted", "expect NOOP", "reply 200 ok",
                                        "expect NOOP", "reply 200 ok", NULL };
  g_autoptr (GError) error = NULL;
  Fixture fixture;

  start (&fixture, script);
  ferry_ftp_client_set_mode (fixture.client, FERRY_MODE_ACTIVE, 0, 0, NULL);
  g_assert_null (list (&fixture, &error));
  g_assert_error (error, FERRY_FTP_ERROR, FERRY_FTP_ERROR_DATA_CONNECTION);
  g_clear_error (&error);
  ferry_ftp_client_noop (fixture.client, NULL, &error);
  g_assert_no_error (error);
  tear_down (&fixture);
}

/* No passive data connection: active, and active at once the next time. */
static void
test_automatic (void)
{
  static const char *const script[] = { LOGIN,
                                        "expect EPSV",
                                        "reply 500 no",
                                        "expect PASV",
                                        "reply 502 no",
                                        "expect PORT *",
                                        "note-port",
                                        "reply 200 ok",
                                        "expect MLSD",
                                        "reply 150 go",
                                        "connect",
                                        "end-data",
                                        "reply 226 done",
                                        "expect CWD /home",
                                        "reply 250 ok",
                                        "expect PORT *",
                                        "note-port",
                                        "reply 200 ok",
                                        "expect MLSD",
                                        "reply 150 go",
                                        "connect",
                                        "send type=file; a",
                                        "end-data",
                                        "reply 226 done",
                                        NULL };
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  Fixture fixture;

  start (&fixture, script);
  ferry_ftp_client_set_mode (fixture.client, FERRY_MODE_AUTOMATIC, 0, 0, NULL);
  g_assert_false (ferry_ftp_client_has_learned_active (fixture.client));
  first = list (&fixture, NULL);
  g_assert_cmpstr (first, ==, "");
  g_assert_true (ferry_ftp_client_has_learned_active (fixture.client));
  second = list (&fixture, NULL);
  g_assert_cmpstr (second, ==, "a");
  tear_down (&fixture);
}

/* --- Downloads and uploads --- */

typedef struct
{
  const char *name;
  gint64 size; /* what the caller expects */
  int error;   /* -1: none */
  const char *script[40];
} DownloadCase;

static const DownloadCase download_cases[] = {
  { "whole",
    1000,
    -1,
    { LOGIN, OPEN_PASSIVE, "expect RETR /home/file", "reply 150 go", "send-bytes 1000", "end-data",
      "reply 226 done", NULL } },
  { "size-asked",
    -1,
    -1,
    { LOGIN, "expect SIZE /home/file", "reply 213 1000", OPEN_PASSIVE, "expect RETR /home/file",
      "reply 150 go", "send-bytes 1000", "end-data", "reply 226 done", NULL } },
  { "short-with-226",
    1000,
    FERRY_FTP_ERROR_INCOMPLETE,
    { LOGIN, OPEN_PASSIVE, "expect RETR /home/file", "reply 150 go", "send-bytes 999", "end-data",
      "reply 226 done", "expect SIZE /home/file", "reply 213 1000", NULL } },
  { "grown",
    1000,
    -1,
    { LOGIN, OPEN_PASSIVE, "expect RETR /home/file", "reply 150 go", "send-bytes 1200", "end-data",
      "reply 226 done", "expect SIZE /home/file", "reply 213 1200", NULL } },
  { "second-1xx-whole",
    1000,
    -1,
    { LOGIN, OPEN_PASSIVE, "expect RETR /home/file", "reply 150 go", "send-bytes 1000", "end-data",
      "reply 150 0.002 seconds", NULL } },
  { "second-1xx-short",
    1000,
    FERRY_FTP_ERROR_INCOMPLETE,
    { LOGIN, OPEN_PASSIVE, "expect RETR /home/file", "reply 150 go", "send-bytes 10", "end-data",
      "reply 150 0.002 seconds", NULL } },
  { "no-226-whole",
    1000,
    -1,
    { LOGIN, OPEN_PASSIVE, "expect RETR /home/file", "reply 150 go", "send-bytes 1000", "end-data",
      "stall", NULL } },
  { "no-226-short",
    1000,
    FERRY_FTP_ERROR_TIMED_OUT,
    { LOGIN, OPEN_PASSIVE, "expect RETR /home/file", "reply 150 go", "send-bytes 10", "end-data",
      "stall", NULL } },
  { "missing",
    1000,
    FERRY_FTP_ERROR_NOT_FOUND,
    { LOGIN, OPEN_PASSIVE, "expect RETR /home/file", "reply 550 no", "end-data",
      "expect MLST /home/file", "reply 550 no", NULL } },
  { "denied",
    1000,
    FERRY_FTP_ERROR_DENIED,
    { LOGIN, OPEN_PASSIVE, "expect RETR /home/file", "reply 550 no", "end-data",
      "expect MLST /home/file", "reply 250-there", "raw  type=file;size=1000; /home/file\r\n",
      "reply 250 end", NULL } },
  { "421-in-the-middle",
    1000,
    FERRY_FTP_ERROR_CONNECTION_LOST,
    { LOGIN, OPEN_PASSIVE, "expect RETR /home/file", "reply 150 go", "send-bytes 10", "end-data",
      "reply 421 Timeout", NULL } },
  { "stalled",
    1000,
    FERRY_FTP_ERROR_TIMED_OUT,
    { LOGIN, OPEN_PASSIVE, "expect RETR /home/file", "reply 150 go", "send-bytes 10", CLEAN,
      NULL } },
};

static void
test_download (gconstpointer data)
{
  const DownloadCase *test = data;
  g_autoptr (GError) error = NULL;
  Fixture fixture;

  start (&fixture, test->script);
  download (&fixture, test->size, NULL, NULL, &error);
  if (test->error < 0)
    g_assert_no_error (error);
  else
    g_assert_error (error, FERRY_FTP_ERROR, test->error);
  tear_down (&fixture);
}

typedef struct
{
  const char *name;
  gsize size;
  int error;
  const char *script[40];
} UploadCase;

static const UploadCase upload_cases[] = {
  { "whole",
    100000,
    -1,
    { LOGIN, OPEN_PASSIVE, "expect STOR /home/file", "reply 150 go", "receive 100000",
      "reply 226 done", "expect SIZE /home/file", "reply 213 100000", NULL } },
  { "size-differs",
    100,
    FERRY_FTP_ERROR_INCOMPLETE,
    { LOGIN, OPEN_PASSIVE, "expect STOR /home/file", "reply 150 go", "receive 100",
      "reply 226 done", "expect SIZE /home/file", "reply 213 99", NULL } },
  { "disk-full",
    8000000,
    FERRY_FTP_ERROR_NO_SPACE,
    { LOGIN, OPEN_PASSIVE, "expect STOR /home/file", "reply 150 go", "reply 452 disk full",
      "end-data", NULL } },
  { "disk-full-data-open",
    8000000,
    FERRY_FTP_ERROR_NO_SPACE,
    { LOGIN, OPEN_PASSIVE, "expect STOR /home/file", "reply 150 go", "reply 452 disk full",
      "stall", NULL } },
  { "no-folder",
    100,
    FERRY_FTP_ERROR_NOT_FOUND,
    { LOGIN, OPEN_PASSIVE, "expect STOR /home/file", "reply 553 no", "end-data",
      "expect MLST /home/file", "reply 550 no", "expect MLST /home", "reply 550 no", NULL } },
  { "second-550",
    100,
    FERRY_FTP_ERROR_DENIED,
    { LOGIN, OPEN_PASSIVE, "expect STOR /home/file", "reply 150 go", "receive 100",
      "reply 550 no", "expect MLST /home/file", "reply 550 no", "expect MLST /home",
      "reply 250-there", "raw  type=dir; /home\r\n", "reply 250 end", NULL } },
};

static void
test_upload (gconstpointer data)
{
  const UploadCase *test = data;
  g_autoptr (GError) error = NULL;
  Fixture fixture;

  start (&fixture, test->script);
  upload (&fixture, test->size, &error);
  if (test->error < 0)
    g_assert_no_error (error);
  else
    g_assert_error (error, FERRY_FTP_ERROR, test->error);
  tear_down (&fixture);
}

/* --- Cancel --- */

static gint64 cancelled_at; /* read once the thread is joined */

static gpointer
cancel_soon (gpointer data)
{
  g_usleep (200 * 1000);
  cancelled_at = g_get_monotonic_time ();
  g_cancellable_cancel (data);
  return NULL;
}

typedef struct
{
  const char *name;
  gboolean in_login;
  gboolean is_connected; /* afterwards */
  const char *script[40];
} CancelCase;

static const CancelCase cancel_cases[] = {
  { "greeting", TRUE, FALSE, { "stall", NULL } },
  { "transfer",
    FALSE,
    TRUE,
    { LOGIN, OPEN_PASSIVE, "expect RETR /home/file", "reply 150 go", "send-bytes 10",
      "expect ABOR", "reply 426 cut", "reply 226 aborted", "expect NOOP", "reply 200 ok",
      "expect NOOP", "reply 200 ok", NULL } },
  { "transfer-pure-ftpd",
    FALSE,
    TRUE,
    { LOGIN, OPEN_PASSIVE, "expect RETR /home/file", "reply 150 go", "send-bytes 10",
      "expect ABOR", "reply 150 0.2 seconds", "reply 226 aborted", "expect NOOP", "reply 200 ok",
      "expect NOOP", "reply 200 ok", NULL } },
  { "transfer-control-dies",
    FALSE,
    FALSE,
    { LOGIN, OPEN_PASSIVE, "expect RETR /home/file", "reply 150 go", "send-bytes 10",
      "expect ABOR", "close", NULL } },
  { "no-data-yet",
    FALSE,
    TRUE,
    { LOGIN, OPEN_PASSIVE, "expect RETR /home/file", "expect ABOR", "reply 150 go",
      "reply 426 cut", "reply 226 aborted", "expect NOOP", "reply 200 ok", "expect NOOP",
      "reply 200 ok", NULL } },
  { "epsv",
    FALSE,
    TRUE,
    { LOGIN, "expect EPSV", "wait 300", "reply 229 ok (|||1|)", "expect NOOP", "reply 200 ok",
      NULL } },
};

static void
test_cancel (gconstpointer data)
{
  const CancelCase *test = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  GThread *thread;
  gint64 ended;
  Fixture fixture;

  set_up (&fixture, test->script);
  fixture.settings->data_timeout = fixture.settings->reply_timeout = 10;
  fixture.settings->login_timeout = 10;
  fixture.client = ferry_ftp_client_new (fixture.settings, fixture.log);
  if (!test->in_login)
    g_assert_true (ferry_ftp_client_connect (fixture.client, NULL, NULL));
  thread = g_thread_new ("cancel", cancel_soon, cancellable);
  if (test->in_login)
    ferry_ftp_client_connect (fixture.client, cancellable, &error);
  else
    download (&fixture, 1000, NULL, cancellable, &error);
  ended = g_get_monotonic_time ();
  g_thread_join (thread);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (ended - cancelled_at, <, 100 * 1000);
  g_clear_error (&error);

  ferry_ftp_client_noop (fixture.client, NULL, &error);
  if (test->is_connected)
    g_assert_no_error (error);
  else
    g_assert_error (error, FERRY_FTP_ERROR, FERRY_FTP_ERROR_CONNECTION_LOST);
  g_assert_cmpint (ferry_ftp_client_is_connected (fixture.client), ==, test->is_connected);
  tear_down (&fixture);
}

/* --- The rest --- */

/* What would be a second command never leaves. */
static void
test_injection (void)
{
  static const char *const script[] = { LOGIN, "expect NOOP", "reply 200 ok", NULL };
  g_autoptr (GError) error = NULL;
  Fixture fixture;

  start (&fixture, script);
  g_assert_false (ferry_ftp_client_remove (fixture.client, "a\r\nDELE b", NULL, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  g_assert_false (ferry_ftp_client_rename (fixture.client, "a", "b\nDELE c", NULL, &error));
  g_assert_nonnull (error);
  g_assert_true (ferry_ftp_client_noop (fixture.client, NULL, NULL));
  tear_down (&fixture);
}

/* A farewell between two verbs: nothing is sent, so that the verb can be tried again. */
static void
test_farewell (void)
{
  static const char *const script[] = { LOGIN, "reply 421 Idle too long.", "stall", NULL };
  g_autoptr (GError) error = NULL;
  Fixture fixture;

  start (&fixture, script);
  g_usleep (100 * 1000);
  ferry_ftp_client_remove (fixture.client, "a", NULL, &error);
  g_assert_error (error, FERRY_FTP_ERROR, FERRY_FTP_ERROR_CONNECTION_LOST);
  g_assert_cmpuint (ferry_ftp_error_get_reply_code (error), ==, 421);
  g_assert_false (has_line (&fixture, "DELE"));
  g_assert_false (ferry_ftp_client_is_connected (fixture.client));
  tear_down (&fixture);
}

static void
test_verbs (void)
{
  static const char *const script[] = {
    LOGIN, "expect MKD /home/a \"b\"", "reply 257 made", "expect MKD /abs", "reply 550 no",
    "expect MLST /abs", "reply 250-there", "raw  type=dir; /abs\r\n", "reply 250 end",
    "expect SITE CHMOD 640 /home/a", "reply 200 ok", "expect MFMT 20240203101112 /home/a",
    "reply 500 what", "expect SITE UTIME 20240203101112 /home/a", "reply 500 what",
    "expect MDTM /home/a", "reply 213 20240203101112.000", "expect RNFR /home/a",
    "reply 350 to?", "expect RNTO /home/b", "reply 250 done", "expect DELE /home/b",
    "reply 250 done", "expect RMD /home/c", "reply 250 done", QUIT, NULL
  };
  g_autoptr (GError) error = NULL;
  gint64 modified;
  Fixture fixture;

  start (&fixture, script);
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
  tear_down (&fixture);
}

#define ADD_CASES(prefix, cases, func)                                                             \
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)                                                 \
    {                                                                                              \
      g_autofree char *path = g_strconcat ("/client/" prefix "/", cases[i].name, NULL);            \
                                                                                                   \
      g_test_add_data_func (path, &cases[i], func);                                                \
    }

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD_CASES ("login", login_cases, test_login);
  g_test_add_func ("/client/login/password-needed", test_password_needed);
  g_test_add_func ("/client/login/refused", test_refused);
  ADD_CASES ("list", list_cases, test_list);
  g_test_add_func ("/client/list/all", test_list_all);
  g_test_add_func ("/client/active/fall-over", test_active);
  g_test_add_func ("/client/active/outside-address", test_active_outside_address);
  g_test_add_func ("/client/active/nobody-comes", test_active_nobody_comes);
  g_test_add_func ("/client/automatic", test_automatic);
  ADD_CASES ("download", download_cases, test_download);
  ADD_CASES ("upload", upload_cases, test_upload);
  ADD_CASES ("cancel", cancel_cases, test_cancel);
  g_test_add_func ("/client/injection", test_injection);
  g_test_add_func ("/client/farewell", test_farewell);
  g_test_add_func ("/client/verbs", test_verbs);
  return g_test_run ();
}
