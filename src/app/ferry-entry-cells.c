/* The cells of a pane's list. See ferry-entry-cells.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-entry-cells.h"

#include "ferry-entry-icon.h"
#include "ferry-entry-row.h"
#include "ferry-entry-rows.h"
#include "ferry-format.h"
#include "ferry-name.h"

#include <glib/gi18n.h>

struct _FerryEntryCells
{
  GtkWidget *view;         /* borrowed: the owner's */
  GHashTable *time_items;  /* of GtkListItem: the cells that exist */
  GHashTable *size_items;  /* likewise */
  FerryFolderSizes *sizes; /* borrowed, nullable: the owner's */
  GHashTable *name_items;  /* of GtkListItem: the cells that exist */
  FerryEntryMarks *marks;  /* owned, nullable */
  gboolean has_short_times;

  FerryEntryCellFunc name_cell_func;
  gpointer user_data;
};

/* Names */

static void
on_setup_name (GtkSignalListItemFactory *factory, GtkListItem *item, FerryEntryCells *cells)
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
  ferry_entry_rows_mark_cell (box, item);
  g_hash_table_add (cells->name_items, item);
  cells->name_cell_func (box, cells->user_data);
}

static void
set_css_class (GtkWidget *widget, const char *name, gboolean is_set)
{
  if (is_set)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}

/* The sign is made with the first mark of a cell: most folders are never compared. */
static void
show_mark (FerryEntryCells *cells, GtkWidget *box, const FerryEntry *entry)
{
  FerryMark mark =
      cells->marks != NULL ? ferry_entry_marks_get (cells->marks, entry->name) : FERRY_MARK_NONE;
  GtkWidget *sign = g_object_get_data (G_OBJECT (box), "sign");

  for (FerryMark other = FERRY_MARK_ONLY_HERE; other < FERRY_MARKS; other++)
    set_css_class (box, ferry_mark_get_class (other), other == mark);
  if (sign == NULL && mark == FERRY_MARK_NONE)
    return;
  if (sign == NULL)
    {
      sign = gtk_image_new ();
      gtk_box_append (GTK_BOX (box), sign);
      g_object_set_data (G_OBJECT (box), "sign", sign);
    }
  gtk_widget_set_visible (sign, mark != FERRY_MARK_NONE);
  if (mark == FERRY_MARK_NONE)
    return;
  gtk_image_set_from_icon_name (GTK_IMAGE (sign), ferry_mark_get_icon (mark));
  gtk_widget_set_tooltip_text (sign, ferry_mark_get_word (mark));
  gtk_accessible_update_property (GTK_ACCESSIBLE (sign), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  ferry_mark_get_word (mark), -1);
}

static void
on_bind_name (GtkSignalListItemFactory *factory, GtkListItem *item, FerryEntryCells *cells)
{
  FerryEntryRow *row = gtk_list_item_get_item (item);
  GtkWidget *box = gtk_list_item_get_child (item);
  GtkWidget *icon = gtk_widget_get_first_child (box);
  GtkWidget *label = gtk_widget_get_next_sibling (icon);
  const char *name = ferry_entry_row_get_name (row);
  const FerryEntry *entry = ferry_entry_row_get_entry (row);
  g_autofree char *kind = ferry_format_kind (entry);

  gtk_image_set_from_gicon (GTK_IMAGE (icon), ferry_entry_icon_get (row));
  gtk_accessible_update_property (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_PROPERTY_LABEL, kind, -1);
  gtk_label_set_text (GTK_LABEL (label), name);
  set_css_class (label, "lossy-name", ferry_entry_row_is_lossy (row));
  set_css_class (label, "unfinished",
                 entry->kind == FERRY_KIND_FILE && ferry_name_is_part (entry->name));
  set_css_class (box, "hidden-file", name[0] == '.');
  show_mark (cells, box, entry);
}

static void
on_teardown_name (GtkSignalListItemFactory *factory, GtkListItem *item, FerryEntryCells *cells)
{
  g_hash_table_remove (cells->name_items, item);
}

static char *
dup_tooltip (GtkWidget *label)
{
  const char *name = gtk_label_get_text (GTK_LABEL (label));

  if (gtk_widget_has_css_class (label, "lossy-name"))
    return g_strdup_printf (
        _ ("%s\nSome bytes of this name are not of the character set chosen for this server. "
           "Copying and renaming work all the same."),
        name);
  if (gtk_widget_has_css_class (label, "unfinished"))
    return g_strdup_printf (
        _ ("%s\nA transfer that has not ended left this file. Start the transfer again to go on, "
           "or remove the file."),
        name);
  return pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (label))) ? g_strdup (name)
                                                                               : NULL;
}

/* Where a name is cut, could not be decoded, or is that of half a file, a tooltip has more. */
static gboolean
on_query_tooltip (GtkWidget *view,
                  int x,
                  int y,
                  gboolean is_keyboard,
                  GtkTooltip *tooltip,
                  gpointer user_data)
{
  GtkWidget *label = is_keyboard ? NULL : gtk_widget_pick (view, x, y, GTK_PICK_DEFAULT);
  g_autofree char *text = GTK_IS_LABEL (label) ? dup_tooltip (label) : NULL;

  if (text == NULL)
    return FALSE;
  gtk_tooltip_set_text (tooltip, text);
  return TRUE;
}

/* Texts */

static char *
format_size (FerryEntryCells *cells, const FerryEntry *entry)
{
  char *counted;

  if (!ferry_entry_is_directory (entry))
    return ferry_format_size (entry->size);
  counted = cells->sizes != NULL ? ferry_folder_sizes_dup_text (cells->sizes, entry->name) : NULL;
  return counted != NULL ? counted : ferry_format_size (FERRY_SIZE_UNKNOWN);
}

static char *
format_modified (FerryEntryCells *cells, const FerryEntry *entry)
{
  return cells->has_short_times ? ferry_format_modified_short (entry)
                                : ferry_format_modified (entry);
}

static char *
format_permissions (FerryEntryCells *cells, const FerryEntry *entry)
{
  return ferry_format_permissions (entry);
}

static char *
format_owner (FerryEntryCells *cells, const FerryEntry *entry)
{
  return ferry_format_owner (entry);
}

static const struct
{
  char *(*format) (FerryEntryCells *cells, const FerryEntry *entry);
  float xalign;
} texts[FERRY_N_ENTRY_COLUMNS] = {
  [FERRY_ENTRY_COLUMN_SIZE] = { format_size, 1 },
  [FERRY_ENTRY_COLUMN_MODIFIED] = { format_modified, 0 },
  [FERRY_ENTRY_COLUMN_PERMISSIONS] = { format_permissions, 0 },
  [FERRY_ENTRY_COLUMN_OWNER] = { format_owner, 0 },
};

static FerryEntryColumn
get_column (GtkSignalListItemFactory *factory)
{
  return (FerryEntryColumn) GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (factory), "column"));
}

static void
on_setup_text (GtkSignalListItemFactory *factory, GtkListItem *item, FerryEntryCells *cells)
{
  FerryEntryColumn column = get_column (factory);
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), texts[column].xalign);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_single_line_mode (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "numeric");
  gtk_widget_add_css_class (label, "dim-label");
  gtk_list_item_set_child (item, label);
  ferry_entry_rows_mark_cell (label, item);
  if (column == FERRY_ENTRY_COLUMN_MODIFIED)
    g_hash_table_add (cells->time_items, item);
  else if (column == FERRY_ENTRY_COLUMN_SIZE)
    g_hash_table_add (cells->size_items, item);
}

static void
on_teardown_text (GtkSignalListItemFactory *factory, GtkListItem *item, FerryEntryCells *cells)
{
  g_hash_table_remove (cells->time_items, item);
  g_hash_table_remove (cells->size_items, item);
}

static void
show_text (FerryEntryCells *cells, GtkListItem *item, FerryEntryColumn column)
{
  FerryEntryRow *row = gtk_list_item_get_item (item);
  g_autofree char *text = texts[column].format (cells, ferry_entry_row_get_entry (row));

  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)), text);
}

static void
on_bind_text (GtkSignalListItemFactory *factory, GtkListItem *item, FerryEntryCells *cells)
{
  show_text (cells, item, get_column (factory));
}

/**
 * ferry_entry_cells_new:
 * @view: gets the tooltips of names that are cut
 * @name_cell_func: called for each name cell as it is made
 */
FerryEntryCells *
ferry_entry_cells_new (GtkWidget *view, FerryEntryCellFunc name_cell_func, gpointer user_data)
{
  FerryEntryCells *cells = g_new0 (FerryEntryCells, 1);

  cells->view = view;
  cells->name_items = g_hash_table_new (NULL, NULL);
  cells->time_items = g_hash_table_new (NULL, NULL);
  cells->size_items = g_hash_table_new (NULL, NULL);
  cells->name_cell_func = name_cell_func;
  cells->user_data = user_data;
  gtk_widget_set_has_tooltip (view, TRUE);
  g_signal_connect (view, "query-tooltip", G_CALLBACK (on_query_tooltip), cells);
  return cells;
}

/**
 * ferry_entry_cells_free:
 *
 * To be called when the columns that use it have gone, while the view is still there.
 */
void
ferry_entry_cells_free (FerryEntryCells *cells)
{
  g_signal_handlers_disconnect_by_data (cells->view, cells);
  if (cells->sizes != NULL)
    g_signal_handlers_disconnect_by_data (cells->sizes, cells);
  if (cells->marks != NULL)
    g_signal_handlers_disconnect_by_data (cells->marks, cells);
  g_clear_object (&cells->marks);
  g_hash_table_unref (cells->name_items);
  g_hash_table_unref (cells->time_items);
  g_hash_table_unref (cells->size_items);
  g_free (cells);
}

/**
 * ferry_entry_cells_make_factory:
 *
 * Returns: (transfer full): what makes the cells of @column
 */
GtkListItemFactory *
ferry_entry_cells_make_factory (FerryEntryCells *cells, FerryEntryColumn column)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  gboolean is_name = column == FERRY_ENTRY_COLUMN_NAME;

  g_object_set_data (G_OBJECT (factory), "column", GUINT_TO_POINTER (column));
  g_signal_connect (factory, "setup",
                    is_name ? G_CALLBACK (on_setup_name) : G_CALLBACK (on_setup_text), cells);
  g_signal_connect (factory, "bind",
                    is_name ? G_CALLBACK (on_bind_name) : G_CALLBACK (on_bind_text), cells);
  g_signal_connect (factory, "teardown",
                    is_name ? G_CALLBACK (on_teardown_name) : G_CALLBACK (on_teardown_text), cells);
  return factory;
}

static void
show_again (FerryEntryCells *cells, GHashTable *items, FerryEntryColumn column)
{
  GHashTableIter iter;
  gpointer item;

  g_hash_table_iter_init (&iter, items);
  while (g_hash_table_iter_next (&iter, &item, NULL))
    if (gtk_list_item_get_item (item) != NULL)
      show_text (cells, item, column);
}

static void
on_sizes_changed (FerryFolderSizes *sizes, FerryEntryCells *cells)
{
  show_again (cells, cells->size_items, FERRY_ENTRY_COLUMN_SIZE);
}

/**
 * ferry_entry_cells_set_sizes:
 * @sizes: must outlive the cells; to be set once
 *
 * Where the sizes of folders come from.
 */
void
ferry_entry_cells_set_sizes (FerryEntryCells *cells, FerryFolderSizes *sizes)
{
  cells->sizes = sizes;
  g_signal_connect (sizes, "changed", G_CALLBACK (on_sizes_changed), cells);
}

static void
on_marks_changed (FerryEntryMarks *marks, FerryEntryCells *cells)
{
  GHashTableIter iter;
  gpointer item;

  g_hash_table_iter_init (&iter, cells->name_items);
  while (g_hash_table_iter_next (&iter, &item, NULL))
    if (gtk_list_item_get_item (item) != NULL)
      show_mark (cells, gtk_list_item_get_child (item),
                 ferry_entry_row_get_entry (gtk_list_item_get_item (item)));
}

/**
 * ferry_entry_cells_set_marks:
 *
 * To be set once: how names are marked.
 */
void
ferry_entry_cells_set_marks (FerryEntryCells *cells, FerryEntryMarks *marks)
{
  cells->marks = g_object_ref (marks);
  g_signal_connect (marks, "changed", G_CALLBACK (on_marks_changed), cells);
}

/**
 * ferry_entry_cells_set_short_times:
 *
 * Whether times are shown in as few characters as can be.
 */
void
ferry_entry_cells_set_short_times (FerryEntryCells *cells, gboolean has_short_times)
{
  if (cells->has_short_times == has_short_times)
    return;
  cells->has_short_times = has_short_times;
  show_again (cells, cells->time_items, FERRY_ENTRY_COLUMN_MODIFIED);
}
