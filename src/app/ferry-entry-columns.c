/* The columns of a pane's list. One table says what each shows. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-entry-columns.h"

#include "ferry-column-title.h"
#include "ferry-text-scale.h"

#include <glib/gi18n.h>
#include <string.h>

/* In a pane that is narrower, times are short. */
#define SHORT_TIMES_BELOW 520
#define SHORT_TIME_WIDTH  104

static const struct
{
  const char *id;
  const char *title;
  int width;
  int needs_width; /* of the pane, to be shown; a narrow one drops the least needed first */
} table[FERRY_N_ENTRY_COLUMNS] = {
  [FERRY_ENTRY_COLUMN_NAME] = { "name", N_ ("Name"), -1, 0 },
  [FERRY_ENTRY_COLUMN_SIZE] = { "size", N_ ("Size"), 84, 240 },
  [FERRY_ENTRY_COLUMN_MODIFIED] = { "modified", N_ ("Modified"), 138, 360 },
  [FERRY_ENTRY_COLUMN_PERMISSIONS] = { "permissions", N_ ("Permissions"), 116, 620 },
  [FERRY_ENTRY_COLUMN_OWNER] = { "owner", N_ ("Owner"), 110, 740 },
};

struct _FerryEntryColumns
{
  GtkColumnView *view; /* borrowed, like the next two: the owner's */
  GtkAdjustment *across;
  FerryEntryModel *model;
  GtkColumnViewColumn *columns[FERRY_N_ENTRY_COLUMNS];
  FerryEntryCells *cells;
  GSimpleActionGroup *actions;

  gboolean is_wanted[FERRY_N_ENTRY_COLUMNS];
  int widths[FERRY_N_ENTRY_COLUMNS];       /* as the person wants them, for text at 100 % */
  int given_widths[FERRY_N_ENTRY_COLUMNS]; /* as they were set; another one is the person's */
  int pane_width;
  guint fit_source;

  int called; /* while asking the view how it sorts: the first sorter that was called */
  FerryEntryColumn sorted_by;
  gboolean is_descending;
};

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

  if (data->columns->called < 0)
    data->columns->called = (int) data->id;
  return -1;
}

static void
on_sorter_changed (GtkSorter *sorter, GtkSorterChange change, FerryEntryColumns *columns)
{
  /* Any two objects do, but they must be two. */
  GtkOrdering ordering;

  columns->called = -1;
  ordering = gtk_sorter_compare (sorter, columns->view, sorter);
  if (columns->called < 0)
    return;
  columns->sorted_by = (FerryEntryColumn) columns->called;
  columns->is_descending = ordering == GTK_ORDERING_LARGER;
  ferry_entry_model_sort (columns->model, columns->sorted_by, columns->is_descending);
}

/* A border that was dragged since the widths were set. */
static void
note_widths (FerryEntryColumns *columns)
{
  for (guint i = 0; i < FERRY_N_ENTRY_COLUMNS; i++)
    {
      int width = gtk_column_view_column_get_fixed_width (columns->columns[i]);

      if (width == columns->given_widths[i])
        continue;
      columns->given_widths[i] = width;
      columns->widths[i] = ferry_text_unscale (width);
    }
}

static void
set_width (FerryEntryColumns *columns, guint id, int width)
{
  columns->given_widths[id] = ferry_text_scale (width);
  gtk_column_view_column_set_fixed_width (columns->columns[id], columns->given_widths[id]);
}

/* A hidden column must have no width: GTK 4.8 counts it, and the name would not get the room. */
static void
show_columns (FerryEntryColumns *columns)
{
  int pane_width = columns->pane_width > 0 ? ferry_text_unscale (columns->pane_width) : G_MAXINT;
  gboolean has_short_times = pane_width < SHORT_TIMES_BELOW;

  note_widths (columns);
  for (guint i = 0; i < FERRY_N_ENTRY_COLUMNS; i++)
    {
      gboolean is_shown = columns->is_wanted[i] && pane_width >= table[i].needs_width;
      int width = columns->widths[i];

      if (i == FERRY_ENTRY_COLUMN_MODIFIED && has_short_times)
        width = MIN (width, SHORT_TIME_WIDTH);
      set_width (columns, i, is_shown ? width : -1);
      gtk_column_view_column_set_visible (columns->columns[i], is_shown);
    }
  ferry_entry_cells_set_short_times (columns->cells, has_short_times);
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

static gboolean
on_fit_due (gpointer user_data)
{
  FerryEntryColumns *columns = user_data;

  columns->fit_source = 0;
  show_columns (columns);
  return G_SOURCE_REMOVE;
}

/* A narrow pane has no room for all. */
static void
on_width_changed (GtkAdjustment *across, GParamSpec *pspec, FerryEntryColumns *columns)
{
  int width = (int) gtk_adjustment_get_page_size (across);

  if (columns->pane_width == width)
    return;
  columns->pane_width = width;
  /* Not while the pane is being laid out. */
  if (columns->fit_source == 0)
    columns->fit_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, on_fit_due, columns, NULL);
}

static void
add_column (FerryEntryColumns *columns, guint id, GMenuModel *menu)
{
  GtkColumnViewColumn *column = gtk_column_view_column_new (
      _ (table[id].title), ferry_entry_cells_make_factory (columns->cells, (FerryEntryColumn) id));
  SorterData *data = g_new (SorterData, 1);
  g_autoptr (GtkSorter) sorter = NULL;

  *data = (SorterData){ columns, id };
  sorter = GTK_SORTER (gtk_custom_sorter_new (note_called, data, g_free));
  columns->columns[id] = column;
  columns->is_wanted[id] = TRUE;
  gtk_column_view_column_set_sorter (column, sorter);
  gtk_column_view_column_set_resizable (column, TRUE);
  gtk_column_view_column_set_expand (column, id == FERRY_ENTRY_COLUMN_NAME);
  gtk_column_view_column_set_header_menu (column, menu);
  columns->widths[id] = table[id].width;
  set_width (columns, id, table[id].width);
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
 * @scroller: around @view
 * @model: is sorted as the titles say
 * @name_cell_func: called for each name cell as it is made
 *
 * Gives @view its columns. Free it when the view goes.
 */
FerryEntryColumns *
ferry_entry_columns_new (GtkColumnView *view,
                         GtkScrolledWindow *scroller,
                         FerryEntryModel *model,
                         FerryEntryCellFunc name_cell_func,
                         gpointer user_data)
{
  FerryEntryColumns *columns = g_new0 (FerryEntryColumns, 1);
  g_autoptr (GMenuModel) menu = NULL;

  columns->view = view;
  columns->cells = ferry_entry_cells_new (GTK_WIDGET (view), name_cell_func, user_data);
  columns->across = gtk_scrolled_window_get_hadjustment (scroller);
  columns->model = model;
  menu = add_actions (columns);
  for (guint i = 0; i < FERRY_N_ENTRY_COLUMNS; i++)
    add_column (columns, i, menu);
  ferry_column_title_align_end (view, FERRY_ENTRY_COLUMN_SIZE);
  gtk_column_view_sort_by_column (view, columns->columns[FERRY_ENTRY_COLUMN_NAME],
                                  GTK_SORT_ASCENDING);
  g_signal_connect (gtk_column_view_get_sorter (view), "changed", G_CALLBACK (on_sorter_changed),
                    columns);
  g_signal_connect (columns->across, "notify::page-size", G_CALLBACK (on_width_changed), columns);
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
  g_signal_handlers_disconnect_by_data (columns->across, columns);
  g_signal_handlers_disconnect_by_data (gtk_column_view_get_sorter (columns->view), columns);
  for (guint i = 0; i < FERRY_N_ENTRY_COLUMNS; i++)
    gtk_column_view_remove_column (columns->view, columns->columns[i]);
  gtk_widget_insert_action_group (GTK_WIDGET (columns->view), "columns", NULL);
  g_object_unref (columns->actions);
  ferry_entry_cells_free (columns->cells);
  g_free (columns);
}

/**
 * ferry_entry_columns_set_sizes:
 */
void
ferry_entry_columns_set_sizes (FerryEntryColumns *columns, FerryFolderSizes *sizes)
{
  ferry_entry_cells_set_sizes (columns->cells, sizes);
}

/**
 * ferry_entry_columns_set_marks:
 */
void
ferry_entry_columns_set_marks (FerryEntryColumns *columns, FerryEntryMarks *marks)
{
  ferry_entry_cells_set_marks (columns->cells, marks);
}

/**
 * ferry_entry_columns_save:
 *
 * Puts widths, the hidden ones and the order into @state.
 */
void
ferry_entry_columns_save (FerryEntryColumns *columns, GVariantDict *state)
{
  note_widths (columns);
  for (guint i = 1; i < FERRY_N_ENTRY_COLUMNS; i++)
    {
      g_autofree char *width = g_strconcat (table[i].id, "-width", NULL);
      g_autofree char *shown = g_strconcat (table[i].id, "-shown", NULL);

      g_variant_dict_insert (state, width, "i", columns->widths[i]);
      g_variant_dict_insert (state, shown, "b", columns->is_wanted[i]);
    }
  g_variant_dict_insert (state, "sorted-by", "s", table[columns->sorted_by].id);
  g_variant_dict_insert (state, "is-descending", "b", columns->is_descending);
}

static void
restore_order (FerryEntryColumns *columns, GVariantDict *state)
{
  gboolean is_descending = FALSE;
  const char *id;

  if (!g_variant_dict_lookup (state, "sorted-by", "&s", &id))
    return;
  g_variant_dict_lookup (state, "is-descending", "b", &is_descending);
  for (guint i = 0; i < FERRY_N_ENTRY_COLUMNS; i++)
    if (strcmp (table[i].id, id) == 0)
      gtk_column_view_sort_by_column (columns->view, columns->columns[i],
                                      is_descending ? GTK_SORT_DESCENDING : GTK_SORT_ASCENDING);
}

/**
 * ferry_entry_columns_sort_by:
 * @id: of a column, like "size"
 *
 * As a click on its title would: by that column, or the other way round.
 */
void
ferry_entry_columns_sort_by (FerryEntryColumns *columns, const char *id)
{
  for (guint i = 0; i < FERRY_N_ENTRY_COLUMNS; i++)
    if (g_str_equal (table[i].id, id))
      gtk_column_view_sort_by_column (columns->view, columns->columns[i],
                                      columns->sorted_by == i && !columns->is_descending
                                          ? GTK_SORT_DESCENDING
                                          : GTK_SORT_ASCENDING);
}

/**
 * ferry_entry_columns_restore:
 *
 * The reverse of ferry_entry_columns_save(); what is missing or makes no sense stays as it is.
 */
void
ferry_entry_columns_restore (FerryEntryColumns *columns, GVariantDict *state)
{
  for (guint i = 1; i < FERRY_N_ENTRY_COLUMNS; i++)
    {
      g_autofree char *width_key = g_strconcat (table[i].id, "-width", NULL);
      g_autofree char *shown_key = g_strconcat (table[i].id, "-shown", NULL);
      gboolean is_shown;
      gint32 width;

      if (g_variant_dict_lookup (state, width_key, "i", &width) && width > 20 && width < 2000)
        columns->widths[i] = width;
      if (g_variant_dict_lookup (state, shown_key, "b", &is_shown))
        g_action_group_change_action_state (G_ACTION_GROUP (columns->actions), table[i].id,
                                            g_variant_new_boolean (is_shown));
    }
  show_columns (columns);
  restore_order (columns, state);
}
