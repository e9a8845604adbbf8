/* The folder that a pane shows. Main thread; the place does the work in its own threads.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-folder.h"

#include "ferry-folder-begin.h"
#include "ferry-folder-history.h"
#include "ferry-folder-watch.h"
#include "ferry-ftp-error.h"
#include "ferry-path.h"
#include "ferry-remote-place.h"

#include <string.h>

#define SLOW_AFTER 200 /* milliseconds */

/* Changes come in flocks. A folder that takes long to read is read again more rarely. */
#define RELOAD_DELAY  250 /* milliseconds */
#define RELOAD_REST   4   /* times as long as it took */
#define MOST_FAILURES 5   /* of refreshes one after another, before it is said */

struct _FerryFolder
{
  GObject parent_instance;

  FerryPlace *place; /* owned, nullable */
  char *path;        /* owned; raw bytes, NULL without a place */
  FerryEntryModel *model;
  FerryFolderHistory *history;
  GError *error; /* why the folder cannot be shown */
  FerryFolderWatch *watch;

  GCancellable *loading; /* the listing under way */
  guint slow_source;     /* while it has taken next to no time */
  gint64 began;
  gint64 took;           /* microseconds for the last listing */
  guint reload_source;   /* something in the folder changed */
  gboolean is_by_itself; /* the listing under way: nobody asked for it */
  guint failures;        /* of such listings, one after another */
};

G_DEFINE_FINAL_TYPE (FerryFolder, ferry_folder, G_TYPE_OBJECT)

enum
{
  CHANGED,
  LOADED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void load (FerryFolder *folder, gboolean keeps_rows);

static void
emit_changed (FerryFolder *folder)
{
  g_signal_emit (folder, signals[CHANGED], 0);
}

/* Changes in the folder */

static gboolean
on_reload_due (gpointer user_data)
{
  FerryFolder *folder = user_data;

  /* What is being read may not know the change yet: it is read again, but first to its end. */
  if (folder->loading != NULL)
    return G_SOURCE_CONTINUE;
  folder->reload_source = 0;
  load (folder, TRUE);
  folder->is_by_itself = TRUE;
  return G_SOURCE_REMOVE;
}

static void
reload_soon (FerryFolder *folder)
{
  guint delay = MAX (RELOAD_DELAY, (guint) (folder->took / 1000) * RELOAD_REST);

  if (folder->reload_source == 0 && folder->error == NULL)
    folder->reload_source = g_timeout_add (delay, on_reload_due, folder);
}

static void
on_folder_changed (FerryPlace *place, const char *path, FerryFolder *folder)
{
  if (path == NULL || strcmp (path, folder->path) == 0)
    reload_soon (folder);
}

/* How names are read was chosen or found out: the same bytes are other text now. */
static void
on_charset_changed (FerryFolder *folder)
{
  ferry_entry_model_set_charset (folder->model, ferry_folder_get_charset (folder->place));
  emit_changed (folder);
}

static void
stop_watching (FerryFolder *folder)
{
  g_clear_pointer (&folder->watch, ferry_folder_watch_free);
}

static void
watch (FerryFolder *folder)
{
  stop_watching (folder);
  folder->watch = ferry_folder_watch_new (folder->place, folder->path,
                                          (FerryFolderWatchFunc) reload_soon, folder);
}

/* Loading */

typedef struct
{
  FerryFolder *folder;
  GCancellable *cancellable;
} Load;

static void
on_part (FerryListing *part, gpointer user_data)
{
  Load *under_way = user_data;

  if (under_way->folder->loading == under_way->cancellable)
    ferry_entry_model_add (under_way->folder->model, part);
}

/* A refresh that nobody asked for, and that failed for want of a connection, leaves what is shown:
 * it is out of date, but it is there. */
static gboolean
can_try_later (FerryFolder *folder, const GError *error)
{
  return folder->is_by_itself && folder->failures++ < MOST_FAILURES &&
         !g_error_matches (error, FERRY_FTP_ERROR, FERRY_FTP_ERROR_NOT_FOUND) &&
         !g_error_matches (error, FERRY_FTP_ERROR, FERRY_FTP_ERROR_DENIED) &&
         !ferry_place_is_local (folder->place);
}

static void
did_load (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Load *under_way = user_data;
  g_autoptr (FerryFolder) folder = under_way->folder;
  g_autoptr (GCancellable) cancellable = under_way->cancellable;
  g_autoptr (GError) error = NULL;
  gboolean is_whole = ferry_place_list_finish (FERRY_PLACE (source), result, &error);

  /* Somebody else has gone elsewhere. */
  if (folder->loading != cancellable)
    return;
  g_clear_object (&folder->loading);
  g_clear_handle_id (&folder->slow_source, g_source_remove);
  folder->took = g_get_monotonic_time () - folder->began;
  if (!is_whole && can_try_later (folder, error))
    {
      ferry_entry_model_abandon (folder->model);
      reload_soon (folder);
      emit_changed (folder);
      return;
    }
  folder->failures = 0;
  folder->error = g_steal_pointer (&error);
  if (is_whole)
    ferry_entry_model_end (folder->model);
  else
    ferry_entry_model_clear (folder->model);
  emit_changed (folder);
  if (is_whole)
    g_signal_emit (folder, signals[LOADED], 0);
}

static void
stop_loading (FerryFolder *folder)
{
  g_clear_handle_id (&folder->reload_source, g_source_remove);
  g_clear_handle_id (&folder->slow_source, g_source_remove);
  g_cancellable_cancel (folder->loading);
  g_clear_object (&folder->loading);
}

static gboolean
on_slow (gpointer user_data)
{
  FerryFolder *folder = user_data;

  folder->slow_source = 0;
  emit_changed (folder);
  return G_SOURCE_REMOVE;
}

static void
load (FerryFolder *folder, gboolean keeps_rows)
{
  Load *under_way = g_new (Load, 1);

  stop_loading (folder);
  g_clear_error (&folder->error);
  folder->is_by_itself = FALSE;
  folder->loading = g_cancellable_new ();
  folder->slow_source = g_timeout_add (SLOW_AFTER, on_slow, folder);
  folder->began = g_get_monotonic_time ();
  if (keeps_rows)
    ferry_entry_model_begin (folder->model, ferry_folder_get_charset (folder->place), TRUE);
  else
    ferry_folder_begin (folder->model, folder->place, folder->path);

  *under_way = (Load){ g_object_ref (folder), g_object_ref (folder->loading) };
  ferry_place_list_async (folder->place, folder->path, on_part, under_way, folder->loading,
                          did_load, under_way);
  emit_changed (folder);
}

static void
show (FerryFolder *folder, const char *path)
{
  g_autofree char *absolute = ferry_path_join (ferry_place_get_home (folder->place), path);

  g_free (folder->path);
  folder->path = ferry_path_normalize (absolute);
  folder->took = 0;
  watch (folder);
  load (folder, FALSE);
}

static void
ferry_folder_dispose (GObject *object)
{
  FerryFolder *folder = FERRY_FOLDER (object);

  stop_loading (folder);
  stop_watching (folder);
  if (folder->place != NULL)
    g_signal_handlers_disconnect_by_data (folder->place, folder);
  g_clear_object (&folder->place);

  G_OBJECT_CLASS (ferry_folder_parent_class)->dispose (object);
}

static void
ferry_folder_finalize (GObject *object)
{
  FerryFolder *folder = FERRY_FOLDER (object);

  g_object_unref (folder->model);
  ferry_folder_history_free (folder->history);
  g_clear_error (&folder->error);
  g_free (folder->path);

  G_OBJECT_CLASS (ferry_folder_parent_class)->finalize (object);
}

static void
ferry_folder_class_init (FerryFolderClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = ferry_folder_dispose;
  object_class->finalize = ferry_folder_finalize;

  signals[CHANGED] = g_signal_new ("changed", FERRY_TYPE_FOLDER, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
  signals[LOADED] = g_signal_new ("loaded", FERRY_TYPE_FOLDER, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 0);
}

static void
ferry_folder_init (FerryFolder *folder)
{
  folder->model = ferry_entry_model_new ();
  folder->history = ferry_folder_history_new ();
}

/**
 * ferry_folder_new:
 *
 * Returns: (transfer full): no folder yet
 */
FerryFolder *
ferry_folder_new (void)
{
  return g_object_new (FERRY_TYPE_FOLDER, NULL);
}

/**
 * ferry_folder_set_place:
 * @place: (nullable): %NULL for none
 * @path: (nullable): raw bytes; %NULL for the place's home
 *
 * Goes to another place. The way back is forgotten.
 */
void
ferry_folder_set_place (FerryFolder *folder, FerryPlace *place, const char *path)
{
  g_autofree char *copy = g_strdup (path);

  stop_loading (folder);
  stop_watching (folder);
  g_clear_error (&folder->error);
  g_clear_pointer (&folder->path, g_free);
  ferry_folder_history_clear (folder->history);
  ferry_entry_model_clear (folder->model);
  if (folder->place != NULL)
    g_signal_handlers_disconnect_by_data (folder->place, folder);
  g_set_object (&folder->place, place);
  if (place == NULL)
    {
      emit_changed (folder);
      return;
    }
  g_signal_connect (place, "folder-changed", G_CALLBACK (on_folder_changed), folder);
  if (FERRY_IS_REMOTE_PLACE (place))
    g_signal_connect_swapped (place, "notify::charset", G_CALLBACK (on_charset_changed), folder);
  ferry_folder_open (folder, copy != NULL ? copy : ferry_place_get_home (place));
}

/**
 * ferry_folder_open:
 * @path: raw bytes; a relative one counts from the place's home
 *
 * Shows another folder of the place.
 */
void
ferry_folder_open (FerryFolder *folder, const char *path)
{
  g_return_if_fail (folder->place != NULL);

  show (folder, path);
  ferry_folder_history_add (folder->history, folder->path);
  emit_changed (folder);
}

/**
 * ferry_folder_can_go:
 * @step: -1 back, 1 forward
 */
gboolean
ferry_folder_can_go (FerryFolder *folder, int step)
{
  return folder->place != NULL && ferry_folder_history_can_go (folder->history, step);
}

/**
 * ferry_folder_go:
 * @step: -1 back, 1 forward
 */
void
ferry_folder_go (FerryFolder *folder, int step)
{
  if (ferry_folder_can_go (folder, step))
    show (folder, ferry_folder_history_go (folder->history, step));
}

/**
 * ferry_folder_reload:
 *
 * Lists the folder again; its rows stay until the new ones are there.
 */
void
ferry_folder_reload (FerryFolder *folder)
{
  if (folder->place != NULL)
    load (folder, folder->error == NULL);
}

/**
 * ferry_folder_fail:
 *
 * The folder cannot be shown, for a reason that the listing does not know.
 */
void
ferry_folder_fail (FerryFolder *folder, const GError *error)
{
  stop_loading (folder);
  g_clear_error (&folder->error);
  folder->error = g_error_copy (error);
  ferry_entry_model_clear (folder->model);
  emit_changed (folder);
}

/**
 * ferry_folder_get_place:
 *
 * Returns: (transfer none) (nullable): the place
 */
FerryPlace *
ferry_folder_get_place (FerryFolder *folder)
{
  return folder->place;
}

/**
 * ferry_folder_get_path:
 *
 * Returns: (transfer none) (nullable): raw bytes
 */
const char *
ferry_folder_get_path (FerryFolder *folder)
{
  return folder->path;
}

/**
 * ferry_folder_get_error:
 *
 * Returns: (transfer none) (nullable): why the folder cannot be shown
 */
const GError *
ferry_folder_get_error (FerryFolder *folder)
{
  return folder->error;
}

/**
 * ferry_folder_is_new:
 *
 * Returns: whether the listing has begun just now, so that saying so would only flicker
 */
gboolean
ferry_folder_is_new (FerryFolder *folder)
{
  return folder->slow_source != 0;
}

/**
 * ferry_folder_is_refreshing:
 *
 * Returns: whether what is shown is being read again, and has been for long enough to say so
 */
gboolean
ferry_folder_is_refreshing (FerryFolder *folder)
{
  return folder->loading != NULL && folder->slow_source == 0 &&
         ferry_entry_model_get_total (folder->model) > 0;
}

/**
 * ferry_folder_get_model:
 *
 * Returns: (transfer none): the folder's entries; the same model for all its folders
 */
FerryEntryModel *
ferry_folder_get_model (FerryFolder *folder)
{
  return folder->model;
}
