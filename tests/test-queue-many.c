/* Ten thousand rows in the queue at once, and in its journal: whatever is done to them, the main
 * loop beats on. FERRY_TEST_ROWS asks for another number, to be measured by hand.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-local-place.h"
#include "ferry-path.h"
#include "ferry-remote-place.h"
#include "ferry-test-tree.h"
#include "ferry-test-wait.h"
#include "ferry-transfer-queue.h"

#define USUAL_ROWS 10000
/* 100 ms is what people may wait; sanitizers on a busy machine take many times as long. What grew
 * with the square of the rows would take minutes. */
#define BOUND (30 * G_TIME_SPAN_SECOND)
#define BEAT  5 /* ms */

static guint rows = USUAL_ROWS;

typedef struct
{
  char *state; /* folder of the journal */
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
  g_autoptr (FerryJournal) journal = NULL;
  g_autoptr (GFile) file = NULL;
  g_autofree char *path = NULL;

  /* Nothing answers there: the rows are what is measured, not their way. */
  server->port = 9;
  fixture->local = ferry_local_place_new ();
  fixture->remote = ferry_remote_place_new (server);
  fixture->queue = ferry_transfer_queue_new ();
  fixture->state = g_dir_make_tmp ("ferry-many-XXXXXX", NULL);
  path = ferry_path_join (fixture->state, "queue.sqlite");
  file = g_file_new_for_path (path);
  journal = ferry_journal_open (file, NULL);
  g_assert_nonnull (journal);
  ferry_transfer_queue_set_journal (fixture->queue, journal);
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
  ferry_test_tree_remove (fixture->state);
  g_free (fixture->state);
}

static void
add_rows (Fixture *fixture)
{
  g_autoptr (FerryListing) entries = ferry_listing_new ();

  for (guint i = 0; i < rows; i++)
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
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (fixture->queue)); i++)
    g_ptr_array_add (all, g_list_model_get_item (G_LIST_MODEL (fixture->queue), i));
  for (guint i = 0; i < all->len; i++)
    func (fixture->queue, g_ptr_array_index (all, i));
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
  gboolean leaves_rows;
} acts[] = {
  { "add", add_rows, TRUE },
  { "pause", pause_all, TRUE },
  { "resume", resume_all, TRUE },
  { "cancel all", cancel_all, TRUE },
  { "retry", retry_all, TRUE },
  { "remove", remove_all, FALSE },
  { "add again", add_rows, TRUE },
  { "cancel all again", cancel_all, TRUE },
  { "remove what has ended", remove_ended, FALSE },
};

static void
test_heartbeat (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (acts); i++)
    {
      guint left = acts[i].leaves_rows ? rows : 0;
      guint beats;

      fixture->longest = 0;
      fixture->last = g_get_monotonic_time ();
      acts[i].func (fixture);
      beats = fixture->beats;
      ferry_test_wait_until (fixture->beats > beats + 40 &&
                                 g_list_model_get_n_items (G_LIST_MODEL (fixture->queue)) == left,
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
  while (failed < rows)
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
  if (g_getenv ("FERRY_TEST_ROWS") != NULL)
    rows = (guint) g_ascii_strtoull (g_getenv ("FERRY_TEST_ROWS"), NULL, 10);
  g_test_add ("/queue-many/heartbeat", Fixture, NULL, set_up, test_heartbeat, tear_down);
  g_test_add ("/queue-many/heartbeat-of-failures", Fixture, NULL, set_up,
              test_heartbeat_of_failures, tear_down);
  return g_test_run ();
}
