/* Listings of NetWare:
 *
 *   d [RWCEAFMS] kai                     512 Feb 03 10:11 login
 *
 * Pure.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-ftp-listing-anchor.h"

#include <string.h>

/* "d" or "-"; the rights in brackets may touch it. Returns how many tokens both are, 0 if they are
 * not there. */
static guint
read_rights (const FerryFtpPiece *tokens, guint count, FerryEntry *values)
{
  FerryFtpPiece rights;
  guint taken = tokens[0].length == 1 ? 2 : 1;

  if (count < taken || (tokens[0].start[0] != 'd' && tokens[0].start[0] != '-'))
    return 0;
  rights = taken == 2 ? tokens[1] : ferry_ftp_piece_rest (tokens[0], tokens[0].start + 1);
  if (rights.length < 3 || rights.start[0] != '[' || rights.start[rights.length - 1] != ']')
    return 0;
  for (gsize i = 1; i + 1 < rights.length; i++)
    if (!ferry_ftp_byte_is_any (rights.start[i], "RWCEAFMS-"))
      return 0;
  values->kind = tokens[0].start[0] == 'd' ? FERRY_KIND_DIRECTORY : FERRY_KIND_FILE;
  return taken;
}

/**
 * ferry_ftp_listing_read_netware:
 *
 * Reads a line as NetWare writes it. The rights are those of whoever is logged in, not a mode.
 */
FerryFtpLineResult
ferry_ftp_listing_read_netware (FerryFtpPiece text,
                                FerryFtpListingContext *context,
                                FerryFtpListingLine *line)
{
  FerryFtpPiece tokens[FERRY_FTP_MAX_TOKENS];
  guint count = ferry_ftp_piece_split (text, tokens, FERRY_FTP_MAX_TOKENS);
  FerryFtpAnchor anchor;
  guint rights = count > 0 ? read_rights (tokens, count, &line->values) : 0;

  if (rights == 0 || !ferry_ftp_anchor_find (tokens, count, rights, FALSE, context, &anchor) ||
      !ferry_ftp_date_store (&anchor.date, context, &line->values))
    return FERRY_FTP_LINE_UNREADABLE;
  line->values.size = anchor.size;
  if (anchor.index - 1 > rights)
    line->owner = ferry_ftp_piece_span (&tokens[rights], &tokens[anchor.index - 2]);
  line->name = ferry_ftp_anchor_find_name (&anchor, text, tokens);
  return line->name.length > 0 ? FERRY_FTP_LINE_ENTRY : FERRY_FTP_LINE_UNREADABLE;
}
