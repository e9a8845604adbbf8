/* The rows of a pane's list that are on screen. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-entry-rows.h"

#define ITEM_KEY     "ferry-list-item"
#define POSITION_KEY "ferry-focus-position"
#define FRAMES_KEY   "ferry-focus-frames"
#define MOST_FRAMES  5

/**
 * ferry_entry_rows_mark_cell:
 * @content: the child of @item
 *
 * Lets the row be found by what is in it.
 */
void
ferry_entry_rows_mark_cell (GtkWidget *content, GtkListItem *item)
{
  g_object_set_data (G_OBJECT (content), ITEM_KEY, item);
}

/**
 * ferry_entry_rows_get_position:
 * @content: (nullable): of a cell
 *
 * Returns: its row, or %GTK_INVALID_LIST_POSITION
 */
guint
ferry_entry_rows_get_position (GtkWidget *content)
{
  GtkListItem *item = content != NULL ? g_object_get_data (G_OBJECT (content), ITEM_KEY) : NULL;

  return item != NULL ? gtk_list_item_get_position (item) : GTK_INVALID_LIST_POSITION;
}

static GtkWidget *
get_first_content (GtkWidget *row)
{
  GtkWidget *cell = gtk_widget_get_first_child (row);

  return cell != NULL ? gtk_widget_get_first_child (cell) : NULL;
}

/**
 * ferry_entry_rows_pick:
 * @row_widget: (out) (optional) (nullable): the widget of the row, for its looks
 *
 * Returns: the row at a point of @view, or %GTK_INVALID_LIST_POSITION
 */
guint
ferry_entry_rows_pick (GtkColumnView *view, double x, double y, GtkWidget **row_widget)
{
  GtkWidget *row = gtk_widget_pick (GTK_WIDGET (view), x, y, GTK_PICK_DEFAULT);
  guint position = GTK_INVALID_LIST_POSITION;

  while (row != NULL && row != GTK_WIDGET (view) &&
         !g_str_equal (gtk_widget_get_css_name (row), "row"))
    row = gtk_widget_get_parent (row);
  if (row != NULL && row != GTK_WIDGET (view))
    position = ferry_entry_rows_get_position (get_first_content (row));

  if (row_widget != NULL)
    *row_widget = position != GTK_INVALID_LIST_POSITION ? row : NULL;
  return position;
}

/**
 * ferry_entry_rows_is_title:
 *
 * Returns: whether the titles of the columns are at this point of @view
 */
gboolean
ferry_entry_rows_is_title (GtkColumnView *view, double y)
{
  GtkWidget *header = gtk_widget_get_first_child (GTK_WIDGET (view));
  graphene_rect_t bounds;

  return header != NULL && !GTK_IS_LIST_VIEW (header) &&
         gtk_widget_compute_bounds (header, GTK_WIDGET (view), &bounds) &&
         y < bounds.origin.y + bounds.size.height;
}

static GtkWidget *
find_list_view (GtkColumnView *view)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (view));

  while (child != NULL && !GTK_IS_LIST_VIEW (child))
    child = gtk_widget_get_next_sibling (child);
  return child;
}

static GtkWidget *
find_row (GtkColumnView *view, guint position)
{
  GtkWidget *list = find_list_view (view);

  if (list == NULL)
    return NULL;
  for (GtkWidget *row = gtk_widget_get_first_child (list); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    if (ferry_entry_rows_get_position (get_first_content (row)) == position)
      return row;
  return NULL;
}

/**
 * ferry_entry_rows_find_cell:
 *
 * Returns: (transfer none) (nullable): the content of the first cell of the row at @position, if
 * the row is on screen
 */
GtkWidget *
ferry_entry_rows_find_cell (GtkColumnView *view, guint position)
{
  GtkWidget *row = find_row (view, position);

  return row != NULL ? get_first_content (row) : NULL;
}

/**
 * ferry_entry_rows_scroll_to:
 *
 * Brings a row into view. On 4.8 only the list view inside the column view knows how.
 */
void
ferry_entry_rows_scroll_to (GtkColumnView *view, guint position)
{
  GtkWidget *list = find_list_view (view);

  if (list != NULL)
    gtk_widget_activate_action (list, "list.scroll-to-item", "u", position);
}

/**
 * ferry_entry_rows_focus_now:
 *
 * Brings the keyboard to a row that is on screen.
 */
void
ferry_entry_rows_focus_now (GtkColumnView *view, guint position)
{
  GtkWidget *row = find_row (view, position);

  if (row != NULL)
    gtk_widget_grab_focus (row);
}

/* The row has a widget only when the list has been laid out. */
static gboolean
on_frame (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  GtkColumnView *view = GTK_COLUMN_VIEW (widget);
  guint position = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (view), POSITION_KEY));
  guint frames = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (view), FRAMES_KEY));
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  /* Somebody who has gone elsewhere meanwhile is not called back. */
  if (focus == NULL || !(focus == widget || gtk_widget_is_ancestor (focus, widget)))
    return G_SOURCE_REMOVE;
  if (find_row (view, position) == NULL && frames > 0)
    {
      g_object_set_data (G_OBJECT (view), FRAMES_KEY, GUINT_TO_POINTER (frames - 1));
      return G_SOURCE_CONTINUE;
    }
  ferry_entry_rows_focus_now (view, position);
  return G_SOURCE_REMOVE;
}

/**
 * ferry_entry_rows_focus:
 *
 * Brings a row into view, and if the keyboard is in the list, to that row.
 */
void
ferry_entry_rows_focus (GtkColumnView *view, guint position)
{
  ferry_entry_rows_scroll_to (view, position);
  g_object_set_data (G_OBJECT (view), POSITION_KEY, GUINT_TO_POINTER (position));
  g_object_set_data (G_OBJECT (view), FRAMES_KEY, GUINT_TO_POINTER (MOST_FRAMES));
  gtk_widget_add_tick_callback (GTK_WIDGET (view), on_frame, NULL, NULL);
}
