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

static void
test_texts (void)
{
  ferry_listing_check_texts (texts, G_N_ELEMENTS (texts));
}

static void
test_lines (void)
{
  ferry_listing_check_cases (FERRY_FTP_LISTING_LIST, cases, G_N_ELEMENTS (cases));
}

static void
test_fuzz (void)
{
  ferry_listing_fuzz_texts (texts, G_N_ELEMENTS (texts));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/listing-nonstop/texts", test_texts);
  g_test_add_func ("/listing-nonstop/lines", test_lines);
  g_test_add_func ("/listing-nonstop/fuzz", test_fuzz);
  return g_test_run ();
}
