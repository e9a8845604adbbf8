/* Listings of OS/2.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-listing-cases.h"

static const FerryListingText texts[] = {
  { "       5120      A     02-03-24  10:11  ROOT.TXT\n"
    "          0    DIR     02-03-124 10:11  docs\n"
    "          0    A R H  DIR  02-03-24  10:11AM  two words\n"
    "         12           12-31-99  23:59  old\n"
    "         12    Q      12-31-99  23:59  what\n",
    "OS/2",
    "f 5120 2024-02-03T10:11 ROOT.TXT\n"
    "d - 2024-02-03T10:11 docs\n"
    "d - 2024-02-03T10:11 two words\n"
    "f 12 1999-12-31T23:59 old\n"
    "?          12    Q      12-31-99  23:59  what\n" },
};

static const FerryListingTables tables = {
  .texts = texts,
  .n_texts = G_N_ELEMENTS (texts),
};

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ferry_listing_add_tests ("os2", &tables);
  return g_test_run ();
}
