/* The content of files on this computer. See ferry-local-content.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-local-content.h"

#include "ferry-local-files.h"
#include "ferry-path.h"

#define BUFFER_SIZE (256 * 1024)

/* A pipe or a device would keep its reader for ever. */
static GInputStream *
open_file (const char *path, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFile) file = ferry_local_file_new (path);
  GFileType type = g_file_query_file_type (file, G_FILE_QUERY_INFO_NONE, cancellable);

  if (type != G_FILE_TYPE_REGULAR && type != G_FILE_TYPE_UNKNOWN)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE, path);
      return NULL;
    }
  return G_INPUT_STREAM (g_file_read (file, cancellable, error));
}

/**
 * ferry_local_peek:
 * @most: bytes
 *
 * Returns: (transfer full) (nullable): the beginning of the file
 */
GBytes *
ferry_local_peek (const char *path, gsize most, GCancellable *cancellable, GError **error)
{
  g_autoptr (GInputStream) stream = open_file (path, cancellable, error);
  g_autofree char *room = g_malloc (MAX (most, 1));
  gsize count;

  if (stream == NULL || !g_input_stream_read_all (stream, room, most, &count, cancellable, error))
    return NULL;
  return g_bytes_new (room, count);
}

/**
 * ferry_local_hash:
 *
 * Returns: (transfer full) (nullable): hex digits
 */
char *
ferry_local_hash (const char *path, FerryHashKind kind, GCancellable *cancellable, GError **error)
{
  g_autoptr (GInputStream) stream = open_file (path, cancellable, error);
  g_autoptr (FerryHash) hash = ferry_hash_new (kind);
  g_autofree char *buffer = g_malloc (BUFFER_SIZE);

  while (stream != NULL)
    {
      gssize count = g_input_stream_read (stream, buffer, BUFFER_SIZE, cancellable, error);

      if (count == 0)
        return ferry_hash_dup_digits (hash);
      if (count < 0)
        return NULL;
      ferry_hash_update (hash, buffer, (gsize) count);
    }
  return NULL;
}

/**
 * ferry_local_make_file:
 *
 * Makes an empty file, unless something has its name.
 */
gboolean
ferry_local_make_file (const char *path, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFile) file = ferry_local_file_new (path);
  g_autoptr (GFileOutputStream) stream =
      g_file_create (file, G_FILE_CREATE_NONE, cancellable, error);

  return stream != NULL && g_output_stream_close (G_OUTPUT_STREAM (stream), cancellable, error);
}

/**
 * ferry_local_set_modified:
 * @modified: seconds since 1970
 *
 * Returns: whether it came to its end; the tally has what was refused
 */
gboolean
ferry_local_set_modified (const char *folder,
                          const FerryListing *entries,
                          gint64 modified,
                          FerryTally *tally,
                          GCancellable *cancellable,
                          GError **error)
{
  ferry_tally_find (tally, ferry_listing_get_length (entries));
  for (guint i = 0; i < ferry_listing_get_length (entries); i++)
    {
      g_autofree char *path = ferry_path_join (folder, ferry_listing_get (entries, i)->name);
      g_autoptr (GFile) file = ferry_local_file_new (path);
      g_autoptr (GError) reason = NULL;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      ferry_tally_do (tally, path);
      if (!g_file_set_attribute_uint64 (file, G_FILE_ATTRIBUTE_TIME_MODIFIED, (guint64) modified,
                                        G_FILE_QUERY_INFO_NONE, cancellable, &reason))
        ferry_tally_fail (tally, path, reason);
      ferry_tally_count (tally, 1);
    }
  return TRUE;
}
