/* A large file in parts, as a worker carries it, from a real server that holds each connection
 * back: stopped, continued, spoiled meanwhile, and with helpers that have to go.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-part-note.h"
#include "ferry-safe-fixture.h"
#include "ferry-test-tree.h"

#include <stdlib.h>

#define SIZE (16 * 1024 * 1024 + 5)
#define RATE (2 * 1024 * 1024)

/* What the main thread does, some time after the worker has begun. */
typedef struct
{
  FerryFileTask *task;
  guint after; /* milliseconds */
  gboolean is_cancelled;
  gboolean is_discarded;
  gint64 done_at; /* monotonic */
} Order;

static void
ignore_line (const FerryLogLine *line, gpointer user_data)
{
}

static FerryFileTask *
new_task (Fixture *fixture)
{
  FerryFileTask *task = safe_new_task (fixture, FERRY_TASK_DOWNLOAD);
  g_autoptr (FerryLog) log = ferry_log_new (ignore_line, NULL, NULL);

  task->parts = 4;
  task->sync = FERRY_SYNC_LARGE;
  task->partner =
      ferry_partner_new (g_strdup ("helper"), fixture->settings, log, ferry_rate_get_default ());
  ferry_progress_allow_helpers (task->progress, 3);
  return task;
}

static gpointer
run_order (gpointer data)
{
  Order *order = data;
  guint wanted;

  g_usleep (order->after * 1000);
  /* On a busy machine a login takes its time. */
  for (guint i = 0; i < 100 && ferry_progress_get_helpers (order->task->progress, &wanted) < 3; i++)
    g_usleep (20 * 1000);
  g_assert_cmpuint (ferry_progress_get_helpers (order->task->progress, &wanted), ==, 3);
  order->done_at = g_get_monotonic_time ();
  if (order->is_discarded)
    ferry_progress_discard (order->task->progress);
  if (order->is_cancelled)
    g_cancellable_cancel (order->task->cancellable);
  else
    ferry_progress_allow_helpers (order->task->progress, 0);
  return NULL;
}

static void
run_with_order (Fixture *fixture, Order *order)
{
  GThread *thread = g_thread_new ("order", run_order, order);

  safe_run (fixture, order->task);
  g_thread_join (thread);
}

static void
begin (Fixture *fixture)
{
  g_autofree char *source = fixture_dup_served (fixture, "file");

  fixture_connect (fixture);
  ferry_test_tree_make_file (source, SIZE, 3);
}

/* Runs a task that is stopped in the middle, at once. */
static FerryFileTask *
stop_in_the_middle (Fixture *fixture, gboolean is_discarded)
{
  FerryFileTask *task;
  Order order = { NULL, 1000, TRUE, is_discarded, 0 };
  gint64 took;

  begin (fixture);
  task = order.task = new_task (fixture);
  run_with_order (fixture, &order);
  took = g_get_monotonic_time () - order.done_at;
  g_test_message ("stopped within %.0f ms", (double) took / 1000);
  safe_assert_failed (task, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (took, <, 2 * G_TIME_SPAN_SECOND); /* the machine may be busy */
  return task;
}

/* As the scheduler does after a pause. */
static FerryFileTask *
new_next (Fixture *fixture, FerryFileTask *task)
{
  FerryFileTask *next = new_task (fixture);

  next->resume = task->resume;
  if (!ferry_ftp_client_is_connected (fixture->client))
    fixture_connect (fixture);
  return next;
}

static void
check_paused (Fixture *fixture)
{
  g_autoptr (FerryFileTask) task = stop_in_the_middle (fixture, FALSE);
  g_autoptr (FerryFileTask) next = NULL;
  g_autofree char *part = fixture_dup_local (fixture, "file.ferrypart");
  FerryPartNote note;
  g_autoptr (FerryPartMap) map = ferry_part_note_read (part, &note);

  g_assert_nonnull (map);
  g_assert_cmpint (note.size, ==, SIZE);
  g_assert_cmpint (ferry_part_map_get_done (map), ==, ferry_progress_get_bytes (task->progress));
  next = new_next (fixture, task);
  safe_run_well (fixture, next);
  g_assert_cmpint (next->anew, ==, FERRY_ANEW_NOT);
  g_assert_cmpint (ferry_progress_get_bytes (next->progress), ==, SIZE);
}

static void
check_cancelled (Fixture *fixture)
{
  g_autoptr (FerryFileTask) task = stop_in_the_middle (fixture, TRUE);
  g_autofree char *part = fixture_dup_local (fixture, "file.ferrypart");

  g_assert_false (safe_exists (part));
}

/* The last byte before the first hole: what a power cut may leave. */
static void
check_spoiled (Fixture *fixture)
{
  g_autoptr (FerryFileTask) task = stop_in_the_middle (fixture, FALSE);
  g_autoptr (FerryFileTask) next = NULL;
  g_autofree char *part = fixture_dup_local (fixture, "file.ferrypart");
  FerryPartNote note;
  g_autoptr (FerryPartMap) map = ferry_part_note_read (part, &note);
  g_autofree char *text = map != NULL ? ferry_part_map_to_text (map, 4096) : NULL;

  g_assert_nonnull (text);
  g_assert_true (g_str_has_prefix (text, "0-"));
  safe_spoil (part, strtoll (text + 2, NULL, 10) - 1);
  next = new_next (fixture, task);
  safe_run_well (fixture, next);
  g_assert_cmpint (next->anew, ==, FERRY_ANEW_PART_DIFFERS);
}

/* One connection may go on with what several have left. */
static void
check_alone (Fixture *fixture)
{
  g_autoptr (FerryFileTask) task = stop_in_the_middle (fixture, FALSE);
  g_autoptr (FerryFileTask) next = new_next (fixture, task);

  next->parts = 1;
  safe_run_well (fixture, next);
  g_assert_cmpint (next->anew, ==, FERRY_ANEW_NOT);
}

/* Other files want the connections. */
static void
check_sent_away (Fixture *fixture)
{
  g_autoptr (FerryFileTask) task = NULL;
  Order order = { NULL, 1000, FALSE, FALSE, 0 };

  begin (fixture);
  task = order.task = new_task (fixture);
  run_with_order (fixture, &order);
  g_assert_no_error (task->error);
  g_assert_cmpint (task->outcome, ==, FERRY_OUTCOME_DONE);
  /* 8 of 16 MiB were here by then, at most; the rest came over one. */
  g_assert_cmpint (g_get_monotonic_time () - order.done_at, >, 2 * G_TIME_SPAN_SECOND);
  fixture_assert_same (fixture, "file", "file");
}

int
main (int argc, char **argv)
{
  static const FixtureCase cases[] = {
    { "/safe-parts/paused", { .max_rate = RATE }, FERRY_MODE_PASSIVE, check_paused },
    { "/safe-parts/cancelled", { .max_rate = RATE }, FERRY_MODE_PASSIVE, check_cancelled },
    { "/safe-parts/spoiled", { .max_rate = RATE }, FERRY_MODE_PASSIVE, check_spoiled },
    { "/safe-parts/alone", { .max_rate = RATE }, FERRY_MODE_PASSIVE, check_alone },
    { "/safe-parts/sent-away", { .max_rate = RATE }, FERRY_MODE_PASSIVE, check_sent_away },
    { "/safe-parts/active", { .max_rate = RATE }, FERRY_MODE_ACTIVE, check_paused },
  };

  return fixture_main (argc, argv, cases, G_N_ELEMENTS (cases));
}
