/* One file to the server or from it. A 226 alone proves nothing, for servers send it after a cut
 * transfer too: the bytes are compared with the size. See ferry-ftp-client.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-ftp-transfer.h"

#include "ferry-ftp-quirks.h"
#include "ferry-ftp-renew.h"
#include "ferry-ftp-time.h"

#include <glib/gi18n-lib.h>

static gboolean
set_incomplete (FerryFtpSession *session,
                const char *path,
                gint64 have,
                gint64 size,
                GError **error)
{
  g_autofree char *shown = ferry_ftp_session_dup_shown (session, path);
  g_autofree char *have_text = g_strdup_printf ("%" G_GINT64_FORMAT, have);
  g_autofree char *size_text = g_strdup_printf ("%" G_GINT64_FORMAT, size);

  g_propagate_error (
      error, ferry_ftp_error_new (FERRY_FTP_ERROR_INCOMPLETE, 0,
                                  _ ("“%s” is not whole: %s bytes have come over, and its size is "
                                     "%s."),
                                  shown, have_text, size_text));
  return FALSE;
}

void
ferry_ftp_transfer_set_refused (FerryFtpSession *session,
                                FerryFtpReply *refusal,
                                const char *path,
                                FerryFtpRole role,
                                const char *format,
                                GCancellable *cancellable,
                                GError **error)
{
  g_autofree char *shown = ferry_ftp_session_dup_shown (session, path);
  g_autoptr (GString) sentence = g_string_new (format);

  g_string_replace (sentence, "%s", shown, 1);
  g_propagate_error (
      error, ferry_ftp_examine_refusal (session, refusal, path, role, cancellable, sentence->str));
}

/* Bytes may have left before the server said that it opened the file; now it says so, or no. */
static gboolean
on_reply_while_sending (gpointer user_data, GError **error)
{
  FerryFtpPump *pump = user_data;
  FerryFtpExchange *exchange = pump->exchange;
  FerryFtpReply *reply = NULL;

  if (exchange->final == NULL)
    {
      reply = ferry_ftp_connection_read_reply (pump->session->connection, NULL, error);
      if (reply == NULL)
        return FALSE;
    }
  if (reply != NULL && !reply->is_final)
    {
      exchange->has_opened = TRUE;
      ferry_ftp_reply_free (reply);
      return TRUE;
    }
  if (reply != NULL)
    exchange->final = reply;
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_CLOSED, _ ("%s takes no more data."),
               pump->session->server->host);
  return FALSE;
}

/* Nothing of a file that was never opened is on the server. Returns whether @reply says so. */
static gboolean
take_late_refusal (FerryFtpPump *pump, const FerryFtpReply *reply)
{
  if (!pump->exchange->is_upload || pump->exchange->has_opened || reply == NULL ||
      ferry_ftp_reply_get_class (reply) < 4)
    return FALSE;
  if (pump->progress != NULL && pump->moved > 0)
    pump->progress (-pump->moved, pump->user_data);
  pump->moved = 0;
  if (ferry_ftp_reply_get_error_code (reply) == FERRY_FTP_ERROR_DATA_CONNECTION)
    pump->session->is_data_doubted = TRUE;
  return TRUE;
}

/* The data connection broke. Returns the reply that refuses the file, if it is that. */
static FerryFtpReply *
hear_refusal (FerryFtpPump *pump, const GError *reason, GCancellable *cancellable)
{
  FerryFtpExchange *exchange = pump->exchange;
  FerryFtpReply *reply;

  if (!exchange->is_upload || exchange->has_opened || exchange->data->tls != NULL ||
      reason->domain == FERRY_FTP_ERROR ||
      g_error_matches (reason, G_IO_ERROR, G_IO_ERROR_CANCELLED) ||
      g_error_matches (reason, G_IO_ERROR, G_IO_ERROR_TIMED_OUT))
    return NULL;
  ferry_ftp_data_cut (exchange->data);
  reply = ferry_ftp_exchange_read_end (exchange, pump->session, cancellable, NULL);
  if (take_late_refusal (pump, reply))
    return reply;
  exchange->final = reply;
  return NULL;
}

FerryFtpReply *
ferry_ftp_transfer_move (FerryFtpPump *pump,
                         GInputStream *source,
                         GOutputStream *target,
                         GCancellable *cancellable,
                         GError **error)
{
  g_autoptr (GError) reason = NULL;
  FerryFtpReply *reply = NULL;
  gboolean is_moved;

  pump->heard = on_reply_while_sending;
  pump->heard_data = pump;
  is_moved = pump->exchange->data->tcp == NULL ||
             (source != NULL ? ferry_ftp_pump_upload (pump, source, cancellable, &reason)
                             : ferry_ftp_pump_download (pump, target, cancellable, &reason));

  if (is_moved)
    {
      reply = ferry_ftp_exchange_finish (pump->exchange, pump->session, cancellable, error);
      take_late_refusal (pump, reply);
      return reply;
    }
  if (!pump->is_local_error)
    {
      reply = hear_refusal (pump, reason, cancellable);
      if (reply != NULL)
        return reply;
      ferry_ftp_exchange_fail (pump->exchange, pump->session, g_steal_pointer (&reason),
                               cancellable, error);
      return NULL;
    }
  ferry_ftp_exchange_abort (pump->exchange, pump->session);
  g_propagate_error (error, g_steal_pointer (&reason));
  return NULL;
}

/* The size in a listing may be that of a link, or of a moment ago: the server is asked again before
 * the file is called broken. */
static gboolean
compare_size (FerryFtpSession *session,
              const char *path,
              gint64 have,
              gint64 expected,
              GCancellable *cancellable,
              GError **error)
{
  gint64 size;

  if (have == expected)
    return TRUE;
  if (!ferry_ftp_ask_size (session, path, &size, NULL, cancellable, error))
    return FALSE;
  if (size == have || (size < 0 && expected < 0))
    return TRUE;
  return set_incomplete (session, path, have, size >= 0 ? size : expected, error);
}

/* Routers forget silent control connections, so a 226 may never come; with every byte there the
 * file is whole without it, only the connection is gone. */
gboolean
ferry_ftp_transfer_judge_download (FerryFtpPump *pump,
                                   FerryFtpReply *reply,
                                   GError *reason,
                                   gint64 have,
                                   const char *path,
                                   GCancellable *cancellable,
                                   GError **error)
{
  gboolean is_whole = pump->size >= 0 && have == pump->size;

  if (reply == NULL)
    {
      if (is_whole && !g_error_matches (reason, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        {
          g_error_free (reason);
          return TRUE;
        }
      g_propagate_error (error, reason);
      return FALSE;
    }
  if (ferry_ftp_reply_get_class (reply) == 1)
    ferry_ftp_quirks_note (pump->session, FERRY_FTP_QUIRK_SECOND_OPENING);
  if (ferry_ftp_reply_is_done (reply) || (ferry_ftp_reply_get_class (reply) == 1 && is_whole))
    return compare_size (pump->session, path, have, pump->size, cancellable, error);
  if (ferry_ftp_reply_get_class (reply) == 1)
    return set_incomplete (pump->session, path, have, pump->size, error);
  ferry_ftp_transfer_set_refused (pump->session, reply, path, FERRY_FTP_ROLE_SOURCE,
                                  _ ("“%s” could not be downloaded"), cancellable, error);
  return FALSE;
}

FerryFtpExchange *
ferry_ftp_transfer_start_download (FerryFtpPump *pump,
                                   const char *path,
                                   gint64 offset,
                                   FerryFtpReply **refusal,
                                   GCancellable *cancellable,
                                   GError **error)
{
  g_autofree char *command = g_strconcat ("RETR ", path, NULL);

  if (!ferry_ftp_session_set_type (pump->session, 'I', cancellable, error))
    return NULL;
  pump->exchange =
      ferry_ftp_exchange_start (pump->session, command, offset, FALSE, refusal, cancellable, error);
  if (pump->exchange == NULL)
    return NULL;
  pump->skip = pump->exchange->skip;
  pump->limit = pump->size >= 0 ? MIN (pump->size, G_MAXINT64 / 4) * 2 + FERRY_FTP_GROWTH - offset
                                : G_MAXINT64;
  return pump->exchange;
}

/* One try. Returns the final reply, %NULL with either @refusal or @error. */
static FerryFtpReply *
download_once (FerryFtpPump *pump,
               const char *path,
               gint64 offset,
               GOutputStream *target,
               gboolean *is_about_tls,
               FerryFtpReply **refusal,
               GCancellable *cancellable,
               GError **error)
{
  g_autoptr (FerryFtpExchange) exchange =
      ferry_ftp_transfer_start_download (pump, path, offset, refusal, cancellable, error);
  FerryFtpReply *reply;

  if (exchange == NULL)
    return NULL;
  reply = ferry_ftp_transfer_move (pump, NULL, target, cancellable, error);
  *is_about_tls =
      pump->moved == 0 && ferry_ftp_exchange_is_tls_refusal (exchange, pump->session, reply);
  return reply;
}

static gboolean
download (FerryFtpPump *pump,
          const char *path,
          gint64 offset,
          GOutputStream *target,
          GCancellable *cancellable,
          GError **error)
{
  g_autoptr (FerryFtpReply) refusal = NULL;
  g_autoptr (FerryFtpReply) reply = NULL;
  GError *reason = NULL;
  gboolean is_about_tls = FALSE;

  reply = download_once (pump, path, offset, target, &is_about_tls, &refusal, cancellable, &reason);
  if (is_about_tls)
    {
      g_clear_pointer (&reply, ferry_ftp_reply_free);
      if (!ferry_ftp_renew_for_tls (pump->session, cancellable, error))
        return FALSE;
      reply =
          download_once (pump, path, offset, target, &is_about_tls, &refusal, cancellable, &reason);
    }
  if (refusal == NULL)
    return ferry_ftp_transfer_judge_download (
        pump, reply, reason, offset + pump->moved - pump->skip, path, cancellable, error);
  ferry_ftp_transfer_set_refused (pump->session, refusal, path, FERRY_FTP_ROLE_SOURCE,
                                  _ ("“%s” could not be downloaded"), cancellable, error);
  return FALSE;
}

/**
 * ferry_ftp_client_can_restart:
 *
 * Asks the server whether a download may begin in the middle. Where it may not,
 * ferry_ftp_client_download() fetches all that comes before as well.
 */
gboolean
ferry_ftp_client_can_restart (FerryFtpClient *session, GCancellable *cancellable)
{
  g_autoptr (FerryFtpReply) reply = NULL;

  if (ferry_ftp_quirks_has (session, FERRY_FTP_QUIRK_NO_REST) ||
      !ferry_ftp_session_begin (session, cancellable, NULL))
    return FALSE;
  reply = ferry_ftp_session_command (session, cancellable, NULL, "REST 0");
  if (reply != NULL && ferry_ftp_reply_get_class (reply) == 5)
    ferry_ftp_quirks_note (session, FERRY_FTP_QUIRK_NO_REST);
  return reply != NULL &&
         (ferry_ftp_reply_get_class (reply) == 3 || ferry_ftp_reply_is_done (reply));
}

/* Servers answer REST beyond the end with success and no bytes, so the size comes first. */
gboolean
ferry_ftp_transfer_learn_size (FerryFtpPump *pump,
                               const char *path,
                               gint64 offset,
                               GCancellable *cancellable,
                               GError **error)
{
  gint64 asked = pump->size;

  if ((pump->size < 0 || offset > 0) &&
      !ferry_ftp_ask_size (pump->session, path, &asked, NULL, cancellable, error))
    return FALSE;
  if (asked >= 0)
    pump->size = asked;
  return offset == 0 || pump->size < 0 || offset <= pump->size ||
         set_incomplete (pump->session, path, offset, pump->size, error);
}

/**
 * ferry_ftp_client_download:
 * @given_path: raw bytes, absolute or from the login folder
 * @offset: bytes that @target has already; it stands behind them
 * @size: of the whole file, or %FERRY_SIZE_UNKNOWN
 *
 * Returns: whether the whole file is in @target. %FERRY_FTP_ERROR_INCOMPLETE if not, and if the
 * file on the server is shorter than @offset: begin anew then. An error of @target is returned as
 * it is.
 */
gboolean
ferry_ftp_client_download (FerryFtpClient *session,
                           const char *given_path,
                           gint64 offset,
                           gint64 size,
                           GOutputStream *target,
                           FerryFtpProgressFunc progress,
                           gpointer user_data,
                           GCancellable *cancellable,
                           GError **error)
{
  FerryFtpPump pump = { .session = session, .progress = progress, .user_data = user_data };
  g_autofree char *path = ferry_ftp_session_begin_at (session, given_path, cancellable, error);

  if (path == NULL)
    return FALSE;
  pump.size = size;
  if (!ferry_ftp_transfer_learn_size (&pump, path, offset, cancellable, error))
    return FALSE;
  if (offset > 0 && offset == pump.size)
    return TRUE;
  return download (&pump, path, offset, target, cancellable, error);
}

/* A file on the server is continued by APPE, which is right on all servers once the size is known;
 * by REST and STOR where the size is not told or APPE is not known (RFC 959 section 4.1.3).
 * Returns %NULL with either @refusal or @error. */
static FerryFtpExchange *
start_upload (FerryFtpSession *session,
              const char *path,
              gint64 offset,
              FerryFtpReply **refusal,
              GCancellable *cancellable,
              GError **error)
{
  g_autofree char *append = g_strconcat ("APPE ", path, NULL);
  g_autofree char *store = g_strconcat ("STOR ", path, NULL);
  FerryFtpExchange *exchange = NULL;
  gint64 size = -1;

  if (!ferry_ftp_session_set_type (session, 'I', cancellable, error) ||
      (offset > 0 && !ferry_ftp_ask_size (session, path, &size, NULL, cancellable, error)))
    return NULL;
  if (size >= 0 && size != offset)
    {
      set_incomplete (session, path, size, offset, error);
      return NULL;
    }
  if (size >= 0)
    {
      exchange = ferry_ftp_exchange_start (session, append, 0, TRUE, refusal, cancellable, error);
      if (*refusal == NULL ||
          ferry_ftp_reply_get_error_code (*refusal) != FERRY_FTP_ERROR_UNSUPPORTED)
        return exchange;
      g_clear_pointer (refusal, ferry_ftp_reply_free);
    }
  return ferry_ftp_exchange_start (session, store, offset, TRUE, refusal, cancellable, error);
}

/**
 * ferry_ftp_client_upload:
 * @given_path: raw bytes, absolute or from the login folder
 * @offset: bytes that are on the server already; @source stands behind them
 * @size: of the whole file, or %FERRY_SIZE_UNKNOWN
 *
 * Returns: whether the whole file is on the server. %FERRY_FTP_ERROR_INCOMPLETE if not, and if
 * there are not @offset bytes there. An error of @source is returned as it is.
 */
gboolean
ferry_ftp_client_upload (FerryFtpClient *session,
                         const char *given_path,
                         gint64 offset,
                         gint64 size,
                         GInputStream *source,
                         FerryFtpProgressFunc progress,
                         gpointer user_data,
                         GCancellable *cancellable,
                         GError **error)
{
  FerryFtpPump pump = { .session = session, .progress = progress, .user_data = user_data };
  g_autofree char *path = ferry_ftp_session_begin_at (session, given_path, cancellable, error);
  g_autoptr (FerryFtpReply) refusal = NULL;
  g_autoptr (FerryFtpReply) reply = NULL;
  g_autoptr (FerryFtpExchange) exchange = NULL;

  pump.size = size;
  if (path == NULL)
    return FALSE;
  exchange = start_upload (session, path, offset, &refusal, cancellable, error);
  if (exchange == NULL && refusal == NULL)
    return FALSE;
  if (exchange != NULL)
    {
      pump.exchange = exchange;
      reply = ferry_ftp_transfer_move (&pump, source, NULL, cancellable, error);
      if (reply == NULL)
        return FALSE;
    }
  if (reply == NULL || !ferry_ftp_reply_is_done (reply))
    {
      ferry_ftp_transfer_set_refused (session, reply != NULL ? reply : refusal, path,
                                      FERRY_FTP_ROLE_FILE, _ ("“%s” could not be uploaded"),
                                      cancellable, error);
      return FALSE;
    }
  /* A source that has become shorter on the way is no whole file either. */
  if (offset + pump.moved < size)
    return set_incomplete (session, path, offset + pump.moved, size, error);
  return compare_size (session, path, offset + pump.moved, FERRY_SIZE_UNKNOWN, cancellable, error);
}
