/* What the window does about its queue. See ferry-queue-care.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-queue-care.h"

#include "ferry-desktop-teller.h"
#include "ferry-inhibitor.h"

struct _FerryQueueCare
{
  GObject parent_instance;

  GSettings *settings;        /* owned */
  FerrySpeedLimits *limits;   /* owned */
  FerryStartTime *start;      /* owned */
  FerryWhenDone *when_done;   /* owned */
  FerryInhibitor *inhibitor;  /* owned */
  FerryDesktopTeller *teller; /* owned */
};

G_DEFINE_FINAL_TYPE (FerryQueueCare, ferry_queue_care, G_TYPE_OBJECT)

static void
ferry_queue_care_dispose (GObject *object)
{
  FerryQueueCare *self = FERRY_QUEUE_CARE (object);

  g_clear_object (&self->teller);
  g_clear_object (&self->inhibitor);
  g_clear_object (&self->when_done);
  g_clear_object (&self->start);
  g_clear_object (&self->limits);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (ferry_queue_care_parent_class)->dispose (object);
}

static void
ferry_queue_care_class_init (FerryQueueCareClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ferry_queue_care_dispose;
}

static void
ferry_queue_care_init (FerryQueueCare *self)
{
}

static void
apply_sync (GSettings *settings, const char *key, FerryTransferQueue *queue)
{
  ferry_transfer_queue_set_sync (queue, (FerrySync) g_settings_get_enum (settings, "sync-files"));
}

/**
 * ferry_queue_care_new:
 * @window: (transfer none): of @queue; owns the result
 * @settings: (transfer none): what is remembered between runs
 */
FerryQueueCare *
ferry_queue_care_new (GtkWindow *window, FerryTransferQueue *queue, GSettings *settings)
{
  FerryQueueCare *self = g_object_new (FERRY_TYPE_QUEUE_CARE, NULL);

  self->settings = g_object_ref (settings);
  apply_sync (settings, NULL, queue);
  g_signal_connect_object (settings, "changed::sync-files", G_CALLBACK (apply_sync), queue, 0);
  self->limits = ferry_speed_limits_new (settings);
  self->start = ferry_start_time_new (settings, queue);
  self->when_done = ferry_when_done_new (window, queue, settings);
  self->inhibitor = ferry_inhibitor_new (window, queue);
  self->teller = ferry_desktop_teller_new (window, queue, settings);
  return self;
}

GSettings *
ferry_queue_care_get_settings (FerryQueueCare *self)
{
  return self->settings;
}

FerrySpeedLimits *
ferry_queue_care_get_limits (FerryQueueCare *self)
{
  return self->limits;
}

FerryStartTime *
ferry_queue_care_get_start (FerryQueueCare *self)
{
  return self->start;
}

FerryWhenDone *
ferry_queue_care_get_when_done (FerryQueueCare *self)
{
  return self->when_done;
}
