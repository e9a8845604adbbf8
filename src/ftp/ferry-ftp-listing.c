/* From the bytes of a listing to entries: cuts lines, chooses the format that reads the first of
 * them with the fewest errors, and refuses names that are not one path segment. Pure.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-ftp-listing.h"

#include "ferry-ftp-listing-line.h"

#include <string.h>

#define SAMPLE_LINES 16

static const struct
{
  const char *name;
  FerryFtpLineFunc read;
} formats[] = {
  { "Unix", ferry_ftp_listing_read_unix },
  { "DOS", ferry_ftp_listing_read_dos },
  { "EPLF", ferry_ftp_listing_read_eplf },
  { "MLSD", ferry_ftp_listing_read_mlsd },
};

#define MLSD_FORMAT (G_N_ELEMENTS (formats) - 1)
#define DOS_FORMAT  1

struct _FerryFtpListingParser
{
  FerryFtpListingContext context;
  GString *unfinished; /* the start of a line whose end has not come yet */
  FerryListing *listing;
  FerryFtpUnreadableFunc unreadable_func;
  gpointer unreadable_data;

  /* The formats to try, and the one that fits best: chosen once enough lines are there. */
  guint first_format, last_format, format;
  gboolean is_chosen;
  gboolean is_cut; /* the rest of an endless line is being dropped */
  GPtrArray *sample;

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
  parser->listing = ferry_listing_new ();
  parser->sample = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  parser->first_format = source == FERRY_FTP_LISTING_MLSD ? MLSD_FORMAT : 0;
  parser->last_format = source == FERRY_FTP_LISTING_LIST ? MLSD_FORMAT - 1 : MLSD_FORMAT;
  parser->format = parser->first_format;
  parser->is_chosen = source == FERRY_FTP_LISTING_MLSD;
  if (!parser->is_chosen && system != NULL && g_str_has_prefix (system, "Windows"))
    parser->format = DOS_FORMAT;
  return parser;
}

/**
 * ferry_ftp_listing_parser_free:
 */
void
ferry_ftp_listing_parser_free (FerryFtpListingParser *parser)
{
  g_string_free (parser->unfinished, TRUE);
  ferry_listing_unref (parser->listing);
  g_ptr_array_unref (parser->sample);
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
 * ferry_ftp_listing_parser_get_format:
 *
 * Returns: the name of the format that fits best so far
 */
const char *
ferry_ftp_listing_parser_get_format (const FerryFtpListingParser *parser)
{
  return formats[parser->format].name;
}

static gboolean
is_dots (FerryFtpPiece name)
{
  return (name.length == 1 && name.start[0] == '.') ||
         (name.length == 2 && name.start[0] == '.' && name.start[1] == '.');
}

static FerryFtpLineResult
read_line (FerryFtpListingParser *parser,
           guint format,
           FerryFtpPiece text,
           FerryFtpListingLine *line)
{
  FerryFtpLineResult result;

  memset (line, 0, sizeof *line);
  line->values.size = FERRY_SIZE_UNKNOWN;
  line->values.mode = FERRY_MODE_UNKNOWN;
  result = formats[format].read (text, &parser->context, line);
  if (result != FERRY_FTP_LINE_ENTRY)
    return result;
  if (is_dots (line->name))
    return FERRY_FTP_LINE_NOTHING;
  /* A name is one path segment, or it could lead out of the folder that it is saved in. */
  if (line->name.length == 0 || memchr (line->name.start, '/', line->name.length) != NULL ||
      memchr (line->name.start, '\r', line->name.length) != NULL ||
      memchr (line->name.start, '\0', line->name.length) != NULL)
    return FERRY_FTP_LINE_UNREADABLE;
  return FERRY_FTP_LINE_ENTRY;
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

/* The chosen format first; a line of another one amid it is taken too. */
static void
parse_line (FerryFtpListingParser *parser, FerryFtpPiece text)
{
  FerryFtpListingLine line;
  FerryFtpLineResult result = read_line (parser, parser->format, text, &line);

  for (guint i = parser->first_format;
       result == FERRY_FTP_LINE_UNREADABLE && i <= parser->last_format; i++)
    if (i != parser->format)
      result = read_line (parser, i, text, &line);

  if (result == FERRY_FTP_LINE_ENTRY)
    add_entry (parser, &line);
  else if (result == FERRY_FTP_LINE_UNREADABLE && parser->unreadable_func != NULL)
    parser->unreadable_func (text.start, text.length, parser->unreadable_data);
}

static guint
count_errors (FerryFtpListingParser *parser, guint format)
{
  guint errors = 0;

  for (guint i = 0; i < parser->sample->len; i++)
    {
      FerryFtpListingLine line;
      FerryFtpPiece text;

      text.start = g_bytes_get_data (g_ptr_array_index (parser->sample, i), &text.length);
      errors += read_line (parser, format, text, &line) == FERRY_FTP_LINE_UNREADABLE;
    }
  return errors;
}

static void
choose_format (FerryFtpListingParser *parser)
{
  guint fewest = count_errors (parser, parser->format);

  for (guint i = parser->first_format; i <= parser->last_format; i++)
    {
      guint errors = count_errors (parser, i);

      if (errors < fewest)
        {
          fewest = errors;
          parser->format = i;
        }
    }
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
report_cut (FerryFtpListingParser *parser, const char *start)
{
  if (parser->unreadable_func != NULL)
    parser->unreadable_func (start, FERRY_FTP_LISTING_LINE_MAX, parser->unreadable_data);
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
      report_cut (parser, start);
      return;
    }
  if (length > 0 && start[length - 1] == '\r')
    length--;
  if (length == 0)
    return;
  if (parser->is_chosen)
    {
      parse_line (parser, (FerryFtpPiece){ start, length });
      return;
    }
  g_ptr_array_add (parser->sample, g_bytes_new (start, length));
  if (parser->sample->len == SAMPLE_LINES)
    choose_format (parser);
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
  report_cut (parser, parser->unfinished->str);
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
 * Returns: (transfer full): the entries read since the last time, possibly none
 */
FerryListing *
ferry_ftp_listing_parser_take (FerryFtpListingParser *parser)
{
  FerryListing *listing = parser->listing;

  parser->listing = ferry_listing_new ();
  parser->owner = parser->group = (FerryFtpPiece){ NULL, 0 };
  return listing;
}
