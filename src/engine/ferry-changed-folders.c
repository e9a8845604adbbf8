/* Folders in which files arrived. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-changed-folders.h"

#include "ferry-path.h"

#define PAUSE (500 * G_TIME_SPAN_MILLISECOND)

struct _FerryChangedFolders
{
  GHashTable *places; /* FerryPlace, referenced, to a set of paths */
  gint64 told;        /* monotonic */
};

static GHashTable *
make_places (void)
{
  return g_hash_table_new_full (NULL, NULL, g_object_unref, (GDestroyNotify) g_hash_table_unref);
}

/**
 * ferry_changed_folders_new:
 */
FerryChangedFolders *
ferry_changed_folders_new (void)
{
  FerryChangedFolders *folders = g_new0 (FerryChangedFolders, 1);

  folders->places = make_places ();
  return folders;
}

/**
 * ferry_changed_folders_free:
 */
void
ferry_changed_folders_free (FerryChangedFolders *folders)
{
  g_hash_table_unref (folders->places);
  g_free (folders);
}

/**
 * ferry_changed_folders_add_parent:
 * @path: something that came or went
 */
void
ferry_changed_folders_add_parent (FerryChangedFolders *folders, FerryPlace *place, const char *path)
{
  GHashTable *paths = g_hash_table_lookup (folders->places, place);

  if (paths == NULL)
    {
      paths = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      g_hash_table_insert (folders->places, g_object_ref (place), paths);
    }
  g_hash_table_add (paths, ferry_path_dup_parent (path));
}

/**
 * ferry_changed_folders_tell:
 * @is_urgent: now, even if something was told a moment ago
 *
 * Emits #FerryPlace::folder-changed for all that was collected, twice a second at most.
 */
void
ferry_changed_folders_tell (FerryChangedFolders *folders, gboolean is_urgent)
{
  gint64 now = g_get_monotonic_time ();
  g_autoptr (GHashTable) places = NULL;
  GHashTableIter iter, path_iter;
  gpointer place, paths, path;

  if (ferry_changed_folders_is_empty (folders) || (!is_urgent && now < folders->told + PAUSE))
    return;
  folders->told = now;
  places = g_steal_pointer (&folders->places);
  folders->places = make_places ();

  g_hash_table_iter_init (&iter, places);
  while (g_hash_table_iter_next (&iter, &place, &paths))
    {
      g_hash_table_iter_init (&path_iter, paths);
      while (g_hash_table_iter_next (&path_iter, &path, NULL))
        ferry_place_emit_folder_changed (place, path);
    }
}

/**
 * ferry_changed_folders_is_empty:
 */
gboolean
ferry_changed_folders_is_empty (FerryChangedFolders *folders)
{
  return g_hash_table_size (folders->places) == 0;
}
