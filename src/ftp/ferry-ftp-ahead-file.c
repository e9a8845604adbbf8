/* The bytes of one file of a run, and what is made of it. See ferry-ftp-ahead-run.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-ftp-ahead-run.h"

#include "ferry-ftp-pump.h"
#include "ferry-ftp-quirks.h"
#include "ferry-ftp-transfer.h"
#include "ferry-ftp-wait.h"

#include <glib/gi18n-lib.h>

/* For so long data that come before their reply may lie about. */
#define REPLY_ALONE (100 * G_TIME_SPAN_MILLISECOND)

typedef struct
{
  FerryFtpAheadRun *run;
  FerryFtpAheadFile *file;
} Hearing;

/* A server that has answered finally wants no more data. */
static gboolean
on_reply_while_sending (gpointer user_data, GError **error)
{
  Hearing *hearing = user_data;

  if (!ferry_ftp_ahead_read (hearing->run, hearing->file, error))
    return FALSE;
  if (!hearing->file->is_answered)
    return TRUE;
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_CLOSED, _ ("%s takes no more data."),
               hearing->run->session->server->host);
  return FALSE;
}

/* A download begins with the reply or with the data; an upload need not wait for either. TLS waits
 * for the reply, for a server that refuses the file says nothing on the data connection. */
static gboolean
await_opening (FerryFtpAheadRun *run, FerryFtpAheadFile *file, FerryFtpData *data, GError **error)
{
  FerryFtpSession *session = run->session;
  GSocket *control = ferry_ftp_connection_get_socket (session->connection);
  gboolean is_tls = session->has_protected_data;
  guint patience = ferry_ftp_ahead_get_patience (run, session->server->reply_timeout);
  gint64 deadline = ferry_ftp_deadline_in (patience);

  if (is_tls ? ferry_ftp_quirks_has (session, FERRY_FTP_QUIRK_TLS_BEFORE_OPENING) : run->is_upload)
    return TRUE;
  /* Nearly always the reply is first, and one socket is cheaper to wait for than two. */
  if (!is_tls && !ferry_ftp_connection_has_reply (session->connection))
    ferry_ftp_wait_for (control, G_IO_IN, g_get_monotonic_time () + REPLY_ALONE, file->cancellable,
                        NULL);
  while (!file->has_opened && !file->is_answered && file->error == NULL)
    {
      if (is_tls || ferry_ftp_connection_has_reply (session->connection))
        {
          if (!ferry_ftp_ahead_read (run, file, error))
            return FALSE;
          continue;
        }
      if (ferry_ftp_is_readable (data->socket))
        return TRUE;
      ferry_ftp_wait_for_either (control, data->socket, deadline, file->cancellable, &file->error);
      if (g_error_matches (file->error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT))
        {
          g_clear_error (&file->error);
          return ferry_ftp_ahead_fail_silent (run, error);
        }
    }
  return TRUE;
}

/* Takes over @reason, if it is about this file alone. */
static gboolean
take_own_error (FerryFtpAheadFile *file, gboolean is_local_error, GError **reason)
{
  if (!is_local_error && !g_error_matches (*reason, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return FALSE;
  if (file->error == NULL)
    file->error = g_steal_pointer (reason);
  return TRUE;
}

/* An upload in a new TLS session is safe only where the server has taken such a one before. */
static gboolean
secure (FerryFtpAheadRun *run, FerryFtpAheadFile *file, FerryFtpData *data, GError **error)
{
  FerryFtpSession *session = run->session;

  if (!ferry_ftp_data_secure (data, session, file->cancellable, error))
    return FALSE;
  if (data->tls == NULL || data->is_resumed || session->takes_new_tls || !run->is_upload)
    return TRUE;
  g_set_error (error, FERRY_FTP_ERROR, FERRY_FTP_ERROR_TLS_FAILED,
               _ ("The data connection to %s could not be secured"), session->server->host);
  return FALSE;
}

static gboolean
pump (FerryFtpAheadRun *run,
      FerryFtpAheadFile *file,
      FerryFtpData *data,
      gboolean *is_local_error,
      GError **error)
{
  Hearing hearing = { run, file };
  FerryFtpExchange exchange = { .data = data, .is_upload = run->is_upload };
  FerryFtpPump pump = { .session = run->session,
                        .exchange = &exchange,
                        .progress = file->progress,
                        .user_data = file->progress_data,
                        .heard = on_reply_while_sending,
                        .heard_data = &hearing,
                        .size = file->size,
                        .limit = file->size + FERRY_FTP_GROWTH };
  gboolean is_moved;

  data->timeout = ferry_ftp_ahead_get_patience (run, data->timeout);
  is_moved = run->is_upload
                 ? ferry_ftp_pump_upload (&pump, file->source, file->cancellable, error)
                 : ferry_ftp_pump_download (&pump, file->target, file->cancellable, error);
  file->moved = pump.moved;
  *is_local_error = pump.is_local_error;
  if (is_moved && run->is_upload)
    ferry_ftp_data_finish_sending (data, file->cancellable);
  return is_moved;
}

/* A server that cuts the data connection says why on the control connection. */
static gboolean
hear_refusal (FerryFtpAheadRun *run, FerryFtpAheadFile *file, GError *reason, GError **error)
{
  g_autoptr (GError) broken = reason;

  if (g_error_matches (broken, FERRY_FTP_ERROR, FERRY_FTP_ERROR_TIMED_OUT))
    return ferry_ftp_ahead_fail_silent (run, error);
  while (!file->is_answered && run->owed.length > 0)
    if (!ferry_ftp_ahead_read (run, file, error))
      return FALSE;
  if (file->is_answered && file->is_refused)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&broken));
  return FALSE;
}

/**
 * ferry_ftp_ahead_move:
 * @data: connected; closed afterwards
 *
 * Moves the bytes of @file, whose command is on its way. A cancel and an error of the stream are
 * left in @file, and so is a refusal.
 *
 * Returns: %FALSE if the run cannot go on
 */
gboolean
ferry_ftp_ahead_move (FerryFtpAheadRun *run,
                      FerryFtpAheadFile *file,
                      FerryFtpData *data,
                      GError **error)
{
  gboolean is_local_error = FALSE;
  gboolean is_moved;
  gboolean is_clean;
  GError *reason = NULL;

  if (!await_opening (run, file, data, error))
    return FALSE;
  if (file->error != NULL || (file->is_answered && file->is_refused))
    {
      ferry_ftp_data_cut (data);
      return TRUE;
    }
  is_moved = secure (run, file, data, &reason) && pump (run, file, data, &is_local_error, &reason);
  is_clean = ferry_ftp_data_cut (data);
  if (!is_clean && !is_moved)
    ferry_ftp_connection_break (run->session->connection); /* no session is left to resume */
  if (is_moved || take_own_error (file, is_local_error, &reason))
    {
      g_clear_error (&reason);
      return TRUE;
    }
  return hear_refusal (run, file, reason, error);
}

static void
end (FerryFtpAheadRun *run, FerryFtpAheadFile *file, FerryFtpAheadEnd how, const GError *error)
{
  g_autoptr (GError) own = g_steal_pointer (&file->error);

  ferry_ftp_ahead_forget (run, file);
  run->funcs->ended (file, own != NULL ? FERRY_FTP_AHEAD_FAILED : how, own != NULL ? own : error,
                     run->user_data);
}

/**
 * ferry_ftp_ahead_end:
 *
 * Tells the caller what came of @file.
 */
void
ferry_ftp_ahead_end (FerryFtpAheadRun *run, FerryFtpAheadFile *file, FerryFtpAheadEnd how)
{
  if (how == FERRY_FTP_AHEAD_DONE)
    run->session->files_ahead++;
  end (run, file, how, NULL);
}

/* The bytes are all there, and the server has said so. */
static gboolean
is_whole (FerryFtpAheadRun *run, FerryFtpAheadFile *file)
{
  return file->error == NULL && file->is_answered && !file->is_refused &&
         file->moved == file->size &&
         (!run->is_upload || run->funcs->is_unchanged (file, run->user_data));
}

/**
 * ferry_ftp_ahead_settle:
 *
 * All replies about the transfer of @file are there. An upload is not done yet.
 */
void
ferry_ftp_ahead_settle (FerryFtpAheadRun *run, FerryFtpAheadFile *file)
{
  if (!is_whole (run, file))
    ferry_ftp_ahead_end (run, file, FERRY_FTP_AHEAD_AGAIN);
  else if (run->is_upload)
    g_queue_push_tail (&run->sent, file);
  else
    ferry_ftp_ahead_end (run, file, FERRY_FTP_AHEAD_DONE);
}

/**
 * ferry_ftp_ahead_give_up:
 * @reason: why the run cannot go on
 *
 * A file that was lost together with the connection has failed; all else is tried again by itself.
 */
void
ferry_ftp_ahead_give_up (FerryFtpAheadRun *run, FerryFtpAheadFile *file, const GError *reason)
{
  gboolean is_proven = !run->is_upload && is_whole (run, file);
  gboolean is_lost = !ferry_ftp_session_is_open (run->session) &&
                     !ferry_ftp_quirks_has (run->session, FERRY_FTP_QUIRK_STUMBLES) &&
                     (file->has_opened || file->moved > 0) &&
                     (g_error_matches (reason, FERRY_FTP_ERROR, FERRY_FTP_ERROR_CONNECTION_LOST) ||
                      g_error_matches (reason, FERRY_FTP_ERROR, FERRY_FTP_ERROR_TIMED_OUT));

  if (is_proven)
    ferry_ftp_ahead_end (run, file, FERRY_FTP_AHEAD_DONE);
  else if (is_lost)
    end (run, file, FERRY_FTP_AHEAD_FAILED, reason);
  else
    ferry_ftp_ahead_end (run, file, FERRY_FTP_AHEAD_AGAIN);
}
