/* Listings of Windows servers.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-listing-cases.h"

static const FerryListingCase cases[] = {
  { "02-03-24  10:11AM       <DIR>          pub", "pub", FERRY_KIND_DIRECTORY, -1,
    "2024-02-03T10:11", FERRY_MODE_UNKNOWN },
  { "02-03-2024  10:11PM            5120 list.csv", "list.csv", FERRY_KIND_FILE, 5120,
    "2024-02-03T22:11", FERRY_MODE_UNKNOWN },
  { "02-03-99  12:05AM            5120 a b ", "a b ", FERRY_KIND_FILE, 5120, "1999-02-03T00:05",
    FERRY_MODE_UNKNOWN },
  { "2024-02-03  22:11            5120  x", " x", FERRY_KIND_FILE, 5120, "2024-02-03T22:11",
    FERRY_MODE_UNKNOWN },
  { "2024/02/03  10:11    <DIR>          docs", "docs", FERRY_KIND_DIRECTORY, -1,
    "2024-02-03T10:11", FERRY_MODE_UNKNOWN },
  { "03.02.2024  10:11             5,120 x", "x", FERRY_KIND_FILE, 5120, "2024-02-03T10:11",
    FERRY_MODE_UNKNOWN },
  { "02-03-24  10:11AM       <JUNCTION>     j [C:\\a b]", "j", FERRY_KIND_LINK, -1,
    "2024-02-03T10:11", FERRY_MODE_UNKNOWN, NULL, NULL, "C:\\a b" },
  { "13-01-24  10:11AM                 7 day first", "day first", FERRY_KIND_FILE, 7,
    "2024-01-13T10:11", FERRY_MODE_UNKNOWN },
  { "02-03-24  12:11 AM              123 two tokens", "two tokens", FERRY_KIND_FILE, 123,
    "2024-02-03T00:11", FERRY_MODE_UNKNOWN },
  { "02-03-24  10:11 PM      <DIR>          two", "two", FERRY_KIND_DIRECTORY, -1,
    "2024-02-03T22:11", FERRY_MODE_UNKNOWN },
  { "02-03-24  10:11AM       <SYMLINKD>     now [v1\\bin]", "now", FERRY_KIND_LINK, -1,
    "2024-02-03T10:11", FERRY_MODE_UNKNOWN, NULL, NULL, "v1\\bin" },
  { "02-03-24  10:11AM       <SYMLINK>      a [b] [c]", "a [b]", FERRY_KIND_LINK, -1,
    "2024-02-03T10:11", FERRY_MODE_UNKNOWN, NULL, NULL, "c" },
  { "02/03/2024  10:11 AM         1,234,567 slashes", "slashes", FERRY_KIND_FILE, 1234567,
    "2024-02-03T10:11", FERRY_MODE_UNKNOWN },
  { "24/02/03  10:11                  7 year first", "year first", FERRY_KIND_FILE, 7,
    "2024-02-03T10:11", FERRY_MODE_UNKNOWN },
  { "01/02/03  10:11                  7 month first", "month first", FERRY_KIND_FILE, 7,
    "2003-01-02T10:11", FERRY_MODE_UNKNOWN },
  /* Windows CE */
  { "2-3-2024 10:11 <DIR> Storage Card", "Storage Card", FERRY_KIND_DIRECTORY, -1,
    "2024-02-03T10:11", FERRY_MODE_UNKNOWN },
  { "02-03-24 10:11PM 5120 unit.log", "unit.log", FERRY_KIND_FILE, 5120, "2024-02-03T22:11",
    FERRY_MODE_UNKNOWN },
  { "02-03-24  10:11AM       <DIR>          ..", "" },
  { "02-03-24  10:11AM                 7 a/b", NULL },
  { "02-03-24  13:11 PM      <DIR>          two", NULL },
  { "02-03-24  10:11 AM", NULL },
  { "02-03-24  10:11AM       <WHAT>          pub", NULL },
  { "02-30-24  10:11AM       <DIR>          pub", NULL },
};

/* Which number is the month is told by the line that leaves no choice. */
static const FerryListingText texts[] = {
  { "02-01-24  10:11AM  7 a\n13-01-24  10:11AM  7 b\n03-01-24  10:11AM  7 c\n", "DOS",
    "f 7 2024-01-02T10:11 a\nf 7 2024-01-13T10:11 b\nf 7 2024-01-03T10:11 c\n" },
  { "02-01-24  10:11AM  7 a\n01-13-24  10:11AM  7 b\n", "DOS",
    "f 7 2024-02-01T10:11 a\nf 7 2024-01-13T10:11 b\n" },
  { " Volume in drive C has no label.\n02-01-24  10:11AM  7 a\n", "DOS",
    "?  Volume in drive C has no label.\nf 7 2024-02-01T10:11 a\n" },
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
  ferry_listing_add_tests ("dos", &tables);
  return g_test_run ();
}
