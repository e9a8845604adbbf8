/* The tree of a place's folders. See ferry-tree-view.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-tree-view.h"

#include "ferry-path.h"
#include "ferry-tree-item.h"

#include <string.h>

/* Who walks over folders by keys does not want each of them. */
#define OPENED_AFTER 300 /* milliseconds */

struct _FerryTreeView
{
  GtkBox parent_instance;

  GtkTreeListModel *rows;        /* owned by @selection */
  GtkSingleSelection *selection; /* owned, nullable */
  char *wanted;                  /* owned, nullable: a path to be shown when the way is read */
  FerryTreeItem *awaited;        /* owned, nullable: what has to be read for it */
  gboolean is_following;         /* a row is selected that nobody has chosen */
  guint open_source;
  guint focus_source;

  GtkListView *view;
};

G_DEFINE_FINAL_TYPE (FerryTreeView, ferry_tree_view, GTK_TYPE_BOX)

enum
{
  OPEN_REQUESTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* Rows */

static GListModel *
make_children (gpointer item, gpointer user_data)
{
  return G_LIST_MODEL (g_object_ref (item));
}

static FerryTreeItem *
get_item (FerryTreeView *self, guint position)
{
  g_autoptr (GtkTreeListRow) row = gtk_tree_list_model_get_row (self->rows, position);
  g_autoptr (FerryTreeItem) item = row != NULL ? gtk_tree_list_row_get_item (row) : NULL;

  /* The row keeps it. */
  return item;
}

static void
on_setup (GtkSignalListItemFactory *factory, GtkListItem *list_item, FerryTreeView *self)
{
  GtkWidget *expander = gtk_tree_expander_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("folder-symbolic"));
  gtk_box_append (GTK_BOX (box), label);
  gtk_tree_expander_set_child (GTK_TREE_EXPANDER (expander), box);
  gtk_list_item_set_child (list_item, expander);
}

static void
on_bind (GtkSignalListItemFactory *factory, GtkListItem *list_item, FerryTreeView *self)
{
  GtkWidget *expander = gtk_list_item_get_child (list_item);
  GtkWidget *box = gtk_tree_expander_get_child (GTK_TREE_EXPANDER (expander));
  GtkTreeListRow *row = gtk_list_item_get_item (list_item);
  g_autoptr (FerryTreeItem) item = gtk_tree_list_row_get_item (row);
  g_autofree char *title = ferry_tree_item_dup_title (item);

  gtk_tree_expander_set_list_row (GTK_TREE_EXPANDER (expander), row);
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_last_child (box)), title);
}

/* Following */

static void follow (FerryTreeView *self);

static void
await (FerryTreeView *self, FerryTreeItem *item)
{
  if (self->awaited != NULL)
    g_signal_handlers_disconnect_by_data (self->awaited, self);
  g_set_object (&self->awaited, item);
  if (item != NULL)
    g_signal_connect_swapped (item, "read", G_CALLBACK (follow), self);
}

static gboolean
has_keyboard (FerryTreeView *self)
{
  return (gtk_widget_get_state_flags (GTK_WIDGET (self->view)) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0;
}

static guint
get_position (GtkWidget *list_row)
{
  GtkWidget *expander = gtk_widget_get_first_child (list_row);
  GtkTreeListRow *row = GTK_IS_TREE_EXPANDER (expander)
                            ? gtk_tree_expander_get_list_row (GTK_TREE_EXPANDER (expander))
                            : NULL;

  return row != NULL ? gtk_tree_list_row_get_position (row) : GTK_INVALID_LIST_POSITION;
}

/* Keys go on from the row that has the keyboard, not from the one that is selected. */
static gboolean
on_focus_due (gpointer user_data)
{
  FerryTreeView *self = user_data;
  guint selected = self->selection != NULL ? gtk_single_selection_get_selected (self->selection)
                                           : GTK_INVALID_LIST_POSITION;

  self->focus_source = 0;
  if (selected == GTK_INVALID_LIST_POSITION || !has_keyboard (self))
    return G_SOURCE_REMOVE;
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->view)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    if (gtk_widget_get_child_visible (row) && get_position (row) == selected)
      gtk_widget_grab_focus (row);
  return G_SOURCE_REMOVE;
}

/* Behind the layout of new rows. */
static void
focus_soon (FerryTreeView *self)
{
  if (self->focus_source == 0)
    self->focus_source = g_idle_add_full (GDK_PRIORITY_REDRAW + 1, on_focus_due, self, NULL);
}

static void
select_row (FerryTreeView *self, guint position)
{
  self->is_following = TRUE;
  gtk_single_selection_set_selected (self->selection, position);
  self->is_following = FALSE;
  gtk_widget_activate_action (GTK_WIDGET (self->view), "list.scroll-to-item", "u", position);
  focus_soon (self);
}

static guint
find_row (FerryTreeView *self, FerryTreeItem *item)
{
  guint count = g_list_model_get_n_items (G_LIST_MODEL (self->rows));

  for (guint i = 0; i < count; i++)
    if (get_item (self, i) == item)
      return i;
  return GTK_INVALID_LIST_POSITION;
}

static void
expand (FerryTreeView *self, guint position)
{
  g_autoptr (GtkTreeListRow) row = gtk_tree_list_model_get_row (self->rows, position);

  gtk_tree_list_row_set_expanded (row, TRUE);
}

/* Down the way to the wanted folder, as far as it is read. */
static void
follow (FerryTreeView *self)
{
  FerryTreeItem *item;
  guint position = 0;

  await (self, NULL);
  if (self->wanted == NULL || self->selection == NULL)
    return;
  item = get_item (self, 0);
  while (strcmp (ferry_tree_item_get_path (item), self->wanted) != 0)
    {
      expand (self, position);
      if (!ferry_tree_item_is_read (item))
        {
          await (self, item);
          return;
        }
      item = ferry_tree_item_get_way (item, self->wanted);
      position = find_row (self, item);
      if (position == GTK_INVALID_LIST_POSITION)
        return;
    }
  select_row (self, position);
  g_clear_pointer (&self->wanted, g_free);
}

/* What the person does */

static void
open_row (FerryTreeView *self, guint position, gboolean takes_keyboard)
{
  g_clear_handle_id (&self->open_source, g_source_remove);
  if (position != GTK_INVALID_LIST_POSITION)
    g_signal_emit (self, signals[OPEN_REQUESTED], 0,
                   ferry_tree_item_get_path (get_item (self, position)), takes_keyboard);
}

static gboolean
on_open_due (gpointer user_data)
{
  FerryTreeView *self = user_data;

  self->open_source = 0;
  open_row (self, gtk_single_selection_get_selected (self->selection), FALSE);
  return G_SOURCE_REMOVE;
}

static void
on_selected (GtkSingleSelection *selection, GParamSpec *pspec, FerryTreeView *self)
{
  /* Rows that come and go select others by themselves; only the keyboard's are chosen. */
  if (self->is_following || !has_keyboard (self))
    return;
  g_clear_handle_id (&self->open_source, g_source_remove);
  self->open_source = g_timeout_add (OPENED_AFTER, on_open_due, self);
}

static void
on_activated (GtkListView *view, guint position, FerryTreeView *self)
{
  open_row (self, position, TRUE);
}

/* Right opens a folder, Left closes it, or goes to the one that it is in. */
static gboolean
on_key_pressed (GtkEventControllerKey *keys,
                guint keyval,
                guint code,
                GdkModifierType state,
                FerryTreeView *self)
{
  gboolean is_rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  guint position = self->selection != NULL ? gtk_single_selection_get_selected (self->selection)
                                           : GTK_INVALID_LIST_POSITION;
  g_autoptr (GtkTreeListRow) row = NULL;
  g_autoptr (GtkTreeListRow) parent = NULL;
  gboolean opens;

  if ((state & gtk_accelerator_get_default_mod_mask ()) != 0 ||
      (keyval != GDK_KEY_Left && keyval != GDK_KEY_Right) || position == GTK_INVALID_LIST_POSITION)
    return FALSE;
  opens = (keyval == GDK_KEY_Right) != is_rtl;
  row = gtk_tree_list_model_get_row (self->rows, position);
  parent = gtk_tree_list_row_get_parent (row);
  if (opens || gtk_tree_list_row_get_expanded (row))
    gtk_tree_list_row_set_expanded (row, opens);
  else if (parent != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self->view), "list.select-item", "(ubb)",
                                gtk_tree_list_row_get_position (parent), FALSE, FALSE);
  focus_soon (self);
  return TRUE;
}

/* The object */

static gboolean
ferry_tree_view_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (FERRY_TREE_VIEW (widget)->view));
}

static void
forget_rows (FerryTreeView *self)
{
  g_clear_handle_id (&self->open_source, g_source_remove);
  g_clear_handle_id (&self->focus_source, g_source_remove);
  await (self, NULL);
  gtk_list_view_set_model (self->view, NULL);
  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  g_clear_object (&self->selection);
  self->rows = NULL;
}

static void
ferry_tree_view_dispose (GObject *object)
{
  FerryTreeView *self = FERRY_TREE_VIEW (object);

  if (self->view != NULL)
    forget_rows (self);
  gtk_widget_dispose_template (GTK_WIDGET (self), FERRY_TYPE_TREE_VIEW);
  g_clear_pointer (&self->wanted, g_free);

  G_OBJECT_CLASS (ferry_tree_view_parent_class)->dispose (object);
}

static void
ferry_tree_view_class_init (FerryTreeViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ferry_tree_view_dispose;
  widget_class->grab_focus = ferry_tree_view_grab_focus;

  signals[OPEN_REQUESTED] =
      g_signal_new ("open-requested", FERRY_TYPE_TREE_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_BOOLEAN);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/ferryftp/Ferry/tree-view.ui");
  gtk_widget_class_bind_template_child (widget_class, FerryTreeView, view);
  gtk_widget_class_bind_template_callback (widget_class, on_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_key_pressed);
}

static void
ferry_tree_view_init (FerryTreeView *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), self);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), self);
  gtk_list_view_set_factory (self->view, factory);
}

/**
 * ferry_tree_view_new:
 *
 * Returns: (transfer floating): a tree of nothing
 */
GtkWidget *
ferry_tree_view_new (void)
{
  return g_object_new (FERRY_TYPE_TREE_VIEW, NULL);
}

/**
 * ferry_tree_view_set_place:
 * @place: (nullable): %NULL for none
 * @shows_hidden: whether folders that begin with a dot are shown
 *
 * Shows the folders of a place, all closed.
 */
void
ferry_tree_view_set_place (FerryTreeView *self, FerryPlace *place, gboolean shows_hidden)
{
  g_autofree char *root = NULL;
  g_autoptr (FerryTreeItem) item = NULL;
  GListStore *roots;

  forget_rows (self);
  if (place == NULL)
    return;
  root = ferry_path_normalize ("/");
  item = ferry_tree_item_new (place, root, shows_hidden);
  roots = g_list_store_new (FERRY_TYPE_TREE_ITEM);
  g_list_store_append (roots, item);
  self->rows =
      gtk_tree_list_model_new (G_LIST_MODEL (roots), FALSE, FALSE, make_children, NULL, NULL);
  self->selection = gtk_single_selection_new (G_LIST_MODEL (self->rows));
  gtk_list_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
  g_signal_connect (self->selection, "notify::selected", G_CALLBACK (on_selected), self);
}

/**
 * ferry_tree_view_follow:
 * @path: raw path of a folder of the place
 *
 * Opens the way to it, and shows it as selected.
 */
void
ferry_tree_view_follow (FerryTreeView *self, const char *path)
{
  g_clear_handle_id (&self->open_source, g_source_remove);
  g_free (self->wanted);
  self->wanted = g_strdup (path);
  follow (self);
}
