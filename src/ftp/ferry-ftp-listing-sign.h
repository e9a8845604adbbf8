/* The signs for year, month and day in Chinese, Japanese and Korean. Inside src/ftp only. Pure.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-ftp-listing-line.h"

G_BEGIN_DECLS

typedef enum
{
  FERRY_FTP_SIGN_YEAR,
  FERRY_FTP_SIGN_MONTH,
  FERRY_FTP_SIGN_DAY,
} FerryFtpDateSign;

gsize ferry_ftp_date_sign_length (FerryFtpPiece piece, FerryFtpDateSign sign);

G_END_DECLS
