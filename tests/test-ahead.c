/* Commands sent ahead of their answers, by transcript: what is sent together, and what becomes of
 * the files where the server loses its way.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-script-fixture.h"

#include "ferry-entry.h"
#include "ferry-ftp-ahead.h"

#include <string.h>

#define SIZE      10
#define MOST      8
#define LONG_NAME 1190

#define LOGIN_TO(name) "reply 220 " name, USER, SETUP
#define PORT           "listen", "reply 229 ok (|||@PORT@|)", "accept"
#define DATA           "send-bytes 10", "end-data"
#define WARM           OPEN_PASSIVE, "expect RETR /home/warm", "reply 150 go", DATA, "reply 226 done"
#define KNOWN          LOGIN_TO ("(vsFTPd 3.0.3)"), WARM

/* One file that goes as it should, but for the reply to the EPSV behind it. */
#define GET(name)      "expect RETR /home/" name, "expect EPSV", "reply 150 go", DATA, "reply 226 done"
#define GET_LAST(name) "expect RETR /home/" name, "reply 150 go", DATA, "reply 226 done"
#define PUT(name)                                                                                  \
  "expect STOR /home/" name ".part", "expect EPSV", "receive 10", "reply 150 go", "reply 226 done"
#define PUT_LAST(name)                                                                             \
  "expect STOR /home/" name ".part", "receive 10", "reply 150 go", "reply 226 done"
#define ASK(name)    "expect SIZE /home/" name ".part"
#define RENAME(name) "expect RNFR /home/" name ".part", "expect RNTO /home/" name
#define TELL         "reply 213 10"
#define TELL_RENAMED "reply 350 go on", "reply 250 done"

typedef struct
{
  FerryFtpAheadFile file;
  char *path;
  char *final_path;
  FerryFtpAheadEnd end;
  gboolean has_ended;
} Item;

typedef struct
{
  ScriptFixture script;
  gboolean is_upload;
  const char *names; /* of the files, a letter each */
  guint position;
  Item items[MOST];
} Fixture;

typedef struct
{
  const char *name;
  gboolean is_upload;
  const char *names;   /* upper case: a long one */
  const char *outcome; /* D done, A again, F failed, - not taken */
  gboolean is_stumbling;
  gboolean is_connected;
  const char *script[96];
} Case;

static const Case cases[] = {
  { "get",
    FALSE,
    "abc",
    "DDD",
    FALSE,
    TRUE,
    { KNOWN, "expect EPSV", PORT, GET ("a"), PORT, GET ("b"), PORT, GET_LAST ("c"), QUIT, NULL } },
  { "get/refused",
    FALSE,
    "abc",
    "DAD",
    FALSE,
    TRUE,
    { KNOWN, "expect EPSV", PORT, GET ("a"), PORT, "expect RETR /home/b", "expect EPSV",
      "reply 550 no such file", "end-data", PORT, GET_LAST ("c"), QUIT, NULL } },
  { "get/short",
    FALSE,
    "abc",
    "DAD",
    FALSE,
    TRUE,
    { KNOWN, "expect EPSV", PORT, GET ("a"), PORT, "expect RETR /home/b", "expect EPSV",
      "reply 150 go", "send-bytes 9", "end-data", "reply 226 done", PORT, GET_LAST ("c"), QUIT,
      NULL } },
  { "get/cut",
    FALSE,
    "abc",
    "DAD",
    FALSE,
    TRUE,
    { KNOWN, "expect EPSV", PORT, GET ("a"), PORT, "expect RETR /home/b", "expect EPSV",
      "reply 150 go", "send-bytes 9", "reset-data", "reply 426 broken", PORT, GET_LAST ("c"), QUIT,
      NULL } },
  /* The next port is asked for again, by itself. */
  { "get/early-epsv-refused",
    FALSE,
    "ab",
    "DD",
    FALSE,
    TRUE,
    { KNOWN, "expect EPSV", PORT, GET ("a"), "reply 500 not now", "expect EPSV", PORT,
      GET_LAST ("b"), QUIT, NULL } },
  { "get/early-epsv-lost",
    FALSE,
    "abc",
    "D--",
    TRUE,
    FALSE,
    { KNOWN, "expect EPSV", PORT, GET ("a"), "stall", NULL } },
  { "get/silence",
    FALSE,
    "abc",
    "A--",
    TRUE,
    FALSE,
    { KNOWN, "expect EPSV", PORT, "expect RETR /home/a", "expect EPSV", "stall", NULL } },
  { "get/out-of-step",
    FALSE,
    "abc",
    "D--",
    TRUE,
    FALSE,
    { KNOWN, "expect EPSV", PORT, GET ("a"), "reply 226 done", "stall", NULL } },
  { "get/port-forgotten",
    FALSE,
    "abc",
    "DA-",
    TRUE,
    FALSE,
    { KNOWN, "expect EPSV", PORT, GET ("a"), PORT, "expect RETR /home/b", "expect EPSV",
      "reply 551 No connector setup", "stall", NULL } },
  { "get/port-before-data",
    FALSE,
    "abc",
    "A--",
    TRUE,
    FALSE,
    { KNOWN, "expect EPSV", PORT, "expect RETR /home/a", "expect EPSV", "reply 229 ok (|||2000|)",
      "stall", NULL } },
  { "get/farewell",
    FALSE,
    "abc",
    "A--",
    TRUE,
    FALSE,
    { KNOWN, "expect EPSV", PORT, "expect RETR /home/a", "expect EPSV", "reply 421 enough", "close",
      NULL } },
  /* Who has stood it is only gone. */
  { "get/farewell-later",
    FALSE,
    "abcde",
    "DDDF-",
    FALSE,
    FALSE,
    { KNOWN, "expect EPSV", PORT, GET ("a"), PORT, GET ("b"), PORT, GET ("c"), PORT,
      "expect RETR /home/d", "expect EPSV", "reply 150 go", "send-bytes 9", "reply 421 enough",
      "close", NULL } },
  { "get/long-name",
    FALSE,
    "aXb",
    "DDD",
    FALSE,
    TRUE,
    { KNOWN, "expect EPSV", PORT, GET ("a"), PORT, "expect RETR /home/X*", "reply 150 go", DATA,
      "reply 226 done", "expect EPSV", PORT, GET_LAST ("b"), QUIT, NULL } },
  { "put",
    TRUE,
    "abc",
    "DDD",
    FALSE,
    TRUE,
    { KNOWN,
      "expect EPSV",
      PORT,
      PUT ("a"),
      PORT,
      ASK ("a"),
      "expect STOR /home/b.part",
      "expect EPSV",
      TELL,
      "receive 10",
      "reply 150 go",
      "reply 226 done",
      PORT,
      RENAME ("a"),
      ASK ("b"),
      "expect STOR /home/c.part",
      TELL_RENAMED,
      TELL,
      "receive 10",
      "reply 150 go",
      "reply 226 done",
      RENAME ("b"),
      ASK ("c"),
      TELL_RENAMED,
      TELL,
      RENAME ("c"),
      TELL_RENAMED,
      QUIT,
      NULL } },
  /* It has no name until its size is right. */
  { "put/wrong-size",
    TRUE,
    "ab",
    "AD",
    FALSE,
    TRUE,
    { KNOWN, "expect EPSV", PORT, PUT ("a"), PORT, ASK ("a"), "expect STOR /home/b.part",
      "reply 213 9", "receive 10", "reply 150 go", "reply 226 done", ASK ("b"), TELL, RENAME ("b"),
      TELL_RENAMED, QUIT, NULL } },
  { "put/refused",
    TRUE,
    "ab",
    "AD",
    FALSE,
    TRUE,
    { KNOWN, "expect EPSV", PORT, "expect STOR /home/a.part", "expect EPSV", "reply 553 no",
      "end-data", PORT, PUT_LAST ("b"), ASK ("b"), TELL, RENAME ("b"), TELL_RENAMED, QUIT, NULL } },
  { "put/rename-refused",
    TRUE,
    "ab",
    "AD",
    FALSE,
    TRUE,
    { KNOWN,
      "expect EPSV",
      PORT,
      PUT ("a"),
      PORT,
      ASK ("a"),
      "expect STOR /home/b.part",
      TELL,
      "receive 10",
      "reply 150 go",
      "reply 226 done",
      RENAME ("a"),
      ASK ("b"),
      "reply 350 go on",
      "reply 553 it exists",
      TELL,
      RENAME ("b"),
      TELL_RENAMED,
      QUIT,
      NULL } },
  { "put/no-size",
    TRUE,
    "ab",
    "DD",
    FALSE,
    TRUE,
    { KNOWN, "expect EPSV", PORT, PUT ("a"), PORT, ASK ("a"), "expect STOR /home/b.part",
      "reply 502 what", "receive 10", "reply 150 go", "reply 226 done", RENAME ("a"), TELL_RENAMED,
      RENAME ("b"), TELL_RENAMED, QUIT, NULL } },
  { "put/silence",
    TRUE,
    "abc",
    "A--",
    TRUE,
    FALSE,
    { KNOWN, "expect EPSV", PORT, "expect STOR /home/a.part", "expect EPSV", "receive 10",
      "reply 150 go", "stall", NULL } },
  { "put/out-of-step",
    TRUE,
    "abc",
    "AA-",
    TRUE,
    FALSE,
    { KNOWN, "expect EPSV", PORT, PUT ("a"), PORT, ASK ("a"), "expect STOR /home/b.part",
      "expect EPSV", "reply 226 what", "stall", NULL } },
  { "active",
    FALSE,
    "abc",
    "DAD",
    FALSE,
    TRUE,
    { LOGIN_TO ("ProFTPD"),
      WARM,
      "expect PORT *",
      "note-port",
      "expect RETR /home/a",
      "reply 200 ok",
      "reply 150 go",
      "connect",
      DATA,
      "reply 226 done",
      "expect PORT *",
      "note-port",
      "expect RETR /home/b",
      "reply 200 ok",
      "reply 550 no",
      "expect PORT *",
      "note-port",
      "expect RETR /home/c",
      "reply 200 ok",
      "reply 150 go",
      "connect",
      DATA,
      "reply 226 done",
      QUIT,
      NULL } },
  { "active/silence",
    FALSE,
    "abc",
    "AAA",
    TRUE,
    FALSE,
    { LOGIN_TO ("ProFTPD"), WARM, "expect PORT *", "note-port", "expect RETR /home/a",
      "reply 200 ok", "stall", NULL } },
};

static FerryFtpAheadFile *
next (gpointer user_data)
{
  Fixture *fixture = user_data;
  char name = fixture->names[fixture->position];
  Item *item = &fixture->items[fixture->position];
  g_autofree char *text = NULL;

  if (name == '\0')
    return NULL;
  fixture->position++;
  text = g_strnfill (g_ascii_isupper (name) ? LONG_NAME : 1, name);
  item->path = g_strconcat ("/home/", text, fixture->is_upload ? ".part" : "", NULL);
  item->final_path = fixture->is_upload ? g_strconcat ("/home/", text, NULL) : NULL;
  item->file.path = item->path;
  item->file.final_path = item->final_path;
  item->file.size = SIZE;
  item->file.mode = FERRY_MODE_UNKNOWN;
  if (fixture->is_upload)
    item->file.source = g_memory_input_stream_new_from_data (g_malloc0 (SIZE), SIZE, g_free);
  else
    item->file.target = g_memory_output_stream_new_resizable ();
  return &item->file;
}

static gboolean
has_more (gpointer user_data)
{
  Fixture *fixture = user_data;

  return fixture->names[fixture->position] != '\0';
}

static gboolean
is_unchanged (FerryFtpAheadFile *file, gpointer user_data)
{
  return TRUE;
}

static void
did_end (FerryFtpAheadFile *file, FerryFtpAheadEnd end, const GError *error, gpointer user_data)
{
  Item *item = (Item *) file;

  g_assert_false (item->has_ended);
  g_assert_true ((end == FERRY_FTP_AHEAD_FAILED) == (error != NULL));
  if (end == FERRY_FTP_AHEAD_DONE)
    g_assert_cmpint (file->moved, ==, SIZE);
  item->end = end;
  item->has_ended = TRUE;
}

static const FerryFtpAheadFuncs funcs = { next, has_more, is_unchanged, did_end };

static void
assert_outcome (Fixture *fixture, const char *outcome)
{
  static const char letters[] = { 'D', 'A', 'F' };
  g_autoptr (GString) found = g_string_new (NULL);

  for (guint i = 0; fixture->names[i] != '\0'; i++)
    {
      Item *item = &fixture->items[i];

      g_string_append_c (found, item->has_ended ? letters[item->end] : '-');
      g_assert_true (item->has_ended == (item->path != NULL));
      g_clear_object (&item->file.source);
      g_clear_object (&item->file.target);
      g_free (item->path);
      g_free (item->final_path);
    }
  g_assert_cmpstr (found->str, ==, outcome);
}

static gboolean
warm_up (ScriptFixture *script, GError **error)
{
  g_autoptr (GOutputStream) target = g_memory_output_stream_new_resizable ();

  return ferry_ftp_client_download (script->client, "warm", 0, SIZE, target, NULL, NULL, NULL,
                                    error);
}

static void
test_case (gconstpointer data)
{
  const Case *test = data;
  Fixture fixture = { .is_upload = test->is_upload, .names = test->names };
  FerryFtpClient *client;
  g_autoptr (GError) error = NULL;

  script_start (&fixture.script, test->script);
  client = fixture.script.client;
  warm_up (&fixture.script, &error);
  g_assert_no_error (error);
  if (g_str_has_prefix (test->name, "active"))
    ferry_ftp_client_set_mode (client, FERRY_MODE_ACTIVE, 0, 0, NULL);
  g_assert_true (ferry_ftp_client_can_go_ahead (client, test->is_upload));

  ferry_ftp_client_go_ahead (client, test->is_upload, &funcs, &fixture);
  assert_outcome (&fixture, test->outcome);
  g_assert_true (ferry_ftp_client_is_connected (client) == test->is_connected);
  g_assert_true (ferry_ftp_client_is_stumbling (client) == test->is_stumbling);
  g_assert_true (script_has_line (&fixture.script, "quirk: commands sent ahead") ==
                 test->is_stumbling);
  if (test->is_stumbling)
    g_assert_false (ferry_ftp_client_can_go_ahead (client, test->is_upload));
  if (test->is_connected)
    ferry_ftp_client_disconnect (client);
  script_tear_down (&fixture.script);
}

/* Who may go ahead, and from when on. */
typedef struct
{
  const char *name;
  gboolean is_pipelined;
  gboolean is_stumbling;
  gboolean after[3]; /* so many transfers */
  const char *script[64];
} Leave;

static const Leave leaves[] = {
  { "known", TRUE, FALSE, { FALSE, TRUE, TRUE }, { KNOWN, WARM, QUIT, NULL } },
  { "unknown",
    TRUE,
    FALSE,
    { FALSE, FALSE, TRUE },
    { LOGIN_TO ("hello"), WARM, WARM, QUIT, NULL } },
  { "pyftpdlib",
    TRUE,
    FALSE,
    { FALSE, FALSE, FALSE },
    { LOGIN_TO ("pyftpdlib 1.5.7 ready."), WARM, WARM, QUIT, NULL } },
  { "not-wanted", FALSE, FALSE, { FALSE, FALSE, FALSE }, { KNOWN, WARM, QUIT, NULL } },
  { "remembered", TRUE, TRUE, { FALSE, FALSE, FALSE }, { KNOWN, WARM, QUIT, NULL } },
};

static void
test_leave (gconstpointer data)
{
  const Leave *leave = data;
  ScriptFixture script;
  g_autoptr (GError) error = NULL;

  script_set_up (&script, leave->script);
  script.settings->is_pipelined = leave->is_pipelined;
  script.settings->is_stumbling = leave->is_stumbling;
  script_log_in (&script, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (leave->after); i++)
    {
      if (i > 0)
        warm_up (&script, &error);
      g_assert_no_error (error);
      g_assert_true (ferry_ftp_client_can_go_ahead (script.client, FALSE) == leave->after[i]);
    }
  ferry_ftp_client_disconnect (script.client);
  script_tear_down (&script);
}

/* Active mode goes ahead only where that was seen to work. */
static void
test_active_leave (void)
{
  static const char *const script[] = { LOGIN_TO ("Pure-FTPd"), WARM, QUIT, NULL };
  static const char *const other[] = { KNOWN, QUIT, NULL };
  ScriptFixture fixture;
  g_autoptr (GError) error = NULL;

  script_start (&fixture, script);
  warm_up (&fixture, &error);
  g_assert_no_error (error);
  g_assert_true (ferry_ftp_client_can_go_ahead (fixture.client, FALSE));
  ferry_ftp_client_set_mode (fixture.client, FERRY_MODE_ACTIVE, 0, 0, NULL);
  g_assert_false (ferry_ftp_client_can_go_ahead (fixture.client, FALSE));
  ferry_ftp_client_disconnect (fixture.client);
  script_tear_down (&fixture);

  script_start (&fixture, other);
  warm_up (&fixture, &error);
  g_assert_no_error (error);
  ferry_ftp_client_set_mode (fixture.client, FERRY_MODE_ACTIVE, 0, 0, NULL);
  g_assert_true (ferry_ftp_client_can_go_ahead (fixture.client, FALSE));
  g_assert_false (ferry_ftp_client_can_go_ahead (fixture.client, TRUE));
  ferry_ftp_client_disconnect (fixture.client);
  script_tear_down (&fixture);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD_CASES ("ahead", cases, test_case);
  ADD_CASES ("ahead/leave", leaves, test_leave);
  g_test_add_func ("/client/ahead/leave/active", test_active_leave);
  return g_test_run ();
}
