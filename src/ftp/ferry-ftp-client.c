/* The verbs of a logged-in connection. See ferry-ftp-client.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-ftp-client.h"

#include "ferry-ftp-examine.h"
#include "ferry-ftp-list.h"
#include "ferry-ftp-login.h"
#include "ferry-ftp-time.h"
#include "ferry-ftp-transfer.h"
#include "ferry-path.h"

#include <glib/gi18n-lib.h>

struct _FerryFtpClient
{
  FerryFtpSession *session;
};

/**
 * ferry_ftp_client_new:
 * @server: copied
 * @log: (nullable): held
 *
 * Returns: (transfer full): a client that is not connected yet
 */
FerryFtpClient *
ferry_ftp_client_new (const FerryServer *server, FerryLog *log)
{
  FerryFtpClient *client = g_new0 (FerryFtpClient, 1);

  client->session = ferry_ftp_session_new (server, log);
  return client;
}

/**
 * ferry_ftp_client_free:
 *
 * Closes at once; ferry_ftp_client_disconnect() before it takes leave of the server.
 */
void
ferry_ftp_client_free (FerryFtpClient *client)
{
  ferry_ftp_session_free (client->session);
  g_free (client);
}

/**
 * ferry_ftp_client_connect:
 *
 * Connects and logs in; a connection that is there is dropped first.
 *
 * Returns: whether the verbs may be used
 */
gboolean
ferry_ftp_client_connect (FerryFtpClient *client, GCancellable *cancellable, GError **error)
{
  ferry_ftp_session_close (client->session);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  return ferry_ftp_login (client->session, cancellable, error);
}

gboolean
ferry_ftp_client_is_connected (FerryFtpClient *client)
{
  return ferry_ftp_session_is_open (client->session);
}

/**
 * ferry_ftp_client_disconnect:
 *
 * Says goodbye, half a second at most, and closes.
 */
void
ferry_ftp_client_disconnect (FerryFtpClient *client)
{
  ferry_ftp_session_quit (client->session);
}

/**
 * ferry_ftp_client_set_mode:
 * @active_port_low: the first port to listen on in active mode, 0 for any
 * @active_address: (nullable): what to tell the server, our own address if %NULL
 *
 * Changes the mode from the next data connection on.
 */
void
ferry_ftp_client_set_mode (FerryFtpClient *client, FerryMode mode, guint16 active_port_low,
                           guint16 active_port_high, const char *active_address)
{
  FerryServer *server = client->session->server;

  server->mode = mode;
  server->active_port_low = active_port_low;
  server->active_port_high = active_port_high;
  g_free (server->active_address);
  server->active_address = g_strdup (active_address);
}

/**
 * ferry_ftp_client_has_learned_active:
 *
 * Returns: whether automatic mode has found that data connections can only be made by the server;
 * worth remembering as #FerryServer.is_active_learned
 */
gboolean
ferry_ftp_client_has_learned_active (FerryFtpClient *client)
{
  return client->session->has_learned_active;
}

const FerryServer *
ferry_ftp_client_get_server (FerryFtpClient *client)
{
  return client->session->server;
}

/**
 * ferry_ftp_client_get_home:
 *
 * Returns: the folder that the login led to, raw bytes; "/" before the first login
 */
const char *
ferry_ftp_client_get_home (FerryFtpClient *client)
{
  return client->session->home;
}

/**
 * ferry_ftp_client_has_feature:
 * @name: as FEAT names it, in any case
 */
gboolean
ferry_ftp_client_has_feature (FerryFtpClient *client, const char *name)
{
  return ferry_ftp_features_has (client->session->features, name);
}

gboolean
ferry_ftp_client_is_tls (FerryFtpClient *client)
{
  return client->session->connection != NULL
         && ferry_ftp_connection_get_tls (client->session->connection) != NULL;
}

/**
 * ferry_ftp_client_get_certificate:
 *
 * Returns: (nullable) (transfer none): the server's certificate, %NULL without TLS
 */
GTlsCertificate *
ferry_ftp_client_get_certificate (FerryFtpClient *client)
{
  if (!ferry_ftp_client_is_tls (client))
    return NULL;
  return g_tls_connection_get_peer_certificate (
      ferry_ftp_connection_get_tls (client->session->connection));
}

/* Each verb begins here: the path made absolute, the connection made clean. */
static char *
begin (FerryFtpClient *client, const char *path, GCancellable *cancellable, GError **error)
{
  if (!ferry_path_check_argument (path, error)
      || !ferry_ftp_session_begin (client->session, cancellable, error))
    return NULL;
  return ferry_ftp_session_dup_path (client->session, path);
}

/* Many verbs are one command on one path, and differ in what a refusal may mean. */
typedef struct
{
  const char *command;
  FerryFtpRole role;
  const char *sentence; /* untranslated, the path in it */
} Verb;

static const Verb make_folder = { "MKD", FERRY_FTP_ROLE_NEW,
                                  N_ ("The folder “%s” could not be made") };
static const Verb remove_folder = { "RMD", FERRY_FTP_ROLE_SOURCE,
                                    N_ ("The folder “%s” could not be removed") };
static const Verb remove_file = { "DELE", FERRY_FTP_ROLE_SOURCE,
                                  N_ ("“%s” could not be removed") };
static const Verb rename_from = { "RNFR", FERRY_FTP_ROLE_SOURCE,
                                  N_ ("“%s” could not be renamed") };
static const Verb rename_to = { "RNTO", FERRY_FTP_ROLE_NEW,
                                N_ ("It could not be renamed to “%s”") };
static const Verb ask_size = { "SIZE", FERRY_FTP_ROLE_SOURCE,
                               N_ ("The size of “%s” is not known") };
static const Verb ask_time = { "MDTM", FERRY_FTP_ROLE_SOURCE,
                               N_ ("The time of “%s” is not known") };
static const Verb change_mode = { "SITE CHMOD", FERRY_FTP_ROLE_SOURCE,
                                  N_ ("The permissions of “%s” could not be changed") };

/* Judges the reply to @verb. Returns %FALSE and the error if it refuses. */
static gboolean
judge (FerryFtpClient *client, const Verb *verb, const char *path, const FerryFtpReply *reply,
       GCancellable *cancellable, GError **error)
{
  g_autofree char *shown = NULL;
  g_autoptr (GString) sentence = NULL;

  if (ferry_ftp_reply_is_done (reply))
    return TRUE;
  shown = ferry_ftp_session_dup_shown (client->session, path);
  sentence = g_string_new (_ (verb->sentence));
  g_string_replace (sentence, "%s", shown, 1);
  g_propagate_error (error, ferry_ftp_examine_refusal (client->session, reply, path, verb->role,
                                                       cancellable, sentence->str));
  return FALSE;
}

static FerryFtpReply *
ask (FerryFtpClient *client, const Verb *verb, const char *path, GCancellable *cancellable,
     GError **error)
{
  g_autofree char *absolute = begin (client, path, cancellable, error);
  g_autoptr (FerryFtpReply) reply = NULL;

  if (absolute == NULL)
    return NULL;
  reply = ferry_ftp_session_command (client->session, cancellable, error, "%s %s", verb->command,
                                     absolute);
  if (reply == NULL || !judge (client, verb, absolute, reply, cancellable, error))
    return NULL;
  return g_steal_pointer (&reply);
}

static gboolean
tell (FerryFtpClient *client, const Verb *verb, const char *path, GCancellable *cancellable,
      GError **error)
{
  g_autoptr (FerryFtpReply) reply = ask (client, verb, path, cancellable, error);

  return reply != NULL;
}

typedef struct
{
  FerryFtpListingFunc func;
  gpointer user_data;
  guint count;
} Counter;

static void
count_part (FerryListing *part, gpointer user_data)
{
  Counter *counter = user_data;

  counter->count += ferry_listing_get_length (part);
  if (counter->func != NULL)
    counter->func (part, counter->user_data);
}

/**
 * ferry_ftp_client_list:
 * @path: a folder, raw bytes; empty or "." for the login folder
 * @func: (nullable): called with each part while the listing arrives, the first 50 ms after its
 *   first bytes
 *
 * Hidden files are included where the server shows them. "." and ".." are no entries.
 *
 * Returns: whether the listing is whole
 */
gboolean
ferry_ftp_client_list (FerryFtpClient *client, const char *path, FerryFtpListingFunc func,
                       gpointer user_data, GCancellable *cancellable, GError **error)
{
  FerryFtpSession *session = client->session;
  g_autofree char *absolute = begin (client, path, cancellable, error);
  Counter counter = { func, user_data, 0 };
  gboolean was_inside;

  if (absolute == NULL)
    return FALSE;
  was_inside = g_strcmp0 (session->folder, absolute) == 0;
  if (!ferry_ftp_open_folder (session, absolute, cancellable, error)
      || !ferry_ftp_list (session, count_part, &counter, cancellable, error))
    return FALSE;
  if (!was_inside || counter.count > 0)
    return TRUE;
  /* Nothing in a folder that was entered a while ago: it may have been removed since. */
  g_clear_pointer (&session->folder, g_free);
  return ferry_ftp_open_folder (session, absolute, cancellable, error);
}

/**
 * ferry_ftp_client_stat:
 *
 * Returns: (transfer full): what the server tells of @path; %FERRY_FTP_ERROR_NOT_FOUND without it
 */
FerryEntry *
ferry_ftp_client_stat (FerryFtpClient *client, const char *path, GCancellable *cancellable,
                       GError **error)
{
  g_autofree char *absolute = begin (client, path, cancellable, error);

  return absolute != NULL ? ferry_ftp_examine (client->session, absolute, cancellable, error)
                          : NULL;
}

/**
 * ferry_ftp_client_is_folder:
 *
 * Enters @path, so that a link to a folder counts as one.
 *
 * Returns: whether it is a folder; %FALSE without @error if it is something else, or nothing
 */
gboolean
ferry_ftp_client_is_folder (FerryFtpClient *client, const char *path, GCancellable *cancellable,
                            GError **error)
{
  g_autofree char *absolute = begin (client, path, cancellable, error);
  g_autoptr (GError) reason = NULL;

  if (absolute == NULL)
    return FALSE;
  if (ferry_ftp_session_enter (client->session, absolute, cancellable, &reason))
    return TRUE;
  if (ferry_ftp_error_get_reply_code (reason) < 500)
    g_propagate_error (error, g_steal_pointer (&reason));
  return FALSE;
}

/**
 * ferry_ftp_client_resolve_folder:
 *
 * Returns: (transfer full): the server's own name of the folder, links resolved where the server
 * does so; %NULL if it cannot be entered
 */
char *
ferry_ftp_client_resolve_folder (FerryFtpClient *client, const char *path,
                                 GCancellable *cancellable, GError **error)
{
  g_autofree char *absolute = begin (client, path, cancellable, error);

  return absolute != NULL
         ? ferry_ftp_resolve_folder (client->session, absolute, cancellable, error) : NULL;
}

/**
 * ferry_ftp_client_is_link:
 *
 * Asks by LIST: some servers show a link as what it leads to in MLSD.
 *
 * Returns: whether @path is a symbolic link; %FALSE without @error if it is something else
 */
gboolean
ferry_ftp_client_is_link (FerryFtpClient *client, const char *path, GCancellable *cancellable,
                          GError **error)
{
  g_autofree char *absolute = begin (client, path, cancellable, error);

  return absolute != NULL && ferry_ftp_is_link (client->session, absolute, cancellable, error);
}

/**
 * ferry_ftp_client_make_folder:
 *
 * Returns: whether it was made; %FERRY_FTP_ERROR_EXISTS if something of that name is there
 */
gboolean
ferry_ftp_client_make_folder (FerryFtpClient *client, const char *path, GCancellable *cancellable,
                              GError **error)
{
  return tell (client, &make_folder, path, cancellable, error);
}

/**
 * ferry_ftp_client_remove_folder:
 *
 * Returns: whether the folder, which has to be empty, was removed
 */
gboolean
ferry_ftp_client_remove_folder (FerryFtpClient *client, const char *path,
                                GCancellable *cancellable, GError **error)
{
  g_clear_pointer (&client->session->folder, g_free);
  return tell (client, &remove_folder, path, cancellable, error);
}

/**
 * ferry_ftp_client_get_size:
 *
 * Returns: the bytes of a file; -1 with @error
 */
gint64
ferry_ftp_client_get_size (FerryFtpClient *client, const char *path, GCancellable *cancellable,
                           GError **error)
{
  g_autoptr (FerryFtpReply) reply = ask (client, &ask_size, path, cancellable, error);
  gint64 size;

  if (reply == NULL)
    return -1;
  size = ferry_ftp_size_parse (reply);
  if (size < 0)
    g_propagate_error (error, ferry_ftp_reply_to_error (reply, _ ("The size cannot be read")));
  return size;
}

/**
 * ferry_ftp_client_get_modified:
 * @modified: (out): seconds since 1970, UTC
 *
 * Returns: whether the server told
 */
gboolean
ferry_ftp_client_get_modified (FerryFtpClient *client, const char *path, gint64 *modified,
                               GCancellable *cancellable, GError **error)
{
  g_autoptr (FerryFtpReply) reply = ask (client, &ask_time, path, cancellable, error);

  if (reply == NULL)
    return FALSE;
  if (ferry_ftp_time_parse (reply, modified))
    return TRUE;
  g_propagate_error (error, ferry_ftp_reply_to_error (reply, _ ("The time cannot be read")));
  return FALSE;
}

/**
 * ferry_ftp_client_set_modified:
 * @modified: seconds since 1970, UTC
 *
 * Returns: whether the server took it; %FERRY_FTP_ERROR_UNSUPPORTED if it has no way to
 */
gboolean
ferry_ftp_client_set_modified (FerryFtpClient *client, const char *path, gint64 modified,
                               GCancellable *cancellable, GError **error)
{
  g_autofree char *absolute = begin (client, path, cancellable, error);

  return absolute != NULL
         && ferry_ftp_set_time (client->session, absolute, modified, cancellable, error);
}

/**
 * ferry_ftp_client_set_permissions:
 * @mode: permission bits, 07777
 *
 * Returns: whether the server took it; %FERRY_FTP_ERROR_UNSUPPORTED without SITE CHMOD
 */
gboolean
ferry_ftp_client_set_permissions (FerryFtpClient *client, const char *path, guint mode,
                                  GCancellable *cancellable, GError **error)
{
  g_autofree char *absolute = begin (client, path, cancellable, error);
  g_autoptr (FerryFtpReply) reply = NULL;

  if (absolute == NULL)
    return FALSE;
  reply = ferry_ftp_session_command (client->session, cancellable, error, "%s %03o %s",
                                     change_mode.command, mode & 07777, absolute);
  return reply != NULL && judge (client, &change_mode, absolute, reply, cancellable, error);
}

/**
 * ferry_ftp_client_remove:
 *
 * Returns: whether the file or link was removed
 */
gboolean
ferry_ftp_client_remove (FerryFtpClient *client, const char *path, GCancellable *cancellable,
                         GError **error)
{
  return tell (client, &remove_file, path, cancellable, error);
}

/**
 * ferry_ftp_client_rename:
 *
 * Renames or moves. Most servers replace a file at @to, some refuse with %FERRY_FTP_ERROR_EXISTS.
 *
 * Returns: whether it was done
 */
gboolean
ferry_ftp_client_rename (FerryFtpClient *client, const char *from, const char *to,
                         GCancellable *cancellable, GError **error)
{
  FerryFtpSession *session = client->session;
  g_autofree char *source = NULL;
  g_autofree char *target = NULL;
  g_autoptr (FerryFtpReply) reply = NULL;

  if (!ferry_path_check_argument (to, error))
    return FALSE;
  source = begin (client, from, cancellable, error);
  if (source == NULL)
    return FALSE;
  target = ferry_ftp_session_dup_path (session, to);
  g_clear_pointer (&session->folder, g_free);
  reply = ferry_ftp_session_command (session, cancellable, error, "RNFR %s", source);
  if (reply == NULL)
    return FALSE;
  if (ferry_ftp_reply_get_class (reply) != 3)
    return judge (client, &rename_from, source, reply, cancellable, error);
  g_clear_pointer (&reply, ferry_ftp_reply_free);
  reply = ferry_ftp_session_command (session, cancellable, error, "RNTO %s", target);
  return reply != NULL && judge (client, &rename_to, target, reply, cancellable, error);
}

/**
 * ferry_ftp_client_noop:
 *
 * Returns: whether the connection is alive; sent now and then it keeps it so
 */
gboolean
ferry_ftp_client_noop (FerryFtpClient *client, GCancellable *cancellable, GError **error)
{
  g_autoptr (FerryFtpReply) reply = NULL;

  if (!ferry_ftp_session_begin (client->session, cancellable, error))
    return FALSE;
  reply = ferry_ftp_session_command (client->session, cancellable, error, "NOOP");
  return reply != NULL;
}

/**
 * ferry_ftp_client_download:
 * @offset: bytes that @target has already, and stands behind
 * @size: what the caller expects of the whole file, or %FERRY_SIZE_UNKNOWN
 *
 * Returns: whether the whole file has come. %FERRY_FTP_ERROR_INCOMPLETE if it has not, and where the
 * file on the server is shorter than @offset. An error of @target is returned as it is.
 */
gboolean
ferry_ftp_client_download (FerryFtpClient *client, const char *path, gint64 offset, gint64 size,
                           GOutputStream *target, FerryFtpProgressFunc progress,
                           gpointer user_data, GCancellable *cancellable, GError **error)
{
  g_autofree char *absolute = begin (client, path, cancellable, error);

  return absolute != NULL
         && ferry_ftp_transfer_download (client->session, absolute, offset, size, target, progress,
                                         user_data, cancellable, error);
}

/**
 * ferry_ftp_client_upload:
 * @offset: bytes that the server has already, and @source stands behind
 * @size: of the whole file, or %FERRY_SIZE_UNKNOWN
 *
 * Returns: whether the whole file is there. %FERRY_FTP_ERROR_INCOMPLETE if it is not, and where the
 * server does not have @offset bytes of it. An error of @source is returned as it is.
 */
gboolean
ferry_ftp_client_upload (FerryFtpClient *client, const char *path, gint64 offset, gint64 size,
                         GInputStream *source, FerryFtpProgressFunc progress, gpointer user_data,
                         GCancellable *cancellable, GError **error)
{
  g_autofree char *absolute = begin (client, path, cancellable, error);

  return absolute != NULL
         && ferry_ftp_transfer_upload (client->session, absolute, offset, size, source, progress,
                                       user_data, cancellable, error);
}
