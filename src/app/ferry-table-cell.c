/* What the cells of tables consist of, and which row is where. See ferry-table-cell.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-table-cell.h"

/**
 * ferry_table_cell_make_text:
 *
 * Returns: (transfer floating): a label that is cut in its middle, as names and paths should be
 */
GtkWidget *
ferry_table_cell_make_text (void)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_MIDDLE);
  return label;
}

/**
 * ferry_table_cell_make_number:
 *
 * Returns: (transfer floating): a label for figures, to the end of its cell
 */
GtkWidget *
ferry_table_cell_make_number (void)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 1);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, "numeric");
  return label;
}

/**
 * ferry_table_cell_make_icon_and_text:
 *
 * Returns: (transfer floating): an image and the text beside it
 */
GtkWidget *
ferry_table_cell_make_icon_and_text (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *text = ferry_table_cell_make_text ();

  gtk_widget_set_hexpand (text, TRUE);
  gtk_box_append (GTK_BOX (box), gtk_image_new ());
  gtk_box_append (GTK_BOX (box), text);
  return box;
}

/**
 * ferry_table_cell_make_icon_and_sentence:
 *
 * Returns: (transfer floating): an image and a text that is cut at its end
 */
GtkWidget *
ferry_table_cell_make_icon_and_sentence (void)
{
  GtkWidget *box = ferry_table_cell_make_icon_and_text ();

  gtk_label_set_ellipsize (GTK_LABEL (gtk_widget_get_last_child (box)), PANGO_ELLIPSIZE_END);
  return box;
}

/**
 * ferry_table_cell_set_text:
 *
 * A text that came out the same does not lay the label out again.
 */
void
ferry_table_cell_set_text (GtkWidget *label, const char *text)
{
  if (g_strcmp0 (gtk_label_get_text (GTK_LABEL (label)), text) != 0)
    gtk_label_set_text (GTK_LABEL (label), text);
}

/**
 * ferry_table_cell_set_icon:
 * @cell: made by ferry_table_cell_make_icon_and_text()
 */
void
ferry_table_cell_set_icon (GtkWidget *cell, const char *icon_name)
{
  GtkImage *image = GTK_IMAGE (gtk_widget_get_first_child (cell));

  if (g_strcmp0 (gtk_image_get_icon_name (image), icon_name) != 0)
    gtk_image_set_from_icon_name (image, icon_name);
}

/**
 * ferry_table_cell_set_class:
 * @css_class: (nullable): static; instead of the one that was set before
 */
void
ferry_table_cell_set_class (GtkWidget *cell, const char *css_class)
{
  const char *old = g_object_get_data (G_OBJECT (cell), "class");

  if (g_strcmp0 (old, css_class) == 0)
    return;
  if (old != NULL)
    gtk_widget_remove_css_class (cell, old);
  if (css_class != NULL)
    gtk_widget_add_css_class (cell, css_class);
  g_object_set_data (G_OBJECT (cell), "class", (gpointer) css_class);
}

/**
 * ferry_table_cell_put:
 *
 * Puts @cell into @item, so that ferry_table_cell_find_row() finds it.
 */
void
ferry_table_cell_put (GtkWidget *cell, GtkListItem *item)
{
  g_object_set_data (G_OBJECT (cell), "item", item);
  gtk_list_item_set_child (item, cell);
}

/**
 * ferry_table_cell_on_teardown:
 *
 * To be connected to the factory's "teardown".
 */
void
ferry_table_cell_on_teardown (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *cell = gtk_list_item_get_child (item);

  if (cell != NULL)
    g_object_set_data (G_OBJECT (cell), "item", NULL);
}

/* The cell itself, or what it lies in: GTK's cell, then GTK's row. */
static GtkListItem *
find_item (GtkWidget *widget)
{
  for (int depth = 0; widget != NULL && depth < 3; depth++)
    {
      GtkListItem *item = g_object_get_data (G_OBJECT (widget), "item");

      if (item != NULL)
        return item;
      widget = gtk_widget_get_first_child (widget);
    }
  return NULL;
}

/**
 * ferry_table_cell_find_row:
 *
 * Returns: the position of the row at this point of the view, or %GTK_INVALID_LIST_POSITION
 */
guint
ferry_table_cell_find_row (GtkColumnView *view, double x, double y)
{
  GtkWidget *widget = gtk_widget_pick (GTK_WIDGET (view), x, y, GTK_PICK_DEFAULT);

  /* Up to the list inside the view, which holds all rows and is none. */
  for (; widget != NULL && !GTK_IS_LIST_VIEW (widget) && widget != GTK_WIDGET (view);
       widget = gtk_widget_get_parent (widget))
    {
      GtkListItem *item = find_item (widget);

      if (item != NULL)
        return gtk_list_item_get_position (item);
    }
  return GTK_INVALID_LIST_POSITION;
}

/**
 * ferry_table_cell_show_column:
 *
 * A hidden column must have no width: GTK 4.8 counts it, and the others would not get the room.
 */
void
ferry_table_cell_show_column (GtkColumnViewColumn *column, gboolean is_shown)
{
  int width = gtk_column_view_column_get_fixed_width (column);

  if (is_shown == gtk_column_view_column_get_visible (column))
    return;
  if (!is_shown)
    g_object_set_data (G_OBJECT (column), "width", GINT_TO_POINTER (width));
  else
    width = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (column), "width"));
  gtk_column_view_column_set_fixed_width (column, is_shown ? width : -1);
  gtk_column_view_column_set_visible (column, is_shown);
}
