/* A line about transfers that an earlier run did not end. See ferry-interrupted-bar.h.
 *
 * The journal has no passwords. Where one is needed the session connects to that server first,
 * which asks the user as always, and hands on what it was told.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-interrupted-bar.h"

#include "ferry-local-place.h"

#include <glib/gi18n.h>

struct _FerryInterruptedBar
{
  GtkWidget parent_instance;

  FerryTransferQueue *queue; /* borrowed from the window, which outlives its children */
  FerrySession *session;     /* likewise */
  GPtrArray *rows;           /* of FerryTransfer, owned: still to go on */
  gboolean goes_on;

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

static gboolean
needs_login (FerryPlace *place)
{
  const FerryServer *server;

  if (ferry_place_is_local (place))
    return FALSE;
  server = ferry_remote_place_get_server (FERRY_REMOTE_PLACE (place));
  return server->user != NULL && server->password == NULL;
}

static FerryPlace *
find_unknown (FerryTransfer *row)
{
  if (needs_login (ferry_transfer_get_from (row)))
    return ferry_transfer_get_from (row);
  return needs_login (ferry_transfer_get_to (row)) ? ferry_transfer_get_to (row) : NULL;
}

static void
go_on (FerryInterruptedBar *self)
{
  FerryPlace *unknown = NULL;

  for (guint i = 0; i < self->rows->len;)
    {
      FerryTransfer *row = g_ptr_array_index (self->rows, i);

      if (find_unknown (row) == NULL)
        {
          ferry_transfer_queue_resume (self->queue, row);
          g_ptr_array_remove_index (self->rows, i);
          continue;
        }
      unknown = unknown != NULL ? unknown : find_unknown (row);
      i++;
    }
  if (unknown == NULL)
    hide (self);
  else
    ferry_session_connect (self->session,
                           ferry_remote_place_get_server (FERRY_REMOTE_PLACE (unknown)), NULL);
}

static void
on_go_on_clicked (FerryInterruptedBar *self)
{
  self->goes_on = TRUE;
  go_on (self);
}

static void
teach (FerryPlace *place, const FerryServer *known)
{
  g_autofree char *key = NULL;
  g_autofree char *known_key = ferry_server_dup_key (known);

  if (!needs_login (place))
    return;
  key = ferry_server_dup_key (ferry_remote_place_get_server (FERRY_REMOTE_PLACE (place)));
  if (g_str_equal (key, known_key))
    ferry_remote_place_set_server (FERRY_REMOTE_PLACE (place), known);
}

static void
on_connected (FerrySession *session, const char *path, FerryInterruptedBar *self)
{
  const FerryServer *server = ferry_session_get_server (session);

  for (guint i = 0; i < self->rows->len && server != NULL; i++)
    {
      teach (ferry_transfer_get_from (g_ptr_array_index (self->rows, i)), server);
      teach (ferry_transfer_get_to (g_ptr_array_index (self->rows, i)), server);
    }
  if (self->goes_on && self->rows->len > 0)
    go_on (self);
}

static FerryPlace *
resolve (const char *key, const FerryServer *server, gpointer user_data)
{
  return server != NULL ? ferry_remote_place_new (server) : ferry_local_place_new ();
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
      ferry_transfer_queue_pause (self->queue, row);
      g_ptr_array_add (self->rows, g_steal_pointer (&row));
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
                               FerrySession *session,
                               gboolean goes_on)
{
  g_autoptr (GFile) file = ferry_journal_get_default_file ();
  g_autoptr (GError) error = NULL;
  g_autoptr (FerryJournal) journal = ferry_journal_open (file, &error);
  g_autofree char *text = NULL;

  self->queue = queue;
  self->session = session;
  self->goes_on = goes_on;
  if (journal != NULL)
    {
      ferry_transfer_queue_set_journal (queue, journal);
      ferry_transfer_queue_restore (queue, resolve, NULL, &error);
      g_signal_connect_object (journal, "notify::problem", G_CALLBACK (on_problem), self, 0);
    }
  if (error != NULL)
    {
      text = g_strdup_printf (_ ("Transfers are not remembered: %s"), error->message);
      show (self, text, FALSE);
      return;
    }
  collect_rows (self);
  g_signal_connect_object (session, "connected", G_CALLBACK (on_connected), self, 0);
  show_problem (self, journal);
  if (self->rows->len == 0)
    return;
  text = g_strdup_printf (
      ngettext ("%u transfer was interrupted.", "%u transfers were interrupted.", self->rows->len),
      self->rows->len);
  show (self, text, TRUE);
  if (goes_on)
    go_on (self);
}

static void
ferry_interrupted_bar_dispose (GObject *object)
{
  g_clear_pointer (&FERRY_INTERRUPTED_BAR (object)->rows, g_ptr_array_unref);
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
  self->rows = g_ptr_array_new_with_free_func (g_object_unref);
  gtk_widget_init_template (GTK_WIDGET (self));
}
