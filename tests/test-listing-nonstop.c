/* Listings of NonStop.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-listing-cases.h"

static const FerryListingText texts[] = {
  { "File         Code             EOF  Last Modification    Owner  RWEP\n"
    "DATAFILE      101            5120  03-Feb-24 10:11:12 255,255 \"nunu\"\n"
    "OPENED    O   101            5121  03-Feb-24 10:11:12 255, 12 \"nunu\"\n"
    "WRONG         101            5121  03-Foo-24 10:11:12 255, 12 \"nunu\"\n",
    "NonStop",
    "f 5120 2024-02-03T10:11:12 DATAFILE\n"
    "f 5121 2024-02-03T10:11:12 OPENED\n"
    "? WRONG         101            5121  03-Foo-24 10:11:12 255, 12 \"nunu\"\n" },
};

static const FerryListingCase cases[] = {
  { "OPENED O 101 5121 03-Feb-24 10:11:12 255, 12 \"nunu\"", "OPENED", FERRY_KIND_FILE, 5121,
    "2024-02-03T10:11:12", FERRY_MODE_UNKNOWN, "255, 12" },
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
  ferry_listing_add_tests ("nonstop", &tables);
  return g_test_run ();
}
