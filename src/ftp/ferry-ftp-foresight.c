/* Commands that leave before they are needed. See ferry-ftp-foresight.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-ftp-foresight.h"

#include "ferry-ftp-client.h"
#include "ferry-ftp-data-method.h"
#include "ferry-path.h"

#include <string.h>

/* A port that nobody connects to is not kept for ever by every server. */
#define PORT_SECONDS 5

/**
 * ferry_ftp_client_expect_list:
 * @path: a folder as ferry_ftp_client_list() takes it
 *
 * Before the login: the first thing to be asked after it is the listing of @path.
 */
void
ferry_ftp_client_expect_list (FerryFtpClient *client, const char *path)
{
  if (ferry_ftp_session_is_open (client))
    return;
  g_free (client->expected_folder);
  client->expected_folder = ferry_path_check_argument (path, NULL) ? g_strdup (path) : NULL;
}

static void
take_port (const FerryFtpReply *reply, gpointer user_data)
{
  FerryFtpSession *session = user_data;

  session->port = ferry_ftp_reply_copy (reply);
  session->port_time = g_get_monotonic_time ();
}

/**
 * ferry_ftp_foresight_queue_port:
 *
 * In passive mode, asks for a port together with what else leaves next.
 */
gboolean
ferry_ftp_foresight_queue_port (FerryFtpSession *session, GError **error)
{
  FerryMode mode = session->server->mode;
  const char *command = ferry_ftp_data_get_passive_command (session);

  if (command == NULL || session->asked_port != NULL || mode == FERRY_MODE_ACTIVE ||
      (mode == FERRY_MODE_AUTOMATIC && session->way == FERRY_WAY_ACTIVE))
    return TRUE;
  if (!ferry_ftp_connection_queue (session->connection, command, error))
    return FALSE;
  ferry_ftp_owed_set_aside (ferry_ftp_connection_get_all_owed (session->connection), take_port,
                            session);
  session->asked_port = command;
  return TRUE;
}

/* The login folder needs no CWD; a name with the byte 255 may have to be sent twice. */
static gboolean
needs_folder (const char *path)
{
  return *path != '\0' && strcmp (path, ".") != 0 && strchr (path, '\xff') == NULL;
}

/**
 * ferry_ftp_foresight_queue:
 * @asks_folder: (out): whether one more reply is to be read, for ferry_ftp_foresight_take_folder()
 *
 * To be called when all other commands of the setup are queued. The port comes last: what stands in
 * the way of EPSV holds nothing else up.
 */
gboolean
ferry_ftp_foresight_queue (FerryFtpSession *session, gboolean *asks_folder, GError **error)
{
  const char *path = session->expected_folder;

  *asks_folder = path != NULL && needs_folder (path);
  if (path == NULL)
    return TRUE;
  return (!*asks_folder || ferry_ftp_session_queue (session, error, "CWD %s", path)) &&
         ferry_ftp_foresight_queue_port (session, error);
}

/**
 * ferry_ftp_foresight_take_folder:
 *
 * Where the folder was refused, the listing itself will find out why. Without PWD nobody knows
 * where a path that is not absolute has led to.
 */
void
ferry_ftp_foresight_take_folder (FerryFtpSession *session, const FerryFtpReply *reply)
{
  if (!ferry_ftp_reply_is_done (reply) || session->folder == NULL)
    return;
  g_free (session->folder);
  session->folder = ferry_ftp_session_dup_path (session, session->expected_folder);
}

/**
 * ferry_ftp_foresight_take_port:
 * @command: the command that is about to be sent
 * @reply: (out) (transfer full) (nullable): its reply, where it was sent already
 *
 * Returns: %FALSE on an error
 */
gboolean
ferry_ftp_foresight_take_port (FerryFtpSession *session,
                               const char *command,
                               FerryFtpReply **reply,
                               GCancellable *cancellable,
                               GError **error)
{
  const char *asked = g_steal_pointer (&session->asked_port);

  *reply = NULL;
  if (asked == NULL)
    return TRUE;
  while (session->port == NULL)
    if (!ferry_ftp_connection_take_aside (session->connection, cancellable, error))
      return FALSE;
  if (strcmp (asked, command) == 0 &&
      g_get_monotonic_time () - session->port_time < PORT_SECONDS * G_USEC_PER_SEC)
    *reply = g_steal_pointer (&session->port);
  g_clear_pointer (&session->port, ferry_ftp_reply_free);
  return TRUE;
}
