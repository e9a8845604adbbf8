/* Jobs of z/OS.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-listing-cases.h"

static const FerryListingText texts[] = {
  { "JOBNAME  JOBID    OWNER    STATUS CLASS\n"
    "KAIJOB1  JOB01234 KAI      OUTPUT A        3 spool files\n"
    "KAIJOB2  STC01235 KAI      ACTIVE A\n"
    "KAIJOB3  J0123456 KAI      INPUT  A\n"
    "KAIJOB4  JOB1 KAI      INPUT  A\n",
    "JES",
    "f - - JOB01234\n"
    "f - - STC01235\n"
    "f - - J0123456\n"
    "? KAIJOB4  JOB1 KAI      INPUT  A\n" },
  { "KAIJOB1   JOB01234  OUTPUT    3 Spool Files\n"
    "KAIJOB2   TSU01235  HELD\n"
    "3 spool files\n",
    "JES",
    "f - - JOB01234\n"
    "f - - TSU01235\n" },
};

static const FerryListingCase cases[] = {
  { "KAIJOB1 JOB01234 KAI OUTPUT A 3 Spool Files", "JOB01234", FERRY_KIND_FILE, -1, NULL,
    FERRY_MODE_UNKNOWN, "KAI" },
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
  ferry_listing_add_tests ("jes", &tables);
  return g_test_run ();
}
