/* Listings that are names and nothing else.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-listing-cases.h"

static const FerryListingText texts[] = {
  { "a.txt\n"
    "sub/\n"
    "-x\n"
    "写真.jpg\n"
    "..\n"
    "/\n",
    "Names",
    "o - - a.txt\n"
    "d - - sub\n"
    "o - - -x\n"
    "o - - 写真.jpg\n"
    "? /\n" },
  { "a.txt\n"
    "two words\n"
    "a/b\n",
    "Names",
    "o - - a.txt\n"
    "? two words\n"
    "? a/b\n" },
};

static const FerryListingTables tables = {
  .texts = texts,
  .n_texts = G_N_ELEMENTS (texts),
};

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ferry_listing_add_tests ("names", &tables);
  return g_test_run ();
}
