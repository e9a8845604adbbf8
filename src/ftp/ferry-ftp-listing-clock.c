/* The parts of a date: numbers, days, times of day, zones. Pure.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-ftp-listing-date.h"

#include <string.h>

/**
 * ferry_ftp_date_read_part:
 *
 * Returns: whether @piece is a number of at most four digits from @low to @high
 */
gboolean
ferry_ftp_date_read_part (FerryFtpPiece piece, gint low, gint high, gint *number)
{
  gint64 value;

  if (piece.length > 4 || !ferry_ftp_piece_to_number (piece, &value) || value < low || value > high)
    return FALSE;
  *number = (gint) value;
  return TRUE;
}

/**
 * ferry_ftp_date_read_day:
 *
 * Reads "3", "03", "3." and "3,".
 */
gboolean
ferry_ftp_date_read_day (FerryFtpPiece piece, gint *day)
{
  if (piece.length > 1 &&
      (piece.start[piece.length - 1] == '.' || piece.start[piece.length - 1] == ','))
    piece.length--;
  return piece.length <= 2 && ferry_ftp_date_read_part (piece, 1, 31, day);
}

static gsize
count_digits (FerryFtpPiece piece, gsize from)
{
  gsize end = from;

  while (end < piece.length && g_ascii_isdigit (piece.start[end]))
    end++;
  return end - from;
}

/* Up to three numbers with colons between; some languages write a full stop between hour and
 * minute. Returns how many bytes they take. */
static gsize
read_numbers (FerryFtpPiece piece, gint numbers[3], guint *count)
{
  gsize i = 0;

  for (*count = 0; *count < 3;)
    {
      gsize length = count_digits (piece, i);

      if (length > 2 || !ferry_ftp_date_read_part ((FerryFtpPiece){ piece.start + i, length }, 0,
                                                   99, &numbers[*count]))
        return 0;
      i += length;
      (*count)++;
      if (i == piece.length ||
          (piece.start[i] != ':' && (piece.start[i] != '.' || *count > 1 || piece.length != i + 3)))
        break;
      if (*count < 3)
        i++;
    }
  return i;
}

/**
 * ferry_ftp_date_read_clock:
 *
 * Reads "10:11", "10.11", "10:11:12", "10:11:12.345", "10:11AM", "10:11P", "24:00" into @date.
 */
gboolean
ferry_ftp_date_read_clock (FerryFtpPiece piece, FerryFtpDate *date)
{
  gint numbers[3] = { 0, 0, 0 };
  guint count;
  gsize i;
  char half = '\0';

  if (piece.length < 3 || !g_ascii_isdigit (piece.start[0]))
    return FALSE;
  i = read_numbers (piece, numbers, &count);
  if (i == 0)
    return FALSE;
  if (i < piece.length && piece.start[i] == '.' && count == 3)
    i += 1 + count_digits (piece, i + 1);
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
 * ferry_ftp_date_read_half:
 *
 * Reads a time of day, and "10:11 AM" in two words.
 *
 * Returns: how many words it takes, 0 where there is none
 */
guint
ferry_ftp_date_read_half (const FerryFtpPiece *tokens, guint count, FerryFtpDate *date)
{
  gboolean is_morning;

  if (count == 0 || !ferry_ftp_date_read_clock (tokens[0], date))
    return 0;
  is_morning = count > 1 && ferry_ftp_piece_is (tokens[1], "AM");
  if (count == 1 || (!is_morning && !ferry_ftp_piece_is (tokens[1], "PM")))
    return 1;
  if (date->hour < 1 || date->hour > 12)
    return 0;
  date->hour = date->hour % 12 + (is_morning ? 0 : 12);
  return 2;
}

/**
 * ferry_ftp_date_read_zone:
 *
 * Reads "+0900", "-05:30", "Z", "UTC" and "GMT".
 */
gboolean
ferry_ftp_date_read_zone (FerryFtpPiece piece, FerryFtpDate *date)
{
  gsize colon = piece.length == 6 && piece.start[3] == ':' ? 1 : 0;
  gint hours, minutes;

  if (piece.length == 0)
    return FALSE;
  if (ferry_ftp_piece_is (piece, "Z") || ferry_ftp_piece_is (piece, "UTC") ||
      ferry_ftp_piece_is (piece, "GMT"))
    {
      date->zone = 0;
      date->has_zone = TRUE;
      return TRUE;
    }
  if (piece.length != 5 + colon || (piece.start[0] != '+' && piece.start[0] != '-') ||
      !ferry_ftp_date_read_part ((FerryFtpPiece){ piece.start + 1, 2 }, 0, 14, &hours) ||
      !ferry_ftp_date_read_part ((FerryFtpPiece){ piece.start + 3 + colon, 2 }, 0, 59, &minutes))
    return FALSE;
  date->zone = (hours * 3600 + minutes * 60) * (piece.start[0] == '-' ? -1 : 1);
  date->has_zone = TRUE;
  return TRUE;
}
