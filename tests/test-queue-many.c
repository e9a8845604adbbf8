/* Ten thousand rows in the queue at once: whatever is done to them, the main loop beats on.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-local-place.h"
#include "ferry-path.h"
#include "ferry-remote-place.h"
#include "ferry-test-wait.h"
#include "ferry-transfer-queue.h"

#define ROWS 10000
/* 100 ms is what people may wait; sanitizers and a busy machine take many times as long. */
#define BOUND (5 * G_TIME_SPAN_SECOND)
#define BEAT  5 /* ms */

typedef struct
{
  FerryPlace *local;
  FerryPlace *remote;
  FerryTransferQueue *queue;
  gint64 last; /* beat */
  gint64 longest;
  guint beats;
  guint source;
} Fixture;

static gboolean
on_beat (gpointer data)
{
  Fixture *fixture = data;
  gint64 now = g_get_monotonic_time ();

  fixture->longest = MAX (fixture->longest, now - fixture->last);
  fixture->last = now;
  fixture->beats++;
  return G_SOURCE_CONTINUE;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (FerryServer) server = ferry_server_new ("127.0.0.1");

  /* Nothing answers there: the rows are what is measured, not their way. */
  server->port = 9;
  fixture->local = ferry_local_place_new ();
  fixture->remote = ferry_remote_place_new (server);
  fixture->queue = ferry_transfer_queue_new ();
  g_object_set (fixture->queue, "is-paused", TRUE, NULL);
  fixture->last = g_get_monotonic_time ();
  fixture->source = g_timeout_add (BEAT, on_beat, fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_source_remove (fixture->source);
  g_assert_finalize_object (fixture->queue);
  g_assert_finalize_object (fixture->local);
  g_assert_finalize_object (fixture->remote);
}

static void
add_rows (Fixture *fixture)
{
  g_autoptr (FerryListing) entries = ferry_listing_new ();

  for (guint i = 0; i < ROWS; i++)
    {
      g_autofree char *name = g_strdup_printf ("file number %u", i);
      FerryEntry entry = {
        .name = name, .kind = FERRY_KIND_FILE, .size = 1000, .mode = FERRY_MODE_UNKNOWN
      };

      ferry_listing_add_copy (entries, &entry);
    }
  ferry_transfer_queue_add (fixture->queue, fixture->local, "/nowhere", entries, fixture->remote,
                            "/somewhere", FERRY_TRANSFER_FLAGS_NONE);
}

static void
for_each_row (Fixture *fixture, void (*func) (FerryTransferQueue *, FerryTransfer *))
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (fixture->queue)); i++)
    g_ptr_array_add (rows, g_list_model_get_item (G_LIST_MODEL (fixture->queue), i));
  for (guint i = 0; i < rows->len; i++)
    func (fixture->queue, g_ptr_array_index (rows, i));
}

static void
pause_all (Fixture *fixture)
{
  for_each_row (fixture, ferry_transfer_queue_pause);
}

static void
resume_all (Fixture *fixture)
{
  for_each_row (fixture, ferry_transfer_queue_resume);
}

static void
cancel_all (Fixture *fixture)
{
  ferry_transfer_queue_cancel_all (fixture->queue);
}

static void
retry_all (Fixture *fixture)
{
  for_each_row (fixture, ferry_transfer_queue_retry);
}

static void
remove_all (Fixture *fixture)
{
  for_each_row (fixture, ferry_transfer_queue_remove);
}

static void
remove_ended (Fixture *fixture)
{
  ferry_transfer_queue_remove_ended (fixture->queue);
}

static const struct
{
  const char *name;
  void (*func) (Fixture *fixture);
  guint rows; /* afterwards */
} acts[] = {
  { "add", add_rows, ROWS },
  { "pause", pause_all, ROWS },
  { "resume", resume_all, ROWS },
  { "cancel all", cancel_all, ROWS },
  { "retry", retry_all, ROWS },
  { "remove", remove_all, 0 },
  { "add again", add_rows, ROWS },
  { "cancel all again", cancel_all, ROWS },
  { "remove what has ended", remove_ended, 0 },
};

static void
test_heartbeat (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (acts); i++)
    {
      guint beats;

      fixture->longest = 0;
      fixture->last = g_get_monotonic_time ();
      acts[i].func (fixture);
      beats = fixture->beats;
      ferry_test_wait_until (fixture->beats > beats + 40 && g_list_model_get_n_items (G_LIST_MODEL (
                                                                fixture->queue)) == acts[i].rows,
                             60);
      g_test_message ("%s: %.1f ms", acts[i].name, (double) fixture->longest / 1000);
      g_assert_cmpint (fixture->longest, <, BOUND);
    }
}

/* The rows all run, and fail: no server is there. */
static void
test_heartbeat_of_failures (Fixture *fixture, gconstpointer data)
{
  guint failed = 0;

  ferry_transfer_queue_set_retries (fixture->queue, 0);
  add_rows (fixture);
  fixture->longest = 0;
  fixture->last = g_get_monotonic_time ();
  g_object_set (fixture->queue, "is-paused", FALSE, NULL);
  while (failed < ROWS)
    {
      g_main_context_iteration (NULL, TRUE);
      g_object_get (fixture->queue, "failed", &failed, NULL);
    }
  g_test_message ("all fail: %.1f ms", (double) fixture->longest / 1000);
  g_assert_cmpint (fixture->longest, <, BOUND);
  ferry_test_wait_until (!ferry_transfer_queue_is_busy (fixture->queue), 60);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/queue-many/heartbeat", Fixture, NULL, set_up, test_heartbeat, tear_down);
  g_test_add ("/queue-many/heartbeat-of-failures", Fixture, NULL, set_up,
              test_heartbeat_of_failures, tear_down);
  return g_test_run ();
}
