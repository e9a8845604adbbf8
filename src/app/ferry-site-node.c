/* The tree of saved sites as it is shown. See ferry-site-node.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-site-node.h"

#include <glib/gi18n.h>
#include <string.h>

struct _FerrySiteNode
{
  GObject parent_instance;

  /* Owned */
  char *key;            /* what it is found by after a change */
  char *folder;         /* its own path, or for a site the folder it is in, NULL at the top */
  FerrySite *site;      /* NULL: a folder */
  GListStore *children; /* of a folder */
};

G_DEFINE_FINAL_TYPE (FerrySiteNode, ferry_site_node, G_TYPE_OBJECT)

static void
ferry_site_node_finalize (GObject *object)
{
  FerrySiteNode *self = FERRY_SITE_NODE (object);

  g_free (self->key);
  g_free (self->folder);
  g_clear_object (&self->site);
  g_clear_object (&self->children);

  G_OBJECT_CLASS (ferry_site_node_parent_class)->finalize (object);
}

static void
ferry_site_node_class_init (FerrySiteNodeClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ferry_site_node_finalize;
}

static void
ferry_site_node_init (FerrySiteNode *self)
{
}

static FerrySiteNode *
new_folder (const char *folder)
{
  FerrySiteNode *self = g_object_new (FERRY_TYPE_SITE_NODE, NULL);

  self->key = g_strconcat ("folder ", folder, NULL);
  self->folder = g_strdup (folder);
  self->children = g_list_store_new (FERRY_TYPE_SITE_NODE);
  return self;
}

static FerrySiteNode *
new_site (FerrySite *site)
{
  FerrySiteNode *self = g_object_new (FERRY_TYPE_SITE_NODE, NULL);

  self->key = g_strconcat ("site ", ferry_site_get_id (site), NULL);
  self->folder = g_strdup (ferry_site_get_folder (site));
  self->site = g_object_ref (site);
  return self;
}

static char *
dup_parent (const char *folder)
{
  const char *slash = folder != NULL ? strrchr (folder, '/') : NULL;

  return slash != NULL ? g_strndup (folder, slash - folder) : NULL;
}

static const char *
get_name (const char *folder)
{
  const char *slash = strrchr (folder, '/');

  return slash != NULL ? slash + 1 : folder;
}

static char *
join (const char *folder, const char *name)
{
  return folder != NULL ? g_strconcat (folder, "/", name, NULL) : g_strdup (name);
}

/* Every word must be somewhere in what a person knows of the site. */
static gboolean
matches (FerrySite *site, const char *const *words)
{
  const FerrySiteData *data = ferry_site_get_data (site);
  g_autofree char *text = g_strjoin ("\n", data->title, data->folder != NULL ? data->folder : "",
                                     data->server->host, ferry_server_get_user (data->server),
                                     data->notes != NULL ? data->notes : "", NULL);
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autofree char *folded = g_utf8_casefold (valid, -1);

  for (guint i = 0; words[i] != NULL; i++)
    if (strstr (folded, words[i]) == NULL)
      return FALSE;
  return TRUE;
}

static GListModel *
make_found (FerrySiteStore *store, const char *search)
{
  GListStore *found = g_list_store_new (FERRY_TYPE_SITE_NODE);
  g_autofree char *folded = g_utf8_casefold (search, -1);
  g_auto (GStrv) words = g_strsplit (folded, " ", -1);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (store)); i++)
    {
      g_autoptr (FerrySite) site = g_list_model_get_item (G_LIST_MODEL (store), i);
      g_autoptr (FerrySiteNode) node = NULL;

      if (!matches (site, (const char *const *) words))
        continue;
      node = new_site (site);
      g_list_store_append (found, node);
    }
  return G_LIST_MODEL (found);
}

static GListStore *
find_children (GListStore *root, GHashTable *folders, const char *folder)
{
  FerrySiteNode *node = folder != NULL ? g_hash_table_lookup (folders, folder) : NULL;

  return node != NULL ? node->children : root;
}

/**
 * ferry_site_node_make_tree:
 * @search: (nullable): words to look for
 *
 * Returns: (transfer full): folders, then sites, each with its children; the sites that @search
 * finds in one list
 */
GListModel *
ferry_site_node_make_tree (FerrySiteStore *store, const char *search)
{
  GListStore *root;
  g_autoptr (GHashTable) folders = g_hash_table_new (g_str_hash, g_str_equal);
  g_auto (GStrv) paths = ferry_site_store_dup_folders (store);

  if (search != NULL && *search != '\0')
    return make_found (store, search);
  root = g_list_store_new (FERRY_TYPE_SITE_NODE);
  for (guint i = 0; paths[i] != NULL; i++)
    {
      g_autoptr (FerrySiteNode) node = new_folder (paths[i]);
      g_autofree char *parent = dup_parent (paths[i]);

      g_list_store_append (find_children (root, folders, parent), node);
      g_hash_table_insert (folders, node->folder, node);
    }
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (store)); i++)
    {
      g_autoptr (FerrySite) site = g_list_model_get_item (G_LIST_MODEL (store), i);
      g_autoptr (FerrySiteNode) node = new_site (site);

      g_list_store_append (find_children (root, folders, node->folder), node);
    }
  return G_LIST_MODEL (root);
}

/**
 * ferry_site_node_get_site:
 *
 * Returns: (transfer none) (nullable): %NULL for a folder
 */
FerrySite *
ferry_site_node_get_site (FerrySiteNode *node)
{
  return node->site;
}

/**
 * ferry_site_node_get_folder:
 *
 * Returns: (nullable): the folder's own path, or the folder that the site is in
 */
const char *
ferry_site_node_get_folder (FerrySiteNode *node)
{
  return node->folder;
}

/**
 * ferry_site_node_get_title:
 */
const char *
ferry_site_node_get_title (FerrySiteNode *node)
{
  return node->site != NULL ? ferry_site_get_title (node->site) : get_name (node->folder);
}

/**
 * ferry_site_node_get_key:
 *
 * Returns: what it is called in the tree of after a change, too
 */
const char *
ferry_site_node_get_key (FerrySiteNode *node)
{
  return node->key;
}

/**
 * ferry_site_node_get_children:
 *
 * Returns: (transfer none) (nullable): %NULL for a site
 */
GListModel *
ferry_site_node_get_children (FerrySiteNode *node)
{
  return G_LIST_MODEL (node->children);
}

/* The site @step after @id in the same folder. */
static const char *
find_site_beside (FerrySiteStore *store, const char *id, int step)
{
  FerrySite *own = ferry_site_store_find (store, id);
  const char *last = NULL;
  gboolean is_past = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (store)); i++)
    {
      g_autoptr (FerrySite) site = g_list_model_get_item (G_LIST_MODEL (store), i);

      if (g_strcmp0 (ferry_site_get_folder (site), ferry_site_get_folder (own)) != 0)
        continue;
      if (site == own && step < 0)
        return last;
      if (is_past)
        return ferry_site_get_id (site);
      is_past = site == own;
      last = ferry_site_get_id (site);
    }
  return NULL;
}

static char *
dup_folder_beside (FerrySiteStore *store, const char *folder, int step)
{
  g_auto (GStrv) all = ferry_site_store_dup_folders (store);
  g_autofree char *parent = dup_parent (folder);
  const char *last = NULL;
  gboolean is_past = FALSE;

  for (guint i = 0; all[i] != NULL; i++)
    {
      g_autofree char *other = dup_parent (all[i]);

      if (g_strcmp0 (parent, other) != 0)
        continue;
      if (is_past)
        return g_strdup (all[i]);
      if (g_str_equal (all[i], folder))
        {
          if (step < 0)
            return g_strdup (last);
          is_past = TRUE;
        }
      last = all[i];
    }
  return NULL;
}

static void
move_site (FerrySiteStore *store, FerrySiteNode *node, FerrySiteNode *target, FerrySiteDrop where)
{
  g_autofree char *above = dup_parent (target->folder);
  const char *id = ferry_site_get_id (node->site);

  if (target->site == NULL)
    ferry_site_store_move (store, id, where == FERRY_SITE_DROP_INTO ? target->folder : above, NULL);
  else if (where == FERRY_SITE_DROP_AFTER)
    ferry_site_store_move (store, id, target->folder,
                           find_site_beside (store, ferry_site_get_id (target->site), 1));
  else
    ferry_site_store_move (store, id, target->folder, ferry_site_get_id (target->site));
}

static void
move_folder (FerrySiteStore *store, FerrySiteNode *node, FerrySiteNode *target, FerrySiteDrop where)
{
  gboolean is_inside = target->site != NULL || where == FERRY_SITE_DROP_INTO;
  g_autofree char *above = is_inside ? g_strdup (target->folder) : dup_parent (target->folder);
  g_autofree char *path = join (above, get_name (node->folder));
  g_autofree char *next = NULL;

  if (!is_inside)
    next = where == FERRY_SITE_DROP_BEFORE ? g_strdup (target->folder)
                                           : dup_folder_beside (store, target->folder, 1);
  ferry_site_store_move_folder (store, node->folder, path, next);
}

/**
 * ferry_site_node_move:
 * @target: (nullable): %NULL for the end of the tree's top
 *
 * Moves a site, or a folder with all that is in it.
 */
void
ferry_site_node_move (FerrySiteStore *store,
                      FerrySiteNode *node,
                      FerrySiteNode *target,
                      FerrySiteDrop where)
{
  if (target == node)
    return;
  if (target == NULL && node->site != NULL)
    ferry_site_store_move (store, ferry_site_get_id (node->site), NULL, NULL);
  else if (target == NULL)
    ferry_site_store_move_folder (store, node->folder, get_name (node->folder), NULL);
  else if (node->site != NULL)
    move_site (store, node, target, where);
  else
    move_folder (store, node, target, where);
}

/**
 * ferry_site_node_step:
 * @step: -1 or 1
 *
 * Moves it past its neighbour of the same kind.
 *
 * Returns: whether there is one
 */
gboolean
ferry_site_node_step (FerrySiteStore *store, FerrySiteNode *node, int step)
{
  g_autofree char *beside =
      node->site != NULL ? g_strdup (find_site_beside (store, ferry_site_get_id (node->site), step))
                         : dup_folder_beside (store, node->folder, step);
  g_autofree char *next = NULL;

  if (beside == NULL)
    return FALSE;
  if (node->site != NULL)
    {
      next = step < 0 ? g_strdup (beside) : g_strdup (find_site_beside (store, beside, 1));
      ferry_site_store_move (store, ferry_site_get_id (node->site), node->folder, next);
      return TRUE;
    }
  next = step < 0 ? g_strdup (beside) : dup_folder_beside (store, beside, 1);
  ferry_site_store_move_folder (store, node->folder, node->folder, next);
  return TRUE;
}

/**
 * ferry_site_node_move_folder:
 * @title: its name from now on; what is no name changes nothing
 *
 * Renames a folder, which keeps its place.
 *
 * Returns: (transfer full): its path from now on
 */
char *
ferry_site_node_move_folder (FerrySiteStore *store, const char *folder, const char *title)
{
  g_autofree char *name = g_strstrip (g_strdup (title));
  g_autofree char *parent = dup_parent (folder);
  g_autofree char *path = join (parent, name);
  g_autofree char *clean = ferry_site_data_clean_folder (path);
  g_autofree char *next = dup_folder_beside (store, folder, 1);

  if (*name == '\0' || strchr (name, '/') != NULL || clean == NULL || g_str_equal (clean, folder))
    return g_strdup (folder);
  ferry_site_store_move_folder (store, folder, clean, next);
  return g_steal_pointer (&clean);
}

/**
 * ferry_site_node_dup_new_folder:
 * @above: (nullable): where it is to be
 *
 * Returns: (transfer full): the path of a folder that is not there yet
 */
char *
ferry_site_node_dup_new_folder (FerrySiteStore *store, const char *above)
{
  g_auto (GStrv) folders = ferry_site_store_dup_folders (store);
  g_autofree char *name = g_strdup (_ ("New Folder"));
  char *path = join (above, name);

  for (guint i = 2; g_strv_contains ((const char *const *) folders, path); i++)
    {
      g_free (name);
      g_free (path);
      /* Translators: the second, third... folder of that name */
      name = g_strdup_printf (_ ("New Folder %u"), i);
      path = join (above, name);
    }
  return path;
}
