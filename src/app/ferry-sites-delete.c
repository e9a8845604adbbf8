/* Deleting a saved site, or a folder with all sites in it. See ferry-sites-delete.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-sites-delete.h"

#include "ferry-dialog.h"
#include "ferry-secret.h"

#include <glib/gi18n.h>
#include <string.h>

typedef struct
{
  FerrySiteStore *store;
  char *id;     /* nullable: a folder */
  char *folder; /* nullable: a site */
} Deletion;

static void
deletion_free (gpointer data)
{
  Deletion *deletion = data;

  g_object_unref (deletion->store);
  g_free (deletion->id);
  g_free (deletion->folder);
  g_free (deletion);
}

static gboolean
is_meant (const Deletion *deletion, FerrySite *site)
{
  const char *folder = ferry_site_get_folder (site);
  gsize length;

  if (deletion->folder == NULL)
    return g_strcmp0 (ferry_site_get_id (site), deletion->id) == 0;
  length = strlen (deletion->folder);
  return folder != NULL && g_str_has_prefix (folder, deletion->folder) &&
         (folder[length] == '\0' || folder[length] == '/');
}

static guint
count_meant (const Deletion *deletion)
{
  guint count = 0;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (deletion->store)); i++)
    {
      g_autoptr (FerrySite) site = g_list_model_get_item (G_LIST_MODEL (deletion->store), i);

      count += is_meant (deletion, site);
    }
  return count;
}

static void
did_clear (GObject *source, GAsyncResult *result, gpointer user_data)
{
  /* Without a keyring nothing was kept in one. */
  ferry_secret_clear_finish (result, NULL);
}

static void
clear_secrets (const Deletion *deletion)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (deletion->store)); i++)
    {
      g_autoptr (FerrySite) site = g_list_model_get_item (G_LIST_MODEL (deletion->store), i);

      if (is_meant (deletion, site))
        ferry_secret_clear_async (ferry_site_get_server (site), NULL, did_clear, NULL);
    }
}

static void
got_answer (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  const Deletion *deletion = g_task_get_task_data (task);
  g_autofree char *answer = ferry_dialog_ask_finish (FERRY_DIALOG (source), result);
  gboolean is_deleted = g_str_equal (answer, "delete");

  if (is_deleted)
    {
      clear_secrets (deletion);
      if (deletion->folder != NULL)
        ferry_site_store_remove_folder (deletion->store, deletion->folder);
      else
        ferry_site_store_remove (deletion->store, deletion->id);
    }
  g_task_return_boolean (task, is_deleted);
}

static char *
dup_body (const Deletion *deletion)
{
  guint count = count_meant (deletion);

  if (deletion->folder == NULL)
    return g_strdup (_ ("Its settings, its bookmarks and its password are gone then."));
  if (count == 0)
    return NULL;
  return g_strdup_printf (ngettext ("%u site in it is deleted too, with its password.",
                                    "%u sites in it are deleted too, with their passwords.", count),
                          count);
}

/**
 * ferry_sites_delete_async:
 * @site: (nullable): what to delete, or else
 * @folder: (nullable): a folder of the tree
 *
 * Asks, and deletes if that is the answer.
 */
void
ferry_sites_delete_async (GtkWindow *parent,
                          FerrySiteStore *store,
                          FerrySite *site,
                          const char *folder,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  GTask *task = g_task_new (parent, NULL, callback, user_data);
  Deletion *deletion = g_new0 (Deletion, 1);
  g_autofree char *heading = NULL;
  g_autofree char *body = NULL;
  FerryDialog *dialog;

  deletion->store = g_object_ref (store);
  deletion->id = site != NULL ? g_strdup (ferry_site_get_id (site)) : NULL;
  deletion->folder = g_strdup (folder);
  g_task_set_task_data (task, deletion, deletion_free);
  heading =
      g_strdup_printf (_ ("Delete “%s”?"), site != NULL ? ferry_site_get_title (site) : folder);
  body = dup_body (deletion);
  dialog = ferry_dialog_new (heading, body);
  ferry_dialog_add_button (dialog, FERRY_DIALOG_CANCEL, _ ("_Cancel"), FERRY_DIALOG_PLAIN);
  ferry_dialog_add_button (dialog, "delete", _ ("_Delete"), FERRY_DIALOG_DESTRUCTIVE);
  ferry_dialog_ask_async (dialog, parent, NULL, got_answer, task);
}

/**
 * ferry_sites_delete_finish:
 *
 * Returns: whether it is gone
 */
gboolean
ferry_sites_delete_finish (GAsyncResult *result)
{
  return g_task_propagate_boolean (G_TASK (result), NULL);
}
