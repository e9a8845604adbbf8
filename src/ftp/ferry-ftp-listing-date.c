/* Dates as listings write them: a table of shapes, each tried on the words at hand. Pure.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-ftp-listing-date.h"

#include "ferry-ftp-listing-month.h"
#include "ferry-ftp-listing-sign.h"

#include <string.h>

static gboolean
read_year (FerryFtpPiece piece, FerryFtpDate *date)
{
  return piece.length == 4 && ferry_ftp_date_read_part (piece, 1900, 9999, &date->year);
}

/* "10:11", "10:11:12 2024" (BSD ls -T), "2024", and with a comma before it "2024 10:11": what
 * follows month and day. Returns how many words it takes. */
static guint
read_clock_or_year (const FerryFtpPiece *tokens,
                    guint count,
                    gboolean has_comma,
                    FerryFtpDate *date)
{
  if (count == 0)
    return 0;
  date->year = FERRY_FTP_NO_YEAR;
  if (ferry_ftp_date_read_clock (tokens[0], date))
    return date->precision == FERRY_PRECISION_SECOND && count > 1 && read_year (tokens[1], date)
               ? 2
               : 1;
  if (!read_year (tokens[0], date))
    return 0;
  if (has_comma && count > 1 && ferry_ftp_date_read_clock (tokens[1], date))
    return 2;
  date->precision = FERRY_PRECISION_DAY;
  return 1;
}

/* Feb 3 10:11 */
static guint
read_month_first (const FerryFtpPiece *tokens,
                  guint count,
                  FerryFtpListingContext *context,
                  FerryFtpDate *date)
{
  guint taken;

  if (count < 3)
    return 0;
  date->month = ferry_ftp_month_from_name (tokens[0]);
  if (date->month == 0 || !ferry_ftp_date_read_day (tokens[1], &date->day))
    return 0;
  taken = read_clock_or_year (tokens + 2, count - 2, tokens[1].start[tokens[1].length - 1] == ',',
                              date);
  return taken > 0 ? taken + 2 : 0;
}

/* Sat Feb 03 10:11:12 2024 */
static guint
read_weekday_first (const FerryFtpPiece *tokens,
                    guint count,
                    FerryFtpListingContext *context,
                    FerryFtpDate *date)
{
  static const char *const weekdays[] = { "Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat" };

  for (guint i = 0; tokens[0].length == 3 && i < G_N_ELEMENTS (weekdays); i++)
    if (ferry_ftp_piece_is (tokens[0], weekdays[i]))
      {
        guint taken = read_month_first (tokens + 1, count - 1, context, date);

        return taken > 0 ? taken + 1 : 0;
      }
  return 0;
}

/* 3. Feb 10:11 */
static guint
read_day_first (const FerryFtpPiece *tokens,
                guint count,
                FerryFtpListingContext *context,
                FerryFtpDate *date)
{
  guint taken;

  if (count < 3 || !ferry_ftp_date_read_day (tokens[0], &date->day))
    return 0;
  date->month = ferry_ftp_month_from_name (tokens[1]);
  if (date->month == 0)
    return 0;
  taken = read_clock_or_year (tokens + 2, count - 2, FALSE, date);
  return taken > 0 ? taken + 2 : 0;
}

/* 2024-02-03T10:11:12+09:00 */
static guint
read_iso_word (FerryFtpPiece piece, FerryFtpListingContext *context, FerryFtpDate *date)
{
  const char *end = piece.start + piece.length;
  const char *zone = piece.start + 11;

  if (!ferry_ftp_date_read_figures ((FerryFtpPiece){ piece.start, 10 }, context, date))
    return 0;
  while (zone < end && !ferry_ftp_byte_is_any (*zone, "+-Zz"))
    zone++;
  if (!ferry_ftp_date_read_clock (
          (FerryFtpPiece){ piece.start + 11, (gsize) (zone - piece.start - 11) }, date) ||
      (zone < end && !ferry_ftp_date_read_zone (ferry_ftp_piece_rest (piece, zone), date)))
    return 0;
  return 1;
}

/* "2024-02-03 10:11" and the like in any order of the figures; with seconds a zone may follow. The
 * time of day is left out for old files by some. */
static guint
read_figures (const FerryFtpPiece *tokens,
              guint count,
              FerryFtpListingContext *context,
              FerryFtpDate *date)
{
  if (!g_ascii_isdigit (tokens[0].start[0]))
    return 0;
  if (tokens[0].length >= 16 && tokens[0].start[10] == 'T')
    return read_iso_word (tokens[0], context, date);
  if (!ferry_ftp_date_read_figures (tokens[0], context, date) &&
      !ferry_ftp_date_read_dashes (tokens[0], date))
    return 0;
  if (count == 1 || !ferry_ftp_date_read_clock (tokens[1], date))
    {
      date->precision = FERRY_PRECISION_DAY;
      return 1;
    }
  return date->precision == FERRY_PRECISION_SECOND && count > 2 &&
                 ferry_ftp_date_read_zone (tokens[2], date)
             ? 3
             : 2;
}

/* "02-03 10:11" of `ls --time-style=iso`, and "3.2. 10:11" */
static guint
read_pair (const FerryFtpPiece *tokens,
           guint count,
           FerryFtpListingContext *context,
           FerryFtpDate *date)
{
  const char *dash, *stop;
  FerryFtpPiece first, second;

  if (count < 2 || tokens[0].length < 4 || tokens[0].length > 6 ||
      !g_ascii_isdigit (tokens[0].start[0]))
    return 0;
  dash = tokens[0].length == 5 ? memchr (tokens[0].start, '-', 3) : NULL;
  stop = tokens[0].start[tokens[0].length - 1] == '.' ? memchr (tokens[0].start, '.', 3) : NULL;
  if (dash == NULL && stop == NULL)
    return 0;
  first.start = tokens[0].start;
  first.length = (gsize) ((dash != NULL ? dash : stop) - first.start);
  second = ferry_ftp_piece_rest (tokens[0], first.start + first.length + 1);
  if (second.length == 0)
    return 0;
  if (dash == NULL)
    second.length--;
  if (!ferry_ftp_date_read_part (dash != NULL ? first : second, 1, 12, &date->month) ||
      !ferry_ftp_date_read_part (dash != NULL ? second : first, 1, 31, &date->day))
    return 0;
  return read_clock_or_year (tokens + 1, count - 1, FALSE, date) == 1 ? 2 : 0;
}

/* A number and its sign at the start of what is left of a token. */
static gboolean
take_signed (FerryFtpPiece *piece, FerryFtpDateSign sign, gint high, gint *number)
{
  gsize digits = 0;
  gsize length;
  FerryFtpPiece behind;

  while (digits < piece->length && g_ascii_isdigit (piece->start[digits]))
    digits++;
  behind = (FerryFtpPiece){ piece->start + digits, piece->length - digits };
  length = ferry_ftp_date_sign_length (behind, sign);
  if (length == 0 ||
      !ferry_ftp_date_read_part ((FerryFtpPiece){ piece->start, digits }, 1, high, number))
    return FALSE;
  *piece = (FerryFtpPiece){ behind.start + length, behind.length - length };
  return TRUE;
}

/* "2月 3日 10:11", "2月 3 2024", "2024年2月3日", with or without spaces between */
static guint
read_signs (const FerryFtpPiece *tokens,
            guint count,
            FerryFtpListingContext *context,
            FerryFtpDate *date)
{
  FerryFtpPiece piece = tokens[0];
  gboolean has_year = take_signed (&piece, FERRY_FTP_SIGN_YEAR, 9999, &date->year);
  guint taken = 1;

  if (has_year && piece.length == 0 && taken < count)
    piece = tokens[taken++];
  if (!take_signed (&piece, FERRY_FTP_SIGN_MONTH, 12, &date->month))
    return 0;
  if (piece.length == 0 && taken < count)
    piece = tokens[taken++];
  if (!take_signed (&piece, FERRY_FTP_SIGN_DAY, 31, &date->day))
    {
      if (!ferry_ftp_date_read_day (piece, &date->day))
        return 0;
      piece.length = 0;
    }
  if (piece.length > 0)
    return 0;

  if (has_year)
    {
      date->precision = FERRY_PRECISION_DAY;
      return taken < count && ferry_ftp_date_read_clock (tokens[taken], date) ? taken + 1 : taken;
    }
  if (taken < count && take_signed (&(FerryFtpPiece){ tokens[taken].start, tokens[taken].length },
                                    FERRY_FTP_SIGN_YEAR, 9999, &date->year))
    {
      date->precision = FERRY_PRECISION_DAY;
      return taken + 1;
    }
  {
    guint more = read_clock_or_year (tokens + taken, count - taken, FALSE, date);

    return more > 0 ? taken + more : 0;
  }
}

static guint (*const shapes[]) (const FerryFtpPiece *tokens,
                                guint count,
                                FerryFtpListingContext *context,
                                FerryFtpDate *date) = {
  read_month_first, read_figures, read_day_first, read_signs, read_pair, read_weekday_first,
};

/**
 * ferry_ftp_date_read:
 * @tokens: words of a line, the date at their start
 *
 * Returns: how many words the date takes, 0 where there is none
 */
guint
ferry_ftp_date_read (const FerryFtpPiece *tokens,
                     guint count,
                     FerryFtpListingContext *context,
                     FerryFtpDate *date)
{
  for (guint i = 0; count > 0 && i < G_N_ELEMENTS (shapes); i++)
    {
      guint taken;

      *date = (FerryFtpDate){ .year = FERRY_FTP_NO_YEAR };
      taken = shapes[i](tokens, count, context, date);
      if (taken > 0)
        return taken;
    }
  return 0;
}

/**
 * ferry_ftp_date_read_bare:
 *
 * Reads "02 03 10:11", the month first where that can be. For lines without any other date: a size
 * and a link count look the same.
 *
 * Returns: how many words the date takes, 0 where there is none
 */
guint
ferry_ftp_date_read_bare (const FerryFtpPiece *tokens, guint count, FerryFtpDate *date)
{
  gint first, second;
  guint taken;

  *date = (FerryFtpDate){ .year = FERRY_FTP_NO_YEAR };
  if (count < 3 || !ferry_ftp_date_read_part (tokens[0], 1, 31, &first) ||
      !ferry_ftp_date_read_part (tokens[1], 1, 31, &second) || (first > 12 && second > 12))
    return 0;
  date->month = first <= 12 ? first : second;
  date->day = first <= 12 ? second : first;
  taken = read_clock_or_year (tokens + 2, count - 2, FALSE, date);
  return taken > 0 ? taken + 2 : 0;
}
