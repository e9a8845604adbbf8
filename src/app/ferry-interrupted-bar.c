/* A line about transfers that an earlier run did not end. See ferry-interrupted-bar.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-interrupted-bar.h"

#include "ferry-queue-logins.h"

#include <glib/gi18n.h>

struct _FerryInterruptedBar
{
  GtkWidget parent_instance;

  FerryTransferQueue *queue; /* borrowed from the window, which outlives its children */
  FerryQueueLogins *logins;  /* owned */

  GtkWidget *box;
  GtkLabel *label;
  GtkWidget *go_on;
};

G_DEFINE_FINAL_TYPE (FerryInterruptedBar, ferry_interrupted_bar, GTK_TYPE_WIDGET)

static void
show (FerryInterruptedBar *self, const char *text, gboolean can_go_on)
{
  gtk_label_set_label (self->label, text);
  gtk_widget_set_visible (self->go_on, can_go_on);
  gtk_widget_set_visible (self->box, TRUE);
}

static void
hide (FerryInterruptedBar *self)
{
  gtk_widget_set_visible (self->box, FALSE);
}

static void
on_go_on_clicked (FerryInterruptedBar *self)
{
  ferry_queue_logins_go_on (self->logins);
}

/* What waited waits for the user now; what the user had paused stays so. */
static void
collect_rows (FerryInterruptedBar *self)
{
  GListModel *rows = G_LIST_MODEL (self->queue);

  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (FerryTransfer) row = g_list_model_get_item (rows, i);

      if (ferry_transfer_get_parent (row) != NULL ||
          ferry_transfer_get_state (row) != FERRY_TRANSFER_WAITING)
        continue;
      ferry_queue_logins_hold (self->logins, row);
    }
}

static void
show_problem (FerryInterruptedBar *self, FerryJournal *journal)
{
  if (ferry_journal_get_problem (journal) != NULL)
    show (self, ferry_journal_get_problem (journal), FALSE);
  else
    hide (self);
}

static void
on_problem (FerryJournal *journal, GParamSpec *pspec, FerryInterruptedBar *self)
{
  show_problem (self, journal);
}

/**
 * ferry_interrupted_bar_restore:
 * @goes_on: without being asked
 *
 * Gives the queue its journal and what an earlier run left in it.
 */
void
ferry_interrupted_bar_restore (FerryInterruptedBar *self,
                               FerryTransferQueue *queue,
                               FerrySessions *sessions,
                               gboolean goes_on)
{
  g_autoptr (GFile) file = ferry_journal_get_default_file ();
  g_autoptr (GError) error = NULL;
  g_autoptr (FerryJournal) journal = ferry_journal_open (file, &error);
  g_autofree char *text = NULL;
  guint count;

  self->queue = queue;
  self->logins = ferry_queue_logins_new (queue, sessions);
  g_signal_connect_object (self->logins, "emptied", G_CALLBACK (hide), self, G_CONNECT_SWAPPED);
  if (journal != NULL)
    {
      ferry_transfer_queue_set_journal (queue, journal);
      ferry_transfer_queue_restore (queue, ferry_queue_logins_resolve, self->logins, &error);
      g_signal_connect_object (journal, "notify::problem", G_CALLBACK (on_problem), self, 0);
    }
  if (error != NULL)
    {
      text = g_strdup_printf (_ ("Transfers are not remembered: %s"), error->message);
      show (self, text, FALSE);
      return;
    }
  collect_rows (self);
  show_problem (self, journal);
  count = ferry_queue_logins_get_count (self->logins);
  if (count == 0)
    return;
  text = g_strdup_printf (
      ngettext ("%u transfer was interrupted.", "%u transfers were interrupted.", count), count);
  show (self, text, TRUE);
  if (goes_on)
    ferry_queue_logins_go_on (self->logins);
}

static void
ferry_interrupted_bar_dispose (GObject *object)
{
  g_clear_object (&FERRY_INTERRUPTED_BAR (object)->logins);
  gtk_widget_dispose_template (GTK_WIDGET (object), FERRY_TYPE_INTERRUPTED_BAR);

  G_OBJECT_CLASS (ferry_interrupted_bar_parent_class)->dispose (object);
}

static void
ferry_interrupted_bar_class_init (FerryInterruptedBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ferry_interrupted_bar_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/ferryftp/Ferry/interrupted-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, FerryInterruptedBar, box);
  gtk_widget_class_bind_template_child (widget_class, FerryInterruptedBar, label);
  gtk_widget_class_bind_template_child (widget_class, FerryInterruptedBar, go_on);
  gtk_widget_class_bind_template_callback (widget_class, on_go_on_clicked);
  gtk_widget_class_bind_template_callback (widget_class, hide);
}

static void
ferry_interrupted_bar_init (FerryInterruptedBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
