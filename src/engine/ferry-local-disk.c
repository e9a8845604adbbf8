/* Room on a disk, and waiting for it. See ferry-local-disk.h; the one file that knows what systems
 * have besides GLib.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define _GNU_SOURCE /* fallocate() */
#include "ferry-local-disk.h"

#include "ferry-local-files.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#ifdef G_OS_UNIX
#include <sys/stat.h>
#include <unistd.h>
#endif

#ifndef O_BINARY
#define O_BINARY 0
#endif

static GFileInfo *
ask_filesystem (const char *path)
{
  g_autoptr (GFile) file = ferry_local_file_new (path);
  g_autoptr (GFile) folder = g_file_get_parent (file);

  return g_file_query_filesystem_info (
      folder != NULL ? folder : file,
      G_FILE_ATTRIBUTE_FILESYSTEM_FREE "," G_FILE_ATTRIBUTE_FILESYSTEM_SIZE, NULL, NULL);
}

static char *
dup_folder (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);

  return g_filename_display_name (folder);
}

static char *
dup_sentence (const char *path, gint64 free, gint64 bytes)
{
  g_autofree char *folder = dup_folder (path);
  g_autofree char *has = g_format_size ((guint64) free);
  g_autofree char *wants = g_format_size ((guint64) bytes);

  return g_strdup_printf (
      _ ("The disk that has “%s” is full: %s are free, and %s more are needed."), folder, has,
      wants);
}

/**
 * ferry_local_disk_check_room:
 * @path: of a file, there already or not
 * @bytes: that it will take, %FERRY_SIZE_UNKNOWN: whatever
 *
 * Returns: %FALSE with %G_IO_ERROR_NO_SPACE, and the disk named, if there is no room for them
 */
gboolean
ferry_local_disk_check_room (const char *path, gint64 bytes, GError **error)
{
  g_autoptr (GFileInfo) info = bytes > 0 ? ask_filesystem (path) : NULL;
  g_autofree char *sentence = NULL;
  guint64 free;

  /* Some file systems do not tell, and say that all is nothing. */
  if (info == NULL || !g_file_info_has_attribute (info, G_FILE_ATTRIBUTE_FILESYSTEM_FREE) ||
      g_file_info_get_attribute_uint64 (info, G_FILE_ATTRIBUTE_FILESYSTEM_SIZE) == 0)
    return TRUE;
  free = g_file_info_get_attribute_uint64 (info, G_FILE_ATTRIBUTE_FILESYSTEM_FREE);
  if (free >= (guint64) bytes)
    return TRUE;
  sentence = dup_sentence (path, (gint64) free, bytes);
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE, sentence);
  return FALSE;
}

/**
 * ferry_local_disk_explain:
 * @path: of a file that could not be written
 * @error: (nullable): if it is %G_IO_ERROR_NO_SPACE, it names the disk from now on
 */
void
ferry_local_disk_explain (const char *path, GError *error)
{
  g_autofree char *folder = dup_folder (path);

  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE) ||
      g_strstr_len (error->message, -1, folder) != NULL)
    return;
  g_free (error->message);
  error->message = g_strdup_printf (_ ("The disk that has “%s” is full."), folder);
}

/**
 * ferry_local_disk_reserve:
 * @path: of a file that is there
 * @size: that it will have
 *
 * Takes the room for all of the file before the first byte comes, and in one piece. The file is not
 * longer for it.
 *
 * Returns: %FALSE with %G_IO_ERROR_NO_SPACE if there is none
 */
gboolean
ferry_local_disk_reserve (const char *path, gint64 size, GError **error)
{
#ifdef FALLOC_FL_KEEP_SIZE
  int file = g_open (path, O_WRONLY, 0);
  int result = file >= 0 ? fallocate (file, FALLOC_FL_KEEP_SIZE, 0, size) : 0;
  int code = errno;

  if (file >= 0)
    g_close (file, NULL);
  if (result != 0 && code == ENOSPC)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE, g_strerror (code));
      return FALSE;
    }
#endif
  return TRUE;
}

/**
 * ferry_local_disk_release:
 * @path: of a file that stays shorter than was thought
 *
 * Gives back what was reserved behind its end.
 */
void
ferry_local_disk_release (const char *path)
{
#ifdef FALLOC_FL_KEEP_SIZE
  struct stat info;

  if (stat (path, &info) != 0 || truncate (path, info.st_size) != 0)
    g_debug ("what was reserved for %s stays so: %s", path, g_strerror (errno));
#endif
}

/**
 * ferry_local_disk_sync:
 *
 * Waits until the bytes of a file are on the disk.
 */
gboolean
ferry_local_disk_sync (const char *path, GError **error)
{
  int file = g_open (path, O_RDWR | O_BINARY, 0);
  gboolean is_done = file >= 0 && g_fsync (file) == 0;
  int code = errno;

  if (file >= 0)
    g_close (file, NULL);
  /* Not every file system can. */
  if (is_done || code == EINVAL || code == ENOSYS || code == EACCES)
    return TRUE;
  g_set_error_literal (error, G_IO_ERROR, g_io_error_from_errno (code), g_strerror (code));
  return FALSE;
}

/**
 * ferry_local_disk_sync_folder:
 * @path: of a file that has just got its name
 *
 * Waits until the name is on the disk; systems without the notion write it by themselves.
 */
void
ferry_local_disk_sync_folder (const char *path)
{
#ifdef O_DIRECTORY
  g_autofree char *folder = g_path_get_dirname (path);
  int file = g_open (folder, O_RDONLY | O_DIRECTORY, 0);

  if (file < 0)
    return;
  g_fsync (file);
  g_close (file, NULL);
#endif
}
