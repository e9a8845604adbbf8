/* One line of the log on the screen: time, server, connection, mark, text. Its colour comes from a
 * style class by kind.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-log-row.h"

#include "ferry-direction.h"

struct _FerryLogRow
{
  GtkBox parent_instance;

  GtkLabel *time;
  GtkLabel *server;
  GtkLabel *connection;
  GtkLabel *mark;
  GtkLabel *text;
};

G_DEFINE_FINAL_TYPE (FerryLogRow, ferry_log_row, GTK_TYPE_BOX)

static const char *const kind_classes[] = {
  [FERRY_LOG_STATUS] = "log-status", [FERRY_LOG_COMMAND] = "log-command",
  [FERRY_LOG_REPLY] = "log-reply",   [FERRY_LOG_DATA] = "log-data",
  [FERRY_LOG_ERROR] = "log-error",
};

static void
ferry_log_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), FERRY_TYPE_LOG_ROW);

  G_OBJECT_CLASS (ferry_log_row_parent_class)->dispose (object);
}

static void
ferry_log_row_class_init (FerryLogRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ferry_log_row_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/ferryftp/Ferry/log-row.ui");
  gtk_widget_class_bind_template_child (widget_class, FerryLogRow, time);
  gtk_widget_class_bind_template_child (widget_class, FerryLogRow, server);
  gtk_widget_class_bind_template_child (widget_class, FerryLogRow, connection);
  gtk_widget_class_bind_template_child (widget_class, FerryLogRow, mark);
  gtk_widget_class_bind_template_child (widget_class, FerryLogRow, text);
}

static void
ferry_log_row_init (FerryLogRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * ferry_log_row_set_item:
 *
 * Shows another line; items never change.
 */
void
ferry_log_row_set_item (FerryLogRow *self, FerryLogItem *item)
{
  const FerryLogLine *line = ferry_log_item_get_line (item);
  const char *server = ferry_log_item_get_server (item);
  g_autofree char *time = ferry_log_item_dup_time (item);
  g_autofree char *connection =
      line->connection != 0 ? g_strdup_printf ("#%u", line->connection) : g_strdup ("");
  g_autofree char *text = ferry_direction_isolate (line->text);
  const char *classes[] = { "log-row", kind_classes[line->kind], NULL };

  gtk_label_set_text (self->time, time);
  gtk_label_set_text (self->server, server != NULL ? server : "");
  gtk_widget_set_visible (GTK_WIDGET (self->server), server != NULL);
  gtk_label_set_text (self->connection, connection);
  gtk_label_set_text (self->mark, ferry_direction_turn (ferry_log_kind_get_mark (line->kind)));
  gtk_label_set_text (self->text, text);
  gtk_widget_set_css_classes (GTK_WIDGET (self), classes);
}
