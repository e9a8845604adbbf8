/* Hashes: our own by known values, what servers answer, and how they are asked. For a real one see
 * test-hash-real.c.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-ftp-hash.h"
#include "ferry-script-fixture.h"

#include <string.h>

#define SHA256_OF_ABC "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
#define SHA1_OF_ABC   "a9993e364706816aba3e25717850c26c9cd0d89d"
#define MD5_OF_ABC    "900150983cd24fb0d6963f7d28e17f72"

static void
test_kinds (void)
{
  static const struct
  {
    FerryHashKind kind;
    const char *digits;
  } cases[] = {
    { FERRY_HASH_SHA256, SHA256_OF_ABC },
    { FERRY_HASH_SHA1, SHA1_OF_ABC },
    { FERRY_HASH_MD5, MD5_OF_ABC },
    { FERRY_HASH_CRC32, "352441c2" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (FerryHash) hash = ferry_hash_new (cases[i].kind);
      g_autofree char *digits = NULL;

      ferry_hash_update (hash, "a", 1);
      ferry_hash_update (hash, "bc", 2);
      digits = ferry_hash_dup_digits (hash);
      g_assert_cmpstr (digits, ==, cases[i].digits);
      g_assert_cmpuint (strlen (digits), ==, ferry_hash_kind_get_digits (cases[i].kind));
    }
}

static void
test_replies (void)
{
  static const struct
  {
    FerryHashKind kind;
    const char *digits; /* NULL: it tells none */
    const char *lines[4];
  } cases[] = {
    { FERRY_HASH_SHA256, SHA256_OF_ABC, { "213 SHA-256 0-3 " SHA256_OF_ABC " name" } },
    { FERRY_HASH_MD5, NULL, { "213 SHA-256 0-3 " SHA256_OF_ABC " " MD5_OF_ABC } },
    { FERRY_HASH_MD5,
      MD5_OF_ABC,
      { "213-Computing MD5 digest", "213 MD5 0-3 " MD5_OF_ABC " " SHA1_OF_ABC } },
    { FERRY_HASH_MD5,
      MD5_OF_ABC,
      { "250-Computing MD5 digest", "250 900150983CD24FB0D6963F7D28E17F72" } },
    { FERRY_HASH_MD5, MD5_OF_ABC, { "251 \"a b\" " MD5_OF_ABC } },
    { FERRY_HASH_MD5, MD5_OF_ABC, { "251 d41d8cd98f00b204e9800998ecf8427e " MD5_OF_ABC } },
    { FERRY_HASH_SHA1, SHA1_OF_ABC, { "250 SHA1(file)=" SHA1_OF_ABC } },
    { FERRY_HASH_CRC32, "352441c2", { "250 352441C2" } },
    { FERRY_HASH_CRC32, "0000b3a7", { "250 B3A7" } },
    { FERRY_HASH_CRC32, "0000b3a7", { "250 0xb3a7" } },
    { FERRY_HASH_CRC32, NULL, { "250 done." } },
    { FERRY_HASH_SHA512, NULL, { "250 " SHA256_OF_ABC } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (FerryFtpReply) reply = ferry_ftp_reply_new ();
      g_autofree char *digits = NULL;

      for (const char *const *line = cases[i].lines; *line != NULL; line++)
        g_assert_cmpint (ferry_ftp_reply_add_line (reply, *line, NULL), !=,
                         FERRY_FTP_REPLY_INVALID);
      digits = ferry_ftp_hash_parse (reply, cases[i].kind);
      g_assert_cmpstr (digits, ==, cases[i].digits);
    }
}

/* --- How a server is asked: 3 of 10 bytes, or all of them --- */

#define BEGIN(...)                                                                                 \
  GREETING, USER, "expect FEAT", "raw 211-Features\r\n", __VA_ARGS__, "reply 211 End"
#define REST                                                                                       \
  "expect SYST", "reply 215 UNIX", "expect TYPE I", "reply 200 binary", "expect PWD",              \
      "reply 257 \"/home\" is current"

typedef struct
{
  const char *name;
  const char *path;
  gint64 start, end;
  int kind; /* -1: the server does not tell */
  const char *digits;
  const char *script[40];
} AskCase;

static const AskCase ask_cases[] = {
  { "strongest",
    "file",
    0,
    10,
    FERRY_HASH_SHA256,
    SHA256_OF_ABC,
    { BEGIN ("raw  HASH SHA-1;SHA-256;MD5*\r\n", "raw  XMD5\r\n"), REST, "expect OPTS HASH SHA-256",
      "reply 200 SHA-256", "expect HASH /home/file", "reply 213 SHA-256 0-9 " SHA256_OF_ABC " file",
      NULL } },
  { "in-force",
    "file",
    0,
    10,
    FERRY_HASH_SHA1,
    SHA1_OF_ABC,
    { BEGIN ("raw  HASH SHA-1*;MD5\r\n"), REST, "expect HASH /home/file",
      "reply 213 SHA-1 0-10 " SHA1_OF_ABC " file", NULL } },
  { "weaker-if-refused",
    "file",
    0,
    10,
    FERRY_HASH_MD5,
    MD5_OF_ABC,
    { BEGIN ("raw  XSHA256\r\n", "raw  XMD5\r\n"), REST, "expect XSHA256 /home/file",
      "reply 502 no", "expect XMD5 /home/file", "reply 250 " MD5_OF_ABC, NULL } },
  { "not-for-this-file",
    "file",
    0,
    10,
    -1,
    NULL,
    { BEGIN ("raw  XSHA256\r\n", "raw  XMD5\r\n"), REST, "expect XSHA256 /home/file",
      "reply 550 too long", NULL } },
  { "none", "file", 0, 10, -1, NULL, { BEGIN ("raw  SIZE\r\n"), REST, "stall", NULL } },
  { "blanks",
    "a b",
    0,
    10,
    FERRY_HASH_CRC32,
    "0000b3a7",
    { BEGIN ("raw  XCRC filename;start;end\r\n"), REST, "expect XCRC \"/home/a b\"",
      "reply 250 B3A7", NULL } },
  { "range",
    "file",
    3,
    6,
    FERRY_HASH_MD5,
    MD5_OF_ABC,
    { BEGIN ("raw  XMD5\r\n", "raw  MD5\r\n"), REST, "expect XMD5 \"/home/file\" 3 6",
      "reply 250 " MD5_OF_ABC, NULL } },
  { "range-without", "file", 3, 6, -1, NULL, { BEGIN ("raw  MD5\r\n"), REST, "stall", NULL } },
  { "rang",
    "file",
    3,
    6,
    FERRY_HASH_SHA1,
    SHA1_OF_ABC,
    { BEGIN ("raw  HASH SHA-1*\r\n", "raw  RANG STREAM\r\n"), REST, "expect RANG 3 5",
      "reply 350 ok", "expect HASH /home/file", "reply 213 SHA-1 3-5 " SHA1_OF_ABC " file",
      "expect RANG 1 0", "reply 350 reset", NULL } },
  { "rang-in-vain",
    "file",
    3,
    6,
    -1,
    NULL,
    { BEGIN ("raw  HASH SHA-1*\r\n", "raw  RANG STREAM\r\n"), REST, "expect RANG 3 5",
      "reply 350 ok", "expect HASH /home/file", "reply 213 SHA-1 0-10 " SHA1_OF_ABC " file",
      "expect RANG 1 0", "reply 350 reset", NULL } },
  { "slow",
    "file",
    0,
    10,
    FERRY_HASH_MD5,
    MD5_OF_ABC,
    { BEGIN ("raw  XMD5\r\n"), REST, "expect XMD5 /home/file", "wait 1500", "reply 250 " MD5_OF_ABC,
      NULL } },
};

static void
test_ask (gconstpointer data)
{
  const AskCase *test = data;
  g_autoptr (GError) error = NULL;
  g_auto (FerryFtpHash) hash = { 0 };
  ScriptFixture fixture;

  script_start (&fixture, test->script);
  ferry_ftp_client_hash (fixture.client, test->path, test->start, test->end, 10, &hash, NULL,
                         &error);
  g_assert_no_error (error);
  g_assert_cmpstr (hash.digits, ==, test->digits);
  if (test->digits != NULL)
    g_assert_cmpint (hash.kind, ==, test->kind);
  g_assert_cmpint (ferry_ftp_client_can_hash (fixture.client), ==,
                   !g_str_equal (test->name, "none"));
  script_tear_down (&fixture);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/hash/kinds", test_kinds);
  g_test_add_func ("/hash/replies", test_replies);
  ADD_CASES ("hash", ask_cases, test_ask);
  return g_test_run ();
}
