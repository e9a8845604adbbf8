/* One listing command. The first part is handed out 50 ms after the first bytes, the next every
 * 250 ms: a screenful at once, and few signals for a long folder. See ferry-ftp-list-run.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-ftp-list-run.h"

#include "ferry-ftp-exchange.h"
#include "ferry-ftp-observe.h"
#include "ferry-ftp-renew.h"
#include "ferry-ftp-wait.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define FIRST_PART  (50 * 1000)
#define NEXT_PART   (250 * 1000)
#define BUFFER_SIZE (256 * 1024)
#define SHOWN_LINES 20
#define SHOWN_BYTES 500

/**
 * ferry_ftp_list_run_release:
 *
 * Hands out what was held back.
 */
void
ferry_ftp_list_run_release (FerryFtpListRun *run)
{
  run->is_held = FALSE;
  for (guint i = 0; run->held != NULL && i < run->held->len; i++)
    if (run->func != NULL)
      run->func (g_ptr_array_index (run->held, i), run->user_data);
  if (run->held != NULL)
    g_ptr_array_set_size (run->held, 0);
}

static void
hand_out (FerryFtpListRun *run, FerryFtpListingParser *parser)
{
  g_autoptr (FerryListing) part = ferry_ftp_listing_parser_take (parser);

  if (part == NULL ||
      (ferry_listing_get_length (part) == 0 && ferry_listing_get_unread_count (part) == 0))
    return;
  run->entries += ferry_listing_get_length (part);
  if (run->is_held && !run->has_dots)
    {
      g_ptr_array_add (run->held, g_steal_pointer (&part));
      return;
    }
  if (run->is_held)
    ferry_ftp_list_run_release (run);
  if (run->func != NULL)
    run->func (part, run->user_data);
}

static gboolean
find_dots (const guint8 *bytes, gsize length)
{
  static const char *const endings[] = { " .\r\n", " .\n", " ..\r\n", " ..\n" };

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_strstr_len ((const char *) bytes, (gssize) length, endings[i]) != NULL)
      return TRUE;
  return FALSE;
}

/* Looks for the lines of "." and "..", which the parser leaves out. */
static void
watch_for_dots (FerryFtpListRun *run, const guint8 *bytes, gsize length)
{
  guint8 seam[2 * sizeof run->tail] = { 0 };
  gsize head = MIN (length, sizeof run->tail);

  if (!run->is_held || run->has_dots)
    return;
  memcpy (seam, run->tail, sizeof run->tail);
  memcpy (seam + sizeof run->tail, bytes, head);
  /* The tail begins as NULs, at which a search would end: they are blanks to it. */
  for (gsize i = 0; i < sizeof seam; i++)
    seam[i] = seam[i] == '\0' ? ' ' : seam[i];
  run->has_dots = find_dots (seam, sizeof run->tail + head) || find_dots (bytes, length);
  memcpy (run->tail, seam + head, sizeof run->tail);
  if (length >= sizeof run->tail)
    memcpy (run->tail, bytes + length - sizeof run->tail, sizeof run->tail);
}

/* A listing without an end would fill the memory. */
static gboolean
check_bounds (FerryFtpListRun *run,
              const FerryServer *server,
              const FerryFtpListingParser *parser,
              GError **error)
{
  guint entries = run->entries + ferry_ftp_listing_parser_get_length (parser);

  if (entries <= server->max_entries &&
      run->bytes <= (gint64) server->max_entries * FERRY_FTP_LISTING_BYTES_AN_ENTRY)
    return TRUE;
  g_propagate_error (
      error, ferry_ftp_error_new (FERRY_FTP_ERROR_PROTOCOL, 0,
                                  _ ("The listing does not end: it was given up after %u entries."),
                                  entries));
  return FALSE;
}

static gboolean
receive (FerryFtpListRun *run,
         const FerryServer *server,
         FerryFtpData *data,
         FerryFtpListingParser *parser,
         GCancellable *cancellable,
         GError **error)
{
  g_autofree guint8 *buffer = g_malloc (BUFFER_SIZE);
  gint64 idle_deadline = ferry_ftp_deadline_in (data->timeout);
  gint64 next_part = 0; /* 0: nothing waits to be handed out */
  gint64 pause = FIRST_PART;

  for (;;)
    {
      g_autoptr (GError) reason = NULL;
      gint64 deadline = next_part != 0 ? MIN (next_part, idle_deadline) : idle_deadline;
      gssize count =
          ferry_ftp_data_read (data, buffer, BUFFER_SIZE, deadline, cancellable, &reason);
      gint64 now = g_get_monotonic_time ();

      if (count == 0)
        return TRUE;
      if (count < 0 && !g_error_matches (reason, G_IO_ERROR, G_IO_ERROR_TIMED_OUT))
        {
          g_propagate_error (error, g_steal_pointer (&reason));
          return FALSE;
        }
      if (count < 0 && now >= idle_deadline)
        {
          GError *failure =
              ferry_ftp_error_new (FERRY_FTP_ERROR_TIMED_OUT, 0,
                                   _ ("The listing did not go on for %u seconds."), data->timeout);

          ferry_ftp_observe_data (data->ends, failure, FERRY_FTP_SYMPTOM_DATA_STALLED);
          ferry_ftp_error_edit_facts (failure)->seconds = data->timeout;
          g_propagate_error (error, failure);
          return FALSE;
        }
      if (count > 0)
        {
          watch_for_dots (run, buffer, (gsize) count);
          ferry_ftp_listing_parser_feed (parser, (const char *) buffer, (gsize) count);
          run->bytes += count;
          if (!check_bounds (run, server, parser, error))
            return FALSE;
          idle_deadline = ferry_ftp_deadline_in (data->timeout);
          next_part = next_part != 0 ? next_part : now + pause;
        }
      if (next_part != 0 && now >= next_part)
        {
          hand_out (run, parser);
          next_part = 0;
          pause = NEXT_PART;
        }
    }
}

typedef struct
{
  const FerryFtpSession *session;
  guint count;
} Unreadable;

/* A line that nobody reads may be a file: whoever misses one finds it in the log. */
static void
on_unreadable (const char *line, gsize length, gpointer user_data)
{
  Unreadable *unreadable = user_data;
  g_autofree char *bytes = NULL;
  g_autofree char *shown = NULL;

  if (unreadable->count++ >= SHOWN_LINES)
    return;
  bytes = g_strndup (line, MIN (length, SHOWN_BYTES));
  shown = ferry_ftp_session_dup_shown (unreadable->session, bytes);
  ferry_ftp_session_note (unreadable->session, FERRY_LOG_ERROR, "line not understood: %s", shown);
}

static void
report_unreadable (const Unreadable *unreadable, const FerryFtpListingParser *parser)
{
  if (unreadable->count > 0)
    ferry_ftp_session_note (unreadable->session, FERRY_LOG_ERROR,
                            "%u lines of the listing not understood, the others are %s",
                            unreadable->count, ferry_ftp_listing_parser_get_format (parser));
}

/* One try. Sets @is_about_tls if it is refused because of the TLS session. */
static gboolean
run_once (FerryFtpListRun *run,
          FerryFtpSession *session,
          const char *command,
          FerryFtpListingSource source,
          gboolean *is_about_tls,
          FerryFtpReply **refusal,
          GCancellable *cancellable,
          GError **error)
{
  g_autoptr (FerryFtpListingParser) parser =
      ferry_ftp_listing_parser_new (source, session->system, g_get_real_time () / G_USEC_PER_SEC);
  g_autoptr (FerryFtpExchange) exchange = NULL;
  g_autoptr (FerryFtpReply) reply = NULL;
  g_autoptr (GError) reason = NULL;
  Unreadable unreadable = { session, 0 };

  ferry_ftp_listing_parser_set_unreadable_func (parser, on_unreadable, &unreadable);
  if (session->has_time_offset)
    ferry_ftp_listing_parser_set_offset (parser, session->time_offset);
  exchange = ferry_ftp_exchange_start (session, command, 0, FALSE, refusal, cancellable, error);
  if (exchange == NULL)
    return FALSE;
  if (exchange->data->tcp != NULL &&
      !receive (run, session->server, exchange->data, parser, cancellable, &reason))
    {
      ferry_ftp_exchange_fail (exchange, session, g_steal_pointer (&reason), cancellable, error);
      return FALSE;
    }
  ferry_ftp_listing_parser_finish (parser);
  hand_out (run, parser);
  report_unreadable (&unreadable, parser);

  reply = ferry_ftp_exchange_finish (exchange, session, cancellable, error);
  if (reply == NULL)
    return FALSE;
  if (ferry_ftp_reply_is_done (reply))
    return TRUE;
  *is_about_tls = ferry_ftp_exchange_is_tls_refusal (exchange, session, reply);
  *refusal = g_steal_pointer (&reply);
  return FALSE;
}

/**
 * ferry_ftp_list_run:
 * @run: what to do with the entries, and what became of them
 * @command: "MLSD", "LIST" or "LIST -a": never a path behind it, which breaks on one server or the
 *   other
 * @refusal: (out) (transfer full): the server's reply if it refuses
 *
 * Returns: whether the listing is whole; %FALSE with either @refusal or @error
 */
gboolean
ferry_ftp_list_run (FerryFtpListRun *run,
                    FerryFtpSession *session,
                    const char *command,
                    FerryFtpListingSource source,
                    FerryFtpReply **refusal,
                    GCancellable *cancellable,
                    GError **error)
{
  gboolean is_about_tls = FALSE;

  if (run_once (run, session, command, source, &is_about_tls, refusal, cancellable, error))
    return TRUE;
  if (!is_about_tls || run->entries > 0)
    return FALSE;
  g_clear_pointer (refusal, ferry_ftp_reply_free);
  return ferry_ftp_renew_for_tls (session, cancellable, error) &&
         run_once (run, session, command, source, &is_about_tls, refusal, cancellable, error);
}
