/* Where a file of a server lies while it is edited. See ferry-edit-folder.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-edit-folder.h"

#include "ferry-local-files.h"
#include "ferry-path.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#ifdef G_OS_WIN32
#include <process.h>
#else
#include <unistd.h>
#endif

#define NOTE_NAME "edit.ini"
#define CONTENT   "content"
#define GROUP     "Edit"

FerryEditNote *
ferry_edit_note_new (void)
{
  return g_new0 (FerryEditNote, 1);
}

void
ferry_edit_note_free (FerryEditNote *note)
{
  g_free (note->key);
  g_free (note->title);
  g_free (note->path);
  g_free (note->name);
  g_clear_pointer (&note->entry, ferry_entry_free);
  g_free (note->stamp);
  g_free (note);
}

/**
 * ferry_edit_folder_get_base:
 *
 * Returns: (transfer full): the folder of all these folders
 */
char *
ferry_edit_folder_get_base (void)
{
  return g_build_filename (g_get_user_cache_dir (), "ferry", "edited", NULL);
}

/**
 * ferry_edit_folder_make:
 *
 * Returns: (transfer full) (nullable): a new folder that only this user may enter
 */
char *
ferry_edit_folder_make (const char *base, GError **error)
{
  g_autofree char *folder = g_build_filename (base, "XXXXXX", NULL);
  g_autofree char *content = NULL;

  if (g_mkdir_with_parents (base, 0700) == 0 && g_mkdtemp_full (folder, 0700) != NULL)
    content = ferry_edit_folder_dup_content (folder);
  if (content != NULL && g_mkdir (content, 0700) == 0)
    return g_steal_pointer (&folder);
  g_set_error (error, G_IO_ERROR, (gint) g_io_error_from_errno (errno),
               _ ("There is no place to edit files at “%s”: %s"), base, g_strerror (errno));
  return NULL;
}

/**
 * ferry_edit_folder_dup_content:
 *
 * Returns: (transfer full): the folder with the file and with what its editor puts beside it
 */
char *
ferry_edit_folder_dup_content (const char *folder)
{
  return g_build_filename (folder, CONTENT, NULL);
}

/**
 * ferry_edit_folder_dup_file:
 * @name: UTF-8, as people see it
 *
 * Returns: (transfer full): the path of the file in @folder
 */
char *
ferry_edit_folder_dup_file (const char *folder, const char *name)
{
  g_autofree char *local = ferry_path_make_local_name (name);

  return g_build_filename (folder, CONTENT, local, NULL);
}

static void
save_entry (GKeyFile *file, const FerryEntry *entry)
{
  g_key_file_set_int64 (file, GROUP, "size", entry->size);
  g_key_file_set_int64 (file, GROUP, "modified", entry->modified);
  g_key_file_set_integer (file, GROUP, "precision", entry->precision);
  g_key_file_set_boolean (file, GROUP, "utc", entry->is_utc);
}

/* No password is in it. */
gboolean
ferry_edit_folder_save (const char *folder, const FerryEditNote *note, GError **error)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autofree char *path = g_build_filename (folder, NOTE_NAME, NULL);
  g_autofree char *escaped =
      g_uri_escape_bytes ((const guint8 *) note->path, strlen (note->path), "/");

  g_key_file_set_string (file, GROUP, "server", note->key);
  g_key_file_set_string (file, GROUP, "title", note->title);
  g_key_file_set_string (file, GROUP, "path", escaped);
  g_key_file_set_string (file, GROUP, "name", note->name);
  g_key_file_set_int64 (file, GROUP, "process", (gint64) getpid ());
  if (note->entry != NULL)
    save_entry (file, note->entry);
  if (note->stamp != NULL)
    g_key_file_set_string (file, GROUP, "stamp", note->stamp);
  return g_key_file_save_to_file (file, path, error);
}

static FerryEntry *
load_entry (GKeyFile *file, const char *name)
{
  FerryEntry entry = { .name = name, .kind = FERRY_KIND_FILE, .mode = FERRY_MODE_UNKNOWN };

  if (!g_key_file_has_key (file, GROUP, "size", NULL))
    return NULL;
  entry.size = g_key_file_get_int64 (file, GROUP, "size", NULL);
  entry.modified = g_key_file_get_int64 (file, GROUP, "modified", NULL);
  entry.precision = (guint8) CLAMP (g_key_file_get_integer (file, GROUP, "precision", NULL),
                                    FERRY_PRECISION_UNKNOWN, FERRY_PRECISION_SECOND);
  entry.is_utc = g_key_file_get_boolean (file, GROUP, "utc", NULL);
  return ferry_entry_copy (&entry);
}

static GKeyFile *
load_file (const char *folder)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autofree char *path = g_build_filename (folder, NOTE_NAME, NULL);

  return g_key_file_load_from_file (file, path, G_KEY_FILE_NONE, NULL) ? g_steal_pointer (&file)
                                                                       : NULL;
}

/**
 * ferry_edit_folder_load:
 *
 * Returns: (transfer full) (nullable): the note in @folder; %NULL where there is none to make sense
 * of
 */
FerryEditNote *
ferry_edit_folder_load (const char *folder)
{
  g_autoptr (GKeyFile) file = load_file (folder);
  g_autoptr (FerryEditNote) note = ferry_edit_note_new ();
  g_autofree char *escaped = NULL;

  if (file == NULL)
    return NULL;
  note->key = g_key_file_get_string (file, GROUP, "server", NULL);
  note->title = g_key_file_get_string (file, GROUP, "title", NULL);
  note->name = g_key_file_get_string (file, GROUP, "name", NULL);
  note->stamp = g_key_file_get_string (file, GROUP, "stamp", NULL);
  escaped = g_key_file_get_string (file, GROUP, "path", NULL);
  note->path = escaped != NULL ? g_uri_unescape_string (escaped, NULL) : NULL;
  if (note->key == NULL || note->title == NULL || note->name == NULL || note->path == NULL)
    return NULL;
  note->entry = load_entry (file, note->name);
  return g_steal_pointer (&note);
}

/**
 * ferry_edit_folder_stamp:
 *
 * Returns: (transfer full) (nullable): what is another one after each save, also by an editor that
 * writes a new file and gives it the name; %NULL where there is no file
 */
char *
ferry_edit_folder_stamp (const char *path)
{
  g_autoptr (GFile) file = ferry_local_file_new (path);
  g_autoptr (GFileInfo) info = g_file_query_info (
      file, "standard::type,standard::size,time::modified,time::modified-usec,unix::inode",
      G_FILE_QUERY_INFO_NONE, NULL, NULL);

  if (info == NULL || g_file_info_get_file_type (info) != G_FILE_TYPE_REGULAR)
    return NULL;
  return g_strdup_printf (
      "%" G_GOFFSET_FORMAT " %" G_GUINT64_FORMAT ".%06u %" G_GUINT64_FORMAT,
      g_file_info_get_size (info),
      g_file_info_get_attribute_uint64 (info, G_FILE_ATTRIBUTE_TIME_MODIFIED),
      g_file_info_get_attribute_uint32 (info, G_FILE_ATTRIBUTE_TIME_MODIFIED_USEC),
      g_file_info_get_attribute_uint64 (info, G_FILE_ATTRIBUTE_UNIX_INODE));
}

/**
 * ferry_edit_folder_remove:
 *
 * Removes @folder with all that is in it.
 */
void
ferry_edit_folder_remove (const char *folder)
{
  g_autoptr (FerryTally) tally = ferry_tally_new ();

  ferry_local_remove (folder, tally, NULL);
}

/* Where processes cannot be seen, every one counts as gone: there is but one Ferry a session. */
static gboolean
is_in_use (const char *folder)
{
  g_autoptr (GKeyFile) file = load_file (folder);
  gint64 process = file != NULL ? g_key_file_get_int64 (file, GROUP, "process", NULL) : 0;
  g_autofree char *path = g_strdup_printf ("/proc/%" G_GINT64_FORMAT, process);

  return process == (gint64) getpid () || (process > 0 && g_file_test (path, G_FILE_TEST_EXISTS));
}

/**
 * ferry_edit_folder_find_left:
 *
 * Returns: (transfer full) (element-type filename): the folders that no process works in any more
 */
GPtrArray *
ferry_edit_folder_find_left (const char *base)
{
  GPtrArray *left = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) dir = g_dir_open (base, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *folder = g_build_filename (base, name, NULL);

      if (!is_in_use (folder))
        g_ptr_array_add (left, g_steal_pointer (&folder));
    }
  return left;
}
