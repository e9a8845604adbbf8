/* The session's connections. See ferry-connection-view.h. Records are read a few times a second,
 * and only while somebody looks.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-connection-view.h"

#include "ferry-connection-columns.h"
#include "ferry-connection-item.h"
#include "ferry-connection-text.h"
#include "ferry-scroll-top.h"

#include <glib/gi18n.h>

#define REFRESH_MILLISECONDS 250
#define MAX_ROWS             1000

struct _FerryConnectionView
{
  GtkBox parent_instance;

  GListStore *rows; /* owned; FerryConnectionItem, the newest first */
  FerryTimeLine time_line;
  guint refresh_timeout;
  guint fit_idle;

  GtkStack *stack;
  GtkScrolledWindow *scroller;
  GtkColumnView *view;
  GtkDropDown *span;
};

G_DEFINE_FINAL_TYPE (FerryConnectionView, ferry_connection_view, GTK_TYPE_BOX)

/* As in the template's list. */
static const gint64 span_seconds[] = { 10, 60, 600 };

static gboolean
refresh (gpointer user_data)
{
  FerryConnectionView *self = user_data;
  GListModel *model = G_LIST_MODEL (self->rows);

  self->time_line.now = g_get_real_time ();
  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (FerryConnectionItem) row = g_list_model_get_item (model, i);

      ferry_connection_item_refresh (row);
    }
  return G_SOURCE_CONTINUE;
}

static void
on_mapped (FerryConnectionView *self)
{
  refresh (self);
  if (self->refresh_timeout == 0)
    self->refresh_timeout = g_timeout_add (REFRESH_MILLISECONDS, refresh, self);
}

static void
on_unmapped (FerryConnectionView *self)
{
  g_clear_handle_id (&self->refresh_timeout, g_source_remove);
}

static void
on_span_chosen (FerryConnectionView *self)
{
  guint selected = gtk_drop_down_get_selected (self->span);

  if (selected >= G_N_ELEMENTS (span_seconds))
    return;
  self->time_line.span = span_seconds[selected] * G_USEC_PER_SEC;
  refresh (self);
}

static void
show_page (FerryConnectionView *self)
{
  gboolean is_empty = g_list_model_get_n_items (G_LIST_MODEL (self->rows)) == 0;

  gtk_stack_set_visible_child_name (self->stack, is_empty ? "empty" : "rows");
}

/* Forgets those that are over, from the oldest on, until at most @count rows are left. */
static void
trim (FerryConnectionView *self, guint count)
{
  GListModel *model = G_LIST_MODEL (self->rows);

  for (guint i = g_list_model_get_n_items (model);
       i > 0 && g_list_model_get_n_items (model) > count; i--)
    {
      g_autoptr (FerryConnectionItem) row = g_list_model_get_item (model, i - 1);

      ferry_connection_item_refresh (row);
      if (ferry_connection_life_is_over (ferry_connection_item_get_life (row)))
        g_list_store_remove (self->rows, i - 1);
    }
}

static void
clear (GtkWidget *widget, const char *name, GVariant *parameter)
{
  FerryConnectionView *self = FERRY_CONNECTION_VIEW (widget);

  trim (self, 0);
  show_page (self);
}

static void
copy (GtkWidget *widget, const char *name, GVariant *parameter)
{
  FerryConnectionView *self = FERRY_CONNECTION_VIEW (widget);
  GListModel *model = G_LIST_MODEL (self->rows);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = g_list_model_get_n_items (model); i > 0; i--)
    {
      g_autoptr (FerryConnectionItem) row = g_list_model_get_item (model, i - 1);
      const FerryConnectionLife *life = ferry_connection_item_get_life (row);
      g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (life->begun / G_USEC_PER_SEC);
      g_autofree char *clock = g_date_time_format (time, "%H:%M:%S");
      g_autofree char *line = ferry_connection_text_line (life, self->time_line.now);

      g_string_append_printf (text, "%s.%03d  %s\n", clock,
                              (int) (life->begun % G_USEC_PER_SEC / 1000), line);
    }
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text->str);
}

static gboolean
fit_columns (gpointer user_data)
{
  FerryConnectionView *self = user_data;
  GtkAdjustment *adjustment = gtk_scrolled_window_get_hadjustment (self->scroller);

  self->fit_idle = 0;
  ferry_connection_columns_fit (self->view, (int) gtk_adjustment_get_page_size (adjustment));
  return G_SOURCE_REMOVE;
}

/* Columns cannot change while they are being laid out, which is when the width becomes known. */
static void
on_width_changed (FerryConnectionView *self)
{
  if (self->fit_idle == 0)
    self->fit_idle = g_idle_add_full (G_PRIORITY_HIGH_IDLE, fit_columns, self, NULL);
}

static void
ferry_connection_view_dispose (GObject *object)
{
  FerryConnectionView *self = FERRY_CONNECTION_VIEW (object);

  g_clear_handle_id (&self->refresh_timeout, g_source_remove);
  g_clear_handle_id (&self->fit_idle, g_source_remove);

  G_OBJECT_CLASS (ferry_connection_view_parent_class)->dispose (object);
}

/* The cells read the time line until the children are gone. */
static void
ferry_connection_view_finalize (GObject *object)
{
  g_clear_object (&FERRY_CONNECTION_VIEW (object)->rows);

  G_OBJECT_CLASS (ferry_connection_view_parent_class)->finalize (object);
}

static void
ferry_connection_view_class_init (FerryConnectionViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ferry_connection_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = ferry_connection_view_finalize;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/ferryftp/Ferry/connection-view.ui");
  gtk_widget_class_bind_template_child (widget_class, FerryConnectionView, stack);
  gtk_widget_class_bind_template_child (widget_class, FerryConnectionView, scroller);
  gtk_widget_class_bind_template_child (widget_class, FerryConnectionView, view);
  gtk_widget_class_bind_template_child (widget_class, FerryConnectionView, span);
  gtk_widget_class_bind_template_callback (widget_class, on_mapped);
  gtk_widget_class_bind_template_callback (widget_class, on_unmapped);
  gtk_widget_class_bind_template_callback (widget_class, on_span_chosen);
  gtk_widget_class_install_action (widget_class, "connections.clear", NULL, clear);
  gtk_widget_class_install_action (widget_class, "connections.copy", NULL, copy);
}

static void
ferry_connection_view_init (FerryConnectionView *self)
{
  GtkNoSelection *selection;

  self->rows = g_list_store_new (FERRY_TYPE_CONNECTION_ITEM);
  self->time_line = (FerryTimeLine){ g_get_real_time (), 60 * G_USEC_PER_SEC };
  gtk_widget_init_template (GTK_WIDGET (self));
  selection = gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->rows)));
  gtk_column_view_set_model (self->view, GTK_SELECTION_MODEL (selection));
  g_object_unref (selection);
  ferry_connection_columns_add (self->view, &self->time_line);
  g_signal_connect_object (gtk_scrolled_window_get_hadjustment (self->scroller),
                           "notify::page-size", G_CALLBACK (on_width_changed), self,
                           G_CONNECT_SWAPPED);
}

/**
 * ferry_connection_view_add:
 * @record: of a connection that has begun
 */
void
ferry_connection_view_add (FerryConnectionView *self, FerryConnectionRecord *record)
{
  g_autoptr (FerryConnectionItem) row = ferry_connection_item_new (record);

  ferry_scroll_top_keep (self->scroller);
  g_list_store_insert (self->rows, 0, row);
  if (g_list_model_get_n_items (G_LIST_MODEL (self->rows)) > MAX_ROWS)
    trim (self, MAX_ROWS);
  show_page (self);
}
