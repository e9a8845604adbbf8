/* The queue comes back as it was, by the journal that an earlier one left: rows in their states and
 * order, trees that go on where they were, the history.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-ftp-error.h"
#include "ferry-journal-history.h"
#include "ferry-local-place.h"
#include "ferry-path.h"
#include "ferry-remote-place.h"
#include "ferry-test-server.h"
#include "ferry-test-tree.h"
#include "ferry-test-wait.h"
#include "ferry-transfer-queue.h"

#include <glib/gstdio.h>

#define PATIENCE 60 /* s */
#define N_FILES  300

static const FerryTestServerOptions vsftpd = { .kind = FERRY_TEST_SERVER_VSFTPD };
static const FerryTestServerOptions slow = { .kind = FERRY_TEST_SERVER_VSFTPD,
                                             .max_rate = 2 * 1024 * 1024 };

typedef struct
{
  FerryTestServer *server;
  FerryPlace *local;
  FerryPlace *remote;
  char *root;
  GFile *file;
  FerryJournal *journal;
  FerryTransferQueue *queue;
  guint drained;
  guint done; /* files that were brought over by the queue at hand */
  guint asked;
  guint resolved;
} Fixture;

static void
on_drained (FerryTransferQueue *queue, Fixture *fixture)
{
  fixture->drained++;
}

static void
on_asking (FerryTransferQueue *queue, FerryTransfer *transfer, Fixture *fixture)
{
  fixture->asked++;
}

static void
on_ended (FerryTransferQueue *queue, FerryTransfer *transfer, Fixture *fixture)
{
  fixture->done += !ferry_transfer_is_folder (transfer) &&
                   ferry_transfer_get_state (transfer) == FERRY_TRANSFER_DONE;
}

static void
begin (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  fixture->journal = ferry_journal_open (fixture->file, &error);
  g_assert_no_error (error);
  fixture->queue = ferry_transfer_queue_new ();
  ferry_transfer_queue_set_journal (fixture->queue, fixture->journal);
  fixture->drained = fixture->done = fixture->asked = 0;
  g_signal_connect (fixture->queue, "drained", G_CALLBACK (on_drained), fixture);
  g_signal_connect (fixture->queue, "asking", G_CALLBACK (on_asking), fixture);
  g_signal_connect (fixture->queue, "transfer-ended", G_CALLBACK (on_ended), fixture);
}

/* For the journal it is as if the process were killed: it hears nothing more. */
static void
crash (Fixture *fixture)
{
  ferry_journal_close (fixture->journal);
  g_assert_finalize_object (fixture->queue);
  g_assert_finalize_object (fixture->journal);
}

static void
connect_place (FerryPlace *place)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  ferry_remote_place_connect_async (FERRY_REMOTE_PLACE (place), NULL, ferry_test_wait_got_result,
                                    &result);
  ferry_test_wait_until (result != NULL, PATIENCE);
  ferry_remote_place_connect_finish (FERRY_REMOTE_PLACE (place), result, &error);
  g_assert_no_error (error);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (FerryServer) settings = NULL;

  fixture->root = g_dir_make_tmp ("ferry-restore-XXXXXX", NULL);
  path = ferry_path_join (fixture->root, "state/queue.sqlite");
  fixture->file = g_file_new_for_path (path);
  fixture->local = ferry_local_place_new ();
  if (data != NULL)
    {
      fixture->server = ferry_test_server_start (data, &error);
      g_assert_no_error (error);
      settings = ferry_server_new (ferry_test_server_get_host (fixture->server));
      settings->port = ferry_test_server_get_port (fixture->server);
      settings->user = g_strdup (ferry_test_server_get_user (fixture->server));
      settings->password = g_strdup (ferry_test_server_get_password (fixture->server));
      settings->security = FERRY_SECURITY_NONE;
      fixture->remote = ferry_remote_place_new (settings);
      connect_place (fixture->remote);
    }
  begin (fixture);
}

/* Workers may still be on their way home. */
static void
let_go (FerryPlace *place)
{
  gpointer alive = place;

  g_object_add_weak_pointer (G_OBJECT (place), &alive);
  g_object_unref (place);
  ferry_test_wait_until (alive == NULL, PATIENCE);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  ferry_journal_close (fixture->journal);
  g_assert_finalize_object (fixture->queue);
  g_assert_finalize_object (fixture->journal);
  let_go (fixture->local);
  if (fixture->remote != NULL)
    let_go (fixture->remote);
  g_clear_pointer (&fixture->server, ferry_test_server_free);
  g_object_unref (fixture->file);
  ferry_test_tree_remove (fixture->root);
  g_free (fixture->root);
}

static FerryPlace *
resolve (const char *key, const FerryServer *server, gpointer user_data)
{
  Fixture *fixture = user_data;

  fixture->resolved++;
  if (*key == '\0')
    return g_object_ref (fixture->local);
  g_assert_null (server->password);
  g_assert_cmpuint (server->port, ==, ferry_test_server_get_port (fixture->server));
  return g_object_ref (fixture->remote);
}

static guint
restore (Fixture *fixture, gboolean is_paused)
{
  g_autoptr (GError) error = NULL;
  guint count;

  begin (fixture);
  g_object_set (fixture->queue, "is-paused", is_paused, NULL);
  count = ferry_transfer_queue_restore (fixture->queue, resolve, fixture, &error);
  g_assert_no_error (error);
  return count;
}

static char *
here (Fixture *fixture, const char *name)
{
  return ferry_path_join (fixture->root, name);
}

static FerryTransfer *
add (Fixture *fixture, const char *name, const char *new_name, FerryKind kind)
{
  g_autofree char *source = here (fixture, name);
  g_autofree char *target = here (fixture, new_name);
  FerryEntry entry = {
    .name = "x", .kind = kind, .size = FERRY_SIZE_UNKNOWN, .mode = FERRY_MODE_UNKNOWN
  };

  return ferry_transfer_queue_add_as (fixture->queue, fixture->local, source, &entry,
                                      fixture->local, target, FERRY_TRANSFER_FLAGS_NONE);
}

static FerryTransfer *
get (Fixture *fixture, guint position)
{
  FerryTransfer *transfer = g_list_model_get_item (G_LIST_MODEL (fixture->queue), position);

  g_assert_nonnull (transfer);
  g_object_unref (transfer);
  return transfer;
}

static void
assert_row (Fixture *fixture, guint position, const char *name, FerryTransferState state)
{
  FerryTransfer *transfer = get (fixture, position);

  g_assert_cmpstr (ferry_transfer_get_name (transfer), ==, name);
  g_assert_cmpint (ferry_transfer_get_state (transfer), ==, state);
}

static void
wait_until_drained (Fixture *fixture)
{
  ferry_test_wait_until (fixture->drained > 0, PATIENCE);
}

/* One of each: waits, is paused, failed, asks; and one that is done, which is history. */
static void
test_states (Fixture *fixture, gconstpointer data)
{
  g_autofree char *a = here (fixture, "a");
  g_autofree char *there = here (fixture, "there");
  g_autoptr (GPtrArray) history = NULL;
  FerryTransfer *missing, *paused, *asking, *last;

  ferry_test_tree_make_file (a, 1000, 1);
  ferry_test_tree_make_file (there, 10, 2);
  add (fixture, "a", "done", FERRY_KIND_FILE);
  missing = add (fixture, "missing", "b", FERRY_KIND_FILE);
  asking = add (fixture, "a", "there", FERRY_KIND_FILE);
  wait_until_drained (fixture);
  g_assert_cmpint (ferry_transfer_get_state (missing), ==, FERRY_TRANSFER_FAILED);
  g_assert_cmpint (ferry_transfer_get_state (asking), ==, FERRY_TRANSFER_ASKING);
  g_object_set (fixture->queue, "is-paused", TRUE, NULL);
  paused = add (fixture, "a", "c", FERRY_KIND_FILE);
  ferry_transfer_queue_pause (fixture->queue, paused);
  last = add (fixture, "a", "d", FERRY_KIND_FILE);
  ferry_transfer_queue_move (fixture->queue, last, -1);
  crash (fixture);

  g_assert_cmpuint (restore (fixture, TRUE), ==, 4);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->queue)), ==, 4);
  assert_row (fixture, 0, "missing", FERRY_TRANSFER_FAILED);
  g_assert_error (ferry_transfer_get_error (get (fixture, 0)), G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  assert_row (fixture, 1, "a", FERRY_TRANSFER_WAITING);
  assert_row (fixture, 2, "a", FERRY_TRANSFER_WAITING);
  g_assert_true (g_str_has_suffix (ferry_transfer_get_target (get (fixture, 2)), "/d"));
  assert_row (fixture, 3, "a", FERRY_TRANSFER_PAUSED);
  history =
      ferry_journal_history_find (ferry_journal_get_path (fixture->journal), "done", 0, 10, NULL);
  g_assert_cmpuint (history->len, ==, 1);

  g_object_set (fixture->queue, "is-paused", FALSE, NULL);
  ferry_test_wait_until (fixture->asked == 1 && fixture->done == 1, PATIENCE);
  ferry_transfer_queue_decide (fixture->queue, get (fixture, 1), FERRY_EXISTS_OVERWRITE, NULL,
                               FALSE);
  ferry_transfer_queue_resume (fixture->queue, get (fixture, 3));
  ferry_test_wait_until (fixture->done == 3, PATIENCE);
  g_assert_cmpint (ferry_transfer_get_state (get (fixture, 3)), ==, FERRY_TRANSFER_DONE);

  /* What was left of it: the one that failed. Taken out, it is history too. */
  crash (fixture);
  g_assert_cmpuint (restore (fixture, FALSE), ==, 1);
  ferry_transfer_queue_remove_ended (fixture->queue);
  g_assert_true (ferry_journal_flush (fixture->journal));
  g_assert_cmpuint (
      ferry_journal_history_count (ferry_journal_get_path (fixture->journal), NULL, NULL), ==, 5);
}

static void
test_repeat (Fixture *fixture, gconstpointer data)
{
  g_autofree char *a = here (fixture, "a");
  g_autofree char *b = here (fixture, "b");
  g_autoptr (GPtrArray) history = NULL;

  ferry_test_tree_make_file (a, 1000, 1);
  add (fixture, "a", "b", FERRY_KIND_FILE);
  wait_until_drained (fixture);
  g_assert_true (ferry_journal_flush (fixture->journal));
  history =
      ferry_journal_history_find (ferry_journal_get_path (fixture->journal), NULL, 0, 10, NULL);
  g_assert_cmpuint (history->len, ==, 1);
  g_assert_cmpint (g_remove (b), ==, 0);
  g_assert_nonnull (ferry_transfer_queue_repeat (fixture->queue, g_ptr_array_index (history, 0),
                                                 resolve, fixture));
  ferry_test_wait_until (fixture->done == 2, PATIENCE);
  g_assert_true (g_file_test (b, G_FILE_TEST_EXISTS));
}

static void
make_files (const char *folder, guint count)
{
  for (guint i = 0; i < count; i++)
    {
      g_autofree char *below = g_strdup_printf ("%s/%u", folder, i % 7);
      g_autofree char *path = g_strdup_printf ("%s/%u", below, i);

      g_mkdir_with_parents (below, 0755);
      ferry_test_tree_make_file (path, 100 + i, i);
    }
}

static void
assert_same_trees (const char *a, const char *b)
{
  g_autofree char *first = ferry_test_tree_dup_digest (a);
  g_autofree char *second = ferry_test_tree_dup_digest (b);

  g_assert_cmpstr (first, ==, second);
}

/* A tree goes on where it was: no file comes over twice, none is forgotten, and nobody is asked
 * about files that this very transfer brought. */
static void
bring_over (Fixture *fixture,
            FerryPlace *from,
            const char *source,
            FerryPlace *to,
            const char *target,
            const char *source_here,
            const char *target_here)
{
  FerryEntry entry = { .name = "x", .kind = FERRY_KIND_DIRECTORY, .mode = FERRY_MODE_UNKNOWN };
  guint done = 0, rounds = 0;
  FerryTransfer *row = ferry_transfer_queue_add_as (fixture->queue, from, source, &entry, to,
                                                    target, FERRY_TRANSFER_FLAGS_NONE);

  for (;; rounds++)
    {
      ferry_test_wait_until (fixture->done >= 40 || fixture->drained > 0, PATIENCE);
      if (ferry_transfer_is_ended (row))
        break;
      g_assert_true (ferry_journal_flush (fixture->journal));
      done += fixture->done;
      crash (fixture);
      g_assert_cmpuint (restore (fixture, FALSE), ==, 1);
      row = get (fixture, 0);
    }
  g_test_message ("%u rounds", rounds);
  g_assert_cmpuint (rounds, >, 0);
  g_assert_cmpint (ferry_transfer_get_state (row), ==, FERRY_TRANSFER_DONE);
  g_assert_cmpuint (fixture->asked, ==, 0);
  g_assert_cmpuint (done + fixture->done, >=, N_FILES);
  g_assert_cmpuint (ferry_transfer_get_files_done (row), ==, N_FILES);
  g_assert_cmpuint (ferry_transfer_get_files_total (row), ==, N_FILES);
  assert_same_trees (source_here, target_here);
}

static void
test_tree_here (Fixture *fixture, gconstpointer data)
{
  g_autofree char *source = here (fixture, "a");
  g_autofree char *target = here (fixture, "b");

  make_files (source, N_FILES);
  bring_over (fixture, fixture->local, source, fixture->local, target, source, target);
}

static void
test_download_tree (Fixture *fixture, gconstpointer data)
{
  const char *root = ferry_test_server_get_root (fixture->server);
  g_autofree char *on_server = ferry_path_join (root, "a");
  g_autofree char *source = ferry_path_join (ferry_place_get_home (fixture->remote), "a");
  g_autofree char *target = here (fixture, "b");

  make_files (on_server, N_FILES);
  bring_over (fixture, fixture->remote, source, fixture->local, target, on_server, target);
}

static void
test_upload_tree (Fixture *fixture, gconstpointer data)
{
  const char *root = ferry_test_server_get_root (fixture->server);
  g_autofree char *on_server = ferry_path_join (root, "b");
  g_autofree char *target = ferry_path_join (ferry_place_get_home (fixture->remote), "b");
  g_autofree char *source = here (fixture, "a");

  make_files (source, N_FILES);
  bring_over (fixture, fixture->local, source, fixture->remote, target, source, on_server);
}

/* A folder in which one file failed: the failure comes back as a row below it, what is through
 * does not, and a retry needs only the one. */
static void
test_failed_below (Fixture *fixture, gconstpointer data)
{
  g_autofree char *source = here (fixture, "a");
  g_autofree char *target = here (fixture, "b");
  g_autofree char *file = here (fixture, "a/0/0");
  g_autofree char *in_the_way = here (fixture, "b/0/0/full");
  g_autofree char *below = here (fixture, "b/0/0");
  FerryTransfer *row;

  make_files (source, 10);
  g_assert_cmpint (g_mkdir_with_parents (in_the_way, 0755), ==, 0);
  ferry_transfer_queue_set_exists_action (fixture->queue, FERRY_EXISTS_OVERWRITE);
  row = add (fixture, "a", "b", FERRY_KIND_DIRECTORY);
  wait_until_drained (fixture);
  g_assert_cmpint (ferry_transfer_get_state (row), ==, FERRY_TRANSFER_FAILED);
  crash (fixture);

  g_assert_cmpuint (restore (fixture, FALSE), ==, 1);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->queue)), ==, 2);
  assert_row (fixture, 0, "a", FERRY_TRANSFER_FAILED);
  assert_row (fixture, 1, "0", FERRY_TRANSFER_FAILED);
  g_assert_nonnull (ferry_transfer_get_error (get (fixture, 1)));
  g_assert_cmpuint (ferry_transfer_get_files_done (get (fixture, 0)), ==, 9);
  g_assert_false (ferry_transfer_queue_is_busy (fixture->queue));

  ferry_test_tree_remove (below);
  ferry_transfer_queue_retry (fixture->queue, get (fixture, 0));
  ferry_test_wait_until (fixture->done == 1 && fixture->drained > 0, PATIENCE);
  g_assert_cmpint (ferry_transfer_get_state (get (fixture, 0)), ==, FERRY_TRANSFER_DONE);
  assert_same_trees (source, target);
  g_assert_true (g_file_test (file, G_FILE_TEST_EXISTS));
}

/* A large file goes on from its part: the journal knew what it was made from. */
static void
test_large (Fixture *fixture, gconstpointer data)
{
  const char *root = ferry_test_server_get_root (fixture->server);
  g_autofree char *on_server = ferry_path_join (root, "large");
  g_autofree char *source = ferry_path_join (ferry_place_get_home (fixture->remote), "large");
  g_autofree char *target = here (fixture, "large");
  g_autoptr (GPtrArray) left = NULL;
  FerryEntry entry = {
    .name = "large", .kind = FERRY_KIND_FILE, .size = FERRY_SIZE_UNKNOWN, .mode = FERRY_MODE_UNKNOWN
  };
  FerryTransfer *row;
  FerryJournalRow *record;

  ferry_test_tree_make_file (on_server, 6 * 1024 * 1024, 5);
  row = ferry_transfer_queue_add_as (fixture->queue, fixture->remote, source, &entry,
                                     fixture->local, target, FERRY_TRANSFER_FLAGS_NONE);
  ferry_test_wait_until (ferry_transfer_get_bytes_done (row) > 2 * 1024 * 1024, PATIENCE);
  crash (fixture);
  left = ferry_journal_list_left (fixture->file, NULL);
  g_assert_cmpuint (left->len, ==, 1);
  record = g_ptr_array_index (left, 0);
  g_assert_nonnull (record->resume);
  g_assert_true (g_str_has_prefix (record->resume, "6291456 "));

  g_assert_cmpuint (restore (fixture, FALSE), ==, 1);
  wait_until_drained (fixture);
  g_assert_cmpint (ferry_transfer_get_state (get (fixture, 0)), ==, FERRY_TRANSFER_DONE);
  {
    g_autofree char *first = ferry_test_tree_dup_hash (on_server);
    g_autofree char *second = ferry_test_tree_dup_hash (target);

    g_assert_cmpstr (first, ==, second);
  }
}

/* How long the start takes with many rows, and that adding them stalls nobody. */
static void
test_many (Fixture *fixture, gconstpointer data)
{
  guint count = g_test_perf () ? 100000 : 10000;
  g_autoptr (FerryListing) entries = ferry_listing_new ();
  gint64 begun;

  for (guint i = 0; i < count; i++)
    {
      g_autofree char *name = g_strdup_printf ("a file with a name %u", i);
      FerryEntry entry = {
        .name = name, .kind = FERRY_KIND_FILE, .size = i, .modified = 5, .mode = FERRY_MODE_UNKNOWN
      };

      ferry_listing_add_copy (entries, &entry);
    }
  g_object_set (fixture->queue, "is-paused", TRUE, NULL);
  begun = g_get_monotonic_time ();
  ferry_transfer_queue_add (fixture->queue, fixture->local, "/no/such", entries, fixture->local,
                            "/nowhere", FERRY_TRANSFER_FLAGS_NONE);
  g_test_message ("%u rows added in %.3f s", count,
                  (double) (g_get_monotonic_time () - begun) / G_USEC_PER_SEC);
  crash (fixture);
  begun = g_get_monotonic_time ();
  g_assert_cmpuint (restore (fixture, TRUE), ==, count);
  g_test_message ("%u rows restored in %.3f s", count,
                  (double) (g_get_monotonic_time () - begun) / G_USEC_PER_SEC);
  assert_row (fixture, count - 1, ferry_transfer_get_name (get (fixture, count - 1)),
              FERRY_TRANSFER_WAITING);
}

#define TEST(path, data, func)                                                                     \
  g_test_add ("/queue-restore/" path, Fixture, data, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  TEST ("states", NULL, test_states);
  TEST ("repeat", NULL, test_repeat);
  TEST ("failed-below", NULL, test_failed_below);
  TEST ("many", NULL, test_many);
  TEST ("tree/here", NULL, test_tree_here);
  TEST ("tree/download", &vsftpd, test_download_tree);
  TEST ("tree/upload", &vsftpd, test_upload_tree);
  TEST ("large", &slow, test_large);
  return g_test_run ();
}
