/* The tree of saved sites. After each change of the store it is made anew; what was selected and
 * what was folded stays so. See ferry-site-list.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-site-list.h"

#include "ferry-site-row.h"

#include <glib/gi18n.h>

struct _FerrySiteList
{
  GtkBox parent_instance;

  FerrySiteStore *store;         /* owned */
  GtkSingleSelection *selection; /* owned */
  char *chosen;                  /* owned; the key of what is selected, nullable */
  GHashTable *folded;            /* owned; a set of keys */
  gboolean is_filling;

  GtkSearchEntry *search;
  GtkListView *view;
};

G_DEFINE_FINAL_TYPE (FerrySiteList, ferry_site_list, GTK_TYPE_BOX)

enum
{
  CHOSEN,
  ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static GListModel *
make_children (gpointer item, gpointer user_data)
{
  GListModel *children = ferry_site_node_get_children (item);

  return children != NULL ? g_object_ref (children) : NULL;
}

/* Rows come and go as folders fold: after each, the next is another one. */
static void
fold (FerrySiteList *self, GtkTreeListModel *tree)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (tree)); i++)
    {
      g_autoptr (GtkTreeListRow) row = gtk_tree_list_model_get_row (tree, i);
      g_autoptr (FerrySiteNode) node = gtk_tree_list_row_get_item (row);

      if (g_hash_table_contains (self->folded, ferry_site_node_get_key (node)))
        gtk_tree_list_row_set_expanded (row, FALSE);
    }
}

static void
note_folded (FerrySiteList *self)
{
  GListModel *rows = gtk_single_selection_get_model (self->selection);

  for (guint i = 0; rows != NULL && i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (GtkTreeListRow) row = g_list_model_get_item (rows, i);
      g_autoptr (FerrySiteNode) node = gtk_tree_list_row_get_item (row);

      if (!gtk_tree_list_row_is_expandable (row))
        continue;
      if (gtk_tree_list_row_get_expanded (row))
        g_hash_table_remove (self->folded, ferry_site_node_get_key (node));
      else
        g_hash_table_add (self->folded, g_strdup (ferry_site_node_get_key (node)));
    }
}

static guint
find_row (FerrySiteList *self, const char *key)
{
  GListModel *rows = gtk_single_selection_get_model (self->selection);

  for (guint i = 0; key != NULL && rows != NULL && i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (GtkTreeListRow) row = g_list_model_get_item (rows, i);
      g_autoptr (FerrySiteNode) node = gtk_tree_list_row_get_item (row);

      if (g_str_equal (ferry_site_node_get_key (node), key))
        return i;
    }
  return GTK_INVALID_LIST_POSITION;
}

static void
fill (FerrySiteList *self)
{
  const char *search = gtk_editable_get_text (GTK_EDITABLE (self->search));
  g_autoptr (GtkTreeListModel) tree = NULL;

  self->is_filling = TRUE;
  note_folded (self);
  tree = gtk_tree_list_model_new (ferry_site_node_make_tree (self->store, search), FALSE, TRUE,
                                  make_children, NULL, NULL);
  fold (self, tree);
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (tree));
  gtk_single_selection_set_selected (self->selection, find_row (self, self->chosen));
  self->is_filling = FALSE;
}

static void
choose (FerrySiteList *self, const char *key)
{
  if (g_strcmp0 (key, self->chosen) == 0)
    return;
  g_free (self->chosen);
  self->chosen = g_strdup (key);
  g_signal_emit (self, signals[CHOSEN], 0);
}

static void
on_selected (FerrySiteList *self)
{
  FerrySiteNode *node = ferry_site_list_get_chosen (self);

  if (!self->is_filling)
    choose (self, node != NULL ? ferry_site_node_get_key (node) : NULL);
}

static void
on_search_changed (FerrySiteList *self)
{
  fill (self);
  /* What is found first is what is looked at. */
  if (gtk_single_selection_get_selected (self->selection) == GTK_INVALID_LIST_POSITION &&
      *gtk_editable_get_text (GTK_EDITABLE (self->search)) != '\0')
    gtk_single_selection_set_selected (self->selection, 0);
}

static void
activate_chosen (FerrySiteList *self)
{
  FerrySiteNode *node = ferry_site_list_get_chosen (self);

  if (node != NULL && ferry_site_node_get_site (node) != NULL)
    g_signal_emit (self, signals[ACTIVATED], 0);
}

/* Enter may come before the entry has told of the last key. */
static void
on_search_activate (FerrySiteList *self)
{
  on_search_changed (self);
  activate_chosen (self);
}

static void
on_activate (GtkListView *view, guint position, FerrySiteList *self)
{
  g_autoptr (GtkTreeListRow) row = g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  gtk_single_selection_set_selected (self->selection, position);
  if (row != NULL && gtk_tree_list_row_is_expandable (row))
    gtk_tree_list_row_set_expanded (row, !gtk_tree_list_row_get_expanded (row));
  else
    activate_chosen (self);
}

static void
on_row_dropped (FerrySiteNode *node, FerrySiteNode *target, FerrySiteDrop where, gpointer user_data)
{
  FerrySiteList *self = user_data;

  ferry_site_node_move (self->store, node, target, where);
}

static gboolean
on_dropped_beside (GtkDropTarget *drop,
                   const GValue *value,
                   double x,
                   double y,
                   FerrySiteList *self)
{
  ferry_site_node_move (self->store, g_value_get_object (value), NULL, FERRY_SITE_DROP_AFTER);
  return TRUE;
}

static void
ferry_site_list_dispose (GObject *object)
{
  FerrySiteList *self = FERRY_SITE_LIST (object);

  if (self->store != NULL)
    g_signal_handlers_disconnect_by_data (self->store, self);
  gtk_widget_dispose_template (GTK_WIDGET (self), FERRY_TYPE_SITE_LIST);
  g_clear_object (&self->selection);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (ferry_site_list_parent_class)->dispose (object);
}

static void
ferry_site_list_finalize (GObject *object)
{
  g_free (FERRY_SITE_LIST (object)->chosen);
  g_hash_table_unref (FERRY_SITE_LIST (object)->folded);

  G_OBJECT_CLASS (ferry_site_list_parent_class)->finalize (object);
}

static void
ferry_site_list_class_init (FerrySiteListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ferry_site_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = ferry_site_list_finalize;

  signals[CHOSEN] = g_signal_new ("chosen", FERRY_TYPE_SITE_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 0);
  signals[ACTIVATED] = g_signal_new ("activated", FERRY_TYPE_SITE_LIST, G_SIGNAL_RUN_LAST, 0, NULL,
                                     NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/ferryftp/Ferry/site-list.ui");
  gtk_widget_class_bind_template_child (widget_class, FerrySiteList, search);
  gtk_widget_class_bind_template_child (widget_class, FerrySiteList, view);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_search_activate);
  gtk_widget_class_bind_template_callback (widget_class, on_activate);
}

static void
ferry_site_list_init (FerrySiteList *self)
{
  g_autoptr (GtkListItemFactory) factory = ferry_site_row_make_factory (on_row_dropped, self);
  GtkDropTarget *drop = gtk_drop_target_new (FERRY_TYPE_SITE_NODE, GDK_ACTION_MOVE);

  gtk_widget_init_template (GTK_WIDGET (self));
  self->folded = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->selection = gtk_single_selection_new (NULL);
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_list_view_set_factory (self->view, factory);
  gtk_list_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_object (self->selection, "notify::selected", G_CALLBACK (on_selected), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (drop, "drop", G_CALLBACK (on_dropped_beside), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self->view), GTK_EVENT_CONTROLLER (drop));
  gtk_search_entry_set_key_capture_widget (self->search, GTK_WIDGET (self->view));
}

/**
 * ferry_site_list_set_store:
 */
void
ferry_site_list_set_store (FerrySiteList *self, FerrySiteStore *store)
{
  self->store = g_object_ref (store);
  g_signal_connect_object (store, "notify::folders", G_CALLBACK (fill), self, G_CONNECT_SWAPPED);
  fill (self);
}

/**
 * ferry_site_list_get_chosen:
 *
 * Returns: (transfer none) (nullable): the site or folder that is selected
 */
FerrySiteNode *
ferry_site_list_get_chosen (FerrySiteList *self)
{
  GtkTreeListRow *row = gtk_single_selection_get_selected_item (self->selection);
  g_autoptr (FerrySiteNode) node = row != NULL ? gtk_tree_list_row_get_item (row) : NULL;

  return node; /* the row holds it */
}

/* Whatever search hides it. */
static void
choose_key (FerrySiteList *self, const char *key)
{
  guint position;

  if (find_row (self, key) == GTK_INVALID_LIST_POSITION)
    {
      g_hash_table_remove_all (self->folded);
      gtk_editable_set_text (GTK_EDITABLE (self->search), "");
      gtk_single_selection_set_model (self->selection, NULL);
      fill (self);
    }
  position = find_row (self, key);
  self->is_filling = TRUE;
  gtk_single_selection_set_selected (self->selection, position);
  self->is_filling = FALSE;
  if (position != GTK_INVALID_LIST_POSITION)
    gtk_widget_activate_action (GTK_WIDGET (self->view), "list.scroll-to-item", "u", position);
  choose (self, key);
}

/**
 * ferry_site_list_choose_site:
 * @id: (nullable): %NULL selects nothing
 */
void
ferry_site_list_choose_site (FerrySiteList *self, const char *id)
{
  g_autofree char *key = id != NULL ? g_strconcat ("site ", id, NULL) : NULL;

  choose_key (self, key);
}

/**
 * ferry_site_list_choose_folder:
 */
void
ferry_site_list_choose_folder (FerrySiteList *self, const char *folder)
{
  g_autofree char *key = g_strconcat ("folder ", folder, NULL);

  choose_key (self, key);
}

/**
 * ferry_site_list_step:
 *
 * Moves what is selected up or down among its like.
 *
 * Returns: whether it could be
 */
gboolean
ferry_site_list_step (FerrySiteList *self, int step)
{
  g_autoptr (FerrySiteNode) node = ferry_site_list_get_chosen (self);

  if (node == NULL)
    return FALSE;
  g_object_ref (node);
  return ferry_site_node_step (self->store, node, step);
}
