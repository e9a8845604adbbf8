/* What all listings have in common: parts, endless lines, the choice of the format.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-listing-cases.h"

#include <string.h>

/* Entries can be taken while the rest is still coming, and none is lost or doubled. */
static void
test_parts (void)
{
  g_autoptr (FerryFtpListingParser) parser =
      ferry_ftp_listing_parser_new (FERRY_FTP_LISTING_LIST, "UNIX Type: L8", FERRY_LISTING_NOW);
  guint count = 0;

  for (guint i = 0; i < 1000; i++)
    {
      g_autofree char *line =
          g_strdup_printf ("-rw-r--r-- 1 kai staff %u Feb  3 10:11 file %u\r\n", i, i);
      g_autoptr (FerryListing) part = NULL;

      ferry_ftp_listing_parser_feed (parser, line, strlen (line));
      part = ferry_ftp_listing_parser_take (parser);
      for (guint j = 0; j < ferry_listing_get_length (part); j++)
        {
          g_assert_cmpint (ferry_listing_get (part, j)->size, ==, count++);
          g_assert_cmpstr (ferry_listing_get (part, j)->owner, ==, "kai");
        }
    }
  ferry_ftp_listing_parser_finish (parser);
  g_assert_cmpuint (count, ==, 1000);
}

static void
test_endless_line (void)
{
  g_autofree char *endless = g_strnfill (100000, 'x');
  g_autofree char *text = g_strconcat ("-rw-r--r-- 1 kai staff 1 Feb  3 10:11 ", endless,
                                       "\r\n-rw-r--r-- 1 kai staff 2 Feb  3 10:11 y\r\n", NULL);

  for (gsize cut = 0; cut < strlen (text); cut += 9999)
    {
      guint unreadable;
      g_autoptr (FerryListing) listing =
          ferry_listing_parse (FERRY_FTP_LISTING_LIST, text, strlen (text), cut, &unreadable);
      guint length = ferry_listing_get_length (listing);

      g_assert_cmpstr (ferry_listing_get (listing, length - 1)->name, ==, "y");
      g_assert_cmpuint (unreadable + length, ==, 2);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/listing/parts", test_parts);
  g_test_add_func ("/listing/endless-line", test_endless_line);
  return g_test_run ();
}
