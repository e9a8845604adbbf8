/* The transfer queue against real servers: trees both ways compared by hash, what exists already,
 * cancel and pause in the middle, a server that dies and comes back, one that takes few
 * connections.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-local-place.h"
#include "ferry-path.h"
#include "ferry-remote-place.h"
#include "ferry-test-server.h"
#include "ferry-test-tree.h"
#include "ferry-test-wait.h"
#include "ferry-transfer-queue.h"

#include <glib/gstdio.h>
#include <unistd.h>

#define PATIENCE 60                 /* s */
#define LARGE    (20 * 1024 * 1024) /* more than what two sockets hold */
#define RATE     (8 * 1024 * 1024)

static const FerryTestServerOptions vsftpd = { .kind = FERRY_TEST_SERVER_VSFTPD };
static const FerryTestServerOptions pyftpdlib = { .kind = FERRY_TEST_SERVER_PYFTPDLIB };
static const FerryTestServerOptions slow_vsftpd = { .kind = FERRY_TEST_SERVER_VSFTPD,
                                                    .max_rate = RATE };
static const FerryTestServerOptions slow_pyftpdlib = { .kind = FERRY_TEST_SERVER_PYFTPDLIB,
                                                       .max_rate = RATE };
static const FerryTestServerOptions two_clients = { .kind = FERRY_TEST_SERVER_VSFTPD,
                                                    .max_clients = 2 };
static const FerryTestServerOptions one_client = { .kind = FERRY_TEST_SERVER_VSFTPD,
                                                   .max_clients = 1 };

typedef struct
{
  FerryTestServer *server;
  FerryPlace *local;
  FerryPlace *remote;
  FerryTransferQueue *queue;
  char *root; /* on this computer */
  guint drained;
  guint asked;
  guint learned;
  guint retried;
} Fixture;

static void
count (gpointer source, guint *counter)
{
  (*counter)++;
}

static void
count_asked (FerryTransferQueue *queue, FerryTransfer *transfer, guint *counter)
{
  (*counter)++;
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

static FerryPlace *
new_place (FerryTestServer *server)
{
  g_autoptr (FerryServer) settings = ferry_server_new (ferry_test_server_get_host (server));
  FerryPlace *place;

  settings->port = ferry_test_server_get_port (server);
  settings->user = g_strdup (ferry_test_server_get_user (server));
  settings->password = g_strdup (ferry_test_server_get_password (server));
  settings->security = FERRY_SECURITY_NONE;
  place = ferry_remote_place_new (settings);
  connect_place (place);
  return place;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->server = ferry_test_server_start (data, &error);
  g_assert_no_error (error);
  fixture->local = ferry_local_place_new ();
  fixture->remote = new_place (fixture->server);
  fixture->queue = ferry_transfer_queue_new ();
  fixture->root = g_dir_make_tmp ("ferry-queue-XXXXXX", NULL);
  g_signal_connect (fixture->queue, "drained", G_CALLBACK (count), &fixture->drained);
  g_signal_connect (fixture->queue, "asking", G_CALLBACK (count_asked), &fixture->asked);
  g_signal_connect (fixture->remote, "server-learned", G_CALLBACK (count), &fixture->learned);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->queue);
  g_assert_finalize_object (fixture->local);
  g_assert_finalize_object (fixture->remote);
  ferry_test_server_free (fixture->server);
  ferry_test_tree_remove (fixture->root);
  g_free (fixture->root);
}

static char *
here (Fixture *fixture, const char *name)
{
  return ferry_path_join (fixture->root, name);
}

/* As the test sees the server's disk. */
static char *
there (Fixture *fixture, const char *name)
{
  return ferry_path_join (ferry_test_server_get_root (fixture->server), name);
}

/* As the server names it. */
static char *
remote (Fixture *fixture, const char *name)
{
  return ferry_path_join (ferry_place_get_home (fixture->remote), name);
}

static FerryTransfer *
add (Fixture *fixture,
     gboolean is_upload,
     const char *name,
     FerryKind kind,
     const char *new_name,
     FerryTransferFlags flags)
{
  g_autofree char *source = is_upload ? here (fixture, name) : remote (fixture, name);
  g_autofree char *target = is_upload ? remote (fixture, new_name) : here (fixture, new_name);
  FerryEntry entry = {
    .name = "x", .kind = kind, .size = FERRY_SIZE_UNKNOWN, .mode = FERRY_MODE_UNKNOWN
  };

  return ferry_transfer_queue_add_as (fixture->queue, is_upload ? fixture->local : fixture->remote,
                                      source, &entry, is_upload ? fixture->remote : fixture->local,
                                      target, flags);
}

static FerryTransfer *
upload (Fixture *fixture, const char *name, FerryKind kind, const char *new_name)
{
  return add (fixture, TRUE, name, kind, new_name, FERRY_TRANSFER_FLAGS_NONE);
}

static FerryTransfer *
download (Fixture *fixture, const char *name, FerryKind kind, const char *new_name)
{
  return add (fixture, FALSE, name, kind, new_name, FERRY_TRANSFER_FLAGS_NONE);
}

static void
wait_until_drained (Fixture *fixture)
{
  guint before = fixture->drained;

  ferry_test_wait_until (fixture->drained > before, PATIENCE);
}

static void
assert_done (FerryTransfer *row)
{
  if (ferry_transfer_get_error (row) != NULL)
    g_test_message ("%s", ferry_transfer_get_error (row)->message);
  g_assert_cmpint (ferry_transfer_get_state (row), ==, FERRY_TRANSFER_DONE);
}

static void
assert_same_trees (const char *a, const char *b)
{
  g_autofree char *first = ferry_test_tree_dup_digest (a);
  g_autofree char *second = ferry_test_tree_dup_digest (b);

  g_assert_cmpstr (first, ==, second);
}

static void
assert_same_files (const char *a, const char *b)
{
  g_autofree char *first = ferry_test_tree_dup_hash (a);
  g_autofree char *second = ferry_test_tree_dup_hash (b);

  g_assert_cmpstr (first, ==, second);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

/* No half of a file, and nothing else that was not meant. */
static void
assert_names (const char *folder, const char *expected)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autofree char *all = NULL;
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (names, (gpointer) g_intern_string (name));
  g_ptr_array_sort (names, compare_names);
  g_ptr_array_add (names, NULL);
  all = g_strjoinv (" ", (char **) names->pdata);
  g_assert_cmpstr (all, ==, expected);
}

static void
test_trees (Fixture *fixture, gconstpointer data)
{
  g_autofree char *source = here (fixture, "a");
  g_autofree char *up = there (fixture, "ア b");
  g_autofree char *down = here (fixture, "c");
  g_autofree char *up_file = there (fixture, "ア b/CRLF.txt");
  g_autofree char *down_file = here (fixture, "c/CRLF.txt");
  FerryTransfer *row;

  ferry_test_tree_make (source);
  row = upload (fixture, "a", FERRY_KIND_DIRECTORY, "ア b");
  wait_until_drained (fixture);
  assert_done (row);
  assert_same_trees (source, up);
  g_assert_cmpint (ferry_test_tree_get_modified (up_file), ==, FERRY_TEST_TREE_TIME);

  row = download (fixture, "ア b", FERRY_KIND_DIRECTORY, "c");
  wait_until_drained (fixture);
  assert_done (row);
  assert_same_trees (source, down);
  g_assert_cmpint (ferry_test_tree_get_modified (down_file), ==, FERRY_TEST_TREE_TIME);
  g_assert_cmpint (ferry_transfer_get_bytes_done (row), ==, ferry_transfer_get_size (row));
  g_assert_cmpuint (ferry_transfer_get_files_done (row), ==, ferry_transfer_get_files_total (row));
}

static void
test_links (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = there (fixture, "a");
  g_autofree char *deep = there (fixture, "a/deep");
  g_autofree char *file = there (fixture, "a/file");
  g_autofree char *loop = there (fixture, "a/deep/loop");
  g_autofree char *link = there (fixture, "a/link");
  g_autofree char *down = here (fixture, "b");
  g_autofree char *followed = here (fixture, "b/link");
  g_autofree char *inner = here (fixture, "b/deep/loop/deep");
  FerryTransfer *row;

  g_assert_cmpint (g_mkdir (folder, 0755), ==, 0);
  g_assert_cmpint (g_mkdir (deep, 0755), ==, 0);
  ferry_test_tree_make_file (file, 1234, 1);
  g_assert_cmpint (symlink ("../../a", loop), ==, 0);
  g_assert_cmpint (symlink ("file", link), ==, 0);
  row = download (fixture, "a", FERRY_KIND_DIRECTORY, "b");
  wait_until_drained (fixture);
  assert_done (row);
  assert_same_files (file, followed);
  g_assert_false (g_file_test (inner, G_FILE_TEST_EXISTS));
}

/* Undoes the move of @path. */
static void
take_back (Fixture *fixture, const char *path)
{
  FerryUndo *undo = ferry_place_get_undo (fixture->remote);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  FerryStepKind kind;
  const char *moved;

  g_assert_cmpuint (ferry_undo_look (undo, FERRY_UNDO_BACK, &kind, &moved), ==, 1);
  g_assert_cmpint (kind, ==, FERRY_STEP_MOVE);
  g_assert_cmpstr (moved, ==, path);
  ferry_undo_run_async (undo, FERRY_UNDO_BACK, NULL, NULL, ferry_test_wait_got_result, &result);
  ferry_test_wait_until (result != NULL, PATIENCE);
  ferry_undo_run_finish (undo, result, &error);
  g_assert_no_error (error);
}

static void
test_move (Fixture *fixture, gconstpointer data)
{
  g_autofree char *source = here (fixture, "a");
  g_autofree char *kept = here (fixture, "kept");
  g_autofree char *up = there (fixture, "b");
  g_autofree char *moved = there (fixture, "c");
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;
  FerryEntry entry = { .name = "b", .kind = FERRY_KIND_DIRECTORY, .mode = FERRY_MODE_UNKNOWN };
  FerryTransfer *row;

  ferry_test_tree_make (source);
  ferry_test_tree_make (kept);
  row = add (fixture, TRUE, "a", FERRY_KIND_DIRECTORY, "b", FERRY_TRANSFER_FLAGS_MOVE);
  wait_until_drained (fixture);
  assert_done (row);
  assert_same_trees (kept, up);
  g_assert_false (g_file_test (source, G_FILE_TEST_EXISTS));

  /* On the server, by renaming; then a copy there, by way of this computer. */
  from = remote (fixture, "b");
  to = remote (fixture, "c");
  row = ferry_transfer_queue_add_as (fixture->queue, fixture->remote, from, &entry, fixture->remote,
                                     to, FERRY_TRANSFER_FLAGS_MOVE);
  wait_until_drained (fixture);
  assert_done (row);
  assert_same_trees (kept, moved);
  g_assert_false (g_file_test (up, G_FILE_TEST_EXISTS));
  take_back (fixture, from);
  assert_same_trees (kept, up);
  g_assert_false (g_file_test (moved, G_FILE_TEST_EXISTS));
  row = ferry_transfer_queue_add_as (fixture->queue, fixture->remote, from, &entry, fixture->remote,
                                     to, FERRY_TRANSFER_FLAGS_MOVE);
  wait_until_drained (fixture);
  assert_done (row);
  row = ferry_transfer_queue_add_as (fixture->queue, fixture->remote, to, &entry, fixture->remote,
                                     from, FERRY_TRANSFER_FLAGS_NONE);
  wait_until_drained (fixture);
  assert_done (row);
  assert_same_trees (kept, up);
  assert_same_trees (kept, moved);

  row = add (fixture, FALSE, "c", FERRY_KIND_DIRECTORY, "a", FERRY_TRANSFER_FLAGS_MOVE);
  wait_until_drained (fixture);
  assert_done (row);
  assert_same_trees (kept, source);
  g_assert_false (g_file_test (moved, G_FILE_TEST_EXISTS));
}

static void
test_exists (Fixture *fixture, gconstpointer data)
{
  g_autofree char *local = here (fixture, "a");
  g_autofree char *second = there (fixture, "b (2)");
  g_autofree char *on_server = there (fixture, "b");
  FerryTransfer *row;

  ferry_test_tree_make_file (local, 100, 1);
  ferry_test_tree_make_file (on_server, 50, 2);
  row = upload (fixture, "a", FERRY_KIND_FILE, "b");
  ferry_test_wait_until (fixture->asked == 1, PATIENCE);
  g_assert_cmpint (ferry_transfer_get_source_entry (row)->size, ==, 100);
  g_assert_cmpint (ferry_transfer_get_target_entry (row)->size, ==, 50);
  ferry_transfer_queue_decide (fixture->queue, row, FERRY_EXISTS_RENAME, NULL, FALSE);
  wait_until_drained (fixture);
  assert_done (row);
  assert_same_files (local, second);
  assert_names (ferry_test_server_get_root (fixture->server), "b b (2)");

  row = upload (fixture, "a", FERRY_KIND_FILE, "b");
  ferry_test_wait_until (fixture->asked == 2, PATIENCE);
  ferry_transfer_queue_decide (fixture->queue, row, FERRY_EXISTS_OVERWRITE, NULL, FALSE);
  wait_until_drained (fixture);
  assert_done (row);
  assert_same_files (local, on_server);

  ferry_transfer_queue_set_exists_action (fixture->queue, FERRY_EXISTS_SIZE);
  row = download (fixture, "b", FERRY_KIND_FILE, "a");
  wait_until_drained (fixture);
  g_assert_cmpint (ferry_transfer_get_state (row), ==, FERRY_TRANSFER_SKIPPED);
  assert_names (ferry_test_server_get_root (fixture->server), "b b (2)");
}

/* A shorter file that an earlier download left is the beginning of the whole one. */
static void
test_resume_by_rule (Fixture *fixture, gconstpointer data)
{
  g_autofree char *whole = there (fixture, "a");
  g_autofree char *half = here (fixture, "a");
  g_autofree char *content = NULL;
  g_autofree char *expected = NULL;
  FerryTransfer *row;

  ferry_test_tree_make_file (whole, LARGE, 3);
  g_assert_true (g_file_get_contents (whole, &content, NULL, NULL));
  /* Marked, so that it shows whether the first half was kept or fetched again. */
  expected = g_memdup2 (content, LARGE);
  expected[7] ^= 1;
  g_assert_true (g_file_set_contents (half, expected, LARGE / 2, NULL));
  ferry_transfer_queue_set_exists_action (fixture->queue, FERRY_EXISTS_RESUME);
  row = download (fixture, "a", FERRY_KIND_FILE, "a");
  wait_until_drained (fixture);
  assert_done (row);
  g_clear_pointer (&content, g_free);
  g_assert_true (g_file_get_contents (half, &content, NULL, NULL));
  g_assert_cmpmem (content, LARGE, expected, LARGE);
}

static void
wait_for_bytes (FerryTransfer *row)
{
  ferry_test_wait_until (ferry_transfer_get_bytes_done (row) > 100000, PATIENCE);
  g_assert_cmpint (ferry_transfer_get_state (row), ==, FERRY_TRANSFER_RUNNING);
}

static void
cancel_in_the_middle (Fixture *fixture, FerryTransfer *row)
{
  gint64 begin;

  wait_for_bytes (row);
  begin = g_get_monotonic_time ();
  ferry_transfer_queue_cancel (fixture->queue, row);
  g_assert_cmpint (ferry_transfer_get_state (row), ==, FERRY_TRANSFER_CANCELLED);
  wait_until_drained (fixture);
  g_test_message ("tidied up after %" G_GINT64_FORMAT " ms",
                  (g_get_monotonic_time () - begin) / 1000);
}

static void
test_cancel (Fixture *fixture, gconstpointer data)
{
  g_autofree char *local = here (fixture, "a");
  g_autofree char *on_server = there (fixture, "b");

  ferry_test_tree_make_file (local, LARGE, 1);
  cancel_in_the_middle (fixture, upload (fixture, "a", FERRY_KIND_FILE, "b"));
  assert_names (ferry_test_server_get_root (fixture->server), "");

  ferry_test_tree_make_file (on_server, LARGE, 1);
  cancel_in_the_middle (fixture, download (fixture, "b", FERRY_KIND_FILE, "c"));
  assert_names (fixture->root, "a");
}

static void
pause_in_the_middle (Fixture *fixture, FerryTransfer *row)
{
  gint64 done;

  wait_for_bytes (row);
  ferry_transfer_queue_pause (fixture->queue, row);
  g_assert_cmpint (ferry_transfer_get_state (row), ==, FERRY_TRANSFER_PAUSED);
  wait_until_drained (fixture);
  done = ferry_transfer_get_bytes_done (row);
  g_assert_cmpint (done, <, LARGE);

  ferry_transfer_queue_resume (fixture->queue, row);
  wait_until_drained (fixture);
  assert_done (row);
}

static void
test_pause (Fixture *fixture, gconstpointer data)
{
  g_autofree char *local = here (fixture, "a");
  g_autofree char *on_server = there (fixture, "b");
  g_autofree char *back = here (fixture, "c");

  ferry_test_tree_make_file (local, LARGE, 1);
  pause_in_the_middle (fixture, upload (fixture, "a", FERRY_KIND_FILE, "b"));
  assert_same_files (local, on_server);
  pause_in_the_middle (fixture, download (fixture, "b", FERRY_KIND_FILE, "c"));
  assert_same_files (local, back);
  assert_names (ferry_test_server_get_root (fixture->server), "b");
  assert_names (fixture->root, "a c");
}

static void
note_retry (FerryTransfer *row, GParamSpec *pspec, Fixture *fixture)
{
  fixture->retried += ferry_transfer_get_state (row) == FERRY_TRANSFER_RETRYING;
}

static void
restart_in_the_middle (Fixture *fixture, FerryTransfer *row)
{
  g_autoptr (GError) error = NULL;

  fixture->retried = 0;
  g_signal_connect (row, "notify::state", G_CALLBACK (note_retry), fixture);
  wait_for_bytes (row);
  ferry_test_server_stop (fixture->server);
  ferry_test_wait_until (fixture->retried > 0, PATIENCE);
  g_assert_nonnull (ferry_transfer_get_error (row));
  ferry_test_server_restart (fixture->server, &error);
  g_assert_no_error (error);
  wait_until_drained (fixture);
  assert_done (row);
}

/* The log tells whether it went on from where it was. */
static void
on_log_line (FerryPlace *place, const FerryLogLine *line, GString *log)
{
  g_string_append_printf (log, "%s\n", line->text);
}

static void
test_restart (Fixture *fixture, gconstpointer data)
{
  g_autofree char *local = here (fixture, "a");
  g_autofree char *on_server = there (fixture, "b");
  g_autofree char *back = here (fixture, "c");
  g_autoptr (GString) log = g_string_new (NULL);
  g_autoptr (GAsyncResult) result = NULL;

  g_signal_connect (fixture->remote, "log-line", G_CALLBACK (on_log_line), log);
  ferry_test_tree_make_file (local, LARGE, 1);
  restart_in_the_middle (fixture, upload (fixture, "a", FERRY_KIND_FILE, "b"));
  assert_same_files (local, on_server);
  g_assert_nonnull (g_strstr_len (log->str, -1, "APPE "));
  restart_in_the_middle (fixture, download (fixture, "b", FERRY_KIND_FILE, "c"));
  assert_same_files (local, back);
  g_assert_nonnull (g_strstr_len (log->str, -1, "REST "));
  assert_names (ferry_test_server_get_root (fixture->server), "b");

  /* The browsing connection was lost as well, and comes back without a word. */
  ferry_place_stat_async (fixture->remote, ferry_place_get_home (fixture->remote), NULL,
                          ferry_test_wait_got_result, &result);
  ferry_test_wait_until (result != NULL, PATIENCE);
  {
    g_autoptr (GError) error = NULL;
    g_autoptr (FerryEntry) entry = ferry_place_stat_finish (fixture->remote, result, &error);

    g_assert_no_error (error);
    g_assert_cmpint (entry->kind, ==, FERRY_KIND_DIRECTORY);
  }
  g_signal_handlers_disconnect_by_data (fixture->remote, log);
}

static guint
count_commands (const char *log, const char *command)
{
  g_auto (GStrv) lines = g_strsplit (log, "\n", -1);
  guint commands = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    commands += g_str_has_prefix (lines[i], command);
  return commands;
}

/* vsftpd has no MLST: whether a file is there already is told by a listing, once for many. */
static void
test_many_at_once (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) log = g_string_new (NULL);
  g_autoptr (FerryListing) entries = ferry_listing_new ();
  g_autofree char *old = there (fixture, "f7");
  g_autofree char *folder = g_strdup (ferry_place_get_home (fixture->remote));

  ferry_test_tree_make_file (old, 5, 9);
  for (guint i = 0; i < 40; i++)
    {
      g_autofree char *name = g_strdup_printf ("f%u", i);
      g_autofree char *path = here (fixture, name);
      FerryEntry *entry;

      ferry_test_tree_make_file (path, 10, i);
      entry = ferry_listing_add (entries, name, strlen (name), NULL, 0);
      entry->kind = FERRY_KIND_FILE;
      entry->size = 10;
    }
  g_signal_connect (fixture->remote, "log-line", G_CALLBACK (on_log_line), log);
  ferry_transfer_queue_set_exists_action (fixture->queue, FERRY_EXISTS_SKIP);
  ferry_transfer_queue_add (fixture->queue, fixture->local, fixture->root, entries, fixture->remote,
                            folder, FERRY_TRANSFER_FLAGS_NONE);
  wait_until_drained (fixture);

  g_assert_cmpuint (count_commands (log->str, "STOR"), ==, 39);
  g_assert_cmpuint (count_commands (log->str, "LIST"), <, 20);
  for (guint i = 0; i < 40; i++)
    {
      g_autofree char *name = g_strdup_printf ("f%u", i);
      g_autofree char *path = here (fixture, name);
      g_autofree char *on_server = there (fixture, name);

      if (i != 7)
        assert_same_files (path, on_server);
    }
  g_signal_handlers_disconnect_by_data (fixture->remote, log);
}

/* A server that is gone for good: tried again, then told once for all that wait for it. */
static void
test_gone (Fixture *fixture, gconstpointer data)
{
  g_autofree char *source = here (fixture, "a");
  FerryTransfer *row, *other;

  ferry_test_tree_make (source);
  ferry_transfer_queue_set_retries (fixture->queue, 1);
  ferry_test_server_stop (fixture->server);
  row = upload (fixture, "a", FERRY_KIND_DIRECTORY, "b");
  other = upload (fixture, "a/CRLF.txt", FERRY_KIND_FILE, "c");
  wait_until_drained (fixture);
  g_assert_cmpint (ferry_transfer_get_state (row), ==, FERRY_TRANSFER_FAILED);
  g_assert_cmpint (ferry_transfer_get_state (other), ==, FERRY_TRANSFER_FAILED);
  g_assert_error (ferry_transfer_get_error (other), FERRY_FTP_ERROR, FERRY_FTP_ERROR_CONNECT);
}

static void
test_few_connections (Fixture *fixture, gconstpointer data)
{
  const FerryTestServerOptions *options = data;
  g_autofree char *source = here (fixture, "a");
  g_autofree char *up = there (fixture, "b");
  FerryTransfer *row;

  ferry_test_tree_make (source);
  /* Enough to be worth a second login. */
  for (guint i = 0; i < 1000; i++)
    {
      g_autofree char *path = g_strdup_printf ("%s/small %u", source, i);

      ferry_test_tree_make_file (path, 100, i);
    }
  row = upload (fixture, "a", FERRY_KIND_DIRECTORY, "b");
  wait_until_drained (fixture);
  assert_done (row);
  assert_same_trees (source, up);
  if (options->max_clients == 2)
    {
      g_assert_cmpuint (fixture->learned, >, 0);
      g_assert_cmpuint (
          ferry_remote_place_get_server (FERRY_REMOTE_PLACE (fixture->remote))->max_connections, ==,
          1);
    }
}

/* Folders, files and links; what a link leads to stays. */
static void
test_remove (Fixture *fixture, gconstpointer data)
{
  g_autofree char *tree = there (fixture, "a");
  g_autofree char *link = there (fixture, "a/link");
  g_autofree char *outside = there (fixture, "outside");
  g_autofree char *kept = there (fixture, "outside/kept");
  g_autoptr (FerryListing) entries = ferry_listing_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  FerryEntry entry = { .name = "a", .kind = FERRY_KIND_DIRECTORY, .mode = FERRY_MODE_UNKNOWN };

  ferry_test_tree_make (tree);
  g_assert_cmpint (g_mkdir (outside, 0755), ==, 0);
  ferry_test_tree_make_file (kept, 10, 1);
  g_assert_cmpint (symlink ("../outside", link), ==, 0);
  ferry_listing_add_copy (entries, &entry);
  ferry_place_remove_async (fixture->remote, ferry_place_get_home (fixture->remote), entries,
                            FERRY_REMOVAL_FOR_GOOD, NULL, NULL, ferry_test_wait_got_result,
                            &result);
  ferry_test_wait_until (result != NULL, PATIENCE);
  ferry_place_action_finish (fixture->remote, result, &error);
  g_assert_no_error (error);
  assert_names (ferry_test_server_get_root (fixture->server), "outside");
  g_assert_true (g_file_test (kept, G_FILE_TEST_EXISTS));
}

#define ADD(name, options, func)                                                                   \
  g_test_add ("/queue-remote/" name, Fixture, &options, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("trees/vsftpd", vsftpd, test_trees);
  ADD ("trees/pyftpdlib", pyftpdlib, test_trees);
  ADD ("links/vsftpd", vsftpd, test_links);
  ADD ("links/pyftpdlib", pyftpdlib, test_links);
  ADD ("move/vsftpd", vsftpd, test_move);
  ADD ("move/pyftpdlib", pyftpdlib, test_move);
  ADD ("exists/vsftpd", vsftpd, test_exists);
  ADD ("exists/pyftpdlib", pyftpdlib, test_exists);
  ADD ("resume-by-rule/vsftpd", vsftpd, test_resume_by_rule);
  ADD ("cancel/vsftpd", slow_vsftpd, test_cancel);
  ADD ("cancel/pyftpdlib", slow_pyftpdlib, test_cancel);
  ADD ("pause/vsftpd", slow_vsftpd, test_pause);
  ADD ("pause/pyftpdlib", slow_pyftpdlib, test_pause);
  ADD ("restart/vsftpd", slow_vsftpd, test_restart);
  ADD ("restart/pyftpdlib", slow_pyftpdlib, test_restart);
  ADD ("many-at-once", vsftpd, test_many_at_once);
  ADD ("gone", vsftpd, test_gone);
  ADD ("two-connections", two_clients, test_few_connections);
  ADD ("one-connection", one_client, test_few_connections);
  ADD ("remove/vsftpd", vsftpd, test_remove);
  ADD ("remove/pyftpdlib", pyftpdlib, test_remove);
  return g_test_run ();
}
