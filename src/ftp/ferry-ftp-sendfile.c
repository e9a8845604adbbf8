/* Uploads without copying. See ferry-ftp-sendfile.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-ftp-sendfile.h"

#ifdef FERRY_HAS_SENDFILE

#include "ferry-ftp-wait.h"

#include <errno.h>
#include <gio/gfiledescriptorbased.h>
#include <sys/sendfile.h>

#define CHUNK (1024 * 1024)
#define SLICE (G_USEC_PER_SEC / 4)

static gboolean
wait_for_room (FerryFtpPump *pump, gint64 idle_deadline, GCancellable *cancellable,
               GError **error)
{
  g_autoptr (GError) reason = NULL;

  return ferry_ftp_wait_for (pump->exchange->data->socket, G_IO_OUT,
                             g_get_monotonic_time () + SLICE, cancellable, &reason)
         || ferry_ftp_pump_keep_waiting (pump, idle_deadline, &reason, error);
}

/* Sends from where the file descriptor stands to the end of the file. */
static gboolean
send_rest (FerryFtpPump *pump, int fd, GCancellable *cancellable, GError **error)
{
  int socket_fd = g_socket_get_fd (pump->exchange->data->socket);
  gint64 idle_deadline = ferry_ftp_deadline_in (pump->exchange->data->timeout);

  for (;;)
    {
      gssize count = sendfile (socket_fd, fd, NULL, CHUNK);
      int why = errno;

      if (count == 0)
        return TRUE;
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (count > 0)
        {
          ferry_ftp_pump_count (pump, (gsize) count);
          idle_deadline = ferry_ftp_deadline_in (pump->exchange->data->timeout);
        }
      else if (why == EAGAIN)
        {
          if (!wait_for_room (pump, idle_deadline, cancellable, error))
            return FALSE;
        }
      else if (why != EINTR)
        {
          pump->is_local_error = why == EIO;
          g_set_error_literal (error, G_IO_ERROR, g_io_error_from_errno (why), g_strerror (why));
          return FALSE;
        }
    }
}

/* The first bytes, as a question: not every file can be sent this way. */
static gboolean
can_send (FerryFtpPump *pump, GInputStream *source, int *fd)
{
  gssize count;

  if (pump->exchange->data->tls != NULL || !G_IS_FILE_DESCRIPTOR_BASED (source))
    return FALSE;
  *fd = g_file_descriptor_based_get_fd (G_FILE_DESCRIPTOR_BASED (source));
  count = sendfile (g_socket_get_fd (pump->exchange->data->socket), *fd, NULL, CHUNK);
  if (count > 0)
    ferry_ftp_pump_count (pump, (gsize) count);
  return count >= 0 || errno == EAGAIN || errno == EINTR;
}

/**
 * ferry_ftp_sendfile:
 * @is_sent: (out): whether it worked, if it could be tried
 *
 * Returns: whether @source is a file that can be sent so; if not, nothing has happened
 */
gboolean
ferry_ftp_sendfile (FerryFtpPump *pump, GInputStream *source, gboolean *is_sent,
                    GCancellable *cancellable, GError **error)
{
  int fd;

  if (!can_send (pump, source, &fd))
    return FALSE;
  *is_sent = send_rest (pump, fd, cancellable, error);
  return TRUE;
}

#else

gboolean
ferry_ftp_sendfile (FerryFtpPump *pump, GInputStream *source, gboolean *is_sent,
                    GCancellable *cancellable, GError **error)
{
  return FALSE;
}

#endif
