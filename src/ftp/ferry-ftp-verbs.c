/* The verbs of a logged-in connection, one function each, but for those that move
 * data: ferry-ftp-list.c and ferry-ftp-transfer.c. See ferry-ftp-client.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-ftp-client.h"

#include "ferry-ftp-examine.h"
#include "ferry-ftp-time.h"
#include "ferry-path.h"

#include <glib/gi18n-lib.h>

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
static const Verb remove_file = { "DELE", FERRY_FTP_ROLE_SOURCE, N_ ("“%s” could not be removed") };
static const Verb ask_size = { "SIZE", FERRY_FTP_ROLE_SOURCE,
                               N_ ("The size of “%s” is not known") };
static const Verb ask_time = { "MDTM", FERRY_FTP_ROLE_SOURCE,
                               N_ ("The time of “%s” is not known") };
static const Verb change_mode = { "SITE CHMOD", FERRY_FTP_ROLE_SOURCE,
                                  N_ ("The permissions of “%s” could not be changed") };

/* Judges the reply to @verb. Returns %FALSE and the error if it refuses. */
static gboolean
judge (FerryFtpClient *client,
       const Verb *verb,
       const char *path,
       const FerryFtpReply *reply,
       GCancellable *cancellable,
       GError **error)
{
  g_autofree char *shown = NULL;
  g_autoptr (GString) sentence = NULL;

  if (ferry_ftp_reply_is_done (reply))
    return TRUE;
  shown = ferry_ftp_session_dup_shown (client, path);
  sentence = g_string_new (_ (verb->sentence));
  g_string_replace (sentence, "%s", shown, 1);
  g_propagate_error (error, ferry_ftp_examine_refusal (client, reply, path, verb->role, cancellable,
                                                       sentence->str));
  return FALSE;
}

static FerryFtpReply *
ask (FerryFtpClient *client,
     const Verb *verb,
     const char *path,
     GCancellable *cancellable,
     GError **error)
{
  g_autofree char *absolute = ferry_ftp_session_begin_at (client, path, cancellable, error);
  g_autoptr (FerryFtpReply) reply = NULL;

  if (absolute == NULL ||
      (verb == &ask_size && !ferry_ftp_session_set_type (client, 'I', cancellable, error)))
    return NULL;
  reply = ferry_ftp_session_command (client, cancellable, error, "%s %s", verb->command, absolute);
  if (reply == NULL || !judge (client, verb, absolute, reply, cancellable, error))
    return NULL;
  return g_steal_pointer (&reply);
}

static gboolean
tell (FerryFtpClient *client,
      const Verb *verb,
      const char *path,
      GCancellable *cancellable,
      GError **error)
{
  g_autoptr (FerryFtpReply) reply = ask (client, verb, path, cancellable, error);

  return reply != NULL;
}

/**
 * ferry_ftp_client_stat:
 *
 * Returns: (transfer full): what the server tells of @path; %FERRY_FTP_ERROR_NOT_FOUND without it
 */
FerryEntry *
ferry_ftp_client_stat (FerryFtpClient *client,
                       const char *path,
                       GCancellable *cancellable,
                       GError **error)
{
  g_autofree char *absolute = ferry_ftp_session_begin_at (client, path, cancellable, error);

  return absolute != NULL ? ferry_ftp_examine (client, absolute, cancellable, error) : NULL;
}

/**
 * ferry_ftp_client_stat_target:
 *
 * As ferry_ftp_client_stat(), of what is to be overwritten next: see ferry_ftp_examine_target().
 */
FerryEntry *
ferry_ftp_client_stat_target (FerryFtpClient *client,
                              const char *path,
                              GCancellable *cancellable,
                              GError **error)
{
  g_autofree char *absolute = ferry_ftp_session_begin_at (client, path, cancellable, error);

  return absolute != NULL ? ferry_ftp_examine_target (client, absolute, cancellable, error) : NULL;
}

/**
 * ferry_ftp_client_is_folder:
 *
 * Enters @path, so that a link to a folder counts as one.
 *
 * Returns: whether it is a folder; %FALSE without @error if it is something else, or nothing
 */
gboolean
ferry_ftp_client_is_folder (FerryFtpClient *client,
                            const char *path,
                            GCancellable *cancellable,
                            GError **error)
{
  g_autofree char *absolute = ferry_ftp_session_begin_at (client, path, cancellable, error);
  g_autoptr (GError) reason = NULL;

  if (absolute == NULL)
    return FALSE;
  if (ferry_ftp_session_enter (client, absolute, cancellable, &reason))
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
ferry_ftp_client_resolve_folder (FerryFtpClient *client,
                                 const char *path,
                                 GCancellable *cancellable,
                                 GError **error)
{
  g_autofree char *absolute = ferry_ftp_session_begin_at (client, path, cancellable, error);

  return absolute != NULL ? ferry_ftp_resolve_folder (client, absolute, cancellable, error) : NULL;
}

/**
 * ferry_ftp_client_is_link:
 *
 * Asks by LIST: some servers show a link as what it leads to in MLSD.
 *
 * Returns: whether @path is a symbolic link; %FALSE without @error if it is something else
 */
gboolean
ferry_ftp_client_is_link (FerryFtpClient *client,
                          const char *path,
                          GCancellable *cancellable,
                          GError **error)
{
  g_autofree char *absolute = ferry_ftp_session_begin_at (client, path, cancellable, error);

  return absolute != NULL && ferry_ftp_is_link (client, absolute, cancellable, error);
}

/**
 * ferry_ftp_client_make_folder:
 *
 * Returns: whether it was made; %FERRY_FTP_ERROR_EXISTS if something of that name is there
 */
gboolean
ferry_ftp_client_make_folder (FerryFtpClient *client,
                              const char *path,
                              GCancellable *cancellable,
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
ferry_ftp_client_remove_folder (FerryFtpClient *client,
                                const char *path,
                                GCancellable *cancellable,
                                GError **error)
{
  g_clear_pointer (&client->folder, g_free);
  return tell (client, &remove_folder, path, cancellable, error);
}

/**
 * ferry_ftp_client_get_size:
 *
 * Returns: the bytes of a file; -1 with @error
 */
gint64
ferry_ftp_client_get_size (FerryFtpClient *client,
                           const char *path,
                           GCancellable *cancellable,
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
ferry_ftp_client_get_modified (FerryFtpClient *client,
                               const char *path,
                               gint64 *modified,
                               GCancellable *cancellable,
                               GError **error)
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
ferry_ftp_client_set_modified (FerryFtpClient *client,
                               const char *path,
                               gint64 modified,
                               GCancellable *cancellable,
                               GError **error)
{
  g_autofree char *absolute = ferry_ftp_session_begin_at (client, path, cancellable, error);

  return absolute != NULL && ferry_ftp_set_time (client, absolute, modified, cancellable, error);
}

/**
 * ferry_ftp_client_set_permissions:
 * @mode: permission bits, 07777
 *
 * Returns: whether the server took it; %FERRY_FTP_ERROR_UNSUPPORTED without SITE CHMOD
 */
gboolean
ferry_ftp_client_set_permissions (FerryFtpClient *client,
                                  const char *path,
                                  guint mode,
                                  GCancellable *cancellable,
                                  GError **error)
{
  g_autofree char *absolute = ferry_ftp_session_begin_at (client, path, cancellable, error);
  g_autoptr (FerryFtpReply) reply = NULL;

  if (absolute == NULL)
    return FALSE;
  reply = ferry_ftp_session_command (client, cancellable, error, "%s %03o %s", change_mode.command,
                                     mode & 07777, absolute);
  return reply != NULL && judge (client, &change_mode, absolute, reply, cancellable, error);
}

/**
 * ferry_ftp_client_remove:
 *
 * Returns: whether the file or link was removed
 */
gboolean
ferry_ftp_client_remove (FerryFtpClient *client,
                         const char *path,
                         GCancellable *cancellable,
                         GError **error)
{
  return tell (client, &remove_file, path, cancellable, error);
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

  if (!ferry_ftp_session_begin (client, cancellable, error))
    return FALSE;
  reply = ferry_ftp_session_command (client, cancellable, error, "NOOP");
  return reply != NULL;
}
