/* The columns of the list of what a search found: one table. See ferry-search-columns.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-search-columns.h"

#include "ferry-entry-icon.h"
#include "ferry-format.h"
#include "ferry-path.h"
#include "ferry-search-hit.h"
#include "ferry-table-cell.h"
#include "ferry-text-scale.h"

#include <glib/gi18n.h>
#include <string.h>

typedef struct
{
  const char *title;
  int width;        /* 0: it expands */
  int hidden_below; /* width of the view under which the column is hidden, 0 never */
  GtkWidget *(*make) (void);
  void (*show) (GtkWidget *cell, FerrySearchHit *hit, const FerrySearchColumns *columns);
  GCompareDataFunc compare;
} Column;

static const FerryEntry *
get_entry (gconstpointer hit)
{
  return ferry_search_hit_get_entry ((FerrySearchHit *) hit);
}

/**
 * ferry_search_columns_dup_folder:
 * @root: raw path of the folder that was searched
 * @folder: raw path
 *
 * Returns: (transfer full): the folder as text, as seen from @root
 */
char *
ferry_search_columns_dup_folder (FerryPlace *place, const char *root, const char *folder)
{
  gsize length = strlen (root);

  if (strcmp (root, folder) == 0)
    /* Translators: where something was found: right in the folder that was searched */
    return g_strdup (_ ("This folder"));
  if (ferry_path_is_inside (folder, root))
    folder += root[length - 1] == '/' ? length : length + 1;
  return ferry_place_decode (place, folder, NULL);
}

static void
show_name (GtkWidget *cell, FerrySearchHit *hit, const FerrySearchColumns *columns)
{
  const FerryEntry *entry = get_entry (hit);
  g_autofree char *name = ferry_place_decode (columns->place, entry->name, NULL);
  GtkImage *image = GTK_IMAGE (gtk_widget_get_first_child (cell));
  g_autofree char *kind = ferry_format_kind (entry);

  gtk_image_set_from_gicon (image, ferry_entry_icon_get_for (entry, name));
  gtk_accessible_update_property (GTK_ACCESSIBLE (image), GTK_ACCESSIBLE_PROPERTY_LABEL, kind, -1);
  ferry_table_cell_set_text (gtk_widget_get_last_child (cell), name);
  gtk_widget_set_tooltip_text (cell, name);
}

static void
show_folder (GtkWidget *cell, FerrySearchHit *hit, const FerrySearchColumns *columns)
{
  const char *folder = ferry_search_hit_get_folder (hit);
  g_autofree char *shown = ferry_search_columns_dup_folder (columns->place, columns->root, folder);
  g_autofree char *whole = ferry_place_decode (columns->place, folder, NULL);

  ferry_table_cell_set_text (cell, shown);
  gtk_widget_set_tooltip_text (cell, whole);
}

static void
show_size (GtkWidget *cell, FerrySearchHit *hit, const FerrySearchColumns *columns)
{
  const FerryEntry *entry = get_entry (hit);
  g_autofree char *size =
      ferry_format_size (ferry_entry_is_directory (entry) ? FERRY_SIZE_UNKNOWN : entry->size);

  ferry_table_cell_set_text (cell, size);
}

static void
show_modified (GtkWidget *cell, FerrySearchHit *hit, const FerrySearchColumns *columns)
{
  g_autofree char *modified = ferry_format_modified_short (get_entry (hit));

  ferry_table_cell_set_text (cell, modified);
}

static GtkWidget *
make_folder (void)
{
  GtkWidget *label = ferry_table_cell_make_text ();

  gtk_widget_add_css_class (label, "dim-label");
  return label;
}

static GtkWidget *
make_size (void)
{
  GtkWidget *label = ferry_table_cell_make_number ();

  gtk_widget_add_css_class (label, "dim-label");
  return label;
}

static GtkWidget *
make_modified (void)
{
  GtkWidget *label = make_folder ();

  gtk_widget_add_css_class (label, "numeric");
  return label;
}

static int
compare_names (gconstpointer a, gconstpointer b, gpointer user_data)
{
  return strcmp (get_entry (a)->name, get_entry (b)->name);
}

static int
compare_folders (gconstpointer a, gconstpointer b, gpointer user_data)
{
  return strcmp (ferry_search_hit_get_folder ((FerrySearchHit *) a),
                 ferry_search_hit_get_folder ((FerrySearchHit *) b));
}

static int
compare_sizes (gconstpointer a, gconstpointer b, gpointer user_data)
{
  gint64 difference = get_entry (a)->size - get_entry (b)->size;

  return difference < 0 ? -1 : difference > 0;
}

static int
compare_times (gconstpointer a, gconstpointer b, gpointer user_data)
{
  gint64 difference = get_entry (a)->modified - get_entry (b)->modified;

  return difference < 0 ? -1 : difference > 0;
}

static const Column table[] = {
  { N_ ("Name"), 0, 0, ferry_table_cell_make_icon_and_text, show_name, compare_names },
  { N_ ("Folder"), 0, 0, make_folder, show_folder, compare_folders },
  { N_ ("Size"), 80, 340, make_size, show_size, compare_sizes },
  { N_ ("Modified"), 104, 440, make_modified, show_modified, compare_times },
};

static const Column *
get_column (GtkSignalListItemFactory *factory)
{
  return g_object_get_data (G_OBJECT (factory), "column");
}

static void
on_setup (GtkSignalListItemFactory *factory, GtkListItem *item, FerrySearchColumns *columns)
{
  const Column *column = get_column (factory);
  GtkWidget *cell = column->make ();

  ferry_table_cell_put (cell, item);
  if (column == &table[0])
    columns->name_cell_func (cell, columns->user_data);
}

static void
on_bind (GtkSignalListItemFactory *factory, GtkListItem *item, FerrySearchColumns *columns)
{
  get_column (factory)->show (gtk_list_item_get_child (item), gtk_list_item_get_item (item),
                              columns);
}

/**
 * ferry_search_columns_add:
 * @columns: must outlive the view
 */
void
ferry_search_columns_add (GtkColumnView *view, FerrySearchColumns *columns)
{
  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
      GtkColumnViewColumn *column = gtk_column_view_column_new (_ (table[i].title), factory);
      g_autoptr (GtkSorter) sorter =
          GTK_SORTER (gtk_custom_sorter_new (table[i].compare, NULL, NULL));

      g_object_set_data (G_OBJECT (factory), "column", (gpointer) &table[i]);
      g_signal_connect (factory, "setup", G_CALLBACK (on_setup), columns);
      g_signal_connect (factory, "bind", G_CALLBACK (on_bind), columns);
      g_signal_connect (factory, "teardown", G_CALLBACK (ferry_table_cell_on_teardown), NULL);
      gtk_column_view_column_set_sorter (column, sorter);
      gtk_column_view_column_set_resizable (column, TRUE);
      gtk_column_view_column_set_expand (column, table[i].width == 0);
      if (table[i].width > 0)
        gtk_column_view_column_set_fixed_width (column, ferry_text_scale (table[i].width));
      gtk_column_view_append_column (view, column);
      g_object_unref (column);
    }
}

/**
 * ferry_search_columns_fit:
 * @width: of the view
 *
 * Hides the columns that a narrow view has no room for.
 */
void
ferry_search_columns_fit (GtkColumnView *view, int width)
{
  GListModel *columns = gtk_column_view_get_columns (view);

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      ferry_table_cell_show_column (column, width >= ferry_text_scale (table[i].hidden_below));
    }
}
