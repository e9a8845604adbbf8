/* A download that is read and not written. See ferry-ftp-relay-stream.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-ftp-relay-stream.h"

#include "ferry-ftp-renew.h"
#include "ferry-ftp-transfer.h"

#include <glib/gi18n-lib.h>

struct _FerryFtpRelayStream
{
  GInputStream parent_instance;

  FerryFtpClient *client;     /* borrowed */
  char *path;                 /* owned */
  FerryFtpExchange *exchange; /* owned, nullable: over */
  FerryFtpPump pump;
  gint64 offset;
  gboolean is_renewed; /* the server wanted another TLS session once */
  gboolean has_failed;
};

G_DEFINE_FINAL_TYPE (FerryFtpRelayStream, ferry_ftp_relay_stream, G_TYPE_INPUT_STREAM)

static gboolean
start (FerryFtpRelayStream *stream, GCancellable *cancellable, GError **error)
{
  g_autoptr (FerryFtpReply) refusal = NULL;

  stream->exchange = ferry_ftp_transfer_start_download (&stream->pump, stream->path, stream->offset,
                                                        &refusal, cancellable, error);
  if (refusal != NULL)
    ferry_ftp_transfer_set_refused (stream->client, refusal, stream->path, FERRY_FTP_ROLE_SOURCE,
                                    _ ("“%s” could not be downloaded"), cancellable, error);
  return stream->exchange != NULL;
}

/* The data connection has ended. Leaves an exchange where the file has to be begun once more. */
static gboolean
finish (FerryFtpRelayStream *stream, GCancellable *cancellable, GError **error)
{
  GError *reason = NULL;
  FerryFtpPump *pump = &stream->pump;
  g_autoptr (FerryFtpExchange) exchange = g_steal_pointer (&stream->exchange);
  g_autoptr (FerryFtpReply) reply =
      ferry_ftp_exchange_finish (exchange, stream->client, cancellable, &reason);

  if (pump->moved == 0 && !stream->is_renewed &&
      ferry_ftp_exchange_is_tls_refusal (exchange, stream->client, reply))
    {
      stream->is_renewed = TRUE;
      return ferry_ftp_renew_for_tls (stream->client, cancellable, error) &&
             start (stream, cancellable, error);
    }
  return ferry_ftp_transfer_judge_download (pump, reply, reason,
                                            stream->offset + pump->moved - pump->skip, stream->path,
                                            cancellable, error);
}

static gssize
read_some (FerryFtpRelayStream *stream,
           void *buffer,
           gsize size,
           GCancellable *cancellable,
           GError **error)
{
  while (stream->exchange != NULL)
    {
      GError *reason = NULL;
      gssize count = 0;

      if (stream->exchange->data->tcp != NULL)
        count = ferry_ftp_pump_read (&stream->pump, buffer, size, cancellable, &reason);
      if (count > 0)
        {
          stream->pump.moved += count;
          return count;
        }
      if (count < 0)
        {
          g_autoptr (FerryFtpExchange) exchange = g_steal_pointer (&stream->exchange);

          ferry_ftp_exchange_fail (exchange, stream->client, reason, cancellable, error);
          return -1;
        }
      if (!finish (stream, cancellable, error))
        return -1;
    }
  return 0;
}

static gssize
ferry_ftp_relay_stream_read (GInputStream *input,
                             void *buffer,
                             gsize size,
                             GCancellable *cancellable,
                             GError **error)
{
  FerryFtpRelayStream *stream = FERRY_FTP_RELAY_STREAM (input);
  gssize count = read_some (stream, buffer, size, cancellable, error);

  stream->has_failed = count < 0;
  return count;
}

/* Broken off: the server is told, and the next verb reads what it answers. */
static void
ferry_ftp_relay_stream_finalize (GObject *object)
{
  FerryFtpRelayStream *stream = FERRY_FTP_RELAY_STREAM (object);

  if (stream->exchange != NULL)
    ferry_ftp_exchange_abort (stream->exchange, stream->client);
  g_clear_pointer (&stream->exchange, ferry_ftp_exchange_free);
  g_free (stream->path);

  G_OBJECT_CLASS (ferry_ftp_relay_stream_parent_class)->finalize (object);
}

static void
ferry_ftp_relay_stream_class_init (FerryFtpRelayStreamClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ferry_ftp_relay_stream_finalize;
  G_INPUT_STREAM_CLASS (klass)->read_fn = ferry_ftp_relay_stream_read;
}

static void
ferry_ftp_relay_stream_init (FerryFtpRelayStream *stream)
{
}

/**
 * ferry_ftp_relay_stream_new:
 * @client: borrowed, for as long as the stream lives
 * @path: raw bytes, absolute or from the login folder
 * @offset: where to begin; not beyond the end
 * @size: of the whole file, or %FERRY_SIZE_UNKNOWN
 *
 * Begins a download in TYPE I, so that a file that cannot be had is known before anything is
 * written elsewhere.
 *
 * Returns: (transfer full): its bytes; a read fails as ferry_ftp_client_download() does
 */
GInputStream *
ferry_ftp_relay_stream_new (FerryFtpClient *client,
                            const char *path,
                            gint64 offset,
                            gint64 size,
                            GCancellable *cancellable,
                            GError **error)
{
  g_autoptr (FerryFtpRelayStream) stream = g_object_new (FERRY_TYPE_FTP_RELAY_STREAM, NULL);

  stream->client = client;
  stream->offset = offset;
  stream->pump = (FerryFtpPump){ .session = client, .size = size };
  stream->path = ferry_ftp_session_begin_at (client, path, cancellable, error);
  if (stream->path == NULL ||
      !ferry_ftp_transfer_learn_size (&stream->pump, stream->path, offset, cancellable, error))
    return NULL;
  if (offset > 0 && offset == stream->pump.size)
    return G_INPUT_STREAM (g_steal_pointer (&stream));
  return start (stream, cancellable, error) ? G_INPUT_STREAM (g_steal_pointer (&stream)) : NULL;
}

/**
 * ferry_ftp_relay_stream_has_failed:
 *
 * Returns: whether it was this end that failed, and not what was done with the bytes
 */
gboolean
ferry_ftp_relay_stream_has_failed (FerryFtpRelayStream *stream)
{
  return stream->has_failed;
}
