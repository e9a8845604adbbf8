/* Tokens and numbers of a listing's line. Pure.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-ftp-listing-line.h"

#include <string.h>

static gboolean
is_blank (char byte)
{
  return byte == ' ' || byte == '\t';
}

/**
 * ferry_ftp_piece_split:
 * @tokens: (out): the first @max_tokens words of @text
 *
 * Returns: how many there are, @max_tokens at most
 */
guint
ferry_ftp_piece_split (FerryFtpPiece text, FerryFtpPiece *tokens, guint max_tokens)
{
  const char *p = text.start;
  const char *end = text.start + text.length;
  guint count = 0;

  while (count < max_tokens)
    {
      const char *start;

      while (p < end && is_blank (*p))
        p++;
      if (p == end)
        break;
      start = p;
      while (p < end && !is_blank (*p))
        p++;
      tokens[count++] = (FerryFtpPiece){ start, (gsize) (p - start) };
    }
  return count;
}

/**
 * ferry_ftp_piece_to_number:
 *
 * Returns: whether @piece is digits and nothing else, and not too many for @number
 */
gboolean
ferry_ftp_piece_to_number (FerryFtpPiece piece, gint64 *number)
{
  gint64 value = 0;

  if (piece.length == 0 || piece.length > 18)
    return FALSE;
  for (gsize i = 0; i < piece.length; i++)
    {
      if (!g_ascii_isdigit (piece.start[i]))
        return FALSE;
      value = value * 10 + (piece.start[i] - '0');
    }
  *number = value;
  return TRUE;
}

/**
 * ferry_ftp_piece_to_grouped:
 *
 * Returns: whether @piece is a number with commas or full stops between its thousands
 */
gboolean
ferry_ftp_piece_to_grouped (FerryFtpPiece piece, gint64 *number)
{
  char digits[24];
  gsize length = 0;

  if (piece.length >= sizeof digits || piece.length < 5)
    return FALSE;
  for (gsize i = 0; i < piece.length; i++)
    {
      gboolean is_between = (piece.length - i) % 4 == 0 && i > 0;

      if (is_between ? piece.start[i] != ',' && piece.start[i] != '.'
                     : !g_ascii_isdigit (piece.start[i]))
        return FALSE;
      if (!is_between)
        digits[length++] = piece.start[i];
    }
  return ferry_ftp_piece_to_number ((FerryFtpPiece){ digits, length }, number);
}

/**
 * ferry_ftp_piece_span:
 *
 * Returns: the pieces from @first to @last, and what is between
 */
FerryFtpPiece
ferry_ftp_piece_span (const FerryFtpPiece *first, const FerryFtpPiece *last)
{
  return (FerryFtpPiece){ first->start, (gsize) (last->start + last->length - first->start) };
}

/**
 * ferry_ftp_piece_rest:
 *
 * Returns: what is left of @text from @from on
 */
FerryFtpPiece
ferry_ftp_piece_rest (FerryFtpPiece text, const char *from)
{
  return (FerryFtpPiece){ from, text.length - (gsize) (from - text.start) };
}
