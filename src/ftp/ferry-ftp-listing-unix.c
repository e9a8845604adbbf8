/* `ls -l` in the dialects of Unix servers:
 *
 *   -rw-r--r--   1 kai   staff     5120 Feb  3 10:11 a b.txt
 *
 * Columns move, and owners have spaces, so the date is the anchor: the size stands before it, the
 * owner and group before that, and the name after exactly one space behind it. Pure.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-ftp-listing-anchor.h"

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
  line->owner = count == 1 ? tokens[0] : ferry_ftp_piece_span (&tokens[0], &tokens[count - 2]);
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

/**
 * ferry_ftp_listing_read_unix:
 *
 * Reads a line of `ls -l`. The time is the server's wall clock, unless its zone is given.
 */
FerryFtpLineResult
ferry_ftp_listing_read_unix (FerryFtpPiece text,
                             FerryFtpListingContext *context,
                             FerryFtpListingLine *line)
{
  FerryFtpPiece tokens[FERRY_FTP_MAX_TOKENS];
  guint count = ferry_ftp_piece_split (text, tokens, FERRY_FTP_MAX_TOKENS);
  guint permissions;
  gboolean is_device;
  FerryFtpAnchor anchor;

  if (ferry_ftp_listing_is_total (tokens, count))
    return FERRY_FTP_LINE_NOTHING;
  if (!find_permissions (tokens, count, &permissions))
    return FERRY_FTP_LINE_UNREADABLE;
  is_device = memchr ("bc", tokens[permissions].start[0], 2) != NULL;
  if (!ferry_ftp_anchor_find (tokens, count, permissions + 1, is_device, context, &anchor) ||
      !ferry_ftp_date_store (&anchor.date, context, &line->values))
    return FERRY_FTP_LINE_UNREADABLE;

  line->values.kind = (guint8) read_kind (tokens[permissions].start[0]);
  line->values.mode = read_mode (tokens[permissions].start);
  line->values.size = is_device ? FERRY_SIZE_UNKNOWN : anchor.size;
  read_owners (tokens + permissions + 1, anchor.index - anchor.size_length - permissions - 1, line);

  line->name = ferry_ftp_anchor_find_name (&anchor, text, tokens);
  if (line->name.length == 0)
    return FERRY_FTP_LINE_UNREADABLE;
  if (line->values.kind == FERRY_KIND_LINK)
    split_target (line);
  else if (line->values.kind == FERRY_KIND_DIRECTORY && line->name.length > 1 &&
           line->name.start[line->name.length - 1] == '/')
    line->name.length--; /* ls -F */
  return FERRY_FTP_LINE_ENTRY;
}
