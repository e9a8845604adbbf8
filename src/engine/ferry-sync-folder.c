/* A pair of folders that a scan has still to do with. Main thread. See ferry-sync-folder.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-sync-folder.h"

#include "ferry-name.h"
#include "ferry-path.h"
#include "ferry-target-name.h"

/**
 * ferry_sync_folder_new:
 *
 * Returns: (transfer full): the two tops
 */
FerrySyncFolder *
ferry_sync_folder_new (const char *left_path, const char *right_path)
{
  FerrySyncFolder *folder = g_new0 (FerrySyncFolder, 1);
  const char *const paths[] = { left_path, right_path };

  folder->path = g_strdup ("");
  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      folder->sides[i].path = g_strdup (paths[i]);
      folder->sides[i].is_there = TRUE;
      folder->sides[i].ancestors = g_ptr_array_new_with_free_func (g_free);
    }
  return folder;
}

/**
 * ferry_sync_folder_new_below:
 * @path: UTF-8, below the top
 * @twins: its name in @parent
 */
FerrySyncFolder *
ferry_sync_folder_new_below (const FerrySyncFolder *parent,
                             const char *path,
                             const FerrySyncTwins *twins)
{
  FerrySyncFolder *folder = g_new0 (FerrySyncFolder, 1);

  folder->path = g_strdup (path);
  folder->depth = parent->depth + 1;
  for (guint i = 0; i < G_N_ELEMENTS (folder->sides); i++)
    {
      folder->sides[i].path = g_strdup (twins->paths[i]);
      folder->sides[i].is_there = twins->entries[i] != NULL;
      folder->sides[i].ancestors = g_ptr_array_ref (parent->sides[i].ancestors);
    }
  return folder;
}

/**
 * ferry_sync_folder_free:
 */
void
ferry_sync_folder_free (FerrySyncFolder *folder)
{
  for (guint i = 0; i < G_N_ELEMENTS (folder->sides); i++)
    {
      g_free (folder->sides[i].path);
      g_ptr_array_unref (folder->sides[i].ancestors);
      g_clear_pointer (&folder->sides[i].entries, ferry_listing_unref);
      g_clear_error (&folder->sides[i].error);
    }
  g_clear_object (&folder->item);
  g_free (folder->path);
  g_free (folder);
}

/**
 * ferry_sync_folder_add_ancestor:
 * @identity: (nullable): what the folder itself is known by, to those below it
 * @likeness: (nullable): the same by its content
 */
void
ferry_sync_folder_add_ancestor (FerrySyncFolder *folder,
                                gboolean is_right,
                                const char *identity,
                                const char *likeness)
{
  FerrySyncFolderSide *side = &folder->sides[is_right];
  GPtrArray *chain = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < side->ancestors->len; i++)
    g_ptr_array_add (chain, g_strdup (g_ptr_array_index (side->ancestors, i)));
  if (identity != NULL)
    g_ptr_array_add (chain, g_strdup (identity));
  if (likeness != NULL)
    g_ptr_array_add (chain, g_strdup (likeness));
  g_ptr_array_unref (side->ancestors);
  side->ancestors = chain;
}

static void
twins_free (gpointer data)
{
  FerrySyncTwins *twins = data;

  g_free (twins->name);
  g_free (twins->paths[0]);
  g_free (twins->paths[1]);
  g_free (twins);
}

/* What makes two names one: the same letters, in whichever spelling of Unicode. */
static char *
dup_key (const char *name, gboolean ignores_case)
{
  g_autofree char *composed = ferry_name_compose (name);

  return ignores_case ? g_utf8_casefold (composed, -1) : g_steal_pointer (&composed);
}

typedef struct
{
  FerryPlace *places[2];
  const FerrySyncFolder *folder;
  GHashTable *keys; /* key to FerrySyncTwins, borrowed */
  GPtrArray *found; /* of FerrySyncTwins, owned */
  gboolean ignores_case;
} Match;

static void
add_entry (Match *match, guint side, const FerryEntry *entry)
{
  g_autofree char *shown = ferry_place_decode (match->places[side], entry->name, NULL);
  g_autofree char *key = dup_key (shown, match->ignores_case);
  FerrySyncTwins *twins = g_hash_table_lookup (match->keys, key);

  /* Two names on one side that the other one could not tell apart: the second stands alone. */
  if (twins == NULL || twins->entries[side] != NULL)
    {
      twins = g_new0 (FerrySyncTwins, 1);
      twins->name = g_steal_pointer (&shown);
      g_ptr_array_add (match->found, twins);
      if (!g_hash_table_contains (match->keys, key))
        g_hash_table_insert (match->keys, g_steal_pointer (&key), twins);
    }
  twins->entries[side] = entry;
  twins->paths[side] = ferry_path_join (match->folder->sides[side].path, entry->name);
}

/* Where it would be on the side that does not have it; NULL where it cannot. */
static void
complete_paths (Match *match, FerrySyncTwins *twins)
{
  g_autoptr (GHashTable) taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint missing = twins->entries[0] == NULL ? 0 : 1;
  g_autofree char *name = NULL;

  if (twins->entries[missing] != NULL)
    return;
  name = ferry_target_name_make (match->places[!missing], twins->entries[!missing]->name,
                                 match->places[missing], taken, NULL);
  if (name != NULL)
    twins->paths[missing] = ferry_path_join (match->folder->sides[missing].path, name);
}

/**
 * ferry_sync_folder_match:
 *
 * Returns: (transfer container): of #FerrySyncTwins: all names of both sides
 */
GPtrArray *
ferry_sync_folder_match (const FerrySyncFolder *folder,
                         FerryPlace *left,
                         FerryPlace *right,
                         gboolean ignores_case)
{
  g_autoptr (GHashTable) keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Match match = {
    { left, right }, folder, keys, g_ptr_array_new_with_free_func (twins_free), ignores_case
  };

  for (guint side = 0; side < G_N_ELEMENTS (folder->sides); side++)
    {
      const FerryListing *entries = folder->sides[side].entries;

      for (guint i = 0; entries != NULL && i < ferry_listing_get_length (entries); i++)
        add_entry (&match, side, ferry_listing_get (entries, i));
    }
  for (guint i = 0; i < match.found->len; i++)
    complete_paths (&match, g_ptr_array_index (match.found, i));
  return match.found;
}

/**
 * ferry_sync_folder_dup_path:
 *
 * Returns: (transfer full): the path of @name below the top
 */
char *
ferry_sync_folder_dup_path (const FerrySyncFolder *folder, const char *name)
{
  return *folder->path != '\0' ? g_strconcat (folder->path, "/", name, NULL) : g_strdup (name);
}
