/* The history's page. See ferry-history-view.h. It looks again when a transfer has ended, and only
 * while somebody sees it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-history-view.h"

#include "ferry-dialog.h"
#include "ferry-history-columns.h"
#include "ferry-history-model.h"
#include "ferry-history-question.h"
#include "ferry-history-text.h"
#include "ferry-queue-logins.h"
#include "ferry-scroll-top.h"
#include "ferry-table-cell.h"
#include "ferry-toggle-click.h"

#include <glib/gi18n.h>

#define REFRESH_MILLISECONDS 1000

/* More rows than these are not what a person means to repeat or forget one by one. */
#define MAX_COMMANDED 1000

struct _FerryHistoryView
{
  GtkBox parent_instance;

  FerryQueueLogins *logins;     /* owned */
  FerryHistoryModel *model;     /* owned; NULL where there is no journal */
  GtkMultiSelection *selection; /* owned */
  guint refresh_timeout;
  guint fit_idle;

  GtkStack *stack;
  GtkLabel *empty;
  GtkScrolledWindow *scroller;
  GtkColumnView *view;
  GtkSearchEntry *search;
  GtkLabel *count;
  GtkPopoverMenu *menu;
};

G_DEFINE_FINAL_TYPE (FerryHistoryView, ferry_history_view, GTK_TYPE_BOX)

static const char *const row_actions[] = { "history.repeat", "history.copy", "history.forget" };

/* Those that are loaded, which are all that were ever seen. */
static GPtrArray *
dup_selected (FerryHistoryView *self)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GtkBitset) selected =
      gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  GtkBitsetIter iter;
  guint position;

  if (gtk_bitset_get_size (selected) > MAX_COMMANDED)
    return items;
  for (gboolean has = gtk_bitset_iter_init_first (&iter, selected, &position); has;
       has = gtk_bitset_iter_next (&iter, &position))
    {
      g_autoptr (FerryHistoryItem) item =
          g_list_model_get_item (G_LIST_MODEL (self->model), position);

      if (item != NULL && ferry_history_item_get_row (item) != NULL)
        g_ptr_array_add (items, g_steal_pointer (&item));
    }
  return items;
}

static void
on_selection_changed (FerryHistoryView *self)
{
  g_autoptr (GPtrArray) items = dup_selected (self);

  for (gsize i = 0; i < G_N_ELEMENTS (row_actions); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), row_actions[i], items->len > 0);
}

static void
repeat (FerryHistoryView *self, GPtrArray *items)
{
  g_autoptr (GError) error = NULL;
  guint unknown = 0;

  for (guint i = 0; i < items->len; i++)
    if (!ferry_queue_logins_repeat (self->logins,
                                    ferry_history_item_get_row (g_ptr_array_index (items, i))))
      unknown++;
  ferry_queue_logins_go_on (self->logins);
  if (unknown == 0)
    return;
  error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                               _ ("Its server is not remembered any more."));
  ferry_dialog_report (GTK_WIDGET (self), _ ("A transfer cannot be repeated"), error);
}

static void
on_repeat (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (GPtrArray) items = dup_selected (FERRY_HISTORY_VIEW (widget));

  repeat (FERRY_HISTORY_VIEW (widget), items);
}

static void
on_row_activated (GtkColumnView *view, guint position, FerryHistoryView *self)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  FerryHistoryItem *item = g_list_model_get_item (G_LIST_MODEL (self->model), position);

  g_ptr_array_add (items, item);
  if (ferry_history_item_get_row (item) != NULL)
    repeat (self, items);
}

static void
on_copy (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (GPtrArray) items = dup_selected (FERRY_HISTORY_VIEW (widget));
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < items->len; i++)
    {
      g_autofree char *path = ferry_history_text_path (g_ptr_array_index (items, i));

      g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", path);
    }
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text->str);
}

static void
on_forget (GtkWidget *widget, const char *name, GVariant *parameter)
{
  FerryHistoryView *self = FERRY_HISTORY_VIEW (widget);
  g_autoptr (GPtrArray) items = dup_selected (self);

  ferry_history_model_forget (self->model, items);
}

static void
got_clear_answer (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (FerryHistoryView) self = user_data;
  gint64 before = ferry_history_question_ask_finish (source, result);

  if (before > 0 && self->model != NULL)
    ferry_history_model_clear (self->model, before);
}

static void
on_clear (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ferry_history_question_ask_async (GTK_WINDOW (gtk_widget_get_root (widget)), got_clear_answer,
                                    g_object_ref (widget));
}

static void
show_empty (FerryHistoryView *self, const char *text)
{
  gtk_label_set_label (self->empty, text);
  gtk_stack_set_visible_child_name (self->stack, "empty");
}

static void
show_count (FerryHistoryView *self, guint count)
{
  /* Translators: how many past transfers are listed */
  g_autofree char *text =
      g_strdup_printf (ngettext ("%'u transfer", "%'u transfers", count), count);

  gtk_label_set_label (self->count, count > 0 ? text : "");
}

static void
on_searched (FerryHistoryModel *model, const GError *error, FerryHistoryView *self)
{
  guint count = g_list_model_get_n_items (G_LIST_MODEL (model));
  g_autofree char *text = NULL;

  show_count (self, count);
  if (error != NULL)
    {
      text = g_strdup_printf (_ ("The history cannot be read: %s"), error->message);
      show_empty (self, text);
    }
  else if (count > 0)
    gtk_stack_set_visible_child_name (self->stack, "rows");
  else if (*ferry_history_model_get_text (model) != '\0')
    show_empty (self, _ ("No past transfer has this in its name, its path or its server"));
  else
    show_empty (self, _ ("What was transferred appears here, to be found and repeated later"));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "history.clear",
                                 count > 0 || *ferry_history_model_get_text (model) != '\0');
  on_selection_changed (self);
}

static void
on_rows_changed (GListModel *model,
                 guint position,
                 guint removed,
                 guint added,
                 FerryHistoryView *self)
{
  if (removed == 0)
    ferry_scroll_top_keep (self->scroller);
}

static gboolean
refresh (gpointer user_data)
{
  FerryHistoryView *self = user_data;

  self->refresh_timeout = 0;
  ferry_history_model_refresh (self->model);
  return G_SOURCE_REMOVE;
}

/* The journal is told at the same time. */
static void
schedule_refresh (FerryHistoryView *self)
{
  if (self->refresh_timeout == 0 && self->model != NULL &&
      gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->refresh_timeout = g_timeout_add (REFRESH_MILLISECONDS, refresh, self);
}

static void
on_queue_changed (GListModel *queue,
                  guint position,
                  guint removed,
                  guint added,
                  FerryHistoryView *self)
{
  if (removed > 0)
    schedule_refresh (self);
}

/* Who turns to this page by a key goes on with keys; at the start the panes have them. */
static void
on_mapped (FerryHistoryView *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (self->model == NULL)
    return;
  ferry_history_model_refresh (self->model);
  if (gtk_window_is_active (GTK_WINDOW (root)))
    gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

static void
on_search_changed (GtkSearchEntry *entry, FerryHistoryView *self)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry))));

  if (self->model != NULL)
    ferry_history_model_search (self->model, text);
}

/* Escape, as in the panes' filter: everything again. */
static void
on_search_stopped (GtkSearchEntry *entry, FerryHistoryView *self)
{
  gtk_editable_set_text (GTK_EDITABLE (entry), "");
}

static void
on_search_activated (GtkSearchEntry *entry, FerryHistoryView *self)
{
  gtk_widget_child_focus (GTK_WIDGET (self->view), GTK_DIR_TAB_FORWARD);
}

static void
on_find (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_widget_grab_focus (GTK_WIDGET (FERRY_HISTORY_VIEW (widget)->search));
}

static void
show_menu (FerryHistoryView *self, double x, double y)
{
  graphene_point_t point;

  if (!gtk_widget_compute_point (GTK_WIDGET (self->view), GTK_WIDGET (self),
                                 &GRAPHENE_POINT_INIT ((float) x, (float) y), &point))
    return;
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu),
                               &(GdkRectangle){ (int) point.x, (int) point.y, 1, 1 });
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

static void
on_right_pressed (GtkGestureClick *gesture, int n_press, double x, double y, FerryHistoryView *self)
{
  guint position = ferry_table_cell_find_row (self->view, x, y);
  GtkSelectionModel *selection = GTK_SELECTION_MODEL (self->selection);

  if (position == GTK_INVALID_LIST_POSITION)
    return;
  if (!gtk_selection_model_is_selected (selection, position))
    gtk_selection_model_select_item (selection, position, TRUE);
  show_menu (self, x, y);
}

static void
on_menu (GtkWidget *widget, const char *name, GVariant *parameter)
{
  show_menu (FERRY_HISTORY_VIEW (widget), gtk_widget_get_width (widget) / 3.0,
             gtk_widget_get_height (widget) / 3.0);
}

static gboolean
fit_columns (gpointer user_data)
{
  FerryHistoryView *self = user_data;
  GtkAdjustment *adjustment = gtk_scrolled_window_get_hadjustment (self->scroller);

  self->fit_idle = 0;
  ferry_history_columns_fit (self->view, (int) gtk_adjustment_get_page_size (adjustment));
  return G_SOURCE_REMOVE;
}

/* Columns cannot change while they are being laid out, which is when the width becomes known. */
static void
on_width_changed (FerryHistoryView *self)
{
  if (self->fit_idle == 0)
    self->fit_idle = g_idle_add_full (G_PRIORITY_HIGH_IDLE, fit_columns, self, NULL);
}

static void
ferry_history_view_dispose (GObject *object)
{
  FerryHistoryView *self = FERRY_HISTORY_VIEW (object);

  g_clear_handle_id (&self->refresh_timeout, g_source_remove);
  g_clear_handle_id (&self->fit_idle, g_source_remove);
  if (self->scroller != NULL)
    g_signal_handlers_disconnect_by_data (gtk_scrolled_window_get_hadjustment (self->scroller),
                                          self);
  if (self->menu != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->menu));
  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  gtk_widget_dispose_template (GTK_WIDGET (object), FERRY_TYPE_HISTORY_VIEW);
  g_clear_object (&self->selection);
  g_clear_object (&self->model);
  g_clear_object (&self->logins);

  G_OBJECT_CLASS (ferry_history_view_parent_class)->dispose (object);
}

static void
ferry_history_view_class_init (FerryHistoryViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ferry_history_view_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/ferryftp/Ferry/history-view.ui");
  gtk_widget_class_bind_template_child (widget_class, FerryHistoryView, stack);
  gtk_widget_class_bind_template_child (widget_class, FerryHistoryView, empty);
  gtk_widget_class_bind_template_child (widget_class, FerryHistoryView, scroller);
  gtk_widget_class_bind_template_child (widget_class, FerryHistoryView, view);
  gtk_widget_class_bind_template_child (widget_class, FerryHistoryView, search);
  gtk_widget_class_bind_template_child (widget_class, FerryHistoryView, count);
  gtk_widget_class_bind_template_child (widget_class, FerryHistoryView, menu);
  gtk_widget_class_bind_template_callback (widget_class, on_mapped);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_right_pressed);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_search_stopped);
  gtk_widget_class_bind_template_callback (widget_class, on_search_activated);
  gtk_widget_class_install_action (widget_class, "history.repeat", NULL, on_repeat);
  gtk_widget_class_install_action (widget_class, "history.copy", NULL, on_copy);
  gtk_widget_class_install_action (widget_class, "history.forget", NULL, on_forget);
  gtk_widget_class_install_action (widget_class, "history.clear", NULL, on_clear);
  gtk_widget_class_install_action (widget_class, "history.find", NULL, on_find);
  gtk_widget_class_install_action (widget_class, "history.menu", NULL, on_menu);
}

static void
ferry_history_view_init (FerryHistoryView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_parent (GTK_WIDGET (self->menu), GTK_WIDGET (self));
  ferry_history_columns_add (self->view);
  ferry_toggle_click_add (self->view);
  g_signal_connect_swapped (gtk_scrolled_window_get_hadjustment (self->scroller),
                            "notify::page-size", G_CALLBACK (on_width_changed), self);
  for (gsize i = 0; i < G_N_ELEMENTS (row_actions); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), row_actions[i], FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "history.clear", FALSE);
}

/**
 * ferry_history_view_set_sources:
 * @queue: (transfer none): which has its journal, or will never have one; set once
 * @sessions: (transfer none): which connect where a password is needed
 */
void
ferry_history_view_set_sources (FerryHistoryView *self,
                                FerryTransferQueue *queue,
                                FerrySessions *sessions)
{
  FerryJournal *journal = ferry_transfer_queue_get_journal (queue);

  g_return_if_fail (self->logins == NULL);

  self->logins = ferry_queue_logins_new (queue, sessions);
  if (journal == NULL)
    {
      show_empty (self, _ ("Transfers are not remembered"));
      gtk_widget_set_sensitive (GTK_WIDGET (self->search), FALSE);
      return;
    }
  self->model = ferry_history_model_new (journal);
  g_signal_connect_object (self->model, "items-changed", G_CALLBACK (on_rows_changed), self, 0);
  self->selection = gtk_multi_selection_new (g_object_ref (G_LIST_MODEL (self->model)));
  gtk_column_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_object (self->model, "searched", G_CALLBACK (on_searched), self, 0);
  g_signal_connect_swapped (self->selection, "selection-changed", G_CALLBACK (on_selection_changed),
                            self);
  g_signal_connect_object (queue, "transfer-ended", G_CALLBACK (schedule_refresh), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (queue, "items-changed", G_CALLBACK (on_queue_changed), self, 0);
}
