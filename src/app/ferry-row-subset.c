/* Some of the rows of a list. See ferry-row-subset.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-row-subset.h"

/* More changes at a time than these are told as one: a view pays for each. */
#define MOST_SINGLE_CHANGES 16

struct _FerryRowSubset
{
  GObject parent_instance;

  GListModel *list; /* owned */
  GtkBitset *rows;  /* owned; positions in the list */
};

static void list_model_init (GListModelInterface *interface);

G_DEFINE_FINAL_TYPE_WITH_CODE (FerryRowSubset,
                               ferry_row_subset,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static GType
get_item_type (GListModel *model)
{
  return g_list_model_get_item_type (FERRY_ROW_SUBSET (model)->list);
}

static guint
get_n_items (GListModel *model)
{
  return (guint) gtk_bitset_get_size (FERRY_ROW_SUBSET (model)->rows);
}

static gpointer
get_item (GListModel *model, guint position)
{
  FerryRowSubset *self = FERRY_ROW_SUBSET (model);

  if (position >= get_n_items (model))
    return NULL;
  return g_list_model_get_item (self->list, gtk_bitset_get_nth (self->rows, position));
}

static void
list_model_init (GListModelInterface *interface)
{
  interface->get_item_type = get_item_type;
  interface->get_n_items = get_n_items;
  interface->get_item = get_item;
}

static void
ferry_row_subset_finalize (GObject *object)
{
  FerryRowSubset *self = FERRY_ROW_SUBSET (object);

  gtk_bitset_unref (self->rows);
  g_object_unref (self->list);

  G_OBJECT_CLASS (ferry_row_subset_parent_class)->finalize (object);
}

static void
ferry_row_subset_class_init (FerryRowSubsetClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ferry_row_subset_finalize;
}

static void
ferry_row_subset_init (FerryRowSubset *self)
{
  self->rows = gtk_bitset_new_empty ();
}

/**
 * ferry_row_subset_new:
 * @list: (transfer none):
 *
 * Returns: (transfer full): none of the rows of @list
 */
FerryRowSubset *
ferry_row_subset_new (GListModel *list)
{
  FerryRowSubset *self = g_object_new (FERRY_TYPE_ROW_SUBSET, NULL);

  self->list = g_object_ref (list);
  return self;
}

/* How many rows stand in @position to @position + @count - 1. */
static guint
count_in (FerryRowSubset *self, guint position, guint count)
{
  if (count == 0)
    return 0;
  return (guint) gtk_bitset_get_size_in_range (self->rows, position, position + count - 1);
}

/**
 * ferry_row_subset_splice:
 * @chosen: positions in the list, of those of the @added rows that belong here
 *
 * The list itself changed; to be called from its "items-changed".
 */
void
ferry_row_subset_splice (FerryRowSubset *self,
                         guint position,
                         guint removed,
                         guint added,
                         const GtkBitset *chosen)
{
  guint rank = count_in (self, 0, position);
  guint left = count_in (self, position, removed);
  guint joined;

  gtk_bitset_splice (self->rows, position, removed, added);
  gtk_bitset_union (self->rows, chosen);
  joined = count_in (self, position, added);
  if (left + joined > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), rank, left, joined);
}

static void
change_one (FerryRowSubset *self, guint position)
{
  guint rank = count_in (self, 0, position);
  gboolean is_in = !gtk_bitset_contains (self->rows, position);

  if (is_in)
    gtk_bitset_add (self->rows, position);
  else
    gtk_bitset_remove (self->rows, position);
  g_list_model_items_changed (G_LIST_MODEL (self), rank, !is_in, is_in);
}

static void
change_each (FerryRowSubset *self, const GtkBitset *changed)
{
  GtkBitsetIter iter;
  guint position;

  for (gboolean has = gtk_bitset_iter_init_first (&iter, changed, &position); has;
       has = gtk_bitset_iter_next (&iter, &position))
    change_one (self, position);
}

static void
change_span (FerryRowSubset *self, const GtkBitset *changed)
{
  guint first = gtk_bitset_get_minimum (changed);
  guint length = gtk_bitset_get_maximum (changed) - first + 1;
  guint before = count_in (self, first, length);

  gtk_bitset_difference (self->rows, changed);
  g_list_model_items_changed (G_LIST_MODEL (self), count_in (self, 0, first), before,
                              count_in (self, first, length));
}

/**
 * ferry_row_subset_change:
 * @joined: positions of rows that belong here from now on, if they did not before
 * @left: of rows that do not any more
 *
 * The rows themselves changed.
 */
void
ferry_row_subset_change (FerryRowSubset *self, const GtkBitset *joined, const GtkBitset *left)
{
  g_autoptr (GtkBitset) changed = gtk_bitset_copy (left);
  g_autoptr (GtkBitset) new_rows = gtk_bitset_copy (joined);

  gtk_bitset_intersect (changed, self->rows);
  gtk_bitset_subtract (new_rows, self->rows);
  gtk_bitset_union (changed, new_rows);
  if (gtk_bitset_get_size (changed) > MOST_SINGLE_CHANGES)
    change_span (self, changed);
  else
    change_each (self, changed);
}
