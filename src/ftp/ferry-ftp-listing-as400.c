/* Listings of IBM i (AS/400):
 *
 *   KAI         77824 03.02.24 10:11:12 *STMF      a b.txt
 *   KAI                                 *MEM       MEMB.MBR
 *
 * The order of the date is the job's, so the listing itself must tell it. Pure.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-ftp-listing-date.h"

#include <string.h>

/* Libraries and folders end with a '/' as well on most releases. */
static const struct
{
  const char *type;
  FerryKind kind;
} types[] = {
  { "*DIR", FERRY_KIND_DIRECTORY }, { "*DDIR", FERRY_KIND_DIRECTORY },
  { "*LIB", FERRY_KIND_DIRECTORY }, { "*FLR", FERRY_KIND_DIRECTORY },
  { "*SYMLNK", FERRY_KIND_LINK },   { "*FILE", FERRY_KIND_FILE },
  { "*STMF", FERRY_KIND_FILE },     { "*DSTMF", FERRY_KIND_FILE },
  { "*MEM", FERRY_KIND_FILE },      { "*MBR", FERRY_KIND_FILE },
  { "*DOC", FERRY_KIND_FILE },
};

/* "*PGM" and all the other objects */
static gboolean
is_type (FerryFtpPiece piece)
{
  if (piece.length < 3 || piece.length > 10 || piece.start[0] != '*')
    return FALSE;
  for (gsize i = 1; i < piece.length; i++)
    if (!g_ascii_isupper (piece.start[i]) && !g_ascii_isdigit (piece.start[i]))
      return FALSE;
  return TRUE;
}

static FerryKind
read_type (FerryFtpPiece piece)
{
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    if (ferry_ftp_piece_is (piece, types[i].type))
      return types[i].kind;
  return FERRY_KIND_OTHER;
}

static void
read_name (FerryFtpPiece rest, FerryFtpListingLine *line)
{
  line->name = rest;
  if (rest.length > 1 && rest.start[rest.length - 1] == '/')
    {
      line->name.length--;
      line->values.kind = FERRY_KIND_DIRECTORY;
    }
}

/* [size] [date time] between owner and type */
static gboolean
read_middle (const FerryFtpPiece *tokens,
             guint count,
             FerryFtpListingContext *context,
             FerryEntry *values)
{
  FerryFtpDate date = { .year = FERRY_FTP_NO_YEAR };

  if (count == 1 || count == 3)
    {
      if (!ferry_ftp_piece_to_number (tokens[0], &values->size))
        return FALSE;
      tokens++;
      count--;
    }
  if (count == 0)
    return TRUE;
  return count == 2 && ferry_ftp_date_read_figures (tokens[0], context, &date) &&
         ferry_ftp_date_read_clock (tokens[1], &date) &&
         ferry_ftp_date_store (&date, context, values);
}

/**
 * ferry_ftp_listing_read_as400:
 *
 * Reads a line as IBM i writes it. A member named with its file is of another folder: the general
 * check of names refuses it.
 */
FerryFtpLineResult
ferry_ftp_listing_read_as400 (FerryFtpPiece text,
                              FerryFtpListingContext *context,
                              FerryFtpListingLine *line)
{
  FerryFtpPiece tokens[6];
  guint count = ferry_ftp_piece_split (text, tokens, G_N_ELEMENTS (tokens));
  guint type = 1;

  while (type < count && !is_type (tokens[type]))
    type++;
  if (type + 1 >= count || tokens[0].length > 10 ||
      !read_middle (tokens + 1, type - 1, context, &line->values))
    return FERRY_FTP_LINE_UNREADABLE;
  line->owner = tokens[0];
  line->values.kind = (guint8) read_type (tokens[type]);
  read_name (ferry_ftp_piece_rest (text, tokens[type + 1].start), line);
  return FERRY_FTP_LINE_ENTRY;
}
