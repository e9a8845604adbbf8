/* The title of the window. It also names the window itself, so that a task list tells the progress.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-title.h"

#include "ferry-transfer-text.h"

#include <glib/gi18n.h>

struct _FerryTitle
{
  GtkBox parent_instance;

  FerrySessions *sessions;   /* owned */
  GSignalGroup *session;     /* owned; of the current one */
  FerryTransferQueue *queue; /* owned */

  GtkLabel *subtitle;
};

G_DEFINE_FINAL_TYPE (FerryTitle, ferry_title, GTK_TYPE_BOX)

static char *
dup_percent (FerryTitle *self)
{
  gint64 done, size;
  guint active;

  g_object_get (self->queue, "bytes-done", &done, "size", &size, "active", &active, NULL);
  return active > 0 ? ferry_transfer_text_percent (done, size, FERRY_TRANSFER_RUNNING) : NULL;
}

static char *
dup_failed (FerryTitle *self)
{
  guint failed;

  g_object_get (self->queue, "failed", &failed, NULL);
  return failed > 0 ? g_strdup_printf (ngettext ("%u failed", "%u failed", failed), failed) : NULL;
}

/* Those of the parts that there are. */
static char *
join (const char *percent, const char *failed, const char *host)
{
  const char *parts[4] = { NULL };
  guint count = 0;

  if (percent != NULL)
    parts[count++] = percent;
  if (failed != NULL)
    parts[count++] = failed;
  parts[count] = host;
  return g_strjoinv (" · ", (char **) parts);
}

static void
update (FerryTitle *self)
{
  const FerryServer *server =
      ferry_session_get_server (ferry_sessions_get_current (self->sessions));
  const char *host = server != NULL ? server->host : _ ("Not connected");
  GtkRoot *window = gtk_widget_get_root (GTK_WIDGET (self));
  g_autofree char *percent = dup_percent (self);
  g_autofree char *failed = dup_failed (self);
  g_autofree char *text = join (percent, failed, host);
  g_autofree char *title = NULL;

  if (g_strcmp0 (gtk_label_get_text (self->subtitle), text) == 0)
    return;
  gtk_label_set_text (self->subtitle, text);
  /* Translators: title of the window, as in "45 % · ftp.example.org – Ferry" */
  title = g_strdup_printf (_ ("%s – Ferry"), text);
  if (GTK_IS_WINDOW (window))
    gtk_window_set_title (GTK_WINDOW (window), server != NULL || percent != NULL || failed != NULL
                                                   ? title
                                                   : _ ("Ferry"));
}

static void
ferry_title_dispose (GObject *object)
{
  FerryTitle *self = FERRY_TITLE (object);

  if (self->queue != NULL)
    g_signal_handlers_disconnect_by_data (self->queue, self);
  gtk_widget_dispose_template (GTK_WIDGET (object), FERRY_TYPE_TITLE);
  g_clear_object (&self->session);
  g_clear_object (&self->sessions);
  g_clear_object (&self->queue);

  G_OBJECT_CLASS (ferry_title_parent_class)->dispose (object);
}

static void
ferry_title_class_init (FerryTitleClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ferry_title_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/ferryftp/Ferry/title.ui");
  gtk_widget_class_bind_template_child (widget_class, FerryTitle, subtitle);
}

static void
ferry_title_init (FerryTitle *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * ferry_title_set_sources:
 *
 * What to tell of; set once.
 */
void
ferry_title_set_sources (FerryTitle *self, FerrySessions *sessions, FerryTransferQueue *queue)
{
  g_return_if_fail (self->sessions == NULL);

  self->sessions = g_object_ref (sessions);
  self->queue = g_object_ref (queue);
  self->session = g_signal_group_new (FERRY_TYPE_SESSION);
  g_signal_group_connect_swapped (self->session, "notify::state", G_CALLBACK (update), self);
  g_signal_connect_object (self->session, "bind", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_object_bind_property (sessions, "current", self->session, "target", G_BINDING_SYNC_CREATE);
  g_signal_connect_swapped (queue, "notify", G_CALLBACK (update), self);
  update (self);
}
