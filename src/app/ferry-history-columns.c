/* The columns of the history: a table. A row may be shown before it is loaded; it is blank then.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-history-columns.h"

#include "ferry-column-title.h"
#include "ferry-history-text.h"
#include "ferry-table-cell.h"
#include "ferry-transfer-text.h"
#include "ferry-text-scale.h"

#include <glib/gi18n.h>

typedef struct
{
  const char *title; /* to be translated */
  int width;         /* of a column that does not expand; 0: it expands */
  int hidden_below;  /* width of the view under which the column is hidden, 0 never */
  GtkWidget *(*make) (void);
  void (*show) (GtkWidget *cell, FerryHistoryItem *item);
} Column;

static GtkWidget *
make_when (void)
{
  GtkWidget *label = ferry_table_cell_make_text ();

  gtk_widget_add_css_class (label, "numeric");
  return label;
}

static void
show_name (GtkWidget *cell, FerryHistoryItem *item)
{
  const FerryJournalRow *row = ferry_history_item_get_row (item);

  ferry_table_cell_set_icon (cell, ferry_history_text_get_icon (row));
  ferry_table_cell_set_text (gtk_widget_get_last_child (cell), row->name);
  gtk_widget_set_tooltip_text (cell, row->name);
}

static void
show_way (GtkWidget *cell, FerryHistoryItem *item)
{
  g_autofree char *way = ferry_history_text_way (item);

  ferry_table_cell_set_text (cell, way);
  gtk_widget_set_tooltip_text (cell, way);
}

static void
show_size (GtkWidget *cell, FerryHistoryItem *item)
{
  g_autofree char *size = ferry_history_text_size (ferry_history_item_get_row (item));

  ferry_table_cell_set_text (cell, size);
}

static void
show_when (GtkWidget *cell, FerryHistoryItem *item)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *when = ferry_history_text_when (ferry_history_item_get_row (item)->ended, now);

  ferry_table_cell_set_text (cell, when);
}

static void
show_result (GtkWidget *cell, FerryHistoryItem *item)
{
  const FerryJournalRow *row = ferry_history_item_get_row (item);
  g_autofree char *result = ferry_history_text_result (row);

  ferry_table_cell_set_icon (cell, ferry_transfer_state_get_icon (row->state));
  ferry_table_cell_set_text (gtk_widget_get_last_child (cell), result);
  ferry_table_cell_set_class (cell, ferry_transfer_state_get_class (row->state));
  gtk_widget_set_tooltip_text (cell, result);
}

static const Column columns[] = {
  { N_ ("Name"), 0, 0, ferry_table_cell_make_icon_and_text, show_name },
  { N_ ("From and To"), 0, 820, ferry_table_cell_make_text, show_way },
  { N_ ("Size"), 96, 560, ferry_table_cell_make_number, show_size },
  { N_ ("When"), 150, 0, make_when, show_when },
  { N_ ("Result"), 0, 0, ferry_table_cell_make_icon_and_text, show_result },
};

static void
show (GtkListItem *list_item, FerryHistoryItem *item)
{
  const Column *column = g_object_get_data (G_OBJECT (list_item), "column");
  GtkWidget *cell = gtk_list_item_get_child (list_item);
  gboolean is_loaded = ferry_history_item_get_row (item) != NULL;

  /* Not hidden: a hidden cell has no height. */
  gtk_widget_set_opacity (cell, is_loaded ? 1 : 0);
  if (is_loaded)
    column->show (cell, item);
}

static void
on_loaded (FerryHistoryItem *item, GtkListItem *list_item)
{
  show (list_item, item);
}

static void
on_setup (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  const Column *column = user_data;

  GtkWidget *cell = column->make ();
  GtkWidget *label = GTK_IS_LABEL (cell) ? cell : gtk_widget_get_last_child (cell);

  /* The columns that expand share the width evenly, however long their texts are. */
  gtk_label_set_max_width_chars (GTK_LABEL (label), 1);
  g_object_set_data (G_OBJECT (list_item), "column", user_data);
  ferry_table_cell_put (cell, list_item);
}

static void
on_bind (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  FerryHistoryItem *item = gtk_list_item_get_item (list_item);

  show (list_item, item);
  g_signal_connect (item, "loaded", G_CALLBACK (on_loaded), list_item);
}

static void
on_unbind (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (list_item), on_loaded, list_item);
}

static GtkColumnViewColumn *
new_column (const Column *spec)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkColumnViewColumn *column = gtk_column_view_column_new (_ (spec->title), factory);

  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), (gpointer) spec);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (on_unbind), NULL);
  g_signal_connect (factory, "teardown", G_CALLBACK (ferry_table_cell_on_teardown), NULL);
  gtk_column_view_column_set_resizable (column, TRUE);
  if (spec->width != 0)
    gtk_column_view_column_set_fixed_width (column, ferry_text_scale (spec->width));
  else
    gtk_column_view_column_set_expand (column, TRUE);
  return column;
}

/**
 * ferry_history_columns_add:
 * @view: a view of a model of FerryHistoryItem
 *
 * Gives the view its columns.
 */
void
ferry_history_columns_add (GtkColumnView *view)
{
  for (gsize i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = new_column (&columns[i]);

      gtk_column_view_append_column (view, column);
      if (columns[i].make == ferry_table_cell_make_number)
        ferry_column_title_align_end (view, (guint) i);
    }
}

/**
 * ferry_history_columns_fit:
 * @width: of the view
 *
 * Hides the columns that a narrow view has no room for.
 */
void
ferry_history_columns_fit (GtkColumnView *view, int width)
{
  GListModel *model = gtk_column_view_get_columns (view);

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (model, i);

      ferry_table_cell_show_column (column, width >= ferry_text_scale (columns[i].hidden_below));
    }
}
