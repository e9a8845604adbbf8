/* The table of quirks by transcript: what a server does otherwise than the RFCs say, what the
 * client does then, and that its log says so. The greeting names the server that is known for it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-script-fixture.h"

#include <string.h>

#define LOGIN_TO(name) "reply 220 " name, USER, SETUP
#define NO_MLSD        OPEN_PASSIVE, "expect MLSD", "reply 502 no", "end-data"
#define OPEN_PASV      "expect PASV", "listen", "reply 227 ok (127,0,0,1,@P1@,@P2@)", "accept"

typedef gboolean (*Act) (ScriptFixture *fixture, GError **error);

static void
count_entries (FerryListing *part, gpointer user_data)
{
  *(guint *) user_data += ferry_listing_get_length (part);
}

static gboolean
list_one (ScriptFixture *fixture, GError **error)
{
  guint count = 0;
  gboolean is_listed =
      ferry_ftp_client_list (fixture->client, ".", count_entries, &count, NULL, error);

  g_assert_cmpuint (count, ==, is_listed ? 1 : 0);
  return is_listed;
}

static gboolean
list_nothing (ScriptFixture *fixture, GError **error)
{
  guint count = 0;
  gboolean is_listed =
      ferry_ftp_client_list (fixture->client, ".", count_entries, &count, NULL, error);

  g_assert_cmpuint (count, ==, 0);
  return is_listed;
}

static gboolean
download (ScriptFixture *fixture, gint64 offset, gsize expected, GError **error)
{
  g_autoptr (GOutputStream) target = g_memory_output_stream_new_resizable ();

  if (!ferry_ftp_client_download (fixture->client, "file", offset, 1000, target, NULL, NULL, NULL,
                                  error))
    return FALSE;
  g_assert_cmpuint (g_memory_output_stream_get_data_size (G_MEMORY_OUTPUT_STREAM (target)), ==,
                    expected);
  return TRUE;
}

static gboolean
download_whole (ScriptFixture *fixture, GError **error)
{
  return download (fixture, 0, 1000, error);
}

static gboolean
download_rest_twice (ScriptFixture *fixture, GError **error)
{
  return download (fixture, 400, 600, error) && download (fixture, 999, 1, error);
}

static gboolean
upload (ScriptFixture *fixture, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new_take (g_malloc0 (1000), 1000);
  g_autoptr (GInputStream) source = g_memory_input_stream_new_from_bytes (bytes);

  return ferry_ftp_client_upload (fixture->client, "file", 0, 1000, source, NULL, NULL, NULL,
                                  error);
}

static gboolean
rename_case (ScriptFixture *fixture, GError **error)
{
  return ferry_ftp_client_rename (fixture->client, "Ärger.txt", "ärger.TXT", NULL, error);
}

static gboolean
rename_file (ScriptFixture *fixture, GError **error)
{
  return ferry_ftp_client_rename (fixture->client, "a", "b", NULL, error);
}

static gboolean
find_in_other_case (ScriptFixture *fixture, GError **error)
{
  g_autoptr (FerryEntry) entry = ferry_ftp_client_stat (fixture->client, "FILE", NULL, error);

  if (entry != NULL)
    g_assert_cmpstr (entry->name, ==, "file");
  return entry != NULL;
}

static gboolean
do_nothing (ScriptFixture *fixture, GError **error)
{
  return ferry_ftp_client_noop (fixture->client, NULL, error);
}

static gboolean
be_at_home (ScriptFixture *fixture, GError **error)
{
  g_assert_cmpstr (ferry_ftp_client_get_home (fixture->client), ==, "/home");
  return TRUE;
}

typedef struct
{
  const char *name;
  const char *line; /* of the log; NULL: this one is borne without a word */
  Act act;
  int error; /* -1: none */
  const char *script[48];
} QuirkCase;

static const QuirkCase cases[] = {
  { "aioftp/multi-line-pasv",
    "quirk: 227 without parentheses",
    list_one,
    -1,
    { LOGIN_TO ("welcome"), "expect EPSV", "reply 502 no", "expect PASV", "listen",
      "reply 227-listen socket created", "reply 227 =127,0,0,1,@P1@,@P2@", "accept", "expect MLSD",
      "reply 150 go", "send type=file; a", "end-data", "reply 200 done", NULL } },
  { "aioftp/unlisted-mlsd",
    "quirk: MLSD without FEAT",
    list_one,
    -1,
    { LOGIN_TO ("welcome"), OPEN_PASSIVE, "expect MLSD", "reply 150 go", "send Type=file; a",
      "end-data", "reply 200 done", NULL } },
  { "netkit/no-feat",
    "quirk: no FEAT",
    do_nothing,
    -1,
    { LOGIN_TO ("NetKit"), "expect NOOP", "reply 200 ok", NULL } },
  { "serv-u/upload-without-150",
    "quirk: no 1xx before the data",
    upload,
    -1,
    { LOGIN_TO ("Serv-U FTP Server v4"), OPEN_PASSIVE, "expect STOR /home/file", "receive 1000",
      "reply 226 done", "expect SIZE /home/file", "reply 213 1000", NULL } },
  { "serv-u/226-for-150",
    "quirk: no 1xx before the data",
    download_whole,
    -1,
    { LOGIN_TO ("Serv-U FTP Server v4"), OPEN_PASSIVE, "expect RETR /home/file", "reply 226 done",
      "wait 50", "send-bytes 1000", "end-data", NULL } },
  { "pure-ftpd/second-1xx",
    "quirk: a second 1xx and no final reply",
    download_whole,
    -1,
    { LOGIN_TO ("Pure-FTPd"), OPEN_PASSIVE, "expect RETR /home/file", "reply 150 go",
      "send-bytes 1000", "end-data", "reply 150 0.002 seconds", NULL } },
  { "zos/550-for-empty",
    "quirk: 450 or 550 for an empty folder",
    list_nothing,
    -1,
    { LOGIN, NO_MLSD, OPEN_PASSIVE, "expect LIST", "reply 550 No data sets found.", "end-data",
      "expect CWD /home", "reply 250 ok", NULL } },
  { "netkit/450-for-empty",
    "quirk: 450 or 550 for an empty folder",
    list_nothing,
    -1,
    { LOGIN, NO_MLSD, OPEN_PASSIVE, "expect LIST", "reply 450 No files found", "end-data",
      "expect CWD /home", "reply 250 ok", NULL } },
  { "nt/bare-pwd",
    "quirk: PWD without quotes or 257",
    be_at_home,
    -1,
    { GREETING, USER, "expect FEAT", "reply 500 what", "expect SYST", "reply 215 Windows_NT",
      "expect TYPE I", "reply 250 binary", "expect PWD", "reply 250 /home is current", NULL } },
  { "pyftpdlib/opts-utf8-refused",
    "quirk: OPTS UTF8 is refused",
    do_nothing,
    -1,
    { GREETING, USER, "expect FEAT", "reply 211-Features:", "reply  UTF8", "reply 211 End",
      "expect SYST", "reply 215 UNIX Type: L8", "expect TYPE I", "reply 200 binary", "expect PWD",
      "reply 257 \"/home\"", "expect OPTS UTF8 ON", "reply 501 no", "expect NOOP", "reply 200 ok",
      NULL } },
  { "pyftpdlib/list-a-is-a-name",
    "quirk: LIST -a lists nothing",
    list_one,
    -1,
    { GREETING,
      USER,
      "expect FEAT",
      "reply 500 what",
      "expect SYST",
      "reply 215 UNIX Type: L8",
      "expect TYPE I",
      "reply 200 binary",
      "expect PWD",
      "reply 257 \"/home\"",
      NO_MLSD,
      OPEN_PASSIVE,
      "expect LIST -a",
      "reply 550 No such directory",
      "end-data",
      OPEN_PASSIVE,
      "expect LIST",
      "reply 150 go",
      "send drwxr-xr-x 2 kai staff 4096 Feb 03 10:11 a",
      "end-data",
      "reply 226 done",
      NULL } },
  { "embedded/no-rest",
    "quirk: REST is refused",
    download_rest_twice,
    -1,
    { LOGIN,
      "expect SIZE /home/file",
      "reply 213 1000",
      OPEN_PASSIVE,
      "expect REST 400",
      "reply 502 no",
      "expect RETR /home/file",
      "reply 150 go",
      "send-bytes 1000",
      "end-data",
      "reply 226 done",
      "expect SIZE /home/file",
      "reply 213 1000",
      OPEN_PASSIVE,
      "expect RETR /home/file",
      "reply 150 go",
      "send-bytes 1000",
      "end-data",
      "reply 226 done",
      NULL } },
  { "old/rest-with-200",
    "quirk: another 2xx than the one that belongs to the command",
    download_rest_twice,
    -1,
    { LOGIN,
      "expect SIZE /home/file",
      "reply 213 1000",
      OPEN_PASSIVE,
      "expect REST 400",
      "reply 200 ok",
      "expect RETR /home/file",
      "reply 125 go",
      "send-bytes 600",
      "end-data",
      "reply 250 done",
      "expect SIZE /home/file",
      "reply 213 1000",
      OPEN_PASSIVE,
      "expect REST 999",
      "reply 250 ok",
      "expect RETR /home/file",
      "reply 150 go",
      "send-bytes 1",
      "end-data",
      "reply 250 done",
      NULL } },
  { "old/rnfr-with-200",
    "quirk: another 2xx than the one that belongs to the command",
    rename_file,
    -1,
    { LOGIN, "expect RNFR /home/a", "reply 200 ok", "expect RNTO /home/b", "reply 200 ok", NULL } },
  { "iis/rename-case",
    "quirk: names that differ in case alone are the same",
    rename_case,
    -1,
    { GREETING,
      USER,
      "expect FEAT",
      "reply 500 what",
      "expect SYST",
      "reply 215 UNIX",
      "expect TYPE I",
      "reply 200 binary",
      "expect PWD",
      "reply 257 \"/home\"",
      "expect RNFR /home/Ärger.txt",
      "reply 350 to?",
      "expect RNTO /home/ärger.TXT",
      "reply 550 It exists.",
      "expect RNFR /home/Ärger.txt",
      "reply 350 to?",
      "expect RNTO /home/ärger.TXT.renaming",
      "reply 250 ok",
      "expect RNFR /home/ärger.TXT.renaming",
      "reply 350 to?",
      "expect RNTO /home/ärger.TXT",
      "reply 250 ok",
      NULL } },
  { "iis/other-case-is-found",
    "quirk: names that differ in case alone are the same",
    find_in_other_case,
    -1,
    { LOGIN_TO ("Microsoft FTP Service"), "expect MLST /home/FILE", "reply 500 what",
      "expect SIZE /home/FILE", "expect MDTM /home/FILE", "expect CWD /home/FILE", "reply 500 what",
      "reply 500 what", "reply 550 no", NO_MLSD, OPEN_PASSIVE, "expect LIST", "reply 150 go",
      "send 02-03-24  10:11AM  5120 file", "end-data", "reply 226 done", NULL } },
  { "middlebox/epsv-without-answer",
    "quirk: no answer to EPSV",
    list_one,
    -1,
    { LOGIN, "expect EPSV", "stall", "close", LOGIN, OPEN_PASV, "expect MLSD", "reply 150 go",
      "send type=file; a", "end-data", "reply 226 done", NULL } },
  { "any/421-for-226",
    NULL,
    download_whole,
    FERRY_FTP_ERROR_CONNECTION_LOST,
    { LOGIN, OPEN_PASSIVE, "expect RETR /home/file", "reply 150 go", "send-bytes 10", "end-data",
      "reply 421 Timeout.", NULL } },
  { "any/421-while-idle",
    NULL,
    do_nothing,
    FERRY_FTP_ERROR_CONNECTION_LOST,
    { LOGIN, "expect NOOP", "reply 421 Timeout.", NULL } },
};

static void
test_quirk (gconstpointer data)
{
  const QuirkCase *test = data;
  ScriptFixture fixture;
  g_autoptr (GError) error = NULL;
  gboolean is_done;

  script_start (&fixture, test->script);
  is_done = test->act (&fixture, &error);
  g_test_message ("%s", fixture.lines->str);
  if (test->error < 0)
    g_assert_no_error (error);
  else
    g_assert_error (error, FERRY_FTP_ERROR, test->error);
  g_assert_cmpint (is_done, ==, test->error < 0);
  if (test->line != NULL)
    g_assert_true (script_has_line (&fixture, test->line));
  g_assert_false (script_has_line (&fixture, "EPSV ALL"));
  script_tear_down (&fixture);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD_CASES ("quirks", cases, test_quirk)
  return g_test_run ();
}
