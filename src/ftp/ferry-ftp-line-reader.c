/* Lines from the control connection. See ferry-ftp-line-reader.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-ftp-line-reader.h"

#include "ferry-ftp-reply.h"
#include "ferry-ftp-wait.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Telnet (RFC 854): IAC, then WILL, WON'T, DO or DON'T and an option. */
#define IAC  0xff
#define WILL 0xfb
#define DONT 0xfe

struct _FerryFtpLineReader
{
  /* owned */
  GInputStream *input;
  GString *line; /* the last line given out, or the part of the next that has come */

  /* borrowed */
  GSocket *socket; /* below @input, to wait for */

  gboolean is_line_given;
  gsize dropped; /* of the line that is coming, beyond its bound */
  char bytes[4096];
  gsize start; /* what has been received and not yet been taken into a line */
  gsize end;
};

/**
 * ferry_ftp_line_reader_new:
 * @input: a pollable stream, held
 * @socket: the socket that brings its bytes, not held
 */
FerryFtpLineReader *
ferry_ftp_line_reader_new (GInputStream *input, GSocket *socket)
{
  FerryFtpLineReader *reader = g_new0 (FerryFtpLineReader, 1);

  reader->input = g_object_ref (input);
  reader->socket = socket;
  reader->line = g_string_new (NULL);
  return reader;
}

void
ferry_ftp_line_reader_free (FerryFtpLineReader *reader)
{
  g_object_unref (reader->input);
  g_string_free (reader->line, TRUE);
  g_free (reader);
}

/* Returns the bytes received, 0 at the end, -1 on an error, among them %G_IO_ERROR_WOULD_BLOCK. */
static gssize
receive (FerryFtpLineReader *reader, GCancellable *cancellable, GError **error)
{
  gssize count = g_pollable_input_stream_read_nonblocking (G_POLLABLE_INPUT_STREAM (reader->input),
                                                           reader->bytes, sizeof reader->bytes,
                                                           cancellable, error);

  reader->start = 0;
  reader->end = count > 0 ? (gsize) count : 0;
  return count;
}

/**
 * ferry_ftp_line_reader_peek:
 *
 * Returns: whether a read would find something at once: bytes, or the end of the stream.
 * A TLS record without bytes for us, such as a session ticket, is taken and does not count.
 */
gboolean
ferry_ftp_line_reader_peek (FerryFtpLineReader *reader)
{
  g_autoptr (GError) error = NULL;

  if (reader->end > reader->start)
    return TRUE;
  receive (reader, NULL, &error);
  return !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_WOULD_BLOCK);
}

/**
 * ferry_ftp_line_reader_has_bytes:
 *
 * Returns: whether bytes are there that no line was made of; unlike ferry_ftp_line_reader_peek(),
 * which also finds the end of the stream
 */
gboolean
ferry_ftp_line_reader_has_bytes (FerryFtpLineReader *reader)
{
  return reader->end > reader->start;
}

/* The deadline holds for a server that never pauses too. */
static gboolean
check_bounds (FerryFtpLineReader *reader, gint64 deadline, GError **error)
{
  if (reader->dropped > FERRY_FTP_REPLY_MAX)
    {
      g_set_error_literal (error, FERRY_FTP_ERROR, FERRY_FTP_ERROR_PROTOCOL,
                           _ ("The server’s reply does not end."));
      return FALSE;
    }
  if (g_get_monotonic_time () < deadline)
    return TRUE;
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT, _ ("Connection timed out"));
  return FALSE;
}

static gboolean
fill (FerryFtpLineReader *reader, gint64 deadline, GCancellable *cancellable, GError **error)
{
  for (;;)
    {
      g_autoptr (GError) reason = NULL;
      gssize count = receive (reader, cancellable, &reason);

      if (count > 0 && !check_bounds (reader, deadline, error))
        return FALSE;
      if (count > 0)
        return TRUE;
      if (count == 0)
        {
          g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CLOSED, _ ("End of file"));
          return FALSE;
        }
      if (!g_error_matches (reason, G_IO_ERROR, G_IO_ERROR_WOULD_BLOCK))
        {
          g_propagate_error (error, g_steal_pointer (&reason));
          return FALSE;
        }
      if (!ferry_ftp_wait_for (reader->socket, G_IO_IN, deadline, cancellable, error))
        return FALSE;
    }
}

/* Moves bytes into the line; what goes beyond the bound is dropped. Returns whether the line is
 * whole. */
static gboolean
take_bytes (FerryFtpLineReader *reader)
{
  const char *from = reader->bytes + reader->start;
  gsize length = reader->end - reader->start;
  const char *line_feed = memchr (from, '\n', length);
  gsize used = line_feed != NULL ? (gsize) (line_feed - from) : length;
  gsize room = FERRY_FTP_LINE_MAX - MIN (reader->line->len, FERRY_FTP_LINE_MAX);

  g_string_append_len (reader->line, from, (gssize) MIN (used, room));
  reader->dropped += used - MIN (used, room);
  reader->start += used + (line_feed != NULL ? 1 : 0);
  return line_feed != NULL;
}

/* Takes Telnet options out, makes IAC IAC one byte, and NULs, which would end the string, blanks.
 */
static void
clean_line (GString *line)
{
  gsize kept = 0;

  if (line->len > 0 && line->str[line->len - 1] == '\r')
    g_string_truncate (line, line->len - 1);
  for (gsize i = 0; i < line->len; i++)
    {
      guint8 byte = (guint8) line->str[i];
      guint8 next = i + 1 < line->len ? (guint8) line->str[i + 1] : 0;

      if (byte == IAC && next >= WILL && next <= DONT)
        {
          i += 2;
          continue;
        }
      if (byte == IAC && next == IAC)
        i++;
      line->str[kept++] = byte != '\0' ? (char) byte : ' ';
    }
  g_string_truncate (line, kept);
}

/**
 * ferry_ftp_line_reader_read:
 *
 * Returns: (transfer none): the next line without its end, owned by the reader until the next call;
 * %NULL on an error of the stream, %G_IO_ERROR_CLOSED at its end, %G_IO_ERROR_TIMED_OUT or
 * %G_IO_ERROR_CANCELLED
 */
const char *
ferry_ftp_line_reader_read (FerryFtpLineReader *reader,
                            gint64 deadline,
                            GCancellable *cancellable,
                            GError **error)
{
  if (reader->is_line_given)
    {
      g_string_truncate (reader->line, 0);
      reader->dropped = 0;
    }
  reader->is_line_given = FALSE;

  while (!take_bytes (reader))
    if (!fill (reader, deadline, cancellable, error))
      return NULL;
  clean_line (reader->line);
  reader->is_line_given = TRUE;
  return reader->line->str;
}

/**
 * ferry_ftp_line_reader_get_rest:
 *
 * Returns: (transfer none): what has come of a line whose end did not; owned by the reader
 */
const char *
ferry_ftp_line_reader_get_rest (FerryFtpLineReader *reader)
{
  return reader->is_line_given ? "" : reader->line->str;
}
