/* Imported sites become saved ones. See ferry-import-take.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-import-take.h"

static char *
dup_key (const FerryServer *server, const char *remote_folder)
{
  g_autofree char *key = ferry_server_dup_key (server);

  return g_strconcat (key, remote_folder != NULL ? " " : "", remote_folder, NULL);
}

/**
 * ferry_import_dup_known:
 *
 * Returns: (transfer full): to ask ferry_import_is_known() about many sites
 */
GHashTable *
ferry_import_dup_known (FerrySiteStore *store)
{
  GHashTable *known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint length = g_list_model_get_n_items (G_LIST_MODEL (store));

  for (guint i = 0; i < length; i++)
    {
      g_autoptr (FerrySite) site = g_list_model_get_item (G_LIST_MODEL (store), i);
      const FerrySiteData *data = ferry_site_get_data (site);

      g_hash_table_add (known, dup_key (data->server, data->remote_folder));
    }
  return known;
}

/**
 * ferry_import_is_known:
 * @known: by ferry_import_dup_known()
 *
 * Returns: whether a saved site leads to the same user, host, port and folder
 */
gboolean
ferry_import_is_known (GHashTable *known, const FerryImported *site)
{
  g_autofree char *key = site->refusal == NULL ? dup_key (site->server, site->remote_folder) : NULL;

  return key != NULL && g_hash_table_contains (known, key);
}

static GHashTable *
dup_paths (FerrySiteStore *store)
{
  GHashTable *paths = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint length = g_list_model_get_n_items (G_LIST_MODEL (store));

  for (guint i = 0; i < length; i++)
    {
      g_autoptr (FerrySite) site = g_list_model_get_item (G_LIST_MODEL (store), i);

      g_hash_table_add (paths, ferry_site_dup_path (site));
    }
  return paths;
}

/* "Web (2)" where there is a Web in its folder. */
static void
make_unique (FerrySiteData *data, GHashTable *paths)
{
  g_autofree char *title = g_strdup (data->title);

  for (guint i = 2;; i++)
    {
      g_autofree char *path = data->folder != NULL
                                  ? g_strconcat (data->folder, "/", data->title, NULL)
                                  : g_strdup (data->title);
      g_autofree char *numbered = NULL;

      if (g_hash_table_add (paths, g_steal_pointer (&path)))
        return;
      numbered = g_strdup_printf ("%s (%u)", title, i);
      ferry_site_data_set_title (data, numbered);
    }
}

/**
 * ferry_import_take:
 * @sites: (element-type FerryImported): none of them refused
 *
 * Saves them behind the sites that are there; one whose name is taken gets a number.
 *
 * Returns: (transfer full) (element-type FerrySite): the saved ones in the order of @sites. Their
 * passwords are left to the caller.
 */
GPtrArray *
ferry_import_take (FerrySiteStore *store, GPtrArray *sites)
{
  g_autoptr (GHashTable) paths = dup_paths (store);
  g_autoptr (GPtrArray) all =
      g_ptr_array_new_with_free_func ((GDestroyNotify) ferry_site_data_free);
  GPtrArray *saved = g_ptr_array_new_with_free_func (g_object_unref);
  guint length;

  for (guint i = 0; i < sites->len; i++)
    {
      FerrySiteData *data = ferry_imported_dup_data (g_ptr_array_index (sites, i));

      make_unique (data, paths);
      g_ptr_array_add (all, data);
    }
  ferry_site_store_add_all (store, all);
  /* They are the last of the list. */
  length = g_list_model_get_n_items (G_LIST_MODEL (store));
  for (guint i = 0; i < all->len && length >= all->len; i++)
    g_ptr_array_add (saved, g_list_model_get_item (G_LIST_MODEL (store), length - all->len + i));
  return saved;
}
