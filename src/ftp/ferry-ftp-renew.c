/* A login in place of another. See ferry-ftp-renew.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-ftp-renew.h"

#include "ferry-ftp-login.h"
#include "ferry-ftp-quirks.h"

/**
 * ferry_ftp_renew:
 *
 * Drops the connection, logs in anew and goes back to the folder the server was in.
 *
 * Returns: whether the session is as it was, but on a new connection
 */
gboolean
ferry_ftp_renew (FerryFtpSession *session, GCancellable *cancellable, GError **error)
{
  g_autofree char *folder = g_strdup (session->folder);
  char type = session->type;

  ferry_ftp_session_close (session);
  return ferry_ftp_login (session, cancellable, error) &&
         (folder == NULL || ferry_ftp_session_enter (session, folder, cancellable, error)) &&
         (type == 0 || ferry_ftp_session_set_type (session, type, cancellable, error));
}

/**
 * ferry_ftp_renew_for_tls:
 *
 * As ferry_ftp_renew(), after the server has refused the TLS session of a data connection. Once for
 * a verb: a server that refuses again will always do so.
 */
gboolean
ferry_ftp_renew_for_tls (FerryFtpSession *session, GCancellable *cancellable, GError **error)
{
  ferry_ftp_quirks_note (session, FERRY_FTP_QUIRK_FORGETS_TLS);
  return ferry_ftp_renew (session, cancellable, error);
}
