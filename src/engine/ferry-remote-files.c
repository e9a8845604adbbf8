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

static gboolean remove_entries (FerryFtpClient *client,
                                const char *folder,
                                const FerryListing *entries,
                                guint depth,
                                GCancellable *cancellable,
                                GError **error);

static gboolean
is_refusal (const GError *error)
{
  return g_error_matches (error, FERRY_FTP_ERROR, FERRY_FTP_ERROR_DENIED) ||
         g_error_matches (error, FERRY_FTP_ERROR, FERRY_FTP_ERROR_NOT_FOUND) ||
         g_error_matches (error, FERRY_FTP_ERROR, FERRY_FTP_ERROR_REFUSED) ||
         g_error_matches (error, FERRY_FTP_ERROR, FERRY_FTP_ERROR_EXISTS) ||
         g_error_matches (error, FERRY_FTP_ERROR, FERRY_FTP_ERROR_TEMPORARY);
}

static gboolean
remove_folder (FerryFtpClient *client,
               const char *path,
               guint depth,
               GCancellable *cancellable,
               GError **error)
{
  g_autoptr (FerryListing) content = NULL;
  g_autoptr (GError) refusal = NULL;

  /* Some servers show a link to a folder as a folder (pyftpdlib, aioftp). DELE removes such a link
   * and is refused for a true folder, so nothing behind a link is ever touched. */
  if (ferry_ftp_client_remove (client, path, cancellable, &refusal))
    return TRUE;
  if (!is_refusal (refusal))
    {
      g_propagate_error (error, g_steal_pointer (&refusal));
      return FALSE;
    }
  if (depth >= FERRY_MAX_DEPTH)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_TOO_MANY_LINKS, _ ("“%s” lies too deep"), path);
      return FALSE;
    }

  content = ferry_remote_list (client, path, cancellable, error);
  return content != NULL && remove_entries (client, path, content, depth + 1, cancellable, error) &&
         ferry_ftp_client_remove_folder (client, path, cancellable, error);
}

static gboolean
remove_entries (FerryFtpClient *client,
                const char *folder,
                const FerryListing *entries,
                guint depth,
                GCancellable *cancellable,
                GError **error)
{
  for (guint i = 0; i < ferry_listing_get_length (entries); i++)
    {
      const FerryEntry *entry = ferry_listing_get (entries, i);
      g_autofree char *path = ferry_path_join (folder, entry->name);

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (ferry_entry_is_directory (entry)
              ? !remove_folder (client, path, depth, cancellable, error)
              : !ferry_ftp_client_remove (client, path, cancellable, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * ferry_remote_remove:
 *
 * Removes @entries of @folder: folders with all that is in them, links as links.
 */
gboolean
ferry_remote_remove (FerryFtpClient *client,
                     const char *folder,
                     const FerryListing *entries,
                     GCancellable *cancellable,
                     GError **error)
{
  return remove_entries (client, folder, entries, 0, cancellable, error);
}
