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
  g_test_add_func ("/listing-eplf/lines", test_lines);
  g_test_add_func ("/listing-eplf/fuzz", test_fuzz);
  return g_test_run ();
}
