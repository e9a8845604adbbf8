/* The content of files on a server. See ferry-remote-content.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-remote-content.h"

#include "ferry-charset.h"
#include "ferry-ftp-error.h"
#include "ferry-ftp-hash.h"
#include "ferry-gate-stream.h"
#include "ferry-path.h"
#include "ferry-remote-files.h"

#include <glib/gi18n-lib.h>

/**
 * ferry_remote_peek:
 * @most: bytes
 *
 * Downloads the beginning of a file: once there is no more room the data connection is cut, and the
 * control connection goes on.
 *
 * Returns: (transfer full) (nullable): its bytes
 */
GBytes *
ferry_remote_peek (FerryFtpClient *client,
                   const char *path,
                   gsize most,
                   GCancellable *cancellable,
                   GError **error)
{
  g_autofree char *room = g_malloc (MAX (most, 1));
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new (room, most, NULL, NULL);
  g_autoptr (GError) reason = NULL;
  gsize count;

  if (!ferry_ftp_client_download (client, path, 0, FERRY_SIZE_UNKNOWN, stream, NULL, NULL,
                                  cancellable, &reason) &&
      !g_error_matches (reason, G_IO_ERROR, G_IO_ERROR_NO_SPACE))
    {
      g_propagate_error (error, g_steal_pointer (&reason));
      return NULL;
    }
  count = g_memory_output_stream_get_data_size (G_MEMORY_OUTPUT_STREAM (stream));
  return g_bytes_new (room, count);
}

static gssize
count_bytes (const guchar *bytes, gsize count, gpointer user_data, GError **error)
{
  ferry_hash_update (user_data, bytes, count);
  return (gssize) count;
}

static char *
hash_by_reading (FerryFtpClient *client,
                 const char *path,
                 FerryHashKind kind,
                 GCancellable *cancellable,
                 GError **error)
{
  g_autoptr (FerryHash) hash = ferry_hash_new (kind);
  g_autoptr (GOutputStream) nowhere = g_memory_output_stream_new_resizable ();
  g_autoptr (GOutputStream) stream = ferry_gate_stream_new (nowhere, count_bytes, hash);

  if (!ferry_ftp_client_download (client, path, 0, FERRY_SIZE_UNKNOWN, stream, NULL, NULL,
                                  cancellable, error))
    return NULL;
  return ferry_hash_dup_digits (hash);
}

/**
 * ferry_remote_hash:
 * @is_read: download it and count here, for a server that cannot
 * @kind: (inout): what is wanted, what was counted
 *
 * Returns: (transfer full) (nullable): hex digits; %G_IO_ERROR_NOT_SUPPORTED where the server
 * cannot count, and does not have to be read
 */
char *
ferry_remote_hash (FerryFtpClient *client,
                   const char *path,
                   gboolean is_read,
                   FerryHashKind *kind,
                   GCancellable *cancellable,
                   GError **error)
{
  g_auto (FerryFtpHash) hash = { 0 };
  gint64 size;

  if (is_read)
    return hash_by_reading (client, path, *kind, cancellable, error);
  if (ferry_ftp_client_can_hash (client))
    {
      size = ferry_ftp_client_get_size (client, path, cancellable, error);
      if (size < 0 ||
          !ferry_ftp_client_hash (client, path, 0, size, size, &hash, cancellable, error))
        return NULL;
    }
  if (hash.digits == NULL)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED, _ ("%s does not count checksums."),
                   ferry_ftp_client_get_server (client)->host);
      return NULL;
    }
  *kind = hash.kind;
  return g_steal_pointer (&hash.digits);
}

/**
 * ferry_remote_make_file:
 *
 * Makes an empty file, unless something has its name.
 */
gboolean
ferry_remote_make_file (FerryFtpClient *client,
                        const char *path,
                        GCancellable *cancellable,
                        GError **error)
{
  const char *charset = ferry_server_get_charset (ferry_ftp_client_get_server (client));
  g_autofree char *name = ferry_path_dup_name (path);
  g_autofree char *shown = ferry_charset_decode_shown (charset, name, NULL);
  g_autoptr (GInputStream) nothing = g_memory_input_stream_new ();
  gboolean exists;

  if (!ferry_remote_exists (client, path, &exists, cancellable, error) ||
      !ferry_remote_check_twin (client, path, NULL, cancellable, error))
    return FALSE;
  if (exists)
    {
      g_propagate_error (
          error, ferry_ftp_error_new (FERRY_FTP_ERROR_EXISTS, 0, _ ("“%s” exists already"), shown));
      return FALSE;
    }
  return ferry_ftp_client_upload (client, path, 0, 0, nothing, NULL, NULL, cancellable, error);
}

/**
 * ferry_remote_set_modified:
 * @modified: seconds since 1970, UTC
 *
 * Sets the time of @entries of @folder.
 *
 * Returns: whether it came to its end; the tally has what was refused
 */
gboolean
ferry_remote_set_modified (FerryFtpClient *client,
                           const char *folder,
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
      g_autoptr (GError) reason = NULL;

      ferry_tally_do (tally, path);
      if (!ferry_ftp_client_set_modified (client, path, modified, cancellable, &reason))
        {
          if (!ferry_ftp_client_is_connected (client) || g_cancellable_is_cancelled (cancellable))
            {
              g_propagate_error (error, g_steal_pointer (&reason));
              return FALSE;
            }
          ferry_tally_fail (tally, path, reason);
        }
      ferry_tally_count (tally, 1);
    }
  return TRUE;
}
