/* parse-listing: what Ferry reads in a listing that somebody else has fetched. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-cli-commands.h"

#include "ferry-charset-guess.h"
#include "ferry-charset.h"
#include "ferry-cli-listing.h"
#include "ferry-cli-system.h"
#include "ferry-ftp-listing.h"

#include <errno.h>
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <stdio.h>

#define BUFFER_SIZE (64 * 1024)

static gboolean
read_now (const char *text, gint64 *now, GError **error)
{
  g_autoptr (GDateTime) time = NULL;
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();

  if (text == NULL)
    {
      *now = g_get_real_time () / G_USEC_PER_SEC;
      return TRUE;
    }
  time = g_date_time_new_from_iso8601 (text, utc);
  if (time == NULL)
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                   "--now=%s: not a time like 2024-02-03T10:11:12Z", text);
      return FALSE;
    }
  *now = g_date_time_to_unix (time);
  return TRUE;
}

typedef struct
{
  FerryFtpListingParser *parser; /* borrowed */
  FerryCharsetGuess *guess;      /* of the names so far, NULL where the character set was given */
  const char *charset;
  guint entries;
  guint unreadable;
} Report;

/* A line from the wire may hold what a terminal takes for a command. */
static void
on_unreadable (const char *line, gsize length, gpointer user_data)
{
  Report *report = user_data;
  g_autofree char *bytes = g_strndup (line, length);
  g_autofree char *shown = ferry_charset_decode (report->charset, bytes, NULL);

  report->unreadable++;

  for (char *p = shown; *p != '\0'; p++)
    if (g_ascii_iscntrl (*p))
      *p = '?';
  g_printerr ("ferry-cli: line not understood: %s\n", shown);
}

static void
print_part (Report *report)
{
  g_autoptr (FerryListing) part = ferry_ftp_listing_parser_take (report->parser);
  guint length = ferry_listing_get_length (part);
  const char *charset = report->charset;

  for (guint i = 0; report->guess != NULL && i < length; i++)
    ferry_charset_guess_add (report->guess, ferry_listing_get (part, i)->name);
  if (report->guess != NULL)
    charset = ferry_charset_guess_get (report->guess);
  for (guint i = 0; i < length; i++)
    ferry_cli_listing_print (ferry_listing_get (part, i), charset);
  report->entries += length;
}

static FerryCliExit
report_stream (const char *name)
{
  g_printerr ("ferry-cli: %s: %s\n", name, g_strerror (errno));
  return FERRY_CLI_EXIT_LOCAL;
}

static FerryCliExit
parse_stream (FILE *stream, const char *name, Report *report)
{
  g_autofree char *buffer = g_malloc (BUFFER_SIZE);
  gsize count;

  while ((count = fread (buffer, 1, BUFFER_SIZE, stream)) > 0)
    {
      ferry_ftp_listing_parser_feed (report->parser, buffer, count);
      print_part (report);
    }
  if (ferror (stream))
    return report_stream (name);
  ferry_ftp_listing_parser_finish (report->parser);
  print_part (report);
  if (fflush (stdout) != 0 || ferror (stdout))
    return report_stream ("standard output");
  return FERRY_CLI_EXIT_DONE;
}

static FerryCliExit
parse_file (const char *path, Report *report)
{
  FILE *stream = g_fopen (path, "rb");
  FerryCliExit status;

  if (stream == NULL)
    return report_stream (path);
  status = parse_stream (stream, path, report);
  fclose (stream);
  return status;
}

/**
 * ferry_cli_parse_listing:
 * @session: (nullable): not used: no server is asked
 *
 * Prints the listing in a file or on the standard input as one JSON object a line. The standard
 * error names each unreadable line, which is no failure, and the format at the end.
 */
FerryCliExit
ferry_cli_parse_listing (FerryCliSession *session, const FerryCliOptions *options)
{
  g_autoptr (FerryFtpListingParser) parser = NULL;
  g_autoptr (FerryCharsetGuess) guess = NULL;
  g_autoptr (GError) error = NULL;
  Report report = { .charset = options->charset };
  FerryCliExit status;
  gint64 now;

  if (!read_now (options->now, &now, &error))
    {
      ferry_cli_report (NULL, error);
      return FERRY_CLI_EXIT_USAGE;
    }
  if (options->guesses_charset)
    report.guess = guess = ferry_charset_guess_new (g_get_language_names ()[0], NULL);
  report.parser = parser =
      ferry_ftp_listing_parser_new (FERRY_FTP_LISTING_ANY, options->system, now);
  ferry_ftp_listing_parser_set_unreadable_func (parser, on_unreadable, &report);
  if (options->arguments[1] != NULL)
    {
      status = parse_file (options->arguments[1], &report);
    }
  else
    {
      ferry_cli_system_use_binary_stdin ();
      status = parse_stream (stdin, "standard input", &report);
    }
  if (status == FERRY_CLI_EXIT_DONE && !options->is_quiet)
    g_printerr ("ferry-cli: format %s, entries %u, lines not understood %u\n",
                ferry_ftp_listing_parser_get_format (parser), report.entries, report.unreadable);
  return status;
}
