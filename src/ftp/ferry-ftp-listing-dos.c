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

static gint
complete_year (gint year)
{
  if (year >= 100)
    return year;
  return year + (year >= 70 ? 1900 : 2000);
}

/* 02-03-24, 02-03-2024, 02/03/2024: month first. 03.02.2024: day first. 2024-02-03: year first. */
static gboolean
read_date (FerryFtpPiece piece, FerryFtpDate *date)
{
  gint numbers[3];
  char separator;

  if (!ferry_ftp_date_read_triple (piece, numbers, &separator))
    return FALSE;
  if (numbers[0] > 31)
    {
      date->year = numbers[0];
      date->month = numbers[1];
      date->day = numbers[2];
      return TRUE;
    }
  date->year = complete_year (numbers[2]);
  date->month = separator == '.' ? numbers[1] : numbers[0];
  date->day = separator == '.' ? numbers[0] : numbers[1];
  if (date->month > 12 && date->day <= 12)
    {
      gint month = date->day;

      date->day = date->month;
      date->month = month;
    }
  return TRUE;
}

/* "5120" and "5,120" */
static gboolean
read_size (FerryFtpPiece piece, gint64 *size)
{
  char digits[24];
  gsize length = 0;

  if (piece.length >= sizeof digits || !g_ascii_isdigit (piece.start[0]))
    return FALSE;
  for (gsize i = 0; i < piece.length; i++)
    if (piece.start[i] != ',')
      digits[length++] = piece.start[i];
  return ferry_ftp_piece_to_number ((FerryFtpPiece){ digits, length }, size);
}

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
  return read_size (piece, &values->size);
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

/* "10:11AM", and "10:11 AM" in two tokens. Returns how many they were. */
static guint
read_time (const FerryFtpPiece *tokens, FerryFtpDate *date)
{
  gboolean is_morning = ferry_ftp_piece_is (tokens[1], "AM");

  if (!ferry_ftp_date_read_clock (tokens[0], date))
    return 0;
  if (!is_morning && !ferry_ftp_piece_is (tokens[1], "PM"))
    return 1;
  if (date->hour < 1 || date->hour > 12)
    return 0;
  date->hour = date->hour % 12 + (is_morning ? 0 : 12);
  return 2;
}

/**
 * ferry_ftp_listing_read_dos:
 *
 * Reads a line as IIS writes it. The time is the server's wall clock.
 */
FerryFtpLineResult
ferry_ftp_listing_read_dos (FerryFtpPiece text, gint64 now, FerryFtpListingLine *line)
{
  FerryFtpPiece tokens[5];
  guint count = ferry_ftp_piece_split (text, tokens, G_N_ELEMENTS (tokens));
  FerryFtpDate date = { .year = FERRY_FTP_NO_YEAR };
  guint time_length, mark;
  const char *name;

  if (count < 4 || !read_date (tokens[0], &date))
    return FERRY_FTP_LINE_UNREADABLE;
  time_length = read_time (tokens + 1, &date);
  mark = 1 + time_length;
  if (time_length == 0 || count < mark + 2 ||
      !ferry_ftp_date_to_seconds (&date, now, &line->values.modified) ||
      !read_mark_or_size (tokens[mark], &line->values))
    return FERRY_FTP_LINE_UNREADABLE;
  line->values.precision = (guint8) date.precision;

  /* A size ends where the name's one space begins; a mark is padded with many. */
  name = line->values.kind == FERRY_KIND_FILE ? tokens[mark].start + tokens[mark].length + 1
                                              : tokens[mark + 1].start;
  line->name = ferry_ftp_piece_rest (text, name);
  if (line->values.kind == FERRY_KIND_LINK)
    split_target (line);
  return FERRY_FTP_LINE_ENTRY;
}
