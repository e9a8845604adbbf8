/* Dates as listings write them. Inside src/ftp only. Pure.
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
} FerryFtpDate;

guint ferry_ftp_date_read (const FerryFtpPiece *tokens, guint count, FerryFtpDate *date);
gboolean ferry_ftp_date_read_clock (FerryFtpPiece piece, FerryFtpDate *date);
gboolean ferry_ftp_date_read_triple (FerryFtpPiece piece, gint numbers[3], char *separator);
gboolean ferry_ftp_date_to_seconds (const FerryFtpDate *date, gint64 now, gint64 *seconds);

G_END_DECLS
