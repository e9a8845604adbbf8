/* One text to the server or from it, in TYPE A (RFC 959 section 3.1.1.1): CRLF on the wire, each
 * side's own line ends at both its ends. Sizes differ then, so the server's 226 alone says that it
 * is whole, and nothing is ever continued. See ferry-ftp-client.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-ftp-text-stream.h"
#include "ferry-ftp-transfer.h"

#include <glib/gi18n-lib.h>

static void
note_bytes (const FerryFtpPump *pump, gint64 local)
{
  ferry_ftp_session_note (pump->session, FERRY_LOG_DATA,
                          "text: %" G_GINT64_FORMAT " bytes here, %" G_GINT64_FORMAT " on the wire",
                          local, pump->moved);
}

/* Opens the exchange in TYPE A. Returns %FALSE with the error, maybe of a refusal. */
static gboolean
start (FerryFtpPump *pump,
       const char *command,
       const char *path,
       gboolean is_upload,
       GCancellable *cancellable,
       GError **error)
{
  g_autoptr (FerryFtpReply) refusal = NULL;

  if (!ferry_ftp_session_set_type (pump->session, 'A', cancellable, error))
    return FALSE;
  pump->exchange =
      ferry_ftp_exchange_start (pump->session, command, 0, is_upload, &refusal, cancellable, error);
  if (refusal != NULL)
    ferry_ftp_transfer_set_refused (
        pump->session, refusal, path, is_upload ? FERRY_FTP_ROLE_FILE : FERRY_FTP_ROLE_SOURCE,
        is_upload ? _ ("“%s” could not be uploaded") : _ ("“%s” could not be downloaded"),
        cancellable, error);
  return pump->exchange != NULL;
}

static gboolean
judge (FerryFtpPump *pump,
       FerryFtpReply *reply,
       const char *path,
       gboolean is_upload,
       GCancellable *cancellable,
       GError **error)
{
  g_autofree char *shown = NULL;

  if (reply == NULL)
    return FALSE;
  if (ferry_ftp_reply_is_done (reply))
    return TRUE;
  if (ferry_ftp_reply_get_class (reply) > 1)
    {
      ferry_ftp_transfer_set_refused (
          pump->session, reply, path, is_upload ? FERRY_FTP_ROLE_FILE : FERRY_FTP_ROLE_SOURCE,
          is_upload ? _ ("“%s” could not be uploaded") : _ ("“%s” could not be downloaded"),
          cancellable, error);
      return FALSE;
    }
  shown = ferry_ftp_session_dup_shown (pump->session, path);
  g_propagate_error (error, ferry_ftp_error_new (FERRY_FTP_ERROR_INCOMPLETE, 0,
                                                 _ ("The server does not say that “%s” is whole."),
                                                 shown));
  return FALSE;
}

/**
 * ferry_ftp_client_download_text:
 * @given_path: raw bytes, absolute or from the login folder
 * @size: of the file on the server, or %FERRY_SIZE_UNKNOWN; only to tell what has no end
 * @progress: (nullable): counts the bytes of @target
 *
 * Returns: whether the whole text is in @target, with the line ends of this system
 */
gboolean
ferry_ftp_client_download_text (FerryFtpClient *session,
                                const char *given_path,
                                gint64 size,
                                GOutputStream *target,
                                FerryFtpProgressFunc progress,
                                gpointer user_data,
                                GCancellable *cancellable,
                                GError **error)
{
  FerryFtpPump pump = { .session = session, .size = size };
  g_autofree char *path = ferry_ftp_session_begin_at (session, given_path, cancellable, error);
  g_autofree char *command = g_strconcat ("RETR ", path, NULL);
  g_autoptr (GOutputStream) text = NULL;
  g_autoptr (FerryFtpExchange) exchange = NULL;
  g_autoptr (FerryFtpReply) reply = NULL;

  if (path == NULL || !start (&pump, command, path, FALSE, cancellable, error))
    return FALSE;
  exchange = pump.exchange;
  /* On the wire a line end has one byte more, so the bound is twice that of other files. */
  pump.limit = size >= 0 ? MIN (size, G_MAXINT64 / 8) * 4 + FERRY_FTP_GROWTH : G_MAXINT64;
  text = ferry_ftp_text_target_new (target, FERRY_LINE_END_LOCAL, progress, user_data);
  reply = ferry_ftp_transfer_move (&pump, NULL, text, cancellable, error);
  if (!judge (&pump, reply, path, FALSE, cancellable, error) ||
      !ferry_ftp_text_target_finish (FERRY_FTP_TEXT_TARGET (text), cancellable, error))
    return FALSE;
  note_bytes (&pump, ferry_ftp_text_target_get_count (FERRY_FTP_TEXT_TARGET (text)));
  return TRUE;
}

/**
 * ferry_ftp_client_upload_text:
 * @given_path: raw bytes, absolute or from the login folder
 * @progress: (nullable): counts the bytes of @source
 *
 * Returns: whether the whole text is on the server, with the line ends that it gives to texts
 */
gboolean
ferry_ftp_client_upload_text (FerryFtpClient *session,
                              const char *given_path,
                              GInputStream *source,
                              FerryFtpProgressFunc progress,
                              gpointer user_data,
                              GCancellable *cancellable,
                              GError **error)
{
  FerryFtpPump pump = { .session = session, .size = FERRY_SIZE_UNKNOWN };
  g_autofree char *path = ferry_ftp_session_begin_at (session, given_path, cancellable, error);
  g_autofree char *command = g_strconcat ("STOR ", path, NULL);
  g_autoptr (GInputStream) text = NULL;
  g_autoptr (FerryFtpExchange) exchange = NULL;
  g_autoptr (FerryFtpReply) reply = NULL;

  if (path == NULL || !start (&pump, command, path, TRUE, cancellable, error))
    return FALSE;
  exchange = pump.exchange;
  text = ferry_ftp_text_source_new (source, progress, user_data);
  reply = ferry_ftp_transfer_move (&pump, text, NULL, cancellable, error);
  if (!judge (&pump, reply, path, TRUE, cancellable, error))
    return FALSE;
  note_bytes (&pump, ferry_ftp_text_source_get_count (FERRY_FTP_TEXT_SOURCE (text)));
  return TRUE;
}
