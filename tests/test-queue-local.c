/* The transfer queue where both ends are this computer: trees, rules for files that exist, order,
 * pause, and ten thousand rows at once.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-local-place.h"
#include "ferry-path.h"
#include "ferry-test-tree.h"
#include "ferry-test-wait.h"
#include "ferry-transfer-queue.h"

#include <glib/gstdio.h>
#include <unistd.h>

#define PATIENCE 30 /* s */

typedef struct
{
  FerryPlace *place;
  FerryTransferQueue *queue;
  char *root;
  guint drained;
  guint ended;
  guint asked;
} Fixture;

static void
on_drained (FerryTransferQueue *queue, Fixture *fixture)
{
  fixture->drained++;
}

static void
on_ended (FerryTransferQueue *queue, FerryTransfer *transfer, Fixture *fixture)
{
  fixture->ended++;
}

static void
on_asking (FerryTransferQueue *queue, FerryTransfer *transfer, Fixture *fixture)
{
  fixture->asked++;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->place = ferry_local_place_new ();
  fixture->queue = ferry_transfer_queue_new ();
  fixture->root = g_dir_make_tmp ("ferry-queue-XXXXXX", NULL);
  g_signal_connect (fixture->queue, "drained", G_CALLBACK (on_drained), fixture);
  g_signal_connect (fixture->queue, "transfer-ended", G_CALLBACK (on_ended), fixture);
  g_signal_connect (fixture->queue, "asking", G_CALLBACK (on_asking), fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->queue);
  g_assert_finalize_object (fixture->place);
  ferry_test_tree_remove (fixture->root);
  g_free (fixture->root);
}

static char *
below (Fixture *fixture, const char *name)
{
  return ferry_path_join (fixture->root, name);
}

static FerryTransfer *
add (Fixture *fixture,
     const char *source,
     FerryKind kind,
     const char *target,
     FerryTransferFlags flags)
{
  g_autofree char *from = below (fixture, source);
  g_autofree char *to = below (fixture, target);
  FerryEntry entry = {
    .name = "x", .kind = kind, .size = FERRY_SIZE_UNKNOWN, .mode = FERRY_MODE_UNKNOWN
  };

  return ferry_transfer_queue_add_as (fixture->queue, fixture->place, from, &entry, fixture->place,
                                      to, flags);
}

static void
wait_until_drained (Fixture *fixture)
{
  guint before = fixture->drained;

  ferry_test_wait_until (fixture->drained > before, PATIENCE);
}

static void
assert_same (Fixture *fixture, const char *a, const char *b)
{
  g_autofree char *first_path = below (fixture, a);
  g_autofree char *second_path = below (fixture, b);
  g_autofree char *first = ferry_test_tree_dup_digest (first_path);
  g_autofree char *second = ferry_test_tree_dup_digest (second_path);

  g_assert_cmpstr (first, ==, second);
}

static void
write_file (Fixture *fixture, const char *name, const char *content)
{
  g_autofree char *path = below (fixture, name);

  g_assert_true (g_file_set_contents (path, content, -1, NULL));
}

static void
assert_content (Fixture *fixture, const char *name, const char *expected)
{
  g_autofree char *path = below (fixture, name);
  g_autofree char *content = NULL;

  if (expected == NULL)
    {
      g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
      return;
    }
  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, expected);
}

static void
test_tree (Fixture *fixture, gconstpointer data)
{
  g_autofree char *source = below (fixture, "a");
  g_autofree char *copied = below (fixture, "b/CRLF.txt");
  FerryTransfer *row;
  gint64 done, size;

  ferry_test_tree_make (source);
  row = add (fixture, "a", FERRY_KIND_DIRECTORY, "b", FERRY_TRANSFER_FLAGS_NONE);
  wait_until_drained (fixture);

  g_assert_cmpint (ferry_transfer_get_state (row), ==, FERRY_TRANSFER_DONE);
  assert_same (fixture, "a", "b");
  g_assert_cmpint (ferry_test_tree_get_modified (copied), ==, FERRY_TEST_TREE_TIME);
  g_assert_cmpuint (ferry_transfer_get_files_done (row), ==, ferry_transfer_get_files_total (row));
  g_assert_cmpuint (fixture->ended, ==, ferry_transfer_get_files_done (row) + 1);
  g_assert_cmpint (ferry_transfer_get_bytes_done (row), ==, ferry_transfer_get_size (row));
  g_object_get (fixture->queue, "bytes-done", &done, "size", &size, NULL);
  g_assert_cmpint (done, ==, ferry_transfer_get_size (row));
  g_assert_cmpint (size, ==, done);
  g_assert_false (ferry_transfer_queue_is_busy (fixture->queue));

  ferry_transfer_queue_remove_ended (fixture->queue);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->queue)), ==, 0);
}

/* Into a folder that has another part of the tree already. */
static void
test_move_merges (Fixture *fixture, gconstpointer data)
{
  g_autofree char *source = below (fixture, "a");
  g_autofree char *copy = below (fixture, "copy");
  g_autofree char *target = below (fixture, "b");
  g_autofree char *inner = below (fixture, "b/a");

  ferry_test_tree_make (source);
  ferry_test_tree_make (copy);
  g_assert_cmpint (g_mkdir (target, 0755), ==, 0);
  g_assert_cmpint (g_mkdir (inner, 0755), ==, 0);
  add (fixture, "a", FERRY_KIND_DIRECTORY, "b", FERRY_TRANSFER_FLAGS_MOVE);
  wait_until_drained (fixture);
  assert_same (fixture, "b", "copy");
  g_assert_false (g_file_test (source, G_FILE_TEST_EXISTS));

  /* And to a free name, which is one renaming. */
  add (fixture, "b", FERRY_KIND_DIRECTORY, "c", FERRY_TRANSFER_FLAGS_MOVE);
  wait_until_drained (fixture);
  assert_same (fixture, "c", "copy");
  g_assert_false (g_file_test (target, G_FILE_TEST_EXISTS));
}

static void
test_links (Fixture *fixture, gconstpointer data)
{
  g_autofree char *a = below (fixture, "a");
  g_autofree char *deep = below (fixture, "a/deep");
  g_autofree char *loop = below (fixture, "a/deep/loop");
  g_autofree char *link = below (fixture, "a/link");
  g_autofree char *dangling = below (fixture, "a/dangling");
  g_autofree char *no_loop = below (fixture, "b/deep/loop/deep");
  FerryTransfer *row;

  g_assert_cmpint (g_mkdir (a, 0755), ==, 0);
  g_assert_cmpint (g_mkdir (deep, 0755), ==, 0);
  write_file (fixture, "a/file", "followed");
  g_assert_cmpint (symlink ("../../a", loop), ==, 0);
  g_assert_cmpint (symlink ("file", link), ==, 0);
  g_assert_cmpint (symlink ("nowhere", dangling), ==, 0);
  row = add (fixture, "a", FERRY_KIND_DIRECTORY, "b", FERRY_TRANSFER_FLAGS_NONE);
  wait_until_drained (fixture);

  assert_content (fixture, "b/link", "followed");
  assert_content (fixture, "b/file", "followed");
  g_assert_false (g_file_test (no_loop, G_FILE_TEST_EXISTS));
  /* What leads nowhere is told, not passed over. */
  g_assert_cmpint (ferry_transfer_get_state (row), ==, FERRY_TRANSFER_FAILED);
  g_assert_error (ferry_transfer_get_error (row), G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

static const struct
{
  FerryExistsAction action;
  const char *new_name;
  FerryTransferState state;
  const char *b; /* what the target holds then */
  const char *renamed;
  const char *renamed_content;
} decisions[] = {
  { FERRY_EXISTS_OVERWRITE, NULL, FERRY_TRANSFER_DONE, "of a", "b (2)", NULL },
  { FERRY_EXISTS_SKIP, NULL, FERRY_TRANSFER_SKIPPED, "of b, longer", "b (2)", NULL },
  { FERRY_EXISTS_RENAME, NULL, FERRY_TRANSFER_DONE, "of b, longer", "b (2)", "of a" },
  { FERRY_EXISTS_RENAME, "named", FERRY_TRANSFER_DONE, "of b, longer", "named", "of a" },
  { FERRY_EXISTS_RENAME, "../ferry-queue-out", FERRY_TRANSFER_FAILED, "of b, longer",
    "../ferry-queue-out", NULL },
  { FERRY_EXISTS_SIZE, NULL, FERRY_TRANSFER_DONE, "of a", "b (2)", NULL },
  { FERRY_EXISTS_NEWER, NULL, FERRY_TRANSFER_SKIPPED, "of b, longer", "b (2)", NULL },
  { FERRY_EXISTS_FAIL, NULL, FERRY_TRANSFER_FAILED, "of b, longer", "b (2)", NULL },
};

static void
test_asks (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (decisions); i++)
    {
      g_autofree char *renamed = below (fixture, decisions[i].renamed);
      FerryTransfer *row;

      write_file (fixture, "a", "of a");
      write_file (fixture, "b", "of b, longer");
      fixture->asked = 0;
      row = add (fixture, "a", FERRY_KIND_FILE, "b", FERRY_TRANSFER_FLAGS_NONE);
      ferry_test_wait_until (fixture->asked == 1, PATIENCE);
      g_assert_cmpint (ferry_transfer_get_state (row), ==, FERRY_TRANSFER_ASKING);
      g_assert_cmpint (ferry_transfer_get_source_entry (row)->size, ==, 4);
      g_assert_cmpint (ferry_transfer_get_target_entry (row)->size, ==, 12);

      ferry_transfer_queue_decide (fixture->queue, row, decisions[i].action, decisions[i].new_name,
                                   FALSE);
      ferry_test_wait_until (ferry_transfer_is_ended (row), PATIENCE);
      g_test_message ("case %u", i);
      g_assert_cmpint (ferry_transfer_get_state (row), ==, decisions[i].state);
      assert_content (fixture, "b", decisions[i].b);
      assert_content (fixture, decisions[i].renamed, decisions[i].renamed_content);
      g_unlink (renamed);
    }
}

static void
test_asks_once_for_all (Fixture *fixture, gconstpointer data)
{
  g_autofree char *a = below (fixture, "a");
  g_autofree char *b = below (fixture, "b");
  FerryTransfer *row;

  ferry_test_tree_make (a);
  ferry_test_tree_make (b);
  write_file (fixture, "b/one byte", "another content");
  row = add (fixture, "a", FERRY_KIND_DIRECTORY, "b", FERRY_TRANSFER_FLAGS_NONE);
  ferry_test_wait_until (fixture->asked > 0, PATIENCE);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (fixture->queue)); i++)
    {
      g_autoptr (FerryTransfer) asking = g_list_model_get_item (G_LIST_MODEL (fixture->queue), i);

      if (ferry_transfer_get_state (asking) != FERRY_TRANSFER_ASKING)
        continue;
      ferry_transfer_queue_decide (fixture->queue, asking, FERRY_EXISTS_OVERWRITE, NULL, TRUE);
      break;
    }
  ferry_test_wait_until (ferry_transfer_is_ended (row), PATIENCE);
  g_assert_cmpint (ferry_transfer_get_state (row), ==, FERRY_TRANSFER_DONE);
  assert_same (fixture, "a", "b");
  ferry_test_wait_until (fixture->drained > 0, PATIENCE);

  /* The next work is asked about again. */
  fixture->asked = 0;
  row = add (fixture, "a/CRLF.txt", FERRY_KIND_FILE, "b/CRLF.txt", FERRY_TRANSFER_FLAGS_NONE);
  ferry_test_wait_until (fixture->asked == 1, PATIENCE);
  ferry_transfer_queue_cancel (fixture->queue, row);
  g_assert_cmpint (ferry_transfer_get_state (row), ==, FERRY_TRANSFER_CANCELLED);
}

static void
test_onto_itself (Fixture *fixture, gconstpointer data)
{
  g_autofree char *a = below (fixture, "a");
  FerryTransfer *row;

  ferry_test_tree_make (a);
  row = add (fixture, "a", FERRY_KIND_DIRECTORY, "a/b/copy", FERRY_TRANSFER_FLAGS_NONE);
  wait_until_drained (fixture);
  g_assert_error (ferry_transfer_get_error (row), G_IO_ERROR, G_IO_ERROR_WOULD_RECURSE);
  ferry_transfer_queue_retry (fixture->queue, row);
  wait_until_drained (fixture);
  g_assert_error (ferry_transfer_get_error (row), G_IO_ERROR, G_IO_ERROR_WOULD_RECURSE);

  ferry_transfer_queue_set_exists_action (fixture->queue, FERRY_EXISTS_OVERWRITE);
  row = add (fixture, "a/CRLF.txt", FERRY_KIND_FILE, "a/CRLF.txt", FERRY_TRANSFER_FLAGS_MOVE);
  wait_until_drained (fixture);
  g_assert_cmpint (ferry_transfer_get_state (row), ==, FERRY_TRANSFER_SKIPPED);
  {
    g_autofree char *file = below (fixture, "a/CRLF.txt");

    g_assert_true (g_file_test (file, G_FILE_TEST_EXISTS));
  }
}

static char *
dup_order (Fixture *fixture)
{
  g_autoptr (GString) order = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (fixture->queue)); i++)
    {
      g_autoptr (FerryTransfer) row = g_list_model_get_item (G_LIST_MODEL (fixture->queue), i);

      g_string_append (order, ferry_transfer_get_name (row));
    }
  return g_string_free (g_steal_pointer (&order), FALSE);
}

static void
assert_order (Fixture *fixture, const char *expected)
{
  g_autofree char *order = dup_order (fixture);

  g_assert_cmpstr (order, ==, expected);
}

static void
note_start (FerryTransferQueue *queue, FerryTransfer *transfer, GString *order)
{
  g_string_append (order, ferry_transfer_get_name (transfer));
}

static void
test_order (Fixture *fixture, gconstpointer data)
{
  static const char *const names[] = { "1", "2", "3", "4", "5" };
  FerryTransfer *rows[G_N_ELEMENTS (names)];
  g_autoptr (GString) order = g_string_new (NULL);

  g_object_set (fixture->queue, "is-paused", TRUE, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *target = g_strconcat ("to ", names[i], NULL);

      write_file (fixture, names[i], names[i]);
      rows[i] = add (fixture, names[i], FERRY_KIND_FILE, target, FERRY_TRANSFER_FLAGS_NONE);
    }
  assert_order (fixture, "12345");
  ferry_transfer_queue_move (fixture->queue, rows[4], -3);
  assert_order (fixture, "15234");
  ferry_transfer_queue_move (fixture->queue, rows[0], 1);
  assert_order (fixture, "51234");
  ferry_transfer_queue_move (fixture->queue, rows[0], -10);
  assert_order (fixture, "15234");
  ferry_transfer_queue_remove (fixture->queue, rows[2]);
  assert_order (fixture, "1524");
  ferry_transfer_queue_pause (fixture->queue, rows[1]);
  g_assert_cmpint (ferry_transfer_get_state (rows[1]), ==, FERRY_TRANSFER_PAUSED);

  g_signal_connect (fixture->queue, "transfer-ended", G_CALLBACK (note_start), order);
  fixture->ended = 0;
  g_object_set (fixture->queue, "is-paused", FALSE, NULL);
  ferry_test_wait_until (fixture->ended == 3, PATIENCE);
  g_assert_cmpint (order->str[0], !=, '4'); /* two at a time: the last of three is not the first */
  assert_content (fixture, "to 3", NULL);
  assert_content (fixture, "to 2", NULL);
  assert_content (fixture, "to 5", "5");

  ferry_transfer_queue_resume (fixture->queue, rows[1]);
  ferry_test_wait_until (ferry_transfer_is_ended (rows[1]), PATIENCE);
  assert_content (fixture, "to 2", "2");
}

static void
test_retry (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = below (fixture, "a");
  FerryTransfer *row;
  guint failed;

  g_assert_cmpint (g_mkdir (folder, 0755), ==, 0);
  write_file (fixture, "a/one", "1");
  write_file (fixture, "b", "a file where a folder should be made");
  row = add (fixture, "a", FERRY_KIND_DIRECTORY, "b", FERRY_TRANSFER_FLAGS_NONE);
  wait_until_drained (fixture);
  g_assert_cmpint (ferry_transfer_get_state (row), ==, FERRY_TRANSFER_FAILED);
  g_object_get (fixture->queue, "failed", &failed, NULL);
  g_assert_cmpuint (failed, ==, 1);

  {
    g_autofree char *b = below (fixture, "b");

    g_unlink (b);
  }
  ferry_transfer_queue_retry (fixture->queue, row);
  wait_until_drained (fixture);
  g_assert_cmpint (ferry_transfer_get_state (row), ==, FERRY_TRANSFER_DONE);
  g_object_get (fixture->queue, "failed", &failed, NULL);
  g_assert_cmpuint (failed, ==, 0);
  assert_content (fixture, "b/one", "1");
}

typedef struct
{
  gint64 last;
  gint64 worst;
} Stall;

static gboolean
note_stall (gpointer data)
{
  Stall *stall = data;
  gint64 now = g_get_monotonic_time ();

  stall->worst = MAX (stall->worst, now - stall->last);
  stall->last = now;
  return G_SOURCE_CONTINUE;
}

/* As a drop of a folder with everything selected: one batch of rows, and what follows from it. */
static void
test_many_rows (Fixture *fixture, gconstpointer data)
{
  const guint many = 10000;
  g_autofree char *a = below (fixture, "a");
  g_autofree char *b = below (fixture, "b");
  g_autoptr (FerryListing) entries = ferry_listing_new ();
  Stall stall = { 0 };
  guint source;
  gint64 begin, added;

  for (guint i = 0; i < many; i++)
    {
      g_autofree char *name = g_strdup_printf ("missing %u", i);
      FerryEntry entry = { .name = name, .kind = FERRY_KIND_FILE, .size = 0, .mode = 0644 };

      ferry_listing_add_copy (entries, &entry);
    }
  source = g_timeout_add_full (G_PRIORITY_DEFAULT, 5, note_stall, &stall, NULL);
  begin = g_get_monotonic_time ();
  stall.last = begin;
  ferry_transfer_queue_add (fixture->queue, fixture->place, a, entries, fixture->place, b,
                            FERRY_TRANSFER_FLAGS_NONE);
  added = g_get_monotonic_time ();
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->queue)), ==, many);
  ferry_test_wait_until (fixture->ended >= 500, PATIENCE);
  ferry_transfer_queue_cancel_all (fixture->queue);
  ferry_test_wait_until (fixture->drained == 1, PATIENCE);
  g_test_message ("%u rows: added in %" G_GINT64_FORMAT " ms, all ended after %" G_GINT64_FORMAT
                  " ms, worst stall %" G_GINT64_FORMAT " ms",
                  many, (added - begin) / 1000, (g_get_monotonic_time () - begin) / 1000,
                  stall.worst / 1000);
  g_source_remove (source);
  g_assert_cmpuint (fixture->ended, ==, many);
  ferry_transfer_queue_remove_ended (fixture->queue);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->queue)), ==, 0);
}

/* The rows of a tree come and go, and the folder's row has counted them all. */
static void
test_bounded_rows (Fixture *fixture, gconstpointer data)
{
  const guint many = 3000;
  g_autofree char *a = below (fixture, "a");
  FerryTransfer *row;

  g_assert_cmpint (g_mkdir (a, 0755), ==, 0);
  for (guint i = 0; i < many; i++)
    {
      g_autofree char *name = g_strdup_printf ("file %u", i);
      g_autofree char *path = ferry_path_join (a, name);

      g_assert_true (g_file_set_contents_full (path, "", 0, G_FILE_SET_CONTENTS_NONE, 0644, NULL));
    }
  row = add (fixture, "a", FERRY_KIND_DIRECTORY, "b", FERRY_TRANSFER_FLAGS_NONE);
  wait_until_drained (fixture);
  g_assert_cmpint (ferry_transfer_get_state (row), ==, FERRY_TRANSFER_DONE);
  g_assert_cmpuint (ferry_transfer_get_files_done (row), ==, many);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->queue)), <=, many - 500 + 1);
  assert_same (fixture, "a", "b");
}

#define ADD(name, func) g_test_add ("/queue-local/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("tree", test_tree);
  ADD ("move-merges", test_move_merges);
  ADD ("links", test_links);
  ADD ("asks", test_asks);
  ADD ("asks-once-for-all", test_asks_once_for_all);
  ADD ("onto-itself", test_onto_itself);
  ADD ("order", test_order);
  ADD ("retry", test_retry);
  ADD ("many-rows", test_many_rows);
  ADD ("bounded-rows", test_bounded_rows);
  return g_test_run ();
}
