/* MLSD listings (RFC 3659 section 7).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-listing-cases.h"

static const FerryListingCase cases[] = {
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
  { "type=file;size=3;unix.mode=0o604; m", "m", FERRY_KIND_FILE, 3, NULL, 0604 },
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

static const FerryListingTables tables = {
  .source = FERRY_FTP_LISTING_MLSD,
  .cases = cases,
  .n_cases = G_N_ELEMENTS (cases),
};

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ferry_listing_add_tests ("mlsd", &tables);
  return g_test_run ();
}
