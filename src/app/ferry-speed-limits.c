/* The limits of speed for all transfers. See ferry-speed-limits.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-speed-limits.h"

#include "ferry-rate.h"

/* The clock is looked at so often at least: it may be set, or the machine may have slept. */
#define LONGEST_WAIT 30 /* seconds */

struct _FerrySpeedLimits
{
  GObject parent_instance;

  GSettings *settings; /* owned */
  GArray *rules;       /* owned; of FerryRateRule */
  GDateTime *until;    /* owned, nullable */
  guint download;
  guint upload;
  guint timer;
};

G_DEFINE_FINAL_TYPE (FerrySpeedLimits, ferry_speed_limits, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void update (FerrySpeedLimits *self);

static gboolean
on_time_passed (gpointer user_data)
{
  FerrySpeedLimits *self = user_data;

  self->timer = 0;
  update (self);
  return G_SOURCE_REMOVE;
}

static void
wait_for_change (FerrySpeedLimits *self, GDateTime *now)
{
  gint64 seconds = LONGEST_WAIT;

  if (self->until != NULL)
    seconds = MIN (seconds, g_date_time_difference (self->until, now) / G_TIME_SPAN_SECOND + 1);
  self->timer = g_timeout_add_seconds ((guint) MAX (seconds, 1), on_time_passed, self);
}

static void
look_at_schedule (FerrySpeedLimits *self)
{
  const FerryRateRule *rules = (const FerryRateRule *) (gpointer) self->rules->data;
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  const FerryRateRule *rule = ferry_rate_schedule_find (rules, self->rules->len, now);

  self->download = rule != NULL ? rule->download_limit : 0;
  self->upload = rule != NULL ? rule->upload_limit : 0;
  self->until = ferry_rate_schedule_get_next_change (rules, self->rules->len, now);
  wait_for_change (self, now);
}

static void
update (FerrySpeedLimits *self)
{
  FerryRate *rate = ferry_rate_get_default ();
  gint64 now = g_get_monotonic_time ();

  g_clear_handle_id (&self->timer, g_source_remove);
  g_clear_pointer (&self->until, g_date_time_unref);
  self->download = 0;
  self->upload = 0;
  switch (ferry_speed_limits_get_by (self))
    {
    case FERRY_LIMIT_BY_FIXED:
      self->download = g_settings_get_uint (self->settings, "download-limit");
      self->upload = g_settings_get_uint (self->settings, "upload-limit");
      break;
    case FERRY_LIMIT_BY_SCHEDULE:
      look_at_schedule (self);
      break;
    case FERRY_LIMIT_BY_NONE:
    default:
      break;
    }
  ferry_rate_set_limit (rate, FERRY_RATE_DOWN, self->download, now);
  ferry_rate_set_limit (rate, FERRY_RATE_UP, self->upload, now);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
read_rules (FerrySpeedLimits *self)
{
  g_auto (GStrv) texts = g_settings_get_strv (self->settings, "limit-schedule");

  g_array_set_size (self->rules, 0);
  for (guint i = 0; texts[i] != NULL; i++)
    {
      FerryRateRule rule;

      if (ferry_rate_rule_parse (texts[i], &rule))
        g_array_append_val (self->rules, rule);
    }
}

static void
on_setting_changed (GSettings *settings, const char *key, FerrySpeedLimits *self)
{
  if (g_str_equal (key, "limit-schedule"))
    read_rules (self);
  if (g_str_equal (key, "limit-schedule") || g_str_equal (key, "limit-by") ||
      g_str_equal (key, "download-limit") || g_str_equal (key, "upload-limit"))
    update (self);
}

static void
ferry_speed_limits_finalize (GObject *object)
{
  FerrySpeedLimits *self = FERRY_SPEED_LIMITS (object);

  g_clear_handle_id (&self->timer, g_source_remove);
  g_signal_handlers_disconnect_by_data (self->settings, self);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->rules, g_array_unref);
  g_clear_pointer (&self->until, g_date_time_unref);

  G_OBJECT_CLASS (ferry_speed_limits_parent_class)->finalize (object);
}

static void
ferry_speed_limits_class_init (FerrySpeedLimitsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ferry_speed_limits_finalize;

  signals[CHANGED] = g_signal_new ("changed", FERRY_TYPE_SPEED_LIMITS, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
ferry_speed_limits_init (FerrySpeedLimits *self)
{
  self->rules = g_array_new (FALSE, FALSE, sizeof (FerryRateRule));
}

/**
 * ferry_speed_limits_new:
 *
 * Returns: (transfer full): the limits, in force from now on
 */
FerrySpeedLimits *
ferry_speed_limits_new (GSettings *settings)
{
  FerrySpeedLimits *self = g_object_new (FERRY_TYPE_SPEED_LIMITS, NULL);

  self->settings = g_object_ref (settings);
  g_signal_connect (settings, "changed", G_CALLBACK (on_setting_changed), self);
  read_rules (self);
  update (self);
  return self;
}

FerryLimitBy
ferry_speed_limits_get_by (FerrySpeedLimits *self)
{
  return (FerryLimitBy) g_settings_get_enum (self->settings, "limit-by");
}

/**
 * ferry_speed_limits_get_download:
 *
 * Returns: bytes a second, 0 for no limit; what is in force now
 */
guint
ferry_speed_limits_get_download (FerrySpeedLimits *self)
{
  return self->download;
}

/**
 * ferry_speed_limits_get_upload:
 *
 * Returns: as ferry_speed_limits_get_download()
 */
guint
ferry_speed_limits_get_upload (FerrySpeedLimits *self)
{
  return self->upload;
}

/**
 * ferry_speed_limits_get_until:
 *
 * Returns: (transfer none) (nullable): when the schedule changes them
 */
GDateTime *
ferry_speed_limits_get_until (FerrySpeedLimits *self)
{
  return self->until;
}

/**
 * ferry_speed_limits_set_none:
 */
void
ferry_speed_limits_set_none (FerrySpeedLimits *self)
{
  g_settings_set_enum (self->settings, "limit-by", FERRY_LIMIT_BY_NONE);
}

/**
 * ferry_speed_limits_set_fixed:
 * @download: bytes a second, 0 for no limit
 */
void
ferry_speed_limits_set_fixed (FerrySpeedLimits *self, guint download, guint upload)
{
  g_settings_set_uint (self->settings, "download-limit", download);
  g_settings_set_uint (self->settings, "upload-limit", upload);
  g_settings_set_enum (self->settings, "limit-by", FERRY_LIMIT_BY_FIXED);
}

/**
 * ferry_speed_limits_set_by_schedule:
 */
void
ferry_speed_limits_set_by_schedule (FerrySpeedLimits *self)
{
  g_settings_set_enum (self->settings, "limit-by", FERRY_LIMIT_BY_SCHEDULE);
}

/**
 * ferry_speed_limits_dup_rules:
 *
 * Returns: (transfer full): of #FerryRateRule, those of the schedule, in force or not
 */
GArray *
ferry_speed_limits_dup_rules (FerrySpeedLimits *self)
{
  return g_array_copy (self->rules);
}

/**
 * ferry_speed_limits_set_rules:
 * @rules: of #FerryRateRule
 */
void
ferry_speed_limits_set_rules (FerrySpeedLimits *self, GArray *rules)
{
  g_autoptr (GStrvBuilder) texts = g_strv_builder_new ();
  g_auto (GStrv) strv = NULL;

  for (guint i = 0; i < rules->len; i++)
    {
      g_autofree char *text = ferry_rate_rule_print (&g_array_index (rules, FerryRateRule, i));

      g_strv_builder_add (texts, text);
    }
  strv = g_strv_builder_end (texts);
  g_settings_set_strv (self->settings, "limit-schedule", (const char *const *) strv);
}
