/* Sites out of the files of other programs: the table of formats. See ferry-import.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-import.h"

#include "ferry-import-formats.h"
#include "ferry-import-text.h"

#include <glib/gi18n-lib.h>

/* The surest sign first. */
static const FerryImportFormat *const formats[] = {
  &ferry_import_ferry, &ferry_import_filezilla, &ferry_import_winscp, &ferry_import_ffftp,
  &ferry_import_gtk,   &ferry_import_lftp,      &ferry_import_netrc,
};

FerryImportList *
ferry_import_list_new (void)
{
  FerryImportList *list = g_new0 (FerryImportList, 1);

  list->sites = g_ptr_array_new_with_free_func ((GDestroyNotify) ferry_imported_free);
  list->warnings = g_ptr_array_new_with_free_func (g_free);
  return list;
}

/**
 * ferry_import_list_free:
 * @list: (nullable):
 */
void
ferry_import_list_free (FerryImportList *list)
{
  if (list == NULL)
    return;
  g_ptr_array_unref (list->sites);
  g_ptr_array_unref (list->warnings);
  g_clear_pointer (&list->sealed, g_bytes_unref);
  g_free (list);
}

/**
 * ferry_import_list_warn:
 * @sentence: about the file as a whole; said once however often it happens
 */
void
ferry_import_list_warn (FerryImportList *list, const char *sentence)
{
  if (!g_ptr_array_find_with_equal_func (list->warnings, sentence, g_str_equal, NULL))
    g_ptr_array_add (list->warnings, g_strdup (sentence));
}

/**
 * ferry_import_list_take:
 * @site: (transfer full): one more
 *
 * Returns: %FALSE once there are too many, and the rest of the file need not be read
 */
gboolean
ferry_import_list_take (FerryImportList *list, FerryImported *site)
{
  if (list->sites->len < FERRY_IMPORT_MAX_SITES)
    {
      g_ptr_array_add (list->sites, site);
      return TRUE;
    }
  ferry_imported_free (site);
  ferry_import_list_warn (list, _ ("There are more sites in it than Ferry takes: the first "
                                   "10,000 are here."));
  return FALSE;
}

/**
 * ferry_import_list_count:
 *
 * Returns: how many would be taken if nobody chooses otherwise
 */
guint
ferry_import_list_count (const FerryImportList *list)
{
  guint count = 0;

  for (guint i = 0; i < list->sites->len; i++)
    {
      const FerryImported *site = g_ptr_array_index (list->sites, i);

      count += site->refusal == NULL && !site->is_doubtful;
    }
  return count;
}

/**
 * ferry_import_parse:
 * @bytes: a whole file
 *
 * Returns: (transfer full): what is in it; %NULL with a sentence where Ferry cannot read it
 */
FerryImportList *
ferry_import_parse (GBytes *bytes, GError **error)
{
  g_autofree char *text = NULL;
  g_autoptr (FerryImportList) list = ferry_import_list_new ();

  if (g_bytes_get_size (bytes) > FERRY_IMPORT_MAX_FILE)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                           _ ("The file is larger than any list of sites: 16 MB are read at most"));
      return NULL;
    }
  text = ferry_import_text_decode (bytes, error);
  if (text == NULL)
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    if (formats[i]->is_it (text))
      {
        list->program = formats[i]->program;
        return formats[i]->read (text, list, error) ? g_steal_pointer (&list) : NULL;
      }
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                       _ ("This is no list of sites that Ferry knows: it reads those of FileZilla, "
                          "WinSCP, FFFTP, lftp, GNOME Files, .netrc, and its own"));
  return NULL;
}

/* A device or a pipe might never end. */
static gboolean
is_regular (GFile *file, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFileInfo) info = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_TYPE,
                                                  G_FILE_QUERY_INFO_NONE, cancellable, error);

  if (info == NULL)
    return FALSE;
  if (g_file_info_get_file_type (info) == G_FILE_TYPE_REGULAR)
    return TRUE;
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE, _ ("This is no file"));
  return FALSE;
}

/**
 * ferry_import_read:
 * @file: of whatever size and content
 *
 * Blocking.
 *
 * Returns: (transfer full): as ferry_import_parse() does
 */
FerryImportList *
ferry_import_read (GFile *file, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFileInputStream) stream = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *buffer = NULL;
  gsize length;

  if (!is_regular (file, cancellable, error))
    return NULL;
  stream = g_file_read (file, cancellable, error);
  if (stream == NULL)
    return NULL;
  buffer = g_malloc (FERRY_IMPORT_MAX_FILE + 1);
  if (!g_input_stream_read_all (G_INPUT_STREAM (stream), buffer, FERRY_IMPORT_MAX_FILE + 1, &length,
                                cancellable, error))
    return NULL;
  buffer = g_realloc (buffer, MAX (length, 1));
  bytes = g_bytes_new_take (g_steal_pointer (&buffer), length);
  return ferry_import_parse (bytes, error);
}

static void
read_in_thread (GTask *task, gpointer source, gpointer file, GCancellable *cancellable)
{
  GError *error = NULL;
  FerryImportList *list = ferry_import_read (file, cancellable, &error);

  if (list != NULL)
    g_task_return_pointer (task, list, (GDestroyNotify) ferry_import_list_free);
  else
    g_task_return_error (task, error);
}

/**
 * ferry_import_read_async:
 *
 * The same as ferry_import_read() in a thread of GLib's.
 */
void
ferry_import_read_async (GFile *file,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, ferry_import_read_async);
  g_task_set_task_data (task, g_object_ref (file), g_object_unref);
  g_task_run_in_thread (task, read_in_thread);
}

FerryImportList *
ferry_import_read_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
