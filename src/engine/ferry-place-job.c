/* One action on a place on its way through a worker. Made and finished in the main thread; the
 * worker fills the result and may publish parts of a listing meanwhile.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-place-job.h"

#include "ferry-path.h"

typedef struct
{
  FerryPlaceJob *job;
  FerryListing *listing;
} Part;

static void
part_free (gpointer data)
{
  Part *part = data;

  ferry_listing_unref (part->listing);
  g_free (part);
}

static gboolean
on_part_arrived (gpointer data)
{
  Part *part = data;

  /* First how to read the names, then the names. */
  ferry_place_see_names (g_task_get_source_object (part->job->task), part->listing);
  if (part->job->parts != NULL)
    g_ptr_array_add (part->job->parts, ferry_listing_ref (part->listing));
  if (!g_cancellable_is_cancelled (part->job->job.cancellable))
    part->job->func (part->listing, part->job->func_data);
  return G_SOURCE_REMOVE;
}

/**
 * ferry_place_job_publish:
 *
 * Hands a part of a listing to the one who asked. Worker thread; the part must not be changed any
 * more. It arrives before the job is finished, because both take the same way.
 */
void
ferry_place_job_publish (FerryPlaceJob *job, FerryListing *part)
{
  Part *message;

  if (job->func == NULL || ferry_listing_get_length (part) == 0)
    return;
  job->has_published = TRUE;
  message = g_new (Part, 1);
  message->job = job;
  message->listing = ferry_listing_ref (part);
  ferry_job_post (job->job.context, on_part_arrived, message, part_free);
}

/**
 * ferry_place_job_take_failure:
 *
 * The job has come to its end: its error is that of the first that could not be done, or that of a
 * cancel. Worker thread.
 */
void
ferry_place_job_take_failure (FerryPlaceJob *job)
{
  const GError *first;

  if (job->error != NULL ||
      g_cancellable_set_error_if_cancelled (job->job.cancellable, &job->error) ||
      ferry_tally_get_failed (job->tally) == 0)
    return;
  ferry_tally_get_failure (job->tally, 0, &first);
  job->error = g_error_copy (first);
}

static void
place_job_free (FerryPlaceJob *job)
{
  ferry_job_clear (&job->job);
  g_clear_object (&job->task);
  g_free (job->path);
  g_free (job->new_path);
  g_strfreev (job->from);
  g_strfreev (job->to);
  g_clear_pointer (&job->parts, g_ptr_array_unref);
  g_clear_pointer (&job->entries, ferry_listing_unref);
  g_clear_pointer (&job->tally, ferry_tally_unref);
  g_clear_pointer (&job->entry, ferry_entry_free);
  g_free (job->command);
  g_free (job->text);
  g_clear_pointer (&job->bytes, g_bytes_unref);
  g_clear_pointer (&job->info, ferry_server_info_free);
  g_clear_error (&job->error);
  g_free (job->home);
  g_free (job->network);
  g_free (job);
}

static void
emit_changed_parent (FerryPlace *place, const char *path)
{
  g_autofree char *parent = ferry_path_dup_parent (path);

  ferry_place_emit_folder_changed (place, parent);
}

/* What was at @path, and below it, is another thing now, or none. */
static void
forget_tree (FerryPlace *place, const char *path)
{
  ferry_listing_cache_forget_tree (ferry_place_get_cache (place), path);
}

static void
forget_entries (FerryPlace *place, const char *folder, FerryListing *entries)
{
  for (guint i = 0; i < ferry_listing_get_length (entries); i++)
    {
      const FerryEntry *entry = ferry_listing_get (entries, i);
      g_autofree char *path = ferry_path_join (folder, entry->name);

      if (entry->kind != FERRY_KIND_FILE)
        forget_tree (place, path);
    }
}

/* Each folder that something left or came to, once. */
static void
emit_moved (FerryPlace *place, FerryTally *tally)
{
  g_autoptr (GHashTable) told = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < 2 * ferry_tally_get_n_moves (tally); i++)
    {
      const char *to;
      const char *from = ferry_tally_get_move (tally, i / 2, &to);
      char *parent = ferry_path_dup_parent (i % 2 == 0 ? from : to);

      forget_tree (place, i % 2 == 0 ? from : to);
      if (g_hash_table_add (told, parent))
        ferry_place_emit_folder_changed (place, parent);
    }
}

/* What can be taken back. */
static void
write_down (FerryPlaceJob *job)
{
  FerryUndo *undo = ferry_place_get_undo (g_task_get_source_object (job->task));

  if (job->is_undo)
    return;
  if (job->verb == FERRY_VERB_REMOVE)
    ferry_undo_add_moves (undo, FERRY_STEP_DELETE, job->tally);
  else if (job->verb == FERRY_VERB_MOVE)
    ferry_undo_add_moves (undo, FERRY_STEP_RENAME, job->tally);
  if (job->error != NULL)
    return;
  if (job->verb == FERRY_VERB_RENAME)
    ferry_undo_add_move (undo, FERRY_STEP_RENAME, job->path, job->new_path);
  else if (job->verb == FERRY_VERB_MAKE_FOLDER)
    ferry_undo_add_folder (undo, job->path);
}

/* Even a removal that failed may have removed a half. */
static void
tell_what_changed (FerryPlaceJob *job)
{
  FerryPlace *place = g_task_get_source_object (job->task);

  switch (job->verb)
    {
    case FERRY_VERB_REMOVE:
      forget_entries (place, job->path, job->entries);
      ferry_place_emit_folder_changed (place, job->path);
      emit_moved (place, job->tally);
      break;

    case FERRY_VERB_SET_MODES:
    case FERRY_VERB_SET_MODIFIED:
      forget_entries (place, job->path, job->entries);
      ferry_place_emit_folder_changed (place, job->path);
      break;

    case FERRY_VERB_MOVE:
      emit_moved (place, job->tally);
      break;

    case FERRY_VERB_RENAME:
      forget_tree (place, job->path);
      forget_tree (place, job->new_path);
      if (job->error == NULL)
        emit_changed_parent (place, job->new_path);
      G_GNUC_FALLTHROUGH;
    case FERRY_VERB_MAKE_FOLDER:
    case FERRY_VERB_MAKE_FILE:
    case FERRY_VERB_REMOVE_FOLDER:
    case FERRY_VERB_SET_PERMISSIONS:
      if (job->error == NULL)
        emit_changed_parent (place, job->path);
      break;

    case FERRY_VERB_COMMAND:
      if (job->error == NULL && ferry_ftp_quote_may_change (job->command))
        ferry_place_emit_folder_changed (place, NULL);
      break;

    case FERRY_VERB_LIST:
    case FERRY_VERB_STAT:
    case FERRY_VERB_PEEK:
    case FERRY_VERB_HASH:
    case FERRY_VERB_INFO:
    case FERRY_VERB_CONNECT:
    default:
      break;
    }
}

/* A listing that is not whole is not kept, nor one of a folder that has gone. */
static void
keep_listing (FerryPlaceJob *job)
{
  FerryListingCache *cache = ferry_place_get_cache (g_task_get_source_object (job->task));

  if (job->error == NULL)
    ferry_listing_cache_keep (cache, job->path, job->parts);
  else if (!g_error_matches (job->error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    ferry_listing_cache_forget (cache, job->path);
}

static void
place_job_finish (FerryJob *head)
{
  FerryPlaceJob *job = (FerryPlaceJob *) head;

  if (job->did_run != NULL)
    job->did_run (job);
  if (job->parts != NULL)
    keep_listing (job);
  tell_what_changed (job);
  write_down (job);

  if (job->error != NULL)
    g_task_return_error (job->task, g_steal_pointer (&job->error));
  else if (job->verb == FERRY_VERB_STAT)
    g_task_return_pointer (job->task, g_steal_pointer (&job->entry),
                           (GDestroyNotify) ferry_entry_free);
  else if (job->verb == FERRY_VERB_INFO)
    g_task_return_pointer (job->task, g_steal_pointer (&job->info),
                           (GDestroyNotify) ferry_server_info_free);
  else if (job->verb == FERRY_VERB_PEEK)
    g_task_return_pointer (job->task, g_steal_pointer (&job->bytes),
                           (GDestroyNotify) g_bytes_unref);
  else if (job->verb == FERRY_VERB_HASH)
    {
      g_task_set_task_data (job->task, GUINT_TO_POINTER ((guint) job->hash_kind), NULL);
      g_task_return_pointer (job->task, g_steal_pointer (&job->text), g_free);
    }
  else if (job->verb == FERRY_VERB_COMMAND)
    {
      g_task_set_task_data (job->task, g_steal_pointer (&job->path), g_free);
      g_task_return_pointer (job->task, g_steal_pointer (&job->text), g_free);
    }
  else
    g_task_return_boolean (job->task, TRUE);
  place_job_free (job);
}

/**
 * ferry_place_job_new:
 *
 * Returns: a job that will call @callback with the task of the action. The place's perform()
 * sets its run function and sends it off; it frees itself when it is handed back.
 */
FerryPlaceJob *
ferry_place_job_new (FerryPlace *place,
                     FerryVerb verb,
                     const char *path,
                     GCancellable *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer user_data)
{
  FerryPlaceJob *job = g_new0 (FerryPlaceJob, 1);

  ferry_job_init (&job->job, NULL, place_job_finish, cancellable);
  job->verb = verb;
  job->path = g_strdup (path);
  job->task = g_task_new (place, cancellable, callback, user_data);
  /* What was done was done, even if a cancel came too late to stop it. */
  g_task_set_check_cancellable (job->task, FALSE);
  g_task_set_source_tag (job->task, ferry_place_job_new);
  return job;
}
