/* Listings of z/VM: minidisks, shared files, the byte file system.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-listing-cases.h"

static const FerryListingText texts[] = {
  { "PROFILE  EXEC     A1 V         71         10          1  2/03/24 10:11:12 -\n"
    "TABLE    DATA     A1 F         80        100          2  2/03/24 10:11:12 -\n",
    "z/VM",
    "f - 2024-02-03T10:11:12 PROFILE.EXEC\n"
    "f 8000 2024-02-03T10:11:12 TABLE.DATA\n" },
  { "PROFILE  EXEC     V         71         10          1 2024-02-03 10:11:12 KAI\n"
    "SUB      DIR          -          -          -         2024-02-03 10:11:12 KAI\n"
    "SUB2     -        DIR          -          -          - 2024-02-03 10:11:12 KAI\n",
    "z/VM",
    "f - 2024-02-03T10:11:12 PROFILE.EXEC\n"
    "d - 2024-02-03T10:11:12 SUB\n"
    "d - 2024-02-03T10:11:12 SUB2\n" },
  { "02/03/2024 10:11:12   F   1       5120         10 'a b.txt'\n"
    "02/03/2024 10:11:12   DIR -          -          - 'sub'\n"
    "02/03/2024 10:11:12   -   -          -          - 'socket'\n"
    "02/03/2024 10:11:12   Q   -          -          - 'what'\n",
    "z/VM",
    "f 5120 2024-02-03T10:11:12 a b.txt\n"
    "d - 2024-02-03T10:11:12 sub\n"
    "o - 2024-02-03T10:11:12 socket\n"
    "? 02/03/2024 10:11:12   Q   -          -          - 'what'\n" },
};

static const FerryListingCase cases[] = {
  { "PROFILE EXEC V 71 10 1 2024-02-03 10:11:12 KAI", "PROFILE.EXEC", FERRY_KIND_FILE, -1,
    "2024-02-03T10:11:12", FERRY_MODE_UNKNOWN, "KAI" },
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
  ferry_listing_add_tests ("zvm", &tables);
  return g_test_run ();
}
