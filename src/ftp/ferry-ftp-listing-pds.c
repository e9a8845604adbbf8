/* Members of a partitioned data set of z/OS, with statistics, without, and load modules:
 *
 *    Name     VV.MM   Created       Changed      Size  Init   Mod   Id
 *   MEMB1     01.03 2024/01/05 2024/02/03 10:11    12    10     0 KAI
 *   MEMB2
 *   MEMB3     000A3C   000107          00 FO        RN RU       31    ANY
 *
 * The size is in lines or of the program in memory, which does not tell the bytes. Pure.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-ftp-listing-date.h"

#include <string.h>

static gboolean
is_header (const FerryFtpPiece *tokens, guint count)
{
  return count > 2 && ferry_ftp_piece_is (tokens[0], "Name") &&
         (ferry_ftp_piece_is (tokens[1], "VV.MM") ||
          (ferry_ftp_piece_is (tokens[1], "Size") && ferry_ftp_piece_is (tokens[2], "TTR")));
}

static gboolean
is_member (FerryFtpPiece piece)
{
  if (piece.length > 8 || g_ascii_isdigit (piece.start[0]))
    return FALSE;
  for (gsize i = 0; i < piece.length; i++)
    if (!g_ascii_isupper (piece.start[i]) && !g_ascii_isdigit (piece.start[i]) &&
        !ferry_ftp_byte_is_any (piece.start[i], "@#$"))
      return FALSE;
  return TRUE;
}

/* "01.03" */
static gboolean
is_version (FerryFtpPiece piece)
{
  return piece.length == 5 && piece.start[2] == '.' && g_ascii_isdigit (piece.start[0]) &&
         g_ascii_isdigit (piece.start[1]) && g_ascii_isdigit (piece.start[3]) &&
         g_ascii_isdigit (piece.start[4]);
}

/* "000A3C" */
static gboolean
is_hexadecimal (FerryFtpPiece piece)
{
  for (gsize i = 0; i < piece.length; i++)
    if (!g_ascii_isxdigit (piece.start[i]))
      return FALSE;
  return piece.length >= 6 && piece.length <= 8;
}

/* Created, changed, and the time of the change */
static gboolean
read_statistics (const FerryFtpPiece *tokens,
                 guint count,
                 FerryFtpListingContext *context,
                 FerryFtpListingLine *line)
{
  FerryFtpDate date = { .year = FERRY_FTP_NO_YEAR };

  if (count < 5 || !is_version (tokens[1]) ||
      !ferry_ftp_date_read_figures (tokens[2], context, &date) ||
      !ferry_ftp_date_read_figures (tokens[3], context, &date) ||
      !ferry_ftp_date_read_clock (tokens[4], &date) ||
      !ferry_ftp_date_store (&date, context, &line->values))
    return FALSE;
  if (count == 9)
    line->owner = tokens[8];
  return TRUE;
}

/**
 * ferry_ftp_listing_read_pds:
 *
 * Reads a line of the members of a partitioned data set.
 */
FerryFtpLineResult
ferry_ftp_listing_read_pds (FerryFtpPiece text,
                            FerryFtpListingContext *context,
                            FerryFtpListingLine *line)
{
  FerryFtpPiece tokens[FERRY_FTP_MAX_TOKENS];
  guint count = ferry_ftp_piece_split (text, tokens, FERRY_FTP_MAX_TOKENS);

  if (is_header (tokens, count))
    return FERRY_FTP_LINE_NOTHING;
  if (count == 0 || !is_member (tokens[0]))
    return FERRY_FTP_LINE_UNREADABLE;
  line->name = tokens[0];
  line->values.kind = FERRY_KIND_FILE;
  if (count == 1)
    return FERRY_FTP_LINE_GUESS;
  if (count > 3 && is_hexadecimal (tokens[1]) && is_hexadecimal (tokens[2]))
    return FERRY_FTP_LINE_ENTRY;
  return read_statistics (tokens, count, context, line) ? FERRY_FTP_LINE_ENTRY
                                                        : FERRY_FTP_LINE_UNREADABLE;
}
