/* The columns of the connections. See ferry-connection-columns.h. A cell is made once and shows one
 * row after another; while it shows one it follows it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-connection-columns.h"

#include "ferry-column-title.h"
#include "ferry-connection-bar.h"
#include "ferry-connection-item.h"
#include "ferry-connection-text.h"
#include "ferry-direction.h"
#include "ferry-table-cell.h"
#include "ferry-text-scale.h"

#include <glib/gi18n.h>

typedef struct
{
  const char *title; /* to be translated */
  int width;         /* of a column that does not expand; 0: it expands */
  float xalign;
  int hidden_below; /* width of the view under which the column is hidden, 0 never */
  char *(*dup_text) (const FerryConnectionLife *life, gint64 now); /* NULL: the time line */
} Column;

static char *
dup_name (const FerryConnectionLife *life, gint64 now)
{
  return ferry_connection_text_name (life);
}

static char *
dup_our_end (const FerryConnectionLife *life, gint64 now)
{
  return ferry_connection_text_our_end (life);
}

static char *
dup_direction (const FerryConnectionLife *life, gint64 now)
{
  return g_strdup (ferry_direction_turn (ferry_connection_text_direction (life)));
}

static char *
dup_their_end (const FerryConnectionLife *life, gint64 now)
{
  return ferry_connection_text_their_end (life);
}

static char *
dup_purpose (const FerryConnectionLife *life, gint64 now)
{
  return g_strdup_printf ("%s%s", life->purpose != NULL ? life->purpose : "",
                          life->is_tls ? "  TLS" : "");
}

static char *
dup_sent (const FerryConnectionLife *life, gint64 now)
{
  return ferry_connection_text_bytes (life->sent);
}

static char *
dup_received (const FerryConnectionLife *life, gint64 now)
{
  return ferry_connection_text_bytes (life->received);
}

static char *
dup_state (const FerryConnectionLife *life, gint64 now)
{
  return g_strdup (ferry_connection_text_state (life));
}

static const Column columns[] = {
  { N_ ("Connection"), 130, 0, 0, dup_name },
  { N_ ("Here"), 150, 1, 960, dup_our_end },
  { "", 32, 0.5f, 960, dup_direction },
  { N_ ("Server"), 150, 0, 0, dup_their_end },
  { N_ ("For"), 0, 0, 0, dup_purpose },
  { N_ ("Sent"), 84, 1, 840, dup_sent },
  { N_ ("Received"), 84, 1, 840, dup_received },
  { N_ ("Duration"), 84, 1, 720, ferry_connection_text_duration },
  { N_ ("State"), 140, 0, 0, dup_state },
  { N_ ("Time Line"), 0, 0, 0, NULL },
};

static void
show_text (GtkWidget *label, const Column *column, const FerryConnectionLife *life, gint64 now)
{
  g_autofree char *text = column->dup_text (life, now);
  const char *css_class = ferry_connection_text_class (life);
  const char *const state_classes[] = { "numeric", css_class, NULL };
  const char *const plain_classes[] = { "numeric", NULL };

  if (g_strcmp0 (gtk_label_get_text (GTK_LABEL (label)), text) == 0)
    return;
  gtk_label_set_text (GTK_LABEL (label), text);
  gtk_widget_set_css_classes (
      label, (const char **) (column->dup_text == dup_state ? state_classes : plain_classes));
}

static void
show (GtkListItem *item, const Column *column)
{
  const FerryTimeLine *time_line = g_object_get_data (G_OBJECT (item), "time-line");
  const FerryConnectionLife *life = ferry_connection_item_get_life (gtk_list_item_get_item (item));
  GtkWidget *cell = gtk_list_item_get_child (item);

  if (column->dup_text != NULL)
    show_text (cell, column, life, time_line->now);
  else
    ferry_connection_bar_show (FERRY_CONNECTION_BAR (cell), life, time_line->now, time_line->span);
}

static gboolean
on_query_tooltip (GtkWidget *cell,
                  int x,
                  int y,
                  gboolean is_keyboard,
                  GtkTooltip *tooltip,
                  GtkListItem *item)
{
  const FerryTimeLine *time_line = g_object_get_data (G_OBJECT (item), "time-line");
  FerryConnectionItem *row = gtk_list_item_get_item (item);
  g_autofree char *line = NULL;

  if (row == NULL)
    return FALSE;
  line = ferry_connection_text_line (ferry_connection_item_get_life (row), time_line->now);
  gtk_tooltip_set_text (tooltip, line);
  return TRUE;
}

static GtkWidget *
new_cell (const Column *column)
{
  GtkWidget *label;

  if (column->dup_text == NULL)
    return ferry_connection_bar_new ();
  label = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (label), column->xalign);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_MIDDLE);
  gtk_widget_add_css_class (label, "numeric");
  return label;
}

static void
on_setup (GtkSignalListItemFactory *factory, GtkListItem *item, const Column *column)
{
  GtkWidget *cell = new_cell (column);

  g_object_set_data (G_OBJECT (item), "time-line",
                     g_object_get_data (G_OBJECT (factory), "time-line"));
  g_object_set_data (G_OBJECT (item), "column", (gpointer) column);
  gtk_widget_set_has_tooltip (cell, TRUE);
  g_signal_connect_object (cell, "query-tooltip", G_CALLBACK (on_query_tooltip), item, 0);
  gtk_list_item_set_child (item, cell);
}

static void
on_refreshed (FerryConnectionItem *row, GtkListItem *item)
{
  show (item, g_object_get_data (G_OBJECT (item), "column"));
}

static void
on_bind (GtkSignalListItemFactory *factory, GtkListItem *item, const Column *column)
{
  show (item, column);
  g_signal_connect (gtk_list_item_get_item (item), "refreshed", G_CALLBACK (on_refreshed), item);
}

static void
on_unbind (GtkSignalListItemFactory *factory, GtkListItem *item, const Column *column)
{
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (item), on_refreshed, item);
}

/**
 * ferry_connection_columns_add:
 * @view: a view of a model of FerryConnectionItem
 * @time_line: must outlive the view
 *
 * Gives the view its columns.
 */
void
ferry_connection_columns_add (GtkColumnView *view, const FerryTimeLine *time_line)
{
  for (gsize i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
      const char *title = *columns[i].title != '\0' ? _ (columns[i].title) : "";
      g_autoptr (GtkColumnViewColumn) column = gtk_column_view_column_new (title, factory);

      g_object_set_data (G_OBJECT (factory), "time-line", (gpointer) time_line);
      g_signal_connect (factory, "setup", G_CALLBACK (on_setup), (gpointer) &columns[i]);
      g_signal_connect (factory, "bind", G_CALLBACK (on_bind), (gpointer) &columns[i]);
      g_signal_connect (factory, "unbind", G_CALLBACK (on_unbind), (gpointer) &columns[i]);
      gtk_column_view_column_set_resizable (column, TRUE);
      if (columns[i].width != 0)
        gtk_column_view_column_set_fixed_width (column, ferry_text_scale (columns[i].width));
      else
        gtk_column_view_column_set_expand (column, TRUE);
      gtk_column_view_append_column (view, column);
      if (columns[i].xalign > 0)
        ferry_column_title_align_end (view, (guint) i);
    }
}

/**
 * ferry_connection_columns_fit:
 * @width: of the view
 *
 * Hides the columns that a narrow view has no room for.
 */
void
ferry_connection_columns_fit (GtkColumnView *view, int width)
{
  GListModel *model = gtk_column_view_get_columns (view);

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (model, i);

      ferry_table_cell_show_column (column, width >= ferry_text_scale (columns[i].hidden_below));
    }
}
