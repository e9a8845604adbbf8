/* A dialog that goes on by itself. See ferry-countdown.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-countdown.h"

#include "ferry-dialog.h"

#include <glib/gi18n.h>

typedef struct
{
  GtkLabel *label;   /* owned */
  GCancellable *end; /* owned; closes the dialog */
  guint seconds;
  guint timer;
} Countdown;

static void
countdown_free (gpointer data)
{
  Countdown *self = data;

  g_clear_handle_id (&self->timer, g_source_remove);
  g_clear_object (&self->label);
  g_clear_object (&self->end);
  g_free (self);
}

static void
show_seconds (Countdown *self)
{
  g_autofree char *number = g_strdup_printf ("%u", self->seconds);
  /* Translators: %u is a number of seconds until the computer sleeps or shuts down */
  g_auto (GStrv) parts =
      g_strsplit (ngettext ("In %u second", "In %u seconds", self->seconds), "%u", 2);
  g_autofree char *text = g_strjoinv (number, parts);

  gtk_label_set_text (self->label, text);
}

static gboolean
on_second_passed (gpointer user_data)
{
  Countdown *self = user_data;

  if (--self->seconds > 0)
    {
      show_seconds (self);
      return G_SOURCE_CONTINUE;
    }
  self->timer = 0;
  g_cancellable_cancel (self->end);
  return G_SOURCE_REMOVE;
}

static void
got_answer (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Countdown *self = g_task_get_task_data (task);
  g_autofree char *answer = ferry_dialog_ask_finish (FERRY_DIALOG (source), result);

  g_task_return_boolean (task, self->seconds == 0 || g_str_equal (answer, "now"));
}

static void
on_cancelled (GCancellable *cancellable, GCancellable *end)
{
  g_cancellable_cancel (end);
}

/**
 * ferry_countdown_async:
 * @heading: what is about to happen
 * @body: why
 * @now_label: of the button that does not wait, with a mnemonic
 */
void
ferry_countdown_async (GtkWindow *parent,
                       const char *heading,
                       const char *body,
                       const char *now_label,
                       guint seconds,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  GTask *task = g_task_new (parent, NULL, callback, user_data);
  Countdown *self = g_new0 (Countdown, 1);
  FerryDialog *dialog = ferry_dialog_new (heading, body);
  GtkWidget *stay;

  g_task_set_task_data (task, self, countdown_free);
  self->seconds = seconds;
  self->label = GTK_LABEL (g_object_ref_sink (gtk_label_new (NULL)));
  self->end = g_cancellable_new ();
  /* Not g_cancellable_connect(): the answer, which ends this, may come within the cancel. */
  if (cancellable != NULL)
    g_signal_connect_object (cancellable, "cancelled", G_CALLBACK (on_cancelled), self->end, 0);
  gtk_widget_add_css_class (GTK_WIDGET (self->label), "numeric");
  gtk_label_set_xalign (self->label, 0);
  show_seconds (self);
  ferry_dialog_set_form (dialog, GTK_WIDGET (self->label));
  stay = ferry_dialog_add_button (dialog, FERRY_DIALOG_CANCEL, _ ("_Cancel"), FERRY_DIALOG_PLAIN);
  ferry_dialog_add_button (dialog, "now", now_label, FERRY_DIALOG_DESTRUCTIVE);
  ferry_dialog_set_default (dialog, stay);
  self->timer = g_timeout_add_seconds (1, on_second_passed, self);
  ferry_dialog_ask_async (dialog, parent, self->end, got_answer, task);
}

/**
 * ferry_countdown_finish:
 *
 * Returns: whether to go on: the time is over, or need not be waited for
 */
gboolean
ferry_countdown_finish (GAsyncResult *result)
{
  return g_task_propagate_boolean (G_TASK (result), NULL);
}
