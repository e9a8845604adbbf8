/* Listings of Unix servers: `ls -l` in its dialects.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-listing-cases.h"

static const FerryListingCase cases[] = {
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

static void
test_lines (void)
{
  ferry_listing_check_cases (FERRY_FTP_LISTING_LIST, cases, G_N_ELEMENTS (cases));
}

static void
test_fuzz (void)
{
  ferry_listing_fuzz_cases (cases, G_N_ELEMENTS (cases));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/listing-unix/lines", test_lines);
  g_test_add_func ("/listing-unix/fuzz", test_fuzz);
  return g_test_run ();
}
