/* Listings of every format, through the chooser. The first byte says which command was sent, to
 * which system, and how the rest is cut on its way.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-ftp-listing.h"
#include "fuzz-target.h"

#include <string.h>

#define NOW G_GINT64_CONSTANT (1707000000) /* 2024-02-03T22:40:00Z */

/* The calendar ends in 9999. */
#define LATEST G_GINT64_CONSTANT (253402300800)

static void
count_unreadable (const char *line, gsize length, gpointer user_data)
{
  g_assert_cmpuint (length, >, 0);
  (*(guint *) user_data)++;
}

static void
add_part (FerryFtpListingParser *parser, FerryListing *all)
{
  g_autoptr (FerryListing) part = ferry_ftp_listing_parser_take (parser);

  for (guint i = 0; i < ferry_listing_get_length (part); i++)
    ferry_listing_add_copy (all, ferry_listing_get (part, i));
}

static FerryListing *
parse (uint8_t choice, const char *bytes, gsize length, gsize piece, guint *unreadable)
{
  static const char *const systems[] = { NULL, "UNIX Type: L8", "Windows_NT", "VMS" };
  FerryListing *all = ferry_listing_new ();
  g_autoptr (FerryFtpListingParser) parser =
      ferry_ftp_listing_parser_new (choice % 3, systems[choice / 4 % 4], NOW);

  *unreadable = 0;
  ferry_ftp_listing_parser_set_unreadable_func (parser, count_unreadable, unreadable);
  for (gsize at = 0; at < length; at += piece)
    {
      ferry_ftp_listing_parser_feed (parser, bytes + at, MIN (piece, length - at));
      add_part (parser, all);
    }
  ferry_ftp_listing_parser_finish (parser);
  add_part (parser, all);
  return all;
}

static void
check_entry (const FerryEntry *entry)
{
  const char *target = ferry_entry_get_target (entry);

  g_assert_cmpstr (entry->name, !=, "");
  g_assert_cmpstr (entry->name, !=, ".");
  g_assert_cmpstr (entry->name, !=, "..");
  g_assert_null (strpbrk (entry->name, "/\r\n"));
  g_assert_cmpuint (strlen (entry->name), <=, FERRY_FTP_LISTING_LINE_MAX);
  g_assert_cmpuint (target != NULL ? strlen (target) : 0, <=, FERRY_FTP_LISTING_LINE_MAX);
  g_assert_cmpuint (entry->owner != NULL ? strlen (entry->owner) : 0, <=,
                    FERRY_FTP_LISTING_LINE_MAX);
  g_assert_cmpint (entry->size, >=, FERRY_SIZE_UNKNOWN);
  g_assert_true (entry->mode <= 07777 || entry->mode == FERRY_MODE_UNKNOWN);
  g_assert_cmpuint (entry->kind, <=, FERRY_KIND_LINK);
  g_assert_cmpuint (entry->precision, <=, FERRY_PRECISION_SECOND);
  g_assert_cmpint (entry->modified, <, LATEST + 86400);
  g_assert_cmpint (entry->modified, >, -LATEST);
}

static void
check_same (FerryListing *one, FerryListing *other)
{
  g_assert_cmpuint (ferry_listing_get_length (one), ==, ferry_listing_get_length (other));
  for (guint i = 0; i < ferry_listing_get_length (one); i++)
    {
      const FerryEntry *entry = ferry_listing_get (one, i);
      const FerryEntry *same = ferry_listing_get (other, i);

      g_assert_cmpstr (entry->name, ==, same->name);
      g_assert_cmpstr (ferry_entry_get_target (entry), ==, ferry_entry_get_target (same));
      g_assert_cmpstr (entry->owner, ==, same->owner);
      g_assert_cmpint (entry->size, ==, same->size);
      g_assert_cmpint (entry->modified, ==, same->modified);
    }
}

/* However a listing is cut on its way, it reads the same. */
int
LLVMFuzzerTestOneInput (const uint8_t *bytes, size_t length)
{
  g_autoptr (FerryListing) whole = NULL;
  g_autoptr (FerryListing) cut = NULL;
  guint unreadable, unreadable_cut;
  uint8_t choice;

  if (length < 2)
    return 0;
  choice = bytes[0];
  whole = parse (choice, (const char *) bytes + 1, length - 1, length, &unreadable);
  cut = parse (choice, (const char *) bytes + 1, length - 1, 1 + choice / 16, &unreadable_cut);
  for (guint i = 0; i < ferry_listing_get_length (whole); i++)
    check_entry (ferry_listing_get (whole, i));
  check_same (whole, cut);
  g_assert_cmpuint (unreadable, ==, unreadable_cut);
  return 0;
}
