/* What stands at the target of a folder already. See ferry-tree-target.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-tree-target.h"

#include "ferry-name.h"

void
ferry_tree_target_init (FerryTreeTarget *target)
{
  target->names = g_hash_table_new (g_str_hash, g_str_equal);
}

void
ferry_tree_target_clear (FerryTreeTarget *target)
{
  g_clear_pointer (&target->names, g_hash_table_unref);
  g_clear_pointer (&target->listing, ferry_listing_unref);
}

/**
 * ferry_tree_target_take:
 * @listing: (transfer full) (nullable): what the next folder has at its target
 * @is_known: whether nothing else is there
 */
void
ferry_tree_target_take (FerryTreeTarget *target, FerryListing *listing, gboolean is_known)
{
  g_hash_table_remove_all (target->names);
  g_clear_pointer (&target->listing, ferry_listing_unref);
  target->listing = listing;
  target->is_known = is_known;
  target->known_since = g_get_monotonic_time ();
  for (guint i = 0; listing != NULL && i < ferry_listing_get_length (listing); i++)
    {
      const FerryEntry *entry = ferry_listing_get (listing, i);

      g_hash_table_insert (target->names, (gpointer) entry->name, (gpointer) entry);
    }
}

/**
 * ferry_tree_target_find:
 *
 * Returns: (nullable): what stands there under @name, in either spelling of Unicode
 */
const FerryEntry *
ferry_tree_target_find (FerryTreeTarget *target, const char *name)
{
  const FerryEntry *entry = g_hash_table_lookup (target->names, name);
  g_autofree char *twin = NULL;

  if (entry != NULL || g_hash_table_size (target->names) == 0)
    return entry;
  twin = ferry_name_dup_twin (name);
  return twin != NULL ? g_hash_table_lookup (target->names, twin) : NULL;
}
