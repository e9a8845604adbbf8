/* A day in one word of figures: "02-03-24", "2024/02/03", "3.2.2024", "03-Feb-24". Which number is
 * the month is told by the numbers themselves, else by the other lines of the listing. Pure.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-ftp-listing-date.h"

#include "ferry-ftp-listing-month.h"

#include <string.h>

/* The order of the numbers, as the bits of FerryFtpListingContext. */
enum
{
  MONTH_FIRST = 1 << 0,
  DAY_FIRST = 1 << 1,
  YEAR_FIRST = 1 << 2,
};

typedef struct
{
  gint numbers[3];
  gsize lengths[3];
  char separator;
} Figures;

static gboolean
take_apart (FerryFtpPiece piece, Figures *figures)
{
  gsize i = 0;

  if (piece.length < 6 || piece.length > 10 || !g_ascii_isdigit (piece.start[0]))
    return FALSE;
  for (guint part = 0; part < 3; part++)
    {
      gsize start = i;

      while (i < piece.length && g_ascii_isdigit (piece.start[i]))
        i++;
      figures->lengths[part] = i - start;
      if (!ferry_ftp_date_read_part ((FerryFtpPiece){ piece.start + start, i - start }, 0, 9999,
                                     &figures->numbers[part]))
        return FALSE;
      if (part == 2)
        break;
      if (i == piece.length || !ferry_ftp_byte_is_any (piece.start[i], "-/.") ||
          (part == 1 && piece.start[i] != figures->separator))
        return FALSE;
      figures->separator = piece.start[i++];
    }
  return i == piece.length;
}

/* Two digits, and three of servers that count from 1900. */
static gint
complete_year (gint year, gsize length)
{
  if (length >= 4)
    return year;
  if (length == 3)
    return year + 1900;
  return year + (year >= 70 ? 1900 : 2000);
}

static gboolean
put_in_order (const Figures *figures, guint order, FerryFtpDate *date)
{
  guint year = order == YEAR_FIRST ? 0 : 2;
  guint month = order == MONTH_FIRST ? 0 : 1;
  guint day = order == YEAR_FIRST ? 2 : order == MONTH_FIRST ? 1 : 0;

  if (figures->lengths[month] > 2 || figures->lengths[day] > 2 || figures->lengths[year] < 2)
    return FALSE;
  date->year = complete_year (figures->numbers[year], figures->lengths[year]);
  date->month = figures->numbers[month];
  date->day = figures->numbers[day];
  return ferry_ftp_date_is_valid (date);
}

/* Between day first and year first the later date is meant, unless it lies ahead. */
static gboolean
is_year_first (const Figures *figures, gint64 now)
{
  FerryFtpDate day_first = { .hour = 0 };
  FerryFtpDate year_first = { .hour = 0 };
  gint64 first, second;

  if (!put_in_order (figures, DAY_FIRST, &day_first) ||
      !put_in_order (figures, YEAR_FIRST, &year_first) ||
      !ferry_ftp_date_to_seconds (&day_first, now, &first) ||
      !ferry_ftp_date_to_seconds (&year_first, now, &second))
    return FALSE;
  return second > first ? second <= now + 86400 : first > now + 86400;
}

/**
 * ferry_ftp_date_read_figures:
 * @context: what other lines have told of the order, and is told more
 *
 * Reads year, month and day in one word. Where nothing tells, the month stands first, and the day
 * where full stops are between.
 */
gboolean
ferry_ftp_date_read_figures (FerryFtpPiece piece,
                             FerryFtpListingContext *context,
                             FerryFtpDate *date)
{
  static const guint preferences[][3] = {
    { MONTH_FIRST, DAY_FIRST, YEAR_FIRST },
    { DAY_FIRST, YEAR_FIRST, MONTH_FIRST },
  };
  const guint *preference;
  guint possible = 0;
  Figures figures;

  if (!take_apart (piece, &figures))
    return FALSE;
  for (guint order = MONTH_FIRST; order <= YEAR_FIRST; order <<= 1)
    if (put_in_order (&figures, order, date))
      possible |= order;
  if (possible == 0)
    return FALSE;

  if ((possible & ~context->ruled_out) != 0)
    {
      guint told = possible & ~context->ruled_out;

      context->ruled_out |= ~possible;
      possible = told;
    }
  if (possible == (DAY_FIRST | YEAR_FIRST))
    possible = is_year_first (&figures, context->now) ? YEAR_FIRST : DAY_FIRST;
  preference = preferences[figures.separator == '.' ? 1 : 0];
  for (guint i = 0; i < 3; i++)
    if ((possible & preference[i]) != 0)
      return put_in_order (&figures, preference[i], date);
  return FALSE;
}

/**
 * ferry_ftp_date_read_dashes:
 *
 * Reads "3-FEB-2024" and "03-Feb-24".
 */
gboolean
ferry_ftp_date_read_dashes (FerryFtpPiece piece, FerryFtpDate *date)
{
  const char *first = memchr (piece.start, '-', piece.length);
  const char *second = first != NULL
                           ? memchr (first + 1, '-', ferry_ftp_piece_rest (piece, first + 1).length)
                           : NULL;
  FerryFtpPiece year;

  if (second == NULL || !g_ascii_isdigit (piece.start[0]))
    return FALSE;
  year = ferry_ftp_piece_rest (piece, second + 1);
  date->month =
      ferry_ftp_month_from_name ((FerryFtpPiece){ first + 1, (gsize) (second - first - 1) });
  if (date->month == 0 || year.length < 2 ||
      !ferry_ftp_date_read_part (year, 0, 9999, &date->year) ||
      !ferry_ftp_date_read_day ((FerryFtpPiece){ piece.start, (gsize) (first - piece.start) },
                                &date->day))
    return FALSE;
  date->year = complete_year (date->year, year.length);
  return TRUE;
}
