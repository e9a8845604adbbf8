/* A GKeyFile that several windows and programs share. See ferry-kept-file.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-kept-file.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

struct _FerryKeptFile
{
  /* Owned */
  GFile *file;
  GKeyFile *key_file;
  char *stamp;    /* of the file that key_file was read from or written to */
  char *problem;  /* nullable */
  GError *unread; /* why the file may not be replaced: it is there, and could not be read */

  gboolean is_unsaved; /* key_file holds changes that could not be written */
};

/* Empty where there is no file; NULL with a G_KEY_FILE_ERROR where it is damaged, with a G_IO_ERROR
 * where it cannot be read. */
static GKeyFile *
read_file (GFile *file, GError **error)
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

/* Renames a damaged file, in the place of one that was set aside before, and returns the new name.
 */
static char *
set_aside (GFile *file, GError **error)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *new_name = g_strconcat (name, ".damaged", NULL);
  g_autoptr (GFile) folder = g_file_get_parent (file);
  g_autoptr (GFile) target = g_file_get_child (folder, new_name);

  if (!g_file_move (file, target, G_FILE_COPY_OVERWRITE, NULL, NULL, NULL, error))
    return NULL;
  return g_steal_pointer (&new_name);
}

/* Writes a new file beside @file and renames it, readable by its owner alone. */
static gboolean
write_file (GFile *file, GKeyFile *key_file, GError **error)
{
  g_autofree char *path = g_file_get_path (file);
  g_autofree char *folder = path != NULL ? g_path_get_dirname (path) : NULL;
  g_autofree char *text = NULL;
  gsize length;

  if (path == NULL)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                           _ ("What Ferry remembers can only be kept on this computer"));
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

/* A text that differs once somebody has written the file. */
static char *
dup_stamp (GFile *file)
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
 * ferry_kept_file_new:
 *
 * Returns: (transfer full): not read yet
 */
FerryKeptFile *
ferry_kept_file_new (GFile *file)
{
  FerryKeptFile *kept = g_new0 (FerryKeptFile, 1);

  kept->file = g_object_ref (file);
  kept->key_file = g_key_file_new ();
  return kept;
}

/**
 * ferry_kept_file_free:
 * @kept: (nullable):
 */
void
ferry_kept_file_free (FerryKeptFile *kept)
{
  if (kept == NULL)
    return;
  g_object_unref (kept->file);
  g_key_file_unref (kept->key_file);
  g_free (kept->stamp);
  g_free (kept->problem);
  g_clear_error (&kept->unread);
  g_free (kept);
}

static void
set_problem (FerryKeptFile *kept, char *problem)
{
  g_free (kept->problem);
  kept->problem = problem;
}

static void
handle_unread (FerryKeptFile *kept, GError *reason)
{
  g_autofree char *name = g_file_get_basename (kept->file);
  g_autofree char *new_name = NULL;

  if (reason->domain == G_KEY_FILE_ERROR)
    new_name = set_aside (kept->file, NULL);
  if (new_name != NULL)
    {
      set_problem (kept, g_strdup_printf (_ ("The file “%s” is damaged (%s). It was set aside as "
                                             "“%s” and a new one begun."),
                                          name, reason->message, new_name));
      return;
    }
  set_problem (kept,
               g_strdup_printf (_ ("The file “%s” cannot be read: %s"), name, reason->message));
  kept->unread = g_error_copy (reason);
}

/**
 * ferry_kept_file_refresh:
 * @keep: called where changes of ours could not be written: carries them over to the new key file
 *
 * Reads the file if somebody else has written it. One that is damaged is set aside beside it, and
 * ferry_kept_file_get_problem() says so.
 *
 * Returns: whether it was read
 */
gboolean
ferry_kept_file_refresh (FerryKeptFile *kept, FerryKeptFileFunc keep, gpointer user_data)
{
  g_autoptr (GError) reason = NULL;
  g_autofree char *stamp = dup_stamp (kept->file);
  g_autoptr (GKeyFile) key_file = NULL;

  if (g_strcmp0 (stamp, kept->stamp) == 0 && kept->unread == NULL)
    return FALSE;
  if (kept->unread != NULL)
    set_problem (kept, NULL);
  g_clear_error (&kept->unread);
  key_file = read_file (kept->file, &reason);
  if (key_file == NULL)
    {
      handle_unread (kept, reason);
      key_file = g_key_file_new ();
    }
  if (kept->is_unsaved)
    keep (kept->key_file, key_file, user_data);
  ferry_kept_file_set_key_file (kept, key_file);
  g_free (kept->stamp);
  kept->stamp = g_steal_pointer (&stamp);
  return TRUE;
}

/**
 * ferry_kept_file_save:
 *
 * Writes the key file. What cannot be written is kept for the next time.
 */
gboolean
ferry_kept_file_save (FerryKeptFile *kept, GError **error)
{
  g_autoptr (GError) reason = NULL;
  g_autofree char *name = g_file_get_basename (kept->file);

  kept->is_unsaved = TRUE;
  if (kept->unread != NULL)
    reason = g_error_copy (kept->unread);
  else if (write_file (kept->file, kept->key_file, &reason))
    {
      kept->is_unsaved = FALSE;
      set_problem (kept, NULL);
      g_free (kept->stamp);
      kept->stamp = dup_stamp (kept->file);
      return TRUE;
    }
  set_problem (kept,
               g_strdup_printf (_ ("The file “%s” cannot be saved: %s"), name, reason->message));
  g_propagate_error (error, g_steal_pointer (&reason));
  return FALSE;
}

/**
 * ferry_kept_file_get_key_file:
 *
 * Returns: (transfer none): what is in the file; change it, then ferry_kept_file_save()
 */
GKeyFile *
ferry_kept_file_get_key_file (FerryKeptFile *kept)
{
  return kept->key_file;
}

/**
 * ferry_kept_file_set_key_file:
 *
 * In the place of the one that was there.
 */
void
ferry_kept_file_set_key_file (FerryKeptFile *kept, GKeyFile *key_file)
{
  g_key_file_ref (key_file);
  g_key_file_unref (kept->key_file);
  kept->key_file = key_file;
}

/**
 * ferry_kept_file_get_problem:
 *
 * Returns: (nullable): what is wrong with the file, as a sentence for the user
 */
const char *
ferry_kept_file_get_problem (FerryKeptFile *kept)
{
  return kept->problem;
}
