/* ls: a folder's entries in the server's order, printed as they arrive. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-cli-commands.h"

#include "ferry-charset.h"
#include "ferry-cli-listing.h"
#include "ferry-cli-system.h"
#include "ferry-ftp-error.h"
#include "ferry-path.h"
#include "ferry-remote-place.h"

#include <errno.h>
#include <gio/gio.h>
#include <stdio.h>
#include <string.h>

#define BUFFER_SIZE (64 * 1024)

typedef struct
{
  FerryPlace *place; /* borrowed */
  FerryCliOptionFlags given;
  const char *charset;
  gboolean is_terminal;
} Printer;

static const char kind_letters[] = {
  [FERRY_KIND_OTHER] = '?',
  [FERRY_KIND_FILE] = '-',
  [FERRY_KIND_DIRECTORY] = 'd',
  [FERRY_KIND_LINK] = 'l',
};

static const char *const time_formats[] = {
  [FERRY_PRECISION_UNKNOWN] = "",
  [FERRY_PRECISION_DAY] = "%Y-%m-%d",
  [FERRY_PRECISION_MINUTE] = "%Y-%m-%d %H:%M",
  [FERRY_PRECISION_SECOND] = "%Y-%m-%d %H:%M:%S",
};

static char *
format_time (const FerryEntry *entry)
{
  g_autoptr (GDateTime) time = NULL;

  if (entry->precision == FERRY_PRECISION_UNKNOWN)
    return g_strdup ("");
  time = g_date_time_new_from_unix_utc (entry->modified);
  return g_date_time_format (time, time_formats[entry->precision]);
}

/* Chosen, or what the names up to this one look like; %NULL is UTF-8. */
static const char *
get_charset (const Printer *printer)
{
  const FerryServer *server = ferry_remote_place_get_server (FERRY_REMOTE_PLACE (printer->place));

  return server->charset != NULL ? printer->charset : server->found_charset;
}

/* A name from the wire may hold what a terminal takes for a command. */
static char *
dup_shown_name (const Printer *printer, const char *name)
{
  char *shown = ferry_charset_decode (get_charset (printer), name, NULL);

  if (printer->is_terminal)
    for (char *p = shown; *p != '\0'; p++)
      if (g_ascii_iscntrl (*p))
        *p = '?';
  return shown;
}

static void
print_long (const Printer *printer, const FerryEntry *entry)
{
  g_autofree char *name = dup_shown_name (printer, entry->name);
  g_autofree char *time = format_time (entry);
  char mode[] = "????";
  char size[24] = "?";

  if (entry->mode != FERRY_MODE_UNKNOWN)
    g_snprintf (mode, sizeof mode, "%04o", (guint) entry->mode & 07777);
  if (entry->size >= 0)
    g_snprintf (size, sizeof size, "%" G_GINT64_FORMAT, entry->size);
  printf ("%c %s %-8s %-8s %12s %-19s %s", kind_letters[entry->kind], mode,
          entry->owner != NULL ? entry->owner : "?", entry->group != NULL ? entry->group : "?",
          size, time, name);
  if (entry->has_target)
    {
      g_autofree char *target = dup_shown_name (printer, ferry_entry_get_target (entry));

      printf (" -> %s", target);
    }
  putchar ('\n');
}

static void
print_name (const Printer *printer, const FerryEntry *entry)
{
  g_autofree char *name = dup_shown_name (printer, entry->name);

  puts (name);
}

static void
print_entry (const Printer *printer, const FerryEntry *entry)
{
  if (printer->given & FERRY_CLI_OPTION_JSON)
    ferry_cli_listing_print (entry, get_charset (printer));
  else if (printer->given & FERRY_CLI_OPTION_LONG)
    print_long (printer, entry);
  else
    print_name (printer, entry);
}

static void
print_part (FerryListing *part, gpointer user_data)
{
  for (guint i = 0; i < ferry_listing_get_length (part); i++)
    print_entry (user_data, ferry_listing_get (part, i));
}

static gboolean
list (FerryCliSession *session, Printer *printer, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  ferry_place_list_async (printer->place, ferry_cli_session_get_path (session), print_part, printer,
                          ferry_cli_session_get_cancellable (session), ferry_cli_session_did_finish,
                          session);
  result = ferry_cli_session_wait (session);
  return ferry_place_list_finish (printer->place, result, error);
}

/* What is no folder may still be a file, which lists as itself. */
static gboolean
list_file (FerryCliSession *session, Printer *printer)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (FerryEntry) entry = NULL;

  ferry_place_stat_async (printer->place, ferry_cli_session_get_path (session),
                          ferry_cli_session_get_cancellable (session), ferry_cli_session_did_finish,
                          session);
  result = ferry_cli_session_wait (session);
  entry = ferry_place_stat_finish (printer->place, result, NULL);
  if (entry == NULL || ferry_entry_is_directory (entry))
    return FALSE;
  print_entry (printer, entry);
  return TRUE;
}

/* A listing may have a million lines. */
static void
widen_buffer (const Printer *printer)
{
  if (!printer->is_terminal)
    setvbuf (stdout, NULL, _IOFBF, BUFFER_SIZE);
}

static FerryCliExit
flush (void)
{
  if (fflush (stdout) == 0 && !ferror (stdout))
    return FERRY_CLI_EXIT_DONE;
  g_printerr ("ferry-cli: standard output: %s\n", g_strerror (errno));
  return FERRY_CLI_EXIT_LOCAL;
}

/**
 * ferry_cli_ls:
 *
 * Lists a folder: names, with `-l` what is known of each, with `--json` one object a line.
 */
FerryCliExit
ferry_cli_ls (FerryCliSession *session, const FerryCliOptions *options)
{
  g_autoptr (GError) error = NULL;
  Printer printer = {
    .place = ferry_cli_session_get_place (session),
    .given = options->given,
    .charset = options->charset,
    .is_terminal = ferry_cli_system_is_terminal (),
  };

  widen_buffer (&printer);
  if (!list (session, &printer, &error) &&
      !(ferry_cli_exit_for_error (error) == FERRY_CLI_EXIT_NOT_FOUND &&
        list_file (session, &printer)))
    {
      fflush (stdout);
      return ferry_cli_session_report (session, error);
    }
  return flush ();
}
