/* Listings of Windows servers (IIS and its kin):
 *
 *   02-03-24  10:11AM       <DIR>          pub
 *   02-03-2024  10:11PM            5120 list.csv
 *
 * Pure.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-ftp-listing-date.h"
#include "ferry-ftp-listing-line.h"

#include <string.h>

static const struct
{
  const char *mark;
  FerryKind kind;
} marks[] = {
  { "<DIR>", FERRY_KIND_DIRECTORY },
  { "<JUNCTION>", FERRY_KIND_LINK },
  { "<SYMLINK>", FERRY_KIND_LINK },
  { "<SYMLINKD>", FERRY_KIND_LINK },
};

static gboolean
read_mark_or_size (FerryFtpPiece piece, FerryEntry *values)
{
  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    if (ferry_ftp_piece_is (piece, marks[i].mark))
      {
        values->kind = (guint8) marks[i].kind;
        return TRUE;
      }
  values->kind = FERRY_KIND_FILE;
  return ferry_ftp_piece_to_number (piece, &values->size) ||
         ferry_ftp_piece_to_grouped (piece, &values->size);
}

/* "name [target]" */
static void
split_target (FerryFtpListingLine *line)
{
  const char *end = line->name.start + line->name.length;
  const char *bracket = end - 1;

  if (line->name.length < 4 || end[-1] != ']')
    return;
  while (bracket > line->name.start && *bracket != '[')
    bracket--;
  if (bracket < line->name.start + 2 || bracket[-1] != ' ')
    return;
  line->target = (FerryFtpPiece){ bracket + 1, (gsize) (end - 1 - bracket - 1) };
  line->name.length = (gsize) (bracket - 1 - line->name.start);
}

/**
 * ferry_ftp_listing_read_dos:
 *
 * Reads a line as IIS writes it. The time is the server's wall clock.
 */
FerryFtpLineResult
ferry_ftp_listing_read_dos (FerryFtpPiece text,
                            FerryFtpListingContext *context,
                            FerryFtpListingLine *line)
{
  FerryFtpPiece tokens[5];
  guint count = ferry_ftp_piece_split (text, tokens, G_N_ELEMENTS (tokens));
  FerryFtpDate date = { .year = FERRY_FTP_NO_YEAR };
  guint time_length, mark;
  const char *name;

  if (count < 4 || !ferry_ftp_date_read_figures (tokens[0], context, &date))
    return FERRY_FTP_LINE_UNREADABLE;
  time_length = ferry_ftp_date_read_half (tokens + 1, count - 1, &date);
  mark = 1 + time_length;
  if (time_length == 0 || count < mark + 2 ||
      !ferry_ftp_date_store (&date, context, &line->values) ||
      !read_mark_or_size (tokens[mark], &line->values))
    return FERRY_FTP_LINE_UNREADABLE;

  /* A size ends where the name's one space begins; a mark is padded with many. */
  name = line->values.kind == FERRY_KIND_FILE ? tokens[mark].start + tokens[mark].length + 1
                                              : tokens[mark + 1].start;
  line->name = ferry_ftp_piece_rest (text, name);
  if (line->values.kind == FERRY_KIND_LINK)
    split_target (line);
  return FERRY_FTP_LINE_ENTRY;
}
