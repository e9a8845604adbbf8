/* Listings in EPLF.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-listing-cases.h"

static const FerryListingCase cases[] = {
  { "+i8388621.29609,m824255902,r,s5120,\tname x", "name x", FERRY_KIND_FILE, 5120,
    "1996-02-13T23:58:22Z", FERRY_MODE_UNKNOWN },
  { "+m824255902,/,\tdir", "dir", FERRY_KIND_DIRECTORY, -1, "1996-02-13T23:58:22Z",
    FERRY_MODE_UNKNOWN },
  { "+m1,r\t", NULL },
};

static const FerryListingTables tables = {
  .source = FERRY_FTP_LISTING_LIST,
  .cases = cases,
  .n_cases = G_N_ELEMENTS (cases),
};

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ferry_listing_add_tests ("eplf", &tables);
  return g_test_run ();
}
