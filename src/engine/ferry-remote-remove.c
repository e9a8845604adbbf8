/* Removing whole trees from a server: the files of a folder in one burst, then the folders in it,
 * and folders that are empty in bursts too, the inner ones first. Blocking, in a worker.
 *
 * What is refused is written into the tally, and the rest goes on.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-remote-remove.h"

#include "ferry-ftp-error.h"
#include "ferry-ftp-many.h"
#include "ferry-path.h"
#include "ferry-remote-files.h"
#include "ferry-worker.h"

#include <glib/gi18n-lib.h>

#define MOST_EMPTY_FOLDERS 400 /* that wait for their removal */

typedef struct
{
  /* borrowed */
  FerryFtpClient *client;
  FerryTally *tally;
  GCancellable *cancellable;

  GPtrArray *empty;        /* owned, char *: folders to remove, the inner ones first */
  GPtrArray *left;         /* owned, char *: folders that could not be removed */
  gboolean may_be_missing; /* at the top too: it may have been removed before */
} Removal;

/* What became of the entries of one folder. */
typedef struct
{
  Removal *removal;
  GPtrArray *paths;   /* char * */
  GPtrArray *folders; /* char *: those that are refused go on to here; nullable */
  gboolean may_be_missing;
  gboolean has_failed;
} Level;

static void
did_remove_file (guint index, FerryFtpOutcome outcome, const GError *reason, gpointer user_data)
{
  Level *level = user_data;
  FerryTally *tally = level->removal->tally;
  const char *path = g_ptr_array_index (level->paths, index);

  if (outcome == FERRY_FTP_OUTCOME_UNKNOWN || outcome == FERRY_FTP_OUTCOME_UNSENT)
    {
      level->has_failed = TRUE;
      return;
    }
  ferry_tally_do (tally, path);
  ferry_tally_count (tally, 1);
  if (outcome == FERRY_FTP_OUTCOME_DONE ||
      (level->may_be_missing &&
       g_error_matches (reason, FERRY_FTP_ERROR, FERRY_FTP_ERROR_NOT_FOUND)))
    return;
  ferry_tally_fail (tally, path, reason);
  level->has_failed = TRUE;
}

/* Some servers show a link to a folder as a folder (pyftpdlib, aioftp). DELE removes such a link
 * and is refused for a true folder, so nothing behind a link is ever touched. */
static void
did_try_folder (guint index, FerryFtpOutcome outcome, const GError *reason, gpointer user_data)
{
  Level *level = user_data;

  if (outcome == FERRY_FTP_OUTCOME_DONE)
    ferry_tally_count (level->removal->tally, 1);
  else if (outcome == FERRY_FTP_OUTCOME_REFUSED)
    g_ptr_array_add (level->folders, g_strdup (g_ptr_array_index (level->paths, index)));
}

/* A folder that something could not be removed from is not worth a line of its own. */
static gboolean
holds_what_is_left (const Removal *removal, const char *path)
{
  for (guint i = 0; i < removal->left->len; i++)
    if (ferry_path_is_inside (g_ptr_array_index (removal->left, i), path))
      return TRUE;
  return FALSE;
}

static void
did_remove_folder (guint index, FerryFtpOutcome outcome, const GError *reason, gpointer user_data)
{
  Removal *removal = user_data;
  const char *path = g_ptr_array_index (removal->empty, index);

  if (outcome == FERRY_FTP_OUTCOME_DONE)
    {
      ferry_tally_do (removal->tally, path);
      ferry_tally_count (removal->tally, 1);
    }
  if (outcome != FERRY_FTP_OUTCOME_REFUSED)
    return;
  ferry_tally_count (removal->tally, 1);
  if (!holds_what_is_left (removal, path))
    ferry_tally_fail (removal->tally, path, reason);
  g_ptr_array_add (removal->left, g_strdup (path));
}

static gboolean
remove_empty_folders (Removal *removal, GError **error)
{
  gboolean is_done = ferry_ftp_client_remove_folders (
      removal->client,
      &(FerryFtpBatch){ (const char *const *) removal->empty->pdata, removal->empty->len,
                        did_remove_folder, removal },
      removal->cancellable, error);

  g_ptr_array_set_size (removal->empty, 0);
  return is_done;
}

static gboolean remove_folder (Removal *removal, const char *path, guint depth, GError **error);

/* @has_failed: (out): something could not be removed. Returns %FALSE if it cannot go on. */
static gboolean
remove_entries (Removal *removal,
                const char *folder,
                const FerryListing *entries,
                guint depth,
                gboolean *has_failed,
                GError **error)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) maybe_folders = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) folders = g_ptr_array_new_with_free_func (g_free);
  Level level = { removal, files, folders, depth > 0 || removal->may_be_missing };
  guint left = removal->left->len;

  ferry_tally_find (removal->tally, ferry_listing_get_length (entries));
  for (guint i = 0; i < ferry_listing_get_length (entries); i++)
    {
      const FerryEntry *entry = ferry_listing_get (entries, i);

      g_ptr_array_add (ferry_entry_is_directory (entry) ? maybe_folders : files,
                       ferry_path_join (folder, entry->name));
    }
  if (files->len > 0 &&
      !ferry_ftp_client_remove_many (removal->client,
                                     &(FerryFtpBatch){ (const char *const *) files->pdata,
                                                       files->len, did_remove_file, &level },
                                     removal->cancellable, error))
    return FALSE;
  level.paths = maybe_folders;
  if (maybe_folders->len > 0 && !ferry_ftp_client_remove_links (
                                    removal->client,
                                    &(FerryFtpBatch){ (const char *const *) maybe_folders->pdata,
                                                      maybe_folders->len, did_try_folder, &level },
                                    removal->cancellable, error))
    return FALSE;
  for (guint i = 0; i < folders->len; i++)
    if (!remove_folder (removal, g_ptr_array_index (folders, i), depth, error))
      return FALSE;
  *has_failed = level.has_failed || removal->left->len > left;
  return TRUE;
}

static void
leave (Removal *removal, const char *path, const GError *error)
{
  if (error != NULL)
    ferry_tally_fail (removal->tally, path, error);
  ferry_tally_count (removal->tally, 1);
  g_ptr_array_add (removal->left, g_strdup (path));
}

static gboolean
can_go_on (Removal *removal)
{
  return ferry_ftp_client_is_connected (removal->client) &&
         !g_cancellable_is_cancelled (removal->cancellable);
}

static gboolean
remove_folder (Removal *removal, const char *path, guint depth, GError **error)
{
  g_autoptr (FerryListing) content = NULL;
  g_autoptr (GError) reason = NULL;
  gboolean has_failed = FALSE;

  ferry_tally_do (removal->tally, path);
  if (depth >= FERRY_MAX_DEPTH)
    g_set_error (&reason, G_IO_ERROR, G_IO_ERROR_TOO_MANY_LINKS, _ ("“%s” lies too deep"), path);
  else
    content = ferry_remote_list (removal->client, path, removal->cancellable, &reason);
  if (content == NULL && !can_go_on (removal))
    {
      g_propagate_error (error, g_steal_pointer (&reason));
      return FALSE;
    }
  if (content == NULL)
    {
      leave (removal, path, reason);
      return TRUE;
    }
  if (!remove_entries (removal, path, content, depth + 1, &has_failed, error))
    return FALSE;
  if (has_failed)
    {
      leave (removal, path, NULL);
      return TRUE;
    }
  g_ptr_array_add (removal->empty, g_strdup (path));
  return removal->empty->len < MOST_EMPTY_FOLDERS || remove_empty_folders (removal, error);
}

static gboolean
run (FerryFtpClient *client,
     const char *folder,
     const FerryListing *entries,
     FerryTally *tally,
     gboolean is_second,
     GCancellable *cancellable,
     GError **error)
{
  g_autoptr (GPtrArray) empty = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) left = g_ptr_array_new_with_free_func (g_free);
  Removal removal = { client, tally, cancellable, empty, left, is_second };
  gboolean has_failed;

  return remove_entries (&removal, folder, entries, 0, &has_failed, error) &&
         (empty->len == 0 || remove_empty_folders (&removal, error));
}

/**
 * ferry_remote_remove:
 * @tally: counts; gets what could not be removed
 *
 * Removes @entries of @folder: folders with all that is in them, links as links. A server that
 * turns out to stumble over commands sent ahead is asked once more, from what it shows then.
 *
 * Returns: whether it came to its end
 */
gboolean
ferry_remote_remove (FerryFtpClient *client,
                     const char *folder,
                     const FerryListing *entries,
                     FerryTally *tally,
                     GCancellable *cancellable,
                     GError **error)
{
  const FerryServer *server = ferry_ftp_client_get_server (client);
  gboolean was_stumbling = server->is_stumbling;
  g_autoptr (GError) reason = NULL;
  gboolean is_whole = run (client, folder, entries, tally, FALSE, cancellable, &reason);

  if (!is_whole && server->is_stumbling && !was_stumbling &&
      ferry_worker_ensure_connected (client, cancellable, NULL))
    {
      g_clear_error (&reason);
      ferry_tally_restart (tally);
      is_whole = run (client, folder, entries, tally, TRUE, cancellable, &reason);
    }
  if (!is_whole)
    g_propagate_error (error, g_steal_pointer (&reason));
  return is_whole;
}
