/* Listings of IBM i: all kinds of objects, and the order of the date by the listing itself.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-listing-cases.h"

static const FerryListingText texts[] = {
  { "KAI         77824 03.02.24 10:11:12 *FILE      DATA.FILE\n"
    "KAI          5120 03.02.24 10:11:12 *STMF      a b.txt\n"
    "KAI          8192 03.02.24 10:11:12 *DIR       sub/\n"
    "KAI                                 *MEM       MEMB.MBR\n"
    "KAI                                 *MEM       DATA.FILE/MEMB.MBR\n"
    "QSYS        65536 13.01.24 00:00:00 *LIB       QGPL.LIB/\n"
    "KAI          5120 03.02.24 10:11:12 *PGM       P.PGM\n",
    "AS/400",
    "f 77824 2024-02-03T10:11:12 DATA.FILE\n"
    "f 5120 2024-02-03T10:11:12 a b.txt\n"
    "d 8192 2024-02-03T10:11:12 sub\n"
    "f - - MEMB.MBR\n"
    "? KAI                                 *MEM       DATA.FILE/MEMB.MBR\n"
    "d 65536 2024-01-13T00:00:00 QGPL.LIB\n"
    "o 5120 2024-02-03T10:11:12 P.PGM\n" },
  { "KAI 1 02/01/24 10:11:12 *STMF a\n"
    "KAI 1 01/13/24 10:11:12 *STMF b\n",
    "AS/400",
    "f 1 2024-02-01T10:11:12 a\n"
    "f 1 2024-01-13T10:11:12 b\n" },
  { "KAI 1 02/01/24 10:11:12 *STMF a\n"
    "KAI 1 13/01/24 10:11:12 *STMF b\n",
    "AS/400",
    "f 1 2024-01-02T10:11:12 a\n"
    "f 1 2024-01-13T10:11:12 b\n" },
  { "KAI 1 24/01/02 10:11:12 *STMF a\n"
    "KAI 1 24/01/31 10:11:12 *STMF b\n",
    "AS/400",
    "f 1 2024-01-02T10:11:12 a\n"
    "f 1 2024-01-31T10:11:12 b\n" },
};

static const FerryListingCase cases[] = {
  { "KAI 5120 03.02.24 10:11:12 *STMF a b.txt", "a b.txt", FERRY_KIND_FILE, 5120,
    "2024-02-03T10:11:12", FERRY_MODE_UNKNOWN, "KAI" },
  { "KAI *MEM MEMB.MBR", "MEMB.MBR", FERRY_KIND_FILE, -1, NULL, FERRY_MODE_UNKNOWN, "KAI" },
  { "KAI 5120 03.02.24 25:11:12 *STMF x", NULL },
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
  ferry_listing_add_tests ("as400", &tables);
  return g_test_run ();
}
