/* MLSD and MLST (RFC 3659 section 7):
 *
 *   type=file;size=12;modify=20240203101112;UNIX.mode=0644; a b.txt
 *
 * Facts in any order and any case, then one space, then the name with all the spaces it has. Pure.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-ftp-listing-date.h"
#include "ferry-ftp-listing-line.h"

#include <string.h>

static gboolean
starts_with (FerryFtpPiece piece, const char *prefix)
{
  gsize length = strlen (prefix);

  return piece.length >= length && g_ascii_strncasecmp (piece.start, prefix, length) == 0;
}

/* Says FALSE where the line is no entry: the folder itself or the one above. */
static gboolean
take_type (FerryFtpListingLine *line, FerryFtpPiece value)
{
  if (ferry_ftp_piece_is (value, "cdir") || ferry_ftp_piece_is (value, "pdir"))
    return FALSE;
  if (ferry_ftp_piece_is (value, "file"))
    line->values.kind = FERRY_KIND_FILE;
  else if (ferry_ftp_piece_is (value, "dir"))
    line->values.kind = FERRY_KIND_DIRECTORY;
  else if (starts_with (value, "OS.unix=slink") || starts_with (value, "OS.unix=symlink"))
    line->values.kind = FERRY_KIND_LINK;

  if (line->values.kind == FERRY_KIND_LINK)
    {
      const char *colon = memchr (value.start, ':', value.length);

      /* Pure-FTPd has the colon and nothing behind it. */
      if (colon != NULL && colon + 1 < value.start + value.length)
        line->target = ferry_ftp_piece_rest (value, colon + 1);
    }
  return TRUE;
}

/* YYYYMMDDHHMMSS[.sss], UTC (RFC 3659 section 2.3) */
static void
take_modify (FerryEntry *values, FerryFtpPiece value)
{
  static const guint8 lengths[] = { 4, 2, 2, 2, 2, 2 };
  gint64 parts[G_N_ELEMENTS (lengths)];
  FerryFtpDate date;
  const char *p = value.start;

  if (value.length < 14 || (value.length > 14 && value.start[14] != '.'))
    return;
  for (guint i = 0; i < G_N_ELEMENTS (lengths); i++)
    {
      if (!ferry_ftp_piece_to_number ((FerryFtpPiece){ p, lengths[i] }, &parts[i]))
        return;
      p += lengths[i];
    }
  date = (FerryFtpDate){ (gint) parts[0], (gint) parts[1], (gint) parts[2],       (gint) parts[3],
                         (gint) parts[4], (gint) parts[5], FERRY_PRECISION_SECOND };
  if (parts[3] > 23 || parts[4] > 59 || parts[5] > 60 ||
      !ferry_ftp_date_to_seconds (&date, 0, &values->modified))
    return;
  values->precision = FERRY_PRECISION_SECOND;
  values->is_utc = TRUE;
}

static void
take_mode (FerryEntry *values, FerryFtpPiece value)
{
  guint mode = 0;

  /* pyftpdlib on Python 3 writes 0o644. */
  if (value.length > 2 && memcmp (value.start, "0o", 2) == 0)
    {
      value.start += 2;
      value.length -= 2;
    }
  for (gsize i = 0; i < value.length; i++)
    {
      if (value.start[i] < '0' || value.start[i] > '7' || value.length > 8)
        return;
      mode = mode * 8 + (guint) (value.start[i] - '0');
    }
  if (value.length > 0)
    values->mode = mode & 07777;
}

/* A name says more than a number, whichever comes first. */
static void
take_owner (FerryFtpPiece *place, FerryFtpPiece value, gboolean is_name)
{
  if (value.length > 0 && (is_name || place->start == NULL))
    *place = value;
}

static gboolean
take_fact (FerryFtpListingLine *line, FerryFtpPiece name, FerryFtpPiece value)
{
  if (ferry_ftp_piece_is (name, "type"))
    return take_type (line, value);
  if (ferry_ftp_piece_is (name, "size") || ferry_ftp_piece_is (name, "sizd"))
    ferry_ftp_piece_to_number (value, &line->values.size);
  else if (ferry_ftp_piece_is (name, "modify"))
    take_modify (&line->values, value);
  else if (ferry_ftp_piece_is (name, "UNIX.mode"))
    take_mode (&line->values, value);
  else if (ferry_ftp_piece_is (name, "UNIX.owner") || ferry_ftp_piece_is (name, "UNIX.uid"))
    take_owner (&line->owner, value, FALSE);
  else if (ferry_ftp_piece_is (name, "UNIX.ownername"))
    take_owner (&line->owner, value, TRUE);
  else if (ferry_ftp_piece_is (name, "UNIX.group") || ferry_ftp_piece_is (name, "UNIX.gid"))
    take_owner (&line->group, value, FALSE);
  else if (ferry_ftp_piece_is (name, "UNIX.groupname"))
    take_owner (&line->group, value, TRUE);
  return TRUE;
}

/**
 * ferry_ftp_listing_read_mlsd:
 *
 * Reads a line of facts. Its time is UTC.
 */
FerryFtpLineResult
ferry_ftp_listing_read_mlsd (FerryFtpPiece text,
                             FerryFtpListingContext *context,
                             FerryFtpListingLine *line)
{
  const char *p = text.start;
  const char *end = text.start + text.length;
  gboolean is_entry = TRUE;

  /* Each fact ends with ';', and a space behind the last one begins the name. A target in a fact
   * may have spaces, so the space alone does not end the facts. */
  while (p < end && *p != ' ')
    {
      const char *semicolon = memchr (p, ';', (gsize) (end - p));
      const char *equals = semicolon != NULL ? memchr (p, '=', (gsize) (semicolon - p)) : NULL;

      if (equals == NULL || equals == p)
        return FERRY_FTP_LINE_UNREADABLE;
      is_entry &= take_fact (line, (FerryFtpPiece){ p, (gsize) (equals - p) },
                             (FerryFtpPiece){ equals + 1, (gsize) (semicolon - equals - 1) });
      p = semicolon + 1;
    }
  if (p == text.start || p + 1 >= end)
    return FERRY_FTP_LINE_UNREADABLE;
  line->name = ferry_ftp_piece_rest (text, p + 1);
  return is_entry ? FERRY_FTP_LINE_ENTRY : FERRY_FTP_LINE_NOTHING;
}
