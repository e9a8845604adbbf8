/* One line about all transfers together. The queue notifies ten times a second and property by
 * property; the line is written once for each burst.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-transfer-total.h"

#include "ferry-limit-text.h"
#include "ferry-transfer-text.h"

#include <glib/gi18n.h>

struct _FerryTransferTotal
{
  GtkBox parent_instance;

  FerryTransferQueue *queue; /* owned */
  FerryStartTime *start;     /* owned, nullable */
  guint update_idle;

  GtkLabel *text;
  GtkProgressBar *bar;
};

G_DEFINE_FINAL_TYPE (FerryTransferTotal, ferry_transfer_total, GTK_TYPE_BOX)

static void
append_part (GString *text, char *part)
{
  if (*part != '\0')
    g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", part);
  g_free (part);
}

static void
append_count (GString *text, const char *format, guint count)
{
  g_autofree char *number = NULL;
  g_auto (GStrv) parts = NULL;

  if (count == 0)
    return;
  number = g_strdup_printf ("%u", count);
  parts = g_strsplit (format, "%u", 2);
  append_part (text, g_strjoinv (number, parts));
}

static void
append_start (GString *text, FerryStartTime *start)
{
  g_autoptr (GDateTime) time = start != NULL ? ferry_start_time_dup (start) : NULL;
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  if (time != NULL)
    append_part (text, ferry_limit_text_start (time, now));
}

/* What neither runs nor waits nor has ended: it is the user's turn. */
static gboolean
has_open_rows (FerryTransferTotal *self)
{
  guint n_items = g_list_model_get_n_items (G_LIST_MODEL (self->queue));

  for (guint i = 0; i < n_items; i++)
    {
      g_autoptr (FerryTransfer) transfer = g_list_model_get_item (G_LIST_MODEL (self->queue), i);

      if (!ferry_transfer_is_ended (transfer))
        return TRUE;
    }
  return FALSE;
}

static gboolean
update (gpointer user_data)
{
  FerryTransferTotal *self = user_data;
  g_autoptr (GString) text = g_string_new (NULL);
  gint64 done, size, time_left;
  double speed;
  guint active, waiting, failed;

  self->update_idle = 0;
  g_object_get (self->queue, "bytes-done", &done, "size", &size, "speed", &speed, "time-left",
                &time_left, "active", &active, "waiting", &waiting, "failed", &failed, NULL);

  append_start (text, self->start);
  append_count (text, ngettext ("%u running", "%u running", active), active);
  append_count (text, ngettext ("%u waiting", "%u waiting", waiting), waiting);
  append_count (text, ngettext ("%u failed", "%u failed", failed), failed);
  if (active + waiting > 0)
    {
      append_part (text, ferry_transfer_text_amount (done, size));
      append_part (text, ferry_transfer_text_speed (speed));
      append_part (text, ferry_transfer_text_time_left (time_left));
    }
  else if (text->len == 0 && g_list_model_get_n_items (G_LIST_MODEL (self->queue)) > 0)
    g_string_append (text, has_open_rows (self) ? _ ("Paused, or waiting for your answer")
                                                : _ ("All done"));

  gtk_label_set_text (self->text, text->str);
  gtk_progress_bar_set_fraction (
      self->bar, ferry_transfer_text_get_fraction (done, size, FERRY_TRANSFER_RUNNING));
  gtk_widget_set_visible (GTK_WIDGET (self->bar), active + waiting > 0);
  return G_SOURCE_REMOVE;
}

static void
schedule_update (FerryTransferTotal *self)
{
  if (self->update_idle == 0)
    self->update_idle = g_idle_add (update, self);
}

static void
ferry_transfer_total_dispose (GObject *object)
{
  FerryTransferTotal *self = FERRY_TRANSFER_TOTAL (object);

  g_clear_handle_id (&self->update_idle, g_source_remove);
  if (self->queue != NULL)
    g_signal_handlers_disconnect_by_data (self->queue, self);
  if (self->start != NULL)
    g_signal_handlers_disconnect_by_data (self->start, self);
  gtk_widget_dispose_template (GTK_WIDGET (object), FERRY_TYPE_TRANSFER_TOTAL);
  g_clear_object (&self->start);
  g_clear_object (&self->queue);

  G_OBJECT_CLASS (ferry_transfer_total_parent_class)->dispose (object);
}

static void
ferry_transfer_total_class_init (FerryTransferTotalClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ferry_transfer_total_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/ferryftp/Ferry/transfer-total.ui");
  gtk_widget_class_bind_template_child (widget_class, FerryTransferTotal, text);
  gtk_widget_class_bind_template_child (widget_class, FerryTransferTotal, bar);
}

static void
ferry_transfer_total_init (FerryTransferTotal *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * ferry_transfer_total_set_queue:
 * @queue: (transfer none): what to sum up; set once
 */
void
ferry_transfer_total_set_queue (FerryTransferTotal *self, FerryTransferQueue *queue)
{
  g_return_if_fail (self->queue == NULL);

  self->queue = g_object_ref (queue);
  g_signal_connect_swapped (queue, "notify", G_CALLBACK (schedule_update), self);
  g_signal_connect_swapped (queue, "items-changed", G_CALLBACK (schedule_update), self);
  /* A folder ends after the last of its files, and no number changes then. */
  g_signal_connect_swapped (queue, "state-changed", G_CALLBACK (schedule_update), self);
  schedule_update (self);
}

/**
 * ferry_transfer_total_set_start:
 * @start: (transfer none): what the queue may wait for; set once, after the queue
 */
void
ferry_transfer_total_set_start (FerryTransferTotal *self, FerryStartTime *start)
{
  g_return_if_fail (self->start == NULL);

  self->start = g_object_ref (start);
  g_signal_connect_swapped (start, "changed", G_CALLBACK (schedule_update), self);
  schedule_update (self);
}
