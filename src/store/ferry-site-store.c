/* The servers that the user connected to. The key file is the truth and the array of sites its
 * image; before each change the file is read again if another Ferry wrote it, so that neither
 * loses what the other remembered. See ferry-site-store.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-site-store.h"

#include "ferry-site-file.h"
#include "ferry-site-format.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _FerrySiteStore
{
  GObject parent_instance;

  /* Owned */
  GFile *file;
  GKeyFile *key_file;
  GPtrArray *sites;   /* of FerrySite */
  GHashTable *groups; /* from what ferry_site_format_dup_group() says to the group in the file */
  char *stamp;        /* of the file that key_file was read from or written to */
  char *problem;      /* nullable */
  GError *unread;     /* why the file may not be replaced: it is there, and could not be read */

  gboolean is_unsaved; /* key_file holds changes that could not be written */
};

enum
{
  PROP_0,
  PROP_PROBLEM,
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
  if (id == PROP_PROBLEM)
    g_value_set_string (value, FERRY_SITE_STORE (object)->problem);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
ferry_site_store_finalize (GObject *object)
{
  FerrySiteStore *self = FERRY_SITE_STORE (object);

  g_clear_object (&self->file);
  g_clear_pointer (&self->key_file, g_key_file_unref);
  g_clear_pointer (&self->sites, g_ptr_array_unref);
  g_clear_pointer (&self->groups, g_hash_table_unref);
  g_clear_error (&self->unread);
  g_free (self->stamp);
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
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
ferry_site_store_init (FerrySiteStore *self)
{
  self->key_file = g_key_file_new ();
  self->sites = g_ptr_array_new_with_free_func (g_object_unref);
  self->groups = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

/* Takes @problem. */
static void
set_problem (FerrySiteStore *self, char *problem)
{
  if (g_strcmp0 (self->problem, problem) == 0)
    {
      g_free (problem);
      return;
    }
  g_free (self->problem);
  self->problem = problem;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROBLEM]);
}

/* A person who edits the file may call a group as they like; of two for one site the first counts.
 */
static void
read_group (FerrySiteStore *self, const char *group)
{
  g_autoptr (FerrySite) site = ferry_site_format_read (self->key_file, group);
  g_autofree char *key = NULL;

  if (site == NULL)
    return;
  key = ferry_site_format_dup_group (ferry_site_get_server (site));
  if (g_hash_table_contains (self->groups, key))
    return;
  g_hash_table_insert (self->groups, g_steal_pointer (&key), g_strdup (group));
  g_ptr_array_add (self->sites, g_steal_pointer (&site));
}

static void
read_sites (FerrySiteStore *self)
{
  g_auto (GStrv) groups = g_key_file_get_groups (self->key_file, NULL);
  guint old_length = self->sites->len;

  g_ptr_array_set_size (self->sites, 0);
  g_hash_table_remove_all (self->groups);
  for (guint i = 0; groups[i] != NULL; i++)
    read_group (self, groups[i]);
  g_ptr_array_sort (self->sites, ferry_site_compare_last_used);
  g_list_model_items_changed (G_LIST_MODEL (self), 0, old_length, self->sites->len);
}

static const char *
get_group (FerrySiteStore *self, const char *key)
{
  const char *group = g_hash_table_lookup (self->groups, key);

  return group != NULL ? group : key;
}

/* Sites of ours that the disk could not take in are newer than what another Ferry wrote. */
static void
keep_unsaved (FerrySiteStore *self, GKeyFile *key_file)
{
  for (guint i = 0; i < self->sites->len; i++)
    {
      FerrySite *site = g_ptr_array_index (self->sites, i);
      g_autofree char *key = ferry_site_format_dup_group (ferry_site_get_server (site));
      const char *group = get_group (self, key);

      if (g_key_file_get_int64 (key_file, group, "last-used", NULL) <
          ferry_site_get_last_used (site))
        ferry_site_format_write (key_file, group, site);
    }
}

static void
handle_unread (FerrySiteStore *self, GError *reason)
{
  g_autofree char *new_name = NULL;

  if (reason->domain == G_KEY_FILE_ERROR)
    new_name = ferry_site_file_set_aside (self->file, NULL);
  if (new_name != NULL)
    {
      set_problem (self, g_strdup_printf (_ ("The list of sites is damaged (%s). It was set aside "
                                             "as “%s” and a new one begun."),
                                          reason->message, new_name));
      return;
    }
  set_problem (self, g_strdup_printf (_ ("The list of sites cannot be read: %s"), reason->message));
  self->unread = g_error_copy (reason);
}

static void
load (FerrySiteStore *self)
{
  g_autoptr (GError) reason = NULL;
  g_autofree char *stamp = ferry_site_file_dup_stamp (self->file);
  g_autoptr (GKeyFile) key_file = NULL;

  if (g_strcmp0 (stamp, self->stamp) == 0 && self->unread == NULL)
    return;
  g_clear_error (&self->unread);
  key_file = ferry_site_file_load (self->file, &reason);
  if (key_file == NULL)
    {
      handle_unread (self, reason);
      key_file = g_key_file_new ();
    }
  if (self->is_unsaved)
    keep_unsaved (self, key_file);
  g_key_file_unref (self->key_file);
  self->key_file = g_steal_pointer (&key_file);
  g_free (self->stamp);
  self->stamp = g_steal_pointer (&stamp);
  read_sites (self);
}

/**
 * ferry_site_store_new:
 *
 * Reads @file. One that is damaged is set aside beside it, and #FerrySiteStore:problem says so.
 *
 * Returns: (transfer full): a store; empty where there is no file yet
 */
FerrySiteStore *
ferry_site_store_new (GFile *file)
{
  FerrySiteStore *self = g_object_new (FERRY_TYPE_SITE_STORE, NULL);

  self->file = g_object_ref (file);
  load (self);
  return self;
}

static gboolean
write_file (FerrySiteStore *self, GError **error)
{
  self->is_unsaved = TRUE;
  if (self->unread != NULL)
    {
      g_propagate_error (error, g_error_copy (self->unread));
      return FALSE;
    }
  if (!ferry_site_file_save (self->file, self->key_file, error))
    return FALSE;
  self->is_unsaved = FALSE;
  g_free (self->stamp);
  self->stamp = ferry_site_file_dup_stamp (self->file);
  return TRUE;
}

/**
 * ferry_site_store_save:
 *
 * Writes what could not be written before. Changes are saved at once by themselves.
 */
gboolean
ferry_site_store_save (FerrySiteStore *store, GError **error)
{
  g_return_val_if_fail (FERRY_IS_SITE_STORE (store), FALSE);

  load (store);
  return write_file (store, error);
}

static void
save_change (FerrySiteStore *self)
{
  g_autoptr (GError) error = NULL;

  if (write_file (self, &error))
    set_problem (self, NULL);
  else
    set_problem (self,
                 g_strdup_printf (_ ("The list of sites cannot be saved: %s"), error->message));
}

static FerrySite *
find_site (FerrySiteStore *self, const char *key, guint *index)
{
  for (*index = 0; *index < self->sites->len; (*index)++)
    {
      FerrySite *site = g_ptr_array_index (self->sites, *index);
      g_autofree char *own = ferry_site_format_dup_group (ferry_site_get_server (site));

      if (strcmp (own, key) == 0)
        return site;
    }
  return NULL;
}

/**
 * ferry_site_store_find:
 *
 * Returns: (transfer none) (nullable): the site of the same user, host and port
 */
FerrySite *
ferry_site_store_find (FerrySiteStore *store, const FerryServer *server)
{
  g_autofree char *key = ferry_site_format_dup_group (server);
  guint index;

  g_return_val_if_fail (FERRY_IS_SITE_STORE (store), NULL);
  return find_site (store, key, &index);
}

/**
 * ferry_site_store_dup_server:
 *
 * Returns: (transfer full): a copy of @server with what was learned about its site
 */
FerryServer *
ferry_site_store_dup_server (FerrySiteStore *store, const FerryServer *server)
{
  FerryServer *copy = ferry_server_copy (server);
  FerrySite *site = ferry_site_store_find (store, server);

  if (site != NULL)
    ferry_site_teach (site, copy);
  return copy;
}

/* The latest of all, whatever the clock says. */
static gint64
get_next_time (FerrySiteStore *self)
{
  gint64 last =
      self->sites->len > 0 ? ferry_site_get_last_used (g_ptr_array_index (self->sites, 0)) : 0;

  return MAX (g_get_real_time (), last < G_MAXINT64 ? last + 1 : last);
}

/**
 * ferry_site_store_remember:
 * @folder: (nullable): where the user is on the server, raw bytes; %NULL keeps what is known
 *
 * Adds the site, or updates the one of the same user, host and port, puts it first and saves.
 *
 * Returns: (transfer none): the site
 */
FerrySite *
ferry_site_store_remember (FerrySiteStore *store, const FerryServer *server, const char *folder)
{
  g_autofree char *key = ferry_site_format_dup_group (server);
  FerrySite *old, *site;
  guint index;

  g_return_val_if_fail (FERRY_IS_SITE_STORE (store), NULL);

  load (store);
  old = find_site (store, key, &index);
  if (folder == NULL && old != NULL)
    folder = ferry_site_get_folder (old);
  site = ferry_site_new (server, old != NULL ? ferry_site_get_title (old) : NULL, folder,
                         get_next_time (store));
  if (!ferry_site_format_write (store->key_file, get_group (store, key), site) && old != NULL &&
      index == 0)
    {
      g_object_unref (site);
      return old;
    }
  if (old != NULL)
    g_ptr_array_remove_index (store->sites, index);
  g_ptr_array_insert (store->sites, 0, site);
  if (old != NULL)
    g_list_model_items_changed (G_LIST_MODEL (store), 0, index + 1, index + 1);
  else
    g_list_model_items_changed (G_LIST_MODEL (store), 0, 0, 1);
  save_change (store);
  return site;
}

/**
 * ferry_site_store_forget:
 *
 * Removes the site with all that was learned about it, and saves.
 */
void
ferry_site_store_forget (FerrySiteStore *store, FerrySite *site)
{
  g_autofree char *key = NULL;
  guint index;

  g_return_if_fail (FERRY_IS_SITE_STORE (store));
  g_return_if_fail (FERRY_IS_SITE (site));

  key = ferry_site_format_dup_group (ferry_site_get_server (site));
  load (store);
  if (find_site (store, key, &index) == NULL)
    return;
  g_key_file_remove_group (store->key_file, get_group (store, key), NULL);
  g_hash_table_remove (store->groups, key);
  g_ptr_array_remove_index (store->sites, index);
  g_list_model_items_changed (G_LIST_MODEL (store), index, 1, 0);
  save_change (store);
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
