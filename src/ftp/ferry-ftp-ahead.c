/* Commands sent ahead of their answers: with whom, and how a run begins and ends.
 * See ferry-ftp-ahead.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-ftp-ahead-run.h"

#include "ferry-ftp-quirks.h"

#include <string.h>

/* What a server has to show before, file by file: that data connections work, and how. */
#define EXCHANGES_OF_KNOWN   1
#define EXCHANGES_OF_UNKNOWN 2

/* Measured. Who is not here is tried with care in passive mode, and not at all in active mode:
 * Pure-FTPd and pyftpdlib lose their way there, and so does ProFTPD with uploads. */
static const struct
{
  const char *greeting;
  gboolean may_download_active;
} known_servers[] = {
  { "vsFTPd", TRUE },
  { "ProFTPD", TRUE },
  { "Pure-FTPd", FALSE },
};

static gboolean
is_active (const FerryFtpSession *session)
{
  return session->server->mode == FERRY_MODE_ACTIVE ||
         (session->server->mode == FERRY_MODE_AUTOMATIC && session->way == FERRY_WAY_ACTIVE);
}

/**
 * ferry_ftp_client_can_go_ahead:
 *
 * Returns: whether ferry_ftp_client_go_ahead() is worth it; a transfer or two may change that
 */
gboolean
ferry_ftp_client_can_go_ahead (FerryFtpClient *session, gboolean is_upload)
{
  guint needed = EXCHANGES_OF_UNKNOWN;
  gboolean may_active = FALSE;

  if (!session->server->is_pipelined || ferry_ftp_client_is_stumbling (session) ||
      !ferry_ftp_session_is_open (session))
    return FALSE;
  for (guint i = 0; session->greeting != NULL && i < G_N_ELEMENTS (known_servers); i++)
    if (strstr (session->greeting, known_servers[i].greeting) != NULL)
      {
        needed = EXCHANGES_OF_KNOWN;
        may_active = known_servers[i].may_download_active && !is_upload;
      }
  return session->exchanges >= needed && (may_active || !is_active (session));
}

/**
 * ferry_ftp_client_is_stumbling:
 *
 * Returns: whether commands that were sent ahead have confused the server; worth remembering in
 * #FerryServer.is_stumbling
 */
gboolean
ferry_ftp_client_is_stumbling (FerryFtpClient *session)
{
  return session->server->is_stumbling ||
         ferry_ftp_quirks_has (session, FERRY_FTP_QUIRK_STUMBLES) ||
         ferry_ftp_quirks_has (session, FERRY_FTP_QUIRK_MIXES_REPLIES);
}

/* What is still owed is read; where that does not end well, the connection is given up. */
static void
leave_clean (FerryFtpAheadRun *run)
{
  FerryFtpAheadFile nobody = { 0 };

  if (!ferry_ftp_session_is_open (run->session) || run->owed.length == 0)
    return;
  if (ferry_ftp_ahead_read_all (run, &nobody, NULL))
    ferry_ftp_ahead_take_followed (run);
  else
    ferry_ftp_connection_break (run->session->connection);
}

static void
clear (FerryFtpAheadRun *run, const GError *reason)
{
  FerryFtpAheadFile *file;

  while ((file = g_queue_pop_head (&run->sized)) != NULL ||
         (file = g_queue_pop_head (&run->sent)) != NULL)
    ferry_ftp_ahead_give_up (run, file, reason);
  g_clear_pointer (&run->port, ferry_ftp_reply_free);
  g_queue_clear_full (&run->owed, g_free);
}

/**
 * ferry_ftp_client_go_ahead:
 *
 * Carries the files that @funcs gives, as many as it can. Those that it took have ended when it
 * returns; if it took none, it never will.
 */
void
ferry_ftp_client_go_ahead (FerryFtpClient *session,
                           gboolean is_upload,
                           const FerryFtpAheadFuncs *funcs,
                           gpointer user_data)
{
  FerryFtpAheadRun run = {
    .session = session, .funcs = funcs, .user_data = user_data, .is_upload = is_upload
  };
  g_autoptr (GError) reason = NULL;

  if (!ferry_ftp_session_begin (session, NULL, NULL) ||
      !ferry_ftp_session_set_type (session, 'I', NULL, NULL))
    return;
  if ((is_active (session) ? ferry_ftp_ahead_run_active (&run, &reason)
                           : ferry_ftp_ahead_run_passive (&run, &reason)) ||
      ferry_ftp_session_is_open (session))
    {
      leave_clean (&run);
      if (ferry_ftp_session_is_open (session))
        ferry_ftp_ahead_follow_all (&run, reason == NULL ? &reason : NULL);
    }
  if (reason != NULL)
    ferry_ftp_session_note (session, FERRY_LOG_STATUS, "going on file by file: %s",
                            reason->message);
  clear (&run, reason);
}
