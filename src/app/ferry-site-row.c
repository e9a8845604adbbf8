/* The rows of the tree of saved sites. See ferry-site-row.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-site-row.h"

#include <glib/gi18n.h>

/* Of the row, at its top and its bottom: beside it. A folder takes things in between. */
#define EDGE 0.25

static const char *const colour_labels[FERRY_SITE_N_COLOURS] = {
  [FERRY_SITE_COLOUR_NONE] = N_ ("None"),     [FERRY_SITE_COLOUR_RED] = N_ ("Red"),
  [FERRY_SITE_COLOUR_ORANGE] = N_ ("Orange"), [FERRY_SITE_COLOUR_YELLOW] = N_ ("Yellow"),
  [FERRY_SITE_COLOUR_GREEN] = N_ ("Green"),   [FERRY_SITE_COLOUR_BLUE] = N_ ("Blue"),
  [FERRY_SITE_COLOUR_PURPLE] = N_ ("Purple"), [FERRY_SITE_COLOUR_GREY] = N_ ("Grey"),
};

typedef struct
{
  FerrySiteRowDropped dropped;
  gpointer user_data;
} Dropping;

static FerrySiteNode *
dup_node (GtkEventController *controller)
{
  GtkTreeExpander *expander = GTK_TREE_EXPANDER (gtk_event_controller_get_widget (controller));

  return gtk_tree_expander_get_item (expander);
}

static GdkContentProvider *
on_prepare (GtkDragSource *source, double x, double y, gpointer user_data)
{
  g_autoptr (FerrySiteNode) node = dup_node (GTK_EVENT_CONTROLLER (source));

  return gdk_content_provider_new_typed (FERRY_TYPE_SITE_NODE, node);
}

static void
on_drag_begin (GtkDragSource *source, GdkDrag *drag, gpointer user_data)
{
  g_autoptr (FerrySiteNode) node = dup_node (GTK_EVENT_CONTROLLER (source));
  GtkWidget *label = gtk_label_new (ferry_site_node_get_title (node));

  gtk_widget_add_css_class (label, "drag-label");
  gtk_drag_icon_set_child (GTK_DRAG_ICON (gtk_drag_icon_get_for_drag (drag)), label);
}

static FerrySiteDrop
get_where (GtkEventController *controller, FerrySiteNode *target, double y)
{
  double height = gtk_widget_get_height (gtk_event_controller_get_widget (controller));
  double part = height > 0 ? y / height : 0;

  if (ferry_site_node_get_site (target) != NULL)
    return part < 0.5 ? FERRY_SITE_DROP_BEFORE : FERRY_SITE_DROP_AFTER;
  if (part < EDGE)
    return FERRY_SITE_DROP_BEFORE;
  return part > 1 - EDGE ? FERRY_SITE_DROP_AFTER : FERRY_SITE_DROP_INTO;
}

static void
show_where (GtkWidget *row, int where)
{
  static const char *const classes[] = {
    [FERRY_SITE_DROP_BEFORE] = "drop-before",
    [FERRY_SITE_DROP_INTO] = "drop-into",
    [FERRY_SITE_DROP_AFTER] = "drop-after",
  };

  for (int i = 0; i < (int) G_N_ELEMENTS (classes); i++)
    if (i == where)
      gtk_widget_add_css_class (row, classes[i]);
    else
      gtk_widget_remove_css_class (row, classes[i]);
}

static GdkDragAction
on_motion (GtkDropTarget *drop, double x, double y, gpointer user_data)
{
  GtkEventController *controller = GTK_EVENT_CONTROLLER (drop);
  g_autoptr (FerrySiteNode) target = dup_node (controller);

  show_where (gtk_event_controller_get_widget (controller),
              (int) get_where (controller, target, y));
  return GDK_ACTION_MOVE;
}

static void
on_leave (GtkDropTarget *drop, gpointer user_data)
{
  show_where (gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (drop)), -1);
}

static gboolean
on_drop (GtkDropTarget *drop, const GValue *value, double x, double y, Dropping *dropping)
{
  GtkEventController *controller = GTK_EVENT_CONTROLLER (drop);
  g_autoptr (FerrySiteNode) target = dup_node (controller);
  g_autoptr (FerrySiteNode) node = g_value_dup_object (value);

  show_where (gtk_event_controller_get_widget (controller), -1);
  dropping->dropped (node, target, get_where (controller, target, y), dropping->user_data);
  return TRUE;
}

static void
add_dragging (GtkWidget *row, Dropping *dropping)
{
  GtkDragSource *source = gtk_drag_source_new ();
  GtkDropTarget *drop = gtk_drop_target_new (FERRY_TYPE_SITE_NODE, GDK_ACTION_MOVE);

  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect (source, "prepare", G_CALLBACK (on_prepare), NULL);
  g_signal_connect (source, "drag-begin", G_CALLBACK (on_drag_begin), NULL);
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (source));
  g_signal_connect (drop, "motion", G_CALLBACK (on_motion), NULL);
  g_signal_connect (drop, "leave", G_CALLBACK (on_leave), NULL);
  g_signal_connect (drop, "drop", G_CALLBACK (on_drop), dropping);
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (drop));
}

static void
on_setup (GtkSignalListItemFactory *factory, GtkListItem *item, Dropping *dropping)
{
  GtkWidget *row = gtk_tree_expander_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *icon = gtk_image_new ();
  GtkWidget *title = gtk_label_new (NULL);
  GtkWidget *dot = gtk_label_new ("●");

  gtk_widget_add_css_class (row, "site-row");
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), dot);
  gtk_tree_expander_set_child (GTK_TREE_EXPANDER (row), box);
  add_dragging (row, dropping);
  gtk_list_item_set_child (item, row);
}

static void
show_colour (GtkWidget *dot, FerrySiteColour colour)
{
  const char *const classes[] = { "site-colour", ferry_site_colour_get_name (colour), NULL };

  gtk_widget_set_visible (dot, colour != FERRY_SITE_COLOUR_NONE);
  gtk_widget_set_css_classes (dot, (const char **) classes);
  gtk_accessible_update_property (GTK_ACCESSIBLE (dot), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  ferry_site_row_get_colour_label (colour), -1);
}

static void
on_bind (GtkSignalListItemFactory *factory, GtkListItem *item, Dropping *dropping)
{
  GtkWidget *row = gtk_list_item_get_child (item);
  GtkWidget *icon =
      gtk_widget_get_first_child (gtk_tree_expander_get_child (GTK_TREE_EXPANDER (row)));
  GtkWidget *title = gtk_widget_get_next_sibling (icon);
  GtkTreeListRow *list_row = gtk_list_item_get_item (item);
  g_autoptr (FerrySiteNode) node = gtk_tree_list_row_get_item (list_row);
  FerrySite *site = ferry_site_node_get_site (node);
  g_autofree char *key = site != NULL ? ferry_server_dup_key (ferry_site_get_server (site)) : NULL;

  gtk_tree_expander_set_list_row (GTK_TREE_EXPANDER (row), list_row);
  gtk_image_set_from_icon_name (GTK_IMAGE (icon),
                                site != NULL ? "network-server-symbolic" : "folder-symbolic");
  gtk_label_set_label (GTK_LABEL (title), ferry_site_node_get_title (node));
  gtk_widget_set_tooltip_text (row, key);
  show_colour (gtk_widget_get_next_sibling (title),
               site != NULL ? ferry_site_get_data (site)->colour : FERRY_SITE_COLOUR_NONE);
}

static void
on_unbind (GtkSignalListItemFactory *factory, GtkListItem *item, Dropping *dropping)
{
  gtk_tree_expander_set_list_row (GTK_TREE_EXPANDER (gtk_list_item_get_child (item)), NULL);
}

/**
 * ferry_site_row_make_factory:
 * @dropped: must stay callable as long as the factory lives
 *
 * Returns: (transfer full): what makes the rows
 */
GtkListItemFactory *
ferry_site_row_make_factory (FerrySiteRowDropped dropped, gpointer user_data)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  Dropping *dropping = g_new (Dropping, 1);

  *dropping = (Dropping){ dropped, user_data };
  g_object_set_data_full (G_OBJECT (factory), "dropping", dropping, g_free);
  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), dropping);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), dropping);
  g_signal_connect (factory, "unbind", G_CALLBACK (on_unbind), dropping);
  return factory;
}

/**
 * ferry_site_row_get_colour_label:
 *
 * Returns: the word for a colour
 */
const char *
ferry_site_row_get_colour_label (FerrySiteColour colour)
{
  return _ (colour_labels[colour]);
}
