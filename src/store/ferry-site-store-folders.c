/* The folders of the tree of sites, and finding a site by what a person writes. A folder is there
 * while it is listed or while something is in it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-site-format.h"
#include "ferry-site-store-change.h"

#include <string.h>

static gboolean
is_below (const char *path, const char *folder)
{
  gsize length = strlen (folder);

  return path != NULL && strncmp (path, folder, length) == 0 &&
         (path[length] == '\0' || path[length] == '/');
}

/* With the folders that it is in. */
static void
add_folder (GPtrArray *folders, const char *folder)
{
  for (const char *end = strchr (folder, '/'); folder[0] != '\0'; end = strchr (end + 1, '/'))
    {
      g_autofree char *part = end != NULL ? g_strndup (folder, end - folder) : g_strdup (folder);

      if (!g_ptr_array_find_with_equal_func (folders, part, g_str_equal, NULL))
        g_ptr_array_add (folders, g_steal_pointer (&part));
      if (end == NULL)
        return;
    }
}

/**
 * ferry_site_store_dup_folders:
 *
 * Returns: (transfer full): all folders of the tree, "Work" before "Work/Client A", in the user's
 * order
 */
char **
ferry_site_store_dup_folders (FerrySiteStore *store)
{
  g_auto (GStrv) listed = ferry_site_format_read_folders (ferry_site_store_peek (store));
  g_autoptr (GPtrArray) folders = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; listed[i] != NULL; i++)
    {
      g_autofree char *clean = ferry_site_data_clean_folder (listed[i]);

      if (clean != NULL)
        add_folder (folders, clean);
    }
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (store)); i++)
    {
      g_autoptr (FerrySite) site = g_list_model_get_item (G_LIST_MODEL (store), i);

      if (ferry_site_get_folder (site) != NULL)
        add_folder (folders, ferry_site_get_folder (site));
    }
  g_ptr_array_add (folders, NULL);
  return (char **) g_ptr_array_steal (folders, NULL);
}

/**
 * ferry_site_store_add_folder:
 *
 * Adds one with nothing in it, and those that it is in.
 */
void
ferry_site_store_add_folder (FerrySiteStore *store, const char *folder)
{
  g_autofree char *clean = ferry_site_data_clean_folder (folder);
  GKeyFile *key_file = ferry_site_store_begin (store);
  g_auto (GStrv) folders = ferry_site_store_dup_folders (store);
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (g_free);

  if (clean == NULL || g_strv_contains ((const char *const *) folders, clean))
    return;
  for (guint i = 0; folders[i] != NULL; i++)
    g_ptr_array_add (all, g_strdup (folders[i]));
  add_folder (all, clean);
  g_ptr_array_add (all, NULL);
  ferry_site_format_write_folders (key_file, (const char *const *) all->pdata);
  ferry_site_store_commit (store, (const char *const[]){ FERRY_SITE_FORMAT_FOLDERS, NULL });
}

/* The sites below @folder; %NULL for their new folder removes them. */
static void
change_sites (FerrySiteStore *store,
              GKeyFile *key_file,
              const char *folder,
              const char *new_folder,
              GStrvBuilder *changed)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (store)); i++)
    {
      g_autoptr (FerrySite) site = g_list_model_get_item (G_LIST_MODEL (store), i);
      g_autoptr (FerrySiteData) data = ferry_site_dup_data (site);
      g_autofree char *moved = NULL;

      if (!is_below (data->folder, folder))
        continue;
      g_strv_builder_add (changed, ferry_site_get_id (site));
      if (new_folder == NULL)
        {
          g_key_file_remove_group (key_file, ferry_site_get_id (site), NULL);
          continue;
        }
      moved = g_strconcat (new_folder, data->folder + strlen (folder), NULL);
      ferry_site_data_set_folder (data, moved);
      ferry_site_format_write (key_file, ferry_site_get_id (site), data);
    }
}

/* Takes @folder and all below it out of @folders, in their order. */
static GPtrArray *
take_below (GPtrArray *folders, const char *folder)
{
  GPtrArray *taken = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < folders->len;)
    if (is_below (folders->pdata[i], folder))
      g_ptr_array_add (taken, g_ptr_array_steal_index (folders, i));
    else
      i++;
  return taken;
}

static guint
find_folder (GPtrArray *folders, const char *folder)
{
  guint index = folders->len;

  if (folder != NULL && g_ptr_array_find_with_equal_func (folders, folder, g_str_equal, &index))
    return index;
  return folders->len;
}

static void
change_folder (FerrySiteStore *store,
               const char *folder,
               const char *new_folder,
               const char *before)
{
  GKeyFile *key_file = ferry_site_store_begin (store);
  g_autoptr (GStrvBuilder) changed = g_strv_builder_new ();
  g_auto (GStrv) all = ferry_site_store_dup_folders (store);
  g_autoptr (GPtrArray) folders = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) taken = NULL;
  g_auto (GStrv) groups = NULL;
  guint index;

  for (guint i = 0; all[i] != NULL; i++)
    g_ptr_array_add (folders, g_strdup (all[i]));
  taken = take_below (folders, folder);
  index = find_folder (folders, before);
  for (guint i = 0; new_folder != NULL && i < taken->len; i++)
    {
      char *moved = g_strconcat (new_folder, (char *) taken->pdata[i] + strlen (folder), NULL);

      if (g_ptr_array_find_with_equal_func (folders, moved, g_str_equal, NULL))
        g_free (moved); /* two folders become one */
      else
        g_ptr_array_insert (folders, (int) index++, moved);
    }
  g_ptr_array_add (folders, NULL);
  change_sites (store, key_file, folder, new_folder, changed);
  ferry_site_format_write_folders (key_file, (const char *const *) folders->pdata);
  g_strv_builder_add (changed, FERRY_SITE_FORMAT_FOLDERS);
  groups = g_strv_builder_end (changed);
  ferry_site_store_commit (store, (const char *const *) groups);
}

/**
 * ferry_site_store_move_folder:
 * @new_folder: its path from now on: another name, another place, or the same for the order alone
 * @before: (nullable): the folder that is to follow; %NULL puts it last
 *
 * With all that is in it. Does nothing where @new_folder is inside @folder.
 */
void
ferry_site_store_move_folder (FerrySiteStore *store,
                              const char *folder,
                              const char *new_folder,
                              const char *before)
{
  g_autofree char *clean = ferry_site_data_clean_folder (new_folder);
  gboolean is_same = g_strcmp0 (clean, folder) == 0;

  if (clean == NULL || (!is_same && is_below (clean, folder)) ||
      (before != NULL && is_below (before, folder)))
    return;
  change_folder (store, folder, clean, before);
}

/**
 * ferry_site_store_remove_folder:
 *
 * With all that is in it.
 */
void
ferry_site_store_remove_folder (FerrySiteStore *store, const char *folder)
{
  change_folder (store, folder, NULL, NULL);
}

/* How much of @path is @name, as a whole segment. */
static gsize
match (const char *path, const char *name)
{
  return is_below (path, name) ? strlen (name) : 0;
}

/**
 * ferry_site_store_find_path:
 * @path: "Folder/Title", with a path on the server behind it perhaps: "Work/Client A/htdocs/img"
 * @rest: (out) (optional): that path, from its slash on; "" where there is none
 *
 * Of two that fit, the longer name is meant. A title alone will do where only one site has it.
 *
 * Returns: (transfer none) (nullable): the site
 */
FerrySite *
ferry_site_store_find_path (FerrySiteStore *store, const char *path, const char **rest)
{
  FerrySite *whole = NULL, *titled = NULL;
  gsize whole_length = 0, title_length = 0;
  gboolean is_ambiguous = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (store)); i++)
    {
      g_autoptr (FerrySite) site = g_list_model_get_item (G_LIST_MODEL (store), i);
      g_autofree char *name = ferry_site_dup_path (site);
      gsize length = match (path, name);
      gsize own_length = match (path, ferry_site_get_title (site));

      if (length > whole_length)
        {
          whole = site;
          whole_length = length;
        }
      if (own_length >= title_length && own_length > 0)
        {
          is_ambiguous = own_length == title_length;
          titled = site;
          title_length = own_length;
        }
    }
  if (whole == NULL && !is_ambiguous)
    {
      whole = titled;
      whole_length = title_length;
    }
  if (whole != NULL && rest != NULL)
    *rest = path + whole_length;
  return whole;
}

/**
 * ferry_site_store_find_server:
 *
 * Returns: (transfer none) (nullable): the site that @server is of, else the first one of the same
 * user, host and port
 */
FerrySite *
ferry_site_store_find_server (FerrySiteStore *store, const FerryServer *server)
{
  FerrySite *own = ferry_site_store_find (store, server->site_id);
  g_autofree char *key = ferry_server_dup_key (server);

  for (guint i = 0; own == NULL && i < g_list_model_get_n_items (G_LIST_MODEL (store)); i++)
    {
      g_autoptr (FerrySite) site = g_list_model_get_item (G_LIST_MODEL (store), i);
      g_autofree char *other = ferry_server_dup_key (ferry_site_get_server (site));

      if (strcmp (key, other) == 0)
        own = site;
    }
  return own;
}
