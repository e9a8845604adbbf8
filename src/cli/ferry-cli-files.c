/* rm, mkdir and mv. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-cli-commands.h"

#include "ferry-cli-system.h"
#include "ferry-ftp-error.h"
#include "ferry-path.h"

#include <gio/gio.h>
#include <stdio.h>
#include <string.h>

static FerryCliExit
finish (FerryCliSession *session, const GError *error)
{
  return error == NULL ? FERRY_CLI_EXIT_DONE : ferry_cli_session_report (session, error);
}

typedef struct
{
  const char *name;
  FerryEntry *entry; /* owned */
} Search;

static void
search_part (FerryListing *part, gpointer user_data)
{
  Search *search = user_data;

  for (guint i = 0; search->entry == NULL && i < ferry_listing_get_length (part); i++)
    if (strcmp (ferry_listing_get (part, i)->name, search->name) == 0)
      search->entry = ferry_entry_copy (ferry_listing_get (part, i));
}

/* From the listing of its folder: only there a link shows as a link and is not followed. */
static FerryEntry *
find_entry (FerryCliSession *session,
            FerryPlace *place,
            const char *folder,
            const char *name,
            GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (FerryEntry) found = NULL;
  Search search = { name, NULL };
  gboolean is_listed;

  ferry_place_list_async (place, folder, search_part, &search,
                          ferry_cli_session_get_cancellable (session), ferry_cli_session_did_finish,
                          session);
  result = ferry_cli_session_wait (session);
  is_listed = ferry_place_list_finish (place, result, error);
  found = search.entry;
  if (!is_listed)
    return NULL;
  if (found == NULL)
    g_set_error_literal (error, FERRY_FTP_ERROR, FERRY_FTP_ERROR_NOT_FOUND, "not in its folder");
  return g_steal_pointer (&found);
}

#define SHOWN_AGAIN 200 /* milliseconds */

/* How far a removal is, in a terminal. */
typedef struct
{
  FerryTally *tally;
  guint source; /* 0: nothing is shown */
  gboolean is_drawn;
} Removal;

static gboolean
on_draw_due (gpointer user_data)
{
  Removal *removal = user_data;
  g_autofree char *current = NULL;
  guint found, done;

  ferry_tally_look (removal->tally, &found, &done, &current);
  printf ("\r%u of %u removed\033[K", done, found);
  fflush (stdout);
  removal->is_drawn = TRUE;
  return G_SOURCE_CONTINUE;
}

static void
begin_showing (Removal *removal, FerryCliSession *session)
{
  removal->tally = ferry_tally_new ();
  if (ferry_cli_system_is_terminal () && !ferry_cli_session_get_options (session)->is_quiet)
    removal->source = g_timeout_add (SHOWN_AGAIN, on_draw_due, removal);
}

/* The line goes; what could not be removed stays, but for the first, which ends the command. */
static void
end_showing (Removal *removal, FerryCliSession *session)
{
  guint failed = ferry_tally_get_n_failures (removal->tally);

  g_clear_handle_id (&removal->source, g_source_remove);
  if (removal->is_drawn)
    printf ("\r\033[K");
  for (guint i = 1; i < failed; i++)
    {
      const GError *error;
      const char *path = ferry_tally_get_failure (removal->tally, i, &error);
      g_autofree char *shown =
          ferry_place_decode (ferry_cli_session_get_place (session), path, NULL);

      ferry_cli_session_report_about (session, shown, error);
    }
  ferry_tally_unref (removal->tally);
}

static gboolean
remove_entry (FerryCliSession *session,
              FerryPlace *place,
              const char *folder,
              const FerryEntry *entry,
              GError **error)
{
  g_autoptr (FerryListing) entries = ferry_listing_new ();
  g_autoptr (GAsyncResult) result = NULL;
  Removal removal = { NULL };
  gboolean is_removed;

  ferry_listing_add_copy (entries, entry);
  begin_showing (&removal, session);
  ferry_place_remove_async (place, folder, entries, FERRY_REMOVAL_FOR_GOOD, removal.tally,
                            ferry_cli_session_get_cancellable (session),
                            ferry_cli_session_did_finish, session);
  result = ferry_cli_session_wait (session);
  is_removed = ferry_place_action_finish (place, result, error);
  end_showing (&removal, session);
  return is_removed;
}

/* Without -r nobody asks the server first: DELE is for files and refuses folders. */
static gboolean
remove_name (FerryCliSession *session,
             const char *folder,
             const char *name,
             gboolean is_recursive,
             GError **error)
{
  FerryPlace *place = ferry_cli_session_get_place (session);
  g_autoptr (FerryEntry) found = NULL;
  FerryEntry file = {
    .name = name,
    .kind = FERRY_KIND_FILE,
    .size = FERRY_SIZE_UNKNOWN,
    .mode = FERRY_MODE_UNKNOWN,
  };

  if (!is_recursive)
    return remove_entry (session, place, folder, &file, error);
  found = find_entry (session, place, folder, name, error);
  return found != NULL && remove_entry (session, place, folder, found, error);
}

/**
 * ferry_cli_rm:
 *
 * Removes a file; with `-r` a folder with all that is in it. A link goes, not what it leads to.
 */
FerryCliExit
ferry_cli_rm (FerryCliSession *session, const FerryCliOptions *options)
{
  g_autofree char *path = ferry_path_normalize (ferry_cli_session_get_path (session));
  g_autofree char *folder = ferry_path_dup_parent (path);
  g_autofree char *name = ferry_path_dup_name (path);
  g_autoptr (GError) error = NULL;

  if (!ferry_path_is_safe_name (name))
    {
      g_printerr ("ferry-cli: the URL names nothing that could be removed\n");
      return FERRY_CLI_EXIT_USAGE;
    }
  remove_name (session, folder, name, (options->given & FERRY_CLI_OPTION_RECURSIVE) != 0, &error);
  return finish (session, error);
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

static gboolean
is_folder (FerryCliSession *session, FerryPlace *place, const char *path)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (FerryEntry) entry = NULL;

  ferry_place_stat_async (place, path, ferry_cli_session_get_cancellable (session),
                          ferry_cli_session_did_finish, session);
  result = ferry_cli_session_wait (session);
  entry = ferry_place_stat_finish (place, result, NULL);
  return entry != NULL && ferry_entry_is_directory (entry);
}

/* Servers say the same 550 for "exists" and "no parent", so the parents are just made, and only
 * the last folder has to be there in the end. */
static gboolean
make_with_parents (FerryCliSession *session, FerryPlace *place, const char *path, GError **error)
{
  g_autoptr (GError) failure = NULL;

  if (make_folder (session, place, path, &failure))
    return TRUE;
  for (const char *end = strchr (path + 1, '/'); end != NULL; end = strchr (end + 1, '/'))
    {
      g_autofree char *parent = g_strndup (path, end - path);

      make_folder (session, place, parent, NULL);
    }
  if (make_folder (session, place, path, NULL) || is_folder (session, place, path))
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
  g_autofree char *path = ferry_path_normalize (ferry_cli_session_get_path (session));
  g_autoptr (GError) error = NULL;
  FerryPlace *place;

  if (*path == '\0')
    {
      g_printerr ("ferry-cli: the URL names no folder to make\n");
      return FERRY_CLI_EXIT_USAGE;
    }
  place = ferry_cli_session_get_place (session);
  if (options->given & FERRY_CLI_OPTION_PARENTS)
    make_with_parents (session, place, path, &error);
  else
    make_folder (session, place, path, &error);
  return finish (session, error);
}

static gboolean
move (FerryCliSession *session, const char *target, GError **error)
{
  FerryPlace *place = ferry_cli_session_get_place (session);
  g_autoptr (GAsyncResult) result = NULL;

  ferry_place_rename_async (place, ferry_cli_session_get_path (session), target,
                            ferry_cli_session_get_cancellable (session),
                            ferry_cli_session_did_finish, session);
  result = ferry_cli_session_wait (session);
  return ferry_place_action_finish (place, result, error);
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
  g_autofree char *target = ferry_cli_session_encode (session, options->arguments[2], &error);

  if (target == NULL)
    {
      ferry_cli_report (options->arguments[2], error);
      return FERRY_CLI_EXIT_USAGE;
    }
  move (session, target, &error);
  return finish (session, error);
}
