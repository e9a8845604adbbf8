/* LIST shows the server's wall clock and does not say which (RFC 959 leaves it open), MDTM is UTC
 * (RFC 3659 section 3): one file's MDTM tells how far they are apart. Asked once in a session, of
 * the first file that the first listing dates to the minute, and never where MLSD gives UTC anyway.
 * The parts of that listing wait for the answer, unless the listing takes long.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-ftp-time-offset.h"

#include "ferry-ftp-time.h"

#define HOLD         (500 * 1000)
#define QUARTER      (15 * 60)
#define MAX_OFFSET   (14 * 3600)
#define MAX_MISMATCH 60

static gboolean
is_wanted (const FerryFtpSession *session)
{
  return !session->has_asked_time_offset &&
         !ferry_ftp_session_lacks (session, FERRY_FTP_LACKS_MDTM) &&
         (!ferry_ftp_features_is_known (session->features) ||
          ferry_ftp_features_has (session->features, "MDTM"));
}

/**
 * ferry_ftp_time_offset_begin:
 * @offset: not initialised; ferry_ftp_time_offset_end() must follow
 * @func: (nullable): gets the parts
 *
 * Before a LIST. Its parts go to ferry_ftp_time_offset_take() with @offset.
 */
void
ferry_ftp_time_offset_begin (FerryFtpTimeOffset *offset,
                             FerryFtpSession *session,
                             FerryFtpListingFunc func,
                             gpointer user_data)
{
  *offset = (FerryFtpTimeOffset){ .session = session, .func = func, .user_data = user_data };
  if (is_wanted (session))
    offset->held = g_ptr_array_new_with_free_func ((GDestroyNotify) ferry_listing_unref);
}

static void
hand_on (FerryFtpTimeOffset *offset, FerryListing *part)
{
  if (offset->func != NULL)
    offset->func (part, offset->user_data);
}

static void
release (FerryFtpTimeOffset *offset)
{
  for (guint i = 0; i < offset->held->len; i++)
    hand_on (offset, g_ptr_array_index (offset->held, i));
  g_clear_pointer (&offset->held, g_ptr_array_unref);
}

static void
look_for_file (FerryFtpTimeOffset *offset, const FerryListing *part)
{
  for (guint i = 0; offset->name == NULL && i < ferry_listing_get_length (part); i++)
    {
      const FerryEntry *entry = ferry_listing_get (part, i);

      if (entry->kind != FERRY_KIND_FILE || entry->is_utc ||
          entry->precision < FERRY_PRECISION_MINUTE)
        continue;
      offset->name = g_strdup (entry->name);
      offset->shown = entry->modified;
      offset->has_second = entry->precision == FERRY_PRECISION_SECOND;
    }
}

static void
take_time (const FerryFtpReply *reply, gpointer user_data)
{
  FerryFtpSession *session = user_data;

  g_clear_pointer (&session->file_time, ferry_ftp_reply_free);
  session->file_time = ferry_ftp_reply_copy (reply);
}

/* MDTM waits in line: it leaves at the end of the listing, see ferry_ftp_exchange_finish(). */
static void
queue_question (FerryFtpTimeOffset *offset)
{
  FerryFtpSession *session = offset->session;
  g_autofree char *command = g_strconcat ("MDTM ", offset->name, NULL);

  session->has_asked_time_offset = TRUE;
  offset->is_asked = ferry_ftp_connection_queue (session->connection, command, NULL);
  if (offset->is_asked)
    ferry_ftp_owed_set_aside (ferry_ftp_connection_get_all_owed (session->connection), take_time,
                              session);
}

/**
 * ferry_ftp_time_offset_take:
 * @user_data: a FerryFtpTimeOffset
 *
 * Takes a part of the listing and hands it on, now or when the offset is known. A listing has one
 * clock: what takes too long keeps the server's to its end.
 */
void
ferry_ftp_time_offset_take (FerryListing *part, gpointer user_data)
{
  FerryFtpTimeOffset *offset = user_data;
  gint64 now = g_get_monotonic_time ();

  if (is_wanted (offset->session))
    look_for_file (offset, part);
  if (offset->name != NULL && is_wanted (offset->session))
    queue_question (offset);
  if (offset->held_until == 0)
    offset->held_until = now + HOLD;
  if (offset->held != NULL && now > offset->held_until)
    release (offset);
  if (offset->held != NULL)
    g_ptr_array_add (offset->held, ferry_listing_ref (part));
  else
    hand_on (offset, part);
}

/**
 * ferry_ftp_time_offset_compute:
 * @shown: the time of a file in a listing, seconds since 1970 if its clock were UTC
 * @has_second: whether the listing shows seconds
 * @modified: the time of the same file, UTC
 * @seconds: (out): how far the clock is east of UTC, in quarters of an hour
 *
 * Returns: whether the two are times of one moment in zones of this earth
 */
gboolean
ferry_ftp_time_offset_compute (gint64 shown, gboolean has_second, gint64 modified, gint *seconds)
{
  gint64 apart = shown - (has_second ? modified : modified - modified % 60);
  gint64 quarters = (ABS (apart) + QUARTER / 2) / QUARTER * (apart < 0 ? -1 : 1);

  if (ABS (apart) > MAX_OFFSET + MAX_MISMATCH || ABS (apart - quarters * QUARTER) > MAX_MISMATCH)
    return FALSE;
  *seconds = (gint) quarters * QUARTER;
  return TRUE;
}

static void
take_answer (FerryFtpTimeOffset *offset, GCancellable *cancellable)
{
  FerryFtpSession *session = offset->session;
  g_autoptr (FerryFtpReply) reply = NULL;
  gint64 modified;

  if (!ferry_ftp_connection_flush (session->connection, cancellable, NULL))
    return;
  while (session->file_time == NULL)
    if (!ferry_ftp_connection_take_aside (session->connection, cancellable, NULL))
      return;
  reply = g_steal_pointer (&session->file_time);
  ferry_ftp_session_learn (session, FERRY_FTP_LACKS_MDTM, reply);
  if (!ferry_ftp_reply_is_done (reply) || !ferry_ftp_time_parse (reply, &modified) ||
      !ferry_ftp_time_offset_compute (offset->shown, offset->has_second, modified,
                                      &session->time_offset))
    return;
  session->has_time_offset = TRUE;
  ferry_ftp_session_note (session, FERRY_LOG_STATUS, "the listings' clock is UTC%c%02d:%02d",
                          session->time_offset < 0 ? '-' : '+', ABS (session->time_offset) / 3600,
                          ABS (session->time_offset) / 60 % 60);
}

/**
 * ferry_ftp_time_offset_end:
 * @is_whole: whether the listing has come without an error
 *
 * After the LIST: finds the offset, if it is not known yet, and hands out what is held. That the
 * server does not tell is no error.
 */
void
ferry_ftp_time_offset_end (FerryFtpTimeOffset *offset, gboolean is_whole, GCancellable *cancellable)
{
  if (is_whole && offset->is_asked)
    take_answer (offset, cancellable);
  if (offset->held != NULL)
    {
      for (guint i = 0; offset->session->has_time_offset && i < offset->held->len; i++)
        ferry_listing_shift_times (g_ptr_array_index (offset->held, i),
                                   offset->session->time_offset);
      release (offset);
    }
  g_clear_pointer (&offset->name, g_free);
}
