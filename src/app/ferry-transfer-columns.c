/* The columns of the transfer view: a table. A cell is made once and shows one transfer after
 * another; while it shows one it follows its properties.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-transfer-columns.h"

#include "ferry-column-title.h"
#include "ferry-direction.h"
#include "ferry-path.h"
#include "ferry-table-cell.h"
#include "ferry-transfer-remedy.h"
#include "ferry-transfer-text.h"
#include "ferry-text-scale.h"

#include <glib/gi18n.h>

/* Isolates: a path keeps its order within right-to-left text. */
#define LRI "\342\201\246"
#define PDI "\342\201\251"

typedef struct
{
  const char *title; /* to be translated */
  int width;         /* of a column that does not expand */
  gboolean does_expand;
  int hidden_below; /* width of the view under which the column is hidden, 0 never */
  GtkWidget *(*make) (void);
  void (*show) (GtkWidget *cell, FerryTransfer *transfer);
  const char *follows[5]; /* properties whose change shows in the column */
} Column;

static GtkWidget *
make_bar (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *bar = gtk_progress_bar_new ();
  GtkWidget *label = ferry_table_cell_make_number ();

  gtk_widget_set_valign (bar, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (bar, TRUE);
  gtk_label_set_width_chars (GTK_LABEL (label), 5);
  gtk_box_append (GTK_BOX (box), bar);
  gtk_box_append (GTK_BOX (box), label);
  return box;
}

static const char *
get_direction_icon (FerryTransfer *transfer)
{
  gboolean is_from_local = ferry_place_is_local (ferry_transfer_get_from (transfer));

  if (is_from_local == ferry_place_is_local (ferry_transfer_get_to (transfer)))
    return "ferry-across-symbolic";
  return is_from_local ? "ferry-upload-symbolic" : "ferry-download-symbolic";
}

static char *
dup_end (FerryPlace *place, const char *path)
{
  g_autofree char *folder = ferry_path_dup_parent (path);
  g_autofree char *shown = ferry_place_decode (place, folder != NULL ? folder : path, NULL);

  return g_strconcat (LRI, shown, PDI, NULL);
}

static char *
dup_way (FerryTransfer *transfer)
{
  g_autofree char *from =
      dup_end (ferry_transfer_get_from (transfer), ferry_transfer_get_source (transfer));
  g_autofree char *to =
      dup_end (ferry_transfer_get_to (transfer), ferry_transfer_get_target (transfer));
  g_autofree char *way = NULL;

  /* Translators: folders that a file comes from and goes to */
  way = g_strdup_printf (_ ("%s → %s"), from, to);
  return ferry_direction_isolate (way);
}

static void
show_name (GtkWidget *cell, FerryTransfer *transfer)
{
  ferry_table_cell_set_icon (cell, get_direction_icon (transfer));
  ferry_table_cell_set_text (gtk_widget_get_last_child (cell), ferry_transfer_get_name (transfer));
  gtk_widget_set_tooltip_text (cell, ferry_transfer_get_name (transfer));
}

static void
show_way (GtkWidget *cell, FerryTransfer *transfer)
{
  g_autofree char *way = dup_way (transfer);

  ferry_table_cell_set_text (cell, way);
  gtk_widget_set_tooltip_text (cell, way);
}

static void
show_progress (GtkWidget *cell, FerryTransfer *transfer)
{
  GtkWidget *bar = gtk_widget_get_first_child (cell);
  FerryTransferState state = ferry_transfer_get_state (transfer);
  gint64 done = ferry_transfer_get_bytes_done (transfer);
  gint64 size = ferry_transfer_get_size (transfer);
  g_autofree char *percent = ferry_transfer_text_percent (done, size, state);

  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (bar),
                                 ferry_transfer_text_get_fraction (done, size, state));
  ferry_table_cell_set_text (gtk_widget_get_last_child (cell), percent);
  gtk_accessible_update_property (GTK_ACCESSIBLE (bar), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  ferry_transfer_get_name (transfer),
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, percent, -1);
}

static void
show_amount (GtkWidget *cell, FerryTransfer *transfer)
{
  g_autofree char *text = ferry_transfer_text_amount (ferry_transfer_get_bytes_done (transfer),
                                                      ferry_transfer_get_size (transfer));

  ferry_table_cell_set_text (cell, text);
}

static void
show_speed (GtkWidget *cell, FerryTransfer *transfer)
{
  g_autofree char *text = ferry_transfer_text_speed (ferry_transfer_get_speed (transfer));

  ferry_table_cell_set_text (cell, text);
}

static void
show_time_left (GtkWidget *cell, FerryTransfer *transfer)
{
  g_autofree char *text = ferry_transfer_text_time_left (ferry_transfer_get_time_left (transfer));

  ferry_table_cell_set_text (cell, text);
}

static char *
dup_state (FerryTransfer *transfer, const FerryExplanation *explanation)
{
  FerryTransferState state = ferry_transfer_get_state (transfer);
  const char *anew = ferry_transfer_text_anew (ferry_transfer_get_anew (transfer));
  g_autofree char *files = NULL;

  if (explanation != NULL)
    return g_strdup_printf ("%s: %s", ferry_transfer_state_get_text (state), explanation->sentence);
  if (anew != NULL)
    return g_strdup_printf ("%s · %s", ferry_transfer_state_get_text (state), anew);
  if (ferry_transfer_is_text (transfer))
    /* Translators: a state, and that the file goes as a text: its line ends change */
    return g_strdup_printf (_ ("%s · text"), ferry_transfer_state_get_text (state));
  if (!ferry_transfer_is_folder (transfer) || ferry_transfer_get_files_total (transfer) == 0)
    return g_strdup (ferry_transfer_state_get_text (state));
  files = ferry_transfer_text_files (ferry_transfer_get_files_done (transfer),
                                     ferry_transfer_get_files_total (transfer));
  return g_strdup_printf ("%s · %s", ferry_transfer_state_get_text (state), files);
}

/* All of it, and what can be done. */
static char *
dup_state_hint (const char *text, const FerryExplanation *explanation)
{
  GString *hint = g_string_new (text);

  for (guint i = 0; explanation != NULL && i < explanation->remedies->len; i++)
    {
      g_autofree char *shown =
          ferry_remedy_dup_shown (g_ptr_array_index (explanation->remedies, i));

      g_string_append_printf (hint, "\n• %s", shown);
    }
  return g_string_free (hint, FALSE);
}

static void
show_state (GtkWidget *cell, FerryTransfer *transfer)
{
  FerryTransferState state = ferry_transfer_get_state (transfer);
  g_autoptr (FerryExplanation) explanation = ferry_transfer_remedy_explain (transfer);
  g_autofree char *text = dup_state (transfer, explanation);
  g_autofree char *hint = dup_state_hint (text, explanation);

  ferry_table_cell_set_icon (cell, ferry_transfer_state_get_icon (state));
  ferry_table_cell_set_text (gtk_widget_get_last_child (cell), text);
  ferry_table_cell_set_class (cell, ferry_transfer_state_get_class (state));
  gtk_widget_set_tooltip_text (cell, hint);
}

static const Column columns[] = {
  { N_ ("Name"), 0, TRUE, 0, ferry_table_cell_make_icon_and_text, show_name, { "name" } },
  { N_ ("From and To"), 0, TRUE, 1000, ferry_table_cell_make_text, show_way, { "target" } },
  { N_ ("Progress"), 140, FALSE, 0, make_bar, show_progress, { "bytes-done", "size", "state" } },
  { N_ ("Size"),
    160,
    FALSE,
    760,
    ferry_table_cell_make_number,
    show_amount,
    { "bytes-done", "size" } },
  { N_ ("Speed"), 90, FALSE, 0, ferry_table_cell_make_number, show_speed, { "speed" } },
  { N_ ("Time Left"),
    96,
    FALSE,
    560,
    ferry_table_cell_make_number,
    show_time_left,
    { "time-left" } },
  { N_ ("State"),
    0,
    TRUE,
    0,
    ferry_table_cell_make_icon_and_sentence,
    show_state,
    { "state", "error", "files-done", "files-total" } },
};

static void
on_transfer_notified (FerryTransfer *transfer, GParamSpec *pspec, GtkListItem *item)
{
  const Column *column = g_object_get_data (G_OBJECT (item), "column");

  if (g_strv_contains (column->follows, pspec->name))
    column->show (gtk_list_item_get_child (item), transfer);
}

static void
on_setup (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  const Column *column = user_data;
  GtkWidget *cell = column->make ();
  GtkWidget *label = GTK_IS_LABEL (cell) ? cell : gtk_widget_get_last_child (cell);

  /* The columns that expand share the width evenly, however long their texts are. */
  if (column->does_expand)
    gtk_label_set_max_width_chars (GTK_LABEL (label), 1);
  g_object_set_data (G_OBJECT (item), "column", user_data);
  ferry_table_cell_put (cell, item);
}

static void
on_bind (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  const Column *column = user_data;
  FerryTransfer *transfer = gtk_list_item_get_item (item);

  column->show (gtk_list_item_get_child (item), transfer);
  if (column->follows[0] != NULL)
    g_signal_connect (transfer, "notify", G_CALLBACK (on_transfer_notified), item);
}

static void
on_unbind (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (item), on_transfer_notified, item);
}

/**
 * ferry_transfer_columns_add:
 * @view: a view of a model of FerryTransfer
 *
 * Gives the view its columns.
 */
void
ferry_transfer_columns_add (GtkColumnView *view)
{
  for (gsize i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
      g_autoptr (GtkColumnViewColumn) column =
          gtk_column_view_column_new (_ (columns[i].title), factory);

      g_signal_connect (factory, "setup", G_CALLBACK (on_setup), (gpointer) &columns[i]);
      g_signal_connect (factory, "bind", G_CALLBACK (on_bind), (gpointer) &columns[i]);
      g_signal_connect (factory, "unbind", G_CALLBACK (on_unbind), (gpointer) &columns[i]);
      g_signal_connect (factory, "teardown", G_CALLBACK (ferry_table_cell_on_teardown), NULL);
      gtk_column_view_column_set_resizable (column, TRUE);
      gtk_column_view_column_set_expand (column, columns[i].does_expand);
      if (!columns[i].does_expand)
        gtk_column_view_column_set_fixed_width (column, ferry_text_scale (columns[i].width));
      gtk_column_view_append_column (view, column);
      if (columns[i].make == ferry_table_cell_make_number)
        ferry_column_title_align_end (view, (guint) i);
    }
}

/**
 * ferry_transfer_columns_fit:
 * @width: of the view
 *
 * Hides the columns that a narrow view has no room for.
 */
void
ferry_transfer_columns_fit (GtkColumnView *view, int width)
{
  GListModel *model = gtk_column_view_get_columns (view);

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (model, i);

      ferry_table_cell_show_column (column, width >= ferry_text_scale (columns[i].hidden_below));
    }
}
