/* What was said between Ferry and the server. Follows the last line until the user scrolls up, and
 * again when the user comes back to the end.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-log-view.h"

#include "ferry-log-model.h"
#include "ferry-log-row.h"
#include "ferry-save-dialog.h"

#include <glib/gi18n.h>

struct _FerryLogView
{
  GtkBox parent_instance;

  FerryLogModel *model;    /* owned */
  GtkCustomFilter *filter; /* borrowed from the template's filter model */
  GtkMultiSelection *selection;
  char *last_error; /* owned; text */
  gboolean is_following;
  guint scroll_tick;
  int ticks_to_wait;

  GtkScrolledWindow *scroller;
  GtkListView *list;
  GtkStack *stack;
  GtkDropDown *shown;
};

G_DEFINE_FINAL_TYPE (FerryLogView, ferry_log_view, GTK_TYPE_BOX)

enum
{
  SHOW_ALL,
  SHOW_ERRORS,
};

static gboolean
is_shown (gpointer item, gpointer user_data)
{
  FerryLogView *self = user_data;
  const FerryLogLine *line = ferry_log_item_get_line (item);

  if (gtk_drop_down_get_selected (self->shown) == SHOW_ALL)
    return TRUE;
  /* A reply of 4xx or 5xx is what went wrong, in the server's words. */
  return line->kind == FERRY_LOG_ERROR ||
         (line->kind == FERRY_LOG_REPLY && (line->text[0] == '4' || line->text[0] == '5'));
}

static gboolean
on_tick (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  FerryLogView *self = user_data;
  guint n_items = g_list_model_get_n_items (G_LIST_MODEL (self->selection));

  if (self->ticks_to_wait-- > 0)
    return G_SOURCE_CONTINUE;
  self->scroll_tick = 0;
  if (n_items > 0)
    gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", n_items - 1);
  self->is_following = TRUE;
  return G_SOURCE_REMOVE;
}

/* Not at once: the list lays out the new rows in the next frame. */
static void
follow (FerryLogView *self)
{
  self->ticks_to_wait = 1;
  if (self->is_following && self->scroll_tick == 0)
    self->scroll_tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), on_tick, self, NULL);
}

static void
on_items_changed (GListModel *model, guint position, guint removed, guint added, FerryLogView *self)
{
  gboolean has_lines = g_list_model_get_n_items (G_LIST_MODEL (self->model)) > 0;

  gtk_stack_set_visible_child_name (self->stack, has_lines ? "lines" : "empty");
  follow (self);
}

static void
on_mapped (GtkWidget *widget, FerryLogView *self)
{
  follow (self);
}

static void
on_scrolled (GtkAdjustment *adjustment, FerryLogView *self)
{
  /* While a tick is to scroll, it is the list that moves, not the user. */
  if (self->scroll_tick == 0)
    self->is_following =
        gtk_adjustment_get_value (adjustment) + gtk_adjustment_get_page_size (adjustment) >=
        gtk_adjustment_get_upper (adjustment) - 4;
}

static void
on_shown_selected (GtkDropDown *drop_down, GParamSpec *pspec, FerryLogView *self)
{
  gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
}

static void
on_row_setup (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  gtk_list_item_set_child (item, g_object_new (FERRY_TYPE_LOG_ROW, NULL));
}

static void
on_row_bind (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  ferry_log_row_set_item (FERRY_LOG_ROW (gtk_list_item_get_child (item)),
                          gtk_list_item_get_item (item));
}

/* The selected lines, or all that are shown when none is. */
static char *
dup_text (FerryLogView *self)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GtkBitset) selected =
      gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  guint n_items = g_list_model_get_n_items (G_LIST_MODEL (self->selection));
  gboolean is_all = gtk_bitset_is_empty (selected);

  for (guint i = 0; i < n_items; i++)
    {
      g_autoptr (FerryLogItem) item = g_list_model_get_item (G_LIST_MODEL (self->selection), i);
      g_autofree char *line = NULL;

      if (!is_all && !gtk_bitset_contains (selected, i))
        continue;
      line = ferry_log_item_dup_text (item);
      g_string_append_printf (text, "%s\n", line);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
copy_lines (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_autofree char *text = dup_text (FERRY_LOG_VIEW (widget));

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
}

static void
did_write (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (FerryLogView) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!g_file_replace_contents_finish (G_FILE (source), result, NULL, &error))
    ferry_log_view_append_failure (self, error, NULL);
}

static void
got_file (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (FerryLogView) self = user_data;
  g_autoptr (GFile) file = ferry_save_dialog_choose_finish (result);
  g_autofree char *text = NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (file == NULL)
    return;
  text = dup_text (self);
  bytes = g_bytes_new (text, strlen (text));
  g_file_replace_contents_bytes_async (file, bytes, NULL, FALSE, G_FILE_CREATE_PRIVATE, NULL,
                                       did_write, g_object_ref (self));
}

static void
save_lines (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ferry_save_dialog_choose_async (GTK_WINDOW (gtk_widget_get_root (widget)), _ ("Save the Log"),
                                  "ferry.log", got_file, g_object_ref (widget));
}

static void
clear_lines (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ferry_log_model_clear (FERRY_LOG_VIEW (widget)->model);
}

static void
ferry_log_view_dispose (GObject *object)
{
  FerryLogView *self = FERRY_LOG_VIEW (object);

  if (self->scroll_tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->scroll_tick);
  self->scroll_tick = 0;
  if (self->model != NULL)
    g_signal_handlers_disconnect_by_data (self->model, self);
  if (self->filter != NULL)
    gtk_custom_filter_set_filter_func (self->filter, NULL, NULL, NULL);
  g_clear_object (&self->filter);
  gtk_widget_dispose_template (GTK_WIDGET (object), FERRY_TYPE_LOG_VIEW);
  g_clear_object (&self->selection);
  g_clear_object (&self->model);

  G_OBJECT_CLASS (ferry_log_view_parent_class)->dispose (object);
}

static void
ferry_log_view_finalize (GObject *object)
{
  g_free (FERRY_LOG_VIEW (object)->last_error);

  G_OBJECT_CLASS (ferry_log_view_parent_class)->finalize (object);
}

static void
ferry_log_view_class_init (FerryLogViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ferry_log_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = ferry_log_view_finalize;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/ferryftp/Ferry/log-view.ui");
  gtk_widget_class_bind_template_child (widget_class, FerryLogView, scroller);
  gtk_widget_class_bind_template_child (widget_class, FerryLogView, list);
  gtk_widget_class_bind_template_child (widget_class, FerryLogView, stack);
  gtk_widget_class_bind_template_child (widget_class, FerryLogView, shown);
  gtk_widget_class_bind_template_callback (widget_class, on_row_setup);
  gtk_widget_class_bind_template_callback (widget_class, on_row_bind);
  gtk_widget_class_bind_template_callback (widget_class, on_shown_selected);
  gtk_widget_class_bind_template_callback (widget_class, on_mapped);
  gtk_widget_class_install_action (widget_class, "log.copy", NULL, copy_lines);
  gtk_widget_class_install_action (widget_class, "log.save", NULL, save_lines);
  gtk_widget_class_install_action (widget_class, "log.clear", NULL, clear_lines);
}

static void
ferry_log_view_init (FerryLogView *self)
{
  GtkFilterListModel *filtered;

  self->is_following = TRUE;
  self->model = ferry_log_model_new ();
  self->filter = gtk_custom_filter_new (is_shown, self, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));

  filtered = gtk_filter_list_model_new (g_object_ref (G_LIST_MODEL (self->model)),
                                        g_object_ref (GTK_FILTER (self->filter)));
  self->selection = gtk_multi_selection_new (G_LIST_MODEL (filtered));
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
  g_signal_connect (self->model, "items-changed", G_CALLBACK (on_items_changed), self);
  g_signal_connect (gtk_scrolled_window_get_vadjustment (self->scroller), "value-changed",
                    G_CALLBACK (on_scrolled), self);
}

/**
 * ferry_log_view_append:
 * @server: (nullable): whose line it is, where there are several
 *
 * Takes a copy of the line.
 */
void
ferry_log_view_append (FerryLogView *self, const FerryLogLine *line, const char *server)
{
  ferry_log_model_append (self->model, line, server);
  if (line->kind != FERRY_LOG_ERROR)
    return;
  g_free (self->last_error);
  self->last_error = g_strdup (line->text);
}

/**
 * ferry_log_view_append_failure:
 *
 * Writes what a connection failed of, unless the protocol has just said so where it happened.
 */
void
ferry_log_view_append_failure (FerryLogView *self, const GError *error, const char *server)
{
  FerryLogLine line = { .time = g_get_real_time (),
                        .kind = FERRY_LOG_ERROR,
                        .text = error->message };

  if (g_strcmp0 (self->last_error, error->message) != 0)
    ferry_log_view_append (self, &line, server);
  g_clear_pointer (&self->last_error, g_free);
}
