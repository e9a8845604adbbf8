/* Members of a partitioned data set: with statistics, without, and programs.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-listing-cases.h"

static const FerryListingText texts[] = {
  { " Name     VV.MM   Created       Changed      Size  Init   Mod   Id\n"
    "MEMB1     01.03 2024/01/05 2024/02/03 10:11    12    10     0 KAI\n"
    "MEMB2     01.00 2024/01/05 2024/02/03 10:11:12    12    10     0 KAI\n"
    "MEMB3\n"
    "$X@#\n"
    "memb4\n"
    "MEMB5     01.00 2024/01/05 2024/02/30 10:11    12    10     0 KAI\n",
    "PDS",
    "f - 2024-02-03T10:11 MEMB1\n"
    "f - 2024-02-03T10:11:12 MEMB2\n"
    "f - - MEMB3\n"
    "f - - $X@#\n"
    "? memb4\n"
    "? MEMB5     01.00 2024/01/05 2024/02/30 10:11    12    10     0 KAI\n" },
  { " Name      Size   TTR   Alias-of AC --------- Attributes --------- Amode Rmode\n"
    "PROG1     000A3C   000107          00 FO             RN RU            31    ANY\n"
    "PROG2     000A3C   000107 PROG1    00 FO             RN RU            31    ANY\n",
    "PDS",
    "f - - PROG1\n"
    "f - - PROG2\n" },
};

static const FerryListingCase cases[] = {
  { "MEMB1 01.03 2024/01/05 2024/02/03 10:11 12 10 0 KAI", "MEMB1", FERRY_KIND_FILE, -1,
    "2024-02-03T10:11", FERRY_MODE_UNKNOWN, "KAI" },
};

/* Nothing but names: only SYST can tell what they are. */
static void
test_system (void)
{
  g_autofree char *members =
      ferry_listing_describe ("MEMB1\nMEMB2\n", 0, "MVS is the operating system of this server.");
  g_autofree char *names = ferry_listing_describe ("MEMB1\nMEMB2\n", 0, "UNIX Type: L8");

  g_assert_cmpstr (members, ==, "PDS\nf - - MEMB1\nf - - MEMB2\n");
  g_assert_cmpstr (names, ==, "Names\no - - MEMB1\no - - MEMB2\n");
}

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
  ferry_listing_add_tests ("pds", &tables);
  g_test_add_func ("/listing-pds/system", test_system);
  return g_test_run ();
}
