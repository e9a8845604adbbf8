/* The servers that the user connected to, last used first. See ferry-recent-store.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-recent-store.h"

#include <string.h>

struct _FerryRecentStore
{
  FerryKeptList parent_instance;

  /* Owned: from what ferry_recent_dup_group() says to the group in the file */
  GHashTable *groups;
};

G_DEFINE_FINAL_TYPE (FerryRecentStore, ferry_recent_store, FERRY_TYPE_KEPT_LIST)

static void
ferry_recent_store_finalize (GObject *object)
{
  g_clear_pointer (&FERRY_RECENT_STORE (object)->groups, g_hash_table_unref);

  G_OBJECT_CLASS (ferry_recent_store_parent_class)->finalize (object);
}

static GKeyFile *
get_key_file (FerryRecentStore *self)
{
  return ferry_kept_list_get_key_file (FERRY_KEPT_LIST (self));
}

static GPtrArray *
get_recents (FerryRecentStore *self)
{
  return ferry_kept_list_get_items (FERRY_KEPT_LIST (self));
}

static gpointer
ref (gconstpointer recent, gpointer user_data)
{
  return g_object_ref ((gpointer) recent);
}

/* A list to be changed and taken. */
static GPtrArray *
copy_recents (FerryRecentStore *self)
{
  return g_ptr_array_copy (get_recents (self), ref, NULL);
}

/* A person who edits the file may call a group as they like; of two for one server the first
 * counts.
 */
static void
read_group (FerryRecentStore *self, const char *group, GPtrArray *recents)
{
  g_autoptr (FerryRecent) recent = ferry_recent_read (get_key_file (self), group);
  g_autofree char *key = NULL;

  if (recent == NULL)
    return;
  key = ferry_recent_dup_group (ferry_recent_get_server (recent));
  if (g_hash_table_contains (self->groups, key))
    return;
  g_hash_table_insert (self->groups, g_steal_pointer (&key), g_strdup (group));
  g_ptr_array_add (recents, g_steal_pointer (&recent));
}

static void
read_all (FerryKeptList *list)
{
  FerryRecentStore *self = FERRY_RECENT_STORE (list);
  g_auto (GStrv) groups = g_key_file_get_groups (get_key_file (self), NULL);
  GPtrArray *recents = g_ptr_array_new_with_free_func (g_object_unref);

  g_hash_table_remove_all (self->groups);
  for (guint i = 0; groups[i] != NULL; i++)
    read_group (self, groups[i], recents);
  g_ptr_array_sort (recents, ferry_recent_compare_last_used);
  ferry_kept_list_take_items (list, recents);
}

static const char *
get_group (FerryRecentStore *self, const char *key)
{
  const char *group = g_hash_table_lookup (self->groups, key);

  return group != NULL ? group : key;
}

/* Servers of ours that the disk could not take in are newer than what another Ferry wrote. */
static void
keep_unsaved (FerryKeptList *list, GKeyFile *old, GKeyFile *new)
{
  FerryRecentStore *self = FERRY_RECENT_STORE (list);
  GPtrArray *recents = get_recents (self);

  for (guint i = 0; i < recents->len; i++)
    {
      FerryRecent *recent = g_ptr_array_index (recents, i);
      g_autofree char *key = ferry_recent_dup_group (ferry_recent_get_server (recent));
      const char *group = get_group (self, key);

      if (g_key_file_get_int64 (new, group, "last-used", NULL) <
          ferry_recent_get_last_used (recent))
        ferry_recent_write (new, group, recent);
    }
}

static void
ferry_recent_store_class_init (FerryRecentStoreClass *class)
{
  FerryKeptListClass *list_class = FERRY_KEPT_LIST_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = ferry_recent_store_finalize;
  list_class->item_type = FERRY_TYPE_RECENT;
  list_class->read = read_all;
  list_class->keep_unsaved = keep_unsaved;
}

static void
ferry_recent_store_init (FerryRecentStore *self)
{
  self->groups = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

/**
 * ferry_recent_store_new:
 *
 * Reads @file.
 *
 * Returns: (transfer full): a store; empty where there is no file yet
 */
FerryRecentStore *
ferry_recent_store_new (GFile *file)
{
  FerryRecentStore *self = g_object_new (FERRY_TYPE_RECENT_STORE, NULL);

  ferry_kept_list_open (FERRY_KEPT_LIST (self), file);
  return self;
}

static FerryRecent *
find_recent (FerryRecentStore *self, const char *key, guint *index)
{
  GPtrArray *recents = get_recents (self);

  for (*index = 0; *index < recents->len; (*index)++)
    {
      FerryRecent *recent = g_ptr_array_index (recents, *index);
      g_autofree char *own = ferry_recent_dup_group (ferry_recent_get_server (recent));

      if (strcmp (own, key) == 0)
        return recent;
    }
  return NULL;
}

/**
 * ferry_recent_store_find:
 *
 * Returns: (transfer none) (nullable): what is known of the same user, host and port
 */
FerryRecent *
ferry_recent_store_find (FerryRecentStore *store, const FerryServer *server)
{
  g_autofree char *key = ferry_recent_dup_group (server);
  guint index;

  g_return_val_if_fail (FERRY_IS_RECENT_STORE (store), NULL);
  return find_recent (store, key, &index);
}

/**
 * ferry_recent_store_dup_server:
 *
 * Returns: (transfer full): a copy of @server with what was learned about it
 */
FerryServer *
ferry_recent_store_dup_server (FerryRecentStore *store, const FerryServer *server)
{
  FerryServer *copy = ferry_server_copy (server);
  FerryRecent *recent = ferry_recent_store_find (store, server);

  if (recent != NULL)
    ferry_recent_teach (recent, copy);
  return copy;
}

/* The latest of all, whatever the clock says. */
static gint64
get_next_time (FerryRecentStore *self)
{
  GPtrArray *recents = get_recents (self);
  gint64 last = recents->len > 0 ? ferry_recent_get_last_used (g_ptr_array_index (recents, 0)) : 0;

  return MAX (g_get_real_time (), last < G_MAXINT64 ? last + 1 : last);
}

/* Shows the changed list, and writes the changed file. */
static void
commit (FerryRecentStore *self, GPtrArray *recents)
{
  ferry_kept_list_take_items (FERRY_KEPT_LIST (self), recents);
  ferry_kept_list_write (FERRY_KEPT_LIST (self), NULL);
}

/**
 * ferry_recent_store_remember:
 * @folder: (nullable): where the user is on the server, raw bytes; %NULL keeps what is known
 *
 * Adds the server, or updates the one of the same user, host and port, puts it first and saves.
 *
 * Returns: (transfer none): what is remembered
 */
FerryRecent *
ferry_recent_store_remember (FerryRecentStore *store, const FerryServer *server, const char *folder)
{
  g_autofree char *key = ferry_recent_dup_group (server);
  g_autoptr (FerryRecent) recent = NULL;
  GPtrArray *recents;
  FerryRecent *old;
  guint index;

  g_return_val_if_fail (FERRY_IS_RECENT_STORE (store), NULL);

  ferry_kept_list_refresh (FERRY_KEPT_LIST (store));
  old = find_recent (store, key, &index);
  if (folder == NULL && old != NULL)
    folder = ferry_recent_get_folder (old);
  recent = ferry_recent_new (server, folder, get_next_time (store));
  if (!ferry_recent_write (get_key_file (store), get_group (store, key), recent) && old != NULL &&
      index == 0)
    return old;
  recents = copy_recents (store);
  if (old != NULL)
    g_ptr_array_remove_index (recents, index);
  g_ptr_array_insert (recents, 0, g_object_ref (recent));
  commit (store, recents);
  return recent;
}

/**
 * ferry_recent_store_forget:
 *
 * Removes the server with all that was learned about it, and saves.
 */
void
ferry_recent_store_forget (FerryRecentStore *store, FerryRecent *recent)
{
  g_autofree char *key = NULL;
  GPtrArray *recents;
  guint index;

  g_return_if_fail (FERRY_IS_RECENT_STORE (store));
  g_return_if_fail (FERRY_IS_RECENT (recent));

  key = ferry_recent_dup_group (ferry_recent_get_server (recent));
  ferry_kept_list_refresh (FERRY_KEPT_LIST (store));
  if (find_recent (store, key, &index) == NULL)
    return;
  g_key_file_remove_group (get_key_file (store), get_group (store, key), NULL);
  g_hash_table_remove (store->groups, key);
  recents = copy_recents (store);
  g_ptr_array_remove_index (recents, index);
  commit (store, recents);
}

/**
 * ferry_recent_store_forget_certificate:
 *
 * The user is asked again whether to trust the server of the same user, host and port.
 */
void
ferry_recent_store_forget_certificate (FerryRecentStore *store, const FerryServer *server)
{
  g_autofree char *key = ferry_recent_dup_group (server);
  g_autoptr (FerryServer) known = NULL;
  GPtrArray *recents;
  FerryRecent *old, *recent;
  guint index;

  ferry_kept_list_refresh (FERRY_KEPT_LIST (store));
  old = find_recent (store, key, &index);
  if (old == NULL)
    return;
  known = ferry_server_copy (ferry_recent_get_server (old));
  g_clear_pointer (&known->pinned_fingerprint, g_free);
  recent =
      ferry_recent_new (known, ferry_recent_get_folder (old), ferry_recent_get_last_used (old));
  ferry_recent_write (get_key_file (store), get_group (store, key), recent);
  recents = copy_recents (store);
  g_object_unref (recents->pdata[index]);
  recents->pdata[index] = recent;
  commit (store, recents);
}
