/* Limits of speed and the start time, from the settings to what is in force, and their words. No
 * display.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-done-notification.h"
#include "ferry-limit-text.h"
#include "ferry-rate.h"
#include "ferry-speed-limits.h"
#include "ferry-start-time.h"

static GSettings *
make_settings (void)
{
  GSettings *settings = g_settings_new ("io.github.ferryftp.Ferry");
  static const char *const keys[] = { "limit-by", "download-limit", "upload-limit",
                                      "limit-schedule", "start-time" };

  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    g_settings_reset (settings, keys[i]);
  return settings;
}

static void
assert_in_force (guint download, guint upload)
{
  g_assert_cmpuint (ferry_rate_get_limit (ferry_rate_get_default (), FERRY_RATE_DOWN), ==,
                    download);
  g_assert_cmpuint (ferry_rate_get_limit (ferry_rate_get_default (), FERRY_RATE_UP), ==, upload);
}

static void
count_call (guint *calls)
{
  (*calls)++;
}

static void
test_limits (void)
{
  g_autoptr (GSettings) settings = make_settings ();
  g_autoptr (FerrySpeedLimits) limits = ferry_speed_limits_new (settings);
  guint calls = 0;

  g_signal_connect_swapped (limits, "changed", G_CALLBACK (count_call), &calls);
  assert_in_force (0, 0);
  ferry_speed_limits_set_fixed (limits, 5000, 700);
  assert_in_force (5000, 700);
  g_assert_cmpuint (ferry_speed_limits_get_download (limits), ==, 5000);
  g_assert_cmpuint (ferry_speed_limits_get_upload (limits), ==, 700);
  g_assert_null (ferry_speed_limits_get_until (limits));
  ferry_speed_limits_set_none (limits);
  assert_in_force (0, 0);
  g_assert_cmpuint (calls, >, 1);
}

static void
test_schedule (void)
{
  static const char *const rules[] = { "not a rule", "1234567 00:00-00:00 300 0", NULL };
  g_autoptr (GSettings) settings = make_settings ();
  g_autoptr (FerrySpeedLimits) limits = ferry_speed_limits_new (settings);
  g_autoptr (GArray) read = NULL;
  g_auto (GStrv) written = NULL;

  g_settings_set_strv (settings, "limit-schedule", rules);
  assert_in_force (0, 0);
  ferry_speed_limits_set_by_schedule (limits);
  assert_in_force (300, 0);
  g_assert_null (ferry_speed_limits_get_until (limits));

  read = ferry_speed_limits_dup_rules (limits);
  g_assert_cmpuint (read->len, ==, 1);
  g_array_index (read, FerryRateRule, 0).upload_limit = 44;
  ferry_speed_limits_set_rules (limits, read);
  assert_in_force (300, 44);
  written = g_settings_get_strv (settings, "limit-schedule");
  g_assert_cmpstr (written[0], ==, "1234567 00:00-00:00 300 44");
  ferry_speed_limits_set_none (limits);
}

static gboolean
is_paused (FerryTransferQueue *queue)
{
  gboolean result;

  g_object_get (queue, "is-paused", &result, NULL);
  return result;
}

static gboolean
has_time (FerryStartTime *start)
{
  g_autoptr (GDateTime) time = ferry_start_time_dup (start);

  return time != NULL;
}

static void
test_start (void)
{
  g_autoptr (GSettings) settings = make_settings ();
  g_autoptr (FerryTransferQueue) queue = ferry_transfer_queue_new ();
  g_autoptr (FerryStartTime) start = ferry_start_time_new (settings, queue);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GDateTime) soon = g_date_time_add_seconds (now, 2);

  g_assert_false (has_time (start));
  g_assert_false (is_paused (queue));
  ferry_start_time_set (start, soon);
  g_assert_true (has_time (start));
  g_assert_true (is_paused (queue));
  while (is_paused (queue))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (g_get_real_time () / G_USEC_PER_SEC, >=, g_date_time_to_unix (soon));
  g_assert_false (has_time (start));
}

static void
test_start_by_hand (void)
{
  g_autoptr (GSettings) settings = make_settings ();
  g_autoptr (FerryTransferQueue) queue = ferry_transfer_queue_new ();
  g_autoptr (FerryStartTime) start = ferry_start_time_new (settings, queue);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GDateTime) late = g_date_time_add_hours (now, 5);

  ferry_start_time_set (start, late);
  g_object_set (queue, "is-paused", FALSE, NULL);
  g_assert_false (has_time (start));

  ferry_start_time_set (start, late);
  ferry_start_time_set (start, NULL);
  g_assert_false (has_time (start));
  g_assert_false (is_paused (queue));

  /* A pause that nobody set a time for is left alone. */
  g_object_set (queue, "is-paused", TRUE, NULL);
  ferry_start_time_set (start, NULL);
  g_assert_true (is_paused (queue));
}

static void
test_start_at_restart (void)
{
  g_autoptr (GSettings) settings = make_settings ();
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;

  for (int hours = -1; hours <= 1; hours += 2)
    {
      g_autoptr (FerryTransferQueue) queue = ferry_transfer_queue_new ();
      g_autoptr (FerryStartTime) start = NULL;

      g_settings_set_int64 (settings, "start-time", now + hours * 3600);
      start = ferry_start_time_new (settings, queue);
      g_assert_cmpint (is_paused (queue), ==, hours > 0);
      g_assert_cmpint (has_time (start), ==, hours > 0);
    }
}

static void
test_words (void)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
  g_autoptr (GDateTime) now = g_date_time_new (zone, 2026, 6, 1, 12, 0, 0);
  g_autoptr (GDateTime) later = g_date_time_new (zone, 2026, 6, 1, 18, 0, 0);
  g_autoptr (GDateTime) tomorrow = g_date_time_new (zone, 2026, 6, 2, 9, 30, 0);
  const struct
  {
    char *text;
    const char *expected;
  } cases[] = {
    { ferry_limit_text_short (0, 0), "No Limit" },
    { ferry_limit_text_short (1000000, 1000000), "1\u00a0MB/s" },
    { ferry_limit_text_short (500000, 200000), "↓ 500\u00a0kB/s  ↑ 200\u00a0kB/s" },
    { ferry_limit_text_short (1500000, 1500000), "1.5\u00a0MB/s" },
    { ferry_limit_text_short (500000, 0), "↓ 500\u00a0kB/s  ↑ ∞" },
    { ferry_limit_text_long (0, 0, NULL, now), "Speed limit: No Limit" },
    { ferry_limit_text_long (1000, 1000, later, now), "Speed limit: 1\u00a0kB/s until 18:00" },
    { ferry_limit_text_start (later, now), "Starts at 18:00" },
    { ferry_limit_text_start (tomorrow, now), "Starts at Tue 09:30" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_cmpstr (cases[i].text, ==, cases[i].expected);
      g_free (cases[i].text);
    }
}

static void
test_notification (void)
{
  static const char *const none[] = { NULL };
  static const char *const one[] = { "a.txt", NULL };
  static const char *const five[] = { "a", "b", "c", "d", "e", NULL };
  const struct
  {
    char *text;
    const char *expected;
  } cases[] = {
    { ferry_done_notification_title (0), "All transfers are done" },
    { ferry_done_notification_title (1), "1 transfer failed" },
    { ferry_done_notification_title (2), "2 transfers failed" },
    { ferry_done_notification_body (12, none), "12 files" },
    { ferry_done_notification_body (3, one), "a.txt" },
    { ferry_done_notification_body (0, five), "a\nb\nc\nand 2 more" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_cmpstr (cases[i].text, ==, cases[i].expected);
      g_free (cases[i].text);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/queue-times/limits", test_limits);
  g_test_add_func ("/queue-times/schedule", test_schedule);
  g_test_add_func ("/queue-times/start", test_start);
  g_test_add_func ("/queue-times/start-by-hand", test_start_by_hand);
  g_test_add_func ("/queue-times/start-at-restart", test_start_at_restart);
  g_test_add_func ("/queue-times/words", test_words);
  g_test_add_func ("/queue-times/notification", test_notification);
  return g_test_run ();
}
