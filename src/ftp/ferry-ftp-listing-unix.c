/* `ls -l` in the dialects of Unix servers:
 *
 *   -rw-r--r--   1 kai   staff     5120 Feb  3 10:11 a b.txt
 *
 * Columns move, and owners have spaces, so the date is the anchor: the size stands before it, the
 * owner and group before that, and the name after exactly one space behind it. Pure.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-ftp-listing-date.h"
#include "ferry-ftp-listing-line.h"

#include <string.h>

#define PERMISSIONS_LENGTH 10

static gboolean
is_permissions (FerryFtpPiece piece)
{
  if (piece.length < PERMISSIONS_LENGTH || piece.length > PERMISSIONS_LENGTH + 1 ||
      memchr ("-dlbcpsDn", piece.start[0], 9) == NULL)
    return FALSE;
  for (gsize i = 1; i < PERMISSIONS_LENGTH; i++)
    if (memchr ("-rwxsStTlL", piece.start[i], 10) == NULL)
      return FALSE;
  /* Behind them the mark of an access list, SELinux or extended attributes. */
  return piece.length == PERMISSIONS_LENGTH ||
         memchr ("+.@ ", piece.start[PERMISSIONS_LENGTH], 4) != NULL;
}

static guint16
read_mode (const char *permissions)
{
  static const guint16 special[] = { 04000, 02000, 01000 };
  guint mode = 0;

  for (guint i = 0; i < 9; i++)
    {
      char byte = permissions[i + 1];
      gboolean is_special = i % 3 == 2 && memchr ("sStTlL", byte, 6) != NULL;

      if (byte != '-' && (!is_special || byte == 's' || byte == 't'))
        mode |= 0400u >> i;
      if (is_special)
        mode |= special[i / 3];
    }
  return (guint16) mode;
}

static FerryKind
read_kind (char byte)
{
  switch (byte)
    {
    case '-':
      return FERRY_KIND_FILE;
    case 'd':
      return FERRY_KIND_DIRECTORY;
    case 'l':
      return FERRY_KIND_LINK;
    default:
      return FERRY_KIND_OTHER;
    }
}

/* "4, 64" or "4,64" in the size's place: a device. Returns how many tokens end at @last. */
static guint
count_device_tokens (const FerryFtpPiece *tokens, guint last)
{
  const char *comma = memchr (tokens[last].start, ',', tokens[last].length);

  if (comma != NULL && g_ascii_isdigit (tokens[last].start[0]))
    return 1;
  if (last > 0 && tokens[last - 1].length > 1 &&
      tokens[last - 1].start[tokens[last - 1].length - 1] == ',')
    return 2;
  return 0;
}

/* Where the date is, with a size or a device before it. */
static guint
find_date (const FerryFtpPiece *tokens, guint count, guint first, FerryFtpDate *date, guint *taken)
{
  for (guint i = first + 1; i < count; i++)
    {
      gint64 number;

      if (!ferry_ftp_piece_to_number (tokens[i - 1], &number) &&
          count_device_tokens (tokens, i - 1) == 0)
        continue;
      *taken = ferry_ftp_date_read (tokens + i, count - i, date);
      if (*taken > 0)
        return i;
    }
  return 0;
}

static FerryFtpPiece
span_tokens (const FerryFtpPiece *first, const FerryFtpPiece *last)
{
  return (FerryFtpPiece){ first->start, (gsize) (last->start + last->length - first->start) };
}

/* [links] owner [group] */
static void
read_owners (const FerryFtpPiece *tokens, guint count, FerryFtpListingLine *line)
{
  gint64 links;

  if (count > 0 && ferry_ftp_piece_to_number (tokens[0], &links))
    {
      tokens++;
      count--;
    }
  if (count == 0)
    return;
  line->owner = count == 1 ? tokens[0] : span_tokens (&tokens[0], &tokens[count - 2]);
  if (count > 1)
    line->group = tokens[count - 1];
}

/* A name may contain " -> " itself. The size of a link is the length of its target, which tells. */
static void
split_target (FerryFtpListingLine *line)
{
  FerryFtpPiece whole = line->name;
  const char *arrow = NULL;

  for (const char *p = whole.start; p + 4 <= whole.start + whole.length; p++)
    {
      if (memcmp (p, " -> ", 4) != 0)
        continue;
      if (arrow == NULL)
        arrow = p;
      if ((gint64) (whole.start + whole.length - p - 4) == line->values.size)
        {
          arrow = p;
          break;
        }
    }
  if (arrow == NULL || arrow == whole.start)
    return;
  line->name.length = (gsize) (arrow - whole.start);
  line->target = ferry_ftp_piece_rest (whole, arrow + 4);
}

/* Inode and blocks may stand before the permissions (ls -li, ls -ls). */
static gboolean
find_permissions (const FerryFtpPiece *tokens, guint count, guint *index)
{
  gint64 number;

  for (*index = 0; *index < count && *index <= 2; (*index)++)
    {
      if (is_permissions (tokens[*index]))
        return TRUE;
      if (!ferry_ftp_piece_to_number (tokens[*index], &number))
        return FALSE;
    }
  return FALSE;
}

static gboolean
is_total (const FerryFtpPiece *tokens, guint count)
{
  gint64 number;

  return count == 2 && ferry_ftp_piece_to_number (tokens[1], &number) &&
         (ferry_ftp_piece_is (tokens[0], "total") || ferry_ftp_piece_is (tokens[0], "合計") ||
          ferry_ftp_piece_is (tokens[0], "insgesamt") || ferry_ftp_piece_is (tokens[0], "итого") ||
          ferry_ftp_piece_is (tokens[0], "总计") || ferry_ftp_piece_is (tokens[0], "总用量"));
}

/**
 * ferry_ftp_listing_read_unix:
 *
 * Reads a line of `ls -l`. The time is the server's wall clock.
 */
FerryFtpLineResult
ferry_ftp_listing_read_unix (FerryFtpPiece text, gint64 now, FerryFtpListingLine *line)
{
  FerryFtpPiece tokens[FERRY_FTP_MAX_TOKENS];
  guint count = ferry_ftp_piece_split (text, tokens, FERRY_FTP_MAX_TOKENS);
  FerryFtpDate date;
  guint permissions, date_index, date_length = 0, device;
  const char *date_end;

  if (is_total (tokens, count))
    return FERRY_FTP_LINE_NOTHING;
  if (!find_permissions (tokens, count, &permissions))
    return FERRY_FTP_LINE_UNREADABLE;
  date_index = find_date (tokens, count, permissions + 1, &date, &date_length);
  if (date_index == 0 || !ferry_ftp_date_to_seconds (&date, now, &line->values.modified))
    return FERRY_FTP_LINE_UNREADABLE;

  line->values.precision = (guint8) date.precision;
  line->values.kind = (guint8) read_kind (tokens[permissions].start[0]);
  line->values.mode = read_mode (tokens[permissions].start);
  device = count_device_tokens (tokens, date_index - 1);
  if (device == 0)
    ferry_ftp_piece_to_number (tokens[date_index - 1], &line->values.size);
  read_owners (tokens + permissions + 1, date_index - MAX (device, 1) - permissions - 1, line);

  date_end =
      tokens[date_index + date_length - 1].start + tokens[date_index + date_length - 1].length;
  if (date_end + 1 >= text.start + text.length)
    return FERRY_FTP_LINE_UNREADABLE;
  line->name = ferry_ftp_piece_rest (text, date_end + 1);
  if (line->values.kind == FERRY_KIND_LINK)
    split_target (line);
  else if (line->values.kind == FERRY_KIND_DIRECTORY && line->name.length > 1 &&
           line->name.start[line->name.length - 1] == '/')
    line->name.length--; /* ls -F */
  return FERRY_FTP_LINE_ENTRY;
}
