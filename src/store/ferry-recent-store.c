/* The servers that the user connected to. The key file is the truth and the array of servers its
 * image; before each change the file is read again if another Ferry wrote it, so that neither
 * loses what the other remembered. See ferry-recent-store.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-recent-store.h"

#include "ferry-kept-file.h"

#include <string.h>

struct _FerryRecentStore
{
  GObject parent_instance;

  /* Owned */
  FerryKeptFile *kept;
  GPtrArray *recents; /* of FerryRecent */
  GHashTable *groups; /* from what ferry_recent_dup_group() says to the group in the file */
  char *problem;      /* nullable, as it was said last */
};

enum
{
  PROP_0,
  PROP_PROBLEM,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

static GType
ferry_recent_store_get_item_type (GListModel *model)
{
  return FERRY_TYPE_RECENT;
}

static guint
ferry_recent_store_get_n_items (GListModel *model)
{
  return FERRY_RECENT_STORE (model)->recents->len;
}

static gpointer
ferry_recent_store_get_item (GListModel *model, guint position)
{
  GPtrArray *recents = FERRY_RECENT_STORE (model)->recents;

  return position < recents->len ? g_object_ref (g_ptr_array_index (recents, position)) : NULL;
}

static void
list_model_init (GListModelInterface *interface)
{
  interface->get_item_type = ferry_recent_store_get_item_type;
  interface->get_n_items = ferry_recent_store_get_n_items;
  interface->get_item = ferry_recent_store_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (FerryRecentStore,
                               ferry_recent_store,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static void
ferry_recent_store_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_PROBLEM)
    g_value_set_string (value, FERRY_RECENT_STORE (object)->problem);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
ferry_recent_store_finalize (GObject *object)
{
  FerryRecentStore *self = FERRY_RECENT_STORE (object);

  g_clear_pointer (&self->kept, ferry_kept_file_free);
  g_clear_pointer (&self->recents, g_ptr_array_unref);
  g_clear_pointer (&self->groups, g_hash_table_unref);
  g_free (self->problem);

  G_OBJECT_CLASS (ferry_recent_store_parent_class)->finalize (object);
}

static void
ferry_recent_store_class_init (FerryRecentStoreClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);

  object_class->get_property = ferry_recent_store_get_property;
  object_class->finalize = ferry_recent_store_finalize;

  /**
   * FerryRecentStore:problem:
   *
   * What is wrong with the file, as a sentence for the user; %NULL while all is well.
   */
  properties[PROP_PROBLEM] =
      g_param_spec_string ("problem", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
ferry_recent_store_init (FerryRecentStore *self)
{
  self->recents = g_ptr_array_new_with_free_func (g_object_unref);
  self->groups = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

static GKeyFile *
get_key_file (FerryRecentStore *self)
{
  return ferry_kept_file_get_key_file (self->kept);
}

static void
say_problem (FerryRecentStore *self)
{
  const char *problem = ferry_kept_file_get_problem (self->kept);

  if (g_strcmp0 (self->problem, problem) == 0)
    return;
  g_free (self->problem);
  self->problem = g_strdup (problem);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROBLEM]);
}

/* A person who edits the file may call a group as they like; of two for one server the first
 * counts.
 */
static void
read_group (FerryRecentStore *self, const char *group)
{
  g_autoptr (FerryRecent) recent = ferry_recent_read (get_key_file (self), group);
  g_autofree char *key = NULL;

  if (recent == NULL)
    return;
  key = ferry_recent_dup_group (ferry_recent_get_server (recent));
  if (g_hash_table_contains (self->groups, key))
    return;
  g_hash_table_insert (self->groups, g_steal_pointer (&key), g_strdup (group));
  g_ptr_array_add (self->recents, g_steal_pointer (&recent));
}

static void
read_recents (FerryRecentStore *self)
{
  g_auto (GStrv) groups = g_key_file_get_groups (get_key_file (self), NULL);
  guint old_length = self->recents->len;

  g_ptr_array_set_size (self->recents, 0);
  g_hash_table_remove_all (self->groups);
  for (guint i = 0; groups[i] != NULL; i++)
    read_group (self, groups[i]);
  g_ptr_array_sort (self->recents, ferry_recent_compare_last_used);
  g_list_model_items_changed (G_LIST_MODEL (self), 0, old_length, self->recents->len);
}

static const char *
get_group (FerryRecentStore *self, const char *key)
{
  const char *group = g_hash_table_lookup (self->groups, key);

  return group != NULL ? group : key;
}

/* Sites of ours that the disk could not take in are newer than what another Ferry wrote. */
static void
keep_unsaved (GKeyFile *old, GKeyFile *key_file, gpointer user_data)
{
  FerryRecentStore *self = user_data;

  for (guint i = 0; i < self->recents->len; i++)
    {
      FerryRecent *recent = g_ptr_array_index (self->recents, i);
      g_autofree char *key = ferry_recent_dup_group (ferry_recent_get_server (recent));
      const char *group = get_group (self, key);

      if (g_key_file_get_int64 (key_file, group, "last-used", NULL) <
          ferry_recent_get_last_used (recent))
        ferry_recent_write (key_file, group, recent);
    }
}

static void
load (FerryRecentStore *self)
{
  if (!ferry_kept_file_refresh (self->kept, keep_unsaved, self))
    return;
  read_recents (self);
  say_problem (self);
}

/**
 * ferry_recent_store_new:
 *
 * Reads @file. One that is damaged is set aside beside it, and #FerryRecentStore:problem says so.
 *
 * Returns: (transfer full): a store; empty where there is no file yet
 */
FerryRecentStore *
ferry_recent_store_new (GFile *file)
{
  FerryRecentStore *self = g_object_new (FERRY_TYPE_RECENT_STORE, NULL);

  self->kept = ferry_kept_file_new (file);
  load (self);
  return self;
}

/**
 * ferry_recent_store_save:
 *
 * Writes what could not be written before. Changes are saved at once by themselves.
 */
gboolean
ferry_recent_store_save (FerryRecentStore *store, GError **error)
{
  gboolean is_saved;

  g_return_val_if_fail (FERRY_IS_RECENT_STORE (store), FALSE);

  load (store);
  is_saved = ferry_kept_file_save (store->kept, error);
  say_problem (store);
  return is_saved;
}

static FerryRecent *
find_recent (FerryRecentStore *self, const char *key, guint *index)
{
  for (*index = 0; *index < self->recents->len; (*index)++)
    {
      FerryRecent *recent = g_ptr_array_index (self->recents, *index);
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
  gint64 last = self->recents->len > 0
                    ? ferry_recent_get_last_used (g_ptr_array_index (self->recents, 0))
                    : 0;

  return MAX (g_get_real_time (), last < G_MAXINT64 ? last + 1 : last);
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
  FerryRecent *old, *recent;
  guint index;

  g_return_val_if_fail (FERRY_IS_RECENT_STORE (store), NULL);

  load (store);
  old = find_recent (store, key, &index);
  if (folder == NULL && old != NULL)
    folder = ferry_recent_get_folder (old);
  recent = ferry_recent_new (server, folder, get_next_time (store));
  if (!ferry_recent_write (get_key_file (store), get_group (store, key), recent) && old != NULL &&
      index == 0)
    {
      g_object_unref (recent);
      return old;
    }
  if (old != NULL)
    g_ptr_array_remove_index (store->recents, index);
  g_ptr_array_insert (store->recents, 0, recent);
  if (old != NULL)
    g_list_model_items_changed (G_LIST_MODEL (store), 0, index + 1, index + 1);
  else
    g_list_model_items_changed (G_LIST_MODEL (store), 0, 0, 1);
  ferry_kept_file_save (store->kept, NULL);
  say_problem (store);
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
  guint index;

  g_return_if_fail (FERRY_IS_RECENT_STORE (store));
  g_return_if_fail (FERRY_IS_RECENT (recent));

  key = ferry_recent_dup_group (ferry_recent_get_server (recent));
  load (store);
  if (find_recent (store, key, &index) == NULL)
    return;
  g_key_file_remove_group (get_key_file (store), get_group (store, key), NULL);
  g_hash_table_remove (store->groups, key);
  g_ptr_array_remove_index (store->recents, index);
  g_list_model_items_changed (G_LIST_MODEL (store), index, 1, 0);
  ferry_kept_file_save (store->kept, NULL);
  say_problem (store);
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
  FerryRecent *old, *recent;
  guint index;

  load (store);
  old = find_recent (store, key, &index);
  if (old == NULL)
    return;
  known = ferry_server_copy (ferry_recent_get_server (old));
  g_clear_pointer (&known->pinned_fingerprint, g_free);
  recent =
      ferry_recent_new (known, ferry_recent_get_folder (old), ferry_recent_get_last_used (old));
  ferry_recent_write (get_key_file (store), get_group (store, key), recent);
  g_object_unref (old);
  store->recents->pdata[index] = recent;
  g_list_model_items_changed (G_LIST_MODEL (store), index, 1, 1);
  ferry_kept_file_save (store->kept, NULL);
  say_problem (store);
}

/**
 * ferry_recent_store_get_problem:
 *
 * Returns: (nullable): what is wrong with the file, as a sentence for the user
 */
const char *
ferry_recent_store_get_problem (FerryRecentStore *store)
{
  g_return_val_if_fail (FERRY_IS_RECENT_STORE (store), NULL);
  return store->problem;
}
