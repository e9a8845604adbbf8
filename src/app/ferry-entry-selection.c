/* Which entries of a pane's list are selected. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-entry-selection.h"

#include "ferry-entry-rows.h"

struct _FerryEntrySelection
{
  GtkColumnView *view;    /* borrowed: the owner's */
  FerryEntryModel *model; /* owned */
  GtkSelectionModel *rows;
  GHashTable *kept; /* names of selected rows that are being replaced */
  char **wanted;    /* names to select once the listing is there */
  guint wanted_source;
};

static gboolean
has_name (FerryEntrySelection *selection, GHashTable *names, guint position)
{
  return g_hash_table_contains (names,
                                ferry_entry_model_get_entry (selection->model, position)->name);
}

/* Selects those of @names that are among these rows, and leaves other rows alone. */
static void
select_names (FerryEntrySelection *selection, GHashTable *names, guint start, guint count)
{
  g_autoptr (GtkBitset) span = gtk_bitset_new_range (start, count);
  g_autoptr (GtkBitset) selected = gtk_bitset_new_empty ();

  for (guint i = start; i < start + count; i++)
    if (has_name (selection, names, i))
      gtk_bitset_add (selected, i);
  gtk_selection_model_set_selection (selection->rows, selected, span);
}

static void
on_before_change (FerryEntryModel *model, guint start, guint count, FerryEntrySelection *selection)
{
  g_autoptr (GtkBitset) selected =
      gtk_selection_model_get_selection_in_range (selection->rows, start, count);
  GtkBitsetIter iter;
  guint position;

  if (gtk_bitset_is_empty (selected))
    return;
  selection->kept = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (gboolean more = gtk_bitset_iter_init_first (&iter, selected, &position);
       more && position < start + count; more = gtk_bitset_iter_next (&iter, &position))
    if (position >= start)
      g_hash_table_add (selection->kept,
                        g_strdup (ferry_entry_model_get_entry (model, position)->name));
}

static gboolean
select_wanted (gpointer user_data)
{
  FerryEntrySelection *selection = user_data;
  g_auto (GStrv) wanted = g_steal_pointer (&selection->wanted);
  g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);
  guint count = g_list_model_get_n_items (G_LIST_MODEL (selection->model));
  guint first;

  selection->wanted_source = 0;
  for (guint i = 0; wanted[i] != NULL; i++)
    g_hash_table_add (names, wanted[i]);
  select_names (selection, names, 0, count);
  first = ferry_entry_selection_get_first (selection);
  if (first != GTK_INVALID_LIST_POSITION)
    ferry_entry_rows_focus (selection->view, first);
  return G_SOURCE_REMOVE;
}

static void
on_after_change (FerryEntryModel *model, guint start, guint count, FerryEntrySelection *selection)
{
  g_autoptr (GHashTable) kept = g_steal_pointer (&selection->kept);

  if (kept != NULL)
    select_names (selection, kept, start, count);
  if (selection->wanted != NULL && selection->wanted_source == 0 &&
      ferry_entry_model_is_settled (model))
    /* Behind the layout of the new rows. */
    selection->wanted_source =
        g_idle_add_full (GDK_PRIORITY_REDRAW + 1, select_wanted, selection, NULL);
}

/**
 * ferry_entry_selection_new:
 * @view: gets the selection as its model
 */
FerryEntrySelection *
ferry_entry_selection_new (GtkColumnView *view, FerryEntryModel *model)
{
  FerryEntrySelection *selection = g_new0 (FerryEntrySelection, 1);

  selection->view = view;
  selection->model = g_object_ref (model);
  selection->rows =
      GTK_SELECTION_MODEL (gtk_multi_selection_new (G_LIST_MODEL (g_object_ref (model))));
  g_signal_connect (model, "before-change", G_CALLBACK (on_before_change), selection);
  g_signal_connect (model, "after-change", G_CALLBACK (on_after_change), selection);
  gtk_column_view_set_model (view, selection->rows);
  return selection;
}

/**
 * ferry_entry_selection_free:
 *
 * To be called while the view is still there.
 */
void
ferry_entry_selection_free (FerryEntrySelection *selection)
{
  g_clear_handle_id (&selection->wanted_source, g_source_remove);
  g_signal_handlers_disconnect_by_data (selection->model, selection);
  gtk_column_view_set_model (selection->view, NULL);
  g_object_unref (selection->rows);
  g_object_unref (selection->model);
  g_clear_pointer (&selection->kept, g_hash_table_unref);
  g_strfreev (selection->wanted);
  g_free (selection);
}

/**
 * ferry_entry_selection_get_model:
 *
 * Returns: (transfer none): the selection as the view has it
 */
GtkSelectionModel *
ferry_entry_selection_get_model (FerryEntrySelection *selection)
{
  return selection->rows;
}

/**
 * ferry_entry_selection_get_size:
 *
 * Returns: how many rows are selected
 */
guint
ferry_entry_selection_get_size (FerryEntrySelection *selection)
{
  g_autoptr (GtkBitset) selected = gtk_selection_model_get_selection (selection->rows);

  return (guint) gtk_bitset_get_size (selected);
}

/**
 * ferry_entry_selection_get_first:
 *
 * Returns: the first selected row, or %GTK_INVALID_LIST_POSITION
 */
guint
ferry_entry_selection_get_first (FerryEntrySelection *selection)
{
  g_autoptr (GtkBitset) selected = gtk_selection_model_get_selection (selection->rows);

  return gtk_bitset_is_empty (selected) ? GTK_INVALID_LIST_POSITION
                                        : gtk_bitset_get_minimum (selected);
}

/**
 * ferry_entry_selection_dup_entries:
 *
 * Returns: (transfer full): copies of the selected entries
 */
FerryListing *
ferry_entry_selection_dup_entries (FerryEntrySelection *selection)
{
  g_autoptr (GtkBitset) selected = gtk_selection_model_get_selection (selection->rows);
  FerryListing *entries = ferry_listing_new ();
  GtkBitsetIter iter;
  guint position;

  for (gboolean more = gtk_bitset_iter_init_first (&iter, selected, &position); more;
       more = gtk_bitset_iter_next (&iter, &position))
    ferry_listing_add_copy (entries, ferry_entry_model_get_entry (selection->model, position));
  return entries;
}

/**
 * ferry_entry_selection_has:
 */
gboolean
ferry_entry_selection_has (FerryEntrySelection *selection, guint position)
{
  return gtk_selection_model_is_selected (selection->rows, position);
}

/**
 * ferry_entry_selection_take:
 * @position: or %GTK_INVALID_LIST_POSITION for none
 *
 * Selects one row alone.
 */
void
ferry_entry_selection_take (FerryEntrySelection *selection, guint position)
{
  if (position == GTK_INVALID_LIST_POSITION)
    gtk_selection_model_unselect_all (selection->rows);
  else
    gtk_selection_model_select_item (selection->rows, position, TRUE);
}

/**
 * ferry_entry_selection_want_names:
 * @names: (nullable): raw names
 *
 * Selects them, and brings the first into view, when the folder's next listing is there.
 */
void
ferry_entry_selection_want_names (FerryEntrySelection *selection, const char *const *names)
{
  g_clear_handle_id (&selection->wanted_source, g_source_remove);
  g_strfreev (selection->wanted);
  selection->wanted = g_strdupv ((char **) names);
}
