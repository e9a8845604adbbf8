/* Deleting trees, deleting into a folder, and taking things back, on real servers and on this
 * computer.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-ftp-error.h"
#include "ferry-local-place.h"
#include "ferry-path.h"
#include "ferry-remote-place.h"
#include "ferry-test-server.h"
#include "ferry-test-tree.h"
#include "ferry-test-wait.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#define PATIENCE 60 /* s */
#define FOLDERS  12
#define FILES    80 /* in each */

/* A place, and where the test sees its files. */
typedef struct
{
  FerryTestServer *server; /* NULL: this computer */
  FerryPlace *place;
  char *root; /* on the disk */
  char *home; /* as the place names it */
  GString *changed;
} Fixture;

static const FerryTestServerOptions vsftpd = { .kind = FERRY_TEST_SERVER_VSFTPD };
static const FerryTestServerOptions pyftpdlib = { .kind = FERRY_TEST_SERVER_PYFTPDLIB };
static const FerryTestServerOptions read_only = { .kind = FERRY_TEST_SERVER_PYFTPDLIB,
                                                  .is_read_only = TRUE };

static void
on_folder_changed (FerryPlace *place, const char *path, Fixture *fixture)
{
  g_string_append_printf (fixture->changed, "%s\n", path);
}

static void
connect_place (Fixture *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  ferry_remote_place_connect_async (FERRY_REMOTE_PLACE (fixture->place), NULL,
                                    ferry_test_wait_got_result, &result);
  ferry_test_wait_until (result != NULL, PATIENCE);
  ferry_remote_place_connect_finish (FERRY_REMOTE_PLACE (fixture->place), result, &error);
  g_assert_no_error (error);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (FerryServer) settings = NULL;
  g_autoptr (GError) error = NULL;

  fixture->changed = g_string_new (NULL);
  if (data == NULL)
    {
      fixture->place = ferry_local_place_new ();
      fixture->root = g_dir_make_tmp ("ferry-undo-XXXXXX", NULL);
      fixture->home = g_strdup (fixture->root);
    }
  else
    {
      fixture->server = ferry_test_server_start (data, &error);
      g_assert_no_error (error);
      settings = ferry_server_new (ferry_test_server_get_host (fixture->server));
      settings->port = ferry_test_server_get_port (fixture->server);
      settings->user = g_strdup (ferry_test_server_get_user (fixture->server));
      settings->password = g_strdup (ferry_test_server_get_password (fixture->server));
      settings->security = FERRY_SECURITY_NONE;
      settings->deleted_folder = g_strdup ("kept/ごみ箱");
      fixture->place = ferry_remote_place_new (settings);
      connect_place (fixture);
      fixture->root = g_strdup (ferry_test_server_get_root (fixture->server));
      fixture->home = g_strdup (ferry_place_get_home (fixture->place));
    }
  g_signal_connect (fixture->place, "folder-changed", G_CALLBACK (on_folder_changed), fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->place);
  if (fixture->server == NULL)
    ferry_test_tree_remove (fixture->root);
  g_clear_pointer (&fixture->server, ferry_test_server_free);
  g_free (fixture->root);
  g_free (fixture->home);
  g_string_free (fixture->changed, TRUE);
}

/* On the disk */
static char *
there (Fixture *fixture, const char *name)
{
  return g_build_filename (fixture->root, name, NULL);
}

static gboolean
exists (Fixture *fixture, const char *name)
{
  g_autofree char *path = there (fixture, name);

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

static void
make_file (Fixture *fixture, const char *name)
{
  g_autofree char *path = there (fixture, name);

  g_assert_true (g_file_set_contents (path, name, -1, NULL));
}

/* Behind the place's back */
static void
rename_there (Fixture *fixture, const char *from, const char *to)
{
  g_autofree char *source = there (fixture, from);
  g_autofree char *target = there (fixture, to);

  g_assert_cmpint (g_rename (source, target), ==, 0);
}

static gboolean
has_content (Fixture *fixture, const char *name, const char *expected)
{
  g_autofree char *path = there (fixture, name);
  g_autofree char *content = NULL;

  return g_file_get_contents (path, &content, NULL, NULL) && g_str_equal (content, expected);
}

static void
make_folder (Fixture *fixture, const char *name)
{
  g_autofree char *path = there (fixture, name);

  g_assert_cmpint (g_mkdir_with_parents (path, 0755), ==, 0);
}

/* As the place names it */
static char *
at (Fixture *fixture, const char *name)
{
  return ferry_path_join (fixture->home, name);
}

static gboolean
finish (Fixture *fixture, GAsyncResult **result, GError **error)
{
  gboolean is_done;

  ferry_test_wait_until (*result != NULL, PATIENCE);
  is_done = ferry_place_action_finish (fixture->place, *result, error);
  g_clear_object (result);
  return is_done;
}

static gboolean
remove_names (Fixture *fixture,
              const char *names, /* with blanks between them; a folder ends with / */
              FerryRemoval removal,
              FerryTally *tally,
              GCancellable *cancellable,
              GError **error)
{
  g_autoptr (FerryListing) entries = ferry_listing_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_auto (GStrv) parts = g_strsplit (names, " ", -1);

  for (char **name = parts; *name != NULL; name++)
    {
      FerryEntry entry = { .size = FERRY_SIZE_UNKNOWN, .mode = FERRY_MODE_UNKNOWN };

      entry.kind = g_str_has_suffix (*name, "/") ? FERRY_KIND_DIRECTORY : FERRY_KIND_FILE;
      entry.name = g_strdelimit (*name, "/", '\0');
      ferry_listing_add_copy (entries, &entry);
    }
  ferry_place_remove_async (fixture->place, fixture->home, entries, removal, tally, cancellable,
                            ferry_test_wait_got_result, &result);
  return finish (fixture, &result, error);
}

static gboolean
run_undo (Fixture *fixture, FerryUndoDirection direction, FerryTally *tally, GError **error)
{
  FerryUndo *undo = ferry_place_get_undo (fixture->place);
  g_autoptr (GAsyncResult) result = NULL;

  ferry_undo_run_async (undo, direction, tally, NULL, ferry_test_wait_got_result, &result);
  ferry_test_wait_until (result != NULL, PATIENCE);
  return ferry_undo_run_finish (undo, result, error);
}

/* The next step: its kind, the number of things and the name of the first; "" for none. */
static char *
dup_next (Fixture *fixture, FerryUndoDirection direction)
{
  static const char *const kinds[] = { "rename", "move", "new-folder", "delete" };
  FerryStepKind kind;
  const char *path;
  guint count = ferry_undo_look (ferry_place_get_undo (fixture->place), direction, &kind, &path);
  g_autofree char *name = count > 0 ? ferry_path_dup_name (path) : NULL;

  return count > 0 ? g_strdup_printf ("%s %u %s", kinds[kind], count, name) : g_strdup ("");
}

static void
assert_next (Fixture *fixture, const char *back, const char *forward)
{
  g_autofree char *next_back = dup_next (fixture, FERRY_UNDO_BACK);
  g_autofree char *next_forward = dup_next (fixture, FERRY_UNDO_FORWARD);

  g_assert_cmpstr (next_back, ==, back);
  g_assert_cmpstr (next_forward, ==, forward);
}

/* Two levels, with a link that leads out. */
static void
make_tree (Fixture *fixture, const char *name)
{
  g_autofree char *link = NULL;

  make_folder (fixture, "outside");
  make_file (fixture, "outside/stays");
  for (guint i = 0; i < FOLDERS; i++)
    {
      g_autofree char *folder = i % 3 == 0 ? g_strdup_printf ("%s/%u", name, i)
                                           : g_strdup_printf ("%s/%u/%u", name, i - i % 3, i);

      make_folder (fixture, folder);
      for (guint j = 0; j < FILES; j++)
        {
          g_autofree char *file = g_strdup_printf ("%s/file %u", folder, j);

          make_file (fixture, file);
        }
    }
  link = g_strdup_printf ("%s/%s/link", fixture->root, name);
  g_assert_cmpint (symlink ("../outside", link), ==, 0);
}

static void
test_tree (Fixture *fixture, gconstpointer data)
{
  g_autoptr (FerryTally) tally = ferry_tally_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *current = NULL;
  guint found, done;

  make_tree (fixture, "tree");
  make_file (fixture, "file");
  make_file (fixture, "other");
  remove_names (fixture, "tree/ file", FERRY_REMOVAL_FOR_GOOD, tally, NULL, &error);
  g_assert_no_error (error);
  g_assert_false (exists (fixture, "tree"));
  g_assert_false (exists (fixture, "file"));
  g_assert_true (exists (fixture, "other"));
  g_assert_true (exists (fixture, "outside/stays"));
  g_assert_false (exists (fixture, "kept"));
  ferry_tally_look (tally, &found, &done, &current);
  g_assert_cmpuint (found, ==, FOLDERS * (FILES + 1) + 3);
  g_assert_cmpuint (done, ==, found);
  g_assert_cmpuint (ferry_tally_get_failed (tally), ==, 0);
  assert_next (fixture, "", "");
}

/* What cannot be removed is told of, and the rest goes on. */
static void
test_missing (Fixture *fixture, gconstpointer data)
{
  g_autoptr (FerryTally) tally = ferry_tally_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *missing = at (fixture, "missing");
  const GError *reason;

  make_file (fixture, "a");
  make_file (fixture, "b");
  g_assert_false (
      remove_names (fixture, "a missing b", FERRY_REMOVAL_FOR_GOOD, tally, NULL, &error));
  if (data != NULL)
    g_assert_error (error, FERRY_FTP_ERROR, FERRY_FTP_ERROR_NOT_FOUND);
  else
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_assert_false (exists (fixture, "a"));
  g_assert_false (exists (fixture, "b"));
  g_assert_cmpuint (ferry_tally_get_failed (tally), ==, 1);
  g_assert_cmpstr (ferry_tally_get_failure (tally, 0, &reason), ==, missing);
  g_assert_cmpstr (reason->message, ==, error->message);
}

/* Each file is refused, and no folder on top of them. */
static void
test_refused (Fixture *fixture, gconstpointer data)
{
  g_autoptr (FerryTally) tally = ferry_tally_new ();
  g_autoptr (GError) error = NULL;

  make_folder (fixture, "tree/inner");
  make_file (fixture, "tree/a");
  make_file (fixture, "tree/inner/b");
  g_assert_false (remove_names (fixture, "tree/", FERRY_REMOVAL_FOR_GOOD, tally, NULL, &error));
  g_assert_cmpuint (ferry_tally_get_failed (tally), ==, 2);
  g_assert_true (exists (fixture, "tree/inner/b"));
}

static gboolean
cancel_when_half (gpointer user_data)
{
  gpointer *both = user_data;
  g_autofree char *current = NULL;
  guint found, done;

  ferry_tally_look (both[0], &found, &done, &current);
  if (done > 100)
    g_cancellable_cancel (both[1]);
  return G_SOURCE_CONTINUE;
}

static void
test_cancel (Fixture *fixture, gconstpointer data)
{
  g_autoptr (FerryTally) tally = ferry_tally_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  gpointer both[] = { tally, cancellable };
  guint source;

  for (guint i = 0; i < 4; i++)
    {
      g_autofree char *name = g_strdup_printf ("tree/%u", i);

      make_tree (fixture, name);
    }
  source = g_timeout_add (1, cancel_when_half, both);
  g_assert_false (
      remove_names (fixture, "tree/", FERRY_REMOVAL_FOR_GOOD, tally, cancellable, &error));
  g_source_remove (source);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_true (exists (fixture, "tree"));
  /* The place is as good as before. */
  g_clear_error (&error);
  remove_names (fixture, "tree/", FERRY_REMOVAL_FOR_GOOD, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_false (exists (fixture, "tree"));
}

static void
test_keep (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *home = g_strdup_printf ("%s\n", fixture->home);

  make_tree (fixture, "tree");
  make_file (fixture, "notes.txt");
  remove_names (fixture, "tree/ notes.txt", FERRY_REMOVAL_KEEPS, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_false (exists (fixture, "tree"));
  g_assert_true (exists (fixture, "kept/ごみ箱/tree/0/file 7"));
  g_assert_true (has_content (fixture, "kept/ごみ箱/notes.txt", "notes.txt"));
  g_assert_nonnull (strstr (fixture->changed->str, home));
  assert_next (fixture, "delete 2 tree", "");

  /* A name that is taken there gets a number. */
  make_file (fixture, "second");
  rename_there (fixture, "second", "notes.txt");
  remove_names (fixture, "notes.txt", FERRY_REMOVAL_KEEPS, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (has_content (fixture, "kept/ごみ箱/notes (2).txt", "second"));
  assert_next (fixture, "delete 1 notes.txt", "");

  run_undo (fixture, FERRY_UNDO_BACK, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (has_content (fixture, "notes.txt", "second"));
  assert_next (fixture, "delete 2 tree", "delete 1 notes.txt");

  /* The other one cannot come back over it, the tree can. */
  {
    g_autoptr (FerryTally) tally = ferry_tally_new ();

    g_assert_false (run_undo (fixture, FERRY_UNDO_BACK, tally, &error));
    g_assert_error (error, FERRY_FTP_ERROR, FERRY_FTP_ERROR_EXISTS);
    g_clear_error (&error);
    g_assert_cmpuint (ferry_tally_get_failed (tally), ==, 1);
  }
  g_assert_true (has_content (fixture, "notes.txt", "second"));
  g_assert_true (has_content (fixture, "kept/ごみ箱/notes.txt", "notes.txt"));
  g_assert_true (exists (fixture, "tree/0/file 7"));
  assert_next (fixture, "", "delete 1 tree");

  run_undo (fixture, FERRY_UNDO_FORWARD, NULL, &error);
  g_assert_no_error (error);
  g_assert_false (exists (fixture, "tree"));
  assert_next (fixture, "delete 1 tree", "delete 1 notes.txt");
}

/* In the folder itself there is nowhere to go. */
static void
test_keep_nowhere (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  make_folder (fixture, "kept/ごみ箱");
  g_assert_false (remove_names (fixture, "kept/", FERRY_REMOVAL_KEEPS, NULL, NULL, &error));
  g_assert_error (error, FERRY_FTP_ERROR, FERRY_FTP_ERROR_UNSUPPORTED);
  g_assert_true (exists (fixture, "kept/ごみ箱"));
}

static void
rename_one (Fixture *fixture, const char *from, const char *to)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *source = at (fixture, from);
  g_autofree char *target = at (fixture, to);

  ferry_place_rename_async (fixture->place, source, target, NULL, ferry_test_wait_got_result,
                            &result);
  finish (fixture, &result, &error);
  g_assert_no_error (error);
}

static void
test_rename (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  make_file (fixture, "a");
  rename_one (fixture, "a", "b");
  assert_next (fixture, "rename 1 a", "");
  run_undo (fixture, FERRY_UNDO_BACK, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (has_content (fixture, "a", "a"));
  g_assert_false (exists (fixture, "b"));
  assert_next (fixture, "", "rename 1 a");
  run_undo (fixture, FERRY_UNDO_FORWARD, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (exists (fixture, "b"));

  /* Somebody has taken the old name; and the thing is gone. */
  make_file (fixture, "a");
  g_assert_false (run_undo (fixture, FERRY_UNDO_BACK, NULL, &error));
  g_assert_nonnull (strstr (error->message, "a"));
  g_clear_error (&error);
  g_assert_true (has_content (fixture, "b", "a"));
  assert_next (fixture, "", "");
  rename_one (fixture, "b", "c");
  rename_there (fixture, "c", "d");
  g_assert_false (run_undo (fixture, FERRY_UNDO_BACK, NULL, &error));
  g_assert_nonnull (error);
  assert_next (fixture, "", "");
}

static void
test_new_folder (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = at (fixture, "made");

  ferry_place_make_folder_async (fixture->place, path, NULL, ferry_test_wait_got_result, &result);
  finish (fixture, &result, &error);
  g_assert_no_error (error);
  assert_next (fixture, "new-folder 1 made", "");
  run_undo (fixture, FERRY_UNDO_BACK, NULL, &error);
  g_assert_no_error (error);
  g_assert_false (exists (fixture, "made"));
  run_undo (fixture, FERRY_UNDO_FORWARD, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (exists (fixture, "made"));

  make_file (fixture, "made/something");
  g_assert_false (run_undo (fixture, FERRY_UNDO_BACK, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_EMPTY);
  g_assert_true (exists (fixture, "made/something"));
  assert_next (fixture, "", "");
}

static guint
get_mode (Fixture *fixture, const char *name)
{
  g_autofree char *path = there (fixture, name);
  GStatBuf status;

  g_assert_cmpint (g_stat (path, &status), ==, 0);
  return status.st_mode & 0777;
}

static void
set_modes (Fixture *fixture, const char *name, guint mode, FerryModesOf modes_of)
{
  g_autoptr (FerryTally) tally = ferry_tally_new ();
  g_autoptr (FerryListing) entries = ferry_listing_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  FerryEntry entry = { .name = name, .kind = FERRY_KIND_DIRECTORY, .mode = FERRY_MODE_UNKNOWN };

  ferry_listing_add_copy (entries, &entry);
  ferry_place_set_modes_async (fixture->place, fixture->home, entries, mode, modes_of, tally, NULL,
                               ferry_test_wait_got_result, &result);
  finish (fixture, &result, &error);
  g_assert_no_error (error);
}

/* Files have these permissions, folders can be entered too, and what a link leads to keeps its own.
 */
static void
test_modes (Fixture *fixture, gconstpointer data)
{
  g_autofree char *outside = there (fixture, "outside/stays");

  make_tree (fixture, "tree");
  g_assert_cmpint (g_chmod (outside, 0600), ==, 0);
  set_modes (fixture, "tree", 0640, FERRY_MODES_OF_ALL);
  g_assert_cmpint (get_mode (fixture, "tree"), ==, 0750);
  g_assert_cmpint (get_mode (fixture, "tree/3/4"), ==, 0750);
  g_assert_cmpint (get_mode (fixture, "tree/3/4/file 7"), ==, 0640);
  g_assert_cmpint (get_mode (fixture, "tree/0/file 79"), ==, 0640);
  g_assert_cmpint (get_mode (fixture, "outside"), ==, 0755);
  g_assert_cmpint (get_mode (fixture, "outside/stays"), ==, 0600);

  set_modes (fixture, "tree", 0700, FERRY_MODES_OF_ENTRIES);
  g_assert_cmpint (get_mode (fixture, "tree"), ==, 0700);
  g_assert_cmpint (get_mode (fixture, "tree/3/4"), ==, 0750);
}

/* The server goes: what was not done can be taken back later. */
static void
test_gone (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  make_file (fixture, "a");
  rename_one (fixture, "a", "b");
  ferry_test_server_stop (fixture->server);
  g_assert_false (run_undo (fixture, FERRY_UNDO_BACK, NULL, &error));
  g_clear_error (&error);
  assert_next (fixture, "rename 1 a", "");
  g_assert_true (ferry_test_server_restart (fixture->server, NULL));
  run_undo (fixture, FERRY_UNDO_BACK, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (exists (fixture, "a"));
  ferry_remote_place_disconnect (FERRY_REMOTE_PLACE (fixture->place));
  assert_next (fixture, "", "");
}

#define ADD(name, options, func)                                                                   \
  g_test_add ("/undo/" name, Fixture, options, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("tree/local", NULL, test_tree);
  ADD ("tree/vsftpd", &vsftpd, test_tree);
  ADD ("tree/pyftpdlib", &pyftpdlib, test_tree);
  ADD ("missing/local", NULL, test_missing);
  ADD ("missing/vsftpd", &vsftpd, test_missing);
  ADD ("missing/pyftpdlib", &pyftpdlib, test_missing);
  ADD ("refused", &read_only, test_refused);
  ADD ("cancel/local", NULL, test_cancel);
  ADD ("cancel/vsftpd", &vsftpd, test_cancel);
  ADD ("keep/vsftpd", &vsftpd, test_keep);
  ADD ("keep/pyftpdlib", &pyftpdlib, test_keep);
  ADD ("keep-nowhere", &vsftpd, test_keep_nowhere);
  ADD ("rename/local", NULL, test_rename);
  ADD ("rename/vsftpd", &vsftpd, test_rename);
  ADD ("rename/pyftpdlib", &pyftpdlib, test_rename);
  ADD ("new-folder/local", NULL, test_new_folder);
  ADD ("new-folder/vsftpd", &vsftpd, test_new_folder);
  ADD ("modes/local", NULL, test_modes);
  ADD ("modes/pyftpdlib", &pyftpdlib, test_modes);
  ADD ("gone", &vsftpd, test_gone);
  return g_test_run ();
}
