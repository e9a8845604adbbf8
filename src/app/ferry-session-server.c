/* What is changed and told of a session's server. See ferry-session.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-session.h"

#include <string.h>

/**
 * ferry_session_set_mode:
 *
 * From the next data connection on, and for this site from now on.
 */
void
ferry_session_set_mode (FerrySession *session, FerryMode mode)
{
  FerryRemotePlace *place = ferry_session_get_remote (session);

  if (place == NULL)
    return;
  ferry_remote_place_set_mode (place, mode);
  ferry_session_note_change (session);
}

/**
 * ferry_session_set_limits:
 * @download_limit: bytes a second, 0 for none
 *
 * At once, also for what is under way, and for this site from now on.
 */
void
ferry_session_set_limits (FerrySession *session, guint download_limit, guint upload_limit)
{
  FerryRemotePlace *place = ferry_session_get_remote (session);

  if (place == NULL)
    return;
  ferry_remote_place_set_limits (place, download_limit, upload_limit);
  ferry_session_note_change (session);
}

/**
 * ferry_session_set_charset:
 * @charset: (nullable): %NULL to go by the look of the names
 *
 * At once, and for this site from now on.
 */
void
ferry_session_set_charset (FerrySession *session, const char *charset)
{
  FerryRemotePlace *place = ferry_session_get_remote (session);

  if (place == NULL)
    return;
  ferry_remote_place_set_charset (place, charset);
  ferry_session_note_change (session);
}

/**
 * ferry_session_dup_name:
 *
 * Returns: (transfer full) (nullable): the host, and the port where it is not the usual one
 */
char *
ferry_session_dup_name (FerrySession *session)
{
  const FerryServer *server = ferry_session_get_last_server (session);

  if (server == NULL || server->port == 0 || server->port == 21 ||
      (server->port == 990 && server->security == FERRY_SECURITY_IMPLICIT))
    return server != NULL ? g_strdup (server->host) : NULL;
  return g_strdup_printf (strchr (server->host, ':') != NULL ? "[%s]:%u" : "%s:%u", server->host,
                          server->port);
}

/**
 * ferry_session_is_lost:
 *
 * Returns: whether the connection has gone and could not be made again so far
 */
gboolean
ferry_session_is_lost (FerrySession *session)
{
  return ferry_session_get_state (session) == FERRY_SESSION_CONNECTED &&
         !ferry_remote_place_is_connected (ferry_session_get_remote (session));
}

/**
 * ferry_session_reconnect:
 *
 * Connects once more to the server of the last attempt.
 */
void
ferry_session_reconnect (FerrySession *session)
{
  g_autoptr (FerryServer) server = NULL;

  if (ferry_session_get_last_server (session) == NULL)
    return;
  server = ferry_server_copy (ferry_session_get_last_server (session));
  ferry_session_connect (session, server, ferry_session_get_path (session));
}
