/* Listings of OS/2, the size first, then attributes:
 *
 *         5120      A     02-03-24  10:11  ROOT.TXT
 *            0    DIR     02-03-124 10:11  docs
 *
 * Pure.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-ftp-listing-date.h"

#include <string.h>

#define MAX_ATTRIBUTES 4

/* Archived, read-only, system, hidden */
static gboolean
is_attributes (FerryFtpPiece piece)
{
  for (gsize i = 0; i < piece.length; i++)
    if (!ferry_ftp_byte_is_any (piece.start[i], "ARSH"))
      return FALSE;
  return piece.length <= 4;
}

/**
 * ferry_ftp_listing_read_os2:
 *
 * Reads a line as OS/2 writes it. The time is the server's wall clock.
 */
FerryFtpLineResult
ferry_ftp_listing_read_os2 (FerryFtpPiece text,
                            FerryFtpListingContext *context,
                            FerryFtpListingLine *line)
{
  FerryFtpPiece tokens[MAX_ATTRIBUTES + 4];
  guint count = ferry_ftp_piece_split (text, tokens, G_N_ELEMENTS (tokens));
  FerryFtpDate date = { .year = FERRY_FTP_NO_YEAR };
  guint i = 1;
  guint time_length;

  if (count < 4 || !ferry_ftp_piece_to_number (tokens[0], &line->values.size))
    return FERRY_FTP_LINE_UNREADABLE;
  line->values.kind = FERRY_KIND_FILE;
  for (; i < count && !ferry_ftp_date_read_figures (tokens[i], context, &date); i++)
    {
      if (ferry_ftp_piece_is (tokens[i], "DIR"))
        line->values.kind = FERRY_KIND_DIRECTORY;
      else if (!is_attributes (tokens[i]))
        return FERRY_FTP_LINE_UNREADABLE;
    }
  if (i == count)
    return FERRY_FTP_LINE_UNREADABLE;
  time_length = ferry_ftp_date_read_half (tokens + i + 1, count - i - 1, &date);
  if (time_length == 0 || count < i + time_length + 2 ||
      !ferry_ftp_date_store (&date, context, &line->values))
    return FERRY_FTP_LINE_UNREADABLE;
  line->name = ferry_ftp_piece_rest (text, tokens[i + time_length + 1].start);
  if (line->values.kind == FERRY_KIND_DIRECTORY)
    line->values.size = FERRY_SIZE_UNKNOWN;
  return FERRY_FTP_LINE_ENTRY;
}
