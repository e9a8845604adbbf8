/* The columns of a pane's list. One table says what each shows. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-entry-columns.h"

#include "ferry-entry-icon.h"
#include "ferry-entry-row.h"
#include "ferry-format.h"

#include <glib/gi18n.h>

#define ITEM_KEY "ferry-list-item"

static char *
show_size (const FerryEntry *entry)
{
  return ferry_format_size (ferry_entry_is_directory (entry) ? FERRY_SIZE_UNKNOWN : entry->size);
}

static const struct
{
  const char *id;
  const char *title;
  char *(*format) (const FerryEntry *entry); /* NULL: the name, with its icon */
  float xalign;
  int width;
  int needs_width; /* of the pane, to be shown; a narrow one drops the least needed first */
} table[FERRY_N_ENTRY_COLUMNS] = {
  [FERRY_ENTRY_COLUMN_NAME] = { "name", N_ ("Name"), NULL, 0, -1, 0 },
  [FERRY_ENTRY_COLUMN_SIZE] = { "size", N_ ("Size"), show_size, 1, 84, 0 },
  [FERRY_ENTRY_COLUMN_MODIFIED] = { "modified", N_ ("Modified"), ferry_format_modified, 0, 138,
                                    370 },
  [FERRY_ENTRY_COLUMN_PERMISSIONS] = { "permissions", N_ ("Permissions"), ferry_format_permissions,
                                       0, 98, 520 },
  [FERRY_ENTRY_COLUMN_OWNER] = { "owner", N_ ("Owner"), ferry_format_owner, 0, 110, 640 },
};

struct _FerryEntryColumns
{
  GtkColumnView *view; /* borrowed: the owner's */
  GtkColumnViewColumn *columns[FERRY_N_ENTRY_COLUMNS];
  GSimpleActionGroup *actions;
  gboolean is_wanted[FERRY_N_ENTRY_COLUMNS];
  int width;
  guint fit_source;

  GHashTable *name_items; /* of GtkListItem: the cells that exist */
  GtkSorter *sorters[FERRY_N_ENTRY_COLUMNS];
  int primary; /* while asking the view: the first sorter that was called */

  FerryEntryCellFunc name_cell_func;
  FerryEntrySortFunc sort_func;
  gpointer user_data;
};

static void
on_setup_name (GtkSignalListItemFactory *factory, GtkListItem *item, FerryEntryColumns *columns)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *icon = gtk_image_new ();
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_MIDDLE);
  gtk_label_set_single_line_mode (GTK_LABEL (label), TRUE);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), label);
  gtk_list_item_set_child (item, box);
  g_object_set_data (G_OBJECT (box), ITEM_KEY, item);
  g_hash_table_add (columns->name_items, item);
  columns->name_cell_func (box, columns->user_data);
}

static void
on_teardown_name (GtkSignalListItemFactory *factory, GtkListItem *item, FerryEntryColumns *columns)
{
  g_hash_table_remove (columns->name_items, item);
}

/* Where a name is cut, or could not be decoded, a tooltip has all of it. */
static void
set_name (GtkLabel *label, FerryEntryRow *row)
{
  const char *name = ferry_entry_row_get_name (row);

  gtk_label_set_text (label, name);
  if (ferry_entry_row_is_lossy (row))
    gtk_widget_add_css_class (GTK_WIDGET (label), "lossy-name");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (label), "lossy-name");
}

static void
on_bind_name (GtkSignalListItemFactory *factory, GtkListItem *item, FerryEntryColumns *columns)
{
  FerryEntryRow *row = gtk_list_item_get_item (item);
  GtkWidget *icon = gtk_widget_get_first_child (gtk_list_item_get_child (item));
  GtkWidget *label = gtk_widget_get_next_sibling (icon);

  gtk_image_set_from_gicon (GTK_IMAGE (icon), ferry_entry_icon_get (row));
  set_name (GTK_LABEL (label), row);
  if (ferry_entry_row_get_name (row)[0] == '.')
    gtk_widget_add_css_class (gtk_list_item_get_child (item), "hidden-file");
  else
    gtk_widget_remove_css_class (gtk_list_item_get_child (item), "hidden-file");
}

static gboolean
on_query_tooltip (GtkWidget *view, int x, int y, gboolean is_keyboard, GtkTooltip *tooltip,
                  FerryEntryColumns *columns)
{
  GtkWidget *label = is_keyboard ? NULL : gtk_widget_pick (view, x, y, GTK_PICK_DEFAULT);
  const char *text;

  if (!GTK_IS_LABEL (label) ||
      (!pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (label))) &&
       !gtk_widget_has_css_class (label, "lossy-name")))
    return FALSE;
  text = gtk_label_get_text (GTK_LABEL (label));
  if (gtk_widget_has_css_class (label, "lossy-name"))
    {
      g_autofree char *explained = g_strdup_printf (
          _ ("%s\nSome bytes of this name are not of the character set chosen for this server. "
             "Copying and renaming work all the same."),
          text);

      gtk_tooltip_set_text (tooltip, explained);
    }
  else
    {
      gtk_tooltip_set_text (tooltip, text);
    }
  return TRUE;
}

static void
on_setup_text (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  guint id = GPOINTER_TO_UINT (user_data);
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), table[id].xalign);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_single_line_mode (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "numeric");
  gtk_widget_add_css_class (label, "dim-label");
  gtk_list_item_set_child (item, label);
  g_object_set_data (G_OBJECT (label), ITEM_KEY, item);
}

static void
on_bind_text (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  FerryEntryRow *row = gtk_list_item_get_item (item);
  g_autofree char *text =
      table[GPOINTER_TO_UINT (user_data)].format (ferry_entry_row_get_entry (row));

  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)), text);
}

static GtkListItemFactory *
make_factory (FerryEntryColumns *columns, guint id)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  if (id == FERRY_ENTRY_COLUMN_NAME)
    {
      g_signal_connect (factory, "setup", G_CALLBACK (on_setup_name), columns);
      g_signal_connect (factory, "bind", G_CALLBACK (on_bind_name), columns);
      g_signal_connect (factory, "teardown", G_CALLBACK (on_teardown_name), columns);
      return factory;
    }
  g_signal_connect (factory, "setup", G_CALLBACK (on_setup_text), GUINT_TO_POINTER (id));
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind_text), GUINT_TO_POINTER (id));
  return factory;
}

/* The model sorts itself. These sorters only make the titles clickable, and tell when the view asks
 * them which column comes first: GtkColumnViewSorter can be asked only since 4.10. */
typedef struct
{
  FerryEntryColumns *columns;
  guint id;
} SorterData;

static int
note_called (gconstpointer a, gconstpointer b, gpointer user_data)
{
  SorterData *data = user_data;

  if (data->columns->primary < 0)
    data->columns->primary = (int) data->id;
  return -1;
}

static void
on_sorter_changed (GtkSorter *sorter, GtkSorterChange change, FerryEntryColumns *columns)
{
  g_autoptr (GObject) any = g_object_new (G_TYPE_OBJECT, NULL);
  GtkOrdering ordering;

  columns->primary = -1;
  ordering = gtk_sorter_compare (sorter, any, any);
  if (columns->primary >= 0)
    columns->sort_func ((FerryEntryColumn) columns->primary, ordering == GTK_ORDERING_LARGER,
                        columns->user_data);
}

static void
show_columns (FerryEntryColumns *columns)
{
  for (guint i = 1; i < FERRY_N_ENTRY_COLUMNS; i++)
    gtk_column_view_column_set_visible (columns->columns[i],
                                        columns->is_wanted[i] &&
                                            (columns->width == 0 ||
                                             columns->width >= table[i].needs_width));
}

static void
on_column_toggled (GSimpleAction *action, GVariant *value, FerryEntryColumns *columns)
{
  for (guint i = 1; i < FERRY_N_ENTRY_COLUMNS; i++)
    if (g_str_equal (g_action_get_name (G_ACTION (action)), table[i].id))
      columns->is_wanted[i] = g_variant_get_boolean (value);
  g_simple_action_set_state (action, value);
  show_columns (columns);
}

static void
add_column (FerryEntryColumns *columns, guint id, GMenuModel *menu)
{
  GtkColumnViewColumn *column =
      gtk_column_view_column_new (_ (table[id].title), make_factory (columns, id));
  SorterData *data = g_new (SorterData, 1);

  *data = (SorterData) { columns, id };
  columns->sorters[id] = GTK_SORTER (gtk_custom_sorter_new (note_called, data, g_free));
  columns->columns[id] = column;
  columns->is_wanted[id] = TRUE;
  gtk_column_view_column_set_sorter (column, columns->sorters[id]);
  gtk_column_view_column_set_resizable (column, TRUE);
  gtk_column_view_column_set_expand (column, id == FERRY_ENTRY_COLUMN_NAME);
  gtk_column_view_column_set_header_menu (column, menu);
  if (table[id].width > 0)
    gtk_column_view_column_set_fixed_width (column, table[id].width);
  gtk_column_view_append_column (columns->view, column);
  g_object_unref (column);
}

static GMenuModel *
add_actions (FerryEntryColumns *columns)
{
  GMenu *menu = g_menu_new ();

  columns->actions = g_simple_action_group_new ();
  for (guint i = 1; i < FERRY_N_ENTRY_COLUMNS; i++)
    {
      g_autoptr (GSimpleAction) action =
          g_simple_action_new_stateful (table[i].id, NULL, g_variant_new_boolean (TRUE));
      g_autofree char *detailed = g_strconcat ("columns.", table[i].id, NULL);

      g_signal_connect (action, "change-state", G_CALLBACK (on_column_toggled), columns);
      g_action_map_add_action (G_ACTION_MAP (columns->actions), G_ACTION (action));
      g_menu_append (menu, _ (table[i].title), detailed);
    }
  gtk_widget_insert_action_group (GTK_WIDGET (columns->view), "columns",
                                  G_ACTION_GROUP (columns->actions));
  return G_MENU_MODEL (menu);
}

/**
 * ferry_entry_columns_new:
 * @name_cell_func: called for each name cell as it is made
 * @sort_func: called when a title was clicked
 *
 * Gives @view its columns. Free it when the view goes.
 */
FerryEntryColumns *
ferry_entry_columns_new (GtkColumnView *view, FerryEntryCellFunc name_cell_func,
                         FerryEntrySortFunc sort_func, gpointer user_data)
{
  FerryEntryColumns *columns = g_new0 (FerryEntryColumns, 1);
  g_autoptr (GMenuModel) menu = NULL;

  columns->view = view;
  columns->name_items = g_hash_table_new (NULL, NULL);
  columns->name_cell_func = name_cell_func;
  columns->sort_func = sort_func;
  columns->user_data = user_data;
  menu = add_actions (columns);
  for (guint i = 0; i < FERRY_N_ENTRY_COLUMNS; i++)
    add_column (columns, i, menu);
  gtk_column_view_sort_by_column (view, columns->columns[FERRY_ENTRY_COLUMN_NAME],
                                  GTK_SORT_ASCENDING);
  g_signal_connect (gtk_column_view_get_sorter (view), "changed", G_CALLBACK (on_sorter_changed),
                    columns);
  gtk_widget_set_has_tooltip (GTK_WIDGET (view), TRUE);
  g_signal_connect (view, "query-tooltip", G_CALLBACK (on_query_tooltip), columns);
  return columns;
}

/**
 * ferry_entry_columns_free:
 *
 * To be called while the view is still there.
 */
void
ferry_entry_columns_free (FerryEntryColumns *columns)
{
  g_clear_handle_id (&columns->fit_source, g_source_remove);
  g_signal_handlers_disconnect_by_data (gtk_column_view_get_sorter (columns->view), columns);
  g_signal_handlers_disconnect_by_data (columns->view, columns);
  for (guint i = 0; i < FERRY_N_ENTRY_COLUMNS; i++)
    gtk_column_view_remove_column (columns->view, columns->columns[i]);
  gtk_widget_insert_action_group (GTK_WIDGET (columns->view), "columns", NULL);
  g_object_unref (columns->actions);
  g_hash_table_unref (columns->name_items);
  g_free (columns);
}

/**
 * ferry_entry_columns_find_cell:
 *
 * Returns: (transfer none) (nullable): the name cell of the row at @position, if it is on screen
 */
GtkWidget *
ferry_entry_columns_find_cell (FerryEntryColumns *columns, guint position)
{
  GHashTableIter iter;
  gpointer item;

  g_hash_table_iter_init (&iter, columns->name_items);
  while (g_hash_table_iter_next (&iter, &item, NULL))
    if (gtk_list_item_get_item (item) != NULL && gtk_list_item_get_position (item) == position)
      return gtk_list_item_get_child (item);
  return NULL;
}

/**
 * ferry_entry_columns_get_position:
 * @cell: (nullable): content of a cell
 *
 * Returns: its row, or %GTK_INVALID_LIST_POSITION
 */
guint
ferry_entry_columns_get_position (GtkWidget *cell)
{
  GtkListItem *item = cell != NULL ? g_object_get_data (G_OBJECT (cell), ITEM_KEY) : NULL;

  return item != NULL ? gtk_list_item_get_position (item) : GTK_INVALID_LIST_POSITION;
}

/* GTK 4.8 has no handle on a row: it is the parent of the cells. */
static GtkWidget *
find_row (GtkWidget *widget, GtkWidget *view)
{
  while (widget != NULL && widget != view &&
         g_strcmp0 (gtk_widget_get_css_name (widget), "row") != 0)
    widget = gtk_widget_get_parent (widget);
  return widget == view ? NULL : widget;
}

/**
 * ferry_entry_columns_pick:
 * @row_widget: (out) (optional) (nullable): the widget of the row, for its looks
 *
 * Returns: the row at a point of @view, or %GTK_INVALID_LIST_POSITION
 */
guint
ferry_entry_columns_pick (GtkWidget *view, double x, double y, GtkWidget **row_widget)
{
  GtkWidget *row = find_row (gtk_widget_pick (view, x, y, GTK_PICK_DEFAULT), view);
  GtkWidget *cell = row != NULL ? gtk_widget_get_first_child (row) : NULL;
  guint position = cell != NULL ? ferry_entry_columns_get_position (
                                      gtk_widget_get_first_child (cell))
                                : GTK_INVALID_LIST_POSITION;

  if (row_widget != NULL)
    *row_widget = position != GTK_INVALID_LIST_POSITION ? row : NULL;
  return position;
}

static gboolean
on_fit_due (gpointer user_data)
{
  FerryEntryColumns *columns = user_data;

  columns->fit_source = 0;
  show_columns (columns);
  return G_SOURCE_REMOVE;
}

/**
 * ferry_entry_columns_fit:
 * @width: of the pane, in pixels
 *
 * Hides what a narrow pane has no room for.
 */
void
ferry_entry_columns_fit (FerryEntryColumns *columns, int width)
{
  if (columns->width == width)
    return;
  columns->width = width;
  /* Not while the pane is being laid out. */
  if (columns->fit_source == 0)
    columns->fit_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, on_fit_due, columns, NULL);
}

/**
 * ferry_entry_columns_save:
 *
 * Puts widths and the hidden ones into @state.
 */
void
ferry_entry_columns_save (FerryEntryColumns *columns, GVariantDict *state)
{
  for (guint i = 0; i < FERRY_N_ENTRY_COLUMNS; i++)
    {
      g_autofree char *width = g_strconcat (table[i].id, "-width", NULL);
      g_autofree char *shown = g_strconcat (table[i].id, "-shown", NULL);

      g_variant_dict_insert (state, width, "i",
                             gtk_column_view_column_get_fixed_width (columns->columns[i]));
      g_variant_dict_insert (state, shown, "b", columns->is_wanted[i]);
    }
}

/**
 * ferry_entry_columns_restore:
 *
 * The reverse of ferry_entry_columns_save(); what is missing stays as it is.
 */
void
ferry_entry_columns_restore (FerryEntryColumns *columns, GVariantDict *state)
{
  for (guint i = 0; i < FERRY_N_ENTRY_COLUMNS; i++)
    {
      g_autofree char *width_key = g_strconcat (table[i].id, "-width", NULL);
      g_autofree char *shown_key = g_strconcat (table[i].id, "-shown", NULL);
      gboolean is_shown;
      gint32 width;

      if (i > 0 && g_variant_dict_lookup (state, width_key, "i", &width) && width > 20 &&
          width < 2000)
        gtk_column_view_column_set_fixed_width (columns->columns[i], width);
      if (i > 0 && g_variant_dict_lookup (state, shown_key, "b", &is_shown))
        g_action_group_change_action_state (G_ACTION_GROUP (columns->actions), table[i].id,
                                            g_variant_new_boolean (is_shown));
    }
}
