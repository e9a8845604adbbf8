/* The desktop's bookmarks of folders. See ferry-gtk-bookmarks.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-gtk-bookmarks.h"

#include <string.h>

/**
 * ferry_gtk_bookmark_free:
 */
void
ferry_gtk_bookmark_free (FerryGtkBookmark *bookmark)
{
  g_free (bookmark->path);
  g_free (bookmark->title);
  g_free (bookmark);
}

/**
 * ferry_gtk_bookmarks_new_file:
 *
 * Returns: (transfer full): where they are; GTK 4 has kept the place of GTK 3
 */
GFile *
ferry_gtk_bookmarks_new_file (void)
{
  return g_file_new_build_filename (g_get_user_config_dir (), "gtk-3.0", "bookmarks", NULL);
}

static char **
read_lines (GFile *file)
{
  g_autofree char *text = NULL;

  if (!g_file_load_contents (file, NULL, &text, NULL, NULL, NULL))
    return g_new0 (char *, 1);
  return g_strsplit (text, "\n", -1);
}

/* NULL for what is not on this computer. */
static char *
dup_path (const char *line)
{
  g_autofree char *uri = g_strndup (line, strcspn (line, " "));
  g_autofree char *path =
      g_str_has_prefix (uri, "file://") ? g_filename_from_uri (uri, NULL, NULL) : NULL;

  if (path != NULL && G_DIR_SEPARATOR != '/')
    g_strdelimit (path, G_DIR_SEPARATOR_S, '/');
  return g_steal_pointer (&path);
}

/**
 * ferry_gtk_bookmarks_read:
 *
 * Returns: (transfer full) (element-type FerryGtkBookmark): those of folders on this computer
 */
GPtrArray *
ferry_gtk_bookmarks_read (GFile *file)
{
  GPtrArray *bookmarks = g_ptr_array_new_with_free_func ((GDestroyNotify) ferry_gtk_bookmark_free);
  g_auto (GStrv) lines = read_lines (file);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      char *path = dup_path (lines[i]);
      const char *blank = strchr (lines[i], ' ');
      gboolean has_title = blank != NULL && blank[1] != '\0' && g_utf8_validate (blank, -1, NULL);
      FerryGtkBookmark *bookmark;

      if (path == NULL)
        continue;
      bookmark = g_new0 (FerryGtkBookmark, 1);
      bookmark->path = path;
      bookmark->title = has_title ? g_strdup (blank + 1) : g_filename_display_basename (path);
      g_ptr_array_add (bookmarks, bookmark);
    }
  return bookmarks;
}

static gboolean
write_lines (GFile *file, GPtrArray *lines, GError **error)
{
  g_autoptr (GFile) folder = g_file_get_parent (file);
  g_autofree char *folder_path = g_file_get_path (folder);
  GString *text = g_string_new (NULL);
  gboolean is_written;

  for (guint i = 0; i < lines->len; i++)
    g_string_append_printf (text, "%s\n", (const char *) g_ptr_array_index (lines, i));
  g_mkdir_with_parents (folder_path, 0700);
  is_written = g_file_replace_contents (file, text->str, text->len, NULL, FALSE, G_FILE_CREATE_NONE,
                                        NULL, NULL, error);
  g_string_free (text, TRUE);
  return is_written;
}

/* Lines that are not of this folder, among them those of servers, which stay as they are. */
static GPtrArray *
dup_others (GFile *file, const char *path)
{
  g_auto (GStrv) lines = read_lines (file);
  GPtrArray *others = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autofree char *its_path = dup_path (lines[i]);

      if (lines[i][0] != '\0' && g_strcmp0 (its_path, path) != 0)
        g_ptr_array_add (others, g_strdup (lines[i]));
    }
  return others;
}

/**
 * ferry_gtk_bookmarks_add:
 *
 * Adds a folder at the end; one that is there already goes there.
 */
gboolean
ferry_gtk_bookmarks_add (GFile *file, const char *path, GError **error)
{
  g_autoptr (GPtrArray) lines = dup_others (file, path);
  char *uri = g_filename_to_uri (path, NULL, error);

  if (uri == NULL)
    return FALSE;
  g_ptr_array_add (lines, uri);
  return write_lines (file, lines, error);
}

/**
 * ferry_gtk_bookmarks_remove:
 */
gboolean
ferry_gtk_bookmarks_remove (GFile *file, const char *path, GError **error)
{
  g_autoptr (GPtrArray) lines = dup_others (file, path);

  return write_lines (file, lines, error);
}
