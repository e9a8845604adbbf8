/* The last resort: a name alone in its line, as NLST gives it. Pure.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-ftp-listing-line.h"

/**
 * ferry_ftp_listing_read_names:
 *
 * Takes a line of one word for a name. What it is stays unknown, unless a '/' ends it.
 */
FerryFtpLineResult
ferry_ftp_listing_read_names (FerryFtpPiece text,
                              FerryFtpListingContext *context,
                              FerryFtpListingLine *line)
{
  FerryFtpPiece tokens[2];

  if (ferry_ftp_piece_split (text, tokens, G_N_ELEMENTS (tokens)) != 1 ||
      tokens[0].length != text.length)
    return FERRY_FTP_LINE_UNREADABLE;
  line->name = tokens[0];
  if (line->name.length > 1 && line->name.start[line->name.length - 1] == '/')
    {
      line->values.kind = FERRY_KIND_DIRECTORY;
      line->name.length--;
    }
  return FERRY_FTP_LINE_GUESS;
}
