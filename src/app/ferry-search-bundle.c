/* Search hits on their way. See ferry-search-bundle.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-search-bundle.h"

#include "ferry-path.h"
#include "ferry-search-hit.h"

/* What goes with a folder that is selected too goes but once. */
static gboolean
is_in_one_of (GHashTable *folders, const char *path)
{
  g_autofree char *above = g_strdup (path);

  while (!g_hash_table_contains (folders, above))
    {
      char *next = ferry_path_dup_parent (above);

      if (g_str_equal (next, above))
        {
          g_free (next);
          return FALSE;
        }
      g_free (above);
      above = next;
    }
  return TRUE;
}

static GHashTable *
collect_folders (GListModel *hits, GtkBitset *selected)
{
  GHashTable *folders = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GtkBitsetIter iter;
  guint position;

  for (gboolean more = gtk_bitset_iter_init_first (&iter, selected, &position); more;
       more = gtk_bitset_iter_next (&iter, &position))
    {
      g_autoptr (FerrySearchHit) hit = g_list_model_get_item (hits, position);
      const FerryEntry *entry = ferry_search_hit_get_entry (hit);

      if (ferry_entry_is_directory (entry))
        g_hash_table_add (folders,
                          ferry_path_join (ferry_search_hit_get_folder (hit), entry->name));
    }
  return folders;
}

/**
 * ferry_search_bundle_new:
 * @hits: of FerrySearchHit
 *
 * Returns: (transfer full) (nullable): what is selected; %NULL where nothing is
 */
FerryBundle *
ferry_search_bundle_new (FerryPlace *place, GtkSelectionModel *hits)
{
  g_autoptr (GtkBitset) selected = gtk_selection_model_get_selection (hits);
  g_autoptr (GHashTable) folders = collect_folders (G_LIST_MODEL (hits), selected);
  g_autoptr (GHashTable) bundles = g_hash_table_new (g_str_hash, g_str_equal);
  FerryBundle *first = NULL, **end = &first;
  GtkBitsetIter iter;
  guint position;

  for (gboolean more = gtk_bitset_iter_init_first (&iter, selected, &position); more;
       more = gtk_bitset_iter_next (&iter, &position))
    {
      g_autoptr (FerrySearchHit) hit = g_list_model_get_item (G_LIST_MODEL (hits), position);
      const char *folder = ferry_search_hit_get_folder (hit);
      FerryBundle *bundle;

      if (is_in_one_of (folders, folder))
        continue;
      bundle = g_hash_table_lookup (bundles, folder);
      if (bundle == NULL)
        {
          g_autoptr (FerryListing) entries = ferry_listing_new ();

          bundle = *end = ferry_bundle_new (place, folder, entries);
          end = &bundle->next;
          g_hash_table_insert (bundles, bundle->folder, bundle);
        }
      ferry_listing_add_copy (bundle->entries, ferry_search_hit_get_entry (hit));
    }
  return first;
}
