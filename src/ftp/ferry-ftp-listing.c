/* From the bytes of a listing to entries: cuts and joins lines and has them read in the format that
 * fits best. Pure.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-ftp-listing.h"

#include "ferry-ftp-listing-format.h"

#include <string.h>

#define SAMPLE_LINES 16
#define MAX_STRAYS   4

struct _FerryFtpListingParser
{
  FerryFtpListingContext context;
  GString *unfinished; /* the start of a line whose end has not come yet */
  GString *held;       /* a line that the next one may belong to */
  FerryListing *listing;
  char *system;
  FerryFtpUnreadableFunc unreadable_func;
  gpointer unreadable_data;

  /* The formats to try, and the one that fits best: chosen once enough lines are there, and again
   * when several lines on end are in another one. */
  FerryFtpFormatRange formats;
  guint format;
  guint stray_format, strays;
  gboolean is_chosen;
  gboolean is_cut; /* the rest of an endless line is being dropped */
  GPtrArray *sample;

  /* The server's clock, where it is known. */
  gboolean has_offset;
  gint offset;

  /* The last ones: mostly the next line has the same. */
  FerryFtpPiece owner, group;
};

/**
 * ferry_ftp_listing_parser_new:
 * @system: (nullable): the server's reply to SYST, which only says what to try first
 * @now: seconds since 1970, UTC, by which a year that is not given is guessed
 *
 * Returns: (transfer full): a parser for one listing
 */
FerryFtpListingParser *
ferry_ftp_listing_parser_new (FerryFtpListingSource source, const char *system, gint64 now)
{
  FerryFtpListingParser *parser = g_new0 (FerryFtpListingParser, 1);

  parser->context.now = now;
  parser->unfinished = g_string_new (NULL);
  parser->held = g_string_new (NULL);
  parser->listing = ferry_listing_new ();
  parser->sample = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  parser->system = g_strdup (system);
  parser->formats = ferry_ftp_listing_formats (source);
  parser->format = ferry_ftp_listing_format_guess (parser->formats, system);
  parser->is_chosen = parser->formats.first == parser->formats.last;
  return parser;
}

/**
 * ferry_ftp_listing_parser_free:
 */
void
ferry_ftp_listing_parser_free (FerryFtpListingParser *parser)
{
  g_string_free (parser->unfinished, TRUE);
  g_string_free (parser->held, TRUE);
  ferry_listing_unref (parser->listing);
  g_ptr_array_unref (parser->sample);
  g_free (parser->system);
  g_free (parser);
}

/**
 * ferry_ftp_listing_parser_set_unreadable_func:
 *
 * @func gets every line that no format reads, so that none is dropped in silence.
 */
void
ferry_ftp_listing_parser_set_unreadable_func (FerryFtpListingParser *parser,
                                              FerryFtpUnreadableFunc func,
                                              gpointer user_data)
{
  parser->unreadable_func = func;
  parser->unreadable_data = user_data;
}

/**
 * ferry_ftp_listing_parser_set_offset:
 * @seconds: how far the server's wall clock is east of UTC
 *
 * Before the first line: times that the listing does not give in UTC are made UTC.
 */
void
ferry_ftp_listing_parser_set_offset (FerryFtpListingParser *parser, gint seconds)
{
  parser->has_offset = TRUE;
  parser->offset = seconds;
  parser->context.now += seconds;
}

/**
 * ferry_ftp_listing_parser_get_format:
 *
 * Returns: the name of the format that fits best so far
 */
const char *
ferry_ftp_listing_parser_get_format (const FerryFtpListingParser *parser)
{
  return ferry_ftp_listing_format_name (parser->format);
}

static const char *
intern (FerryFtpListingParser *parser, FerryFtpPiece *last, FerryFtpPiece piece)
{
  if (piece.start == NULL || memchr (piece.start, '\0', piece.length) != NULL)
    return NULL;
  if (last->start == NULL || last->length != piece.length ||
      memcmp (last->start, piece.start, piece.length) != 0)
    {
      last->start = ferry_listing_intern (parser->listing, piece.start, piece.length);
      last->length = piece.length;
    }
  return last->start;
}

static void
add_entry (FerryFtpListingParser *parser, const FerryFtpListingLine *line)
{
  gboolean has_target = line->target.start != NULL && line->target.length > 0 &&
                        memchr (line->target.start, '\0', line->target.length) == NULL;
  FerryEntry *entry =
      ferry_listing_add (parser->listing, line->name.start, line->name.length,
                         has_target ? line->target.start : NULL, line->target.length);
  const char *name = entry->name;

  *entry = line->values;
  entry->name = name;
  entry->has_target = has_target;
  entry->owner = intern (parser, &parser->owner, line->owner);
  entry->group = intern (parser, &parser->group, line->group);
}

/* A line that the chosen format does not read may be of another one; when several on end are, that
 * one is chosen. */
static FerryFtpLineResult
read_stray (FerryFtpListingParser *parser, FerryFtpPiece text, FerryFtpListingLine *line)
{
  for (guint i = parser->formats.first; i <= parser->formats.last; i++)
    {
      FerryFtpLineResult result;

      if (i == parser->format)
        continue;
      result = ferry_ftp_listing_format_read (i, text, &parser->context, line);
      if (result != FERRY_FTP_LINE_ENTRY && result != FERRY_FTP_LINE_NOTHING)
        continue;
      parser->strays = parser->stray_format == i ? parser->strays + 1 : 1;
      parser->stray_format = i;
      if (parser->strays == MAX_STRAYS)
        {
          parser->format = i;
          parser->strays = 0;
        }
      return result;
    }
  return FERRY_FTP_LINE_UNREADABLE;
}

static void
keep_unread (FerryFtpListingParser *parser, const char *start, gsize length)
{
  ferry_listing_add_unread (parser->listing, start, length);
  if (parser->unreadable_func != NULL)
    parser->unreadable_func (start, length, parser->unreadable_data);
}

static void
parse_line (FerryFtpListingParser *parser, FerryFtpPiece text)
{
  FerryFtpListingLine line;
  FerryFtpLineResult result =
      ferry_ftp_listing_format_read (parser->format, text, &parser->context, &line);

  if (result == FERRY_FTP_LINE_UNREADABLE)
    result = read_stray (parser, text, &line);
  else
    parser->strays = 0;

  if (result == FERRY_FTP_LINE_ENTRY || result == FERRY_FTP_LINE_GUESS)
    add_entry (parser, &line);
  else if (result == FERRY_FTP_LINE_UNREADABLE)
    keep_unread (parser, text.start, text.length);
}

static void
choose_format (FerryFtpListingParser *parser)
{
  parser->format = ferry_ftp_listing_format_choose (parser->formats, parser->system, parser->sample,
                                                    &parser->context);
  parser->is_chosen = TRUE;
  for (guint i = 0; i < parser->sample->len; i++)
    {
      FerryFtpPiece text;

      text.start = g_bytes_get_data (g_ptr_array_index (parser->sample, i), &text.length);
      parse_line (parser, text);
    }
  g_ptr_array_set_size (parser->sample, 0);
}

static void
take_whole_line (FerryFtpListingParser *parser, FerryFtpPiece text)
{
  if (parser->is_chosen)
    {
      parse_line (parser, text);
      return;
    }
  g_ptr_array_add (parser->sample, g_bytes_new (text.start, text.length));
  if (parser->sample->len == SAMPLE_LINES)
    choose_format (parser);
}

static void
release_held (FerryFtpListingParser *parser)
{
  if (parser->held->len > 0)
    take_whole_line (parser, (FerryFtpPiece){ parser->held->str, parser->held->len });
  g_string_truncate (parser->held, 0);
}

/* Cuts no line: "\r" is gone already. Lines of VMS go on in the next one. */
static void
join_lines (FerryFtpListingParser *parser, FerryFtpPiece text)
{
  if (parser->held->len > 0 && parser->held->len + text.length < FERRY_FTP_LISTING_LINE_MAX &&
      ferry_ftp_listing_vms_goes_on (text))
    {
      g_string_append_len (parser->held, text.start, (gssize) text.length);
      return;
    }
  release_held (parser);
  if (ferry_ftp_listing_vms_begins (text))
    g_string_append_len (parser->held, text.start, (gssize) text.length);
  else
    take_whole_line (parser, text);
}

static void
take_line (FerryFtpListingParser *parser, const char *start, gsize length)
{
  if (parser->is_cut)
    {
      parser->is_cut = FALSE;
      return;
    }
  if (length > FERRY_FTP_LISTING_LINE_MAX)
    {
      keep_unread (parser, start, FERRY_FTP_LISTING_LINE_MAX);
      return;
    }
  if (length > 0 && start[length - 1] == '\r')
    length--;
  if (length > 0)
    join_lines (parser, (FerryFtpPiece){ start, length });
}

/* Keeps the start of a line; what is longer than any listing's line is reported cut. */
static void
keep_unfinished (FerryFtpListingParser *parser, const char *bytes, gsize length)
{
  if (parser->is_cut)
    return;
  g_string_append_len (parser->unfinished, bytes, (gssize) length);
  if (parser->unfinished->len <= FERRY_FTP_LISTING_LINE_MAX)
    return;
  keep_unread (parser, parser->unfinished->str, FERRY_FTP_LISTING_LINE_MAX);
  g_string_truncate (parser->unfinished, 0);
  parser->is_cut = TRUE;
}

/**
 * ferry_ftp_listing_parser_feed:
 *
 * Takes bytes as they come from the data connection, cut anywhere.
 */
void
ferry_ftp_listing_parser_feed (FerryFtpListingParser *parser, const char *bytes, gsize length)
{
  const char *end = bytes + length;
  const char *line_end;

  while (bytes < end && (line_end = memchr (bytes, '\n', (gsize) (end - bytes))) != NULL)
    {
      if (parser->unfinished->len == 0)
        {
          take_line (parser, bytes, (gsize) (line_end - bytes));
        }
      else
        {
          keep_unfinished (parser, bytes, (gsize) (line_end - bytes));
          take_line (parser, parser->unfinished->str, parser->unfinished->len);
          g_string_truncate (parser->unfinished, 0);
        }
      bytes = line_end + 1;
    }
  if (bytes < end)
    keep_unfinished (parser, bytes, (gsize) (end - bytes));
}

/**
 * ferry_ftp_listing_parser_finish:
 *
 * No more bytes will come: the last line may lack its end.
 */
void
ferry_ftp_listing_parser_finish (FerryFtpListingParser *parser)
{
  if (parser->unfinished->len > 0)
    take_line (parser, parser->unfinished->str, parser->unfinished->len);
  g_string_truncate (parser->unfinished, 0);
  parser->is_cut = FALSE;
  release_held (parser);
  if (!parser->is_chosen)
    choose_format (parser);
}

/**
 * ferry_ftp_listing_parser_get_length:
 *
 * Returns: how many entries ferry_ftp_listing_parser_take() would give
 */
guint
ferry_ftp_listing_parser_get_length (const FerryFtpListingParser *parser)
{
  return ferry_listing_get_length (parser->listing);
}

/**
 * ferry_ftp_listing_parser_take:
 *
 * Returns: (transfer full): the entries read since the last time, possibly none, and the lines that
 * could not be read
 */
FerryListing *
ferry_ftp_listing_parser_take (FerryFtpListingParser *parser)
{
  FerryListing *listing = parser->listing;

  if (parser->has_offset)
    ferry_listing_shift_times (listing, parser->offset);
  parser->listing = ferry_listing_new ();
  parser->owner = parser->group = (FerryFtpPiece){ NULL, 0 };
  return listing;
}
