/* This computer's files as a place. Main thread; the verbs run in pooled threads.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-local-place.h"

#include "ferry-charset.h"
#include "ferry-local-content.h"
#include "ferry-local-files.h"
#include "ferry-move-phases.h"
#include "ferry-path.h"
#include "ferry-place-job.h"
#include "ferry-remote-modes.h"

#include <glib/gi18n-lib.h>

struct _FerryLocalPlace
{
  FerryPlace parent_instance;

  char *home;
};

G_DEFINE_FINAL_TYPE (FerryLocalPlace, ferry_local_place, FERRY_TYPE_PLACE)

static void
publish_part (FerryListing *part, gpointer user_data)
{
  ferry_place_job_publish (user_data, part);
}

static void
run_list (FerryPlaceJob *job)
{
  ferry_local_list (job->path, publish_part, job, job->job.cancellable, &job->error);
}

static void
run_stat (FerryPlaceJob *job)
{
  job->entry = ferry_local_stat (job->path, job->job.cancellable, &job->error);
}

static void
run_make_folder (FerryPlaceJob *job)
{
  g_autoptr (GFile) file = ferry_local_file_new (job->path);

  g_file_make_directory (file, job->job.cancellable, &job->error);
}

static void
run_rename (FerryPlaceJob *job)
{
  ferry_local_rename (job->path, job->new_path, job->job.cancellable, &job->error);
}

/* In the words that a server's places use. */
static GError *
explain_move (const GError *error, const char *from, const char *to)
{
  gboolean is_taken = error->code == G_IO_ERROR_EXISTS;
  g_autofree char *name = ferry_path_dup_name (is_taken ? to : from);
  g_autofree char *shown = ferry_charset_decode_shown (NULL, name, NULL);

  if (error->domain == G_IO_ERROR && is_taken)
    return g_error_new (G_IO_ERROR, error->code, _ ("“%s” exists already"), shown);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    return g_error_new (G_IO_ERROR, error->code, _ ("“%s” is not there any more."), shown);
  return g_error_copy (error);
}

static void
move_one (FerryTally *tally, const char *from, const char *to, GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) explained = NULL;

  ferry_tally_do (tally, from);
  ferry_tally_count (tally, 1);
  if (ferry_local_rename (from, to, cancellable, &error))
    {
      ferry_tally_add_move (tally, from, to);
      return;
    }
  explained = explain_move (error, from, to);
  ferry_tally_fail (tally, from, explained);
}

static gboolean
move (const char *const *from,
      const char *const *to,
      FerryTally *tally,
      gpointer user_data,
      GCancellable *cancellable,
      GError **error)
{
  ferry_tally_find (tally, g_strv_length ((GStrv) from));
  for (guint i = 0; from[i] != NULL; i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      move_one (tally, from[i], to[i], cancellable);
    }
  return TRUE;
}

static void
run_move (FerryPlaceJob *job)
{
  ferry_move_in_phases ((const char *const *) job->from, (const char *const *) job->to, job->tally,
                        move, NULL, job->job.cancellable, &job->error);
  ferry_place_job_take_failure (job);
}

/* GIO does not remove a folder that something is in. */
static void
run_remove_folder (FerryPlaceJob *job)
{
  g_autoptr (GFile) file = ferry_local_file_new (job->path);

  g_file_delete (file, job->job.cancellable, &job->error);
}

static void
run_remove (FerryPlaceJob *job)
{
  for (guint i = 0; i < ferry_listing_get_length (job->entries); i++)
    {
      const char *name = ferry_listing_get (job->entries, i)->name;
      g_autofree char *path = ferry_path_join (job->path, name);

      if (g_cancellable_set_error_if_cancelled (job->job.cancellable, &job->error))
        return;
      ferry_local_remove (path, job->tally, job->job.cancellable);
    }
  ferry_place_job_take_failure (job);
}

static void
run_set_permissions (FerryPlaceJob *job)
{
  ferry_local_set_permissions (job->path, job->mode, job->job.cancellable, &job->error);
}

static void
set_one_mode (FerryPlaceJob *job, const char *path)
{
  g_autoptr (GError) error = NULL;

  ferry_tally_find (job->tally, 1);
  ferry_tally_do (job->tally, path);
  if (!ferry_local_set_permissions (path, job->mode, job->job.cancellable, &error))
    ferry_tally_fail (job->tally, path, error);
  ferry_tally_count (job->tally, 1);
}

static void
run_set_modes (FerryPlaceJob *job)
{
  for (guint i = 0; i < ferry_listing_get_length (job->entries); i++)
    {
      const FerryEntry *entry = ferry_listing_get (job->entries, i);
      g_autofree char *path = ferry_path_join (job->path, entry->name);

      if (g_cancellable_set_error_if_cancelled (job->job.cancellable, &job->error))
        return;
      if (job->modes_of != FERRY_MODES_OF_ENTRIES && ferry_entry_is_directory (entry))
        ferry_local_set_modes (path, job->mode, job->modes_of, job->tally, job->job.cancellable);
      else if (job->modes_of == FERRY_MODES_OF_FOLDERS_INSIDE)
        continue;
      else
        set_one_mode (job, path);
    }
  ferry_place_job_take_failure (job);
}

static void
run_peek (FerryPlaceJob *job)
{
  job->bytes = ferry_local_peek (job->path, job->most, job->job.cancellable, &job->error);
}

static void
run_hash (FerryPlaceJob *job)
{
  job->text = ferry_local_hash (job->path, job->hash_kind, job->job.cancellable, &job->error);
}

static void
run_make_file (FerryPlaceJob *job)
{
  ferry_local_make_file (job->path, job->job.cancellable, &job->error);
}

static void
run_set_modified (FerryPlaceJob *job)
{
  ferry_local_set_modified (job->path, job->entries, job->modified, job->tally,
                            job->job.cancellable, &job->error);
  ferry_place_job_take_failure (job);
}

static void (*const runs[FERRY_VERBS]) (FerryPlaceJob *) = {
  [FERRY_VERB_LIST] = run_list,
  [FERRY_VERB_STAT] = run_stat,
  [FERRY_VERB_MAKE_FOLDER] = run_make_folder,
  [FERRY_VERB_RENAME] = run_rename,
  [FERRY_VERB_MOVE] = run_move,
  [FERRY_VERB_REMOVE_FOLDER] = run_remove_folder,
  [FERRY_VERB_REMOVE] = run_remove,
  [FERRY_VERB_SET_PERMISSIONS] = run_set_permissions,
  [FERRY_VERB_SET_MODES] = run_set_modes,
  [FERRY_VERB_PEEK] = run_peek,
  [FERRY_VERB_HASH] = run_hash,
  [FERRY_VERB_MAKE_FILE] = run_make_file,
  [FERRY_VERB_SET_MODIFIED] = run_set_modified,
};

static void
run (FerryJob *job, FerryFtpClient *client)
{
  FerryPlaceJob *place_job = (FerryPlaceJob *) job;

  if (!g_cancellable_set_error_if_cancelled (job->cancellable, &place_job->error))
    runs[place_job->verb](place_job);
  ferry_job_hand_back (job);
}

static void
ferry_local_place_perform (FerryPlace *place, FerryPlaceJob *job)
{
  job->job.run = run;
  ferry_job_run_in_pool (&job->job);
}

static const char *
ferry_local_place_get_home (FerryPlace *place)
{
  return FERRY_LOCAL_PLACE (place)->home;
}

static char *
ferry_local_place_dup_title (FerryPlace *place)
{
  return g_strdup (g_get_host_name ());
}

static char *
ferry_local_place_decode (FerryPlace *place, const char *name, gboolean *is_lossy)
{
  return ferry_charset_decode_shown (NULL, name, is_lossy);
}

static char *
ferry_local_place_encode (FerryPlace *place, const char *text, GError **error)
{
  return g_filename_from_utf8 (text, -1, NULL, NULL, error);
}

static GFile *
ferry_local_place_get_file (FerryPlace *place, const char *path)
{
  return ferry_local_file_new (path);
}

static void
ferry_local_place_finalize (GObject *object)
{
  g_free (FERRY_LOCAL_PLACE (object)->home);

  G_OBJECT_CLASS (ferry_local_place_parent_class)->finalize (object);
}

static void
ferry_local_place_class_init (FerryLocalPlaceClass *klass)
{
  FerryPlaceClass *place_class = FERRY_PLACE_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = ferry_local_place_finalize;
  place_class->perform = ferry_local_place_perform;
  place_class->get_home = ferry_local_place_get_home;
  place_class->dup_title = ferry_local_place_dup_title;
  place_class->decode = ferry_local_place_decode;
  place_class->encode = ferry_local_place_encode;
  place_class->get_file = ferry_local_place_get_file;
}

static void
ferry_local_place_init (FerryLocalPlace *place)
{
  place->home = g_strdup (g_get_home_dir ());
  if (G_DIR_SEPARATOR != '/')
    g_strdelimit (place->home, G_DIR_SEPARATOR_S, '/');
}

/**
 * ferry_local_place_new:
 *
 * Returns: (transfer full): this computer
 */
FerryPlace *
ferry_local_place_new (void)
{
  return g_object_new (FERRY_TYPE_LOCAL_PLACE, NULL);
}
