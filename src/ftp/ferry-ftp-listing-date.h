/* Dates as listings write them: times of day, days in figures, and whole dates. Inside src/ftp
 * only. Pure.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-ftp-listing-line.h"

G_BEGIN_DECLS

#define FERRY_FTP_NO_YEAR (-1)

typedef struct
{
  gint year; /* FERRY_FTP_NO_YEAR where the listing leaves it to be guessed */
  gint month, day;
  gint hour, minute, second;
  FerryPrecision precision;
  gboolean has_zone; /* else it is the server's wall clock */
  gint zone;         /* seconds east of UTC */
} FerryFtpDate;

/* ferry-ftp-listing-clock.c: parts */
gboolean ferry_ftp_date_read_part (FerryFtpPiece piece, gint low, gint high, gint *number);
gboolean ferry_ftp_date_read_day (FerryFtpPiece piece, gint *day);
gboolean ferry_ftp_date_read_clock (FerryFtpPiece piece, FerryFtpDate *date);
guint ferry_ftp_date_read_half (const FerryFtpPiece *tokens, guint count, FerryFtpDate *date);
gboolean ferry_ftp_date_read_zone (FerryFtpPiece piece, FerryFtpDate *date);

/* ferry-ftp-listing-figures.c: the day in one word */
gboolean ferry_ftp_date_read_figures (FerryFtpPiece piece,
                                      FerryFtpListingContext *context,
                                      FerryFtpDate *date);
gboolean ferry_ftp_date_read_dashes (FerryFtpPiece piece, FerryFtpDate *date);

/* ferry-ftp-listing-date.c: the date at the start of some words */
guint ferry_ftp_date_read (const FerryFtpPiece *tokens,
                           guint count,
                           FerryFtpListingContext *context,
                           FerryFtpDate *date);
guint ferry_ftp_date_read_bare (const FerryFtpPiece *tokens, guint count, FerryFtpDate *date);

/* ferry-ftp-listing-calendar.c: what moment it is */
gboolean ferry_ftp_date_is_valid (const FerryFtpDate *date);
gboolean ferry_ftp_date_to_seconds (const FerryFtpDate *date, gint64 now, gint64 *seconds);
gboolean ferry_ftp_date_store (const FerryFtpDate *date,
                               const FerryFtpListingContext *context,
                               FerryEntry *values);

G_END_DECLS
