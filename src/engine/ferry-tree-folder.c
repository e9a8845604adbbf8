/* A folder that a walk has still to visit. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-tree-folder.h"

/**
 * ferry_tree_folder_new:
 * @ancestors: (transfer none): of the folder above
 */
FerryTreeFolder *
ferry_tree_folder_new (const char *source, const char *target, guint depth, GPtrArray *ancestors)
{
  FerryTreeFolder *folder = g_new0 (FerryTreeFolder, 1);

  folder->source = g_strdup (source);
  folder->target = g_strdup (target);
  folder->depth = depth;
  folder->ancestors = g_ptr_array_ref (ancestors);
  return folder;
}

/**
 * ferry_tree_folder_free:
 */
void
ferry_tree_folder_free (gpointer data)
{
  FerryTreeFolder *folder = data;

  g_free (folder->source);
  g_free (folder->target);
  g_ptr_array_unref (folder->ancestors);
  g_free (folder);
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
