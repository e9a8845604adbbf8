/* Tells the desktop of the queue. See ferry-desktop-teller.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-desktop-teller.h"

#include "ferry-done-notification.h"
#include "ferry-launcher.h"

struct _FerryDesktopTeller
{
  GObject parent_instance;

  GApplication *application; /* owned */
  FerryTransferQueue *queue; /* owned */
  GSettings *settings;       /* owned */
  int shown_percent;         /* -1: nothing is under way */
  guint shown_failed;

  GtkWindow *window; /* borrowed, weak */
};

G_DEFINE_FINAL_TYPE (FerryDesktopTeller, ferry_desktop_teller, G_TYPE_OBJECT)

/**
 * ferry_desktop_teller_is_in_front:
 * @window: any of the application
 *
 * Returns: whether a window of the application has the person's attention
 */
gboolean
ferry_desktop_teller_is_in_front (GtkWindow *window)
{
  GtkApplication *application = gtk_window_get_application (window);
  GtkWindow *active = gtk_application_get_active_window (application);

  return active != NULL && gtk_window_is_active (active);
}

/* The queue notifies ten times a second; the bus hears of whole hundredths. */
static void
show_progress (FerryDesktopTeller *self)
{
  gint64 done, size;
  guint active, failed;
  int percent = -1;

  g_object_get (self->queue, "bytes-done", &done, "size", &size, "active", &active, "failed",
                &failed, NULL);
  if (active > 0)
    percent = size > 0 ? (int) CLAMP (100.0 * (double) done / (double) size, 0, 100) : 0;
  if (percent == self->shown_percent && failed == self->shown_failed)
    return;
  self->shown_percent = percent;
  self->shown_failed = failed;
  ferry_launcher_show (self->application, percent / 100.0, failed);
}

static void
on_asking (FerryTransferQueue *queue, FerryTransfer *transfer, FerryDesktopTeller *self)
{
  if (self->window != NULL && g_settings_get_boolean (self->settings, "notify-when-done") &&
      !ferry_desktop_teller_is_in_front (self->window))
    ferry_asking_notification_send (self->application, ferry_transfer_get_name (transfer));
}

/* Who is here sees the question itself. */
static void
on_active_changed (FerryDesktopTeller *self)
{
  if (gtk_window_is_active (self->window))
    ferry_asking_notification_withdraw (self->application);
}

static void
ferry_desktop_teller_dispose (GObject *object)
{
  FerryDesktopTeller *self = FERRY_DESKTOP_TELLER (object);

  if (self->queue != NULL)
    g_signal_handlers_disconnect_by_data (self->queue, self);
  if (self->application != NULL && self->shown_percent >= 0)
    ferry_launcher_show (self->application, -1, 0);
  g_clear_object (&self->queue);
  g_clear_object (&self->settings);
  g_clear_object (&self->application);
  g_clear_weak_pointer (&self->window);

  G_OBJECT_CLASS (ferry_desktop_teller_parent_class)->dispose (object);
}

static void
ferry_desktop_teller_class_init (FerryDesktopTellerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ferry_desktop_teller_dispose;
}

static void
ferry_desktop_teller_init (FerryDesktopTeller *self)
{
  self->shown_percent = -1;
}

/**
 * ferry_desktop_teller_new:
 * @window: (transfer none): a window of the application
 *
 * Returns: (transfer full): tells for as long as it lives
 */
FerryDesktopTeller *
ferry_desktop_teller_new (GtkWindow *window, FerryTransferQueue *queue, GSettings *settings)
{
  FerryDesktopTeller *self = g_object_new (FERRY_TYPE_DESKTOP_TELLER, NULL);

  self->application = G_APPLICATION (g_object_ref (gtk_window_get_application (window)));
  self->queue = g_object_ref (queue);
  self->settings = g_object_ref (settings);
  g_set_weak_pointer (&self->window, window);
  g_signal_connect_swapped (queue, "notify", G_CALLBACK (show_progress), self);
  g_signal_connect (queue, "asking", G_CALLBACK (on_asking), self);
  g_signal_connect_object (window, "notify::is-active", G_CALLBACK (on_active_changed), self,
                           G_CONNECT_SWAPPED);
  return self;
}
