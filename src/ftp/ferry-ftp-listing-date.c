/* Dates as listings write them: a table of shapes, each tried on the tokens at hand. Pure.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-ftp-listing-date.h"

#include "ferry-ftp-listing-month.h"

#define SECONDS_A_DAY 86400

static gboolean
read_small_number (FerryFtpPiece piece, gint low, gint high, gint *number)
{
  gint64 value;

  if (piece.length > 4 || !ferry_ftp_piece_to_number (piece, &value) || value < low || value > high)
    return FALSE;
  *number = (gint) value;
  return TRUE;
}

/* "3", "03", "3." and "3," */
static gboolean
read_day (FerryFtpPiece piece, gint *day)
{
  if (piece.length > 1 &&
      (piece.start[piece.length - 1] == '.' || piece.start[piece.length - 1] == ','))
    piece.length--;
  return piece.length <= 2 && read_small_number (piece, 1, 31, day);
}

/**
 * ferry_ftp_date_read_clock:
 *
 * Reads "10:11", "10:11:12", "10:11:12.345", "10:11AM", "10:11PM", "24:00" into @date.
 */
gboolean
ferry_ftp_date_read_clock (FerryFtpPiece piece, FerryFtpDate *date)
{
  gint numbers[3] = { 0, 0, 0 };
  guint count = 0;
  gsize i = 0;
  char half = '\0';

  for (count = 0; count < 3; count++)
    {
      gsize start = i;

      while (i < piece.length && g_ascii_isdigit (piece.start[i]))
        i++;
      if (!read_small_number ((FerryFtpPiece){ piece.start + start, i - start }, 0, 99,
                              &numbers[count]))
        return FALSE;
      if (i == piece.length || piece.start[i] != ':')
        {
          count++;
          break;
        }
      i++;
    }
  if (i < piece.length && piece.start[i] == '.' && count == 3)
    for (i++; i < piece.length && g_ascii_isdigit (piece.start[i]);)
      i++;
  if (i < piece.length)
    half = g_ascii_toupper (piece.start[i++]);
  if (half != '\0' && i < piece.length && g_ascii_toupper (piece.start[i]) == 'M')
    i++;

  if (count < 2 || i != piece.length || (half != '\0' && half != 'A' && half != 'P') ||
      numbers[0] > (half != '\0' ? 12 : 24) || numbers[1] > 59 || numbers[2] > 60)
    return FALSE;
  if (half != '\0')
    numbers[0] = numbers[0] % 12 + (half == 'P' ? 12 : 0);
  date->hour = numbers[0];
  date->minute = numbers[1];
  date->second = numbers[2];
  date->precision = count == 3 ? FERRY_PRECISION_SECOND : FERRY_PRECISION_MINUTE;
  return TRUE;
}

/**
 * ferry_ftp_date_read_triple:
 *
 * Takes "2024-02-03", "02/03/24", "3.2.2024" apart, in the order written.
 */
gboolean
ferry_ftp_date_read_triple (FerryFtpPiece piece, gint numbers[3], char *separator)
{
  gsize i = 0;

  *separator = '\0';
  for (guint count = 0; count < 3; count++)
    {
      gsize start = i;

      while (i < piece.length && g_ascii_isdigit (piece.start[i]))
        i++;
      if (!read_small_number ((FerryFtpPiece){ piece.start + start, i - start }, 0, 9999,
                              &numbers[count]))
        return FALSE;
      if (count == 2)
        break;
      if (i == piece.length ||
          (piece.start[i] != '-' && piece.start[i] != '/' && piece.start[i] != '.') ||
          (*separator != '\0' && *separator != piece.start[i]))
        return FALSE;
      *separator = piece.start[i++];
    }
  return i == piece.length;
}

/* "10:11", "10:11:12 2024" (BSD ls -T) or "2024": what follows month and day. Returns how many
 * tokens it took. */
static guint
read_clock_or_year (const FerryFtpPiece *tokens, guint count, FerryFtpDate *date)
{
  if (count == 0)
    return 0;
  date->year = FERRY_FTP_NO_YEAR;
  if (ferry_ftp_date_read_clock (tokens[0], date))
    {
      if (date->precision == FERRY_PRECISION_SECOND && count > 1 && tokens[1].length == 4 &&
          read_small_number (tokens[1], 1900, 9999, &date->year))
        return 2;
      return 1;
    }
  if (tokens[0].length != 4 || !read_small_number (tokens[0], 1900, 9999, &date->year))
    return 0;
  date->precision = FERRY_PRECISION_DAY;
  return 1;
}

/* Feb 3 10:11 */
static guint
read_month_first (const FerryFtpPiece *tokens, guint count, FerryFtpDate *date)
{
  guint taken;

  if (count < 3)
    return 0;
  date->month = ferry_ftp_month_from_name (tokens[0]);
  if (date->month == 0 || !read_day (tokens[1], &date->day))
    return 0;
  taken = read_clock_or_year (tokens + 2, count - 2, date);
  return taken > 0 ? taken + 2 : 0;
}

/* 3. Feb 10:11 */
static guint
read_day_first (const FerryFtpPiece *tokens, guint count, FerryFtpDate *date)
{
  guint taken;

  if (count < 3 || !read_day (tokens[0], &date->day))
    return 0;
  date->month = ferry_ftp_month_from_name (tokens[1]);
  if (date->month == 0)
    return 0;
  taken = read_clock_or_year (tokens + 2, count - 2, date);
  return taken > 0 ? taken + 2 : 0;
}

/* 2024-02-03 10:11, also with seconds and a zone behind, which the wall clock does not need */
static guint
read_iso (const FerryFtpPiece *tokens, guint count, FerryFtpDate *date)
{
  gint numbers[3];
  char separator;

  if (count < 2 || tokens[0].length != 10 ||
      !ferry_ftp_date_read_triple (tokens[0], numbers, &separator) || separator != '-' ||
      !ferry_ftp_date_read_clock (tokens[1], date))
    return 0;
  date->year = numbers[0];
  date->month = numbers[1];
  date->day = numbers[2];
  if (count > 2 && tokens[2].length == 5 &&
      (tokens[2].start[0] == '+' || tokens[2].start[0] == '-') &&
      g_ascii_isdigit (tokens[2].start[1]) && date->precision == FERRY_PRECISION_SECOND)
    return 3;
  return 2;
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
  if (length == 0 || !read_small_number ((FerryFtpPiece){ piece->start, digits }, 1, high, number))
    return FALSE;
  *piece = (FerryFtpPiece){ behind.start + length, behind.length - length };
  return TRUE;
}

/* "2月 3日 10:11", "2月 3 2024", "2024年2月3日", with or without spaces between */
static guint
read_signs (const FerryFtpPiece *tokens, guint count, FerryFtpDate *date)
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
      if (!read_day (piece, &date->day))
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
    guint more = read_clock_or_year (tokens + taken, count - taken, date);

    return more > 0 ? taken + more : 0;
  }
}

static guint (*const shapes[]) (const FerryFtpPiece *tokens, guint count, FerryFtpDate *date) = {
  read_month_first,
  read_iso,
  read_day_first,
  read_signs,
};

/**
 * ferry_ftp_date_read:
 * @tokens: words of a line, the date at their start
 *
 * Returns: how many tokens the date takes, 0 where there is none
 */
guint
ferry_ftp_date_read (const FerryFtpPiece *tokens, guint count, FerryFtpDate *date)
{
  for (guint i = 0; count > 0 && i < G_N_ELEMENTS (shapes); i++)
    {
      guint taken;

      *date = (FerryFtpDate){ .year = FERRY_FTP_NO_YEAR };
      taken = shapes[i](tokens, count, date);
      if (taken > 0)
        return taken;
    }
  return 0;
}

/* Days since 1970-01-01 in the proleptic Gregorian calendar; the year begins in March so that the
 * leap day comes last. */
static gint64
count_days (gint64 year, gint month, gint day)
{
  gint64 y = month <= 2 ? year - 1 : year;
  gint64 era = y / 400;
  gint64 year_of_era = y - era * 400;
  gint64 day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;

  return era * 146097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year -
         719468;
}

static gint64
seconds_in_year (const FerryFtpDate *date, gint year)
{
  return count_days (year, date->month, date->day) * SECONDS_A_DAY + date->hour * 3600 +
         date->minute * 60 + date->second;
}

static gboolean
is_valid (const FerryFtpDate *date, gint year)
{
  return g_date_valid_dmy ((GDateDay) date->day, (GDateMonth) date->month, (GDateYear) year);
}

/* The latest such date that is not more than a day ahead of now: the server's clock may be in
 * another zone. A 29th of February goes back to the last leap year. */
static gboolean
guess_year (const FerryFtpDate *date, gint64 now, gint64 *seconds)
{
  gint year = 1970 + (gint) (CLAMP (now, 0, G_GINT64_CONSTANT (250000000000)) / 31556952) + 1;

  for (guint tries = 0; tries < 10; tries++, year--)
    if (is_valid (date, year) && seconds_in_year (date, year) <= now + SECONDS_A_DAY)
      {
        *seconds = seconds_in_year (date, year);
        return TRUE;
      }
  return FALSE;
}

/**
 * ferry_ftp_date_to_seconds:
 * @now: seconds since 1970, UTC
 *
 * Returns: whether @date is one of the calendar; @seconds since 1970 on the wall clock it was read
 * from
 */
gboolean
ferry_ftp_date_to_seconds (const FerryFtpDate *date, gint64 now, gint64 *seconds)
{
  if (date->month < 1 || date->month > 12 || date->day < 1 || date->day > 31)
    return FALSE;
  if (date->year == FERRY_FTP_NO_YEAR)
    return guess_year (date, now, seconds);
  if (date->year < 1 || !is_valid (date, date->year))
    return FALSE;
  *seconds = seconds_in_year (date, date->year);
  return TRUE;
}
