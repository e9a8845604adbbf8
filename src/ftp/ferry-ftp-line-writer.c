/* Lines out to the control connection. See ferry-ftp-line-writer.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-ftp-line-writer.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _FerryFtpLineWriter
{
  GSocket *socket;       /* borrowed */
  GOutputStream *output; /* borrowed */
  GString *text;         /* owned */
  guint timeout;
  gboolean doubles_iac;
};

/**
 * ferry_ftp_line_writer_new:
 * @socket: below the output that ferry_ftp_line_writer_set_output() gives
 * @timeout: seconds that a write may last
 */
FerryFtpLineWriter *
ferry_ftp_line_writer_new (GSocket *socket, guint timeout)
{
  FerryFtpLineWriter *writer = g_new0 (FerryFtpLineWriter, 1);

  writer->socket = socket;
  writer->timeout = timeout;
  writer->text = g_string_new (NULL);
  return writer;
}

void
ferry_ftp_line_writer_free (FerryFtpLineWriter *writer)
{
  g_string_free (writer->text, TRUE);
  g_free (writer);
}

void
ferry_ftp_line_writer_set_output (FerryFtpLineWriter *writer, GOutputStream *output)
{
  writer->output = output;
}

/**
 * ferry_ftp_line_writer_set_doubles_iac:
 *
 * Servers that take the control connection for Telnet (RFC 959 section 4.1.3) want each byte 255
 * of a name twice.
 */
void
ferry_ftp_line_writer_set_doubles_iac (FerryFtpLineWriter *writer, gboolean doubles_iac)
{
  writer->doubles_iac = doubles_iac;
}

gboolean
ferry_ftp_line_writer_get_doubles_iac (FerryFtpLineWriter *writer)
{
  return writer->doubles_iac;
}

/**
 * ferry_ftp_line_writer_add:
 * @line: without its end, raw bytes
 *
 * Returns: %FALSE if it holds a line end: that would be a second command
 */
gboolean
ferry_ftp_line_writer_add (FerryFtpLineWriter *writer, const char *line, GError **error)
{
  if (strpbrk (line, "\r\n") != NULL)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_FILENAME,
                           _ ("A name with a line end cannot be sent to the server."));
      return FALSE;
    }
  for (const char *byte = line; *byte != '\0'; byte++)
    {
      g_string_append_c (writer->text, *byte);
      if (writer->doubles_iac && (guint8) *byte == 0xff)
        g_string_append_c (writer->text, *byte);
    }
  g_string_append (writer->text, "\r\n");
  return TRUE;
}

/**
 * ferry_ftp_line_writer_flush:
 * @sent: (out): bytes that are on their way
 *
 * Returns: whether all lines are; after a failure part of one may be, and nothing can follow it
 */
gboolean
ferry_ftp_line_writer_flush (FerryFtpLineWriter *writer,
                             gsize *sent,
                             GCancellable *cancellable,
                             GError **error)
{
  gboolean is_sent;

  /* Only while it writes: a socket with a time-out of its own wakes those who wait for it. */
  g_socket_set_timeout (writer->socket, writer->timeout);
  is_sent = g_output_stream_write_all (writer->output, writer->text->str, writer->text->len, sent,
                                       cancellable, error);
  g_socket_set_timeout (writer->socket, 0);
  g_string_truncate (writer->text, 0);
  return is_sent;
}
