/* The folders of a place that were shown last. See ferry-recent-folders.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-recent-folders.h"

#define KEY "ferry-recent-folders"

static GPtrArray *
get_folders (FerryPlace *place)
{
  GPtrArray *folders = g_object_get_data (G_OBJECT (place), KEY);

  if (folders == NULL)
    {
      folders = g_ptr_array_new_with_free_func (g_free);
      g_object_set_data_full (G_OBJECT (place), KEY, folders, (GDestroyNotify) g_ptr_array_unref);
    }
  return folders;
}

/**
 * ferry_recent_folders_note:
 * @path: raw
 *
 * The folder is shown.
 */
void
ferry_recent_folders_note (FerryPlace *place, const char *path)
{
  GPtrArray *folders = get_folders (place);
  guint index;

  if (g_ptr_array_find_with_equal_func (folders, path, g_str_equal, &index))
    g_ptr_array_remove_index (folders, index);
  g_ptr_array_insert (folders, 0, g_strdup (path));
  if (folders->len > FERRY_RECENT_FOLDERS_MOST)
    g_ptr_array_set_size (folders, FERRY_RECENT_FOLDERS_MOST);
}

/**
 * ferry_recent_folders_get:
 *
 * Returns: (transfer none) (element-type filename): raw paths, newest first
 */
const GPtrArray *
ferry_recent_folders_get (FerryPlace *place)
{
  return get_folders (place);
}
