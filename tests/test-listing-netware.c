/* Listings of NetWare.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-listing-cases.h"

static const FerryListingText texts[] = {
  { "total 0\n"
    "d [RWCEAFMS] kai                     512 Feb 03 10:11 login\n"
    "- [R----F--] kai                    5120 Feb 03  2019 a  b.txt\n"
    "d[RWCEAFMS] kai 512 Feb 03 10:11 close\n"
    "- [RWCEAFMX] kai 512 Feb 03 10:11 x\n",
    "NetWare",
    "d 512 2024-02-03T10:11 login\n"
    "f 5120 2019-02-03 a  b.txt\n"
    "d 512 2024-02-03T10:11 close\n"
    "? - [RWCEAFMX] kai 512 Feb 03 10:11 x\n" },
};

static const FerryListingCase cases[] = {
  { "- [R----F--] Dom Users 5120 Feb 03 10:11 x", "x", FERRY_KIND_FILE, 5120, "2024-02-03T10:11",
    FERRY_MODE_UNKNOWN, "Dom Users" },
  { "- [R----F--] 5120 Feb 03 10:11 x", "x", FERRY_KIND_FILE, 5120, "2024-02-03T10:11",
    FERRY_MODE_UNKNOWN },
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
  ferry_listing_add_tests ("netware", &tables);
  return g_test_run ();
}
