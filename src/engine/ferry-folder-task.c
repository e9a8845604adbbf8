/* One folder of a tree for a worker. See ferry-folder-task.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-folder-task.h"

#include "ferry-ftp-error.h"
#include "ferry-local-files.h"
#include "ferry-path.h"
#include "ferry-remote-files.h"
#include "ferry-retry.h"

#include <string.h>

static void
collect_part (FerryListing *part, gpointer user_data)
{
  FerryListing *all = user_data;

  for (guint i = 0; i < ferry_listing_get_length (part); i++)
    ferry_listing_add_copy (all, ferry_listing_get (part, i));
}

static FerryListing *
list (FerryFolderTask *task, FerryFtpClient *client, const char *path, gboolean is_remote)
{
  g_autoptr (FerryListing) all = ferry_listing_new ();

  if (is_remote)
    return ferry_remote_list (client, path, task->cancellable, &task->error);
  if (!ferry_local_list (path, collect_part, all, task->cancellable, &task->error))
    return NULL;
  return g_steal_pointer (&all);
}

static gboolean
is_folder (FerryFolderTask *task, FerryFtpClient *client, const char *path, gboolean is_remote)
{
  g_autoptr (GFile) file = NULL;

  if (is_remote)
    return ferry_ftp_client_is_folder (client, path, task->cancellable, NULL);
  file = ferry_local_file_new (path);
  return g_file_query_file_type (file, G_FILE_QUERY_INFO_NONE, task->cancellable) ==
         G_FILE_TYPE_DIRECTORY;
}

static gboolean
make_local (FerryFolderTask *task, GError **error)
{
  g_autoptr (GFile) file = ferry_local_file_new (task->target);

  return task->makes_parents ? g_file_make_directory_with_parents (file, task->cancellable, error)
                             : g_file_make_directory (file, task->cancellable, error);
}

/* As g_file_make_directory_with_parents() does here. */
static gboolean
make_remote_with_parents (FerryFolderTask *task, FerryFtpClient *client)
{
  GCancellable *cancellable = task->cancellable;
  g_autofree char *path = ferry_path_normalize (task->target);

  for (const char *end = path; (end = strchr (end, '/')) != NULL; end++)
    {
      g_autofree char *parent = g_strndup (path, (gsize) (end - path));

      if (*parent != '\0')
        ferry_ftp_client_make_folder (client, parent, cancellable, NULL);
    }
  return ferry_ftp_client_make_folder (client, path, cancellable, NULL);
}

/* A folder that is there under the other spelling of Unicode is the one that is meant. Below it,
 * the listings tell. */
static void
take_spelling (FerryFolderTask *task, FerryFtpClient *client)
{
  g_autofree char *twin = task->makes_parents ? ferry_path_dup_twin (task->target) : NULL;

  if (twin == NULL || is_folder (task, client, task->target, task->is_target_remote) ||
      !is_folder (task, client, twin, task->is_target_remote))
    return;
  g_free (task->target);
  task->target = g_steal_pointer (&twin);
}

/* Servers give the same 550 for a folder that exists and for one that may not be made: ask. */
static void
make_target (FerryFolderTask *task, FerryFtpClient *client)
{
  gboolean is_remote = task->is_target_remote;
  g_autoptr (GError) error = NULL;

  task->is_existing_known = task->is_made;
  if (task->is_made)
    return;
  take_spelling (task, client);
  if (is_remote ? ferry_ftp_client_make_folder (client, task->target, task->cancellable, &error)
                : make_local (task, &error))
    {
      task->is_existing_known = TRUE;
      return;
    }
  if (ferry_retry_judge (error) != FERRY_FAILURE_PERMANENT ||
      !is_folder (task, client, task->target, is_remote))
    {
      task->is_existing_known =
          is_remote && task->makes_parents && make_remote_with_parents (task, client);
      if (!task->is_existing_known)
        task->error = g_steal_pointer (&error);
      return;
    }
  /* On this computer one look a file is cheaper than a list of all. */
  if (is_remote || task->lists_target)
    task->existing = list (task, client, task->target, is_remote);
  task->is_existing_known = task->existing != NULL;
}

/* What tells whether two paths are the same folder. */
static void
identify_source (FerryFolderTask *task, FerryFtpClient *client)
{
  g_autoptr (GFile) file = NULL;
  g_autoptr (GFileInfo) info = NULL;

  if (task->is_source_remote)
    {
      task->identity =
          ferry_remote_identify (client, task->source, task->cancellable, &task->error);
      return;
    }
  file = ferry_local_file_new (task->source);
  info = g_file_query_info (file, G_FILE_ATTRIBUTE_ID_FILE, G_FILE_QUERY_INFO_NONE,
                            task->cancellable, &task->error);
  if (info != NULL)
    task->identity = g_strdup (g_file_info_get_attribute_string (info, G_FILE_ATTRIBUTE_ID_FILE));
}

static gboolean
is_own_ancestor (FerryFolderTask *task)
{
  return task->identity != NULL && task->ancestors != NULL &&
         g_ptr_array_find_with_equal_func (task->ancestors, task->identity, g_str_equal, NULL);
}

/* A link becomes what it leads to; one that leads nowhere stays a file and fails as one. */
static void
add_followed (FerryFolderTask *task, FerryFtpClient *client, const FerryEntry *entry)
{
  g_autofree char *path = NULL;
  FerryEntry followed = *entry;

  if (entry->kind == FERRY_KIND_LINK && ferry_path_is_safe_name (entry->name))
    {
      path = ferry_path_join (task->source, entry->name);
      followed.size = FERRY_SIZE_UNKNOWN;
      followed.precision = FERRY_PRECISION_UNKNOWN;
      followed.has_target = FALSE;
      followed.mode = FERRY_MODE_UNKNOWN;
      followed.kind = is_folder (task, client, path, task->is_source_remote) ? FERRY_KIND_DIRECTORY
                                                                             : FERRY_KIND_FILE;
    }
  ferry_listing_add_copy (task->entries, &followed);
}

/* A folder with the very content of one above it. */
static char *
dup_likeness (const FerryListing *listing)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA1);

  for (guint i = 0; i < ferry_listing_get_length (listing); i++)
    {
      const FerryEntry *entry = ferry_listing_get (listing, i);
      gint64 facts[] = { entry->kind, entry->size, entry->modified };

      g_checksum_update (checksum, (const guchar *) entry->name, -1);
      g_checksum_update (checksum, (const guchar *) facts, sizeof facts);
    }
  return g_strconcat ("like ", g_checksum_get_string (checksum), NULL);
}

/* Some servers (pyftpdlib, aioftp) hide in MLSD that a folder is a link, and their PWD does not
 * tell either. Only a look-alike of a folder above is worth the further LIST that shows it. */
static gboolean
is_hidden_loop (FerryFolderTask *task, FerryFtpClient *client, const FerryListing *listing)
{
  if (!task->is_source_remote || ferry_listing_get_length (listing) == 0)
    return FALSE;
  task->likeness = dup_likeness (listing);
  return task->ancestors != NULL &&
         g_ptr_array_find_with_equal_func (task->ancestors, task->likeness, g_str_equal, NULL) &&
         ferry_ftp_client_is_link (client, task->source, task->cancellable, &task->error);
}

static void
list_source (FerryFolderTask *task, FerryFtpClient *client)
{
  g_autoptr (FerryListing) listing = NULL;

  identify_source (task, client);
  if (task->error != NULL)
    return;
  task->is_loop = is_own_ancestor (task);
  task->entries = ferry_listing_new ();
  if (task->is_loop)
    return;
  listing = list (task, client, task->source, task->is_source_remote);
  task->is_loop = listing != NULL && is_hidden_loop (task, client, listing);
  if (task->is_loop)
    return;
  for (guint i = 0; listing != NULL && i < ferry_listing_get_length (listing); i++)
    {
      if (g_cancellable_set_error_if_cancelled (task->cancellable, &task->error))
        return;
      add_followed (task, client, ferry_listing_get (listing, i));
    }
}

/* A folder that is not empty stays: something came into it meanwhile. */
static void
remove_sources (FerryFolderTask *task, FerryFtpClient *client)
{
  for (guint i = task->ancestors->len; i > 0; i--)
    {
      const char *path = g_ptr_array_index (task->ancestors, i - 1);
      g_autoptr (GFile) file = task->is_source_remote ? NULL : ferry_local_file_new (path);
      g_autoptr (GError) error = NULL;

      if (file != NULL)
        g_file_delete (file, task->cancellable, &error);
      else
        ferry_ftp_client_remove_folder (client, path, task->cancellable, &error);
      if (error != NULL && task->error == NULL)
        task->error = g_steal_pointer (&error);
    }
}

/**
 * ferry_folder_task_run:
 * @client: (nullable): connected
 *
 * In a worker. Does the steps, as far as the one before went well.
 */
void
ferry_folder_task_run (FerryFolderTask *task, FerryFtpClient *client)
{
  task->is_tried = TRUE;
  if ((task->steps & FERRY_FOLDER_MAKE) != 0)
    make_target (task, client);
  if (task->error == NULL && (task->steps & FERRY_FOLDER_LIST) != 0)
    list_source (task, client);
  if (task->error == NULL && (task->steps & FERRY_FOLDER_REMOVE) != 0)
    remove_sources (task, client);
}

/**
 * ferry_folder_task_new:
 */
FerryFolderTask *
ferry_folder_task_new (FerryFolderSteps steps,
                       const char *source,
                       const char *target,
                       GCancellable *cancellable)
{
  FerryFolderTask *task = g_new0 (FerryFolderTask, 1);

  task->steps = steps;
  task->source = g_strdup (source);
  task->target = g_strdup (target);
  task->cancellable = cancellable != NULL ? g_object_ref (cancellable) : NULL;
  return task;
}

/**
 * ferry_folder_task_free:
 */
void
ferry_folder_task_free (FerryFolderTask *task)
{
  g_clear_object (&task->cancellable);
  g_free (task->source);
  g_free (task->target);
  g_free (task->identity);
  g_free (task->likeness);
  g_clear_pointer (&task->ancestors, g_ptr_array_unref);
  g_clear_pointer (&task->entries, ferry_listing_unref);
  g_clear_pointer (&task->existing, ferry_listing_unref);
  g_clear_error (&task->error);
  g_free (task);
}
