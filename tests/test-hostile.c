/* A hostile server by transcript: floods, drips, lies about ports and sizes. Whatever it does, the
 * client comes back within its deadlines, with an error of a known kind, and calls nothing whole
 * that is not.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-script-fixture.h"

#include <string.h>

/* All deadlines are one second, no verb waits for more than three of them, and the machine may be
 * busy. */
#define PATIENCE 30.0

#define MAX_ENTRIES 5000

static gboolean
connect_it (ScriptFixture *fixture, GError **error)
{
  return script_log_in (fixture, error);
}

static gboolean
list (ScriptFixture *fixture, GError **error)
{
  return script_log_in (fixture, error) &&
         ferry_ftp_client_list (fixture->client, ".", NULL, NULL, NULL, error);
}

/* When everything that was sent unasked is here. */
static gboolean
list_later (ScriptFixture *fixture, GError **error)
{
  if (!script_log_in (fixture, error))
    return FALSE;
  g_usleep (100 * 1000);
  return ferry_ftp_client_list (fixture->client, ".", NULL, NULL, NULL, error);
}

static gboolean
list_actively (ScriptFixture *fixture, GError **error)
{
  fixture->settings->mode = FERRY_MODE_ACTIVE;
  return list (fixture, error);
}

static gboolean
download_of (ScriptFixture *fixture, gint64 size, GError **error)
{
  g_autoptr (GOutputStream) target = g_memory_output_stream_new_resizable ();

  return script_log_in (fixture, error) &&
         ferry_ftp_client_download (fixture->client, "file", 0, size, target, NULL, NULL, NULL,
                                    error);
}

static gboolean
download (ScriptFixture *fixture, GError **error)
{
  return download_of (fixture, 1000, error);
}

static gboolean
upload (ScriptFixture *fixture, GError **error)
{
  g_autoptr (GInputStream) source =
      g_memory_input_stream_new_from_data (g_strnfill (1000, 'x'), 1000, g_free);

  return script_log_in (fixture, error) &&
         ferry_ftp_client_upload (fixture->client, "file", 0, 1000, source, NULL, NULL, NULL,
                                  error);
}

static gboolean
stat_file (ScriptFixture *fixture, GError **error)
{
  g_autoptr (FerryEntry) entry = NULL;

  if (!script_log_in (fixture, error))
    return FALSE;
  entry = ferry_ftp_client_stat (fixture->client, "file", NULL, error);
  return entry != NULL;
}

typedef struct
{
  const char *name;
  gboolean (*act) (ScriptFixture *fixture, GError **error);
  int error; /* -1: none */
  const char *script[40];
} HostileCase;

static const HostileCase cases[] = {
  /* --- The control connection --- */
  { "endless-greeting", connect_it, FERRY_FTP_ERROR_PROTOCOL, { "flood 220-more@LF@", NULL } },
  { "endless-lines-without-code", connect_it, FERRY_FTP_ERROR_PROTOCOL, { "flood x@LF@", NULL } },
  { "endless-empty-lines", connect_it, FERRY_FTP_ERROR_PROTOCOL, { "flood @LF@", NULL } },
  { "endless-line", connect_it, FERRY_FTP_ERROR_PROTOCOL, { "flood 220 x", NULL } },
  { "endless-line-of-nul", connect_it, FERRY_FTP_ERROR_PROTOCOL, { "flood @NUL@", NULL } },
  { "endless-120", connect_it, FERRY_FTP_ERROR_CONNECT, { "flood 120 soon@LF@", NULL } },
  { "dripping-greeting",
    connect_it,
    FERRY_FTP_ERROR_TIMED_OUT,
    { "drip 220-one byte after the other", NULL } },
  { "dripping-reply",
    connect_it,
    FERRY_FTP_ERROR_TIMED_OUT,
    { GREETING, "expect USER kai", "drip 331-and so on", NULL } },
  { "dripping-features",
    connect_it,
    FERRY_FTP_ERROR_TIMED_OUT,
    { GREETING, USER, "expect FEAT", "drip 211-and so on", NULL } },
  { "endless-features",
    connect_it,
    FERRY_FTP_ERROR_PROTOCOL,
    { GREETING, USER, "expect FEAT", "flood 211-AND SO ON@LF@", NULL } },
  { "nul-in-reply", connect_it, -1, { "raw 220@NUL@@NUL@220 x@LF@", USER, SETUP, NULL } },
  { "nul-in-path",
    list,
    -1,
    { GREETING, USER, "expect FEAT", "reply 500 what", "expect SYST", "reply 215 Windows_NT",
      "expect TYPE I", "reply 200 binary", "expect PWD", "raw 257 \"/a@NUL@b\"@LF@", OPEN_PASSIVE,
      "expect MLSD", "reply 150 go", "end-data", "reply 226 done", "expect CWD /a b",
      "reply 250 ok", NULL } },
  { "replies-before-commands",
    list_later,
    FERRY_FTP_ERROR_CONNECTION_LOST,
    { LOGIN, "reply 200 ok", "reply 229 ok (|||2000|)", "stall", NULL } },
  { "replies-in-the-wrong-order",
    list,
    FERRY_FTP_ERROR_DATA_CONNECTION,
    { LOGIN, "expect EPSV", "raw 150 go@LF@226 done@LF@229 ok (|||2000|)@LF@", "expect PASV",
      "stall", NULL } },
  { "one-reply-too-many",
    connect_it,
    -1,
    { GREETING, USER, "expect FEAT", "reply 500 what", "expect SYST", "reply 215 x",
      "expect TYPE I", "reply 200 binary", "expect PWD", "reply 257 \"/\"", "reply 257 \"/etc\"",
      NULL } },
  { "wrong-reply",
    download,
    FERRY_FTP_ERROR_PROTOCOL,
    { LOGIN, OPEN_PASSIVE, "expect RETR /home/file", "reply 331 password?", "stall", NULL } },

  /* --- TLS --- */
  { "tls-refused",
    connect_it,
    FERRY_FTP_ERROR_TLS_UNAVAILABLE,
    { GREETING, "expect AUTH TLS", "reply 502 no", "stall", NULL } },
  { "tls-and-already-in",
    connect_it,
    FERRY_FTP_ERROR_TLS_UNAVAILABLE,
    { GREETING, "expect AUTH TLS", "reply 331 no need", "stall", NULL } },
  { "tls-injection",
    connect_it,
    FERRY_FTP_ERROR_TLS_FAILED,
    { GREETING, "expect AUTH TLS", "raw 234 go@LF@230 already in@LF@", "stall", NULL } },
  { "tls-of-plain-text",
    connect_it,
    FERRY_FTP_ERROR_TLS_FAILED,
    { GREETING, "expect AUTH TLS", "reply 234 go", "wait 100", "raw 220 not TLS@LF@", "stall",
      NULL } },
  { "tls-silent",
    connect_it,
    FERRY_FTP_ERROR_TLS_FAILED,
    { GREETING, "expect AUTH TLS", "reply 234 go", "stall", NULL } },
  { "tls-dripping",
    connect_it,
    FERRY_FTP_ERROR_TLS_FAILED,
    { GREETING, "expect AUTH TLS", "reply 234 go", "wait 100",
      "drip \x16\x03\x03\x40\x01\x02\x01\x3f\xfd\x03\x03xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", NULL } },

  /* --- Where the data connection leads --- */
  { "pasv-of-a-foreign-host",
    list,
    -1,
    { LOGIN, "expect EPSV", "reply 500 no", "expect PASV", "listen",
      "reply 227 ok (192,0,2,77,@P1@,@P2@)", "accept", "expect MLSD", "reply 150 go",
      "send type=file; a", "end-data", "reply 226 done", NULL } },
  { "pasv-port-0",
    list,
    FERRY_FTP_ERROR_DATA_CONNECTION,
    { LOGIN, "expect EPSV", "reply 229 ok (|||0|)", "expect PASV", "reply 227 ok (127,0,0,1,0,0)",
      NULL } },
  { "pasv-port-22",
    list,
    FERRY_FTP_ERROR_DATA_CONNECTION,
    { LOGIN, "expect EPSV", "reply 229 ok (|||22|)", "expect PASV", "reply 227 ok (127,0,0,1,0,22)",
      NULL } },
  { "pasv-port-65536",
    list,
    FERRY_FTP_ERROR_DATA_CONNECTION,
    { LOGIN, "expect EPSV", "reply 229 ok (|||65536|)", "expect PASV",
      "reply 227 ok (127,0,0,1,256,0)", NULL } },
  { "stranger-instead",
    list_actively,
    -1,
    { LOGIN, "expect PORT *", "note-port", "reply 200 ok", "expect MLSD", "reply 150 go",
      "stranger", "connect", "send type=file; a", "end-data", "reply 226 done", NULL } },
  { "stranger-alone",
    list_actively,
    FERRY_FTP_ERROR_DATA_CONNECTION,
    { LOGIN, "expect PORT *", "note-port", "reply 200 ok", "expect MLSD", "reply 150 go",
      "stranger", "stranger", "stranger", "expect ABOR", NULL } },

  /* --- Listings --- */
  { "endless-listing",
    list,
    FERRY_FTP_ERROR_PROTOCOL,
    { LOGIN, OPEN_PASSIVE, "expect MLSD", "reply 150 go", "flood-data type=file; a@LF@", NULL } },
  { "endless-listing-of-nothing",
    list,
    FERRY_FTP_ERROR_PROTOCOL,
    { LOGIN, OPEN_PASSIVE, "expect MLSD", "reply 150 go", "flood-data @LF@", NULL } },
  { "endless-line-in-listing",
    list,
    FERRY_FTP_ERROR_PROTOCOL,
    { LOGIN, OPEN_PASSIVE, "expect MLSD", "reply 150 go", "flood-data x", NULL } },
  { "endless-unreadable-lines",
    list,
    FERRY_FTP_ERROR_PROTOCOL,
    { LOGIN, OPEN_PASSIVE, "expect MLSD", "reply 150 go", "flood-data what?@LF@", NULL } },
  { "listing-and-no-reply",
    list,
    FERRY_FTP_ERROR_TIMED_OUT,
    { LOGIN, OPEN_PASSIVE, "expect MLSD", "reply 150 go", "send type=file; a", "end-data", "stall",
      NULL } },
  { "listing-broken-off",
    list,
    FERRY_FTP_ERROR_INCOMPLETE,
    { LOGIN, OPEN_PASSIVE, "expect MLSD", "reply 150 go", "send type=file; a", "wait 50",
      "reset-data", "reply 226 done", NULL } },

  /* --- Files --- */
  { "data-without-end",
    download,
    FERRY_FTP_ERROR_INCOMPLETE,
    { LOGIN, OPEN_PASSIVE, "expect RETR /home/file", "reply 150 go", "flood-data x", NULL } },
  { "data-that-stops",
    download,
    FERRY_FTP_ERROR_TIMED_OUT,
    { LOGIN, OPEN_PASSIVE, "expect RETR /home/file", "reply 150 go", "send-bytes 500", "stall",
      NULL } },
  { "longer-than-its-size",
    download,
    FERRY_FTP_ERROR_INCOMPLETE,
    { LOGIN, OPEN_PASSIVE, "expect RETR /home/file", "reply 150 go", "send-bytes 1001", "end-data",
      "reply 226 done", "expect SIZE /home/file", "reply 213 1000", NULL } },
  { "shorter-than-its-size",
    download,
    FERRY_FTP_ERROR_INCOMPLETE,
    { LOGIN, OPEN_PASSIVE, "expect RETR /home/file", "reply 150 go", "send-bytes 999", "end-data",
      "reply 226 done", "expect SIZE /home/file", "reply 213 1000", NULL } },
  { "short-and-no-size",
    download,
    FERRY_FTP_ERROR_INCOMPLETE,
    { LOGIN, OPEN_PASSIVE, "expect RETR /home/file", "reply 150 go", "send-bytes 999", "end-data",
      "reply 226 done", "expect SIZE /home/file", "reply 550 not now", NULL } },
  { "nothing-and-226",
    download,
    FERRY_FTP_ERROR_INCOMPLETE,
    { LOGIN, OPEN_PASSIVE, "expect RETR /home/file", "reply 226 done", "end-data",
      "expect SIZE /home/file", "reply 213 1000", NULL } },
  { "broken-off-and-226",
    download,
    FERRY_FTP_ERROR_INCOMPLETE,
    { LOGIN, OPEN_PASSIVE, "expect RETR /home/file", "reply 150 go", "send-bytes 500", "wait 50",
      "reset-data", "reply 226 done", NULL } },
  { "upload-cut-and-226",
    upload,
    FERRY_FTP_ERROR_INCOMPLETE,
    { LOGIN, OPEN_PASSIVE, "expect STOR /home/file", "reply 150 go", "receive 1000", "end-data",
      "reply 226 done", "expect SIZE /home/file", "reply 213 999", NULL } },
  { "upload-refused-and-not-read",
    upload,
    FERRY_FTP_ERROR_NO_SPACE,
    { LOGIN, OPEN_PASSIVE, "expect STOR /home/file", "reply 150 go", "reset-data",
      "reply 552 disk full", NULL } },

  /* --- Facts --- */
  { "facts-of-another-file",
    stat_file,
    -1,
    { LOGIN, "expect MLST /home/file", "raw 250-x@LF@ type=file;size=5; /etc/passwd@LF@250 end@LF@",
      NULL } },
  { "facts-that-do-not-end",
    stat_file,
    FERRY_FTP_ERROR_PROTOCOL,
    { LOGIN, "expect MLST /home/file", "flood 250- type=file;@LF@", NULL } },
};

static void
test_hostile (gconstpointer data)
{
  const HostileCase *test = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GTimer) timer = NULL;
  ScriptFixture fixture;

  script_set_up (&fixture, test->script);
  fixture.settings->max_entries = MAX_ENTRIES;
  if (g_str_has_prefix (test->name, "tls-"))
    fixture.settings->security = FERRY_SECURITY_EXPLICIT;
  timer = g_timer_new ();
  test->act (&fixture, &error);
  if (test->error < 0)
    g_assert_no_error (error);
  else
    g_assert_error (error, FERRY_FTP_ERROR, test->error);
  g_assert_cmpfloat (g_timer_elapsed (timer, NULL), <, PATIENCE);
  /* The password never went out where TLS was wanted. */
  if (g_str_has_prefix (test->name, "tls-"))
    g_assert_false (script_has_line (&fixture, "USER"));
  script_tear_down (&fixture);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD_CASES ("hostile", cases, test_hostile);
  return g_test_run ();
}
