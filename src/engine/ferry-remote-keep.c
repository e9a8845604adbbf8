/* Deleting that can be taken back. See ferry-remote-keep.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-remote-keep.h"

#include "ferry-exists.h"
#include "ferry-ftp-error.h"
#include "ferry-ftp-many.h"
#include "ferry-path.h"
#include "ferry-remote-files.h"
#include "ferry-remote-move.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/**
 * ferry_remote_dup_deleted_folder:
 * @home: the login folder
 * @folder: where @entries are
 *
 * Returns: (transfer full) (nullable): the absolute raw path of the folder that these go to when
 * they are deleted; %NULL if they are gone then: there is none, or it is about what is in it, or
 * about itself
 */
char *
ferry_remote_dup_deleted_folder (const FerryServer *server,
                                 const char *home,
                                 const char *folder,
                                 const FerryListing *entries)
{
  g_autofree char *joined = NULL;
  g_autofree char *path = NULL;

  if (server->deleted_folder == NULL || *server->deleted_folder == '\0')
    return NULL;
  joined = server->deleted_folder[0] == '/' ? g_strdup (server->deleted_folder)
                                            : ferry_path_join (home, server->deleted_folder);
  path = ferry_path_normalize (joined);
  if (ferry_path_is_inside (folder, path))
    return NULL;
  for (guint i = 0; i < ferry_listing_get_length (entries); i++)
    {
      g_autofree char *entry = ferry_path_join (folder, ferry_listing_get (entries, i)->name);

      if (ferry_path_is_inside (path, entry))
        return NULL;
    }
  return g_steal_pointer (&path);
}

static void
ignore_outcome (guint index, FerryFtpOutcome outcome, const GError *reason, gpointer user_data)
{
}

/* Its parents too; those that are there already are refused, and that is fine. */
static gboolean
make_folder (FerryFtpClient *client, const char *path, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);

  for (const char *end = strchr (path + 1, '/'); end != NULL; end = strchr (end + 1, '/'))
    g_ptr_array_add (paths, g_strndup (path, (gsize) (end - path)));
  if (paths->len > 0 &&
      !ferry_ftp_client_make_folders (
          client,
          &(FerryFtpBatch){ (const char *const *) paths->pdata, paths->len, ignore_outcome, NULL },
          cancellable, error))
    return FALSE;
  return ferry_ftp_client_make_folder (client, path, cancellable, error);
}

static FerryListing *
open_folder (FerryFtpClient *client, const char *path, GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) reason = NULL;
  FerryListing *listing = ferry_remote_list (client, path, cancellable, &reason);

  if (listing != NULL)
    return listing;
  if (!g_error_matches (reason, FERRY_FTP_ERROR, FERRY_FTP_ERROR_NOT_FOUND))
    g_propagate_error (error, g_steal_pointer (&reason));
  else if (make_folder (client, path, cancellable, error))
    return ferry_listing_new ();
  return NULL;
}

/* "notes.txt", then "notes (2).txt". */
static char *
dup_free_name (GHashTable *taken, const char *name)
{
  g_autofree char *unique = g_strdup (name);

  for (guint number = 2; !g_hash_table_add (taken, g_strdup (unique)); number++)
    {
      g_free (unique);
      unique = ferry_exists_number_name (name, number);
    }
  return g_steal_pointer (&unique);
}

/**
 * ferry_remote_keep:
 * @tally: counts; gets what could not be moved, and where the rest is
 *
 * Moves @entries of @folder into the folder for deleted things, which is made if it is missing.
 * Folders move as one; where a name is taken there, a number is added to it.
 *
 * Returns: whether it came to its end; %FERRY_FTP_ERROR_UNSUPPORTED where these would be gone
 */
gboolean
ferry_remote_keep (FerryFtpClient *client,
                   const char *folder,
                   const FerryListing *entries,
                   FerryTally *tally,
                   GCancellable *cancellable,
                   GError **error)
{
  g_autofree char *deleted = ferry_remote_dup_deleted_folder (
      ferry_ftp_client_get_server (client), ferry_ftp_client_get_home (client), folder, entries);
  g_autoptr (GHashTable) taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) from = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) to = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (FerryListing) content = NULL;

  if (deleted == NULL)
    {
      g_set_error_literal (error, FERRY_FTP_ERROR, FERRY_FTP_ERROR_UNSUPPORTED,
                           _ ("There is no folder for deleted files any more."));
      return FALSE;
    }
  content = open_folder (client, deleted, cancellable, error);
  if (content == NULL)
    return FALSE;
  for (guint i = 0; i < ferry_listing_get_length (content); i++)
    g_hash_table_add (taken, g_strdup (ferry_listing_get (content, i)->name));
  for (guint i = 0; i < ferry_listing_get_length (entries); i++)
    {
      const char *name = ferry_listing_get (entries, i)->name;
      g_autofree char *kept = dup_free_name (taken, name);

      g_ptr_array_add (from, ferry_path_join (folder, name));
      g_ptr_array_add (to, ferry_path_join (deleted, kept));
    }
  ferry_tally_find (tally, from->len);
  g_ptr_array_add (from, NULL);
  g_ptr_array_add (to, NULL);
  return ferry_remote_move_unchecked (client, (const char *const *) from->pdata,
                                      (const char *const *) to->pdata, tally, cancellable, error);
}
