/* Listings of OpenVMS: versions, folders, lines in two, what it says of files that it hides.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-listing-cases.h"

static const FerryListingText texts[] = {
  { "Directory DKA0:[KAI.DOCS]\n"
    "\n"
    "REPORT.TXT;3            12/15     3-FEB-2024 10:11:12  [GRP,KAI]  (RWED,RWED,RE,)\n"
    "REPORT.TXT;2            12/15     2-FEB-2024 10:11:12.45  [GRP,KAI]  (RWED,RWED,RE,)\n"
    "SUB.DIR;1                 1/3     1-FEB-2024 08:00  [KAI]  (RWE,RWE,RE,E)\n"
    "\n"
    "Total of 3 files, 25/33 blocks.\n",
    "VMS",
    "f - 2024-02-03T10:11:12 REPORT.TXT;3\n"
    "f - 2024-02-02T10:11:12 REPORT.TXT;2\n"
    "d - 2024-02-01T08:00 SUB\n" },
  { "A_NAME_SO_LONG_THAT_IT_FILLS_THE_LINE_ALONE.SAVED;1\n"
    "                        12/15     3-FEB-2024 10:11:12  [GRP,KAI]  (RWED,RWED,RE,)\n"
    "A_NAME_SO_LONG.TXT;12  4  3-FEB-2024 10:11  [GROUP,OWNER]\n"
    "                        (RWED,RWED,RE,)\n"
    "LAST.TXT;1  4  3-FEB-2024\n",
    "VMS",
    "f - 2024-02-03T10:11:12 A_NAME_SO_LONG_THAT_IT_FILLS_THE_LINE_ALONE.SAVED;1\n"
    "f - 2024-02-03T10:11 A_NAME_SO_LONG.TXT;12\n"
    "f - 2024-02-03 LAST.TXT;1\n" },
  { "A.TXT;1   %RMS-E-PRV, insufficient privilege or file protection violation\n"
    "B.TXT;1   No privilege for attempted operation\n"
    "C.TXT;1\n"
    "D.TXT;1 what is this\n"
    "%DIRECT-W-NOFILES, no files found\n"
    "Grand total of 1 directory, 4 files.\n",
    "VMS",
    "f - - A.TXT;1\n"
    "f - - B.TXT;1\n"
    "f - - C.TXT;1\n"
    "? D.TXT;1 what is this\n"
    "? %DIRECT-W-NOFILES, no files found\n" },
  { ".PROFILE;7  4  3-FEB-2024 10:11\n"
    ".DIR;1  4  3-FEB-2024 10:11\n"
    "X.TXT;1  4  30-FEB-2024 10:11\n",
    "VMS",
    "f - 2024-02-03T10:11 .PROFILE;7\n"
    "f - 2024-02-03T10:11 .DIR;1\n"
    "? X.TXT;1  4  30-FEB-2024 10:11\n" },
};

static const FerryListingCase cases[] = {
  { "REPORT.TXT;3  12/15  3-FEB-2024 10:11:12  [GRP,KAI]  (RWED,RWED,RE,)", "REPORT.TXT;3",
    FERRY_KIND_FILE, -1, "2024-02-03T10:11:12", 0750, "KAI", "GRP" },
  { "SUB.DIR;1  1/3  3-FEB-2024 10:11:12  [KAI]  (RWE,RWE,RE,E)", "SUB", FERRY_KIND_DIRECTORY, -1,
    "2024-02-03T10:11:12", 0751, "KAI" },
};

static const FerryListingTables tables = {
  .source = FERRY_FTP_LISTING_LIST,
  .cases = cases,
  .n_cases = G_N_ELEMENTS (cases),
  .texts = texts,
  .n_texts = G_N_ELEMENTS (texts),
};

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ferry_listing_add_tests ("vms", &tables);
  return g_test_run ();
}
