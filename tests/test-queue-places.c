/* The queue between two objects that both stand for this computer, as two panes or two rows of the
 * journal may have: all that is said of one place holds for them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-local-place.h"
#include "ferry-path.h"
#include "ferry-test-tree.h"
#include "ferry-test-wait.h"
#include "ferry-transfer-queue.h"

#include <glib/gstdio.h>

#define PATIENCE 30 /* s */

typedef struct
{
  FerryPlace *left;
  FerryPlace *right;
  FerryTransferQueue *queue;
  char *root;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->left = ferry_local_place_new ();
  fixture->right = ferry_local_place_new ();
  fixture->queue = ferry_transfer_queue_new ();
  fixture->root = g_dir_make_tmp ("ferry-places-XXXXXX", NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->queue);
  g_assert_finalize_object (fixture->left);
  g_assert_finalize_object (fixture->right);
  ferry_test_tree_remove (fixture->root);
  g_free (fixture->root);
}

/* Carries @source over, from one object to the other or back. */
static void
carry (Fixture *fixture,
       gboolean is_back,
       const char *source,
       FerryKind kind,
       const char *target,
       FerryTransferFlags flags,
       FerryTransferState state)
{
  FerryEntry entry = {
    .name = "x", .kind = kind, .size = FERRY_SIZE_UNKNOWN, .mode = FERRY_MODE_UNKNOWN
  };
  g_autofree char *from = ferry_path_join (fixture->root, source);
  g_autofree char *to = ferry_path_join (fixture->root, target);
  FerryTransfer *row =
      ferry_transfer_queue_add_as (fixture->queue, is_back ? fixture->right : fixture->left, from,
                                   &entry, is_back ? fixture->left : fixture->right, to, flags);

  ferry_test_wait_until (ferry_transfer_is_ended (row), PATIENCE);
  g_assert_cmpint (ferry_transfer_get_state (row), ==, state);
  ferry_test_wait_until (!ferry_transfer_queue_is_busy (fixture->queue), PATIENCE);
}

static char *
dup_digest (Fixture *fixture, const char *name)
{
  g_autofree char *path = ferry_path_join (fixture->root, name);

  return ferry_test_tree_dup_digest (path);
}

/* Whichever object's rows come first. */
static void
test_tree (Fixture *fixture, gconstpointer data)
{
  g_autofree char *source = ferry_path_join (fixture->root, "a");
  g_autofree char *expected = NULL;
  g_autofree char *there = NULL;
  g_autofree char *back = NULL;

  ferry_test_tree_make (source);
  expected = dup_digest (fixture, "a");
  carry (fixture, FALSE, "a", FERRY_KIND_DIRECTORY, "b", FERRY_TRANSFER_FLAGS_NONE,
         FERRY_TRANSFER_DONE);
  there = dup_digest (fixture, "b");
  g_assert_cmpstr (there, ==, expected);
  carry (fixture, TRUE, "b", FERRY_KIND_DIRECTORY, "c", FERRY_TRANSFER_FLAGS_NONE,
         FERRY_TRANSFER_DONE);
  back = dup_digest (fixture, "c");
  g_assert_cmpstr (back, ==, expected);
}

static void
test_onto_itself (Fixture *fixture, gconstpointer data)
{
  g_autofree char *source = ferry_path_join (fixture->root, "a");

  ferry_test_tree_make (source);
  carry (fixture, FALSE, "a", FERRY_KIND_DIRECTORY, "a/b", FERRY_TRANSFER_FLAGS_NONE,
         FERRY_TRANSFER_FAILED);
}

/* What was moved can be taken back where it lies now. */
static void
test_move (Fixture *fixture, gconstpointer data)
{
  g_autofree char *source = ferry_path_join (fixture->root, "a");
  g_autofree char *target = ferry_path_join (fixture->root, "b");
  FerryUndo *undo = ferry_place_get_undo (fixture->right);
  FerryStepKind kind;
  const char *path;

  g_assert_true (g_file_set_contents (source, "alpha", -1, NULL));
  carry (fixture, FALSE, "a", FERRY_KIND_FILE, "b", FERRY_TRANSFER_FLAGS_MOVE, FERRY_TRANSFER_DONE);
  g_assert_true (g_file_test (target, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (source, G_FILE_TEST_EXISTS));
  g_assert_cmpuint (ferry_undo_look (undo, FERRY_UNDO_BACK, &kind, &path), ==, 1);
  g_assert_cmpint (kind, ==, FERRY_STEP_MOVE);
}

/* A name that this computer's character set does not read stays as it is. */
static void
test_odd_name (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = ferry_path_join (fixture->root, "a");
  g_autofree char *file = ferry_path_join (folder, "caf\xe9");
  g_autofree char *copy = ferry_path_join (fixture->root, "b/caf\xe9");

  g_assert_cmpint (g_mkdir (folder, 0755), ==, 0);
  if (!g_file_set_contents (file, "alpha", -1, NULL))
    {
      g_test_skip ("the file system takes no such name");
      return;
    }
  carry (fixture, FALSE, "a", FERRY_KIND_DIRECTORY, "b", FERRY_TRANSFER_FLAGS_NONE,
         FERRY_TRANSFER_DONE);
  g_assert_true (g_file_test (copy, G_FILE_TEST_EXISTS));
}

#define ADD(name, func) g_test_add ("/queue-places/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("tree", test_tree);
  ADD ("onto-itself", test_onto_itself);
  ADD ("move", test_move);
  ADD ("odd-name", test_odd_name);
  return g_test_run ();
}
