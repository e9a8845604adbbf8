/* Keeps the computer awake while transfers run. See ferry-inhibitor.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-inhibitor.h"

#include <glib/gi18n.h>

struct _FerryInhibitor
{
  GObject parent_instance;

  GtkApplication *application; /* owned */
  FerryTransferQueue *queue;   /* owned */
  gboolean is_busy;
  guint cookie; /* 0: nothing is held up, or the desktop does not let us */

  GtkWindow *window; /* borrowed, weak */
};

G_DEFINE_FINAL_TYPE (FerryInhibitor, ferry_inhibitor, G_TYPE_OBJECT)

/* What waits will run at once, unless it is paused: then it may wait for days. */
static gboolean
is_busy (FerryTransferQueue *queue)
{
  guint active, waiting;
  gboolean is_paused;

  g_object_get (queue, "active", &active, "waiting", &waiting, "is-paused", &is_paused, NULL);
  return active > 0 || (waiting > 0 && !is_paused);
}

static void
set_busy (FerryInhibitor *self, gboolean is_busy_now)
{
  if (self->is_busy == is_busy_now)
    return;
  self->is_busy = is_busy_now;
  if (is_busy_now)
    {
      self->cookie =
          gtk_application_inhibit (self->application, self->window,
                                   GTK_APPLICATION_INHIBIT_SUSPEND | GTK_APPLICATION_INHIBIT_LOGOUT,
                                   _ ("Files are being transferred"));
      return;
    }
  if (self->cookie != 0)
    gtk_application_uninhibit (self->application, self->cookie);
  self->cookie = 0;
}

static void
update (FerryInhibitor *self)
{
  set_busy (self, is_busy (self->queue));
}

static void
ferry_inhibitor_dispose (GObject *object)
{
  FerryInhibitor *self = FERRY_INHIBITOR (object);

  if (self->queue != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->queue, self);
      set_busy (self, FALSE);
    }
  g_clear_object (&self->queue);
  g_clear_object (&self->application);
  g_clear_weak_pointer (&self->window);

  G_OBJECT_CLASS (ferry_inhibitor_parent_class)->dispose (object);
}

static void
ferry_inhibitor_class_init (FerryInhibitorClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ferry_inhibitor_dispose;
}

static void
ferry_inhibitor_init (FerryInhibitor *self)
{
}

/**
 * ferry_inhibitor_new:
 * @window: (transfer none): a window of the application, named to who wants to log out
 */
FerryInhibitor *
ferry_inhibitor_new (GtkWindow *window, FerryTransferQueue *queue)
{
  FerryInhibitor *self = g_object_new (FERRY_TYPE_INHIBITOR, NULL);

  self->application = g_object_ref (gtk_window_get_application (window));
  self->queue = g_object_ref (queue);
  g_set_weak_pointer (&self->window, window);
  g_signal_connect_swapped (queue, "notify", G_CALLBACK (update), self);
  return self;
}
