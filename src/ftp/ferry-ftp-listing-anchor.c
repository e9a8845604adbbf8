/* Columns move and owners have spaces, so the date is the anchor: the size stands before it, the
 * name behind. See ferry-ftp-listing-anchor.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-ftp-listing-anchor.h"

#include <string.h>

/* "4, 64" or "4,64" in the size's place: a device. Returns how many tokens end at @last. */
static guint
count_device_tokens (const FerryFtpPiece *tokens, guint last)
{
  const char *comma = memchr (tokens[last].start, ',', tokens[last].length);

  if (comma != NULL && g_ascii_isdigit (tokens[last].start[0]))
    return 1;
  if (last > 0 && tokens[last - 1].length > 1 &&
      tokens[last - 1].start[tokens[last - 1].length - 1] == ',')
    return 2;
  return 0;
}

/* "5120", "5,120", and "5.1K" of `ls -h`, which does not tell the bytes */
static gboolean
read_size (FerryFtpPiece piece, gint64 *size)
{
  if (ferry_ftp_piece_to_number (piece, size) || ferry_ftp_piece_to_grouped (piece, size))
    return TRUE;
  if (piece.length < 2 || piece.length > 8 || !g_ascii_isdigit (piece.start[0]) ||
      !ferry_ftp_byte_is_any (piece.start[piece.length - 1], "KMGTPE"))
    return FALSE;
  for (gsize i = 1; i + 1 < piece.length; i++)
    if (!g_ascii_isdigit (piece.start[i]) && piece.start[i] != '.' && piece.start[i] != ',')
      return FALSE;
  *size = FERRY_SIZE_UNKNOWN;
  return TRUE;
}

/**
 * ferry_ftp_anchor_find:
 * @first: the first token that may be the size
 * @is_device: the numbers of a device may stand in the size's place
 *
 * Finds the date, with a size or a device before it.
 *
 * Returns: whether there is one
 */
gboolean
ferry_ftp_anchor_find (const FerryFtpPiece *tokens,
                       guint count,
                       guint first,
                       gboolean is_device,
                       FerryFtpListingContext *context,
                       FerryFtpAnchor *anchor)
{
  for (gboolean is_bare = FALSE; is_bare <= TRUE; is_bare++)
    for (guint i = first + 1; i < count; i++)
      {
        anchor->size = FERRY_SIZE_UNKNOWN;
        anchor->size_length = is_device ? count_device_tokens (tokens, i - 1) : 0;
        if (anchor->size_length == 0)
          {
            if (!read_size (tokens[i - 1], &anchor->size))
              continue;
            anchor->size_length = 1;
          }
        anchor->length = is_bare
                             ? ferry_ftp_date_read_bare (tokens + i, count - i, &anchor->date)
                             : ferry_ftp_date_read (tokens + i, count - i, context, &anchor->date);
        anchor->index = i;
        if (anchor->length > 0)
          return TRUE;
      }
  return FALSE;
}

/**
 * ferry_ftp_anchor_find_name:
 *
 * After exactly one space, with all the spaces it has. Only `ls --time-style=iso` fills up to the
 * width of a time of day.
 *
 * Returns: what follows the date, of no length where nothing does
 */
FerryFtpPiece
ferry_ftp_anchor_find_name (const FerryFtpAnchor *anchor,
                            FerryFtpPiece text,
                            const FerryFtpPiece *tokens)
{
  const FerryFtpPiece *last = &tokens[anchor->index + anchor->length - 1];
  const char *start = last->start + last->length + 1;
  const char *end = text.start + text.length;

  if (anchor->length == 1 && anchor->date.precision == FERRY_PRECISION_DAY && start < end &&
      *start == ' ')
    start++;
  return start < end ? ferry_ftp_piece_rest (text, start) : (FerryFtpPiece){ NULL, 0 };
}
