/* rm, mkdir and mv. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-cli-commands.h"

#include "ferry-path.h"

static FerryCliExit
finish (FerryCliSession *session, gboolean is_done, const GError *error)
{
  if (is_done)
    return FERRY_CLI_EXIT_DONE;
  return ferry_cli_report (ferry_cli_session_get_path (session), error);
}

static FerryEntry *
stat_path (FerryCliSession *session, FerryPlace *place, const char *path, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  ferry_place_stat_async (place, path, ferry_cli_session_get_cancellable (session),
                          ferry_cli_session_did_finish, session);
  result = ferry_cli_session_wait (session);
  return ferry_place_stat_finish (place, result, error);
}

static gboolean
remove_entry (FerryCliSession *session, FerryPlace *place, const char *path,
              const FerryEntry *entry, GError **error)
{
  g_autofree char *folder = ferry_path_dup_parent (path);
  g_autoptr (FerryListing) entries = ferry_listing_new ();
  g_autoptr (GAsyncResult) result = NULL;

  ferry_listing_add_copy (entries, entry);
  ferry_place_remove_async (place, folder, entries, ferry_cli_session_get_cancellable (session),
                            ferry_cli_session_did_finish, session);
  result = ferry_cli_session_wait (session);
  return ferry_place_action_finish (place, result, error);
}

/* Without -r nobody asks the server first: DELE is for files and refuses folders. */
static gboolean
remove_path (FerryCliSession *session, FerryPlace *place, gboolean is_recursive, GError **error)
{
  const char *path = ferry_cli_session_get_path (session);
  g_autofree char *name = ferry_path_dup_name (path);
  const FerryEntry file = {
    .name = name,
    .kind = FERRY_KIND_FILE,
    .size = FERRY_SIZE_UNKNOWN,
    .mode = FERRY_MODE_UNKNOWN,
  };
  g_autoptr (FerryEntry) found = NULL;

  if (!is_recursive)
    return remove_entry (session, place, path, &file, error);
  found = stat_path (session, place, path, error);
  return found != NULL && remove_entry (session, place, path, found, error);
}

/**
 * ferry_cli_rm:
 *
 * Removes a file; with `-r` a folder with all that is in it. A link goes, not what it leads to.
 */
FerryCliExit
ferry_cli_rm (FerryCliSession *session, const FerryCliOptions *options)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *name = ferry_path_dup_name (ferry_cli_session_get_path (session));
  FerryPlace *place;

  if (!ferry_path_is_safe_name (name))
    {
      g_set_error_literal (&error, G_IO_ERROR, G_IO_ERROR_INVALID_FILENAME,
                           "the URL names no file or folder below the root");
      ferry_cli_report (ferry_cli_session_get_path (session), error);
      return FERRY_CLI_EXIT_USAGE;
    }
  place = ferry_cli_session_connect (session, &error);
  return finish (session,
                 place != NULL
                     && remove_path (session, place,
                                     options->given & FERRY_CLI_OPTION_RECURSIVE, &error),
                 error);
}

static gboolean
make_folder (FerryCliSession *session, FerryPlace *place, const char *path, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  ferry_place_make_folder_async (place, path, ferry_cli_session_get_cancellable (session),
                                 ferry_cli_session_did_finish, session);
  result = ferry_cli_session_wait (session);
  return ferry_place_action_finish (place, result, error);
}

/* Servers say the same 550 for "exists" and "no parent", so the parents are just made, and only
 * the last folder has to be there in the end. */
static gboolean
make_parents (FerryCliSession *session, FerryPlace *place, const char *path, GError **error)
{
  g_autoptr (FerryEntry) found = NULL;
  g_autoptr (GError) failure = NULL;

  if (make_folder (session, place, path, &failure))
    return TRUE;
  for (const char *end = strchr (path + 1, '/'); end != NULL; end = strchr (end + 1, '/'))
    {
      g_autofree char *parent = g_strndup (path, end - path);

      if (!g_cancellable_is_cancelled (ferry_cli_session_get_cancellable (session)))
        make_folder (session, place, parent, NULL);
    }
  if (make_folder (session, place, path, NULL))
    return TRUE;
  found = stat_path (session, place, path, NULL);
  if (found != NULL && ferry_entry_is_directory (found))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

/**
 * ferry_cli_mkdir:
 *
 * Makes a folder; with `-p` its parents too, and then one that is there already is no error.
 */
FerryCliExit
ferry_cli_mkdir (FerryCliSession *session, const FerryCliOptions *options)
{
  const char *path = ferry_cli_session_get_path (session);
  g_autofree char *clean = ferry_path_normalize (path);
  g_autoptr (GError) error = NULL;
  FerryPlace *place = ferry_cli_session_connect (session, &error);

  if (place == NULL)
    return finish (session, FALSE, error);
  if (options->given & FERRY_CLI_OPTION_PARENTS)
    return finish (session, make_parents (session, place, clean, &error), error);
  return finish (session, make_folder (session, place, clean, &error), error);
}

/**
 * ferry_cli_mv:
 *
 * Gives a file or folder another path on its server, counted like a URL's.
 */
FerryCliExit
ferry_cli_mv (FerryCliSession *session, const FerryCliOptions *options)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autofree char *target = ferry_cli_session_encode (session, options->arguments[2], &error);
  FerryPlace *place;

  if (target == NULL)
    {
      ferry_cli_report (options->arguments[2], error);
      return FERRY_CLI_EXIT_USAGE;
    }
  place = ferry_cli_session_connect (session, &error);
  if (place == NULL)
    return finish (session, FALSE, error);
  ferry_place_rename_async (place, ferry_cli_session_get_path (session), target,
                            ferry_cli_session_get_cancellable (session),
                            ferry_cli_session_did_finish, session);
  result = ferry_cli_session_wait (session);
  return finish (session, ferry_place_action_finish (place, result, &error), error);
}
