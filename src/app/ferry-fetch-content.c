/* Files of a server for other programs. See ferry-fetch-content.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-fetch-content.h"

#include "ferry-edit-folder.h"
#include "ferry-transfer.h"

#include <glib/gi18n.h>
#include <string.h>

/* A drag cannot wait: some file managers ask when the pointer comes over them, and refuse what is
 * not there at the drop. */
#define MOST_DRAGGED (16 * 1024 * 1024)

/* Whoever got the names is given time to copy the files. */
#define KEPT_FOR 600 /* s */

#define URI_LIST     "text/uri-list"
#define COPIED_FILES "x-special/gnome-copied-files" /* what file managers paste */

struct _FerryFetchContent
{
  GdkContentProvider parent_instance;

  FerryBundle *bundle; /* owned */
  FerryFetchFunc func;
  gpointer user_data;
  GDestroyNotify destroy;
  char *folder;         /* owned; NULL until somebody asks */
  GPtrArray *transfers; /* owned; likewise */
  GPtrArray *waiting;   /* owned, of GTask: who has asked */
};

G_DEFINE_FINAL_TYPE (FerryFetchContent, ferry_fetch_content, GDK_TYPE_CONTENT_PROVIDER)

typedef struct
{
  GOutputStream *stream; /* owned */
  char *mime_type;
  char *text;
} Request;

static void
request_free (gpointer data)
{
  Request *request = data;

  g_object_unref (request->stream);
  g_free (request->mime_type);
  g_free (request->text);
  g_free (request);
}

static char *
dup_base (void)
{
  return g_build_filename (g_get_user_cache_dir (), "ferry", "fetched", NULL);
}

/* To whoever has asked */

static char *
make_text (FerryFetchContent *self, const char *mime_type)
{
  gboolean is_list = g_str_equal (mime_type, URI_LIST);
  GString *text = g_string_new (is_list ? "" : "copy");

  for (guint i = 0; i < self->transfers->len; i++)
    {
      FerryTransfer *transfer = g_ptr_array_index (self->transfers, i);
      g_autofree char *uri = NULL;

      if (ferry_transfer_get_state (transfer) != FERRY_TRANSFER_DONE)
        continue;
      uri = g_filename_to_uri (ferry_transfer_get_target (transfer), NULL, NULL);
      if (is_list)
        g_string_append_printf (text, "%s\r\n", uri);
      else
        g_string_append_printf (text, "\n%s", uri);
    }
  return g_string_free (text, FALSE);
}

static void
did_write (GObject *stream, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (g_output_stream_write_all_finish (G_OUTPUT_STREAM (stream), result, NULL, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
answer (FerryFetchContent *self, GTask *task)
{
  Request *request = g_task_get_task_data (task);

  request->text = make_text (self, request->mime_type);
  g_output_stream_write_all_async (request->stream, request->text, strlen (request->text),
                                   g_task_get_priority (task), g_task_get_cancellable (task),
                                   did_write, g_object_ref (task));
}

/* Whether nothing is on its way any more, and whether anything came. */
static gboolean
is_fetched (FerryFetchContent *self, gboolean *has_any)
{
  *has_any = FALSE;
  for (guint i = 0; i < self->transfers->len; i++)
    {
      FerryTransfer *transfer = g_ptr_array_index (self->transfers, i);

      if (!ferry_transfer_is_ended (transfer))
        return FALSE;
      *has_any |= ferry_transfer_get_state (transfer) == FERRY_TRANSFER_DONE;
    }
  return TRUE;
}

static void
on_transfer_changed (FerryFetchContent *self)
{
  g_autoptr (GPtrArray) waiting = NULL;
  gboolean has_any;

  if (!is_fetched (self, &has_any))
    return;
  waiting = g_steal_pointer (&self->waiting);
  self->waiting = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < waiting->len; i++)
    if (has_any)
      answer (self, g_ptr_array_index (waiting, i));
    else
      g_task_return_new_error (g_ptr_array_index (waiting, i), G_IO_ERROR, G_IO_ERROR_FAILED,
                               _ ("The files could not be fetched."));
}

static gboolean
begin (FerryFetchContent *self, GError **error)
{
  g_autofree char *base = dup_base ();
  g_autofree char *content = NULL;

  self->folder = ferry_edit_folder_make (base, error);
  if (self->folder == NULL)
    return FALSE;
  content = ferry_edit_folder_dup_content (self->folder);
  self->transfers = self->func (self->bundle, content, self->user_data);
  if (self->transfers == NULL)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CLOSED,
                           _ ("The files could not be fetched."));
      return FALSE;
    }
  for (guint i = 0; i < self->transfers->len; i++)
    g_signal_connect_object (g_ptr_array_index (self->transfers, i), "notify::state",
                             G_CALLBACK (on_transfer_changed), self, G_CONNECT_SWAPPED);
  return TRUE;
}

static void
write_mime_type_async (GdkContentProvider *provider,
                       const char *mime_type,
                       GOutputStream *stream,
                       int priority,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  FerryFetchContent *self = FERRY_FETCH_CONTENT (provider);
  g_autoptr (GTask) task = g_task_new (provider, cancellable, callback, user_data);
  Request *request = g_new0 (Request, 1);
  GError *error = NULL;

  request->stream = g_object_ref (stream);
  request->mime_type = g_strdup (mime_type);
  g_task_set_priority (task, priority);
  g_task_set_task_data (task, request, request_free);
  if (self->transfers == NULL && !begin (self, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  g_ptr_array_add (self->waiting, g_object_ref (task));
  on_transfer_changed (self);
}

static gboolean
write_mime_type_finish (GdkContentProvider *provider, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

static GdkContentFormats *
ref_formats (GdkContentProvider *provider)
{
  static const char *types[] = { URI_LIST, COPIED_FILES };

  return gdk_content_formats_new (types, G_N_ELEMENTS (types));
}

static gboolean
on_kept_long_enough (gpointer folder)
{
  ferry_edit_folder_remove (folder);
  return G_SOURCE_REMOVE;
}

static void
ferry_fetch_content_finalize (GObject *object)
{
  FerryFetchContent *self = FERRY_FETCH_CONTENT (object);

  if (self->folder != NULL)
    g_timeout_add_seconds_full (G_PRIORITY_LOW, KEPT_FOR, on_kept_long_enough,
                                g_steal_pointer (&self->folder), g_free);
  g_clear_pointer (&self->transfers, g_ptr_array_unref);
  g_ptr_array_unref (self->waiting);
  ferry_bundle_free (self->bundle);
  if (self->destroy != NULL)
    self->destroy (self->user_data);

  G_OBJECT_CLASS (ferry_fetch_content_parent_class)->finalize (object);
}

static void
ferry_fetch_content_class_init (FerryFetchContentClass *klass)
{
  GdkContentProviderClass *provider_class = GDK_CONTENT_PROVIDER_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = ferry_fetch_content_finalize;
  provider_class->ref_formats = ref_formats;
  provider_class->write_mime_type_async = write_mime_type_async;
  provider_class->write_mime_type_finish = write_mime_type_finish;
}

static void
ferry_fetch_content_init (FerryFetchContent *self)
{
  self->waiting = g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * ferry_fetch_content_new:
 * @bundle: of a server
 * @func: fetches; called once, when somebody asks for the files
 *
 * Returns: (transfer full): the files, for other programs
 */
GdkContentProvider *
ferry_fetch_content_new (const FerryBundle *bundle,
                         FerryFetchFunc func,
                         gpointer user_data,
                         GDestroyNotify destroy)
{
  FerryFetchContent *self = g_object_new (FERRY_TYPE_FETCH_CONTENT, NULL);

  self->bundle = ferry_bundle_copy (bundle);
  self->func = func;
  self->user_data = user_data;
  self->destroy = destroy;
  return GDK_CONTENT_PROVIDER (self);
}

/**
 * ferry_fetch_content_is_small:
 *
 * Returns: whether what is in @bundle can be fetched while it is dragged
 */
gboolean
ferry_fetch_content_is_small (const FerryBundle *bundle)
{
  gint64 size = 0;

  for (; bundle != NULL; bundle = bundle->next)
    for (guint i = 0; i < ferry_listing_get_length (bundle->entries); i++)
      {
        const FerryEntry *entry = ferry_listing_get (bundle->entries, i);

        if (entry->kind != FERRY_KIND_FILE || entry->size < 0)
          return FALSE;
        size += entry->size;
      }
  return size <= MOST_DRAGGED;
}

/**
 * ferry_fetch_content_clean:
 *
 * Removes what an earlier run has fetched for others. Does so but once in a run.
 */
void
ferry_fetch_content_clean (void)
{
  static gboolean is_done;
  g_autofree char *base = dup_base ();
  g_autoptr (GPtrArray) left = ferry_edit_folder_find_left (base);

  for (guint i = 0; i < left->len && !is_done; i++)
    ferry_edit_folder_remove (g_ptr_array_index (left, i));
  is_done = TRUE;
}
