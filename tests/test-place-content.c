/* The content of files at a place, on real servers and on this computer: the beginning of one, its
 * hash, a new one, its time; and many moves, some of which are in each other's way.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-place-content.h"

#include "ferry-place-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

typedef FerryPlaceFixture Fixture;

static const FerryTestServerOptions vsftpd = { .kind = FERRY_TEST_SERVER_VSFTPD };
static const FerryTestServerOptions pyftpdlib = { .kind = FERRY_TEST_SERVER_PYFTPDLIB };
static const FerryTestServerOptions slow = { .kind = FERRY_TEST_SERVER_PYFTPDLIB,
                                             .max_rate = 200000 };

#define HELLO_SHA256 "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824"
#define HELLO_MD5    "5d41402abc4b2a76b9719d911017c592"

static void
finish (Fixture *fixture, GAsyncResult **result, GError **error)
{
  ferry_test_wait_until (*result != NULL, FERRY_PLACE_PATIENCE);
  ferry_place_action_finish (fixture->place, *result, error);
}

static GBytes *
peek (Fixture *fixture, const char *name, gsize most, GError **error)
{
  g_autofree char *path = ferry_place_fixture_path (fixture, name);
  g_autoptr (GAsyncResult) result = NULL;

  ferry_place_peek_async (fixture->place, path, most, NULL, ferry_test_wait_got_result, &result);
  ferry_test_wait_until (result != NULL, FERRY_PLACE_PATIENCE);
  return ferry_place_peek_finish (fixture->place, result, error);
}

static void
test_peek (Fixture *fixture, gconstpointer data)
{
  g_autofree char *large = g_strnfill (8 * 1024 * 1024, 'x');
  g_autoptr (GBytes) beginning = NULL;
  g_autoptr (GBytes) whole = NULL;
  g_autoptr (GBytes) again = NULL;
  g_autoptr (GBytes) missing = NULL;
  g_autoptr (GBytes) empty = NULL;
  g_autoptr (GError) error = NULL;

  memcpy (large, "begin", 5);
  ferry_place_fixture_write (fixture, "large", large);
  ferry_place_fixture_write (fixture, "small", "hello");
  ferry_place_fixture_write (fixture, "empty", "");
  beginning = peek (fixture, "large", 70000, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_bytes_get_size (beginning), ==, 70000);
  g_assert_cmpint (memcmp (g_bytes_get_data (beginning, NULL), "beginxx", 7), ==, 0);

  /* The connection goes on as if nothing had been cut. */
  whole = peek (fixture, "small", 70000, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (whole, NULL), g_bytes_get_size (whole), "hello", 5);
  again = peek (fixture, "small", 5, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_bytes_get_size (again), ==, 5);
  empty = peek (fixture, "empty", 5, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_bytes_get_size (empty), ==, 0);

  missing = peek (fixture, "missing", 5, &error);
  g_assert_null (missing);
  g_assert_nonnull (error);
}

static char *
hash (Fixture *fixture, FerryHashKind *kind, FerryHashBy by, GError **error)
{
  g_autofree char *path = ferry_place_fixture_path (fixture, "hello");
  g_autoptr (GAsyncResult) result = NULL;

  ferry_place_hash_async (fixture->place, path, *kind, by, NULL, ferry_test_wait_got_result,
                          &result);
  ferry_test_wait_until (result != NULL, FERRY_PLACE_PATIENCE);
  return ferry_place_hash_finish (fixture->place, result, kind, error);
}

static void
test_hash (Fixture *fixture, gconstpointer data)
{
  FerryHashKind kind = FERRY_HASH_SHA256;
  g_autofree char *sha256 = NULL;
  g_autofree char *md5 = NULL;
  g_autofree char *counted = NULL;
  g_autoptr (GError) error = NULL;

  ferry_place_fixture_write (fixture, "hello", "hello");
  sha256 = hash (fixture, &kind, FERRY_HASH_BY_READING, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (sha256, ==, HELLO_SHA256);
  kind = FERRY_HASH_MD5;
  md5 = hash (fixture, &kind, FERRY_HASH_BY_READING, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (md5, ==, HELLO_MD5);

  /* Neither server counts. */
  counted = hash (fixture, &kind, FERRY_HASH_BY_SERVER, &error);
  if (data == NULL)
    g_assert_cmpstr (counted, ==, HELLO_MD5);
  else
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED);
}

static void
make_file (Fixture *fixture, GError **error)
{
  g_autofree char *path = ferry_place_fixture_path (fixture, "new");
  g_autoptr (GAsyncResult) result = NULL;

  ferry_place_make_file_async (fixture->place, path, NULL, ferry_test_wait_got_result, &result);
  finish (fixture, &result, error);
}

/* What has the name stays as it is. */
static void
test_make_file (Fixture *fixture, gconstpointer data)
{
  g_autofree char *made = NULL;
  g_autofree char *kept = NULL;
  g_autoptr (GError) error = NULL;

  make_file (fixture, &error);
  g_assert_no_error (error);
  made = ferry_place_fixture_read (fixture, "new");
  g_assert_cmpstr (made, ==, "");
  ferry_place_fixture_write (fixture, "new", "mine");
  make_file (fixture, &error);
  g_assert_nonnull (error);
  kept = ferry_place_fixture_read (fixture, "new");
  g_assert_cmpstr (kept, ==, "mine");
}

static void
test_set_modified (Fixture *fixture, gconstpointer data)
{
  g_autoptr (FerryListing) entries = ferry_listing_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *on_disk = g_build_filename (fixture->root, "b", NULL);
  GStatBuf status;

  for (const char *const *name = (const char *const[]){ "a", "b", NULL }; *name != NULL; name++)
    {
      ferry_place_fixture_write (fixture, *name, *name);
      ferry_listing_add (entries, *name, 1, NULL, 0);
    }
  ferry_place_set_modified_async (fixture->place, fixture->home, entries, 1000000000, NULL, NULL,
                                  ferry_test_wait_got_result, &result);
  finish (fixture, &result, &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_stat (on_disk, &status), ==, 0);
  g_assert_cmpint (status.st_mtime, ==, 1000000000);
}

static gboolean
move (Fixture *fixture, const char *const *from, const char *const *to, FerryTally *tally)
{
  g_autoptr (GPtrArray) from_paths = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) to_paths = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GAsyncResult) result = NULL;

  for (guint i = 0; from[i] != NULL; i++)
    {
      g_ptr_array_add (from_paths, ferry_place_fixture_path (fixture, from[i]));
      g_ptr_array_add (to_paths, ferry_place_fixture_path (fixture, to[i]));
    }
  g_ptr_array_add (from_paths, NULL);
  g_ptr_array_add (to_paths, NULL);
  ferry_place_move_async (fixture->place, (const char *const *) from_paths->pdata,
                          (const char *const *) to_paths->pdata, tally, NULL,
                          ferry_test_wait_got_result, &result);
  ferry_test_wait_until (result != NULL, FERRY_PLACE_PATIENCE);
  return ferry_place_action_finish (fixture->place, result, NULL);
}

static int
compare_strings (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* "a=1 b=2": what is in which file, and nothing else is there */
static void
assert_files (Fixture *fixture, const char *expected)
{
  g_autoptr (GDir) folder = g_dir_open (fixture->root, 0, NULL);
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *text = NULL;
  const char *name;

  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *content = ferry_place_fixture_read (fixture, name);

      g_ptr_array_add (found, g_strdup_printf ("%s=%s", name, content));
    }
  g_ptr_array_sort (found, compare_strings);
  g_ptr_array_add (found, NULL);
  text = g_strjoinv (" ", (GStrv) found->pdata);
  g_assert_cmpstr (text, ==, expected);
}

static void
undo (Fixture *fixture, FerryUndoDirection direction)
{
  FerryUndo *undo = ferry_place_get_undo (fixture->place);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  ferry_undo_run_async (undo, direction, NULL, NULL, ferry_test_wait_got_result, &result);
  ferry_test_wait_until (result != NULL, FERRY_PLACE_PATIENCE);
  ferry_undo_run_finish (undo, result, &error);
  g_assert_no_error (error);
}

static void
write_files (Fixture *fixture)
{
  ferry_place_fixture_write (fixture, "a", "1");
  ferry_place_fixture_write (fixture, "b", "2");
  ferry_place_fixture_write (fixture, "c", "3");
}

static void
test_swap (Fixture *fixture, gconstpointer data)
{
  g_autoptr (FerryTally) tally = ferry_tally_new ();

  write_files (fixture);
  g_assert_true (move (fixture, (const char *const[]){ "a", "b", "c", NULL },
                       (const char *const[]){ "b", "a", "d", NULL }, tally));
  assert_files (fixture, "a=2 b=1 d=3");
  g_assert_cmpuint (ferry_tally_get_n_moves (tally), ==, 3);

  /* All of it is one step. */
  undo (fixture, FERRY_UNDO_BACK);
  assert_files (fixture, "a=1 b=2 c=3");
  undo (fixture, FERRY_UNDO_FORWARD);
  assert_files (fixture, "a=2 b=1 d=3");
}

/* One that is refused keeps its name, and so does the one that was to have it: nothing is
 * overwritten, and nothing is left with a name between. */
static void
test_blocked (Fixture *fixture, gconstpointer data)
{
  g_autoptr (FerryTally) tally = ferry_tally_new ();

  write_files (fixture);
  g_assert_false (move (fixture, (const char *const[]){ "a", "b", NULL },
                        (const char *const[]){ "b", "c", NULL }, tally));
  assert_files (fixture, "a=1 b=2 c=3");
  g_assert_cmpuint (ferry_tally_get_failed (tally), ==, 2);
  g_assert_cmpuint (ferry_tally_get_n_moves (tally), ==, 0);
}

#define ADD(name, options, func)                                                                   \
  g_test_add ("/place-content/" name, Fixture, options, ferry_place_fixture_set_up, func,          \
              ferry_place_fixture_tear_down)
#define ADD_ALL(name, func)                                                                        \
  ADD (name "/local", NULL, func);                                                                 \
  ADD (name "/vsftpd", &vsftpd, func);                                                             \
  ADD (name "/pyftpdlib", &pyftpdlib, func)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD_ALL ("peek", test_peek);
  ADD ("peek/slow", &slow, test_peek);
  ADD_ALL ("hash", test_hash);
  ADD_ALL ("make-file", test_make_file);
  ADD_ALL ("set-modified", test_set_modified);
  ADD_ALL ("swap", test_swap);
  ADD_ALL ("blocked", test_blocked);
  return g_test_run ();
}
