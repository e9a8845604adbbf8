/* Trees of a hostile server on their way to this computer: nothing is written outside the folder
 * that was chosen, under whatever name; loops, depths and crowds come to an end; what arrives under
 * its own name is whole.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-ftp-error.h"
#include "ferry-hostile-server.h"
#include "ferry-local-place.h"
#include "ferry-path.h"
#include "ferry-remote-place.h"
#include "ferry-test-tree.h"
#include "ferry-test-wait.h"
#include "ferry-transfer-queue.h"

#include <string.h>

#define PATIENCE 60 /* s */
#define CONTENT  "five\n"
#define FILE_OF  "type=file;size=5;modify=20240203101112; "

typedef struct
{
  FerryHostileServer *server;
  FerryServer *settings;
  FerryPlace *local;
  FerryPlace *remote;
  FerryTransferQueue *queue;
  FerryTransfer *row; /* borrowed: of the whole tree */
  char *root;         /* nothing but the chosen folder may come into it */
  char *chosen;
  guint drained;
} Fixture;

static void
count (gpointer source, guint *counter)
{
  (*counter)++;
}

static void
set_up (Fixture *fixture, const FerryHostileRules *rules)
{
  memset (fixture, 0, sizeof *fixture);
  fixture->server = ferry_hostile_server_start (rules);
  fixture->settings = ferry_server_new ("127.0.0.1");
  fixture->settings->port = ferry_hostile_server_get_port (fixture->server);
  fixture->settings->security = FERRY_SECURITY_NONE;
  fixture->local = ferry_local_place_new ();
  fixture->queue = ferry_transfer_queue_new ();
  fixture->root = g_dir_make_tmp ("ferry-hostile-XXXXXX", NULL);
  fixture->chosen = g_build_filename (fixture->root, "chosen", NULL);
  g_signal_connect (fixture->queue, "drained", G_CALLBACK (count), &fixture->drained);
}

static void
tear_down (Fixture *fixture)
{
  g_assert_finalize_object (fixture->queue);
  g_assert_finalize_object (fixture->local);
  g_assert_finalize_object (fixture->remote);
  ferry_hostile_server_free (fixture->server);
  ferry_server_free (fixture->settings);
  ferry_test_tree_remove (fixture->root);
  g_free (fixture->root);
  g_free (fixture->chosen);
}

static void
connect_place (Fixture *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  fixture->remote = ferry_remote_place_new (fixture->settings);
  ferry_remote_place_connect_async (FERRY_REMOTE_PLACE (fixture->remote), NULL,
                                    ferry_test_wait_got_result, &result);
  ferry_test_wait_until (result != NULL, PATIENCE);
  ferry_remote_place_connect_finish (FERRY_REMOTE_PLACE (fixture->remote), result, &error);
  g_assert_no_error (error);
}

/* Downloads the whole server into the chosen folder. */
static void
fetch_tree (Fixture *fixture)
{
  FerryEntry entry = { .name = "x",
                       .kind = FERRY_KIND_DIRECTORY,
                       .size = FERRY_SIZE_UNKNOWN,
                       .mode = FERRY_MODE_UNKNOWN };

  connect_place (fixture);
  fixture->row =
      ferry_transfer_queue_add_as (fixture->queue, fixture->remote, "/", &entry, fixture->local,
                                   fixture->chosen, FERRY_TRANSFER_FLAGS_NONE);
  ferry_test_wait_until (fixture->drained > 0, PATIENCE);
}

static int
compare_names (gconstpointer one, gconstpointer other)
{
  return g_strcmp0 (*(const char *const *) one, *(const char *const *) other);
}

/* The names in a folder of this computer, joined by '|'. */
static char *
dup_names (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);
  g_ptr_array_add (names, NULL);
  return g_strjoinv ("|", (char **) names->pdata);
}

static void
assert_nothing_outside (Fixture *fixture)
{
  g_autofree char *names = dup_names (fixture->root);

  g_assert_cmpstr (names, ==, "chosen");
}

static void
assert_whole (Fixture *fixture, const char *name)
{
  g_autofree char *path = g_build_filename (fixture->chosen, name, NULL);
  g_autofree char *content = NULL;

  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, CONTENT);
}

/* --- Names --- */

static const FerryHostileRules names_by_facts = {
  .listing = FILE_OF "../x.txt\r\n" FILE_OF "/etc/x.txt\r\n" FILE_OF "..\\x.txt\r\n" FILE_OF
                     "a/b.txt\r\n" FILE_OF "CON\r\n" FILE_OF "..\r\n" FILE_OF ".\r\n" FILE_OF
                     "a\rb.txt\r\n" FILE_OF " \r\n" FILE_OF "-rf.txt\r\n" FILE_OF
                     "good.txt\r\ntype=dir;../d\r\ntype=dir; ../d\r\ntype=dir; ..\r\n",
  .content = CONTENT,
};

#define LINE_OF "-rw-r--r-- 1 kai staff 5 Feb  3 10:11 "

static const FerryHostileRules names_by_lines = {
  .listing = LINE_OF "../x.txt\r\n" LINE_OF "/etc/x.txt\r\n" LINE_OF "..\\x.txt\r\n" LINE_OF
                     "a/b.txt\r\n" LINE_OF "CON\r\n" LINE_OF "..\r\n" LINE_OF ".\r\n" LINE_OF
                     "a\rb.txt\r\n" LINE_OF " \r\n" LINE_OF "-rf.txt\r\n" LINE_OF
                     "good.txt\r\ndrwxr-xr-x 1 kai staff 5 Feb  3 10:11 ../d\r\n",
  .has_no_mlsd = TRUE,
  .content = CONTENT,
};

static void
test_names (gconstpointer data)
{
  g_autofree char *names = NULL;
  Fixture fixture;

  set_up (&fixture, data);
  fetch_tree (&fixture);
  assert_nothing_outside (&fixture);
  names = dup_names (fixture.chosen);
#ifdef G_OS_WIN32
  g_assert_cmpstr (names, ==, "-rf.txt|.._x.txt|_|_CON|good.txt");
#else
  g_assert_cmpstr (names, ==, " |-rf.txt|..\\x.txt|CON|good.txt");
#endif
  assert_whole (&fixture, "good.txt");
  g_assert_false (ferry_hostile_server_has_seen (fixture.server, "RETR /etc/x.txt"));
  tear_down (&fixture);
}

/* --- Trees without an end --- */

static guint
measure_depth (const char *folder, const char *name)
{
  g_autofree char *path = g_strdup (folder);
  guint depth = 0;

  while (g_file_test (path, G_FILE_TEST_IS_DIR))
    {
      char *deeper = g_build_filename (path, name, NULL);

      g_free (path);
      path = deeper;
      depth++;
    }
  return depth;
}

static void
assert_row_failed (Fixture *fixture, const char *sentence)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (fixture->queue)); i++)
    {
      g_autoptr (FerryTransfer) row = g_list_model_get_item (G_LIST_MODEL (fixture->queue), i);
      const GError *error = ferry_transfer_get_error (row);

      if (error != NULL && strstr (error->message, sentence) != NULL)
        return;
    }
  g_error ("no row says “%s”", sentence);
}

/* As deep as somebody likes: each folder has another one in it. */
static void
test_depth (void)
{
  static const FerryHostileRules rules = {
    .listing = FILE_OF "a.txt\r\ntype=dir; deeper\r\n",
    .content = CONTENT,
  };
  Fixture fixture;

  set_up (&fixture, &rules);
  fetch_tree (&fixture);
  assert_nothing_outside (&fixture);
  assert_whole (&fixture, "a.txt");
  g_assert_cmpuint (measure_depth (fixture.chosen, "deeper"), ==, 100);
  assert_row_failed (&fixture, "too deep");
  tear_down (&fixture);
}

/* Names so long that a hundred of them are no path here. */
static void
test_long_names (void)
{
  g_autofree char *name = g_strnfill (5000, 'n');
  g_autofree char *listing = g_strconcat ("type=dir; ", name, "\r\n", FILE_OF, name, ".txt\r\n",
                                          FILE_OF "a.txt\r\n", NULL);
  const FerryHostileRules rules = { .listing = listing, .content = CONTENT };
  Fixture fixture;

  set_up (&fixture, &rules);
  fetch_tree (&fixture);
  assert_nothing_outside (&fixture);
  assert_whole (&fixture, "a.txt");
  g_assert_cmpint (ferry_transfer_get_state (fixture.row), ==, FERRY_TRANSFER_FAILED);
  tear_down (&fixture);
}

/* Every folder is the same one, whichever way leads to it. */
static void
test_loop (gconstpointer data)
{
  Fixture fixture;

  set_up (&fixture, data);
  fetch_tree (&fixture);
  assert_nothing_outside (&fixture);
  assert_whole (&fixture, "a.txt");
  g_assert_cmpuint (measure_depth (fixture.chosen, "loop"), <=, 2);
  tear_down (&fixture);
}

static const FerryHostileRules loop_of_folders = {
  .listing = FILE_OF "a.txt\r\ntype=dir; loop\r\n",
  .folder = "/somewhere",
  .content = CONTENT,
};

static const FerryHostileRules loop_of_links = {
  .listing = LINE_OF "a.txt\r\nlrwxrwxrwx 1 kai staff 1 Feb  3 10:11 loop -> .\r\n",
  .has_no_mlsd = TRUE,
  .folder = "/somewhere",
  .content = CONTENT,
};

/* Its PWD only repeats what was asked for. */
static const FerryHostileRules loop_of_hidden_links = {
  .listing = LINE_OF "a.txt\r\nlrwxrwxrwx 1 kai staff 1 Feb  3 10:11 loop -> .\r\n",
  .has_no_mlsd = TRUE,
  .content = CONTENT,
};

/* Two folders in each: a hundred levels would be more than there are atoms. */
static void
test_crowd_of_folders (void)
{
  static const FerryHostileRules rules = {
    .listing = FILE_OF "a.txt\r\ntype=dir; left\r\ntype=dir; right\r\n",
    .content = CONTENT,
  };
  Fixture fixture;

  set_up (&fixture, &rules);
  fixture.settings->max_folders = 50;
  fetch_tree (&fixture);
  assert_nothing_outside (&fixture);
  assert_whole (&fixture, "a.txt");
  assert_row_failed (&fixture, "too many folders");
  g_assert_cmpint (ferry_transfer_get_state (fixture.row), ==, FERRY_TRANSFER_FAILED);
  tear_down (&fixture);
}

/* --- Crowds --- */

static void
add_length (FerryListing *part, gpointer user_data)
{
  *(guint *) user_data += ferry_listing_get_length (part);
}

static void
list_root (Fixture *fixture, guint *entries, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  connect_place (fixture);
  ferry_place_list_async (fixture->remote, "/", add_length, entries, NULL,
                          ferry_test_wait_got_result, &result);
  ferry_test_wait_until (result != NULL, PATIENCE);
  ferry_place_list_finish (fixture->remote, result, error);
}

static void
test_entries (void)
{
  static const FerryHostileRules rules = { .entries = 20000, .content = CONTENT };
  g_autoptr (GError) error = NULL;
  guint entries = 0;
  Fixture fixture;

  set_up (&fixture, &rules);
  fixture.settings->max_entries = 20000;
  list_root (&fixture, &entries, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (entries, ==, 20000);
  tear_down (&fixture);
}

static void
test_too_many_entries (void)
{
  static const FerryHostileRules rules = { .entries = 200000, .content = CONTENT };
  g_autoptr (GError) error = NULL;
  guint entries = 0;
  Fixture fixture;

  set_up (&fixture, &rules);
  fixture.settings->max_entries = 19999;
  list_root (&fixture, &entries, &error);
  g_assert_error (error, FERRY_FTP_ERROR, FERRY_FTP_ERROR_PROTOCOL);
  /* What one read brought at most, beyond the bound. */
  g_assert_cmpuint (entries, <, 19999 + 256 * 1024 / 40);
  tear_down (&fixture);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/hostile/tree/names-mlsd", &names_by_facts, test_names);
  g_test_add_data_func ("/hostile/tree/names-list", &names_by_lines, test_names);
  g_test_add_func ("/hostile/tree/depth", test_depth);
  g_test_add_func ("/hostile/tree/long-names", test_long_names);
  g_test_add_data_func ("/hostile/tree/loop-of-folders", &loop_of_folders, test_loop);
  g_test_add_data_func ("/hostile/tree/loop-of-links", &loop_of_links, test_loop);
  g_test_add_data_func ("/hostile/tree/loop-of-hidden-links", &loop_of_hidden_links, test_loop);
  g_test_add_func ("/hostile/tree/crowd-of-folders", test_crowd_of_folders);
  g_test_add_func ("/hostile/tree/entries", test_entries);
  g_test_add_func ("/hostile/tree/too-many-entries", test_too_many_entries);
  return g_test_run ();
}
