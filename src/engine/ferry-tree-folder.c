/* A folder that a walk has still to do with. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-tree-folder.h"

static FerryTreeFolder *
new_folder (const char *source, const char *target, GPtrArray *ancestors)
{
  FerryTreeFolder *folder = g_new0 (FerryTreeFolder, 1);

  folder->source = g_strdup (source);
  folder->target = g_strdup (target);
  folder->ancestors = g_ptr_array_ref (ancestors);
  folder->steps = FERRY_FOLDER_MAKE | FERRY_FOLDER_LIST;
  folder->taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  ferry_tree_target_init (&folder->existing);
  return folder;
}

/**
 * ferry_tree_folder_new:
 *
 * Returns: (transfer full): the top of a tree
 */
FerryTreeFolder *
ferry_tree_folder_new (const char *source, const char *target)
{
  g_autoptr (GPtrArray) nobody = g_ptr_array_new_with_free_func (g_free);

  return new_folder (source, target, nobody);
}

/**
 * ferry_tree_folder_add:
 *
 * Returns: (transfer none): a folder in @parent, the last of those reached so far
 */
FerryTreeFolder *
ferry_tree_folder_add (FerryTreeFolder *parent, const char *source, const char *target)
{
  FerryTreeFolder *folder = new_folder (source, target, parent->ancestors);

  folder->parent = parent;
  folder->depth = parent->depth + 1;
  g_queue_push_tail (&parent->below, folder);
  return folder;
}

/**
 * ferry_tree_folder_free:
 *
 * With all that is below it.
 */
void
ferry_tree_folder_free (gpointer data)
{
  FerryTreeFolder *folder = data;

  g_queue_clear_full (&folder->below, ferry_tree_folder_free);
  g_free (folder->source);
  g_free (folder->target);
  g_ptr_array_unref (folder->ancestors);
  g_clear_pointer (&folder->entries, ferry_listing_unref);
  g_hash_table_unref (folder->taken);
  ferry_tree_target_clear (&folder->existing);
  g_free (folder);
}

/**
 * ferry_tree_folder_leave:
 *
 * Frees a folder that is done with, which is the first of its parent.
 *
 * Returns: (transfer none) (nullable): the folder above
 */
FerryTreeFolder *
ferry_tree_folder_leave (FerryTreeFolder *folder)
{
  FerryTreeFolder *parent = folder->parent;

  if (parent != NULL)
    g_queue_remove (&parent->below, folder);
  ferry_tree_folder_free (folder);
  return parent;
}

/**
 * ferry_tree_folder_next:
 * @position: (inout): where to look on
 *
 * Returns: (transfer none) (nullable): the next entry that is a folder, or none
 */
const FerryEntry *
ferry_tree_folder_next (FerryTreeFolder *folder, guint *position, gboolean is_directory)
{
  while (*position < ferry_listing_get_length (folder->entries))
    {
      const FerryEntry *entry = ferry_listing_get (folder->entries, (*position)++);

      if (ferry_entry_is_directory (entry) == is_directory)
        return entry;
    }
  return NULL;
}

/**
 * ferry_tree_folder_set_target:
 *
 * The folder was found to be there under another spelling.
 */
void
ferry_tree_folder_set_target (FerryTreeFolder *folder, const char *target)
{
  char *copy = g_strdup (target);

  g_free (folder->target);
  folder->target = copy;
}

/**
 * ferry_tree_folder_add_ancestor:
 * @identity: (nullable):
 * @likeness: (nullable):
 *
 * Those below will know this folder too, by what the server calls it and by what is in it.
 */
void
ferry_tree_folder_add_ancestor (FerryTreeFolder *folder, const char *identity, const char *likeness)
{
  GPtrArray *chain = g_ptr_array_new_with_free_func (g_free);

  /* A copy: a worker may be reading the old one. */
  for (guint i = 0; i < folder->ancestors->len; i++)
    g_ptr_array_add (chain, g_strdup (g_ptr_array_index (folder->ancestors, i)));
  if (identity != NULL)
    g_ptr_array_add (chain, g_strdup (identity));
  if (likeness != NULL)
    g_ptr_array_add (chain, g_strdup (likeness));
  g_ptr_array_unref (folder->ancestors);
  folder->ancestors = chain;
}
