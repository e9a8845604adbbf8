/* The passwords of many sites, one after the other. See ferry-secret-many.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-secret-many.h"

#include "ferry-imported.h"
#include "ferry-secret.h"

typedef struct
{
  GPtrArray *sites;
  GPtrArray *passwords; /* of the same length; nullable: they are looked up */
  GHashTable *found;    /* from id to password */
  guint at;
} Many;

static void
free_secret (gpointer secret)
{
  ferry_imported_wipe (secret);
  g_free (secret);
}

static void
many_free (gpointer data)
{
  Many *many = data;

  g_ptr_array_unref (many->sites);
  g_clear_pointer (&many->passwords, g_ptr_array_unref);
  g_hash_table_unref (many->found);
  g_free (many);
}

static GTask *
new_task (GPtrArray *sites,
          GPtrArray *passwords,
          GCancellable *cancellable,
          GAsyncReadyCallback callback,
          gpointer user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);
  Many *many = g_new0 (Many, 1);

  many->sites = g_ptr_array_ref (sites);
  many->passwords = passwords != NULL ? g_ptr_array_ref (passwords) : NULL;
  many->found = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_secret);
  g_task_set_task_data (task, many, many_free);
  return task;
}

static void store_next (GTask *task);

static void
did_store (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (ferry_secret_store_finish (result, &error))
    store_next (task);
  else
    g_task_return_error (task, error);
}

static void
store_next (GTask *task)
{
  Many *many = g_task_get_task_data (task);

  while (many->at < many->sites->len)
    {
      guint index = many->at++;
      const char *password = g_ptr_array_index (many->passwords, index);

      if (password == NULL)
        continue;
      ferry_secret_store_async (ferry_site_get_server (g_ptr_array_index (many->sites, index)),
                                password, g_task_get_cancellable (task), did_store,
                                g_object_ref (task));
      return;
    }
  g_task_return_boolean (task, TRUE);
}

/**
 * ferry_secret_store_many_async:
 * @sites: (element-type FerrySite):
 * @passwords: (element-type utf8): one for each, %NULL where there is none
 *
 * Keeps them in the keyring; ends where it does not want one.
 */
void
ferry_secret_store_many_async (GPtrArray *sites,
                               GPtrArray *passwords,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_autoptr (GTask) task = new_task (sites, passwords, cancellable, callback, user_data);

  g_task_set_source_tag (task, ferry_secret_store_many_async);
  store_next (task);
}

gboolean
ferry_secret_store_many_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

static void lookup_next (GTask *task);

static void
did_lookup (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Many *many = g_task_get_task_data (task);
  FerrySite *site = g_ptr_array_index (many->sites, many->at - 1);
  GError *error = NULL;
  char *password = ferry_secret_lookup_finish (result, &error);

  if (error != NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  if (password != NULL)
    g_hash_table_insert (many->found, g_strdup (ferry_site_get_id (site)), password);
  lookup_next (task);
}

static void
lookup_next (GTask *task)
{
  Many *many = g_task_get_task_data (task);

  while (many->at < many->sites->len)
    {
      const FerrySiteData *data = ferry_site_get_data (g_ptr_array_index (many->sites, many->at++));

      if (data->logon != FERRY_LOGON_KEYRING)
        continue;
      ferry_secret_lookup_async (data->server, g_task_get_cancellable (task), did_lookup,
                                 g_object_ref (task));
      return;
    }
  g_task_return_pointer (task, g_hash_table_ref (many->found), (GDestroyNotify) g_hash_table_unref);
}

/**
 * ferry_secret_lookup_many_async:
 * @sites: (element-type FerrySite): only those whose passwords are kept are asked for
 */
void
ferry_secret_lookup_many_async (GPtrArray *sites,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  g_autoptr (GTask) task = new_task (sites, NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, ferry_secret_lookup_many_async);
  lookup_next (task);
}

/**
 * ferry_secret_lookup_many_finish:
 *
 * Returns: (transfer full) (element-type utf8 utf8): from the id of a site to its password
 */
GHashTable *
ferry_secret_lookup_many_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
