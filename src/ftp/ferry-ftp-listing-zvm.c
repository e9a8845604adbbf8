/* Listings of z/VM, of minidisks and shared files (name, type, maybe a mode; format, record length,
 * records, blocks) and of the byte file system:
 *
 *   PROFILE  EXEC     A1 V         71         10          1  2/03/24 10:11:12 -
 *   SUB      DIR          -          -          -            2/03/24 10:11:12 KAI
 *   02/03/2024 10:11:12   F   1       5120         10 'a b.txt'
 *
 * Pure.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-ftp-listing-date.h"

#include <string.h>

static gboolean
is_dash (FerryFtpPiece piece)
{
  return piece.length == 1 && piece.start[0] == '-';
}

/* Records of fixed length give the bytes; of varying length the listing does not tell them. */
static gboolean
read_records (const FerryFtpPiece *tokens, FerryEntry *values)
{
  gint64 length, records, blocks;

  if (is_dash (tokens[1]) && is_dash (tokens[2]) && is_dash (tokens[3]))
    return TRUE;
  if (!ferry_ftp_piece_to_number (tokens[1], &length) ||
      !ferry_ftp_piece_to_number (tokens[2], &records) ||
      !ferry_ftp_piece_to_number (tokens[3], &blocks))
    return FALSE;
  if (ferry_ftp_piece_is (tokens[0], "F") && length <= G_MAXINT32 && records <= G_MAXINT32)
    values->size = length * records;
  return TRUE;
}

static gboolean
read_format (FerryFtpPiece piece, FerryEntry *values)
{
  if (ferry_ftp_piece_is (piece, "DIR"))
    values->kind = FERRY_KIND_DIRECTORY;
  else if (ferry_ftp_piece_is (piece, "F") || ferry_ftp_piece_is (piece, "V"))
    values->kind = FERRY_KIND_FILE;
  else if (!is_dash (piece))
    return FALSE;
  return TRUE;
}

static gboolean
read_time (const FerryFtpPiece *tokens, FerryFtpListingContext *context, FerryEntry *values)
{
  FerryFtpDate date = { .year = FERRY_FTP_NO_YEAR };

  return ferry_ftp_date_read_figures (tokens[0], context, &date) &&
         ferry_ftp_date_read_clock (tokens[1], &date) &&
         ferry_ftp_date_store (&date, context, values);
}

/* "PROFILE EXEC" is PROFILE.EXEC in every command; a folder has no type. */
static void
read_name (FerryFtpPiece name, FerryFtpPiece type, FerryFtpListingLine *line)
{
  gsize length = name.length + 1 + type.length;

  if (line->values.kind == FERRY_KIND_DIRECTORY || length > sizeof line->made)
    {
      line->name = name;
      return;
    }
  memcpy (line->made, name.start, name.length);
  line->made[name.length] = '.';
  memcpy (line->made + name.length + 1, type.start, type.length);
  line->name = (FerryFtpPiece){ line->made, length };
}

/* @format is where "V", "F" or "DIR" stands. */
static gboolean
read_minidisk (const FerryFtpPiece *tokens,
               guint count,
               guint format,
               FerryFtpListingContext *context,
               FerryFtpListingLine *line)
{
  if (count < format + 6 || tokens[0].length > 16 || tokens[1].length > 8 ||
      !read_format (tokens[format], &line->values) ||
      !read_records (tokens + format, &line->values) ||
      !read_time (tokens + format + 4, context, &line->values))
    return FALSE;
  read_name (tokens[0], tokens[1], line);
  if (count > format + 6 && !is_dash (tokens[format + 6]))
    line->owner = tokens[format + 6];
  return TRUE;
}

static gboolean
read_bytes (FerryFtpPiece text,
            const FerryFtpPiece *tokens,
            guint count,
            FerryFtpListingContext *context,
            FerryFtpListingLine *line)
{
  FerryFtpPiece name;

  if (count < 7 || !read_format (tokens[2], &line->values) ||
      !read_records (tokens + 2, &line->values) || !read_time (tokens, context, &line->values))
    return FALSE;
  name = ferry_ftp_piece_rest (text, tokens[6].start);
  if (name.length > 2 && name.start[0] == '\'' && name.start[name.length - 1] == '\'')
    name = (FerryFtpPiece){ name.start + 1, name.length - 2 };
  line->name = name;
  return TRUE;
}

/**
 * ferry_ftp_listing_read_zvm:
 *
 * Reads a line as z/VM writes it.
 */
FerryFtpLineResult
ferry_ftp_listing_read_zvm (FerryFtpPiece text,
                            FerryFtpListingContext *context,
                            FerryFtpListingLine *line)
{
  FerryFtpPiece tokens[12];
  guint count = ferry_ftp_piece_split (text, tokens, G_N_ELEMENTS (tokens));

  if (read_bytes (text, tokens, count, context, line))
    return FERRY_FTP_LINE_ENTRY;
  for (guint format = 1; format <= 3; format++)
    if (read_minidisk (tokens, count, format, context, line))
      return FERRY_FTP_LINE_ENTRY;
  return FERRY_FTP_LINE_UNREADABLE;
}
