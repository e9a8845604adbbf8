/* Names by transcript: the byte 255 that Telnet takes for a command, the option UTF8, and what is
 * never sent.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-script-fixture.h"

/* --- The byte 255 in names, by the greeting and the other way --- */

typedef struct
{
  const char *name;
  gint64 size; /* of "\xff", -1: not found */
  const char *script[32];
} IacCase;

#define AFTER_GREETING USER, SETUP
#define REFUSED(path)  "expect SIZE " path, "reply 550 no", "expect CWD " path, "reply 550 no"

static const IacCase iac_cases[] = {
  { "proftpd",
    5,
    { "reply 220 ProFTPD Server ready.", AFTER_GREETING, "expect SIZE /\xff\xff", "reply 213 5",
      NULL } },
  { "inetutils",
    5,
    { "reply 220 kai FTP server (GNU inetutils 2.4) ready.", AFTER_GREETING,
      "expect SIZE /\xff\xff", "reply 213 5", NULL } },
  { "netkit",
    5,
    { "reply 220 kai FTP server (Version 6.4/OpenBSD/Linux-ftpd-0.17) ready.", AFTER_GREETING,
      "expect SIZE /\xff\xff", "reply 213 5", NULL } },
  { "vsftpd",
    5,
    { "reply 220 (vsFTPd 3.0.3)", AFTER_GREETING, "expect SIZE /\xff", "reply 213 5", NULL } },
  /* Not known by its greeting: the other way is found, and kept. */
  { "other-way-twice",
    5,
    { GREETING, AFTER_GREETING, "expect SIZE /\xff", "reply 550 no", REFUSED ("/\xff"),
      "expect SIZE /\xff\xff", "reply 213 5", "expect SIZE /\xff\xff", "reply 213 5",
      "expect DELE /\xff\xff", "reply 250 gone", NULL } },
  { "other-way-once",
    5,
    { "reply 220 not ProFTPD at all", AFTER_GREETING, "expect SIZE /\xff\xff", "reply 550 no",
      REFUSED ("/\xff\xff"), "expect SIZE /\xff", "reply 213 5", "expect SIZE /\xff", "reply 213 5",
      "expect DELE /\xff", "reply 250 gone", NULL } },
};

static void
test_iac (gconstpointer data)
{
  const IacCase *test = data;
  ScriptFixture fixture;

  script_start (&fixture, test->script);
  g_assert_cmpint (ferry_ftp_client_get_size (fixture.client, "/\xff", NULL, NULL), ==, test->size);
  if (g_str_has_prefix (test->name, "other-way"))
    g_assert_true (ferry_ftp_client_remove (fixture.client, "/\xff", NULL, NULL));
  script_tear_down (&fixture);
}

/* A file that is there and that nobody may remove is not looked for under another name. */
static void
test_iac_denied (void)
{
  static const char *const script[] = {
    LOGIN,           "expect DELE /\xff", "reply 550 no",    "expect SIZE /\xff",
    "reply 213 5",   "expect MLST /\xff", "reply 250-there", "raw  type=file; /\xff\r\n",
    "reply 250 end", "expect NOOP",       "reply 200 ok",    NULL
  };
  g_autoptr (GError) error = NULL;
  ScriptFixture fixture;

  script_start (&fixture, script);
  g_assert_false (ferry_ftp_client_remove (fixture.client, "/\xff", NULL, &error));
  g_assert_error (error, FERRY_FTP_ERROR, FERRY_FTP_ERROR_DENIED);
  g_assert_true (ferry_ftp_client_noop (fixture.client, NULL, NULL));
  script_tear_down (&fixture);
}

/* --- The option UTF8 --- */

#define FEAT_UTF8                                                                                  \
  "expect FEAT", "reply 211-Features", "raw  UTF8\r\n", "reply 211 End", "expect SYST",            \
      "reply 215 UNIX", "expect TYPE I", "reply 200 binary", "expect PWD", "reply 257 \"/\""

/* What the server has itself is asked for when somebody says that it is not UTF-8. */
static void
test_utf8_option (void)
{
  static const char *const script[] = { GREETING,        USER,
                                        FEAT_UTF8,       "expect OPTS UTF8 ON",
                                        "reply 200 on",  "expect NOOP",
                                        "reply 200 ok",  "expect OPTS UTF8 OFF",
                                        "reply 200 off", "expect OPTS UTF8 ON",
                                        "reply 200 on",  NULL };
  ScriptFixture fixture;

  script_start (&fixture, script);
  /* It goes along with the first command. */
  g_assert_true (ferry_ftp_client_noop (fixture.client, NULL, NULL));
  g_assert_true (ferry_ftp_client_is_utf8_on (fixture.client));
  /* What was merely found says nothing about what the server translates. */
  ferry_ftp_client_set_charset (fixture.client, NULL, "CP932", NULL);
  g_assert_true (ferry_ftp_client_is_utf8_on (fixture.client));
  ferry_ftp_client_set_charset (fixture.client, "CP932", NULL, NULL);
  g_assert_false (ferry_ftp_client_is_utf8_on (fixture.client));
  ferry_ftp_client_set_charset (fixture.client, "EUC-JP", NULL, NULL);
  ferry_ftp_client_set_charset (fixture.client, NULL, NULL, NULL);
  g_assert_true (ferry_ftp_client_is_utf8_on (fixture.client));
  script_tear_down (&fixture);
}

/* Sentences are in the set of the moment; the bytes on the wire never change. */
static void
test_shown (void)
{
  static const char *const script[] = {
    LOGIN,          "expect SIZE /\x83\x5c",
    "reply 550 no", "expect MLST /\x83\x5c",
    "reply 550 no", "expect SIZE /\x83\x5c",
    "reply 550 no", "expect MLST /\x83\x5c",
    "reply 550 no", NULL,
  };
  g_autoptr (GError) error = NULL;
  ScriptFixture fixture;

  script_start (&fixture, script);
  ferry_ftp_client_get_size (fixture.client, "/\x83\x5c", NULL, &error);
  g_assert_nonnull (g_strrstr (error->message, "/%83\\"));
  g_clear_error (&error);
  ferry_ftp_client_set_charset (fixture.client, "CP932", NULL, NULL);
  ferry_ftp_client_get_size (fixture.client, "/\x83\x5c", NULL, &error);
  g_assert_nonnull (g_strrstr (error->message, "/ソ"));
  script_tear_down (&fixture);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD_CASES ("iac", iac_cases, test_iac)
  g_test_add_func ("/client/iac/denied", test_iac_denied);
  g_test_add_func ("/client/names/utf8-option", test_utf8_option);
  g_test_add_func ("/client/names/shown", test_shown);
  return g_test_run ();
}
