/* EPLF, Easily Parsed LIST Format (cr.yp.to/ftp/list/eplf.html), of publicfile and anonftpd:
 *
 *   +i8388621.29609,m824255902,r,s5120,<TAB>name
 *
 * Pure.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-ftp-listing-line.h"

#include <string.h>

static void
take_fact (FerryEntry *values, FerryFtpPiece fact)
{
  FerryFtpPiece value = { fact.start + 1, fact.length - 1 };
  gint64 number;

  switch (fact.start[0])
    {
    case '/':
      values->kind = FERRY_KIND_DIRECTORY;
      break;

    case 'r':
      values->kind = FERRY_KIND_FILE;
      break;

    case 's':
      ferry_ftp_piece_to_number (value, &values->size);
      break;

    case 'm':
      if (ferry_ftp_piece_to_number (value, &number) && number < G_GINT64_CONSTANT (250000000000))
        {
          values->modified = number;
          values->precision = FERRY_PRECISION_SECOND;
          values->is_utc = TRUE;
        }
      break;

    default:
      break;
    }
}

/**
 * ferry_ftp_listing_read_eplf:
 *
 * Reads a line of EPLF. Its time is UTC.
 */
FerryFtpLineResult
ferry_ftp_listing_read_eplf (FerryFtpPiece text,
                             FerryFtpListingContext *context,
                             FerryFtpListingLine *line)
{
  const char *tab = memchr (text.start, '\t', text.length);
  const char *p = text.start + 1;

  if (text.length < 3 || text.start[0] != '+' || tab == NULL || tab + 1 == text.start + text.length)
    return FERRY_FTP_LINE_UNREADABLE;
  while (p < tab)
    {
      const char *comma = memchr (p, ',', (gsize) (tab - p));

      if (comma == NULL)
        comma = tab;
      if (comma > p)
        take_fact (&line->values, (FerryFtpPiece){ p, (gsize) (comma - p) });
      p = comma + 1;
    }
  line->name = ferry_ftp_piece_rest (text, tab + 1);
  return FERRY_FTP_LINE_ENTRY;
}
