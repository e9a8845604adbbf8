/* A folder in the tree of a place's folders. See ferry-tree-item.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-tree-item.h"

#include "ferry-path.h"

#include <string.h>

struct _FerryTreeItem
{
  GObject parent_instance;

  FerryPlace *place; /* owned */
  char *path;
  char *sort_key;
  gboolean shows_hidden;
  gboolean is_kept; /* stays in its parent though a listing does not show it */

  GPtrArray *children; /* of FerryTreeItem, in their order */
  GPtrArray *arrived;  /* of FerryListing: a listing under way; NULL otherwise */
  GCancellable *cancellable;
  gboolean is_wanted; /* somebody has asked for the children */
  gboolean is_asked;  /* is just being asked: what is known belongs to the answer */
  gboolean is_read;
};

enum
{
  READ,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void read_children (FerryTreeItem *item);

static GType
ferry_tree_item_get_item_type (GListModel *list)
{
  return FERRY_TYPE_TREE_ITEM;
}

static guint
ferry_tree_item_get_n_items (GListModel *list)
{
  FerryTreeItem *item = FERRY_TREE_ITEM (list);

  if (!item->is_wanted)
    {
      item->is_wanted = TRUE;
      item->is_asked = TRUE;
      read_children (item);
      item->is_asked = FALSE;
    }
  return item->children->len;
}

static gpointer
ferry_tree_item_get_item (GListModel *list, guint position)
{
  FerryTreeItem *item = FERRY_TREE_ITEM (list);

  return position < item->children->len
             ? g_object_ref (g_ptr_array_index (item->children, position))
             : NULL;
}

static void
list_model_init (GListModelInterface *interface)
{
  interface->get_item_type = ferry_tree_item_get_item_type;
  interface->get_n_items = ferry_tree_item_get_n_items;
  interface->get_item = ferry_tree_item_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (FerryTreeItem,
                               ferry_tree_item,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

/* Children */

static int
compare_items (gconstpointer a, gconstpointer b)
{
  const FerryTreeItem *first = *(FerryTreeItem *const *) a;
  const FerryTreeItem *second = *(FerryTreeItem *const *) b;
  int order = strcmp (first->sort_key, second->sort_key);

  return order != 0 ? order : strcmp (first->path, second->path);
}

/* Announces no more than what differs: rows that stay keep what is open below them. */
static void
take_children (FerryTreeItem *item, GPtrArray *children)
{
  g_autoptr (GPtrArray) old = item->children;
  guint same = 0, end = 0;

  g_ptr_array_sort (children, compare_items);
  item->children = children;
  if (item->is_asked)
    return;
  while (same < old->len && same < children->len &&
         g_ptr_array_index (old, same) == g_ptr_array_index (children, same))
    same++;
  while (end < old->len - same && end < children->len - same &&
         g_ptr_array_index (old, old->len - 1 - end) ==
             g_ptr_array_index (children, children->len - 1 - end))
    end++;
  if (old->len - same - end > 0 || children->len - same - end > 0)
    g_list_model_items_changed (G_LIST_MODEL (item), same, old->len - same - end,
                                children->len - same - end);
}

static FerryTreeItem *
find_child (FerryTreeItem *item, const char *path)
{
  for (guint i = 0; i < item->children->len; i++)
    {
      FerryTreeItem *child = g_ptr_array_index (item->children, i);

      if (strcmp (child->path, path) == 0)
        return child;
    }
  return NULL;
}

static GHashTable *
index_children (FerryTreeItem *item)
{
  GHashTable *by_path = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < item->children->len; i++)
    {
      FerryTreeItem *child = g_ptr_array_index (item->children, i);

      g_hash_table_insert (by_path, child->path, child);
    }
  return by_path;
}

static gboolean
is_shown (FerryTreeItem *item, const FerryEntry *entry)
{
  return ferry_entry_is_directory (entry) && ferry_path_is_safe_name (entry->name) &&
         (item->shows_hidden || entry->name[0] != '.');
}

static void
take_parts (FerryTreeItem *item, GPtrArray *parts)
{
  GPtrArray *children = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GHashTable) old = index_children (item);
  GHashTableIter iter;
  gpointer child;

  for (guint p = 0; p < parts->len; p++)
    for (guint i = 0; i < ferry_listing_get_length (g_ptr_array_index (parts, p)); i++)
      {
        const FerryEntry *entry = ferry_listing_get (g_ptr_array_index (parts, p), i);
        g_autofree char *path = NULL;

        if (!is_shown (item, entry))
          continue;
        path = ferry_path_join (item->path, entry->name);
        child = g_hash_table_lookup (old, path);
        g_hash_table_remove (old, path);
        g_ptr_array_add (
            children, child != NULL ? g_object_ref (child)
                                    : ferry_tree_item_new (item->place, path, item->shows_hidden));
      }
  g_hash_table_iter_init (&iter, old);
  while (g_hash_table_iter_next (&iter, NULL, &child))
    if (FERRY_TREE_ITEM (child)->is_kept)
      g_ptr_array_add (children, g_object_ref (child));
  take_children (item, children);
}

static void
on_part (FerryListing *part, gpointer user_data)
{
  FerryTreeItem *item = user_data;

  if (item->arrived != NULL)
    g_ptr_array_add (item->arrived, ferry_listing_ref (part));
}

static void
did_list (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (FerryTreeItem) item = user_data;
  g_autoptr (GPtrArray) arrived = g_steal_pointer (&item->arrived);

  if (ferry_place_list_finish (FERRY_PLACE (source), result, NULL) && arrived != NULL)
    take_parts (item, arrived);
  item->is_read = TRUE;
  g_signal_emit (item, signals[READ], 0);
}

/* What the place knows already is there at once. */
static void
read_children (FerryTreeItem *item)
{
  GPtrArray *known = ferry_listing_cache_look (ferry_place_get_cache (item->place), item->path);

  if (item->arrived != NULL)
    return;
  if (known != NULL)
    {
      take_parts (item, known);
      item->is_read = TRUE;
      return;
    }
  item->arrived = g_ptr_array_new_with_free_func ((GDestroyNotify) ferry_listing_unref);
  ferry_place_list_async (item->place, item->path, on_part, item, item->cancellable, did_list,
                          g_object_ref (item));
}

static void
on_folder_changed (FerryPlace *place, const char *path, FerryTreeItem *item)
{
  if (item->is_wanted && (path == NULL || strcmp (path, item->path) == 0))
    read_children (item);
}

/* The object */

static void
ferry_tree_item_finalize (GObject *object)
{
  FerryTreeItem *item = FERRY_TREE_ITEM (object);

  g_object_unref (item->cancellable);
  g_object_unref (item->place);
  g_ptr_array_unref (item->children);
  g_free (item->path);
  g_free (item->sort_key);

  G_OBJECT_CLASS (ferry_tree_item_parent_class)->finalize (object);
}

static void
ferry_tree_item_class_init (FerryTreeItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ferry_tree_item_finalize;

  signals[READ] = g_signal_new ("read", FERRY_TYPE_TREE_ITEM, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 0);
}

static void
ferry_tree_item_init (FerryTreeItem *item)
{
  item->children = g_ptr_array_new_with_free_func (g_object_unref);
  item->cancellable = g_cancellable_new ();
}

/**
 * ferry_tree_item_new:
 * @path: raw
 * @shows_hidden: whether folders that begin with a dot are in it
 *
 * Returns: (transfer full): a folder of which nothing is read yet
 */
FerryTreeItem *
ferry_tree_item_new (FerryPlace *place, const char *path, gboolean shows_hidden)
{
  FerryTreeItem *item = g_object_new (FERRY_TYPE_TREE_ITEM, NULL);
  g_autofree char *title = NULL;

  item->place = g_object_ref (place);
  item->path = g_strdup (path);
  item->shows_hidden = shows_hidden;
  title = ferry_tree_item_dup_title (item);
  item->sort_key = g_utf8_collate_key_for_filename (title, -1);
  g_signal_connect_object (place, "folder-changed", G_CALLBACK (on_folder_changed), item, 0);
  return item;
}

/**
 * ferry_tree_item_get_path:
 *
 * Returns: (transfer none): raw bytes
 */
const char *
ferry_tree_item_get_path (FerryTreeItem *item)
{
  return item->path;
}

/**
 * ferry_tree_item_dup_title:
 *
 * Returns: (transfer full): its name as text; that of the root is its path
 */
char *
ferry_tree_item_dup_title (FerryTreeItem *item)
{
  g_autofree char *name = ferry_path_dup_name (item->path);

  return ferry_place_decode (item->place, name[0] != '\0' ? name : item->path, NULL);
}

/**
 * ferry_tree_item_is_read:
 *
 * Returns: whether its folders are there, or cannot be had
 */
gboolean
ferry_tree_item_is_read (FerryTreeItem *item)
{
  return item->is_read;
}

/**
 * ferry_tree_item_get_way:
 * @path: somewhere below the item
 *
 * Returns: (transfer none): the folder in @item on the way to @path. One that the listing does not
 * show, as it is hidden or may not be read, is added.
 */
FerryTreeItem *
ferry_tree_item_get_way (FerryTreeItem *item, const char *path)
{
  gsize length = strlen (item->path);
  const char *begin = path + length + (item->path[length - 1] == '/' ? 0 : 1);
  g_autofree char *name = g_strndup (begin, strcspn (begin, "/"));
  g_autofree char *child_path = ferry_path_join (item->path, name);
  FerryTreeItem *child = find_child (item, child_path);

  if (child == NULL)
    {
      GPtrArray *children = g_ptr_array_new_with_free_func (g_object_unref);

      for (guint i = 0; i < item->children->len; i++)
        g_ptr_array_add (children, g_object_ref (g_ptr_array_index (item->children, i)));
      child = ferry_tree_item_new (item->place, child_path, item->shows_hidden);
      child->is_kept = TRUE;
      g_ptr_array_add (children, child);
      take_children (item, children);
    }
  return child;
}
