/* Listings of a place that were read before. See ferry-listing-cache.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-listing-cache.h"

#include "ferry-path.h"

typedef struct
{
  char *path;
  GPtrArray *parts; /* owned; of FerryListing */
  guint n_entries;
} Folder;

struct _FerryListingCache
{
  GHashTable *links;    /* path of a Folder → its link in @used */
  GQueue used;          /* of Folder, the one used last at the head */
  GHashTable *expected; /* paths that are being listed, and have not changed since that began */
  guint n_entries;
};

static void
folder_free (gpointer data)
{
  Folder *folder = data;

  g_free (folder->path);
  g_ptr_array_unref (folder->parts);
  g_free (folder);
}

static void
drop (FerryListingCache *cache, Folder *folder)
{
  GList *link = g_hash_table_lookup (cache->links, folder->path);

  g_hash_table_remove (cache->links, folder->path);
  g_queue_delete_link (&cache->used, link);
  cache->n_entries -= folder->n_entries;
  folder_free (folder);
}

static void
drop_path (FerryListingCache *cache, const char *path)
{
  GList *link = g_hash_table_lookup (cache->links, path);

  if (link != NULL)
    drop (cache, link->data);
}

/**
 * ferry_listing_cache_new:
 *
 * Returns: (transfer full): nothing kept yet
 */
FerryListingCache *
ferry_listing_cache_new (void)
{
  FerryListingCache *cache = g_new0 (FerryListingCache, 1);

  cache->links = g_hash_table_new (g_str_hash, g_str_equal);
  cache->expected = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_queue_init (&cache->used);
  return cache;
}

/**
 * ferry_listing_cache_free:
 */
void
ferry_listing_cache_free (FerryListingCache *cache)
{
  g_hash_table_unref (cache->links);
  g_hash_table_unref (cache->expected);
  g_queue_clear_full (&cache->used, folder_free);
  g_free (cache);
}

/**
 * ferry_listing_cache_begin:
 *
 * A listing of @path begins. If the folder is forgotten while it is under way, what it brings is
 * not worth keeping.
 */
void
ferry_listing_cache_begin (FerryListingCache *cache, const char *path)
{
  g_hash_table_add (cache->expected, g_strdup (path));
}

/**
 * ferry_listing_cache_keep:
 * @parts: (element-type FerryListing): all of the folder; nobody changes it any more
 *
 * The listing that ferry_listing_cache_begin() told of is whole.
 */
void
ferry_listing_cache_keep (FerryListingCache *cache, const char *path, GPtrArray *parts)
{
  gboolean is_expected = g_hash_table_remove (cache->expected, path);
  Folder *folder;
  guint n_entries = 0;

  drop_path (cache, path);
  for (guint i = 0; i < parts->len; i++)
    n_entries += ferry_listing_get_length (g_ptr_array_index (parts, i));
  if (!is_expected || n_entries > FERRY_LISTING_CACHE_MOST_ENTRIES)
    return;

  folder = g_new (Folder, 1);
  *folder = (Folder){ g_strdup (path), g_ptr_array_ref (parts), n_entries };
  cache->n_entries += n_entries;
  g_queue_push_head (&cache->used, folder);
  g_hash_table_insert (cache->links, folder->path, cache->used.head);
  while (cache->n_entries > FERRY_LISTING_CACHE_MOST_ENTRIES ||
         cache->used.length > FERRY_LISTING_CACHE_MOST_FOLDERS)
    drop (cache, cache->used.tail->data);
}

/**
 * ferry_listing_cache_look:
 *
 * Returns: (transfer none) (nullable) (element-type FerryListing): what the folder held when it was
 * last read
 */
GPtrArray *
ferry_listing_cache_look (FerryListingCache *cache, const char *path)
{
  GList *link = g_hash_table_lookup (cache->links, path);

  if (link == NULL)
    return NULL;
  g_queue_unlink (&cache->used, link);
  g_queue_push_head_link (&cache->used, link);
  return ((Folder *) link->data)->parts;
}

/**
 * ferry_listing_cache_forget:
 * @path: (nullable): %NULL for all folders
 *
 * The folder is known to hold something else now.
 */
void
ferry_listing_cache_forget (FerryListingCache *cache, const char *path)
{
  if (path != NULL)
    {
      g_hash_table_remove (cache->expected, path);
      drop_path (cache, path);
      return;
    }
  g_hash_table_remove_all (cache->expected);
  while (cache->used.head != NULL)
    drop (cache, cache->used.head->data);
}

static gboolean
is_inside (gpointer path, gpointer value, gpointer folder)
{
  return ferry_path_is_inside (path, folder);
}

/**
 * ferry_listing_cache_forget_tree:
 *
 * The folder, if it is one, has gone or been replaced, with all that was in it.
 */
void
ferry_listing_cache_forget_tree (FerryListingCache *cache, const char *path)
{
  g_hash_table_foreach_remove (cache->expected, is_inside, (gpointer) path);
  for (GList *link = cache->used.head, *next; link != NULL; link = next)
    {
      Folder *folder = link->data;

      next = link->next;
      if (ferry_path_is_inside (folder->path, path))
        drop (cache, folder);
    }
}
