/* The lists of sites of other programs, in files as those programs write them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-cipher.h"
#include "ferry-import-filezilla-path.h"
#include "ferry-import-fixture.h"
#include "ferry-import-winscp-password.h"
#include "ferry-import-ffftp-password.h"

#define LOCKED(program)                                                                            \
  "  ! Its password is locked by " program "’s master password: Ferry will ask.\n"
#define NO_LOCAL    "  ! Its local folder is not on this computer: it is left out.\n"
#define NO_COMMANDS "  ! Its commands after login are left out: look at them and type them anew.\n"
#define NO_PROXY    "  ! Its proxy is left out: set it anew if it is still needed.\n"

static void
expect_file (const char *name, const char *program, const char *expected)
{
  g_autoptr (GBytes) bytes = ferry_test_import_load (name);

  ferry_test_import_expect (bytes, program, expected);
}

static void
test_filezilla (void)
{
  expect_file ("sitemanager.xml", "FileZilla",
               "Work/Web: kai@ftp.example.net:21 explicit password=s3cret! "
               "remote=/home/kai local=/home/kai/web colour=red\n"
               "  notes: Mind the gap & the\nsecond line\n"
               "  bookmark Logs: /tmp <> /var/log\n"
               "Work/Old 日本/Archive: eva@2001:db8::1:2121 optional active asks charset=EUC-JP "
               "remote=C:\\Users\\kai connections=3\n" NO_LOCAL
               "Locked: kai@secure.example.net:990 implicit asks charset=UTF-8\n" LOCKED (
                   "FileZilla") NO_COMMANDS "Shell: refused: SFTP: Ferry speaks FTP only.\n"
                                            ": @mirror.example.net:21 none offset=540\n");
  expect_file ("recentservers.xml", "FileZilla",
               "Recent/: kai@once.example.net:21 optional doubtful password=s3cret!\n");
}

static void
test_filezilla_paths (void)
{
  static const struct
  {
    const char *text, *path;
  } rows[] = {
    { "1 0", "/" },
    { "1 0 4 home 3 kai", "/home/kai" },
    { "1 0 6 my dir 2 日本", "/my dir/日本" },
    { "9 5 //srv 5 share", "//srv/share" },
    { "8 0 3 pub", "\\pub" },
    { "3 0 2 C: 5 Users 3 kai", "C:\\Users\\kai" },
    { "3 0 2 C:", "C:\\" },
    { "2 10 DISK$USER: 3 KAI 5 SUB.X", "DISK$USER:[KAI.SUB^.X]" },
    { "4 1 . 3 KAI 3 SRC", "'KAI.SRC.'" },
    { "1 0 2 😀 1 a", "/😀/a" },
    { "/plain", "/plain" },
    { "", NULL },
    { "1", NULL },
    { "11 0", NULL },
    { "1 0 0 ", NULL },
    { "1 0 5 home", NULL },
    { "1 0 4 homeX 3 kai", NULL },
    { "1 0 99999999999 x", NULL },
    { "1  0", NULL },
    { "1 3 ab", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = ferry_import_filezilla_path (rows[i].text, FALSE);

      g_test_message ("%s", rows[i].text);
      g_assert_cmpstr (path, ==, rows[i].path);
    }
}

static void
test_winscp (void)
{
  expect_file ("WinSCP.ini", "WinSCP",
               "Work/Clients/Web 1: kai@ftp.example.net:21 explicit password=s3cret! "
               "remote=/home/kai/日本 colour=red\n"
               "  notes: two\nlines\n" NO_LOCAL
               "日本 1: kai@ftp.example.net:990 implicit active password=s3cret! charset=UTF-8\n"
               "unicode: kai@ftp.example.net:21 none password=pä/日\n" NO_COMMANDS
               "moved: kai@other:21 none asks\n"
               "  ! Its password cannot be read: Ferry will ask.\n" NO_PROXY
               "master: kai@ftp.example.net:21 none asks\n" LOCKED (
                   "WinSCP") "in host: eva@ftp.example.net:21 none asks\n"
                             "no port: anonymous@ftp.example.net:22 none\n"
                             "shell: refused: SFTP: Ferry speaks FTP only.\n");
}

static void
test_winscp_registry (void)
{
  g_autoptr (GBytes) text = ferry_test_import_load ("WinSCP.reg.txt");
  g_autoptr (GBytes) wide = ferry_test_import_widen (text);

  ferry_test_import_expect (wide, "WinSCP",
                            "Work/Web 1: kai@ftp.example.net:21 explicit password=s3cret! "
                            "remote=/a \"b\"\n"
                            "  notes: two\n" NO_LOCAL);
}

static void
test_winscp_passwords (void)
{
  static const struct
  {
    const char *digits, *user, *host, *password;
  } rows[] = {
    { "5F5E55553D3E3F", "kai", "host", "abc" }, /* very old: no key in it */
    { "5f5e55553d3e3f", "", "", "abc" },
    { "5F5E55553D3E3", "", "", NULL }, /* a digit short */
    { "5F5E55553D3E", "", "", NULL },  /* a byte short */
    { "xx", "", "", NULL },
    { "", "", "", NULL },
    { "A3", "", "", NULL },
    { "A35B45", "", "", NULL }, /* version 7 */
    { "A35CA3A3", "", "", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *password =
          ferry_import_winscp_password (rows[i].digits, rows[i].user, rows[i].host);

      g_test_message ("row %u", i);
      g_assert_cmpstr (password, ==, rows[i].password);
    }
}

static void
test_ffftp (void)
{
  g_autofree char *expected = g_strdup_printf (
      "日本/a: kai@ftp.example.net:21 explicit%s%s remote=/www/日 connections=4\n"
      "  bookmark /pub:  <> /pub\n"
      "  bookmark /www: /srv/web <> /www\n%s" NO_LOCAL
      "  ! A folder of a bookmark is left out: it cannot be used here.\n"
      "日本/Old/b: kai@ftp.example.net:990 implicit password=abc\n"
      "c: kai@ftp.example.net:21 none active password=abc charset=EUC-JP\n" NO_COMMANDS
      "d: @mirror.example.net:21 optional\n"
      "e: refused: SFTP: Ferry speaks FTP only.\n",
      ferry_cipher_is_there () ? "" : " asks", ferry_cipher_is_there () ? " password=s3cret!" : "",
      ferry_cipher_is_there () ? "" : "  ! Its password cannot be read: Ferry will ask.\n");

  expect_file ("ffftp.ini", "FFFTP", expected);
  expect_file ("ffftp-old.ini", "FFFTP",
               "表示: kai@ftp.example.jp:21 none password=kai charset=CP932 remote=/日本\n");
}

static void
test_ffftp_registry (void)
{
  g_autoptr (GBytes) text = ferry_test_import_load ("FFFTP.reg.txt");
  g_autoptr (GBytes) wide = ferry_test_import_widen (text);

  ferry_test_import_expect (wide, "FFFTP",
                            "仕事/日本: kai@ftp.example.jp:21 optional asks\n"
                            "  bookmark /a:  <> /a\n"
                            "  bookmark /b:  <> /b\n");
}

static void
test_ffftp_passwords (void)
{
  static const struct
  {
    const char *hidden;
    gboolean is_default;
    const char *password;
  } rows[] = {
    { "RLiHz{Az", FALSE, "abc" },
    { "0AKFzRLeJz", FALSE, "kai" },
    { "0BZDlAxB", TRUE, "abc" },
    { "0BZDlAxB", FALSE, NULL },
    { "0C", TRUE, NULL },
    { "0C00:00", TRUE, NULL },
    { "0C000102030405060708090a0b0c0d0e0f:1956", TRUE, NULL },
    { "RLiHz{", FALSE, NULL },
    { "0Aa", FALSE, NULL },
    { "", TRUE, NULL },
    { "1", TRUE, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *password = ferry_import_ffftp_password (rows[i].hidden, rows[i].is_default);

      g_test_message ("%s", rows[i].hidden);
      g_assert_cmpstr (password, ==, rows[i].password);
    }
  g_assert_true (
      ferry_import_ffftp_is_default ("16909060", "MLNIJHJDEJGMMOHLDJCKLENLGGMHCAFEAEOIENLC"));
  g_assert_false (
      ferry_import_ffftp_is_default ("16909061", "MLNIJHJDEJGMMOHLDJCKLENLGGMHCAFEAEOIENLC"));
  g_assert_false (ferry_import_ffftp_is_default ("16909060", "MLNI"));
}

static void
test_lists (void)
{
  expect_file ("netrc", ".netrc",
               ": kai@ftp.example.net:21 optional password=s3cret!\n"
               ": eva@ftp.example.org:21 optional password=two words\t\"quoted\" account=acc\n"
               ": x@api.example.net:21 optional doubtful password=y\n"
               "  ! The file does not say whether this is an FTP server.\n"
               ": @ftp.anonymous.example.net:21 optional\n");
  expect_file ("lftp-bookmarks", "lftp",
               "web: kai@ftp.example.net:21 optional password=s3cret! remote=www\n"
               "archive: eva@archive.example.net:2990 implicit asks remote=/srv/\n"
               "shell: refused: SFTP: Ferry speaks FTP only.\n"
               "opts: @h.example.net:21 optional\n" NO_COMMANDS);
  expect_file ("gtk-bookmarks", "GNOME Files",
               "日本 pub: kai@ftp.example.net:21 none asks remote=/pub/日\n"
               ": @secure.example.net:21 explicit\n"
               ": refused: SMB: Ferry speaks FTP only.\n");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import/filezilla", test_filezilla);
  g_test_add_func ("/import/filezilla-paths", test_filezilla_paths);
  g_test_add_func ("/import/winscp", test_winscp);
  g_test_add_func ("/import/winscp-registry", test_winscp_registry);
  g_test_add_func ("/import/winscp-passwords", test_winscp_passwords);
  g_test_add_func ("/import/ffftp", test_ffftp);
  g_test_add_func ("/import/ffftp-registry", test_ffftp_registry);
  g_test_add_func ("/import/ffftp-passwords", test_ffftp_passwords);
  g_test_add_func ("/import/lists", test_lists);
  return g_test_run ();
}
