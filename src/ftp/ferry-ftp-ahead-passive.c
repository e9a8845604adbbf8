/* A run in passive mode: RETR or STOR of a file and EPSV for the next one in a single write. They
 * are one segment, so that they lie in the server's buffer together: to EPSV while data flows some
 * servers say 500. See ferry-ftp-ahead-run.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-ftp-ahead-run.h"

#include "ferry-ftp-data-method.h"
#include "ferry-ftp-foresight.h"
#include "ferry-path.h"

#include <string.h>

/* Bytes that fit one segment on nearly every way. */
#define SEGMENT 1200

/* Of the first file it may have been asked together with what came before the run. */
static gboolean
take_port (FerryFtpAheadRun *run, const char *command, GError **error)
{
  if (!ferry_ftp_foresight_take_port (run->session, command, &run->port, NULL, error))
    return FALSE;
  if (run->port != NULL && !ferry_ftp_reply_is_done (run->port))
    g_clear_pointer (&run->port, ferry_ftp_reply_free);
  return TRUE;
}

/* Nothing of it was sent ahead, or the early EPSV was refused. */
static gboolean
ask_for_port (FerryFtpAheadRun *run, FerryFtpAheadFile *file, const char *command, GError **error)
{
  if (!take_port (run, command, error))
    return FALSE;
  if (run->port != NULL)
    return TRUE;
  if (!ferry_ftp_ahead_add (run, FERRY_FTP_AHEAD_PORT, NULL, command, error) ||
      !ferry_ftp_connection_flush (run->session->connection, NULL, error) ||
      !ferry_ftp_ahead_read_all (run, file, error))
    return FALSE;
  if (run->port != NULL || file->error != NULL)
    return TRUE;
  g_set_error (error, FERRY_FTP_ERROR, FERRY_FTP_ERROR_DATA_CONNECTION, "%s was refused", command);
  return FALSE;
}

/* The transfer, what earlier files still need in front of it, and the next port behind it. */
static gboolean
send_commands (FerryFtpAheadRun *run,
               FerryFtpAheadFile *file,
               const char *line,
               const char *port_command,
               GError **error)
{
  gsize length = strlen (line) + strlen (port_command) + 4;

  if (length + ferry_ftp_ahead_get_follow_length (run) > SEGMENT
          ? !ferry_ftp_ahead_follow_now (run, error)
          : !ferry_ftp_ahead_follow (run, error))
    return FALSE;
  if (!ferry_ftp_ahead_add (run, FERRY_FTP_AHEAD_TRANSFER, file, line, error))
    return FALSE;
  if (length <= SEGMENT && run->funcs->has_more (run->user_data) &&
      !ferry_ftp_ahead_add (run, FERRY_FTP_AHEAD_PORT, NULL, port_command, error))
    return FALSE;
  return ferry_ftp_connection_flush (run->session->connection, NULL, error);
}

static gboolean
carry (FerryFtpAheadRun *run, FerryFtpAheadFile *file, GError **error)
{
  FerryFtpSession *session = run->session;
  const char *port_command = ferry_ftp_data_get_passive_command (session);
  g_autofree char *path = ferry_ftp_session_dup_path (session, file->path);
  g_autofree char *line = g_strconcat (run->is_upload ? "STOR " : "RETR ", path, NULL);
  g_autoptr (FerryFtpReply) port = NULL;
  g_autoptr (FerryFtpData) data = NULL;

  if (!ferry_path_check_argument (path, &file->error))
    return TRUE;
  if (run->port == NULL && !ask_for_port (run, file, port_command, error))
    return FALSE;
  if (file->error != NULL)
    return TRUE;
  port = g_steal_pointer (&run->port);
  data = ferry_ftp_data_connect (session, port, file->cancellable, error);
  if (data == NULL || !send_commands (run, file, line, port_command, error) ||
      !ferry_ftp_ahead_move (run, file, data, error) ||
      !ferry_ftp_ahead_read_all (run, file, error))
    return FALSE;
  ferry_ftp_ahead_take_followed (run);
  return TRUE;
}

gboolean
ferry_ftp_ahead_run_passive (FerryFtpAheadRun *run, GError **error)
{
  FerryFtpAheadFile *file;

  while ((file = run->funcs->next (run->user_data)) != NULL)
    {
      g_autoptr (GError) reason = NULL;

      if (!carry (run, file, &reason))
        {
          ferry_ftp_ahead_give_up (run, file, reason);
          g_propagate_error (error, g_steal_pointer (&reason));
          return FALSE;
        }
      ferry_ftp_ahead_settle (run, file);
    }
  return TRUE;
}
