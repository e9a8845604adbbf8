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

/* Lines that nobody can read go with the listing, the first of very many. */
static void
test_unread (void)
{
  g_autoptr (FerryFtpListingParser) parser =
      ferry_ftp_listing_parser_new (FERRY_FTP_LISTING_LIST, NULL, 0);
  static const char good[] = "-rw-r--r-- 1 kai staff 9 Feb  3  2019 b\r\n";
  static const char bad[] = "half a name\r\n";
  g_autoptr (FerryListing) listing = NULL;

  for (guint i = 0; i < 20; i++)
    ferry_ftp_listing_parser_feed (parser, good, strlen (good));
  for (guint i = 0; i < 30; i++)
    {
      ferry_ftp_listing_parser_feed (parser, bad, strlen (bad));
      ferry_ftp_listing_parser_feed (parser, good, strlen (good));
    }
  ferry_ftp_listing_parser_finish (parser);
  listing = ferry_ftp_listing_parser_take (parser);
  g_assert_cmpuint (ferry_listing_get_length (listing), ==, 50);
  g_assert_cmpuint (ferry_listing_get_unread_count (listing), ==, 30);
  g_assert_true (
      g_str_has_prefix (ferry_listing_get_unread (listing), "half a name\nhalf a name\n"));
  g_assert_cmpuint (strlen (ferry_listing_get_unread (listing)), ==, 20 * strlen ("half a name\n"));
}

/* The first lines decide, not the first line; and a line of another format amid them counts too. */
static const FerryListingText texts[] = {
  { "Welcome to the files\n02-03-24  10:11AM  7 a\ntotal 3\n"
    "-rw-r--r-- 1 kai staff 9 Feb  3 10:11 b\n02-03-24  10:12AM  7 c\n02-03-24  10:13AM  7 d\n",
    "DOS",
    "? Welcome to the files\nf 7 2024-02-03T10:11 a\nf 9 2024-02-03T10:11 b\n"
    "f 7 2024-02-03T10:12 c\nf 7 2024-02-03T10:13 d\n" },
  { "", "Unix", "" },
  { "nothing that anybody reads\n", "Unix", "? nothing that anybody reads\n" },
};

static void
test_choice (void)
{
  ferry_listing_check_texts (texts, G_N_ELEMENTS (texts));
}

/* What SYST says decides between equals, and is not believed against the lines. */
static void
test_system (void)
{
  static const struct
  {
    const char *system;
    const char *text;
    const char *found;
  } cases[] = {
    { "Windows_NT", "who knows\n", "DOS\n? who knows\n" },
    { "VMS OpenVMS V8.4", "who knows\n", "VMS\n? who knows\n" },
    { "Windows_NT", "-rw-r--r-- 1 kai staff 9 Feb  3 10:11 x\n", "Unix\nf 9 2024-02-03T10:11 x\n" },
    { "UNIX Type: L8", "02-03-24  10:11AM  7 x\n", "DOS\nf 7 2024-02-03T10:11 x\n" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *found = ferry_listing_describe (cases[i].text, 0, cases[i].system);

      g_assert_cmpstr (found, ==, cases[i].found);
    }
}

/* The choice is made anew where it turns out wrong. */
static void
test_second_choice (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GString) expected = g_string_new ("Unix\n");
  g_autofree char *found = NULL;

  for (guint i = 0; i < 16; i++)
    {
      g_string_append_printf (text, "word%u\n", i);
      g_string_append_printf (expected, "o - - word%u\n", i);
    }
  for (guint i = 0; i < 6; i++)
    {
      g_string_append_printf (text, "-rw-r--r-- 1 kai staff %u Feb  3 10:11 x\n", i);
      g_string_append_printf (expected, "f %u 2024-02-03T10:11 x\n", i);
    }
  g_string_append (text, "word\n");
  g_string_append (expected, "? word\n");
  found = ferry_listing_describe (text->str, 0, NULL);
  g_assert_cmpstr (found, ==, expected->str);
}

static void
add_time (GString *text, FerryFtpListingParser *parser, const char *line)
{
  g_autoptr (FerryListing) listing = NULL;

  ferry_ftp_listing_parser_feed (parser, line, strlen (line));
  ferry_ftp_listing_parser_finish (parser);
  listing = ferry_ftp_listing_parser_take (parser);
  for (guint i = 0; i < ferry_listing_get_length (listing); i++)
    {
      const FerryEntry *entry = ferry_listing_get (listing, i);
      g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (entry->modified);
      g_autofree char *shown = g_date_time_format (time, "%FT%T");

      g_string_append_printf (text, "%s%s%s", text->len > 0 ? " " : "", shown,
                              entry->is_utc ? "Z" : "");
    }
}

/* With the server's clock known, times are UTC; days, and times with a zone, stay as they are. */
static void
test_offset (void)
{
  static const char lines[] = "-rw-r--r-- 1 kai staff 9 Feb  3 10:11 a\n"
                              "-rw-r--r-- 1 kai staff 9 Feb  3  2023 b\n"
                              "-rw-r--r-- 1 kai staff 9 2024-02-03 10:11:12 +0100 c\n"
                              "-rw-r--r-- 1 kai staff 9 Feb  5 10:11 d\n";
  static const struct
  {
    gint offset;
    const char *times;
  } cases[] = {
    { 0, "2024-02-03T10:11:00Z 2023-02-03T00:00:00 2024-02-03T09:11:12Z 2023-02-05T10:11:00Z" },
    { 9 * 3600,
      "2024-02-03T01:11:00Z 2023-02-03T00:00:00 2024-02-03T09:11:12Z 2023-02-05T01:11:00Z" },
    /* There it is the 4th of February already. */
    { 13 * 3600,
      "2024-02-02T21:11:00Z 2023-02-03T00:00:00 2024-02-03T09:11:12Z 2024-02-04T21:11:00Z" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (FerryFtpListingParser) parser =
          ferry_ftp_listing_parser_new (FERRY_FTP_LISTING_LIST, NULL, FERRY_LISTING_NOW);
      g_autoptr (GString) times = g_string_new (NULL);

      ferry_ftp_listing_parser_set_offset (parser, cases[i].offset);
      add_time (times, parser, lines);
      g_assert_cmpstr (times->str, ==, cases[i].times);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/listing/parts", test_parts);
  g_test_add_func ("/listing/endless-line", test_endless_line);
  g_test_add_func ("/listing/unread", test_unread);
  g_test_add_func ("/listing/choice", test_choice);
  g_test_add_func ("/listing/system", test_system);
  g_test_add_func ("/listing/second-choice", test_second_choice);
  g_test_add_func ("/listing/offset", test_offset);
  return g_test_run ();
}
