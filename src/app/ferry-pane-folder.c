/* The folder that a pane shows. See ferry-pane-folder.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-pane-folder.h"

#include "ferry-pane-history.h"
#include "ferry-path.h"
#include "ferry-remote-place.h"

#include <string.h>

#define SLOW_AFTER 200 /* milliseconds */

struct _FerryPaneFolder
{
  GObject parent_instance;

  FerryEntryModel *model;
  FerryPlace *place; /* nullable */
  char *path;        /* raw bytes; NULL only without a place */
  FerryPaneHistory *history;

  GCancellable *loading; /* the listing under way */
  guint slow_source;
  GError *error;       /* why the folder cannot be shown */
  gboolean opens_link; /* the folder under way may turn out to be a file */
  gboolean is_arriving; /* "shown" is still owed */
};

enum
{
  MOVED,
  CHANGED,
  SHOWN,
  NOT_A_FOLDER,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (FerryPaneFolder, ferry_pane_folder, G_TYPE_OBJECT)

/* Loading */

static void
stop_loading (FerryPaneFolder *folder)
{
  g_cancellable_cancel (folder->loading);
  g_clear_object (&folder->loading);
  g_clear_handle_id (&folder->slow_source, g_source_remove);
  folder->is_arriving = FALSE;
}

static gboolean
on_slow (gpointer user_data)
{
  FerryPaneFolder *folder = user_data;

  folder->slow_source = 0;
  g_signal_emit (folder, signals[CHANGED], 0);
  return G_SOURCE_REMOVE;
}

typedef struct
{
  FerryPaneFolder *folder;
  GCancellable *cancellable;
} Load;

static void
on_part (FerryListing *part, gpointer user_data)
{
  Load *load = user_data;

  if (load->folder->loading == load->cancellable)
    ferry_entry_model_add (load->folder->model, part);
}

/* A large folder is sorted in a thread when all of it is there. */
static void
tell_shown (FerryPaneFolder *folder)
{
  if (!folder->is_arriving || !ferry_entry_model_is_settled (folder->model))
    return;
  folder->is_arriving = FALSE;
  g_signal_emit (folder, signals[SHOWN], 0);
}

static gboolean
is_link_to_file (FerryPaneFolder *folder, const GError *error)
{
  return folder->opens_link && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) &&
         ferry_pane_history_can_go (folder->history, -1);
}

static void
did_load (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Load *load = user_data;
  g_autoptr (FerryPaneFolder) folder = load->folder;
  g_autoptr (GCancellable) cancellable = load->cancellable;
  g_autoptr (GError) error = NULL;
  gboolean is_whole = ferry_place_list_finish (FERRY_PLACE (source), result, &error);

  g_free (load);
  if (folder->loading != cancellable)
    return;
  stop_loading (folder);
  if (!is_whole && is_link_to_file (folder, error))
    {
      g_signal_emit (folder, signals[NOT_A_FOLDER], 0);
      return;
    }
  if (is_whole)
    {
      ferry_entry_model_end (folder->model);
      folder->is_arriving = TRUE;
    }
  else
    {
      folder->error = g_steal_pointer (&error);
      ferry_entry_model_clear (folder->model);
    }
  g_signal_emit (folder, signals[CHANGED], 0);
  tell_shown (folder);
}

static const char *
get_charset (FerryPaneFolder *folder)
{
  if (!FERRY_IS_REMOTE_PLACE (folder->place))
    return NULL;
  return ferry_remote_place_get_server (FERRY_REMOTE_PLACE (folder->place))->charset;
}

static void
start_loading (FerryPaneFolder *folder, gboolean keeps_rows)
{
  Load *load = g_new (Load, 1);

  stop_loading (folder);
  g_clear_error (&folder->error);
  folder->loading = g_cancellable_new ();
  folder->slow_source = g_timeout_add (SLOW_AFTER, on_slow, folder);
  ferry_entry_model_begin (folder->model, get_charset (folder), keeps_rows);

  *load = (Load) { g_object_ref (folder), g_object_ref (folder->loading) };
  ferry_place_list_async (folder->place, folder->path, on_part, load, folder->loading, did_load,
                          load);
  g_signal_emit (folder, signals[CHANGED], 0);
}

static void
move_to (FerryPaneFolder *folder, const char *path)
{
  char *normal = path != NULL ? ferry_path_normalize (path) : NULL;

  stop_loading (folder);
  folder->opens_link = FALSE;
  g_free (folder->path);
  folder->path = normal;
  ferry_entry_model_clear (folder->model);
  g_signal_emit (folder, signals[MOVED], 0);
  if (path != NULL)
    start_loading (folder, FALSE);
}

static void
on_folder_changed (FerryPlace *place, const char *path, FerryPaneFolder *folder)
{
  if (folder->path != NULL && strcmp (path, folder->path) == 0 && folder->loading == NULL)
    start_loading (folder, folder->error == NULL);
}

/* The object */

static void
ferry_pane_folder_dispose (GObject *object)
{
  FerryPaneFolder *folder = FERRY_PANE_FOLDER (object);

  stop_loading (folder);
  if (folder->place != NULL)
    g_signal_handlers_disconnect_by_data (folder->place, folder);
  g_clear_object (&folder->place);
  if (folder->model != NULL)
    g_signal_handlers_disconnect_by_data (folder->model, folder);
  g_clear_object (&folder->model);

  G_OBJECT_CLASS (ferry_pane_folder_parent_class)->dispose (object);
}

static void
ferry_pane_folder_finalize (GObject *object)
{
  FerryPaneFolder *folder = FERRY_PANE_FOLDER (object);

  ferry_pane_history_free (folder->history);
  g_clear_error (&folder->error);
  g_free (folder->path);

  G_OBJECT_CLASS (ferry_pane_folder_parent_class)->finalize (object);
}

static void
ferry_pane_folder_class_init (FerryPaneFolderClass *klass)
{
  static const char *const names[N_SIGNALS] = {
    [MOVED] = "moved",
    [CHANGED] = "changed",
    [SHOWN] = "shown",
    [NOT_A_FOLDER] = "not-a-folder",
  };

  G_OBJECT_CLASS (klass)->dispose = ferry_pane_folder_dispose;
  G_OBJECT_CLASS (klass)->finalize = ferry_pane_folder_finalize;
  for (guint i = 0; i < N_SIGNALS; i++)
    signals[i] = g_signal_new (names[i], FERRY_TYPE_PANE_FOLDER, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                               NULL, G_TYPE_NONE, 0);
}

static void
ferry_pane_folder_init (FerryPaneFolder *folder)
{
  folder->history = ferry_pane_history_new ();
}

/**
 * ferry_pane_folder_new:
 * @model: gets the rows
 *
 * Returns: (transfer full): a folder of no place yet
 */
FerryPaneFolder *
ferry_pane_folder_new (FerryEntryModel *model)
{
  FerryPaneFolder *folder = g_object_new (FERRY_TYPE_PANE_FOLDER, NULL);

  folder->model = g_object_ref (model);
  /* After those who keep the selection. */
  g_signal_connect_object (model, "after-change", G_CALLBACK (tell_shown), folder,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  return folder;
}

/**
 * ferry_pane_folder_set_place:
 * @place: (nullable): %NULL: nothing is connected
 * @path: (nullable): the folder to show first; %NULL: the place's home
 *
 * Shows another place, without a past.
 */
void
ferry_pane_folder_set_place (FerryPaneFolder *folder, FerryPlace *place, const char *path)
{
  if (folder->place != NULL)
    g_signal_handlers_disconnect_by_data (folder->place, folder);
  g_set_object (&folder->place, place);
  ferry_pane_history_clear (folder->history);
  g_clear_error (&folder->error);
  if (place != NULL)
    {
      g_signal_connect (place, "folder-changed", G_CALLBACK (on_folder_changed), folder);
      ferry_pane_folder_open (folder, path != NULL ? path : ferry_place_get_home (place));
      return;
    }
  move_to (folder, NULL);
  g_signal_emit (folder, signals[CHANGED], 0);
}

/**
 * ferry_pane_folder_get_place:
 *
 * Returns: (transfer none) (nullable): the place
 */
FerryPlace *
ferry_pane_folder_get_place (FerryPaneFolder *folder)
{
  return folder->place;
}

/**
 * ferry_pane_folder_get_path:
 *
 * Returns: (transfer none) (nullable): the path, raw bytes
 */
const char *
ferry_pane_folder_get_path (FerryPaneFolder *folder)
{
  return folder->path;
}

/**
 * ferry_pane_folder_dup_parent:
 *
 * Returns: (transfer full) (nullable): the folder above, if there is one
 */
char *
ferry_pane_folder_dup_parent (FerryPaneFolder *folder)
{
  g_autofree char *parent = folder->path != NULL ? ferry_path_dup_parent (folder->path) : NULL;

  return g_strcmp0 (parent, folder->path) != 0 ? g_steal_pointer (&parent) : NULL;
}

/**
 * ferry_pane_folder_get_error:
 *
 * Returns: (transfer none) (nullable): why it cannot be shown
 */
const GError *
ferry_pane_folder_get_error (FerryPaneFolder *folder)
{
  return folder->error;
}

/**
 * ferry_pane_folder_is_loading:
 *
 * Returns: whether the listing is under way
 */
gboolean
ferry_pane_folder_is_loading (FerryPaneFolder *folder)
{
  return folder->loading != NULL;
}

/**
 * ferry_pane_folder_is_slow:
 *
 * Returns: whether the listing has been under way for so long that this should be seen
 */
gboolean
ferry_pane_folder_is_slow (FerryPaneFolder *folder)
{
  return folder->loading != NULL && folder->slow_source == 0;
}

/**
 * ferry_pane_folder_open:
 * @path: raw bytes; a relative one counts from the place's home
 *
 * Shows another folder of the place, and remembers it for going back.
 */
void
ferry_pane_folder_open (FerryPaneFolder *folder, const char *path)
{
  g_autofree char *absolute = NULL;
  g_autofree char *normal = NULL;

  g_return_if_fail (folder->place != NULL);

  absolute = ferry_path_join (ferry_place_get_home (folder->place), path);
  normal = ferry_path_normalize (absolute);
  ferry_pane_history_add (folder->history, normal);
  move_to (folder, normal);
}

/**
 * ferry_pane_folder_open_link:
 *
 * The same for a link, of which only its listing tells whether it leads to a folder.
 */
void
ferry_pane_folder_open_link (FerryPaneFolder *folder, const char *path)
{
  ferry_pane_folder_open (folder, path);
  folder->opens_link = TRUE;
}

/**
 * ferry_pane_folder_can_go:
 * @step: -1 back, 1 forward
 */
gboolean
ferry_pane_folder_can_go (FerryPaneFolder *folder, int step)
{
  return folder->place != NULL && ferry_pane_history_can_go (folder->history, step);
}

/**
 * ferry_pane_folder_go:
 * @step: -1 back, 1 forward
 *
 * Shows a folder that was shown before.
 */
void
ferry_pane_folder_go (FerryPaneFolder *folder, int step)
{
  if (ferry_pane_folder_can_go (folder, step))
    move_to (folder, ferry_pane_history_go (folder->history, step));
}

/**
 * ferry_pane_folder_reload:
 *
 * Lists it again; the rows stay meanwhile.
 */
void
ferry_pane_folder_reload (FerryPaneFolder *folder)
{
  if (folder->place != NULL)
    start_loading (folder, folder->error == NULL);
}

/**
 * ferry_pane_folder_fail:
 *
 * Something outside found out that the folder cannot be shown.
 */
void
ferry_pane_folder_fail (FerryPaneFolder *folder, const GError *error)
{
  stop_loading (folder);
  g_clear_error (&folder->error);
  folder->error = g_error_copy (error);
  g_signal_emit (folder, signals[CHANGED], 0);
}
