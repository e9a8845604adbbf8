/* The pump: read, write, one buffer. For downloads 256 KiB take GIO's overhead below 5 %, and for
 * big files 1 MiB saves some more wake-ups. For uploads a buffer that stays in the processor's
 * cache is faster, for both ends. sendfile() was tried instead: it halves our processor time, but
 * hands the other end memory that no cache has, and took 1.3 times as long on loopback. No
 * SO_RCVBUF or SO_SNDBUF: setting one ends the kernel's own tuning.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-ftp-pump.h"

#include "ferry-ftp-observe.h"
#include "ferry-ftp-pace.h"
#include "ferry-ftp-wait.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define UPLOAD_BUFFER_SIZE (128 * 1024)
#define BUFFER_SIZE        (256 * 1024)
#define BIG_BUFFER_SIZE    (1024 * 1024)
#define BIG_FILE_SIZE      (64 * 1024 * 1024)

/* How long a full socket is waited for before the control connection is looked at: a server that
 * wants no more says so there. */
#define SLICE (G_USEC_PER_SEC / 4)

static gsize
get_buffer_size (const FerryFtpPump *pump)
{
  return pump->size > BIG_FILE_SIZE ? BIG_BUFFER_SIZE : BUFFER_SIZE;
}

static void
count_moved (FerryFtpPump *pump, gsize bytes)
{
  pump->moved += (gint64) bytes;
  if (pump->progress != NULL)
    pump->progress ((gint64) bytes, pump->user_data);
}

static void
set_idle_error (const FerryFtpPump *pump, GError **error)
{
  GError *reason = ferry_ftp_error_new (
      FERRY_FTP_ERROR_TIMED_OUT, 0, _ ("No data moved between here and %s for %u seconds."),
      pump->session->server->host, pump->session->server->data_timeout);

  ferry_ftp_observe_data (pump->exchange->data->ends, reason, FERRY_FTP_SYMPTOM_DATA_STALLED);
  ferry_ftp_error_edit_facts (reason)->seconds = pump->session->server->data_timeout;
  g_propagate_error (error, reason);
}

static void
set_endless_error (const FerryFtpPump *pump, GError **error)
{
  g_autofree char *size = g_strdup_printf ("%" G_GINT64_FORMAT, pump->size);

  g_set_error (error, FERRY_FTP_ERROR, FERRY_FTP_ERROR_INCOMPLETE,
               _ ("%s sends more and more bytes of a file whose size is %s."),
               pump->session->server->host, size);
}

static gssize
read_once (FerryFtpPump *pump, char *buffer, gsize size, GCancellable *cancellable, GError **error)
{
  guint timeout = pump->exchange->data->timeout;
  g_autoptr (GError) reason = NULL;
  FerryRateTurn turn;
  gssize count;

  if (!ferry_ftp_pace_begin (pump->session, FERRY_RATE_DOWN, size, &turn, cancellable, error))
    return -1;
  count = ferry_ftp_data_read (pump->exchange->data, buffer, turn.bytes,
                               ferry_ftp_deadline_in (timeout), cancellable, &reason);
  ferry_ftp_pace_end (pump->session, &turn, (gsize) MAX (count, 0));
  if (pump->moved + MAX (count, 0) > pump->limit)
    {
      set_endless_error (pump, error);
      return -1;
    }
  if (g_error_matches (reason, G_IO_ERROR, G_IO_ERROR_TIMED_OUT))
    set_idle_error (pump, error);
  else if (reason != NULL)
    g_propagate_error (error, g_steal_pointer (&reason));
  return count;
}

/**
 * ferry_ftp_pump_read:
 *
 * Reads some bytes of a download, those to be skipped left out; the caller counts them.
 *
 * Returns: how many, 0 at the end of the data connection, -1 on an error
 */
gssize
ferry_ftp_pump_read (FerryFtpPump *pump,
                     char *buffer,
                     gsize size,
                     GCancellable *cancellable,
                     GError **error)
{
  for (;;)
    {
      gssize count = read_once (pump, buffer, size, cancellable, error);
      gint64 skipped = CLAMP ((gint64) count, 0, pump->skip);

      if (count <= 0 || skipped == 0)
        return count;
      pump->skip -= skipped;
      count -= skipped;
      memmove (buffer, buffer + skipped, (gsize) count);
      if (count > 0)
        return count;
    }
}

/**
 * ferry_ftp_pump_download:
 *
 * Moves bytes until the data connection ends. Whether that is all of the file is for the caller to
 * judge, from @pump->moved and the server's reply.
 */
gboolean
ferry_ftp_pump_download (FerryFtpPump *pump,
                         GOutputStream *target,
                         GCancellable *cancellable,
                         GError **error)
{
  gsize size = get_buffer_size (pump);
  g_autofree char *buffer = g_malloc (size);

  for (;;)
    {
      gssize count = ferry_ftp_pump_read (pump, buffer, size, cancellable, error);

      if (count <= 0)
        return count == 0;
      if (!g_output_stream_write_all (target, buffer, (gsize) count, NULL, cancellable, error))
        {
          pump->is_local_error = TRUE;
          return FALSE;
        }
      count_moved (pump, (gsize) count);
    }
}

/* Whether to try again after a write that did not go through because of @reason. */
static gboolean
keep_waiting (FerryFtpPump *pump, gint64 idle_deadline, GError **reason, GError **error)
{
  if (!g_error_matches (*reason, G_IO_ERROR, G_IO_ERROR_TIMED_OUT))
    {
      g_propagate_error (error, g_steal_pointer (reason));
      return FALSE;
    }
  g_clear_error (reason);
  if (ferry_ftp_connection_has_reply (pump->session->connection) && pump->heard != NULL)
    return pump->heard (pump->heard_data, error);
  if (ferry_ftp_connection_has_reply (pump->session->connection))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_CLOSED, _ ("%s takes no more data."),
                   pump->session->server->host);
      return FALSE;
    }
  if (g_get_monotonic_time () >= idle_deadline)
    {
      set_idle_error (pump, error);
      return FALSE;
    }
  return TRUE;
}

static gboolean
write_all (FerryFtpPump *pump,
           const char *buffer,
           gsize size,
           GCancellable *cancellable,
           GError **error)
{
  gint64 idle_deadline = ferry_ftp_deadline_in (pump->exchange->data->timeout);

  while (size > 0)
    {
      g_autoptr (GError) reason = NULL;
      gssize count = ferry_ftp_data_write (pump->exchange->data, buffer, size,
                                           g_get_monotonic_time () + SLICE, cancellable, &reason);

      if (count < 0)
        {
          if (!keep_waiting (pump, idle_deadline, &reason, error))
            return FALSE;
          continue;
        }
      buffer += count;
      size -= (gsize) count;
      count_moved (pump, (gsize) count);
      idle_deadline = ferry_ftp_deadline_in (pump->exchange->data->timeout);
    }
  return TRUE;
}

/**
 * ferry_ftp_pump_upload:
 *
 * Moves bytes until @source ends.
 */
gboolean
ferry_ftp_pump_upload (FerryFtpPump *pump,
                       GInputStream *source,
                       GCancellable *cancellable,
                       GError **error)
{
  g_autofree char *buffer = g_malloc (UPLOAD_BUFFER_SIZE);

  for (;;)
    {
      FerryRateTurn turn;
      gssize count;

      if (!ferry_ftp_pace_begin (pump->session, FERRY_RATE_UP, UPLOAD_BUFFER_SIZE, &turn,
                                 cancellable, error))
        return FALSE;
      count = g_input_stream_read (source, buffer, turn.bytes, cancellable, error);
      ferry_ftp_pace_end (pump->session, &turn, (gsize) MAX (count, 0));
      if (count < 0)
        pump->is_local_error = TRUE;
      if (count <= 0)
        return count == 0;
      if (!write_all (pump, buffer, (gsize) count, cancellable, error))
        return FALSE;
    }
}
