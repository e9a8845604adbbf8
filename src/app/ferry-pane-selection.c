/* What is selected in a pane's list. See ferry-pane-selection.h.
 *
 * GtkMultiSelection keeps positions: a refresh or another order would leave other files selected.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-pane-selection.h"

#include "ferry-entry-cells.h"

struct _FerryPaneSelection
{
  FerryEntryModel *model; /* owned */
  GtkSelectionModel *rows;
  GHashTable *kept; /* names selected before a change of the rows */
  char **wanted;    /* names to select once the listing is there */
  guint scroll_source;
  guint scroll_position;

  GtkColumnView *view; /* borrowed: the owner's */
};

static void
on_before_change (FerryEntryModel *model, FerryPaneSelection *selection)
{
  g_autoptr (GtkBitset) selected = gtk_selection_model_get_selection (selection->rows);
  GtkBitsetIter iter;
  guint position;

  g_clear_pointer (&selection->kept, g_hash_table_unref);
  if (gtk_bitset_is_empty (selected))
    return;
  selection->kept = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (gboolean more = gtk_bitset_iter_init_first (&iter, selected, &position); more;
       more = gtk_bitset_iter_next (&iter, &position))
    g_hash_table_add (selection->kept,
                      g_strdup (ferry_entry_model_get_entry (model, position)->name));
}

static void
select_names (FerryPaneSelection *selection, GHashTable *names)
{
  guint count = g_list_model_get_n_items (G_LIST_MODEL (selection->model));
  g_autoptr (GtkBitset) selected = gtk_bitset_new_empty ();
  g_autoptr (GtkBitset) all = gtk_bitset_new_range (0, count);

  for (guint i = 0; i < count; i++)
    if (g_hash_table_contains (names, ferry_entry_model_get_entry (selection->model, i)->name))
      gtk_bitset_add (selected, i);
  gtk_selection_model_set_selection (selection->rows, selected, all);
}

static void
on_after_change (FerryEntryModel *model, FerryPaneSelection *selection)
{
  g_autoptr (GHashTable) kept = g_steal_pointer (&selection->kept);

  if (kept != NULL)
    select_names (selection, kept);
}

/**
 * ferry_pane_selection_new:
 *
 * Gives @view the rows of @model.
 */
FerryPaneSelection *
ferry_pane_selection_new (FerryEntryModel *model, GtkColumnView *view)
{
  FerryPaneSelection *selection = g_new0 (FerryPaneSelection, 1);

  selection->model = g_object_ref (model);
  selection->view = view;
  selection->rows = GTK_SELECTION_MODEL (gtk_multi_selection_new (G_LIST_MODEL (g_object_ref (model))));
  g_signal_connect (model, "before-change", G_CALLBACK (on_before_change), selection);
  g_signal_connect (model, "after-change", G_CALLBACK (on_after_change), selection);
  gtk_column_view_set_model (view, selection->rows);
  return selection;
}

/**
 * ferry_pane_selection_free:
 *
 * To be called while the view is still there.
 */
void
ferry_pane_selection_free (FerryPaneSelection *selection)
{
  g_clear_handle_id (&selection->scroll_source, g_source_remove);
  g_signal_handlers_disconnect_by_data (selection->model, selection);
  gtk_column_view_set_model (selection->view, NULL);
  g_clear_pointer (&selection->kept, g_hash_table_unref);
  g_strfreev (selection->wanted);
  g_object_unref (selection->rows);
  g_object_unref (selection->model);
  g_free (selection);
}

/**
 * ferry_pane_selection_get_model:
 *
 * Returns: (transfer none): for its signals and its set of positions
 */
GtkSelectionModel *
ferry_pane_selection_get_model (FerryPaneSelection *selection)
{
  return selection->rows;
}

/**
 * ferry_pane_selection_get_count:
 *
 * Returns: how many rows are selected
 */
guint
ferry_pane_selection_get_count (FerryPaneSelection *selection)
{
  g_autoptr (GtkBitset) selected = gtk_selection_model_get_selection (selection->rows);

  return (guint) gtk_bitset_get_size (selected);
}

/**
 * ferry_pane_selection_get_first:
 *
 * Returns: the first selected row, or %GTK_INVALID_LIST_POSITION
 */
guint
ferry_pane_selection_get_first (FerryPaneSelection *selection)
{
  g_autoptr (GtkBitset) selected = gtk_selection_model_get_selection (selection->rows);

  return gtk_bitset_is_empty (selected) ? GTK_INVALID_LIST_POSITION
                                        : gtk_bitset_get_minimum (selected);
}

/**
 * ferry_pane_selection_dup_entries:
 *
 * Returns: (transfer full): copies of the selected entries
 */
FerryListing *
ferry_pane_selection_dup_entries (FerryPaneSelection *selection)
{
  FerryListing *entries = ferry_listing_new ();
  g_autoptr (GtkBitset) selected = gtk_selection_model_get_selection (selection->rows);
  GtkBitsetIter iter;
  guint position;

  for (gboolean more = gtk_bitset_iter_init_first (&iter, selected, &position); more;
       more = gtk_bitset_iter_next (&iter, &position))
    ferry_listing_add_copy (entries, ferry_entry_model_get_entry (selection->model, position));
  return entries;
}

static GtkWidget *
find_list_view (GtkWidget *view)
{
  GtkWidget *child = gtk_widget_get_first_child (view);

  while (child != NULL && !GTK_IS_LIST_VIEW (child))
    child = gtk_widget_get_next_sibling (child);
  return child;
}

/* A row's widgets: row, cell, content. */
static GtkWidget *
find_row (GtkWidget *list, guint position)
{
  GtkWidget *row = gtk_widget_get_first_child (list);

  while (row != NULL)
    {
      GtkWidget *cell = gtk_widget_get_first_child (row);

      if (cell != NULL &&
          ferry_entry_cell_get_position (gtk_widget_get_first_child (cell)) == position)
        return row;
      row = gtk_widget_get_next_sibling (row);
    }
  return NULL;
}

/* On 4.8 only the list view inside the column view knows how to scroll to a row, and the keyboard
 * does not come along: the arrow keys would go on from another row. */
static gboolean
on_scroll_due (gpointer user_data)
{
  FerryPaneSelection *selection = user_data;
  GtkWidget *list = find_list_view (GTK_WIDGET (selection->view));
  GtkWidget *row;

  selection->scroll_source = 0;
  if (list == NULL ||
      selection->scroll_position >= g_list_model_get_n_items (G_LIST_MODEL (selection->model)))
    return G_SOURCE_REMOVE;
  gtk_widget_activate_action (list, "list.scroll-to-item", "u", selection->scroll_position);
  row = find_row (list, selection->scroll_position);
  if (row != NULL && gtk_widget_get_focus_child (GTK_WIDGET (selection->view)) != NULL)
    gtk_widget_grab_focus (row);
  return G_SOURCE_REMOVE;
}

/* A row that is new is laid out first. */
static void
scroll_to (FerryPaneSelection *selection, guint position)
{
  selection->scroll_position = position;
  if (selection->scroll_source == 0)
    selection->scroll_source =
        g_idle_add_full (GDK_PRIORITY_REDRAW + 1, on_scroll_due, selection, NULL);
}

/**
 * ferry_pane_selection_go_to:
 *
 * Selects this row alone and brings it into view.
 */
void
ferry_pane_selection_go_to (FerryPaneSelection *selection, guint position)
{
  gtk_selection_model_select_item (selection->rows, position, TRUE);
  scroll_to (selection, position);
}

/**
 * ferry_pane_selection_want:
 * @names: (nullable): raw names
 *
 * Has them selected by ferry_pane_selection_take_wanted().
 */
void
ferry_pane_selection_want (FerryPaneSelection *selection, const char *const *names)
{
  char **copy = g_strdupv ((char **) names);

  g_strfreev (selection->wanted);
  selection->wanted = copy;
}

/**
 * ferry_pane_selection_take_wanted:
 *
 * The listing is there: selects the names that were wanted, if any, and brings the first into view.
 */
void
ferry_pane_selection_take_wanted (FerryPaneSelection *selection)
{
  g_auto (GStrv) wanted = g_steal_pointer (&selection->wanted);
  g_autoptr (GHashTable) names = NULL;

  if (wanted == NULL)
    return;
  names = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; wanted[i] != NULL; i++)
    g_hash_table_add (names, wanted[i]);
  select_names (selection, names);
  scroll_to (selection, ferry_pane_selection_get_first (selection));
}
