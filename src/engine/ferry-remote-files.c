/* Actions on a server that take more than one verb; blocking, in a worker.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-remote-files.h"

#include "ferry-charset.h"
#include "ferry-ftp-error.h"
#include "ferry-path.h"

#include <glib/gi18n-lib.h>

static void
collect_part (FerryListing *part, gpointer user_data)
{
  FerryListing *all = user_data;

  for (guint i = 0; i < ferry_listing_get_length (part); i++)
    ferry_listing_add_copy (all, ferry_listing_get (part, i));
}

/**
 * ferry_remote_list:
 *
 * Returns: (transfer full): all entries of a folder, or %NULL with @error set
 */
FerryListing *
ferry_remote_list (FerryFtpClient *client,
                   const char *path,
                   GCancellable *cancellable,
                   GError **error)
{
  g_autoptr (FerryListing) all = ferry_listing_new ();

  if (!ferry_ftp_client_list (client, path, collect_part, all, cancellable, error))
    return NULL;
  return g_steal_pointer (&all);
}

/**
 * ferry_remote_exists:
 * @exists: (out): whether there is a file or folder at @path
 *
 * Returns: whether the question could be answered
 */
gboolean
ferry_remote_exists (FerryFtpClient *client,
                     const char *path,
                     gboolean *exists,
                     GCancellable *cancellable,
                     GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (FerryEntry) entry = ferry_ftp_client_stat (client, path, cancellable, &local_error);

  *exists = entry != NULL;
  if (entry == NULL && !g_error_matches (local_error, FERRY_FTP_ERROR, FERRY_FTP_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  return TRUE;
}

static GError *
new_exists_error (FerryFtpClient *client, const char *path)
{
  const char *charset = ferry_server_get_charset (ferry_ftp_client_get_server (client));
  g_autofree char *shown = ferry_charset_decode_shown (charset, path, NULL);

  return ferry_ftp_error_new (FERRY_FTP_ERROR_EXISTS, 0, _ ("“%s” exists already"), shown);
}

/**
 * ferry_remote_check_twin:
 * @path: of something new
 * @own: (nullable): a path that may be in the way
 *
 * To a server é in one character and é in two are two names, to people they are one.
 *
 * Returns: whether nothing is there under the other spelling of the name
 */
gboolean
ferry_remote_check_twin (FerryFtpClient *client,
                         const char *path,
                         const char *own,
                         GCancellable *cancellable,
                         GError **error)
{
  g_autofree char *twin = ferry_path_dup_twin (path);
  gboolean exists = FALSE;

  if (twin == NULL || g_strcmp0 (twin, own) == 0)
    return TRUE;
  if (!ferry_remote_exists (client, twin, &exists, cancellable, error))
    return FALSE;
  if (exists)
    g_propagate_error (error, new_exists_error (client, path));
  return !exists;
}

/**
 * ferry_remote_identify:
 *
 * Returns: (transfer full): the server's own path of a folder, whatever links led to it, as far as
 * the server resolves them; %NULL with @error set
 */
char *
ferry_remote_identify (FerryFtpClient *client,
                       const char *path,
                       GCancellable *cancellable,
                       GError **error)
{
  return ferry_ftp_client_resolve_folder (client, path, cancellable, error);
}

/* To a server that ignores case the new name is there: the file itself. Its folder tells, which
 * shows one of the two names alone. */
static gboolean
is_itself (FerryFtpClient *client, const char *from, const char *to, GCancellable *cancellable)
{
  g_autofree char *folder = ferry_path_dup_parent (to);
  g_autofree char *name = ferry_path_dup_name (to);
  g_autoptr (FerryListing) listing = NULL;

  if (!ferry_path_equal_but_case (from, to))
    return FALSE;
  listing = ferry_remote_list (client, folder, cancellable, NULL);
  for (guint i = 0; listing != NULL && i < ferry_listing_get_length (listing); i++)
    if (g_str_equal (ferry_listing_get (listing, i)->name, name))
      return FALSE;
  return listing != NULL;
}

/**
 * ferry_remote_rename:
 *
 * Renames unless something is at @to: most servers would overwrite it without a word.
 */
gboolean
ferry_remote_rename (FerryFtpClient *client,
                     const char *from,
                     const char *to,
                     GCancellable *cancellable,
                     GError **error)
{
  gboolean exists;

  if (!ferry_remote_exists (client, to, &exists, cancellable, error))
    return FALSE;
  if (exists && !is_itself (client, from, to, cancellable))
    {
      g_propagate_error (error, new_exists_error (client, to));
      return FALSE;
    }
  return ferry_remote_check_twin (client, to, from, cancellable, error) &&
         ferry_ftp_client_rename (client, from, to, cancellable, error);
}
