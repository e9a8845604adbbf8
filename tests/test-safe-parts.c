/* A large file in parts, as a worker carries it, from a real server that holds each connection
 * back: stopped, continued, spoiled meanwhile, and with helpers that have to go.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-part-note.h"
#include "ferry-safe-fixture.h"
#include "ferry-test-tree.h"

#include <stdlib.h>

#define SIZE  (12 * 1024 * 1024 + 5)
#define RATE  (2 * 1024 * 1024)
#define BEGUN (3 * 1024 * 1024)

/* What the main thread does once all helpers are there and some of the file. */
typedef struct
{
  FerryFileTask *task;
  gboolean is_cancelled;
  gboolean is_discarded;
  gint64 done_at;  /* monotonic */
  gint64 alone_at; /* bytes that were here when the last helper had gone */
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

/* By what the worker says, never by the clock: a busy machine takes its time for a login. */
static void
wait_for (Order *order, guint helpers, gint64 bytes)
{
  FerryProgress *progress = order->task->progress;
  guint wanted;

  for (guint i = 0; i < 3000; i++)
    {
      if (ferry_progress_get_helpers (progress, &wanted) == helpers &&
          ferry_progress_get_bytes (progress) >= bytes)
        return;
      g_usleep (10 * 1000);
    }
  g_error ("there were never %u helpers", helpers);
}

static gpointer
run_order (gpointer data)
{
  Order *order = data;
  FerryProgress *progress = order->task->progress;

  wait_for (order, 3, BEGUN);
  order->done_at = g_get_monotonic_time ();
  if (order->is_discarded)
    ferry_progress_discard (progress);
  if (order->is_cancelled)
    g_cancellable_cancel (order->task->cancellable);
  else
    {
      ferry_progress_allow_helpers (progress, 0);
      wait_for (order, 0, BEGUN);
      order->alone_at = ferry_progress_get_bytes (progress);
    }
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
  Order order = { .is_cancelled = TRUE, .is_discarded = is_discarded };

  begin (fixture);
  task = order.task = new_task (fixture);
  run_with_order (fixture, &order);
  g_test_message ("stopped within %.0f ms",
                  (double) (g_get_monotonic_time () - order.done_at) / 1000);
  safe_assert_failed (task, G_IO_ERROR, G_IO_ERROR_CANCELLED);
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
  Order order = { NULL };

  begin (fixture);
  task = order.task = new_task (fixture);
  run_with_order (fixture, &order);
  g_assert_no_error (task->error);
  g_assert_cmpint (task->outcome, ==, FERRY_OUTCOME_DONE);
  /* The rest came over one. */
  g_assert_cmpint (order.alone_at, <, SIZE);
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
