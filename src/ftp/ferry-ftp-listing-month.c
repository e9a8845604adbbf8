/* Names of months and the CJK signs for year, month and day. Pure.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-ftp-listing-month.h"

#include <string.h>

/* By the beginning of the name, in small letters: "janv." and "January" are both "jan". Longer
 * beginnings stand before those that they share a start with. */
static const struct
{
  const char *prefix;
  gint month;
} months[] = {
  { "jan", 1 },  { "ene", 1 },  { "gen", 1 },  { "sty", 1 },  { "led", 1 },  { "янв", 1 },
  { "feb", 2 },  { "fev", 2 },  { "fév", 2 },  { "lut", 2 },  { "úno", 2 },  { "фев", 2 },
  { "mar", 3 },  { "mär", 3 },  { "mrz", 3 },  { "mrt", 3 },  { "bře", 3 },  { "мар", 3 },
  { "apr", 4 },  { "abr", 4 },  { "avr", 4 },  { "kwi", 4 },  { "dub", 4 },  { "апр", 4 },
  { "may", 5 },  { "mai", 5 },  { "mag", 5 },  { "mei", 5 },  { "maj", 5 },  { "kvě", 5 },
  { "май", 5 },  { "мая", 5 },  { "jun", 6 },  { "juin", 6 }, { "giu", 6 },  { "cze", 6 },
  { "čer", 6 },  { "июн", 6 },  { "jul", 7 },  { "juil", 7 }, { "lug", 7 },  { "lip", 7 },
  { "čvc", 7 },  { "июл", 7 },  { "aug", 8 },  { "ago", 8 },  { "aoû", 8 },  { "sie", 8 },
  { "srp", 8 },  { "авг", 8 },  { "sep", 9 },  { "set", 9 },  { "wrz", 9 },  { "zář", 9 },
  { "сен", 9 },  { "oct", 10 }, { "okt", 10 }, { "out", 10 }, { "ott", 10 }, { "paź", 10 },
  { "říj", 10 }, { "окт", 10 }, { "nov", 11 }, { "lis", 11 }, { "ноя", 11 }, { "dec", 12 },
  { "dez", 12 }, { "dic", 12 }, { "déc", 12 }, { "gru", 12 }, { "pro", 12 }, { "дек", 12 },
};

/* In UTF-8, EUC-JP and CP932, and Korean: the character set is not known yet. */
static const struct
{
  FerryFtpDateSign sign;
  const char *bytes;
} signs[] = {
  { FERRY_FTP_SIGN_YEAR, "年" },        { FERRY_FTP_SIGN_YEAR, "년" },
  { FERRY_FTP_SIGN_YEAR, "\xc7\xaf" },  { FERRY_FTP_SIGN_YEAR, "\x94\x4e" },
  { FERRY_FTP_SIGN_MONTH, "月" },       { FERRY_FTP_SIGN_MONTH, "월" },
  { FERRY_FTP_SIGN_MONTH, "\xb7\xee" }, { FERRY_FTP_SIGN_MONTH, "\x8c\x8e" },
  { FERRY_FTP_SIGN_DAY, "日" },         { FERRY_FTP_SIGN_DAY, "일" },
  { FERRY_FTP_SIGN_DAY, "\xc6\xfc" },   { FERRY_FTP_SIGN_DAY, "\x93\xfa" },
};

/**
 * ferry_ftp_month_from_name:
 *
 * Returns: 1 to 12, or 0 where @piece begins like no month
 */
gint
ferry_ftp_month_from_name (FerryFtpPiece piece)
{
  if (piece.length > 24 || piece.length < 3 || g_ascii_isdigit (piece.start[0]))
    return 0;
  for (guint i = 0; i < G_N_ELEMENTS (months); i++)
    {
      gsize length;

      /* Most are told apart by the first byte, bit 5 apart, which is the case of a letter. */
      if ((months[i].prefix[0] | 0x20) != (piece.start[0] | 0x20))
        continue;
      length = strlen (months[i].prefix);
      if (piece.length >= length &&
          g_ascii_strncasecmp (piece.start, months[i].prefix, length) == 0)
        return months[i].month;
    }
  return 0;
}

/**
 * ferry_ftp_date_sign_length:
 *
 * Returns: how many bytes @sign takes at the start of @piece, 0 if it is not there
 */
gsize
ferry_ftp_date_sign_length (FerryFtpPiece piece, FerryFtpDateSign sign)
{
  /* None begins with ASCII; nearly every token does. */
  if (piece.length == 0 || (guchar) piece.start[0] < 0x80)
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
