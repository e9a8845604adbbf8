/* Setting the permissions of whole trees: those of a folder's entries in one burst, then what is in
 * them. See ferry-remote-modes.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-remote-modes.h"

#include "ferry-ftp-error.h"
#include "ferry-ftp-many.h"
#include "ferry-path.h"
#include "ferry-remote-files.h"

typedef struct
{
  /* borrowed */
  FerryFtpClient *client;
  FerryTally *tally;
  GCancellable *cancellable;

  guint mode;
  FerryModesOf modes_of;
} Setting;

typedef struct
{
  Setting *setting;
  GPtrArray *paths;    /* char * */
  GError *unsupported; /* owned, nullable: the server has no such command */
} Level;

static void
did_set (guint index, FerryFtpOutcome outcome, const GError *reason, gpointer user_data)
{
  Level *level = user_data;
  FerryTally *tally = level->setting->tally;
  const char *path = g_ptr_array_index (level->paths, index);

  if (outcome == FERRY_FTP_OUTCOME_UNKNOWN || outcome == FERRY_FTP_OUTCOME_UNSENT)
    return;
  ferry_tally_do (tally, path);
  ferry_tally_count (tally, 1);
  if (outcome != FERRY_FTP_OUTCOME_REFUSED)
    return;
  if (!g_error_matches (reason, FERRY_FTP_ERROR, FERRY_FTP_ERROR_UNSUPPORTED))
    ferry_tally_fail (tally, path, reason);
  else if (level->unsupported == NULL)
    level->unsupported = g_error_copy (reason);
}

/* SITE CHMOD follows links, which may lead out of the tree; MLSD may show them as folders. */
static gboolean
leads_elsewhere (Setting *setting, const char *path)
{
  return ferry_ftp_client_has_feature (setting->client, "MLST") &&
         ferry_ftp_client_is_link (setting->client, path, setting->cancellable, NULL);
}

static gboolean
set_level (Setting *setting, GPtrArray *paths, GArray *modes, GError **error)
{
  Level level = { setting, paths, NULL };
  gboolean is_whole =
      paths->len == 0 ||
      ferry_ftp_client_set_permissions_many (
          setting->client,
          &(FerryFtpBatch){ (const char *const *) paths->pdata, paths->len, did_set, &level },
          (const guint16 *) (gpointer) modes->data, setting->cancellable, error);

  if (level.unsupported == NULL)
    return is_whole;
  if (is_whole)
    g_propagate_error (error, level.unsupported);
  else
    g_error_free (level.unsupported);
  return FALSE;
}

static gboolean set_entries (Setting *setting,
                             const char *folder,
                             const FerryListing *entries,
                             guint depth,
                             GError **error);

/* A folder that cannot be read is told of, and the rest goes on. */
static gboolean
set_content (Setting *setting, const char *path, guint depth, GError **error)
{
  g_autoptr (GError) reason = NULL;
  g_autoptr (FerryListing) content =
      ferry_remote_list (setting->client, path, setting->cancellable, &reason);

  if (content != NULL)
    return depth >= FERRY_MAX_DEPTH || set_entries (setting, path, content, depth + 1, error);
  if (!ferry_ftp_client_is_connected (setting->client) ||
      g_cancellable_is_cancelled (setting->cancellable))
    {
      g_propagate_error (error, g_steal_pointer (&reason));
      return FALSE;
    }
  ferry_tally_fail (setting->tally, path, reason);
  return TRUE;
}

static gboolean
set_entries (Setting *setting,
             const char *folder,
             const FerryListing *entries,
             guint depth,
             GError **error)
{
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) folders = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) modes = g_array_new (FALSE, FALSE, sizeof (guint16));

  for (guint i = 0; i < ferry_listing_get_length (entries); i++)
    {
      const FerryEntry *entry = ferry_listing_get (entries, i);
      char *path = ferry_path_join (folder, entry->name);
      gboolean is_folder = ferry_entry_is_directory (entry);
      gboolean is_entered = is_folder && setting->modes_of != FERRY_MODES_OF_ENTRIES;
      guint16 mode = (guint16) (is_entered ? FERRY_MODE_OF_FOLDER (setting->mode) : setting->mode);

      if (depth > 0 &&
          (entry->kind == FERRY_KIND_LINK || (is_folder && leads_elsewhere (setting, path))))
        {
          g_free (path);
          continue;
        }
      if (is_entered)
        g_ptr_array_add (folders, g_strdup (path));
      if (!ferry_modes_are_of (setting->modes_of, is_folder))
        {
          g_free (path);
          continue;
        }
      g_ptr_array_add (paths, path);
      g_array_append_val (modes, mode);
    }
  ferry_tally_find (setting->tally, paths->len);
  if (!set_level (setting, paths, modes, error))
    return FALSE;
  for (guint i = 0; i < folders->len; i++)
    if (!set_content (setting, g_ptr_array_index (folders, i), depth, error))
      return FALSE;
  return TRUE;
}

/**
 * ferry_modes_are_of:
 *
 * Returns: whether folders, or files, are among those that are set
 */
gboolean
ferry_modes_are_of (FerryModesOf modes_of, gboolean is_folder)
{
  return modes_of != (is_folder ? FERRY_MODES_OF_FILES_INSIDE : FERRY_MODES_OF_FOLDERS_INSIDE);
}

/**
 * ferry_remote_set_modes:
 * @mode: permission bits, 07777
 * @modes_of: also for what is in the folders; a folder can be entered by those who may read it, and
 *   links in them are left alone
 *
 * Sets the permissions of @entries of @folder.
 *
 * Returns: whether it came to its end; %FERRY_FTP_ERROR_UNSUPPORTED without SITE CHMOD
 */
gboolean
ferry_remote_set_modes (FerryFtpClient *client,
                        const char *folder,
                        const FerryListing *entries,
                        guint mode,
                        FerryModesOf modes_of,
                        FerryTally *tally,
                        GCancellable *cancellable,
                        GError **error)
{
  Setting setting = { client, tally, cancellable, mode, modes_of };

  return set_entries (&setting, folder, entries, 0, error);
}
