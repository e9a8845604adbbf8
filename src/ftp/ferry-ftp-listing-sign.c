/* The signs for year, month and day, in bytes: the character set is not known when a listing is
 * read, and no two of these are the same. Pure.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-ftp-listing-sign.h"

#include <string.h>

static const struct
{
  FerryFtpDateSign sign;
  const char *bytes;
} signs[] = {
  /* UTF-8 */
  { FERRY_FTP_SIGN_YEAR, "年" },
  { FERRY_FTP_SIGN_MONTH, "月" },
  { FERRY_FTP_SIGN_DAY, "日" },
  { FERRY_FTP_SIGN_YEAR, "년" },
  { FERRY_FTP_SIGN_MONTH, "월" },
  { FERRY_FTP_SIGN_DAY, "일" },
  /* EUC-JP */
  { FERRY_FTP_SIGN_YEAR, "\xc7\xaf" },
  { FERRY_FTP_SIGN_MONTH, "\xb7\xee" },
  { FERRY_FTP_SIGN_DAY, "\xc6\xfc" },
  /* CP932 */
  { FERRY_FTP_SIGN_YEAR, "\x94\x4e" },
  { FERRY_FTP_SIGN_MONTH, "\x8c\x8e" },
  { FERRY_FTP_SIGN_DAY, "\x93\xfa" },
  /* ISO-2022-JP */
  { FERRY_FTP_SIGN_YEAR, "\x1b$BG/\x1b(B" },
  { FERRY_FTP_SIGN_MONTH, "\x1b$B7n\x1b(B" },
  { FERRY_FTP_SIGN_DAY, "\x1b$BF|\x1b(B" },
  /* GB18030 */
  { FERRY_FTP_SIGN_YEAR, "\xc4\xea" },
  { FERRY_FTP_SIGN_MONTH, "\xd4\xc2" },
  { FERRY_FTP_SIGN_DAY, "\xc8\xd5" },
  /* Big5 */
  { FERRY_FTP_SIGN_YEAR, "\xa6\x7e" },
  { FERRY_FTP_SIGN_MONTH, "\xa4\xeb" },
  { FERRY_FTP_SIGN_DAY, "\xa4\xe9" },
  /* EUC-KR */
  { FERRY_FTP_SIGN_YEAR, "\xb3\xe2" },
  { FERRY_FTP_SIGN_MONTH, "\xbf\xf9" },
  { FERRY_FTP_SIGN_DAY, "\xc0\xcf" },
};

/**
 * ferry_ftp_date_sign_length:
 *
 * Returns: how many bytes @sign takes at the start of @piece, 0 if it is not there
 */
gsize
ferry_ftp_date_sign_length (FerryFtpPiece piece, FerryFtpDateSign sign)
{
  /* None begins with a letter, a digit or a dash; nearly every token does. */
  if (piece.length == 0 || ((guchar) piece.start[0] < 0x80 && piece.start[0] != '\x1b'))
    return 0;
  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    {
      gsize length = strlen (signs[i].bytes);

      if (signs[i].sign == sign && piece.length >= length &&
          memcmp (piece.start, signs[i].bytes, length) == 0)
        return length;
    }
  return 0;
}
