/* Listings and the ways to a data connection by transcript.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-script-fixture.h"

#include <string.h>

static void
add_name (FerryListing *part, gpointer user_data)
{
  GString *names = user_data;

  for (guint i = 0; i < ferry_listing_get_length (part); i++)
    g_string_append_printf (names, "%s%s", names->len > 0 ? "," : "",
                            ferry_listing_get (part, i)->name);
}

static char *
list (ScriptFixture *fixture, GError **error)
{
  GString *names = g_string_new (NULL);
  gboolean is_listed = ferry_ftp_client_list (fixture->client, ".", add_name, names, NULL, error);
  char *joined = g_string_free (names, FALSE);

  if (!is_listed)
    g_clear_pointer (&joined, g_free);
  return joined;
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
    { LOGIN,
      "expect EPSV",
      "reply 500 what",
      "expect PASV",
      "listen",
      "reply 227 ok (127,0,0,1,@P1@,@P2@)",
      "expect MLSD",
      "reply 500 what",
      "accept",
      "end-data",
      "expect PASV",
      "listen",
      "reply 227 ok (127,0,0,1,@P1@,@P2@)",
      "accept",
      "expect LIST",
      "reply 150 go",
      "send " DOS_LINE "a",
      "end-data",
      "reply 226 done",
      NULL } },
  { "foreign-address",
    "a",
    0,
    { LOGIN, "expect EPSV", "reply 522 no", "expect PASV", "listen",
      "reply 227 ok (192,0,2,77,@P1@,@P2@)", "accept", "expect MLSD", "reply 150 go",
      "send type=file;size=1; a", "end-data", "reply 226 done", NULL } },
  { "reply-before-data",
    "a,b",
    0,
    { LOGIN, OPEN_PASSIVE, "expect MLSD", "reply 150 go", "reply 226 done", "send type=file; a",
      "wait 50", "send type=file; b", "end-data", NULL } },
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
  ScriptFixture fixture;

  script_start (&fixture, test->script);
  names = list (&fixture, &error);
  if (test->names != NULL)
    g_assert_no_error (error);
  else
    g_assert_error (error, FERRY_FTP_ERROR, test->error);
  g_assert_cmpstr (names, ==, test->names);
  g_assert_cmpint (script_has_line (&fixture, "192.0.2.77"), ==,
                   g_str_equal (test->name, "foreign-address"));
  script_tear_down (&fixture);
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
  ScriptFixture fixture;

  script_start (&fixture, script);
  first = list (&fixture, NULL);
  g_assert_cmpstr (first, ==, "x");
  second = list (&fixture, NULL);
  g_assert_cmpstr (second, ==, "y");
  script_tear_down (&fixture);
}

/* What is not understood can be read in the log, and does not hide the rest. */
static void
test_unreadable (void)
{
  static const char *const script[] = { LOGIN,
                                        OPEN_PASSIVE,
                                        "expect MLSD",
                                        "reply 502 no",
                                        "end-data",
                                        OPEN_PASSIVE,
                                        "expect LIST",
                                        "reply 150 go",
                                        "send " DOS_LINE "a",
                                        "send who knows what",
                                        "send " DOS_LINE "b/c",
                                        "send " DOS_LINE "d",
                                        "end-data",
                                        "reply 226 done",
                                        NULL };
  g_autofree char *names = NULL;
  ScriptFixture fixture;

  script_start (&fixture, script);
  names = list (&fixture, NULL);
  g_assert_cmpstr (names, ==, "a,d");
  g_assert_true (script_has_line (&fixture, "line not understood: who knows what"));
  g_assert_true (script_has_line (&fixture, "line not understood: " DOS_LINE "b/c"));
  g_assert_true (
      script_has_line (&fixture, "2 lines of the listing not understood, the others are DOS"));
  script_tear_down (&fixture);
}

/* --- Active mode --- */

static void
test_active (void)
{
  static const char *const script[] = { LOGIN, "expect PORT 127,0,0,1,*", "reply 500 what",
                                        "expect EPRT |1|127.0.0.1|*", "note-port", "reply 200 ok",
                                        "expect MLSD", "reply 150 go", "connect",
                                        "send type=file; a", "end-data", "reply 226 done",
                                        /* what was refused is not asked again */
                                        "expect EPRT |1|127.0.0.1|*", "note-port", "reply 200 ok",
                                        "expect MLSD", "connect", "send type=file; b", "end-data",
                                        "reply 150 go", "reply 226 done", NULL };
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  ScriptFixture fixture;

  script_start (&fixture, script);
  ferry_ftp_client_set_mode (fixture.client, FERRY_MODE_ACTIVE, 0, 0, NULL);
  first = list (&fixture, NULL);
  g_assert_cmpstr (first, ==, "a");
  second = list (&fixture, NULL);
  g_assert_cmpstr (second, ==, "b");
  g_assert_true (script_has_line (&fixture, "data connection us 127.0.0.1:"));
  script_tear_down (&fixture);
}

static void
test_active_outside_address (void)
{
  static const char *const script[] = { LOGIN,          "expect PORT 192,0,2,9,*",
                                        "reply 200 ok", "expect MLSD",
                                        "reply 425 no", NULL };
  g_autoptr (GError) error = NULL;
  ScriptFixture fixture;

  script_start (&fixture, script);
  ferry_ftp_client_set_mode (fixture.client, FERRY_MODE_ACTIVE, 0, 0, "192.0.2.9");
  g_assert_null (list (&fixture, &error));
  g_assert_error (error, FERRY_FTP_ERROR, FERRY_FTP_ERROR_DATA_CONNECTION);
  script_tear_down (&fixture);
}

/* The server says yes and never comes: a deadline, and the connection can still be used. */
static void
test_active_nobody_comes (void)
{
  static const char *const script[] = { LOGIN,
                                        "expect PORT *",
                                        "reply 200 ok",
                                        "expect MLSD",
                                        "reply 150 go",
                                        "expect ABOR",
                                        "reply 426 cut",
                                        "reply 226 aborted",
                                        "expect NOOP",
                                        "reply 200 ok",
                                        "expect NOOP",
                                        "reply 200 ok",
                                        NULL };
  g_autoptr (GError) error = NULL;
  ScriptFixture fixture;

  script_start (&fixture, script);
  ferry_ftp_client_set_mode (fixture.client, FERRY_MODE_ACTIVE, 0, 0, NULL);
  g_assert_null (list (&fixture, &error));
  g_assert_error (error, FERRY_FTP_ERROR, FERRY_FTP_ERROR_DATA_CONNECTION);
  g_clear_error (&error);
  ferry_ftp_client_noop (fixture.client, NULL, &error);
  g_assert_no_error (error);
  script_tear_down (&fixture);
}

/* No passive data connection: active, and active at once the next time. */
static void
test_automatic (void)
{
  static const char *const script[] = {
    LOGIN,           "expect EPSV",       "reply 500 no",   "expect PASV",      "reply 502 no",
    "expect PORT *", "note-port",         "reply 200 ok",   "expect MLSD",      "reply 150 go",
    "connect",       "end-data",          "reply 226 done", "expect CWD /home", "reply 250 ok",
    "expect PORT *", "note-port",         "reply 200 ok",   "expect MLSD",      "reply 150 go",
    "connect",       "send type=file; a", "end-data",       "reply 226 done",   NULL
  };
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  ScriptFixture fixture;

  script_start (&fixture, script);
  ferry_ftp_client_set_mode (fixture.client, FERRY_MODE_AUTOMATIC, 0, 0, NULL);
  g_assert_cmpint (ferry_ftp_client_get_way (fixture.client), ==, FERRY_WAY_UNKNOWN);
  first = list (&fixture, NULL);
  g_assert_cmpstr (first, ==, "");
  g_assert_cmpint (ferry_ftp_client_get_way (fixture.client), ==, FERRY_WAY_ACTIVE);
  second = list (&fixture, NULL);
  g_assert_cmpstr (second, ==, "a");
  script_tear_down (&fixture);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD_CASES ("list", list_cases, test_list);
  g_test_add_func ("/client/list/all", test_list_all);
  g_test_add_func ("/client/list/unreadable", test_unreadable);
  g_test_add_func ("/client/active/fall-over", test_active);
  g_test_add_func ("/client/active/outside-address", test_active_outside_address);
  g_test_add_func ("/client/active/nobody-comes", test_active_nobody_comes);
  g_test_add_func ("/client/automatic", test_automatic);
  return g_test_run ();
}
