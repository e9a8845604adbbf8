/* One folder of one side for a worker. See ferry-sync-listing.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-sync-listing.h"

#include "ferry-ftp-many.h"
#include "ferry-local-files.h"
#include "ferry-path.h"
#include "ferry-worker.h"

/* The folder task tells of a link to a file no more than its name. */
static gboolean
is_followed (const FerryEntry *entry)
{
  return entry->kind == FERRY_KIND_FILE && entry->size == FERRY_SIZE_UNKNOWN &&
         entry->precision == FERRY_PRECISION_UNKNOWN;
}

static void
take_local (FerrySyncListing *listing, FerryEntry *entry, const char *path)
{
  g_autoptr (FerryEntry) found = ferry_local_stat (path, listing->job.cancellable, NULL);

  /* A link that leads nowhere, or to something that is no file. */
  if (found == NULL || found->kind != FERRY_KIND_FILE)
    {
      entry->kind = FERRY_KIND_OTHER;
      return;
    }
  entry->size = found->size;
  entry->modified = found->modified;
  entry->precision = found->precision;
  entry->is_utc = found->is_utc;
  entry->mode = found->mode;
}

/* A path that cannot be asked about by a command stays as it is. */
static gboolean
ask_server (FerrySyncListing *listing,
            FerryFtpClient *client,
            GPtrArray *entries,
            GPtrArray *paths,
            GError **error)
{
  g_autofree FerryFtpSizeAndTime *found = g_new0 (FerryFtpSizeAndTime, paths->len);

  if (!ferry_ftp_client_get_sizes_and_times (client, (const char *const *) paths->pdata, paths->len,
                                             found, listing->job.cancellable, error))
    return FALSE;
  for (guint i = 0; i < paths->len; i++)
    {
      FerryEntry *entry = g_ptr_array_index (entries, i);

      if (found[i].size == FERRY_SIZE_UNKNOWN && !found[i].has_modified)
        entry->kind = FERRY_KIND_OTHER;
      entry->size = found[i].size;
      entry->modified = found[i].modified;
      entry->is_utc = found[i].has_modified;
      entry->precision = found[i].has_modified ? FERRY_PRECISION_SECOND : FERRY_PRECISION_UNKNOWN;
    }
  return TRUE;
}

static FerryListing *
complete (FerrySyncListing *listing, FerryFtpClient *client, GError **error)
{
  const FerryListing *raw = listing->task->entries;
  g_autoptr (FerryListing) complete = ferry_listing_new ();
  g_autoptr (GPtrArray) entries =
      g_ptr_array_new_with_free_func ((GDestroyNotify) ferry_entry_free);
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < ferry_listing_get_length (raw); i++)
    {
      const FerryEntry *entry = ferry_listing_get (raw, i);
      g_autofree char *path = NULL;

      if (!is_followed (entry))
        {
          ferry_listing_add_copy (complete, entry);
          continue;
        }
      path = ferry_path_join (listing->task->source, entry->name);
      g_ptr_array_add (entries, ferry_entry_copy (entry));
      if (client == NULL)
        take_local (listing, g_ptr_array_index (entries, entries->len - 1), path);
      else
        g_ptr_array_add (paths, g_steal_pointer (&path));
    }
  if (paths->len > 0 && !ask_server (listing, client, entries, paths, error))
    return NULL;
  for (guint i = 0; i < entries->len; i++)
    ferry_listing_add_copy (complete, g_ptr_array_index (entries, i));
  return g_steal_pointer (&complete);
}

static void
run (FerryJob *job, FerryFtpClient *client)
{
  FerrySyncListing *listing = (FerrySyncListing *) job;
  FerryFolderTask *task = listing->task;

  if (client == NULL || ferry_worker_ensure_connected (client, job->cancellable, &task->error))
    ferry_folder_task_run (task, client);
  if (task->error != NULL)
    listing->error = g_steal_pointer (&task->error);
  else
    listing->entries = complete (listing, client, &listing->error);
  ferry_job_hand_back (job);
}

/**
 * ferry_sync_listing_new:
 * @path: absolute raw path
 * @ancestors: what the folders above it are known by, against circles
 */
FerrySyncListing *
ferry_sync_listing_new (const char *path,
                        gboolean is_remote,
                        GPtrArray *ancestors,
                        void (*finish) (FerryJob *),
                        GCancellable *cancellable)
{
  FerrySyncListing *listing = g_new0 (FerrySyncListing, 1);

  ferry_job_init (&listing->job, run, finish, cancellable);
  listing->task = ferry_folder_task_new (FERRY_FOLDER_LIST, path, path, cancellable);
  listing->task->is_source_remote = is_remote;
  listing->task->ancestors = g_ptr_array_ref (ancestors);
  return listing;
}

/**
 * ferry_sync_listing_free:
 */
void
ferry_sync_listing_free (FerrySyncListing *listing)
{
  ferry_job_clear (&listing->job);
  ferry_folder_task_free (listing->task);
  g_clear_pointer (&listing->entries, ferry_listing_unref);
  g_clear_error (&listing->error);
  g_free (listing);
}
