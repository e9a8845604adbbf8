/* A list of things that are the groups of a kept file. See ferry-kept-list.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-kept-list.h"

#include "ferry-kept-file.h"

typedef struct
{
  /* Owned */
  FerryKeptFile *kept;
  GPtrArray *items; /* of GObject */
  char *problem;    /* nullable, as it was said last */
} FerryKeptListPrivate;

enum
{
  PROP_0,
  PROP_PROBLEM,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

static void list_model_init (GListModelInterface *interface);

G_DEFINE_ABSTRACT_TYPE_WITH_CODE (FerryKeptList,
                                  ferry_kept_list,
                                  G_TYPE_OBJECT,
                                  G_ADD_PRIVATE (FerryKeptList)
                                      G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static FerryKeptListPrivate *
get_private (gpointer list)
{
  return ferry_kept_list_get_instance_private (list);
}

static GType
ferry_kept_list_get_item_type (GListModel *model)
{
  return FERRY_KEPT_LIST_GET_CLASS (model)->item_type;
}

static guint
ferry_kept_list_get_n_items (GListModel *model)
{
  return get_private (model)->items->len;
}

static gpointer
ferry_kept_list_get_item (GListModel *model, guint position)
{
  GPtrArray *items = get_private (model)->items;

  return position < items->len ? g_object_ref (g_ptr_array_index (items, position)) : NULL;
}

static void
list_model_init (GListModelInterface *interface)
{
  interface->get_item_type = ferry_kept_list_get_item_type;
  interface->get_n_items = ferry_kept_list_get_n_items;
  interface->get_item = ferry_kept_list_get_item;
}

static void
ferry_kept_list_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_PROBLEM)
    g_value_set_string (value, get_private (object)->problem);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
ferry_kept_list_finalize (GObject *object)
{
  FerryKeptListPrivate *self = get_private (object);

  g_clear_pointer (&self->kept, ferry_kept_file_free);
  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_free (self->problem);

  G_OBJECT_CLASS (ferry_kept_list_parent_class)->finalize (object);
}

static void
ferry_kept_list_class_init (FerryKeptListClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);

  object_class->get_property = ferry_kept_list_get_property;
  object_class->finalize = ferry_kept_list_finalize;

  properties[PROP_PROBLEM] =
      g_param_spec_string ("problem", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
ferry_kept_list_init (FerryKeptList *list)
{
  get_private (list)->items = g_ptr_array_new_with_free_func (g_object_unref);
}

static void
say_problem (FerryKeptList *list)
{
  FerryKeptListPrivate *self = get_private (list);
  const char *problem = ferry_kept_file_get_problem (self->kept);

  if (g_strcmp0 (self->problem, problem) == 0)
    return;
  g_free (self->problem);
  self->problem = g_strdup (problem);
  g_object_notify_by_pspec (G_OBJECT (list), properties[PROP_PROBLEM]);
}

/**
 * ferry_kept_list_open:
 *
 * Reads @file. One that is damaged is set aside beside it, and the problem says so; where there is
 * none yet, the list is empty.
 */
void
ferry_kept_list_open (FerryKeptList *list, GFile *file)
{
  get_private (list)->kept = ferry_kept_file_new (file);
  ferry_kept_list_refresh (list);
}

static void
keep_unsaved (GKeyFile *old, GKeyFile *new, gpointer list)
{
  FERRY_KEPT_LIST_GET_CLASS (list)->keep_unsaved (list, old, new);
}

/**
 * ferry_kept_list_refresh:
 *
 * Takes in what others have written.
 */
void
ferry_kept_list_refresh (FerryKeptList *list)
{
  if (!ferry_kept_file_refresh (get_private (list)->kept, keep_unsaved, list))
    return;
  FERRY_KEPT_LIST_GET_CLASS (list)->read (list);
  say_problem (list);
}

/**
 * ferry_kept_list_write:
 *
 * Writes the key file as it is.
 */
gboolean
ferry_kept_list_write (FerryKeptList *list, GError **error)
{
  FerryKeptListClass *class = FERRY_KEPT_LIST_GET_CLASS (list);
  gboolean is_saved = ferry_kept_file_save (get_private (list)->kept, error);

  if (is_saved && class->saved != NULL)
    class->saved (list);
  say_problem (list);
  return is_saved;
}

/**
 * ferry_kept_list_save:
 *
 * Writes what could not be written before. Changes are saved at once by themselves.
 */
gboolean
ferry_kept_list_save (FerryKeptList *list, GError **error)
{
  g_return_val_if_fail (FERRY_IS_KEPT_LIST (list), FALSE);

  ferry_kept_list_refresh (list);
  return ferry_kept_list_write (list, error);
}

/**
 * ferry_kept_list_get_problem:
 *
 * Returns: (nullable): what is wrong with the file, as a sentence for the user
 */
const char *
ferry_kept_list_get_problem (FerryKeptList *list)
{
  g_return_val_if_fail (FERRY_IS_KEPT_LIST (list), NULL);
  return get_private (list)->problem;
}

/**
 * ferry_kept_list_get_key_file:
 *
 * Returns: (transfer none): what is in the file
 */
GKeyFile *
ferry_kept_list_get_key_file (FerryKeptList *list)
{
  return ferry_kept_file_get_key_file (get_private (list)->kept);
}

/**
 * ferry_kept_list_set_key_file:
 *
 * Puts another in the place of the key file: the same groups in another order.
 */
void
ferry_kept_list_set_key_file (FerryKeptList *list, GKeyFile *key_file)
{
  ferry_kept_file_set_key_file (get_private (list)->kept, key_file);
}

/**
 * ferry_kept_list_get_items:
 *
 * Returns: (transfer none): the list, not to be changed
 */
GPtrArray *
ferry_kept_list_get_items (FerryKeptList *list)
{
  return get_private (list)->items;
}

/**
 * ferry_kept_list_take_items:
 * @items: (transfer full): what is in the list from now on, with a free function
 *
 * Tells of the part between the items that stand as they stood.
 */
void
ferry_kept_list_take_items (FerryKeptList *list, GPtrArray *items)
{
  FerryKeptListPrivate *self = get_private (list);
  g_autoptr (GPtrArray) old = self->items;
  guint shorter = MIN (old->len, items->len);
  guint head = 0, tail = 0;

  self->items = items;
  while (head < shorter && old->pdata[head] == items->pdata[head])
    head++;
  while (tail < shorter - head &&
         old->pdata[old->len - 1 - tail] == items->pdata[items->len - 1 - tail])
    tail++;
  if (old->len > head + tail || items->len > head + tail)
    g_list_model_items_changed (G_LIST_MODEL (list), head, old->len - head - tail,
                                items->len - head - tail);
}
