/* The file behind a site store. See ferry-site-file.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-site-file.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

/**
 * ferry_site_file_load:
 *
 * Returns: (transfer full): what is in the file, empty if there is none; %NULL with a
 * %G_KEY_FILE_ERROR where it is damaged, with a %G_IO_ERROR where it cannot be read
 */
GKeyFile *
ferry_site_file_load (GFile *file, GError **error)
{
  g_autoptr (GKeyFile) key_file = g_key_file_new ();
  g_autoptr (GError) reason = NULL;
  g_autofree char *text = NULL;
  gsize length;

  if (!g_file_load_contents (file, NULL, &text, &length, NULL, &reason))
    {
      if (g_error_matches (reason, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
        return g_steal_pointer (&key_file);
      g_propagate_error (error, g_steal_pointer (&reason));
      return NULL;
    }
  if (!g_utf8_validate_len (text, length, NULL))
    {
      g_set_error_literal (error, G_KEY_FILE_ERROR, G_KEY_FILE_ERROR_UNKNOWN_ENCODING,
                           _ ("The file is not UTF-8 text"));
      return NULL;
    }
  if (!g_key_file_load_from_data (key_file, text, length,
                                  G_KEY_FILE_KEEP_COMMENTS | G_KEY_FILE_KEEP_TRANSLATIONS, error))
    return NULL;
  return g_steal_pointer (&key_file);
}

/**
 * ferry_site_file_set_aside:
 *
 * Renames a damaged file, in the place of one that was set aside before.
 *
 * Returns: (transfer full): the new name
 */
char *
ferry_site_file_set_aside (GFile *file, GError **error)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *new_name = g_strconcat (name, ".damaged", NULL);
  g_autoptr (GFile) folder = g_file_get_parent (file);
  g_autoptr (GFile) target = g_file_get_child (folder, new_name);

  if (!g_file_move (file, target, G_FILE_COPY_OVERWRITE, NULL, NULL, NULL, error))
    return NULL;
  return g_steal_pointer (&new_name);
}

/**
 * ferry_site_file_save:
 *
 * Writes a new file beside @file and renames it, readable by its owner alone.
 */
gboolean
ferry_site_file_save (GFile *file, GKeyFile *key_file, GError **error)
{
  g_autofree char *path = g_file_get_path (file);
  g_autofree char *folder = path != NULL ? g_path_get_dirname (path) : NULL;
  g_autofree char *text = NULL;
  gsize length;

  if (path == NULL)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                           _ ("The list of sites can only be kept on this computer"));
      return FALSE;
    }
  text = g_key_file_to_data (key_file, &length, error);
  if (text == NULL)
    return FALSE;
  /* Where this fails, the next call says why. */
  g_mkdir_with_parents (folder, 0700);
  g_chmod (path, 0600); /* newer GLib keeps the mode of a file that is there */
  return g_file_set_contents_full (path, text, (gssize) length, G_FILE_SET_CONTENTS_CONSISTENT,
                                   0600, error);
}

/**
 * ferry_site_file_dup_stamp:
 *
 * Returns: (transfer full): a text that differs once somebody has written the file
 */
char *
ferry_site_file_dup_stamp (GFile *file)
{
  g_autoptr (GFileInfo) info =
      g_file_query_info (file,
                         G_FILE_ATTRIBUTE_ETAG_VALUE "," G_FILE_ATTRIBUTE_STANDARD_SIZE
                                                     "," G_FILE_ATTRIBUTE_UNIX_INODE,
                         G_FILE_QUERY_INFO_NONE, NULL, NULL);

  if (info == NULL)
    return g_strdup ("");
  /* The inode too: a clock tick is long enough for two programs to write. */
  return g_strdup_printf ("%s %" G_GINT64_FORMAT " %" G_GUINT64_FORMAT, g_file_info_get_etag (info),
                          g_file_info_get_size (info),
                          g_file_info_get_attribute_uint64 (info, G_FILE_ATTRIBUTE_UNIX_INODE));
}

/**
 * ferry_site_file_get_default:
 *
 * Returns: (transfer full): where this user's sites are kept
 */
GFile *
ferry_site_file_get_default (void)
{
  return g_file_new_build_filename (g_get_user_config_dir (), "ferry", "sites.ini", NULL);
}
