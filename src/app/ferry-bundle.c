/* Files on their way. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-bundle.h"

#include "ferry-path.h"

#include <string.h>

G_DEFINE_BOXED_TYPE (FerryBundle, ferry_bundle, ferry_bundle_copy, ferry_bundle_free)

/**
 * ferry_bundle_new:
 *
 * Returns: (transfer full): @entries of @folder
 */
FerryBundle *
ferry_bundle_new (FerryPlace *place, const char *folder, FerryListing *entries)
{
  FerryBundle *bundle = g_new0 (FerryBundle, 1);

  bundle->place = g_object_ref (place);
  bundle->folder = g_strdup (folder);
  bundle->entries = ferry_listing_ref (entries);
  return bundle;
}

/* As much of a listing's line as the queue wants to know beforehand. */
static void
add_file (FerryListing *entries, const char *name, GFile *file)
{
  g_autoptr (GFileInfo) info =
      g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_TYPE "," G_FILE_ATTRIBUTE_STANDARD_SIZE,
                         G_FILE_QUERY_INFO_NOFOLLOW_SYMLINKS, NULL, NULL);
  GFileType type = info != NULL ? g_file_info_get_file_type (info) : G_FILE_TYPE_UNKNOWN;
  FerryEntry *entry = ferry_listing_add (entries, name, strlen (name), NULL, 0);

  entry->kind = type == G_FILE_TYPE_DIRECTORY       ? FERRY_KIND_DIRECTORY
                : type == G_FILE_TYPE_SYMBOLIC_LINK ? FERRY_KIND_LINK
                                                    : FERRY_KIND_FILE;
  if (type == G_FILE_TYPE_REGULAR)
    entry->size = g_file_info_get_size (info);
}

/**
 * ferry_bundle_new_for_files:
 * @computer: the local place
 * @files: (element-type GFile) (inout): from a file manager; on return those that are left
 *
 * Takes the files of one folder from the list, so that calling it until the list is empty takes
 * all. What is not on a disk of this computer is dropped.
 *
 * Returns: (transfer full) (nullable): the files; %NULL where none can be taken
 */
FerryBundle *
ferry_bundle_new_for_files (FerryPlace *computer, GSList **files)
{
  g_autoptr (FerryListing) entries = ferry_listing_new ();
  g_autofree char *folder = NULL;
  GSList *rest = NULL;

  for (GSList *l = *files; l != NULL; l = l->next)
    {
      g_autofree char *path = g_file_get_path (l->data);
      g_autofree char *parent = NULL;
      g_autofree char *name = NULL;

      if (path == NULL)
        continue;
#ifdef G_OS_WIN32
      g_strdelimit (path, "\\", '/');
#endif
      parent = ferry_path_dup_parent (path);
      name = ferry_path_dup_name (path);
      if (name[0] == '\0')
        continue;
      if (folder == NULL)
        folder = g_strdup (parent);
      if (strcmp (folder, parent) == 0)
        add_file (entries, name, l->data);
      else
        rest = g_slist_prepend (rest, l->data);
    }
  g_slist_free (*files);
  *files = g_slist_reverse (rest);
  return folder != NULL ? ferry_bundle_new (computer, folder, entries) : NULL;
}

/**
 * ferry_bundle_copy:
 *
 * Returns: (transfer full): the same files again
 */
FerryBundle *
ferry_bundle_copy (const FerryBundle *bundle)
{
  FerryBundle *copy = ferry_bundle_new (bundle->place, bundle->folder, bundle->entries);

  copy->is_cut = bundle->is_cut;
  copy->next = bundle->next != NULL ? ferry_bundle_copy (bundle->next) : NULL;
  return copy;
}

/**
 * ferry_bundle_free:
 */
void
ferry_bundle_free (FerryBundle *bundle)
{
  g_clear_pointer (&bundle->next, ferry_bundle_free);
  g_object_unref (bundle->place);
  g_free (bundle->folder);
  ferry_listing_unref (bundle->entries);
  g_free (bundle);
}

/**
 * ferry_bundle_dup_files:
 *
 * Returns: (transfer full) (element-type GFile) (nullable): the files for other programs; %NULL
 * where they are not on this computer
 */
GSList *
ferry_bundle_dup_files (const FerryBundle *bundle)
{
  GSList *files = NULL;

  if (!ferry_place_is_local (bundle->place))
    return NULL;
  if (bundle->next != NULL)
    files = ferry_bundle_dup_files (bundle->next);
  for (guint i = ferry_listing_get_length (bundle->entries); i > 0; i--)
    {
      g_autofree char *path =
          ferry_path_join (bundle->folder, ferry_listing_get (bundle->entries, i - 1)->name);

      files = g_slist_prepend (files, ferry_place_get_file (bundle->place, path));
    }
  return files;
}

static gboolean
can_part_go_to (const FerryBundle *bundle, FerryPlace *place, const char *folder)
{
  if (bundle->place != place &&
      !(ferry_place_is_local (bundle->place) && ferry_place_is_local (place)))
    return TRUE;
  if (strcmp (bundle->folder, folder) == 0)
    return FALSE;
  for (guint i = 0; i < ferry_listing_get_length (bundle->entries); i++)
    {
      const FerryEntry *entry = ferry_listing_get (bundle->entries, i);
      g_autofree char *path = ferry_path_join (bundle->folder, entry->name);

      if (ferry_entry_is_directory (entry) && ferry_path_is_inside (folder, path))
        return FALSE;
    }
  return TRUE;
}

/**
 * ferry_bundle_can_go_to:
 *
 * Returns: whether it makes sense to bring the files to @folder: not to where they are, and no
 * folder into itself
 */
gboolean
ferry_bundle_can_go_to (const FerryBundle *bundle, FerryPlace *place, const char *folder)
{
  for (; bundle != NULL; bundle = bundle->next)
    if (!can_part_go_to (bundle, place, folder))
      return FALSE;
  return TRUE;
}
