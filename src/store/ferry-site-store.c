/* The saved sites. The key file is the truth and the array of sites its image; before each change
 * the file is read again if another Ferry, or a person, wrote it, so that nobody loses what the
 * other did. See ferry-site-store.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-site-store.h"

#include "ferry-kept-file.h"
#include "ferry-site-format.h"
#include "ferry-site-order.h"
#include "ferry-site-store-change.h"

#include <string.h>

struct _FerrySiteStore
{
  GObject parent_instance;

  /* Owned */
  FerryKeptFile *kept;
  GFileMonitor *monitor; /* nullable */
  GPtrArray *sites;      /* of FerrySite, in the order of the file */
  GHashTable *unsaved;   /* a set of groups that could not be written yet */
  char *problem;         /* nullable, as it was said last */
};

enum
{
  PROP_0,
  PROP_PROBLEM,
  PROP_FOLDERS,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

static GType
ferry_site_store_get_item_type (GListModel *model)
{
  return FERRY_TYPE_SITE;
}

static guint
ferry_site_store_get_n_items (GListModel *model)
{
  return FERRY_SITE_STORE (model)->sites->len;
}

static gpointer
ferry_site_store_get_item (GListModel *model, guint position)
{
  GPtrArray *sites = FERRY_SITE_STORE (model)->sites;

  return position < sites->len ? g_object_ref (g_ptr_array_index (sites, position)) : NULL;
}

static void
list_model_init (GListModelInterface *interface)
{
  interface->get_item_type = ferry_site_store_get_item_type;
  interface->get_n_items = ferry_site_store_get_n_items;
  interface->get_item = ferry_site_store_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (FerrySiteStore,
                               ferry_site_store,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static void
ferry_site_store_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  FerrySiteStore *self = FERRY_SITE_STORE (object);

  if (id == PROP_PROBLEM)
    g_value_set_string (value, self->problem);
  else if (id == PROP_FOLDERS)
    g_value_take_boxed (value, ferry_site_store_dup_folders (self));
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
  g_clear_pointer (&self->kept, ferry_kept_file_free);
  g_clear_pointer (&self->sites, g_ptr_array_unref);
  g_clear_pointer (&self->unsaved, g_hash_table_unref);
  g_free (self->problem);

  G_OBJECT_CLASS (ferry_site_store_parent_class)->finalize (object);
}

static void
ferry_site_store_class_init (FerrySiteStoreClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);

  object_class->get_property = ferry_site_store_get_property;
  object_class->finalize = ferry_site_store_finalize;

  /**
   * FerrySiteStore:problem:
   *
   * What is wrong with the file, as a sentence for the user; %NULL while all is well.
   */
  properties[PROP_PROBLEM] =
      g_param_spec_string ("problem", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

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
  self->sites = g_ptr_array_new_with_free_func (g_object_unref);
  self->unsaved = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

static void
say_problem (FerrySiteStore *self)
{
  const char *problem = ferry_kept_file_get_problem (self->kept);

  if (g_strcmp0 (self->problem, problem) == 0)
    return;
  g_free (self->problem);
  self->problem = g_strdup (problem);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROBLEM]);
}

/* Tells of the part between the sites that stand as they stood. */
static void
emit_changes (FerrySiteStore *self, GPtrArray *old)
{
  guint shorter = MIN (old->len, self->sites->len);
  guint head = 0, tail = 0;

  while (head < shorter && old->pdata[head] == self->sites->pdata[head])
    head++;
  while (tail < shorter - head &&
         old->pdata[old->len - 1 - tail] == self->sites->pdata[self->sites->len - 1 - tail])
    tail++;
  if (old->len > head + tail || self->sites->len > head + tail)
    g_list_model_items_changed (G_LIST_MODEL (self), head, old->len - head - tail,
                                self->sites->len - head - tail);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FOLDERS]);
}

/* Sites that are not in @changed stay the objects they are; %NULL: all are read anew. */
static void
read_sites (FerrySiteStore *self, GHashTable *changed)
{
  GKeyFile *key_file = ferry_kept_file_get_key_file (self->kept);
  g_auto (GStrv) groups = g_key_file_get_groups (key_file, NULL);
  g_autoptr (GPtrArray) old = g_steal_pointer (&self->sites);
  g_autoptr (GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; changed != NULL && i < old->len; i++)
    g_hash_table_insert (known, (gpointer) ferry_site_get_id (old->pdata[i]), old->pdata[i]);
  self->sites = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; groups[i] != NULL; i++)
    {
      FerrySite *site = g_hash_table_lookup (known, groups[i]);

      if (site != NULL && !g_hash_table_contains (changed, groups[i]))
        g_object_ref (site);
      else
        site = ferry_site_format_read (key_file, groups[i]);
      if (site != NULL)
        g_ptr_array_add (self->sites, site);
    }
  emit_changes (self, old);
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
keep_unsaved (GKeyFile *old, GKeyFile *new, gpointer user_data)
{
  FerrySiteStore *self = user_data;
  GHashTableIter iter;
  gpointer group;

  g_hash_table_iter_init (&iter, self->unsaved);
  while (g_hash_table_iter_next (&iter, &group, NULL))
    copy_group (old, new, group);
}

static void
load (FerrySiteStore *self)
{
  if (!ferry_kept_file_refresh (self->kept, keep_unsaved, self))
    return;
  read_sites (self, NULL);
  say_problem (self);
}

static void
on_file_changed (FerrySiteStore *self)
{
  load (self);
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

  self->kept = ferry_kept_file_new (file);
  self->monitor = g_file_monitor_file (file, G_FILE_MONITOR_WATCH_MOVES, NULL, NULL);
  if (self->monitor != NULL)
    g_signal_connect_swapped (self->monitor, "changed", G_CALLBACK (on_file_changed), self);
  load (self);
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
  return ferry_kept_file_get_key_file (self->kept);
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
  load (self);
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
  read_sites (self, set);
  ferry_site_store_save (self, NULL);
}

/**
 * ferry_site_store_save:
 *
 * Writes what could not be written before. Changes are saved at once by themselves.
 */
gboolean
ferry_site_store_save (FerrySiteStore *store, GError **error)
{
  gboolean is_saved;

  g_return_val_if_fail (FERRY_IS_SITE_STORE (store), FALSE);

  load (store);
  is_saved = ferry_kept_file_save (store->kept, error);
  if (is_saved)
    g_hash_table_remove_all (store->unsaved);
  say_problem (store);
  return is_saved;
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
    ferry_kept_file_set_key_file (store->kept, moved);
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
  g_return_val_if_fail (FERRY_IS_SITE_STORE (store), NULL);

  for (guint i = 0; id != NULL && i < store->sites->len; i++)
    if (strcmp (ferry_site_get_id (store->sites->pdata[i]), id) == 0)
      return store->sites->pdata[i];
  return NULL;
}

/**
 * ferry_site_store_get_problem:
 *
 * Returns: (nullable): what is wrong with the file, as a sentence for the user
 */
const char *
ferry_site_store_get_problem (FerrySiteStore *store)
{
  g_return_val_if_fail (FERRY_IS_SITE_STORE (store), NULL);
  return store->problem;
}
