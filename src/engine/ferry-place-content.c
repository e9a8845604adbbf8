/* The content of files at a place. See ferry-place-content.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-place-content.h"

#include "ferry-place-job.h"

static void
perform (FerryPlace *place, FerryPlaceJob *job)
{
  FERRY_PLACE_GET_CLASS (place)->perform (place, job);
}

/**
 * ferry_place_peek_async:
 * @most: bytes
 *
 * Reads the beginning of a file; the rest is not fetched.
 */
void
ferry_place_peek_async (FerryPlace *place,
                        const char *path,
                        gsize most,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  FerryPlaceJob *job =
      ferry_place_job_new (place, FERRY_VERB_PEEK, path, cancellable, callback, user_data);

  job->most = most;
  perform (place, job);
}

/**
 * ferry_place_peek_finish:
 *
 * Returns: (transfer full) (nullable): at most as many bytes as were asked for; there may be more
 */
GBytes *
ferry_place_peek_finish (FerryPlace *place, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * ferry_place_hash_async:
 * @kind: what is wanted; a server counts what it can
 * @by: of no account on this computer
 *
 * Counts a hash of a whole file.
 */
void
ferry_place_hash_async (FerryPlace *place,
                        const char *path,
                        FerryHashKind kind,
                        FerryHashBy by,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  FerryPlaceJob *job =
      ferry_place_job_new (place, FERRY_VERB_HASH, path, cancellable, callback, user_data);

  job->hash_kind = kind;
  job->is_read = by == FERRY_HASH_BY_READING;
  perform (place, job);
}

/**
 * ferry_place_hash_finish:
 * @kind: (out): what was counted
 *
 * Returns: (transfer full) (nullable): hex digits
 */
char *
ferry_place_hash_finish (FerryPlace *place,
                         GAsyncResult *result,
                         FerryHashKind *kind,
                         GError **error)
{
  char *digits = g_task_propagate_pointer (G_TASK (result), error);

  if (digits != NULL)
    *kind = (FerryHashKind) GPOINTER_TO_UINT (g_task_get_task_data (G_TASK (result)));
  return digits;
}

/**
 * ferry_place_make_file_async:
 *
 * Makes an empty file, unless something has its name.
 */
void
ferry_place_make_file_async (FerryPlace *place,
                             const char *path,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  perform (place, ferry_place_job_new (place, FERRY_VERB_MAKE_FILE, path, cancellable, callback,
                                       user_data));
}

/**
 * ferry_place_set_modified_async:
 * @modified: seconds since 1970, UTC
 * @tally: (nullable): counts; gets what was refused
 *
 * Sets when the @entries of @folder were modified.
 */
void
ferry_place_set_modified_async (FerryPlace *place,
                                const char *folder,
                                FerryListing *entries,
                                gint64 modified,
                                FerryTally *tally,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  FerryPlaceJob *job = ferry_place_job_new (place, FERRY_VERB_SET_MODIFIED, folder, cancellable,
                                            callback, user_data);

  job->entries = ferry_listing_ref (entries);
  job->modified = modified;
  job->tally = tally != NULL ? ferry_tally_ref (tally) : ferry_tally_new ();
  perform (place, job);
}

/**
 * ferry_place_move_async:
 * @from: raw paths, %NULL at the end
 * @to: as many
 * @tally: (nullable): counts; gets what was refused
 *
 * Gives each of @from the path in @to, unless something else has it. Two may swap their paths. All
 * of it is one step to undo.
 */
void
ferry_place_move_async (FerryPlace *place,
                        const char *const *from,
                        const char *const *to,
                        FerryTally *tally,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  FerryPlaceJob *job =
      ferry_place_job_new (place, FERRY_VERB_MOVE, from[0], cancellable, callback, user_data);

  job->from = g_strdupv ((GStrv) from);
  job->to = g_strdupv ((GStrv) to);
  job->tally = tally != NULL ? ferry_tally_ref (tally) : ferry_tally_new ();
  perform (place, job);
}
