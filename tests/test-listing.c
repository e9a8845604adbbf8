/* Listings of real servers' formats, by tables, cut at every byte; and lines that nobody sends.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-ftp-listing.h"

#include <string.h>

#define NOW         G_GINT64_CONSTANT (1707000000) /* 2024-02-03T22:40:00Z */
#define FUZZ_ROUNDS 30000

typedef struct
{
  const char *line; /* the listing's only one */
  const char *name; /* NULL: unreadable; "": understood, and no entry */
  FerryKind kind;
  gint64 size;
  const char *time; /* by precision; NULL: none; Z behind UTC */
  guint mode;
  const char *owner, *group, *target;
} Case;

static const Case unix_cases[] = {
  { "-rw-r--r--   1 kai   staff     5120 Feb  3 10:11 a b.txt", "a b.txt", FERRY_KIND_FILE, 5120,
    "2024-02-03T10:11", 0644, "kai", "staff" },
  { "drwxr-xr-x    3 1001     1001         4096 Feb 03 10:11 sub", "sub", FERRY_KIND_DIRECTORY,
    4096, "2024-02-03T10:11", 0755, "1001", "1001" },
  { "-rw-r--r--   1 kai      5120 Feb  3 10:11 plan", "plan", FERRY_KIND_FILE, 5120,
    "2024-02-03T10:11", 0644, "kai" },
  { "1187 8 -rw-r--r-- 1 kai staff 9 Feb 3 10:11 x", "x", FERRY_KIND_FILE, 9, "2024-02-03T10:11",
    0644, "kai", "staff" },
  { "-rw-r--r-- kai staff 9 Feb 3 10:11 x", "x", FERRY_KIND_FILE, 9, "2024-02-03T10:11", 0644,
    "kai", "staff" },
  { "-rw-r--r-- 1 Dom Users kai 99 Feb 3 10:11 x", "x", FERRY_KIND_FILE, 99, "2024-02-03T10:11",
    0644, "Dom Users", "kai" },
  { "-rw-rw-r--+ 1 kai staff 9 Feb 3 2019 x", "x", FERRY_KIND_FILE, 9, "2019-02-03", 0664, "kai",
    "staff" },
  { "drwxrwxrwt  9 root root 180 Feb 3 10:11 tmp", "tmp", FERRY_KIND_DIRECTORY, 180,
    "2024-02-03T10:11", 01777, "root", "root" },
  { "-rwsr-Sr-T  1 root root 1 Feb 3 10:11 s", "s", FERRY_KIND_FILE, 1, "2024-02-03T10:11", 07744,
    "root", "root" },
  { "lrwxrwxrwx 1 kai staff 6 Feb 3 10:11 now -> v1/bin", "now", FERRY_KIND_LINK, 6,
    "2024-02-03T10:11", 0777, "kai", "staff", "v1/bin" },
  { "lrwxrwxrwx 1 kai staff 1 Feb 3 10:11 a -> b -> c", "a -> b", FERRY_KIND_LINK, 1,
    "2024-02-03T10:11", 0777, "kai", "staff", "c" },
  { "lrwxrwxrwx 1 kai staff 6 Feb 3 10:11 a -> b -> c", "a", FERRY_KIND_LINK, 6, "2024-02-03T10:11",
    0777, "kai", "staff", "b -> c" },
  { "crw-rw---- 1 root tty 4, 64 Feb 3 10:11 tty64", "tty64", FERRY_KIND_OTHER, -1,
    "2024-02-03T10:11", 0660, "root", "tty" },
  { "brw-rw---- 1 root disk 8,1 Feb 3 10:11 sda1", "sda1", FERRY_KIND_OTHER, -1, "2024-02-03T10:11",
    0660, "root", "disk" },
  { "-rw-r--r-- 1 kai staff 9 2024-02-03 10:11 x", "x", FERRY_KIND_FILE, 9, "2024-02-03T10:11",
    0644, "kai", "staff" },
  { "-rw-r--r-- 1 kai staff 9 2024-02-03 10:11:12.000000000 +0900 x", "x", FERRY_KIND_FILE, 9,
    "2024-02-03T10:11:12", 0644, "kai", "staff" },
  { "-rw-r--r-- 1 kai staff 9 Feb  3 10:11:12 2023 x", "x", FERRY_KIND_FILE, 9,
    "2023-02-03T10:11:12", 0644, "kai", "staff" },
  { "-rw-r--r-- 1 kai staff 9 3. Feb 10:11 x", "x", FERRY_KIND_FILE, 9, "2024-02-03T10:11", 0644,
    "kai", "staff" },
  { "-rw-r--r-- 1 kai staff 9 Mär  3 2023 x", "x", FERRY_KIND_FILE, 9, "2023-03-03", 0644, "kai",
    "staff" },
  { "-rw-r--r-- 1 kai staff 9 févr. 3 2023 x", "x", FERRY_KIND_FILE, 9, "2023-02-03", 0644, "kai",
    "staff" },
  { "-rw-r--r-- 1 kai staff 9 2月  3日 10:11 x", "x", FERRY_KIND_FILE, 9, "2024-02-03T10:11", 0644,
    "kai", "staff" },
  { "-rw-r--r-- 1 kai staff 9 2月  3 10:11 x", "x", FERRY_KIND_FILE, 9, "2024-02-03T10:11", 0644,
    "kai", "staff" },
  { "-rw-r--r-- 1 kai staff 9 2\x8c\x8e  3\x93\xfa 2023\x94\x4e x", "x", FERRY_KIND_FILE, 9,
    "2023-02-03", 0644, "kai", "staff" },
  { "-rw-r--r-- 1 kai staff 9 2\xb7\xee  3\xc6\xfc 10:11 x", "x", FERRY_KIND_FILE, 9,
    "2024-02-03T10:11", 0644, "kai", "staff" },
  { "-rw-r--r-- 1 kai staff 9 2024年2月3日 x", "x", FERRY_KIND_FILE, 9, "2024-02-03", 0644, "kai",
    "staff" },
  { "-rw-r--r-- 1 kai staff 9 2월  3일 10:11 x", "x", FERRY_KIND_FILE, 9, "2024-02-03T10:11", 0644,
    "kai", "staff" },
  /* The year is guessed: not more than a day ahead of now. */
  { "-rw-r--r-- 1 kai staff 9 Feb  4 10:11 x", "x", FERRY_KIND_FILE, 9, "2024-02-04T10:11", 0644,
    "kai", "staff" },
  { "-rw-r--r-- 1 kai staff 9 Feb  5 10:11 x", "x", FERRY_KIND_FILE, 9, "2023-02-05T10:11", 0644,
    "kai", "staff" },
  { "-rw-r--r-- 1 kai staff 9 Feb 29 10:11 x", "x", FERRY_KIND_FILE, 9, "2020-02-29T10:11", 0644,
    "kai", "staff" },
  { "-rw-r--r-- 1 kai staff 9 Dec 31 24:00 x", "x", FERRY_KIND_FILE, 9, "2024-01-01T00:00", 0644,
    "kai", "staff" },
  { "-rw-r--r-- 1 kai staff 9 Jan 02 1970 x", "x", FERRY_KIND_FILE, 9, "1970-01-02", 0644, "kai",
    "staff" },
  { "-rw-r--r-- 1 kai staff 9 Feb  3 10:11   two leading", "  two leading", FERRY_KIND_FILE, 9,
    "2024-02-03T10:11", 0644, "kai", "staff" },
  { "-rw-r--r-- 1 kai staff 9 Feb  3 10:11 trailing ", "trailing ", FERRY_KIND_FILE, 9,
    "2024-02-03T10:11", 0644, "kai", "staff" },
  { "-rw-r--r-- 1 kai staff 9 Feb  3 10:11 \x83\x5c\x95\x5c", "\x83\x5c\x95\x5c", FERRY_KIND_FILE,
    9, "2024-02-03T10:11", 0644, "kai", "staff" },
  { "-rw-r--r-- 1 kai staff 9 Feb  3 10:11 Feb 3 10:11 y", "Feb 3 10:11 y", FERRY_KIND_FILE, 9,
    "2024-02-03T10:11", 0644, "kai", "staff" },
  { "drwxr-xr-x 2 kai staff 9 Feb  3 10:11 sub/", "sub", FERRY_KIND_DIRECTORY, 9,
    "2024-02-03T10:11", 0755, "kai", "staff" },
  { "-rw-r--r-- 1 kai staff 99999999999999999999 Feb  3 10:11 x", NULL },
  { "total 48", "" },
  { "drwxr-xr-x 2 kai staff 9 Feb  3 10:11 .", "" },
  { "drwxr-xr-x 2 kai staff 9 Feb  3 10:11 ..", "" },
  { "-rw-r--r-- 1 kai staff 9 Feb  3 10:11 ../../etc/passwd", NULL },
  { "-rw-r--r-- 1 kai staff 9 Feb  3 10:11 a\rb", NULL },
  { "-rw-r--r-- 1 kai staff 9 Feb  3 10:11 ", NULL },
  { "-rw-r--r-- 1 kai staff 9 Feb 30 2023 x", NULL },
  { "-rw-r--r-- 1 kai staff 9 Feb  3 25:11 x", NULL },
  { "ls: cannot access 'x': No such file or directory", NULL },
};

static const Case dos_cases[] = {
  { "02-03-24  10:11AM       <DIR>          pub", "pub", FERRY_KIND_DIRECTORY, -1,
    "2024-02-03T10:11", FERRY_MODE_UNKNOWN },
  { "02-03-2024  10:11PM            5120 list.csv", "list.csv", FERRY_KIND_FILE, 5120,
    "2024-02-03T22:11", FERRY_MODE_UNKNOWN },
  { "02-03-99  12:05AM            5120 a b ", "a b ", FERRY_KIND_FILE, 5120, "1999-02-03T00:05",
    FERRY_MODE_UNKNOWN },
  { "2024-02-03  22:11            5120  x", " x", FERRY_KIND_FILE, 5120, "2024-02-03T22:11",
    FERRY_MODE_UNKNOWN },
  { "2024/02/03  10:11    <DIR>          docs", "docs", FERRY_KIND_DIRECTORY, -1,
    "2024-02-03T10:11", FERRY_MODE_UNKNOWN },
  { "03.02.2024  10:11             5,120 x", "x", FERRY_KIND_FILE, 5120, "2024-02-03T10:11",
    FERRY_MODE_UNKNOWN },
  { "02-03-24  10:11AM       <JUNCTION>     j [C:\\a b]", "j", FERRY_KIND_LINK, -1,
    "2024-02-03T10:11", FERRY_MODE_UNKNOWN, NULL, NULL, "C:\\a b" },
  { "13-02-24  10:11AM                 7 day first", "day first", FERRY_KIND_FILE, 7,
    "2024-02-13T10:11", FERRY_MODE_UNKNOWN },
  { "02-03-24  12:11 AM              123 two tokens", "two tokens", FERRY_KIND_FILE, 123,
    "2024-02-03T00:11", FERRY_MODE_UNKNOWN },
  { "02-03-24  10:11 PM      <DIR>          two", "two", FERRY_KIND_DIRECTORY, -1,
    "2024-02-03T22:11", FERRY_MODE_UNKNOWN },
  { "02-03-24  13:11 PM      <DIR>          two", NULL },
  { "02-03-24  10:11 AM", NULL },
  { "02-03-24  10:11AM       <WHAT>          pub", NULL },
  { "02-30-24  10:11AM       <DIR>          pub", NULL },
};

static const Case mlsd_cases[] = {
  { "modify=20240203101112;perm=adfrw;size=12;type=file;unique=FE00U1;UNIX.group=100;"
    "UNIX.groupname=staff;UNIX.mode=0644;UNIX.owner=7;UNIX.ownername=kai; a b.txt",
    "a b.txt", FERRY_KIND_FILE, 12, "2024-02-03T10:11:12Z", 0644, "kai", "staff" },
  { "type=dir;sizd=4096;modify=20240203101112;UNIX.mode=0755;UNIX.uid=7;UNIX.gid=8;unique=g1; sub",
    "sub", FERRY_KIND_DIRECTORY, 4096, "2024-02-03T10:11:12Z", 0755, "7", "8" },
  { "Size=7;Create=20240203101112;Modify=20240203101112.123;Type=file;  two ", " two ",
    FERRY_KIND_FILE, 7, "2024-02-03T10:11:12Z", FERRY_MODE_UNKNOWN },
  { "type=OS.unix=symlink;size=3; l", "l", FERRY_KIND_LINK, 3, NULL, FERRY_MODE_UNKNOWN },
  { "type=OS.unix=slink:;size=3; l", "l", FERRY_KIND_LINK, 3, NULL, FERRY_MODE_UNKNOWN },
  { "type=OS.unix=slink:/a b;size=3; l", "l", FERRY_KIND_LINK, 3, NULL, FERRY_MODE_UNKNOWN, NULL,
    NULL, "/a b" },
  { "Type=unknown; d", "d", FERRY_KIND_OTHER, -1, NULL, FERRY_MODE_UNKNOWN },
  { "type=file;size=1;modify=20241399000000; x", "x", FERRY_KIND_FILE, 1, NULL,
    FERRY_MODE_UNKNOWN },
  { "type=cdir;modify=20240203101112; .", "" },
  { "type=pdir;modify=20240203101112; ..", "" },
  { "type=file; a/b", NULL },
  { "type=file;", NULL },
  { "type=file; ", NULL },
  { "nonsense", NULL },
};

static const Case eplf_cases[] = {
  { "+i8388621.29609,m824255902,r,s5120,\tname x", "name x", FERRY_KIND_FILE, 5120,
    "1996-02-13T23:58:22Z", FERRY_MODE_UNKNOWN },
  { "+m824255902,/,\tdir", "dir", FERRY_KIND_DIRECTORY, -1, "1996-02-13T23:58:22Z",
    FERRY_MODE_UNKNOWN },
  { "+m1,r\t", NULL },
};

static void
on_unreadable (const char *line, gsize length, gpointer user_data)
{
  g_assert_cmpuint (length, >, 0);
  (*(guint *) user_data)++;
}

static FerryListing *
parse (FerryFtpListingSource source, const char *bytes, gsize length, gsize cut, guint *unreadable)
{
  g_autoptr (FerryFtpListingParser) parser = ferry_ftp_listing_parser_new (source, NULL, NOW);

  *unreadable = 0;
  ferry_ftp_listing_parser_set_unreadable_func (parser, on_unreadable, unreadable);
  ferry_ftp_listing_parser_feed (parser, bytes, cut);
  ferry_ftp_listing_parser_feed (parser, bytes + cut, length - cut);
  ferry_ftp_listing_parser_finish (parser);
  return ferry_ftp_listing_parser_take (parser);
}

static char *
format_time (const FerryEntry *entry)
{
  static const char *const formats[] = { NULL, "%Y-%m-%d", "%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S" };
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (entry->modified);
  g_autofree char *text = NULL;

  if (entry->precision == FERRY_PRECISION_UNKNOWN)
    return NULL;
  text = g_date_time_format (time, formats[entry->precision]);
  return g_strconcat (text, entry->is_utc ? "Z" : "", NULL);
}

static void
check_case (FerryFtpListingSource source, const Case *expected, const char *line_end, gsize cut)
{
  g_autofree char *text = g_strconcat (expected->line, line_end, NULL);
  guint unreadable;
  g_autoptr (FerryListing) listing =
      parse (source, text, strlen (text), MIN (cut, strlen (text)), &unreadable);
  g_autofree char *time = NULL;
  const FerryEntry *entry;

  if (expected->name == NULL || expected->name[0] == '\0')
    {
      g_assert_cmpuint (ferry_listing_get_length (listing), ==, 0);
      g_assert_cmpuint (unreadable, ==, expected->name == NULL ? 1 : 0);
      return;
    }
  if (ferry_listing_get_length (listing) != 1)
    g_error ("not one entry: %s", expected->line);
  g_assert_cmpuint (unreadable, ==, 0);
  entry = ferry_listing_get (listing, 0);
  time = format_time (entry);
  g_assert_cmpstr (entry->name, ==, expected->name);
  g_assert_cmpint (entry->kind, ==, expected->kind);
  g_assert_cmpint (entry->size, ==, expected->size);
  g_assert_cmpstr (time, ==, expected->time);
  g_assert_cmphex (entry->mode, ==, expected->mode);
  g_assert_cmpstr (entry->owner, ==, expected->owner);
  g_assert_cmpstr (entry->group, ==, expected->group);
  g_assert_cmpstr (ferry_entry_get_target (entry), ==, expected->target);
}

static void
check_cases (FerryFtpListingSource source, const Case *cases, guint count)
{
  static const char *const line_ends[] = { "\r\n", "\n", "" };

  for (guint i = 0; i < count; i++)
    for (guint j = 0; j < G_N_ELEMENTS (line_ends); j++)
      for (gsize cut = 0; cut <= strlen (cases[i].line) + 2; cut++)
        check_case (source, &cases[i], line_ends[j], cut);
}

static void
test_unix (void)
{
  check_cases (FERRY_FTP_LISTING_LIST, unix_cases, G_N_ELEMENTS (unix_cases));
}

static void
test_dos (void)
{
  check_cases (FERRY_FTP_LISTING_LIST, dos_cases, G_N_ELEMENTS (dos_cases));
}

static void
test_mlsd (void)
{
  check_cases (FERRY_FTP_LISTING_MLSD, mlsd_cases, G_N_ELEMENTS (mlsd_cases));
  check_cases (FERRY_FTP_LISTING_ANY, mlsd_cases, G_N_ELEMENTS (mlsd_cases));
}

static void
test_eplf (void)
{
  check_cases (FERRY_FTP_LISTING_LIST, eplf_cases, G_N_ELEMENTS (eplf_cases));
}

/* Entries can be taken while the rest is still coming, and none is lost or doubled. */
static void
test_parts (void)
{
  g_autoptr (FerryFtpListingParser) parser =
      ferry_ftp_listing_parser_new (FERRY_FTP_LISTING_LIST, "UNIX Type: L8", NOW);
  guint count = 0;

  for (guint i = 0; i < 1000; i++)
    {
      g_autofree char *line =
          g_strdup_printf ("-rw-r--r-- 1 kai staff %u Feb  3 10:11 file %u\r\n", i, i);
      g_autoptr (FerryListing) part = NULL;

      ferry_ftp_listing_parser_feed (parser, line, strlen (line));
      part = ferry_ftp_listing_parser_take (parser);
      for (guint j = 0; j < ferry_listing_get_length (part); j++)
        {
          g_assert_cmpint (ferry_listing_get (part, j)->size, ==, count++);
          g_assert_cmpstr (ferry_listing_get (part, j)->owner, ==, "kai");
        }
    }
  ferry_ftp_listing_parser_finish (parser);
  g_assert_cmpuint (count, ==, 1000);
}

static void
test_endless_line (void)
{
  g_autofree char *endless = g_strnfill (100000, 'x');
  g_autofree char *text = g_strconcat ("-rw-r--r-- 1 kai staff 1 Feb  3 10:11 ", endless,
                                       "\r\n-rw-r--r-- 1 kai staff 2 Feb  3 10:11 y\r\n", NULL);

  for (gsize cut = 0; cut < strlen (text); cut += 9999)
    {
      guint unreadable;
      g_autoptr (FerryListing) listing =
          parse (FERRY_FTP_LISTING_LIST, text, strlen (text), cut, &unreadable);
      guint length = ferry_listing_get_length (listing);

      g_assert_cmpstr (ferry_listing_get (listing, length - 1)->name, ==, "y");
      g_assert_cmpuint (unreadable + length, ==, 2);
    }
}

/* Whatever arrives: no crash, and never a name that is more than one path segment. */
static void
test_fuzz (void)
{
  static const char odd[] = "\0\r\n /;=->+<[],.:0129AZ\x80\xff";
  g_autoptr (GRand) random = g_rand_new_with_seed (20240203);

  for (guint round = 0; round < FUZZ_ROUNDS; round++)
    {
      g_autoptr (FerryListing) listing = NULL;
      const Case *seed;
      g_autofree char *bytes = NULL;
      gsize length;
      guint unreadable;

      switch (g_rand_int_range (random, 0, 4))
        {
        case 0:
          seed = &unix_cases[g_rand_int_range (random, 0, G_N_ELEMENTS (unix_cases))];
          break;
        case 1:
          seed = &dos_cases[g_rand_int_range (random, 0, G_N_ELEMENTS (dos_cases))];
          break;
        case 2:
          seed = &mlsd_cases[g_rand_int_range (random, 0, G_N_ELEMENTS (mlsd_cases))];
          break;
        default:
          seed = &eplf_cases[g_rand_int_range (random, 0, G_N_ELEMENTS (eplf_cases))];
          break;
        }
      length = strlen (seed->line);
      bytes = g_memdup2 (seed->line, length);
      for (gint i = g_rand_int_range (random, 1, 6); i > 0; i--)
        bytes[g_rand_int_range (random, 0, (gint) length)] =
            odd[g_rand_int_range (random, 0, sizeof odd)];
      length = (gsize) g_rand_int_range (random, 0, (gint) length + 1);

      listing = parse (FERRY_FTP_LISTING_ANY, bytes, length, length / 2, &unreadable);
      for (guint i = 0; i < ferry_listing_get_length (listing); i++)
        {
          const char *name = ferry_listing_get (listing, i)->name;

          g_assert_null (strpbrk (name, "/\r\n"));
          g_assert_cmpstr (name, !=, "");
          g_assert_cmpstr (name, !=, ".");
          g_assert_cmpstr (name, !=, "..");
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/listing/unix", test_unix);
  g_test_add_func ("/listing/dos", test_dos);
  g_test_add_func ("/listing/mlsd", test_mlsd);
  g_test_add_func ("/listing/eplf", test_eplf);
  g_test_add_func ("/listing/parts", test_parts);
  g_test_add_func ("/listing/endless-line", test_endless_line);
  g_test_add_func ("/listing/fuzz", test_fuzz);
  return g_test_run ();
}
