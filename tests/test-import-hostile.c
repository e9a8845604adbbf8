/* Lists of sites that somebody made to do harm, or that broke on their way: each gives a sentence,
 * or what is sound of it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-import-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

#define XML(servers) "<FileZilla3><Servers>" servers "</Servers></FileZilla3>"
#define SERVER(more) "<Server><Host>h</Host><Logontype>1</Logontype>" more "</Server>"

static void
expect_text (const char *text, const char *program, const char *expected)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));

  ferry_test_import_expect (bytes, program, expected);
}

static void
test_no_list (void)
{
  static const struct
  {
    const char *bytes;
    gssize length;
    const char *sentence;
  } rows[] = {
    { "", 0, "no list of sites" },
    { "Dear diary", -1, "no list of sites" },
    { "\x7f"
      "ELF\0\0\0",
      7, "no text" },
    { "<FileZilla3>\0</FileZilla3>", 26, "no text" },
    { "\xff\xfe\x00\xd8", 4, "begins as Unicode" },
    { "<FileZilla3>", -1, "damaged" },
    { "<FileZilla3/><FileZilla3/>", -1, "something behind its end" },
    { "<FileZilla3 a=>", -1, "damaged" },
    { "<!DOCTYPE x [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]><FileZilla3>&b;</FileZilla3>", -1,
      "damaged" },
    { "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><FileZilla3>&a;</FileZilla3>", -1,
      "damaged" },
    { "REGEDIT4\n[HKEY_CURRENT_USER\\Software\\Sota\\FFFTP]\n\"a\"=\"no end\n", -1, "in line 3" },
    { "[FFFTP]\nVersion=5700\n[FFFTP\\EncryptedOptions]\nSetNum=x\n", -1, "encrypted all" },
    { "[FFFTP]\nVersion=5700\nEncryptAll=1\n[FFFTP\\Options]\nSetNum=0\n", -1, "encrypted all" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_test_message ("row %u", i);
      ferry_test_import_expect_error (rows[i].bytes, rows[i].length, rows[i].sentence);
    }
}

/* A line break in what goes to the server would be a command of the file's. */
static void
test_injection (void)
{
  expect_text (XML (SERVER ("<User>a&#13;&#10;DELE x</User>")), "FileZilla",
               ": refused: Its user name holds what FTP cannot carry.\n");
  expect_text (XML (SERVER ("<User>a</User><Pass>b&#10;DELE x</Pass>")), "FileZilla",
               ": a@h:21 optional asks\n"
               "  ! Its password holds what FTP cannot carry: Ferry will ask.\n");
  expect_text (XML (SERVER ("<User>a</User><Pass/><RemoteDir>1 0 3 a&#10;b</RemoteDir>")),
               "FileZilla",
               ": a@h:21 optional\n"
               "  ! Its folder on the server cannot be read: it is left out.\n");
  expect_text ("[Sessions\\x]\nFSProtocol=5\nPortNumber=21\nHostName=h\nUserName=a%0D%0ADELE%20x\n",
               "WinSCP", "x: refused: Its user name holds what FTP cannot carry.\n");
  expect_text ("[Sessions\\x]\nFSProtocol=5\nPortNumber=21\nHostName=h\nUserName=a%00b\n", "WinSCP",
               "x: refused: Its user name holds what FTP cannot carry.\n");
  expect_text ("[FFFTP]\nVersion=5700\n[FFFTP\\Options]\nSetNum=1\n[FFFTP\\Options\\Host0]\n"
               "HostAdrs=h\nUserName=a\\0D\\0ADELE x\n",
               "FFFTP", ": refused: Its user name holds what FTP cannot carry.\n");
  expect_text ("x ftp://a%0d%0aX@h\ny ftp://a%00@h\nz ftp://h%0a\n", "lftp",
               "x: refused: Its user name holds what FTP cannot carry.\n"
               "y: refused: Its user name holds what FTP cannot carry.\n"
               "z: @h:21 optional\n");
}

/* A local folder is looked at as a text alone. */
static void
test_local_folders (void)
{
  static const char *const folders[] = { "/home/u/../../etc", "\\\\evil\\s", "//evil/s",
                                         "%APPDATA%\\x",      "~root/x",     "file:///etc" };

  for (guint i = 0; i < G_N_ELEMENTS (folders); i++)
    {
      g_autofree char *text = g_strdup_printf (
          XML (SERVER ("<User>a</User><Pass/><LocalDir>%s</LocalDir>")), folders[i]);

      g_test_message ("%s", folders[i]);
      expect_text (text, "FileZilla",
                   ": a@h:21 optional\n"
                   "  ! Its local folder is not on this computer: it is left out.\n");
    }
}

static void
test_numbers (void)
{
  expect_text (XML (SERVER ("<User>a</User><Pass/><Port>65536</Port><Colour>-1</Colour>")),
               "FileZilla",
               ": a@h:21 optional\n  ! Its port is no port: the usual one is taken.\n");
  expect_text (XML (SERVER ("<Protocol>99</Protocol>")), "FileZilla",
               ": refused: Its protocol is not known: Ferry speaks FTP only.\n");
  expect_text (XML ("<Server><Host>a b</Host></Server>"), "FileZilla",
               ": refused: Its host is no name of a host.\n");
  expect_text (XML ("<Server/>"), "FileZilla", ": refused: It names no host.\n");
  expect_text ("[Sessions\\x]\nFSProtocol=99\nHostName=h\n", "WinSCP",
               "x: refused: Its protocol is not known: Ferry speaks FTP only.\n");
  expect_text ("[Sessions\\..%2F..%2Fx]\nFSProtocol=5\nHostName=h\nPortNumber=21\n", "WinSCP",
               "_/_/x: @h:21 none asks\n");
  expect_text ("[FFFTP]\nVersion=5700\n[FFFTP\\Options]\nSetNum=2147483647\n"
               "[FFFTP\\Options\\Host0]\nSet=32767\nHostAdrs=h\nAnonymous=1\n",
               "FFFTP", ": @h:21 optional\n");
  expect_text ("[FFFTP]\n[FFFTP\\Options]\nSetNum=-1\n[FFFTP\\Options\\Host0]\nHostAdrs=h\n",
               "FFFTP", "");
  expect_text ("a ftp://[::1\nb ftp://h:99999\nc ftp://%zz@h\n", "lftp",
               "a: refused: Its host is no name of a host.\n"
               "  ! Its port is no port: the usual one is taken.\n"
               "b: @h:21 optional\n  ! Its port is no port: the usual one is taken.\n"
               "c: %zz@h:21 optional asks\n");
  expect_text ("machine", ".netrc", "");
  expect_text ("machine h macdef x\nmachine trap\n", ".netrc",
               ": @h:21 optional asks doubtful\n"
               "  ! The file does not say whether this is an FTP server.\n");
  expect_text ("machine ftp.h login \"no end\nmachine trap\n", ".netrc",
               ": @ftp.h:21 optional asks\n");
}

static void
test_registry (void)
{
  expect_text ("REGEDIT4\n[-HKEY_CURRENT_USER\\Software\\Sota\\FFFTP\\Options\\Host0]\n"
               "\"HostAdrs\"=\"trap\"\n"
               "[HKEY_LOCAL_MACHINE\\Software\\Sota\\FFFTP\\Options]\n\"SetNum\"=dword:1\n"
               "[HKEY_CURRENT_USER\\Software\\Sota\\FFFTP]\n\"Version\"=dword:00001644\n"
               "\"gone\"=-\n@=\"no name\"\n; comment\n"
               "[HKEY_CURRENT_USER\\software\\sota\\ffftp\\options]\n\"SetNum\"=dword:00000001\n"
               "[HKEY_CURRENT_USER\\Software\\Sota\\FFFTP\\Options\\Host0]\n"
               "\"HostAdrs\"=\"h\"\n\"Anonymous\"=dword:00000001\n"
               "\"HostName\"=hex(1):41,42,4\n\"Bmarks\"=hex(7):48,20,2f,61,00,\\\n",
               "FFFTP", "AB: @h:21 optional\n  bookmark /a:  <> /a\n");
}

static char *
repeat (const char *before, const char *part, guint count, const char *behind)
{
  GString *text = g_string_new (before);

  for (guint i = 0; i < count; i++)
    g_string_append (text, part);
  g_string_append (text, behind);
  return g_string_free (text, FALSE);
}

static void
test_size (void)
{
  g_autofree char *deep = repeat ("<FileZilla3><Servers>", "<Folder>x", 100000, "");
  g_autofree char *deep_ends = repeat (deep, "</Folder>", 100000, "</Servers></FileZilla3>");
  g_autofree char *many = repeat ("<FileZilla3><Servers>", "<Server><Host>h</Host></Server>", 10001,
                                  "</Servers></FileZilla3>");
  g_autofree char *long_password = repeat ("<FileZilla3><Servers>"
                                           "<Server><Host>h</Host><User>a</User><Pass>",
                                           "x", 5000000, "</Pass></Server></Servers></FileZilla3>");
  g_autofree char *large = g_malloc (FERRY_IMPORT_MAX_FILE + 1);
  g_autofree char *word = repeat ("machine ftp.h login ", "x", 1000000, "\n");
  g_autoptr (GBytes) bytes = g_bytes_new_static (many, strlen (many));
  g_autoptr (GError) error = NULL;
  g_autoptr (FerryImportList) list = ferry_import_parse (bytes, &error);

  expect_text (deep_ends, "FileZilla",
               "! Folders in folders go too deep: what is in the deepest is left out.\n"
               "! The file goes too deep or is too long: a part of it is left out.\n");
  g_assert_no_error (error);
  g_assert_cmpuint (list->sites->len, ==, FERRY_IMPORT_MAX_SITES);
  g_assert_cmpuint (list->warnings->len, ==, 1);
  expect_text (long_password, "FileZilla",
               ": a@h:21 optional asks\n"
               "  ! Its password holds what FTP cannot carry: Ferry will ask.\n");
  memset (large, ' ', FERRY_IMPORT_MAX_FILE + 1);
  ferry_test_import_expect_error (large, FERRY_IMPORT_MAX_FILE + 1, "larger than any");
  {
    g_autoptr (GBytes) netrc = g_bytes_new_static (word, strlen (word));
    g_autoptr (FerryImportList) entries = ferry_import_parse (netrc, &error);
    const FerryImported *site;

    g_assert_no_error (error);
    site = g_ptr_array_index (entries->sites, 0);
    g_assert_cmpuint (strlen (site->server->user), ==, FERRY_IMPORT_MAX_FIELD);
  }
}

/* A folder, a device, a file that is not there. */
static void
test_files (void)
{
  static const char *const paths[] = { "/", "/dev/zero", "/nonexistent/sitemanager.xml" };

  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autoptr (GFile) file = g_file_new_for_path (paths[i]);
      g_autoptr (GError) error = NULL;
      g_autoptr (FerryImportList) list = ferry_import_read (file, NULL, &error);

      g_assert_null (list);
      g_assert_nonnull (error);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import-hostile/no-list", test_no_list);
  g_test_add_func ("/import-hostile/injection", test_injection);
  g_test_add_func ("/import-hostile/local-folders", test_local_folders);
  g_test_add_func ("/import-hostile/numbers", test_numbers);
  g_test_add_func ("/import-hostile/registry", test_registry);
  g_test_add_func ("/import-hostile/size", test_size);
  g_test_add_func ("/import-hostile/files", test_files);
  return g_test_run ();
}
