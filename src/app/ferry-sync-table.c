/* A plan as a table. Main thread. See ferry-sync-table.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-sync-table.h"

#include "ferry-sync-columns.h"

struct _FerrySyncTable
{
  GtkBox parent_instance;

  FerrySyncPlan *plan; /* owned, nullable */
  GtkMultiSelection *selection;
  guint fit_idle;

  GtkScrolledWindow *scroller;
  GtkColumnView *view;
};

G_DEFINE_FINAL_TYPE (FerrySyncTable, ferry_sync_table, GTK_TYPE_BOX)

/* What keys do with the selected lines. */
static const struct
{
  const char *action;
  FerrySyncAction value;
} line_actions[] = {
  { "sync.copy-right", FERRY_SYNC_COPY_RIGHT },
  { "sync.copy-left", FERRY_SYNC_COPY_LEFT },
  { "sync.leave", FERRY_SYNC_LEAVE },
  { "sync.delete-right", FERRY_SYNC_DELETE_RIGHT },
  { "sync.delete-left", FERRY_SYNC_DELETE_LEFT },
};

static void
on_line_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  FerrySyncTable *self = FERRY_SYNC_TABLE (widget);
  g_autoptr (GtkBitset) selected =
      gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  FerrySyncAction action = FERRY_SYNC_LEAVE;
  GtkBitsetIter iter;
  guint position;

  for (gsize i = 0; i < G_N_ELEMENTS (line_actions); i++)
    if (g_str_equal (line_actions[i].action, name))
      action = line_actions[i].value;
  for (gboolean has = gtk_bitset_iter_init_first (&iter, selected, &position); has;
       has = gtk_bitset_iter_next (&iter, &position))
    ferry_sync_item_set_action (ferry_sync_plan_get (self->plan, position), action);
}

static gboolean
fit_columns (gpointer user_data)
{
  FerrySyncTable *self = user_data;
  GtkAdjustment *adjustment = gtk_scrolled_window_get_hadjustment (self->scroller);

  self->fit_idle = 0;
  ferry_sync_columns_fit (self->view, (int) gtk_adjustment_get_page_size (adjustment));
  return G_SOURCE_REMOVE;
}

static void
on_width_changed (FerrySyncTable *self)
{
  if (self->fit_idle == 0)
    self->fit_idle = g_idle_add_full (G_PRIORITY_HIGH_IDLE, fit_columns, self, NULL);
}

static void
ferry_sync_table_dispose (GObject *object)
{
  FerrySyncTable *self = FERRY_SYNC_TABLE (object);

  g_clear_handle_id (&self->fit_idle, g_source_remove);
  if (self->scroller != NULL)
    g_signal_handlers_disconnect_by_data (gtk_scrolled_window_get_hadjustment (self->scroller),
                                          self);
  gtk_widget_dispose_template (GTK_WIDGET (object), FERRY_TYPE_SYNC_TABLE);
  g_clear_object (&self->selection);
  g_clear_object (&self->plan);

  G_OBJECT_CLASS (ferry_sync_table_parent_class)->dispose (object);
}

static void
ferry_sync_table_class_init (FerrySyncTableClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ferry_sync_table_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/ferryftp/Ferry/sync-table.ui");
  gtk_widget_class_bind_template_child (widget_class, FerrySyncTable, scroller);
  gtk_widget_class_bind_template_child (widget_class, FerrySyncTable, view);
  for (gsize i = 0; i < G_N_ELEMENTS (line_actions); i++)
    gtk_widget_class_install_action (widget_class, line_actions[i].action, NULL, on_line_action);
}

static void
ferry_sync_table_init (FerrySyncTable *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->selection = gtk_multi_selection_new (NULL);
  gtk_column_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
  ferry_sync_columns_add (self->view);
  g_signal_connect_swapped (gtk_scrolled_window_get_hadjustment (self->scroller),
                            "notify::page-size", G_CALLBACK (on_width_changed), self);
}

/**
 * ferry_sync_table_set_plan:
 * @plan: (nullable):
 */
void
ferry_sync_table_set_plan (FerrySyncTable *self, FerrySyncPlan *plan)
{
  g_set_object (&self->plan, plan);
  gtk_multi_selection_set_model (self->selection, G_LIST_MODEL (plan));
}
