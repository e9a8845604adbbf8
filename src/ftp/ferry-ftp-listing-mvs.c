/* Data sets of z/OS (MVS):
 *
 *   Volume Unit    Referred Ext Used Recfm Lrecl BlkSz Dsorg Dsname
 *   VOL001 3390   2024/02/03  1   15  FB      80 27920  PS  KAI.JCL
 *
 * A partitioned data set is a folder of members. The size is in tracks, which does not tell the
 * bytes. Pure.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-ftp-listing-date.h"

#include <string.h>

static const struct
{
  const char *organisation;
  FerryKind kind;
} organisations[] = {
  { "PS", FERRY_KIND_FILE },        { "PO", FERRY_KIND_DIRECTORY },
  { "PO-E", FERRY_KIND_DIRECTORY }, { "PDSE", FERRY_KIND_DIRECTORY },
  { "PS-E", FERRY_KIND_FILE },      { "PS-L", FERRY_KIND_FILE },
  { "DA", FERRY_KIND_FILE },        { "IS", FERRY_KIND_FILE },
  { "VS", FERRY_KIND_FILE },        { "VSAM", FERRY_KIND_FILE },
  { "GDG", FERRY_KIND_OTHER },      { "PATH", FERRY_KIND_OTHER },
};

/* Data sets of which the server tells no more than these words and the name. */
static const struct
{
  const char *words[5];
  FerryKind kind;
} remarks[] = {
  { { "Migrated" }, FERRY_KIND_FILE },
  { { "Pseudo", "Directory" }, FERRY_KIND_DIRECTORY },
  { { "ARCIVE", "Not", "Direct", "Access", "Device" }, FERRY_KIND_FILE },
  { { "Not", "Direct", "Access", "Device" }, FERRY_KIND_FILE },
  { { "Error", "determining", "attributes" }, FERRY_KIND_OTHER },
};

static gboolean
is_header (const FerryFtpPiece *tokens, guint count)
{
  return count > 2 && ferry_ftp_piece_is (tokens[0], "Volume") &&
         ferry_ftp_piece_is (tokens[1], "Unit");
}

/* A name in quotes counts from the root. */
static gboolean
read_name (FerryFtpPiece piece, FerryFtpListingLine *line)
{
  if (piece.length > 2 && piece.start[0] == '\'' && piece.start[piece.length - 1] == '\'')
    piece = (FerryFtpPiece){ piece.start + 1, piece.length - 2 };
  for (gsize i = 0; i < piece.length; i++)
    if (!g_ascii_isalnum (piece.start[i]) && !ferry_ftp_byte_is_any (piece.start[i], "@#$.-()"))
      return FALSE;
  line->name = piece;
  return piece.length <= 54;
}

static gboolean
read_remark (const FerryFtpPiece *tokens, guint count, FerryFtpListingLine *line)
{
  for (guint i = 0; i < G_N_ELEMENTS (remarks); i++)
    {
      guint words = 0;

      while (words < G_N_ELEMENTS (remarks[i].words) && remarks[i].words[words] != NULL &&
             words < count && ferry_ftp_piece_is (tokens[words], remarks[i].words[words]))
        words++;
      if (words == 0 || words + 1 != count ||
          (words < G_N_ELEMENTS (remarks[i].words) && remarks[i].words[words] != NULL))
        continue;
      line->values.kind = (guint8) remarks[i].kind;
      return read_name (tokens[words], line);
    }
  return FALSE;
}

static gboolean
read_organisation (FerryFtpPiece piece, FerryEntry *values)
{
  for (guint i = 0; i < G_N_ELEMENTS (organisations); i++)
    if (ferry_ftp_piece_is (piece, organisations[i].organisation))
      {
        values->kind = (guint8) organisations[i].kind;
        return TRUE;
      }
  return FALSE;
}

/* The serial number of a disk or tape, and what kind of device that is: "VOL001 3390" */
static gboolean
is_volume (const FerryFtpPiece *tokens)
{
  gint64 number;

  for (gsize i = 0; i < tokens[0].length; i++)
    if (!g_ascii_isalnum (tokens[0].start[i]) &&
        !ferry_ftp_byte_is_any (tokens[0].start[i], "@#$-+*"))
      return FALSE;
  return tokens[0].length <= 6 &&
         ((tokens[1].length == 4 && ferry_ftp_piece_to_number (tokens[1], &number)) ||
          ferry_ftp_piece_is (tokens[1], "Tape") || ferry_ftp_piece_is (tokens[1], "UNKNOWN"));
}

/**
 * ferry_ftp_listing_read_mvs:
 *
 * Reads a line of z/OS data sets.
 */
FerryFtpLineResult
ferry_ftp_listing_read_mvs (FerryFtpPiece text,
                            FerryFtpListingContext *context,
                            FerryFtpListingLine *line)
{
  FerryFtpPiece tokens[12];
  guint count = ferry_ftp_piece_split (text, tokens, G_N_ELEMENTS (tokens));
  FerryFtpDate date = { .year = FERRY_FTP_NO_YEAR, .precision = FERRY_PRECISION_DAY };

  if (is_header (tokens, count))
    return FERRY_FTP_LINE_NOTHING;
  if (read_remark (tokens, count, line))
    return FERRY_FTP_LINE_ENTRY;
  if (count < 3 || !is_volume (tokens) || !read_name (tokens[count - 1], line))
    return FERRY_FTP_LINE_UNREADABLE;
  if (count == 3 && ferry_ftp_piece_is (tokens[1], "Tape"))
    {
      line->values.kind = FERRY_KIND_FILE;
      return FERRY_FTP_LINE_ENTRY;
    }
  if (!read_organisation (tokens[count - 2], &line->values))
    return FERRY_FTP_LINE_UNREADABLE;
  /* "**NONE**" for what was never opened. */
  if (ferry_ftp_date_read_figures (tokens[2], context, &date))
    ferry_ftp_date_store (&date, context, &line->values);
  return FERRY_FTP_LINE_ENTRY;
}
