/* The saved sites, and how they are changed. See ferry-site-store.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-site-store.h"

#include "ferry-site-format.h"
#include "ferry-site-order.h"
#include "ferry-site-store-change.h"

#include <string.h>

struct _FerrySiteStore
{
  FerryKeptList parent_instance;

  /* Owned */
  GFileMonitor *monitor; /* nullable */
  GHashTable *unsaved;   /* a set of groups that could not be written yet */
};

G_DEFINE_FINAL_TYPE (FerrySiteStore, ferry_site_store, FERRY_TYPE_KEPT_LIST)

enum
{
  PROP_0,
  PROP_FOLDERS,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

static void
ferry_site_store_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_FOLDERS)
    g_value_take_boxed (value, ferry_site_store_dup_folders (FERRY_SITE_STORE (object)));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
ferry_site_store_finalize (GObject *object)
{
  FerrySiteStore *self = FERRY_SITE_STORE (object);

  if (self->monitor != NULL)
    g_signal_handlers_disconnect_by_data (self->monitor, self);
  g_clear_object (&self->monitor);
  g_clear_pointer (&self->unsaved, g_hash_table_unref);

  G_OBJECT_CLASS (ferry_site_store_parent_class)->finalize (object);
}

/* Sites that are not in @changed stay the objects they are; %NULL: all are read anew. */
static void
read_sites (FerryKeptList *list, GHashTable *changed)
{
  GKeyFile *key_file = ferry_kept_list_get_key_file (list);
  GPtrArray *old = ferry_kept_list_get_items (list);
  GPtrArray *sites = g_ptr_array_new_with_free_func (g_object_unref);
  g_auto (GStrv) groups = g_key_file_get_groups (key_file, NULL);
  g_autoptr (GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; changed != NULL && i < old->len; i++)
    g_hash_table_insert (known, (gpointer) ferry_site_get_id (old->pdata[i]), old->pdata[i]);
  for (guint i = 0; groups[i] != NULL; i++)
    {
      FerrySite *site = g_hash_table_lookup (known, groups[i]);

      if (site != NULL && !g_hash_table_contains (changed, groups[i]))
        g_object_ref (site);
      else
        site = ferry_site_format_read (key_file, groups[i]);
      if (site != NULL)
        g_ptr_array_add (sites, site);
    }
  ferry_kept_list_take_items (list, sites);
  g_object_notify_by_pspec (G_OBJECT (list), properties[PROP_FOLDERS]);
}

static void
read_all (FerryKeptList *list)
{
  read_sites (list, NULL);
}

static void
copy_group (GKeyFile *from, GKeyFile *to, const char *group)
{
  g_auto (GStrv) keys = g_key_file_get_keys (from, group, NULL, NULL);

  g_key_file_remove_group (to, group, NULL);
  for (guint i = 0; keys != NULL && keys[i] != NULL; i++)
    {
      g_autofree char *value = g_key_file_get_value (from, group, keys[i], NULL);

      g_key_file_set_value (to, group, keys[i], value);
    }
}

/* What we could not write is newer than what somebody else wrote. */
static void
keep_unsaved (FerryKeptList *list, GKeyFile *old, GKeyFile *new)
{
  GHashTableIter iter;
  gpointer group;

  g_hash_table_iter_init (&iter, FERRY_SITE_STORE (list)->unsaved);
  while (g_hash_table_iter_next (&iter, &group, NULL))
    copy_group (old, new, group);
}

static void
forget_unsaved (FerryKeptList *list)
{
  g_hash_table_remove_all (FERRY_SITE_STORE (list)->unsaved);
}

static void
ferry_site_store_class_init (FerrySiteStoreClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  FerryKeptListClass *list_class = FERRY_KEPT_LIST_CLASS (class);

  object_class->get_property = ferry_site_store_get_property;
  object_class->finalize = ferry_site_store_finalize;
  list_class->item_type = FERRY_TYPE_SITE;
  list_class->read = read_all;
  list_class->keep_unsaved = keep_unsaved;
  list_class->saved = forget_unsaved;

  /**
   * FerrySiteStore:folders:
   *
   * See ferry_site_store_dup_folders(); notified after each change of any kind, once the list is in
   * its new state.
   */
  properties[PROP_FOLDERS] = g_param_spec_boxed ("folders", NULL, NULL, G_TYPE_STRV,
                                                 G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
ferry_site_store_init (FerrySiteStore *self)
{
  self->unsaved = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

/**
 * ferry_site_store_new:
 *
 * Reads @file, and goes on watching it.
 *
 * Returns: (transfer full): a store; empty where there is no file yet
 */
FerrySiteStore *
ferry_site_store_new (GFile *file)
{
  FerrySiteStore *self = g_object_new (FERRY_TYPE_SITE_STORE, NULL);

  self->monitor = g_file_monitor_file (file, G_FILE_MONITOR_WATCH_MOVES, NULL, NULL);
  if (self->monitor != NULL)
    g_signal_connect_swapped (self->monitor, "changed", G_CALLBACK (ferry_kept_list_refresh), self);
  ferry_kept_list_open (FERRY_KEPT_LIST (self), file);
  return self;
}

/**
 * ferry_site_store_peek:
 *
 * Returns: (transfer none): what is in the file, not to be changed
 */
GKeyFile *
ferry_site_store_peek (FerrySiteStore *self)
{
  return ferry_kept_list_get_key_file (FERRY_KEPT_LIST (self));
}

/**
 * ferry_site_store_begin:
 *
 * Takes in what others have written.
 *
 * Returns: (transfer none): what is in the file, to be changed
 */
GKeyFile *
ferry_site_store_begin (FerrySiteStore *self)
{
  ferry_kept_list_refresh (FERRY_KEPT_LIST (self));
  return ferry_site_store_peek (self);
}

/**
 * ferry_site_store_commit:
 * @changed: the groups that were changed, added or removed
 *
 * Follows ferry_site_store_begin(): brings the list up to date, and saves.
 */
void
ferry_site_store_commit (FerrySiteStore *self, const char *const *changed)
{
  g_autoptr (GHashTable) set = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; changed[i] != NULL; i++)
    {
      g_hash_table_add (set, (gpointer) changed[i]);
      g_hash_table_add (self->unsaved, g_strdup (changed[i]));
    }
  read_sites (FERRY_KEPT_LIST (self), set);
  ferry_kept_list_save (FERRY_KEPT_LIST (self), NULL);
}

static void
commit_one (FerrySiteStore *self, const char *id)
{
  ferry_site_store_commit (self, (const char *const[]){ id, NULL });
}

/**
 * ferry_site_store_add:
 *
 * Saves a new site, the last of its folder.
 *
 * Returns: (transfer none): the site, under an id of its own
 */
FerrySite *
ferry_site_store_add (FerrySiteStore *store, const FerrySiteData *data)
{
  GKeyFile *key_file = ferry_site_store_begin (store);
  g_autofree char *id = ferry_site_format_dup_new_id (key_file, data->title);

  ferry_site_format_write (key_file, id, data);
  commit_one (store, id);
  return ferry_site_store_find (store, id);
}

/**
 * ferry_site_store_add_all:
 * @all: of #FerrySiteData
 *
 * Saves many new sites at once: one write, one change of the list.
 */
void
ferry_site_store_add_all (FerrySiteStore *store, GPtrArray *all)
{
  GKeyFile *key_file = ferry_site_store_begin (store);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) ids = NULL;

  for (guint i = 0; i < all->len; i++)
    {
      const FerrySiteData *data = g_ptr_array_index (all, i);
      g_autofree char *id = ferry_site_format_dup_new_id (key_file, data->title);

      ferry_site_format_write (key_file, id, data);
      g_strv_builder_add (builder, id);
    }
  ids = g_strv_builder_end (builder);
  ferry_site_store_commit (store, (const char *const *) ids);
}

/**
 * ferry_site_store_update:
 *
 * Alters a site and saves; its id and its place in the order stay. One that somebody else has
 * removed in the meantime comes back.
 *
 * Returns: (transfer none): the site as it is now
 */
FerrySite *
ferry_site_store_update (FerrySiteStore *store, const char *id, const FerrySiteData *data)
{
  /* It may be that of the site that goes. */
  g_autofree char *kept = g_strdup (id);

  if (ferry_site_format_write (ferry_site_store_begin (store), kept, data))
    commit_one (store, kept);
  return ferry_site_store_find (store, kept);
}

/**
 * ferry_site_store_remove:
 *
 * Removes a site and saves; whoever wants its secret gone too clears it by ferry-secret.h.
 */
void
ferry_site_store_remove (FerrySiteStore *store, const char *id)
{
  g_autofree char *kept = g_strdup (id);

  if (g_key_file_remove_group (ferry_site_store_begin (store), kept, NULL))
    commit_one (store, kept);
}

/**
 * ferry_site_store_move:
 * @folder: (nullable): where it belongs from now on
 * @before_id: (nullable): the site that is to follow; %NULL puts it last
 */
void
ferry_site_store_move (FerrySiteStore *store,
                       const char *id,
                       const char *folder,
                       const char *before_id)
{
  GKeyFile *key_file = ferry_site_store_begin (store);
  FerrySite *site = ferry_site_store_find (store, id);
  g_autoptr (FerrySiteData) data = NULL;
  g_autoptr (GKeyFile) moved = NULL;
  g_autofree char *key = g_strdup (id);

  if (site == NULL || g_strcmp0 (id, before_id) == 0)
    return;
  data = ferry_site_dup_data (site);
  ferry_site_data_set_folder (data, folder);
  ferry_site_format_write (key_file, key, data);
  moved = ferry_site_order_move (key_file, key, before_id);
  if (moved != NULL)
    ferry_kept_list_set_key_file (FERRY_KEPT_LIST (store), moved);
  commit_one (store, key);
}

/**
 * ferry_site_store_find:
 *
 * Returns: (transfer none) (nullable): the site of that id
 */
FerrySite *
ferry_site_store_find (FerrySiteStore *store, const char *id)
{
  GPtrArray *sites;

  g_return_val_if_fail (FERRY_IS_SITE_STORE (store), NULL);

  sites = ferry_kept_list_get_items (FERRY_KEPT_LIST (store));
  for (guint i = 0; id != NULL && i < sites->len; i++)
    if (strcmp (ferry_site_get_id (sites->pdata[i]), id) == 0)
      return sites->pdata[i];
  return NULL;
}
