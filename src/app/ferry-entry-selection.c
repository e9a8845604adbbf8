/* Which entries of a pane's list are selected. GtkMultiSelection keeps the object of every selected
 * row, which are all rows of a large folder; this one keeps a set of numbers. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-entry-selection.h"

#include "ferry-entry-rows.h"

#include <string.h>

struct _FerryEntrySelection
{
  GObject parent_instance;

  GtkColumnView *view; /* borrowed: the owner's */
  FerryEntryModel *model;
  GtkBitset *selected;
  GHashTable *kept; /* selected entries that are being replaced, by their names */
  char **wanted;    /* names to select once the listing is there */
  guint wanted_source;
};

static GType
ferry_entry_selection_get_item_type (GListModel *list)
{
  return FERRY_TYPE_ENTRY_ROW;
}

static guint
ferry_entry_selection_get_n_items (GListModel *list)
{
  return g_list_model_get_n_items (G_LIST_MODEL (FERRY_ENTRY_SELECTION (list)->model));
}

static gpointer
ferry_entry_selection_get_item (GListModel *list, guint position)
{
  return g_list_model_get_item (G_LIST_MODEL (FERRY_ENTRY_SELECTION (list)->model), position);
}

static void
list_model_init (GListModelInterface *interface)
{
  interface->get_item_type = ferry_entry_selection_get_item_type;
  interface->get_n_items = ferry_entry_selection_get_n_items;
  interface->get_item = ferry_entry_selection_get_item;
}

static gboolean
ferry_entry_selection_is_selected (GtkSelectionModel *rows, guint position)
{
  return gtk_bitset_contains (FERRY_ENTRY_SELECTION (rows)->selected, position);
}

static GtkBitset *
ferry_entry_selection_get_in_range (GtkSelectionModel *rows, guint position, guint count)
{
  return gtk_bitset_ref (FERRY_ENTRY_SELECTION (rows)->selected);
}

static gboolean
ferry_entry_selection_set_selection (GtkSelectionModel *rows, GtkBitset *selected, GtkBitset *mask)
{
  FerryEntrySelection *selection = FERRY_ENTRY_SELECTION (rows);
  GtkBitset *after = gtk_bitset_copy (selected);
  g_autoptr (GtkBitset) changed = gtk_bitset_copy (selection->selected);

  gtk_bitset_subtract (selection->selected, mask);
  gtk_bitset_intersect (after, mask);
  gtk_bitset_union (after, selection->selected);
  gtk_bitset_unref (selection->selected);
  selection->selected = after;

  /* Those that are in one of both */
  gtk_bitset_difference (changed, after);
  if (!gtk_bitset_is_empty (changed))
    gtk_selection_model_selection_changed (rows, gtk_bitset_get_minimum (changed),
                                           gtk_bitset_get_maximum (changed) -
                                               gtk_bitset_get_minimum (changed) + 1);
  return TRUE;
}

static void
selection_model_init (GtkSelectionModelInterface *interface)
{
  interface->is_selected = ferry_entry_selection_is_selected;
  interface->get_selection_in_range = ferry_entry_selection_get_in_range;
  interface->set_selection = ferry_entry_selection_set_selection;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (FerryEntrySelection,
                               ferry_entry_selection,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init)
                                   G_IMPLEMENT_INTERFACE (GTK_TYPE_SELECTION_MODEL,
                                                          selection_model_init))

static void
on_items_changed (GListModel *model,
                  guint position,
                  guint removed,
                  guint added,
                  FerryEntrySelection *selection)
{
  gtk_bitset_splice (selection->selected, position, removed, added);
  g_list_model_items_changed (G_LIST_MODEL (selection), position, removed, added);
}

/* Names, not positions, stay selected when rows are exchanged. */

static guint
hash_name (gconstpointer entry)
{
  return g_str_hash (((const FerryEntry *) entry)->name);
}

static gboolean
has_same_name (gconstpointer a, gconstpointer b)
{
  return a == b || strcmp (((const FerryEntry *) a)->name, ((const FerryEntry *) b)->name) == 0;
}

/* Selects those that are named among these rows, and leaves other rows alone. */
static void
select_named (FerryEntrySelection *selection, GHashTable *names, guint start, guint count)
{
  g_autoptr (GtkBitset) span = gtk_bitset_new_range (start, count);
  g_autoptr (GtkBitset) selected = gtk_bitset_new_empty ();

  for (guint i = start; i < start + count; i++)
    if (g_hash_table_contains (names, ferry_entry_model_get_entry (selection->model, i)))
      gtk_bitset_add (selected, i);
  gtk_selection_model_set_selection (GTK_SELECTION_MODEL (selection), selected, span);
}

/* The entries that go live until after-change. */
static void
on_before_change (FerryEntryModel *model, guint start, guint count, FerryEntrySelection *selection)
{
  g_autoptr (GtkBitset) going = gtk_bitset_new_range (start, count);
  GtkBitsetIter iter;
  guint position;

  gtk_bitset_intersect (going, selection->selected);
  if (gtk_bitset_is_empty (going))
    return;
  selection->kept = g_hash_table_new (hash_name, has_same_name);
  for (gboolean more = gtk_bitset_iter_init_first (&iter, going, &position); more;
       more = gtk_bitset_iter_next (&iter, &position))
    g_hash_table_add (selection->kept, (gpointer) ferry_entry_model_get_entry (model, position));
}

static gboolean
select_wanted (gpointer user_data)
{
  FerryEntrySelection *selection = user_data;
  g_auto (GStrv) wanted = g_steal_pointer (&selection->wanted);
  g_autofree FerryEntry *entries = g_new0 (FerryEntry, g_strv_length (wanted));
  g_autoptr (GHashTable) names = g_hash_table_new (hash_name, has_same_name);
  guint first;

  selection->wanted_source = 0;
  for (guint i = 0; wanted[i] != NULL; i++)
    {
      entries[i].name = wanted[i];
      g_hash_table_add (names, &entries[i]);
    }
  select_named (selection, names, 0, g_list_model_get_n_items (G_LIST_MODEL (selection->model)));
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
    select_named (selection, kept, start, count);
  if (selection->wanted != NULL && selection->wanted_source == 0 &&
      ferry_entry_model_is_settled (model))
    /* Behind the layout of the new rows. */
    selection->wanted_source =
        g_idle_add_full (GDK_PRIORITY_REDRAW + 1, select_wanted, selection, NULL);
}

static void
ferry_entry_selection_dispose (GObject *object)
{
  FerryEntrySelection *selection = FERRY_ENTRY_SELECTION (object);

  g_clear_handle_id (&selection->wanted_source, g_source_remove);
  if (selection->model != NULL)
    g_signal_handlers_disconnect_by_data (selection->model, selection);

  G_OBJECT_CLASS (ferry_entry_selection_parent_class)->dispose (object);
}

static void
ferry_entry_selection_finalize (GObject *object)
{
  FerryEntrySelection *selection = FERRY_ENTRY_SELECTION (object);

  g_object_unref (selection->model);
  gtk_bitset_unref (selection->selected);
  g_clear_pointer (&selection->kept, g_hash_table_unref);
  g_strfreev (selection->wanted);

  G_OBJECT_CLASS (ferry_entry_selection_parent_class)->finalize (object);
}

static void
ferry_entry_selection_class_init (FerryEntrySelectionClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ferry_entry_selection_dispose;
  G_OBJECT_CLASS (klass)->finalize = ferry_entry_selection_finalize;
}

static void
ferry_entry_selection_init (FerryEntrySelection *selection)
{
  selection->selected = gtk_bitset_new_empty ();
}

/**
 * ferry_entry_selection_new:
 * @view: that will show it
 *
 * Returns: (transfer full): nothing selected
 */
FerryEntrySelection *
ferry_entry_selection_new (GtkColumnView *view, FerryEntryModel *model)
{
  FerryEntrySelection *selection = g_object_new (FERRY_TYPE_ENTRY_SELECTION, NULL);

  selection->view = view;
  selection->model = g_object_ref (model);
  g_signal_connect (model, "before-change", G_CALLBACK (on_before_change), selection);
  g_signal_connect (model, "items-changed", G_CALLBACK (on_items_changed), selection);
  g_signal_connect (model, "after-change", G_CALLBACK (on_after_change), selection);
  return selection;
}

/**
 * ferry_entry_selection_get_size:
 *
 * Returns: how many rows are selected
 */
guint
ferry_entry_selection_get_size (FerryEntrySelection *selection)
{
  return (guint) gtk_bitset_get_size (selection->selected);
}

/**
 * ferry_entry_selection_get_first:
 *
 * Returns: the first selected row, or %GTK_INVALID_LIST_POSITION
 */
guint
ferry_entry_selection_get_first (FerryEntrySelection *selection)
{
  return gtk_bitset_is_empty (selection->selected) ? GTK_INVALID_LIST_POSITION
                                                   : gtk_bitset_get_minimum (selection->selected);
}

/**
 * ferry_entry_selection_dup_entries:
 *
 * Returns: (transfer full): copies of the selected entries
 */
FerryListing *
ferry_entry_selection_dup_entries (FerryEntrySelection *selection)
{
  FerryListing *entries = ferry_listing_new ();
  GtkBitsetIter iter;
  guint position;

  for (gboolean more = gtk_bitset_iter_init_first (&iter, selection->selected, &position); more;
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
  return gtk_bitset_contains (selection->selected, position);
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
    gtk_selection_model_unselect_all (GTK_SELECTION_MODEL (selection));
  else
    gtk_selection_model_select_item (GTK_SELECTION_MODEL (selection), position, TRUE);
}

/* A folder that is read again, of which is shown what it held before. */
static gboolean
has_name (FerryEntrySelection *selection, const char *name)
{
  guint count = g_list_model_get_n_items (G_LIST_MODEL (selection->model));

  for (guint i = 0; i < count; i++)
    if (strcmp (ferry_entry_model_get_entry (selection->model, i)->name, name) == 0)
      return TRUE;
  return FALSE;
}

/**
 * ferry_entry_selection_want_names:
 * @names: (nullable): raw names
 *
 * Selects them, and brings the first into view: at once if that is there, else when the folder's
 * next listing is.
 */
void
ferry_entry_selection_want_names (FerryEntrySelection *selection, const char *const *names)
{
  g_clear_handle_id (&selection->wanted_source, g_source_remove);
  g_strfreev (selection->wanted);
  selection->wanted = g_strdupv ((char **) names);
  if (names != NULL && names[0] != NULL && has_name (selection, names[0]))
    selection->wanted_source =
        g_idle_add_full (GDK_PRIORITY_REDRAW + 1, select_wanted, selection, NULL);
}
