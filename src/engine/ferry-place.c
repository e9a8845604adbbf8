/* A thing with folders. The questions and answers of every place; the work is done by its kinds.
 * Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-place.h"

#include "ferry-place-job.h"

typedef struct
{
  FerryUndo *undo;          /* owned */
  FerryListingCache *cache; /* owned */
} FerryPlacePrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (FerryPlace, ferry_place, G_TYPE_OBJECT)

enum
{
  FOLDER_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static FerryPlacePrivate *
get_private (FerryPlace *place)
{
  return ferry_place_get_instance_private (place);
}

static void
ferry_place_finalize (GObject *object)
{
  FerryPlacePrivate *private = get_private (FERRY_PLACE (object));

  g_object_unref (private->undo);
  ferry_listing_cache_free (private->cache);

  G_OBJECT_CLASS (ferry_place_parent_class)->finalize (object);
}

static void
ferry_place_class_init (FerryPlaceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ferry_place_finalize;

  /**
   * FerryPlace::folder-changed:
   * @path: (nullable): raw path of the folder; %NULL for any folder
   *
   * Something in the folder was made, removed or rewritten through this place.
   */
  signals[FOLDER_CHANGED] = g_signal_new ("folder-changed", FERRY_TYPE_PLACE, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
ferry_place_init (FerryPlace *place)
{
  get_private (place)->undo = ferry_undo_new (place);
  get_private (place)->cache = ferry_listing_cache_new ();
}

static void
perform (FerryPlace *place, FerryPlaceJob *job)
{
  FERRY_PLACE_GET_CLASS (place)->perform (place, job);
}

/**
 * ferry_place_list_async:
 * @path: the folder; raw bytes
 * @func: gets the entries in parts, as they arrive, until the callback is called
 *
 * Lists a folder. What it held is kept; see ferry_place_get_cache().
 */
void
ferry_place_list_async (FerryPlace *place,
                        const char *path,
                        FerryPlacePartFunc func,
                        gpointer func_data,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  FerryPlaceJob *job =
      ferry_place_job_new (place, FERRY_VERB_LIST, path, cancellable, callback, user_data);

  job->func = func;
  job->func_data = func_data;
  job->parts = g_ptr_array_new_with_free_func ((GDestroyNotify) ferry_listing_unref);
  ferry_listing_cache_begin (get_private (place)->cache, path);
  perform (place, job);
}

/**
 * ferry_place_list_finish:
 *
 * Returns: whether the whole folder was listed
 */
gboolean
ferry_place_list_finish (FerryPlace *place, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * ferry_place_stat_async:
 *
 * Looks at one file or folder; a link is followed.
 */
void
ferry_place_stat_async (FerryPlace *place,
                        const char *path,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  perform (place,
           ferry_place_job_new (place, FERRY_VERB_STAT, path, cancellable, callback, user_data));
}

/**
 * ferry_place_stat_finish:
 *
 * Returns: (transfer full): what is there, or %NULL with @error set
 */
FerryEntry *
ferry_place_stat_finish (FerryPlace *place, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * ferry_place_make_folder_async:
 *
 * Makes one folder; its parent must be there and the name free.
 */
void
ferry_place_make_folder_async (FerryPlace *place,
                               const char *path,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  perform (place, ferry_place_job_new (place, FERRY_VERB_MAKE_FOLDER, path, cancellable, callback,
                                       user_data));
}

/**
 * ferry_place_rename_async:
 *
 * Gives a file or folder another path of the same place. What stands there already is not
 * overwritten.
 */
void
ferry_place_rename_async (FerryPlace *place,
                          const char *from,
                          const char *to,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  FerryPlaceJob *job =
      ferry_place_job_new (place, FERRY_VERB_RENAME, from, cancellable, callback, user_data);

  job->new_path = g_strdup (to);
  perform (place, job);
}

/**
 * ferry_place_remove_async:
 * @tally: (nullable): counts; gets what could not be removed, and where the rest went
 *
 * Removes @entries of @folder: folders with all that is in them, links as links. What cannot be
 * removed is left, and the rest goes on; the first of them is the error of the action.
 */
void
ferry_place_remove_async (FerryPlace *place,
                          const char *folder,
                          FerryListing *entries,
                          FerryRemoval removal,
                          FerryTally *tally,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  FerryPlaceJob *job =
      ferry_place_job_new (place, FERRY_VERB_REMOVE, folder, cancellable, callback, user_data);

  job->entries = ferry_listing_ref (entries);
  job->removal = removal;
  job->tally = tally != NULL ? ferry_tally_ref (tally) : ferry_tally_new ();
  perform (place, job);
}

/**
 * ferry_place_set_permissions_async:
 * @mode: permission bits, 07777
 */
void
ferry_place_set_permissions_async (FerryPlace *place,
                                   const char *path,
                                   guint mode,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  FerryPlaceJob *job = ferry_place_job_new (place, FERRY_VERB_SET_PERMISSIONS, path, cancellable,
                                            callback, user_data);

  job->mode = mode;
  perform (place, job);
}

/**
 * ferry_place_set_modes_async:
 * @mode: permission bits, 07777
 * @modes_of: also for what is in folders; links in them are left alone, and who may read a folder
 *   may enter it
 * @tally: (nullable): counts; gets what was refused
 *
 * Sets the permissions of the @entries of @folder. What is refused is left, and the rest goes on.
 */
void
ferry_place_set_modes_async (FerryPlace *place,
                             const char *folder,
                             FerryListing *entries,
                             guint mode,
                             FerryModesOf modes_of,
                             FerryTally *tally,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  FerryPlaceJob *job =
      ferry_place_job_new (place, FERRY_VERB_SET_MODES, folder, cancellable, callback, user_data);

  job->entries = ferry_listing_ref (entries);
  job->mode = mode;
  job->modes_of = modes_of;
  job->tally = tally != NULL ? ferry_tally_ref (tally) : ferry_tally_new ();
  perform (place, job);
}

/**
 * ferry_place_action_finish:
 *
 * Returns: whether the action was done; for make_folder, rename, remove and set_permissions
 */
gboolean
ferry_place_action_finish (FerryPlace *place, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * ferry_place_get_home:
 *
 * Returns: the folder to begin with, owned by the place
 */
const char *
ferry_place_get_home (FerryPlace *place)
{
  return FERRY_PLACE_GET_CLASS (place)->get_home (place);
}

/**
 * ferry_place_dup_title:
 *
 * Returns: (transfer full): a name for people: of this computer, or `user@host`
 */
char *
ferry_place_dup_title (FerryPlace *place)
{
  return FERRY_PLACE_GET_CLASS (place)->dup_title (place);
}

/**
 * ferry_place_decode:
 * @name: raw bytes of a name or a path
 * @is_lossy: (out) (optional): whether the bytes cannot be had back from the text
 *
 * Returns: (transfer full): UTF-8 to show
 */
char *
ferry_place_decode (FerryPlace *place, const char *name, gboolean *is_lossy)
{
  return FERRY_PLACE_GET_CLASS (place)->decode (place, name, is_lossy);
}

/**
 * ferry_place_encode:
 * @text: UTF-8 that somebody typed
 *
 * Returns: (transfer full): the raw bytes, or %NULL where the place cannot hold this name
 */
char *
ferry_place_encode (FerryPlace *place, const char *text, GError **error)
{
  return FERRY_PLACE_GET_CLASS (place)->encode (place, text, error);
}

/**
 * ferry_place_get_file:
 *
 * Returns: (transfer full) (nullable): the file on this computer; %NULL on a server
 */
GFile *
ferry_place_get_file (FerryPlace *place, const char *path)
{
  FerryPlaceClass *klass = FERRY_PLACE_GET_CLASS (place);

  return klass->get_file != NULL ? klass->get_file (place, path) : NULL;
}

/**
 * ferry_place_is_local:
 *
 * Returns: whether it is this computer
 */
gboolean
ferry_place_is_local (FerryPlace *place)
{
  return FERRY_PLACE_GET_CLASS (place)->get_file != NULL;
}

/**
 * ferry_place_is_same:
 *
 * Returns: whether a path means the same at both: there is but one computer, and each site is by
 * itself
 */
gboolean
ferry_place_is_same (FerryPlace *a, FerryPlace *b)
{
  return a == b || (ferry_place_is_local (a) && ferry_place_is_local (b));
}

/**
 * ferry_place_get_undo:
 *
 * Returns: (transfer none): what can be taken back here
 */
FerryUndo *
ferry_place_get_undo (FerryPlace *place)
{
  return get_private (place)->undo;
}

/**
 * ferry_place_get_cache:
 *
 * Returns: (transfer none): what folders held when they were last listed
 */
FerryListingCache *
ferry_place_get_cache (FerryPlace *place)
{
  return get_private (place)->cache;
}

/**
 * ferry_place_see_names:
 *
 * Shows the place names of its own that came another way than by ferry_place_list_async(), for it
 * to learn how they are to be read.
 */
void
ferry_place_see_names (FerryPlace *place, FerryListing *listing)
{
  FerryPlaceClass *klass = FERRY_PLACE_GET_CLASS (place);

  if (klass->see_names != NULL)
    klass->see_names (place, listing);
}

/**
 * ferry_place_emit_folder_changed:
 * @path: (nullable): %NULL for any folder
 *
 * Tells the panes that show @path to look again, and forgets what was there.
 */
void
ferry_place_emit_folder_changed (FerryPlace *place, const char *path)
{
  ferry_listing_cache_forget (get_private (place)->cache, path);
  g_signal_emit (place, signals[FOLDER_CHANGED], 0, path);
}
