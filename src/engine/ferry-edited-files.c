/* All files of servers that somebody edits here. See ferry-edited-files.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-edited-files.h"

#include "ferry-remote-place.h"

struct _FerryEditedFiles
{
  GObject parent_instance;

  FerryTransferQueue *queue; /* owned */
  char *base;                /* owned: the folder of their folders */
  GPtrArray *files;          /* owned */
};

static void list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (FerryEditedFiles,
                               ferry_edited_files,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

enum
{
  FETCHED,
  UPLOADED,
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static GType
get_item_type (GListModel *list)
{
  return FERRY_TYPE_EDITED_FILE;
}

static guint
get_n_items (GListModel *list)
{
  return FERRY_EDITED_FILES (list)->files->len;
}

static gpointer
get_item (GListModel *list, guint position)
{
  FerryEditedFiles *files = FERRY_EDITED_FILES (list);

  return position < files->files->len ? g_object_ref (g_ptr_array_index (files->files, position))
                                      : NULL;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static void
on_fetched (FerryEditedFile *file, FerryEditedFiles *files)
{
  g_signal_emit (files, signals[FETCHED], 0, file);
}

static void
on_uploaded (FerryEditedFile *file, FerryEditedFiles *files)
{
  g_signal_emit (files, signals[UPLOADED], 0, file);
}

static void
forget (FerryEditedFiles *files, FerryEditedFile *file)
{
  guint position;

  g_signal_handlers_disconnect_by_data (file, files);
  if (!g_ptr_array_find (files->files, file, &position))
    return;
  g_ptr_array_remove_index (files->files, position);
  g_list_model_items_changed (G_LIST_MODEL (files), position, 1, 0);
}

static void
on_state (FerryEditedFile *file, GParamSpec *pspec, FerryEditedFiles *files)
{
  g_autoptr (FerryEditedFile) held = g_object_ref (file);

  g_signal_emit (files, signals[CHANGED], 0, held);
  if (ferry_edited_file_get_state (held) == FERRY_EDIT_ENDED)
    forget (files, held);
}

static void
add (FerryEditedFiles *files, FerryEditedFile *file)
{
  g_signal_connect (file, "fetched", G_CALLBACK (on_fetched), files);
  g_signal_connect (file, "uploaded", G_CALLBACK (on_uploaded), files);
  g_signal_connect (file, "notify::state", G_CALLBACK (on_state), files);
  g_ptr_array_add (files->files, file);
  g_list_model_items_changed (G_LIST_MODEL (files), files->files->len - 1, 0, 1);
}

static void
ferry_edited_files_dispose (GObject *object)
{
  FerryEditedFiles *files = FERRY_EDITED_FILES (object);

  for (guint i = 0; i < files->files->len; i++)
    g_signal_handlers_disconnect_by_data (g_ptr_array_index (files->files, i), files);
  g_ptr_array_set_size (files->files, 0);
  g_clear_object (&files->queue);

  G_OBJECT_CLASS (ferry_edited_files_parent_class)->dispose (object);
}

static void
ferry_edited_files_finalize (GObject *object)
{
  FerryEditedFiles *files = FERRY_EDITED_FILES (object);

  g_ptr_array_unref (files->files);
  g_free (files->base);

  G_OBJECT_CLASS (ferry_edited_files_parent_class)->finalize (object);
}

static guint
new_signal (const char *name)
{
  return g_signal_new (name, FERRY_TYPE_EDITED_FILES, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                       G_TYPE_NONE, 1, FERRY_TYPE_EDITED_FILE);
}

static void
ferry_edited_files_class_init (FerryEditedFilesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ferry_edited_files_dispose;
  G_OBJECT_CLASS (klass)->finalize = ferry_edited_files_finalize;
  signals[FETCHED] = new_signal ("fetched");
  signals[UPLOADED] = new_signal ("uploaded");
  signals[CHANGED] = new_signal ("changed");
}

static void
ferry_edited_files_init (FerryEditedFiles *files)
{
  files->files = g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * ferry_edited_files_new:
 * @base: the folder of their folders
 */
FerryEditedFiles *
ferry_edited_files_new (FerryTransferQueue *queue, const char *base)
{
  FerryEditedFiles *files = g_object_new (FERRY_TYPE_EDITED_FILES, NULL);

  files->queue = g_object_ref (queue);
  files->base = g_strdup (base);
  return files;
}

static FerryEditedFile *
find (FerryEditedFiles *files, FerryPlace *place, const char *path)
{
  g_autofree char *key =
      ferry_server_dup_key (ferry_remote_place_get_server (FERRY_REMOTE_PLACE (place)));

  for (guint i = 0; i < files->files->len; i++)
    {
      FerryEditedFile *file = g_ptr_array_index (files->files, i);
      const FerryEditNote *note = ferry_edited_file_get_note (file);

      if (g_str_equal (note->key, key) && g_str_equal (note->path, path))
        return file;
    }
  return NULL;
}

/* One that never came may be tried again. */
static gboolean
is_worthless (FerryEditedFile *file)
{
  return ferry_edited_file_get_state (file) == FERRY_EDIT_FAILED &&
         ferry_edited_file_get_note (file)->stamp == NULL;
}

/**
 * ferry_edited_files_open:
 * @place: a server
 *
 * Begins to edit a file; one that is edited already is opened again ("fetched").
 *
 * Returns: (transfer none) (nullable): the file
 */
FerryEditedFile *
ferry_edited_files_open (FerryEditedFiles *files,
                         FerryPlace *place,
                         const char *path,
                         GError **error)
{
  FerryEditedFile *file = find (files, place, path);

  if (file != NULL && is_worthless (file))
    {
      ferry_edited_file_end (file);
      file = NULL;
    }
  if (file != NULL)
    {
      ferry_edited_file_set_place (file, place);
      if (ferry_edited_file_get_state (file) != FERRY_EDIT_FETCHING)
        on_fetched (file, files);
      return file;
    }
  file = ferry_edited_file_fetch (files->queue, place, path, files->base, error);
  if (file != NULL)
    add (files, file);
  return file;
}

/**
 * ferry_edited_files_take_up_left:
 *
 * Takes up what an earlier process did not come to upload; what it left unchanged is removed.
 *
 * Returns: how many there are to care for
 */
guint
ferry_edited_files_take_up_left (FerryEditedFiles *files)
{
  g_autoptr (GPtrArray) folders = ferry_edit_folder_find_left (files->base);
  guint count = 0;

  for (guint i = 0; i < folders->len; i++)
    {
      const char *folder = g_ptr_array_index (folders, i);
      g_autoptr (FerryEditNote) note = ferry_edit_folder_load (folder);
      g_autofree char *local =
          note != NULL ? ferry_edit_folder_dup_file (folder, note->name) : NULL;
      g_autofree char *stamp = local != NULL ? ferry_edit_folder_stamp (local) : NULL;

      if (stamp == NULL || note->stamp == NULL || g_str_equal (stamp, note->stamp))
        {
          ferry_edit_folder_remove (folder);
          continue;
        }
      add (files, ferry_edited_file_take_up (files->queue, folder, g_steal_pointer (&note)));
      count++;
    }
  return count;
}

/**
 * ferry_edited_files_meet_place:
 * @place: a server that was connected
 *
 * Files that came from there can be uploaded again.
 */
void
ferry_edited_files_meet_place (FerryEditedFiles *files, FerryPlace *place)
{
  g_autofree char *key =
      ferry_server_dup_key (ferry_remote_place_get_server (FERRY_REMOTE_PLACE (place)));

  for (guint i = 0; i < files->files->len; i++)
    {
      FerryEditedFile *file = g_ptr_array_index (files->files, i);

      if (g_str_equal (ferry_edited_file_get_note (file)->key, key))
        ferry_edited_file_set_place (file, place);
    }
}

/**
 * ferry_edited_files_count_unsaved:
 *
 * Returns: of how many something is here that is not on the server
 */
guint
ferry_edited_files_count_unsaved (FerryEditedFiles *files)
{
  guint count = 0;

  for (guint i = 0; i < files->files->len; i++)
    count += ferry_edited_file_is_unsaved (g_ptr_array_index (files->files, i)) ? 1 : 0;
  return count;
}

/**
 * ferry_edited_files_end_saved:
 *
 * The program ends: what is the same on the server is not left lying about here.
 */
void
ferry_edited_files_end_saved (FerryEditedFiles *files)
{
  g_autoptr (GPtrArray) held = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < files->files->len; i++)
    g_ptr_array_add (held, g_object_ref (g_ptr_array_index (files->files, i)));
  for (guint i = 0; i < held->len; i++)
    if (!ferry_edited_file_is_unsaved (g_ptr_array_index (held, i)))
      ferry_edited_file_end (g_ptr_array_index (held, i));
}
