/* When waiting transfers begin. See ferry-start-time.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-start-time.h"

/* The clock is looked at so often at least: it may be set, or the machine may have slept. */
#define LONGEST_WAIT 30 /* seconds */

struct _FerryStartTime
{
  GObject parent_instance;

  GSettings *settings;       /* owned */
  FerryTransferQueue *queue; /* owned */
  guint timer;
};

G_DEFINE_FINAL_TYPE (FerryStartTime, ferry_start_time, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static gint64
get_seconds_left (FerryStartTime *self)
{
  return g_settings_get_int64 (self->settings, "start-time") - g_get_real_time () / G_USEC_PER_SEC;
}

static gboolean
is_set (FerryStartTime *self)
{
  return g_settings_get_int64 (self->settings, "start-time") != 0;
}

static void
forget (FerryStartTime *self)
{
  g_clear_handle_id (&self->timer, g_source_remove);
  g_settings_reset (self->settings, "start-time");
  g_signal_emit (self, signals[CHANGED], 0);
}

static gboolean on_time_passed (gpointer user_data);

static void
wait_for_time (FerryStartTime *self)
{
  gint64 left = get_seconds_left (self);

  g_clear_handle_id (&self->timer, g_source_remove);
  if (left <= 0)
    g_object_set (self->queue, "is-paused", FALSE, NULL);
  else
    self->timer = g_timeout_add_seconds ((guint) MIN (left, LONGEST_WAIT), on_time_passed, self);
}

static gboolean
on_time_passed (gpointer user_data)
{
  FerryStartTime *self = user_data;

  self->timer = 0;
  wait_for_time (self);
  return G_SOURCE_REMOVE;
}

/* The time has come, or somebody did not want to wait for it. */
static void
on_pause_changed (FerryStartTime *self)
{
  gboolean is_paused;

  g_object_get (self->queue, "is-paused", &is_paused, NULL);
  if (!is_paused && is_set (self))
    forget (self);
}

static void
ferry_start_time_finalize (GObject *object)
{
  FerryStartTime *self = FERRY_START_TIME (object);

  g_clear_handle_id (&self->timer, g_source_remove);
  g_signal_handlers_disconnect_by_data (self->queue, self);
  g_clear_object (&self->queue);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (ferry_start_time_parent_class)->finalize (object);
}

static void
ferry_start_time_class_init (FerryStartTimeClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ferry_start_time_finalize;

  signals[CHANGED] = g_signal_new ("changed", FERRY_TYPE_START_TIME, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
ferry_start_time_init (FerryStartTime *self)
{
}

/**
 * ferry_start_time_new:
 * @settings: (transfer none): where the time is remembered
 * @queue: (transfer none): what waits for it
 *
 * Returns: (transfer full): the time that was set before, if it is still to come; @queue is paused
 *   then
 */
FerryStartTime *
ferry_start_time_new (GSettings *settings, FerryTransferQueue *queue)
{
  FerryStartTime *self = g_object_new (FERRY_TYPE_START_TIME, NULL);

  self->settings = g_object_ref (settings);
  self->queue = g_object_ref (queue);
  if (is_set (self) && get_seconds_left (self) <= 0)
    g_settings_reset (settings, "start-time");
  if (is_set (self))
    {
      g_object_set (queue, "is-paused", TRUE, NULL);
      wait_for_time (self);
    }
  g_signal_connect_swapped (queue, "notify::is-paused", G_CALLBACK (on_pause_changed), self);
  return self;
}

/**
 * ferry_start_time_dup:
 *
 * Returns: (transfer full) (nullable): in local time; %NULL where nothing waits for a time
 */
GDateTime *
ferry_start_time_dup (FerryStartTime *self)
{
  gint64 time = g_settings_get_int64 (self->settings, "start-time");

  return time != 0 ? g_date_time_new_from_unix_local (time) : NULL;
}

/**
 * ferry_start_time_set:
 * @time: (nullable): %NULL: now
 */
void
ferry_start_time_set (FerryStartTime *self, GDateTime *time)
{
  if (time == NULL)
    {
      if (is_set (self))
        g_object_set (self->queue, "is-paused", FALSE, NULL);
      return;
    }
  g_settings_set_int64 (self->settings, "start-time", g_date_time_to_unix (time));
  g_object_set (self->queue, "is-paused", TRUE, NULL);
  wait_for_time (self);
  g_signal_emit (self, signals[CHANGED], 0);
}
