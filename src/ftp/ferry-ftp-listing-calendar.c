/* From a date as read to seconds since 1970, and the year that a listing leaves out. Pure.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-ftp-listing-date.h"

#define SECONDS_A_DAY 86400

/* What people are shown has years 1 to 9999; a zone may move a time into the next. */
#define FIRST_YEAR 2
#define LAST_YEAR  9998

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
         date->minute * 60 + date->second - date->zone;
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
 * ferry_ftp_date_is_valid:
 *
 * Returns: whether a day of the calendar is given, with its year
 */
gboolean
ferry_ftp_date_is_valid (const FerryFtpDate *date)
{
  return date->year >= FIRST_YEAR && date->year <= LAST_YEAR && date->month >= 1 &&
         date->month <= 12 && date->day >= 1 && date->day <= 31 && is_valid (date, date->year);
}

/**
 * ferry_ftp_date_to_seconds:
 * @now: seconds since 1970 on the same clock
 *
 * Returns: whether @date is one of the calendar; @seconds since 1970, UTC where the date has a
 * zone, else on the wall clock it was read from
 */
gboolean
ferry_ftp_date_to_seconds (const FerryFtpDate *date, gint64 now, gint64 *seconds)
{
  if (date->month < 1 || date->month > 12 || date->day < 1 || date->day > 31)
    return FALSE;
  if (date->year == FERRY_FTP_NO_YEAR)
    return guess_year (date, now, seconds);
  if (!ferry_ftp_date_is_valid (date))
    return FALSE;
  *seconds = seconds_in_year (date, date->year);
  return TRUE;
}

/**
 * ferry_ftp_date_store:
 *
 * Puts @date into an entry.
 *
 * Returns: whether it is one of the calendar
 */
gboolean
ferry_ftp_date_store (const FerryFtpDate *date,
                      const FerryFtpListingContext *context,
                      FerryEntry *values)
{
  if (!ferry_ftp_date_to_seconds (date, context->now, &values->modified))
    return FALSE;
  values->precision = (guint8) date->precision;
  values->is_utc = date->has_zone ? 1 : 0;
  return TRUE;
}
