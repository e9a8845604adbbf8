/* A file of a server that somebody edits here. See ferry-edited-file.h.
 *
 * Watched is the folder, not the file: many editors write a new file and give it the name. What
 * they do is left to settle before it is looked at.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-edited.h"

#include "ferry-local-files.h"
#include "ferry-local-place.h"
#include "ferry-path.h"
#include "ferry-remote-place.h"

#include <glib/gi18n-lib.h>

#define SETTLES_IN 300 /* ms */

G_DEFINE_FINAL_TYPE (FerryEditedFile, ferry_edited_file, G_TYPE_OBJECT)

enum
{
  PROP_STATE = 1,
  N_PROPERTIES
};

enum
{
  FETCHED,
  UPLOADED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPERTIES];
static guint signals[N_SIGNALS];

void
ferry_edited_set_state (FerryEditedFile *file, FerryEditState state, GError *error)
{
  g_clear_error (&file->error);
  file->error = error;
  file->state = state;
  g_object_notify_by_pspec (G_OBJECT (file), properties[PROP_STATE]);
}

gboolean
ferry_edited_has_changed (FerryEditedFile *file)
{
  g_autofree char *stamp = ferry_edit_folder_stamp (file->local);

  return stamp != NULL && g_strcmp0 (stamp, file->note->stamp) != 0;
}

void
ferry_edited_save_note (FerryEditedFile *file)
{
  g_autoptr (GError) error = NULL;

  if (!ferry_edit_folder_save (file->folder, file->note, &error))
    g_info ("What is edited is not noted: %s", error->message);
}

void
ferry_edited_emit_uploaded (FerryEditedFile *file)
{
  g_signal_emit (file, signals[UPLOADED], 0);
}

/* Watching */

static gboolean
on_settled (gpointer user_data)
{
  FerryEditedFile *file = user_data;

  file->settle_source = 0;
  /* What is on its way, or asked about, is looked at again when that is over. */
  if ((file->state == FERRY_EDIT_SAME || file->state == FERRY_EDIT_FAILED) &&
      ferry_edited_has_changed (file))
    ferry_edited_file_upload (file);
  return G_SOURCE_REMOVE;
}

void
ferry_edited_look_soon (FerryEditedFile *file)
{
  g_clear_handle_id (&file->settle_source, g_source_remove);
  file->settle_source = g_timeout_add (SETTLES_IN, on_settled, file);
}

static void
on_monitor_changed (FerryEditedFile *file)
{
  ferry_edited_look_soon (file);
}

static void
watch (FerryEditedFile *file)
{
  g_autofree char *content = ferry_edit_folder_dup_content (file->folder);
  g_autoptr (GFile) folder = ferry_local_file_new (content);
  g_autoptr (GError) error = NULL;

  file->monitor = g_file_monitor_directory (folder, G_FILE_MONITOR_WATCH_MOVES, NULL, &error);
  if (file->monitor == NULL)
    {
      g_warning ("Saves are not noticed: %s", error->message);
      return;
    }
  g_signal_connect_swapped (file->monitor, "changed", G_CALLBACK (on_monitor_changed), file);
}

/* On its way */

static void
forget_transfer (FerryEditedFile *file)
{
  if (file->transfer != NULL)
    g_signal_handlers_disconnect_by_data (file->transfer, file);
  g_clear_object (&file->transfer);
}

static GError *
dup_failure (FerryEditedFile *file)
{
  const GError *error = ferry_transfer_get_error (file->transfer);

  return error != NULL ? g_error_copy (error)
                       : g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED,
                                              _ ("The transfer was cancelled."));
}

static void
did_fetch (FerryEditedFile *file)
{
  file->note->stamp = ferry_edit_folder_stamp (file->local);
  ferry_edited_save_note (file);
  watch (file);
  ferry_edited_set_state (file, FERRY_EDIT_SAME, NULL);
  g_signal_emit (file, signals[FETCHED], 0);
}

static void
on_transfer_changed (FerryTransfer *transfer, GParamSpec *pspec, FerryEditedFile *file)
{
  g_autoptr (FerryTransfer) held = g_object_ref (transfer);
  gboolean is_done = ferry_transfer_get_state (transfer) == FERRY_TRANSFER_DONE;

  if (!ferry_transfer_is_ended (transfer))
    return;
  if (!is_done)
    {
      GError *error = dup_failure (file);

      forget_transfer (file);
      ferry_edited_set_state (file, FERRY_EDIT_FAILED, error);
      return;
    }
  forget_transfer (file);
  if (file->state == FERRY_EDIT_FETCHING)
    did_fetch (file);
  else
    ferry_edited_did_upload (file, ferry_transfer_get_target (held));
}

void
ferry_edited_follow (FerryEditedFile *file, FerryTransfer *transfer)
{
  forget_transfer (file);
  file->transfer = g_object_ref (transfer);
  g_signal_connect (transfer, "notify::state", G_CALLBACK (on_transfer_changed), file);
}

/**
 * ferry_edited_file_end:
 *
 * Edits it no more: what is here is removed, uploaded or not.
 */
void
ferry_edited_file_end (FerryEditedFile *file)
{
  g_autoptr (FerryTransfer) transfer =
      file->transfer != NULL ? g_object_ref (file->transfer) : NULL;

  if (file->state == FERRY_EDIT_ENDED)
    return;
  g_clear_handle_id (&file->settle_source, g_source_remove);
  g_cancellable_cancel (file->cancellable);
  forget_transfer (file);
  if (transfer != NULL)
    ferry_transfer_queue_cancel (file->queue, transfer);
  if (file->monitor != NULL)
    g_file_monitor_cancel (file->monitor);
  g_clear_object (&file->monitor);
  ferry_edit_folder_remove (file->folder);
  ferry_edited_set_state (file, FERRY_EDIT_ENDED, NULL);
}

/* The object */

static void
ferry_edited_file_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_STATE)
    g_value_set_int (value, (int) FERRY_EDITED_FILE (object)->state);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
ferry_edited_file_dispose (GObject *object)
{
  FerryEditedFile *file = FERRY_EDITED_FILE (object);

  g_clear_handle_id (&file->settle_source, g_source_remove);
  g_cancellable_cancel (file->cancellable);
  forget_transfer (file);
  if (file->monitor != NULL)
    g_signal_handlers_disconnect_by_data (file->monitor, file);
  g_clear_object (&file->monitor);
  g_clear_object (&file->queue);
  g_clear_object (&file->place);
  g_clear_object (&file->computer);

  G_OBJECT_CLASS (ferry_edited_file_parent_class)->dispose (object);
}

static void
ferry_edited_file_finalize (GObject *object)
{
  FerryEditedFile *file = FERRY_EDITED_FILE (object);

  g_clear_pointer (&file->note, ferry_edit_note_free);
  g_free (file->folder);
  g_free (file->local);
  g_free (file->sent);
  g_clear_error (&file->error);
  g_object_unref (file->cancellable);

  G_OBJECT_CLASS (ferry_edited_file_parent_class)->finalize (object);
}

static void
ferry_edited_file_class_init (FerryEditedFileClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = ferry_edited_file_get_property;
  object_class->dispose = ferry_edited_file_dispose;
  object_class->finalize = ferry_edited_file_finalize;
  properties[PROP_STATE] = g_param_spec_int (
      "state", NULL, NULL, FERRY_EDIT_FETCHING, FERRY_EDIT_ENDED, FERRY_EDIT_FETCHING,
      G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
  signals[FETCHED] = g_signal_new ("fetched", FERRY_TYPE_EDITED_FILE, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  signals[UPLOADED] = g_signal_new ("uploaded", FERRY_TYPE_EDITED_FILE, G_SIGNAL_RUN_LAST, 0, NULL,
                                    NULL, NULL, G_TYPE_NONE, 0);
}

static void
ferry_edited_file_init (FerryEditedFile *file)
{
  file->computer = ferry_local_place_new ();
  file->cancellable = g_cancellable_new ();
}

static void
got_entry_to_fetch (GObject *place, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (FerryEditedFile) file = user_data;
  GError *error = NULL;
  FerryEntry *entry = ferry_place_stat_finish (FERRY_PLACE (place), result, &error);

  if (file->state != FERRY_EDIT_FETCHING)
    {
      g_clear_pointer (&entry, ferry_entry_free);
      g_clear_error (&error);
      return;
    }
  if (entry == NULL)
    {
      ferry_edited_set_state (file, FERRY_EDIT_FAILED, error);
      return;
    }
  file->note->entry = entry;
  ferry_edited_save_note (file);
  ferry_edited_follow (file, ferry_transfer_queue_add_as (
                                 file->queue, file->place, file->note->path, entry, file->computer,
                                 file->local,
                                 FERRY_TRANSFER_FLAGS_BYTES | FERRY_TRANSFER_FLAGS_OVERWRITE));
}

/**
 * ferry_edited_file_fetch:
 * @place: a server
 * @path: raw, there
 * @base: the folder of the folders that edited files lie in
 *
 * Begins to fetch it; the signal "fetched" tells when it can be opened.
 *
 * Returns: (transfer full) (nullable): the file, %NULL where there is no place for it here
 */
FerryEditedFile *
ferry_edited_file_fetch (FerryTransferQueue *queue,
                         FerryPlace *place,
                         const char *path,
                         const char *base,
                         GError **error)
{
  g_autofree char *folder = ferry_edit_folder_make (base, error);
  g_autofree char *name = ferry_path_dup_name (path);
  FerryEditedFile *file;

  if (folder == NULL)
    return NULL;
  file = g_object_new (FERRY_TYPE_EDITED_FILE, NULL);
  file->queue = g_object_ref (queue);
  file->place = g_object_ref (place);
  file->note = ferry_edit_note_new ();
  file->note->key =
      ferry_server_dup_key (ferry_remote_place_get_server (FERRY_REMOTE_PLACE (place)));
  file->note->title = ferry_place_dup_title (place);
  file->note->path = g_strdup (path);
  file->note->name = ferry_place_decode (place, name, NULL);
  file->local = ferry_edit_folder_dup_file (folder, file->note->name);
  file->folder = g_steal_pointer (&folder);
  ferry_place_stat_async (place, path, file->cancellable, got_entry_to_fetch, g_object_ref (file));
  return file;
}

/**
 * ferry_edited_file_take_up:
 * @folder: that an earlier process left
 * @note: (transfer full): what it says
 *
 * Returns: (transfer full): the file, which was changed and not uploaded
 */
FerryEditedFile *
ferry_edited_file_take_up (FerryTransferQueue *queue, const char *folder, FerryEditNote *note)
{
  FerryEditedFile *file = g_object_new (FERRY_TYPE_EDITED_FILE, NULL);

  file->queue = g_object_ref (queue);
  file->note = note;
  file->folder = g_strdup (folder);
  file->local = ferry_edit_folder_dup_file (folder, note->name);
  file->state = FERRY_EDIT_CHANGED;
  ferry_edited_save_note (file);
  watch (file);
  return file;
}

/**
 * ferry_edited_file_set_place:
 * @place: the server that it came from, connected again
 */
void
ferry_edited_file_set_place (FerryEditedFile *file, FerryPlace *place)
{
  g_set_object (&file->place, place);
}

FerryEditState
ferry_edited_file_get_state (FerryEditedFile *file)
{
  return file->state;
}

/**
 * ferry_edited_file_is_unsaved:
 *
 * Returns: whether something was saved here that is not on the server
 */
gboolean
ferry_edited_file_is_unsaved (FerryEditedFile *file)
{
  return file->state != FERRY_EDIT_ENDED && file->state != FERRY_EDIT_FETCHING &&
         file->note->stamp != NULL && ferry_edited_has_changed (file);
}

const GError *
ferry_edited_file_get_error (FerryEditedFile *file)
{
  return file->error;
}

const FerryEditNote *
ferry_edited_file_get_note (FerryEditedFile *file)
{
  return file->note;
}

FerryPlace *
ferry_edited_file_get_place (FerryEditedFile *file)
{
  return file->place;
}

/**
 * ferry_edited_file_get_local:
 *
 * Returns: (transfer none): the path of the file here
 */
const char *
ferry_edited_file_get_local (FerryEditedFile *file)
{
  return file->local;
}
