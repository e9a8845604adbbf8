/* The formats of listings: a new one is a row. Which one a listing has is found by trying: the one
 * that reads its first lines with the fewest errors. Pure.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-ftp-listing-format.h"

#include <string.h>

/* Of those with equally few errors the one counts that the reply to SYST speaks of, else the first.
 * MLSD stands last, for only it comes on a command of its own. */
static const struct
{
  const char *name;
  const char *system; /* nullable: what SYST says of such a server */
  FerryFtpLineFunc *read;
} formats[] = {
  { "Unix", NULL, ferry_ftp_listing_read_unix },
  { "DOS", "Windows", ferry_ftp_listing_read_dos },
  { "EPLF", NULL, ferry_ftp_listing_read_eplf },
  { "VMS", "VMS", ferry_ftp_listing_read_vms },
  { "MVS", "MVS", ferry_ftp_listing_read_mvs },
  { "JES", "MVS", ferry_ftp_listing_read_jes },
  { "AS/400", "OS/400", ferry_ftp_listing_read_as400 },
  { "z/VM", "VM ", ferry_ftp_listing_read_zvm },
  { "NetWare", "NetWare", ferry_ftp_listing_read_netware },
  { "OS/2", "OS/2", ferry_ftp_listing_read_os2 },
  { "NonStop", "Nonstop", ferry_ftp_listing_read_nonstop },
  { "Names", NULL, ferry_ftp_listing_read_names },
  { "PDS", "MVS", ferry_ftp_listing_read_pds },
  { "MLSD", NULL, ferry_ftp_listing_read_mlsd },
};

#define MLSD_FORMAT (G_N_ELEMENTS (formats) - 1)

/**
 * ferry_ftp_listing_formats:
 *
 * Returns: the formats that the reply to such a command may have
 */
FerryFtpFormatRange
ferry_ftp_listing_formats (FerryFtpListingSource source)
{
  return (FerryFtpFormatRange){
    source == FERRY_FTP_LISTING_MLSD ? MLSD_FORMAT : 0,
    source == FERRY_FTP_LISTING_LIST ? MLSD_FORMAT - 1 : MLSD_FORMAT,
  };
}

/**
 * ferry_ftp_listing_format_name:
 *
 * Returns: what it is called, the same in every language
 */
const char *
ferry_ftp_listing_format_name (guint format)
{
  return formats[format].name;
}

static gboolean
is_of_system (guint format, const char *system)
{
  return system != NULL && formats[format].system != NULL &&
         strstr (system, formats[format].system) != NULL;
}

/**
 * ferry_ftp_listing_format_guess:
 * @system: (nullable): the server's reply to SYST
 *
 * Returns: the format to start with, before any line is seen
 */
guint
ferry_ftp_listing_format_guess (FerryFtpFormatRange range, const char *system)
{
  for (guint i = range.first; i <= range.last; i++)
    if (is_of_system (i, system))
      return i;
  return range.first;
}

static gboolean
is_dots (FerryFtpPiece name)
{
  return (name.length == 1 && name.start[0] == '.') ||
         (name.length == 2 && name.start[0] == '.' && name.start[1] == '.');
}

/* A name is one path segment, or it could lead out of the folder that it is saved in. */
static gboolean
is_segment (FerryFtpPiece name)
{
  return name.length > 0 && memchr (name.start, '/', name.length) == NULL &&
         memchr (name.start, '\r', name.length) == NULL &&
         memchr (name.start, '\0', name.length) == NULL;
}

/**
 * ferry_ftp_listing_format_read:
 *
 * Reads a line as @format has it; an entry's name is one path segment, and not "." or "..".
 */
FerryFtpLineResult
ferry_ftp_listing_format_read (guint format,
                               FerryFtpPiece text,
                               FerryFtpListingContext *context,
                               FerryFtpListingLine *line)
{
  FerryFtpLineResult result;

  memset (line, 0, sizeof *line);
  line->values.size = FERRY_SIZE_UNKNOWN;
  line->values.mode = FERRY_MODE_UNKNOWN;
  result = formats[format].read (text, context, line);
  if (result != FERRY_FTP_LINE_ENTRY && result != FERRY_FTP_LINE_GUESS)
    return result;
  if (is_dots (line->name))
    return FERRY_FTP_LINE_NOTHING;
  return is_segment (line->name) ? result : FERRY_FTP_LINE_UNREADABLE;
}

static guint
count_errors (const GPtrArray *sample, guint format, FerryFtpListingContext *context)
{
  static const guint errors[] = {
    [FERRY_FTP_LINE_ENTRY] = 0,
    [FERRY_FTP_LINE_NOTHING] = 0,
    [FERRY_FTP_LINE_GUESS] = 1,
    [FERRY_FTP_LINE_UNREADABLE] = 2,
  };
  guint sum = 0;

  for (guint i = 0; i < sample->len; i++)
    {
      FerryFtpListingLine line;
      FerryFtpPiece text;

      text.start = g_bytes_get_data (g_ptr_array_index ((GPtrArray *) sample, i), &text.length);
      sum += errors[ferry_ftp_listing_format_read (format, text, context, &line)];
    }
  return sum;
}

/**
 * ferry_ftp_listing_format_choose:
 * @sample: (element-type GBytes): the first lines
 * @context: is told what the lines tell about each other
 *
 * Returns: the format that fits best
 */
guint
ferry_ftp_listing_format_choose (FerryFtpFormatRange range,
                                 const char *system,
                                 const GPtrArray *sample,
                                 FerryFtpListingContext *context)
{
  guint chosen = ferry_ftp_listing_format_guess (range, system);
  FerryFtpListingContext best = *context;
  guint fewest = count_errors (sample, chosen, &best);

  for (guint i = range.first; i <= range.last; i++)
    {
      FerryFtpListingContext told = *context;
      guint errors = count_errors (sample, i, &told);

      if (errors > fewest ||
          (errors == fewest && (is_of_system (chosen, system) || !is_of_system (i, system))))
        continue;
      fewest = errors;
      chosen = i;
      best = told;
    }
  *context = best;
  return chosen;
}
