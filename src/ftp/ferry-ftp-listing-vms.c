/* Listings of OpenVMS:
 *
 *   REPORT.TXT;3     12/15    3-FEB-2024 10:11:12  [GRP,KAI]  (RWED,RWED,RE,)
 *
 * A name has its version, a folder is a file .DIR;1, the size is in blocks used and allocated,
 * which does not tell the bytes. A long name has the line for itself, and the rest follows on the
 * next. Pure.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-ftp-listing-date.h"

#include <string.h>

/* How long the name is up to its ";3", 0 if it has no version. */
static gsize
find_version (FerryFtpPiece piece)
{
  gsize i = piece.length;

  while (i > 0 && g_ascii_isdigit (piece.start[i - 1]))
    i--;
  return i == piece.length || i < 2 || piece.start[i - 1] != ';' ? 0 : i - 1;
}

/**
 * ferry_ftp_listing_vms_begins:
 *
 * Returns: whether the rest of this line may follow on the next
 */
gboolean
ferry_ftp_listing_vms_begins (FerryFtpPiece text)
{
  const char *space = memchr (text.start, ' ', text.length);

  return find_version ((FerryFtpPiece){ text.start, space != NULL ? (gsize) (space - text.start)
                                                                  : text.length }) > 0;
}

/**
 * ferry_ftp_listing_vms_goes_on:
 *
 * Returns: whether @text may be the rest of the line before
 */
gboolean
ferry_ftp_listing_vms_goes_on (FerryFtpPiece text)
{
  FerryFtpPiece first;

  return ferry_ftp_piece_split (text, &first, 1) == 1 && first.start > text.start &&
         find_version (first) == 0 && ferry_ftp_byte_is_any (first.start[0], "0123456789[(%");
}

/* Above and below the files */
static gboolean
is_frame (const FerryFtpPiece *tokens, guint count)
{
  if (count < 2)
    return FALSE;
  if (ferry_ftp_piece_is (tokens[0], "Directory"))
    return memchr (tokens[1].start, '[', tokens[1].length) != NULL;
  if (ferry_ftp_piece_is (tokens[0], "Grand"))
    return ferry_ftp_piece_is (tokens[1], "total");
  return ferry_ftp_piece_is (tokens[0], "Total") && ferry_ftp_piece_is (tokens[1], "of");
}

static guint
find_date (const FerryFtpPiece *tokens, guint count, FerryFtpDate *date)
{
  for (guint i = 1; i < count; i++)
    if (ferry_ftp_date_read_dashes (tokens[i], date))
      return i;
  return 0;
}

/* "[GRP,KAI]" and "[KAI]" */
static void
read_owner (FerryFtpPiece piece, FerryFtpListingLine *line)
{
  FerryFtpPiece inside = { piece.start + 1, piece.length - 2 };
  const char *comma;

  if (piece.length < 3 || piece.start[0] != '[' || piece.start[piece.length - 1] != ']')
    return;
  comma = memchr (inside.start, ',', inside.length);
  line->owner = comma == NULL ? inside : ferry_ftp_piece_rest (inside, comma + 1);
  if (comma != NULL && comma > inside.start)
    line->group = (FerryFtpPiece){ inside.start, (gsize) (comma - inside.start) };
}

/* "(RWED,RWED,RE,)": system, owner, group, world. What the system may has no place in a mode. */
static void
read_protection (FerryFtpPiece piece, FerryEntry *values)
{
  static const struct
  {
    char letter;
    guint bit;
  } rights[] = { { 'R', 4 }, { 'W', 2 }, { 'E', 1 } };
  guint mode = 0;
  guint commas = 0;

  if (piece.length < 5 || piece.start[0] != '(' || piece.start[piece.length - 1] != ')')
    return;
  for (gsize i = 1; i + 1 < piece.length; i++)
    {
      commas += piece.start[i] == ',';
      for (guint j = 0; commas >= 1 && commas <= 3 && j < G_N_ELEMENTS (rights); j++)
        if (piece.start[i] == rights[j].letter)
          mode |= rights[j].bit << (3 * (3 - commas));
    }
  if (commas == 3)
    values->mode = (guint16) mode;
}

/* The server may say of a file only why it shows no more: "%RMS-E-PRV, insufficient privilege". */
static gboolean
is_complaint (const FerryFtpPiece *tokens, guint count)
{
  return count > 0 && (tokens[0].start[0] == '%' || ferry_ftp_piece_is (tokens[0], "No") ||
                       ferry_ftp_piece_is (tokens[0], "Insufficient"));
}

static void
read_name (FerryFtpPiece piece, FerryFtpListingLine *line)
{
  gsize length = find_version (piece);

  line->name = piece;
  line->values.kind = FERRY_KIND_FILE;
  if (length > 4 && g_ascii_strncasecmp (piece.start + length - 4, ".DIR", 4) == 0)
    {
      line->name.length = length - 4;
      line->values.kind = FERRY_KIND_DIRECTORY;
    }
}

/**
 * ferry_ftp_listing_read_vms:
 *
 * Reads a line as OpenVMS writes it. The name keeps its version, which the server wants to see; a
 * folder's name is the one to enter it by.
 */
FerryFtpLineResult
ferry_ftp_listing_read_vms (FerryFtpPiece text,
                            FerryFtpListingContext *context,
                            FerryFtpListingLine *line)
{
  FerryFtpPiece tokens[FERRY_FTP_MAX_TOKENS];
  guint count = ferry_ftp_piece_split (text, tokens, FERRY_FTP_MAX_TOKENS);
  FerryFtpDate date = { .year = FERRY_FTP_NO_YEAR };
  guint date_index;

  if (is_frame (tokens, count))
    return FERRY_FTP_LINE_NOTHING;
  if (count == 0 || find_version (tokens[0]) == 0)
    return FERRY_FTP_LINE_UNREADABLE;
  read_name (tokens[0], line);
  date_index = find_date (tokens, count, &date);
  if (date_index == 0)
    return count == 1 || is_complaint (tokens + 1, count - 1) ? FERRY_FTP_LINE_ENTRY
                                                              : FERRY_FTP_LINE_UNREADABLE;

  date.precision = FERRY_PRECISION_DAY;
  if (date_index + 1 < count)
    ferry_ftp_date_read_clock (tokens[date_index + 1], &date);
  if (!ferry_ftp_date_store (&date, context, &line->values))
    return FERRY_FTP_LINE_UNREADABLE;
  for (guint i = date_index + 1; i < count; i++)
    {
      read_owner (tokens[i], line);
      read_protection (tokens[i], &line->values);
    }
  return FERRY_FTP_LINE_ENTRY;
}
