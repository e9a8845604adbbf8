/* Listings of HP NonStop (Tandem Guardian):
 *
 *   File         Code             EOF  Last Modification    Owner  RWEP
 *   DATAFILE      101            5120  03-Feb-24 10:11:12 255,255 "nunu"
 *
 * Behind the name an "O" says that the file is open. Pure.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-ftp-listing-date.h"

static gboolean
is_header (const FerryFtpPiece *tokens, guint count)
{
  return count > 2 && ferry_ftp_piece_is (tokens[0], "File") &&
         ferry_ftp_piece_is (tokens[1], "Code") && ferry_ftp_piece_is (tokens[2], "EOF");
}

/* "255,255", "255, 12", up to the rights in quotes */
static void
read_owner (const FerryFtpPiece *tokens, guint count, FerryFtpListingLine *line)
{
  guint owners = 0;

  while (owners < count && tokens[owners].start[0] != '"')
    owners++;
  if (owners > 0)
    line->owner = ferry_ftp_piece_span (&tokens[0], &tokens[owners - 1]);
}

/**
 * ferry_ftp_listing_read_nonstop:
 *
 * Reads a line as NonStop writes it. The time is the server's wall clock.
 */
FerryFtpLineResult
ferry_ftp_listing_read_nonstop (FerryFtpPiece text,
                                FerryFtpListingContext *context,
                                FerryFtpListingLine *line)
{
  FerryFtpPiece tokens[10];
  guint count = ferry_ftp_piece_split (text, tokens, G_N_ELEMENTS (tokens));
  FerryFtpDate date = { .year = FERRY_FTP_NO_YEAR };
  guint code = count > 1 && ferry_ftp_piece_is (tokens[1], "O") ? 2 : 1;

  if (is_header (tokens, count))
    return FERRY_FTP_LINE_NOTHING;
  if (count < code + 5 || tokens[0].length > 8 || !g_ascii_isdigit (tokens[code].start[0]) ||
      !ferry_ftp_piece_to_number (tokens[code + 1], &line->values.size) ||
      !ferry_ftp_date_read_dashes (tokens[code + 2], &date) ||
      !ferry_ftp_date_read_clock (tokens[code + 3], &date) ||
      !ferry_ftp_date_store (&date, context, &line->values))
    return FERRY_FTP_LINE_UNREADABLE;
  line->values.kind = FERRY_KIND_FILE;
  line->name = tokens[0];
  read_owner (tokens + code + 4, count - code - 4, line);
  return FERRY_FTP_LINE_ENTRY;
}
