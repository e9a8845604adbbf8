/* Large and small files in one queue: whichever come first, neither kind waits for the last of the
 * other. Told by the order in which they end, not by the clock.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-local-place.h"
#include "ferry-path.h"
#include "ferry-test-tree.h"
#include "ferry-test-wait.h"
#include "ferry-transfer-queue.h"

#include <glib/gstdio.h>

#define PATIENCE 60 /* s */
#define N_SMALL  300
#define N_LARGE  8
#define LARGE    (1024 * 1024)

typedef struct
{
  FerryPlace *place;
  FerryTransferQueue *queue;
  char *root;
  GString *order; /* "s" or "l" for each that has ended */
} Fixture;

static void
on_ended (FerryTransferQueue *queue, FerryTransfer *transfer, Fixture *fixture)
{
  g_assert_cmpint (ferry_transfer_get_state (transfer), ==, FERRY_TRANSFER_DONE);
  g_string_append_c (fixture->order, *ferry_transfer_get_name (transfer));
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->place = ferry_local_place_new ();
  fixture->queue = ferry_transfer_queue_new ();
  fixture->root = g_dir_make_tmp ("ferry-fair-XXXXXX", NULL);
  fixture->order = g_string_new (NULL);
  g_signal_connect (fixture->queue, "transfer-ended", G_CALLBACK (on_ended), fixture);
  g_object_set (fixture->queue, "is-paused", TRUE, NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->queue);
  g_assert_finalize_object (fixture->place);
  ferry_test_tree_remove (fixture->root);
  g_free (fixture->root);
  g_string_free (fixture->order, TRUE);
}

static void
add_files (Fixture *fixture, const char *kind, guint count, gint64 size)
{
  g_autofree char *from = ferry_path_join (fixture->root, "from");
  g_autofree char *to = ferry_path_join (fixture->root, "to");
  g_autoptr (FerryListing) entries = ferry_listing_new ();

  g_assert_cmpint (g_mkdir_with_parents (from, 0755), ==, 0);
  g_assert_cmpint (g_mkdir_with_parents (to, 0755), ==, 0);
  for (guint i = 0; i < count; i++)
    {
      g_autofree char *name = g_strdup_printf ("%s %u", kind, i);
      g_autofree char *path = ferry_path_join (from, name);
      FerryEntry entry = { .name = name, .kind = FERRY_KIND_FILE, .size = size, .mode = 0644 };

      ferry_test_tree_make_file (path, (gsize) size, i);
      ferry_listing_add_copy (entries, &entry);
    }
  ferry_transfer_queue_add (fixture->queue, fixture->place, from, entries, fixture->place, to,
                            FERRY_TRANSFER_FLAGS_NONE);
}

static guint
count_before_first (const char *order, char first, char counted)
{
  guint count = 0;

  for (const char *p = order; *p != '\0' && *p != first; p++)
    count += *p == counted;
  return count;
}

static void
run (Fixture *fixture)
{
  g_object_set (fixture->queue, "is-paused", FALSE, NULL);
  ferry_test_wait_until (fixture->order->len == N_SMALL + N_LARGE, PATIENCE);
  ferry_test_wait_until (!ferry_transfer_queue_is_busy (fixture->queue), PATIENCE);
}

static void
test_large_first (Fixture *fixture, gconstpointer data)
{
  add_files (fixture, "large", N_LARGE, LARGE);
  add_files (fixture, "small", N_SMALL, 10);
  run (fixture);
  g_assert_cmpuint (count_before_first (fixture->order->str, 's', 'l'), <, N_LARGE / 2);
}

static void
test_small_first (Fixture *fixture, gconstpointer data)
{
  add_files (fixture, "small", N_SMALL, 10);
  add_files (fixture, "large", N_LARGE, LARGE);
  run (fixture);
  g_assert_cmpuint (count_before_first (fixture->order->str, 'l', 's'), <, N_SMALL / 2);
}

#define ADD(name, func) g_test_add ("/queue-fair/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("large-first", test_large_first);
  ADD ("small-first", test_small_first);
  return g_test_run ();
}
