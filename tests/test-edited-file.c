/* Files of a real server edited here: by editors of all kinds, while somebody else changes them
 * too, and by a program that is killed.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-edited-files.h"

#include "ferry-place-fixture.h"
#include "ferry-test-tree.h"

#include <glib/gstdio.h>
#include <string.h>

typedef struct
{
  FerryPlaceFixture place;
  FerryTransferQueue *queue;
  FerryEditedFiles *files;
  char *base;
  guint fetched;
  guint uploaded;
} Fixture;

static const FerryTestServerOptions vsftpd = { .kind = FERRY_TEST_SERVER_VSFTPD };
static const FerryTestServerOptions pyftpdlib = { .kind = FERRY_TEST_SERVER_PYFTPDLIB };
static const FerryTestServerOptions read_only = { .kind = FERRY_TEST_SERVER_PYFTPDLIB,
                                                  .is_read_only = TRUE };

static void
on_fetched (FerryEditedFiles *files, FerryEditedFile *file, Fixture *fixture)
{
  fixture->fetched++;
}

static void
on_uploaded (FerryEditedFiles *files, FerryEditedFile *file, Fixture *fixture)
{
  fixture->uploaded++;
}

static void
make_files (Fixture *fixture)
{
  fixture->files = ferry_edited_files_new (fixture->queue, fixture->base);
  g_signal_connect (fixture->files, "fetched", G_CALLBACK (on_fetched), fixture);
  g_signal_connect (fixture->files, "uploaded", G_CALLBACK (on_uploaded), fixture);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  ferry_place_fixture_set_up (&fixture->place, data);
  fixture->queue = ferry_transfer_queue_new ();
  fixture->base = g_dir_make_tmp ("ferry-edited-XXXXXX", NULL);
  make_files (fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->files);
  g_assert_finalize_object (fixture->queue);
  ferry_place_fixture_tear_down (&fixture->place, data);
  ferry_test_tree_remove (fixture->base);
  g_free (fixture->base);
}

static FerryEditedFile *
open_file (Fixture *fixture, const char *name)
{
  g_autofree char *path = ferry_place_fixture_path (&fixture->place, name);
  guint before = fixture->fetched;
  g_autoptr (GError) error = NULL;
  FerryEditedFile *file =
      ferry_edited_files_open (fixture->files, fixture->place.place, path, &error);

  g_assert_no_error (error);
  ferry_test_wait_until (fixture->fetched > before, FERRY_PLACE_PATIENCE);
  return file;
}

static void
save (FerryEditedFile *file, const char *content)
{
  FILE *stream = g_fopen (ferry_edited_file_get_local (file), "w");

  g_assert_nonnull (stream);
  g_assert_cmpint (fputs (content, stream), >=, 0);
  g_assert_cmpint (fclose (stream), ==, 0);
}

/* As g_file_set_contents() and many editors do. */
static void
save_by_rename (FerryEditedFile *file, const char *content)
{
  g_assert_true (g_file_set_contents (ferry_edited_file_get_local (file), content, -1, NULL));
}

static void
wait_uploaded (Fixture *fixture, guint count)
{
  ferry_test_wait_until (fixture->uploaded >= count, FERRY_PLACE_PATIENCE);
}

static void
assert_there (Fixture *fixture, const char *name, const char *content)
{
  g_autofree char *found = ferry_place_fixture_read (&fixture->place, name);

  g_assert_cmpstr (found, ==, content);
}

static void
wait_state (FerryEditedFile *file, FerryEditState state)
{
  ferry_test_wait_until (ferry_edited_file_get_state (file) == state, FERRY_PLACE_PATIENCE);
}

static void
test_saves (Fixture *fixture, gconstpointer data)
{
  FerryEditedFile *file;
  g_autofree char *folder = NULL;
  GStatBuf status;

  ferry_place_fixture_write (&fixture->place, "日記.txt", "one");
  file = open_file (fixture, "日記.txt");
  g_assert_true (g_str_has_suffix (ferry_edited_file_get_local (file), "/日記.txt"));
  folder = g_path_get_dirname (ferry_edited_file_get_local (file));
  g_assert_cmpint (g_stat (folder, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0700);
  g_assert_false (ferry_edited_file_is_unsaved (file));

  save (file, "two");
  g_assert_true (ferry_edited_file_is_unsaved (file));
  wait_uploaded (fixture, 1);
  assert_there (fixture, "日記.txt", "two");
  save_by_rename (file, "three");
  wait_uploaded (fixture, 2);
  assert_there (fixture, "日記.txt", "three");
  g_assert_false (ferry_edited_file_is_unsaved (file));

  /* Opened once more, it is the same one. */
  g_assert_true (open_file (fixture, "日記.txt") == file);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->files)), ==, 1);
  ferry_edited_file_end (file);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->files)), ==, 0);
  g_assert_false (g_file_test (folder, G_FILE_TEST_EXISTS));
}

static FerryEditedFile *
make_conflict (Fixture *fixture)
{
  FerryEditedFile *file;

  ferry_place_fixture_write (&fixture->place, "a.txt", "one");
  file = open_file (fixture, "a.txt");
  ferry_place_fixture_write (&fixture->place, "a.txt", "of somebody else");
  save (file, "mine");
  wait_state (file, FERRY_EDIT_CONFLICT);
  assert_there (fixture, "a.txt", "of somebody else");
  return file;
}

static void
test_conflict_overwrite (Fixture *fixture, gconstpointer data)
{
  FerryEditedFile *file = make_conflict (fixture);

  ferry_edited_file_resolve (file, FERRY_EDIT_OVERWRITE);
  wait_uploaded (fixture, 1);
  assert_there (fixture, "a.txt", "mine");
  save (file, "more of mine");
  wait_uploaded (fixture, 2);
  assert_there (fixture, "a.txt", "more of mine");
}

static void
test_conflict_both (Fixture *fixture, gconstpointer data)
{
  FerryEditedFile *file = make_conflict (fixture);

  ferry_edited_file_resolve (file, FERRY_EDIT_KEEP_BOTH);
  wait_uploaded (fixture, 1);
  assert_there (fixture, "a.txt", "of somebody else");
  assert_there (fixture, "a (2).txt", "mine");
  save (file, "more of mine");
  wait_uploaded (fixture, 2);
  assert_there (fixture, "a (2).txt", "more of mine");
  assert_there (fixture, "a.txt", "of somebody else");
}

static void
test_conflict_discard (Fixture *fixture, gconstpointer data)
{
  ferry_edited_file_resolve (make_conflict (fixture), FERRY_EDIT_DISCARD);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->files)), ==, 0);
  assert_there (fixture, "a.txt", "of somebody else");
}

/* Removed on the server, it does not come back unasked. */
static void
test_gone (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->place.root, "a.txt", NULL);
  FerryEditedFile *file;

  ferry_place_fixture_write (&fixture->place, "a.txt", "one");
  file = open_file (fixture, "a.txt");
  g_assert_cmpint (g_unlink (path), ==, 0);
  save (file, "two");
  wait_state (file, FERRY_EDIT_CONFLICT);
  ferry_edited_file_resolve (file, FERRY_EDIT_OVERWRITE);
  wait_uploaded (fixture, 1);
  assert_there (fixture, "a.txt", "two");
}

static void
test_refused (Fixture *fixture, gconstpointer data)
{
  FerryEditedFile *file;

  ferry_place_fixture_write (&fixture->place, "a.txt", "one");
  file = open_file (fixture, "a.txt");
  save (file, "two");
  wait_state (file, FERRY_EDIT_FAILED);
  g_assert_nonnull (ferry_edited_file_get_error (file));
  g_assert_true (ferry_edited_file_is_unsaved (file));
  g_assert_cmpuint (ferry_edited_files_count_unsaved (fixture->files), ==, 1);
  ferry_edited_files_end_saved (fixture->files);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->files)), ==, 1);
}

static void
test_missing (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = ferry_place_fixture_path (&fixture->place, "missing");
  FerryEditedFile *file =
      ferry_edited_files_open (fixture->files, fixture->place.place, path, NULL);

  wait_state (file, FERRY_EDIT_FAILED);
  g_assert_false (ferry_edited_file_is_unsaved (file));
  g_assert_cmpuint (fixture->fetched, ==, 0);
}

/* As if another process had it, which is no more. */
static void
disown (FerryEditedFile *file)
{
  g_autofree char *content = g_path_get_dirname (ferry_edited_file_get_local (file));
  g_autofree char *folder = g_path_get_dirname (content);
  g_autofree char *path = g_build_filename (folder, "edit.ini", NULL);
  g_autoptr (GKeyFile) note = g_key_file_new ();

  g_assert_true (g_key_file_load_from_file (note, path, G_KEY_FILE_NONE, NULL));
  g_key_file_set_int64 (note, "Edit", "process", 0);
  g_assert_true (g_key_file_save_to_file (note, path, NULL));
}

static void
test_left (Fixture *fixture, gconstpointer data)
{
  g_autoptr (FerryEditedFile) file = NULL;
  g_autofree char *local = NULL;

  ferry_place_fixture_write (&fixture->place, "a.txt", "one");
  ferry_place_fixture_write (&fixture->place, "b.txt", "as it was");
  disown (open_file (fixture, "b.txt"));
  disown (open_file (fixture, "a.txt"));
  file = g_list_model_get_item (G_LIST_MODEL (fixture->files), 1);
  local = g_strdup (ferry_edited_file_get_local (file));
  g_clear_object (&file);
  g_assert_finalize_object (g_steal_pointer (&fixture->files));
  g_assert_true (g_file_set_contents (local, "saved too late", -1, NULL));

  make_files (fixture);
  g_assert_cmpuint (ferry_edited_files_take_up_left (fixture->files), ==, 1);
  file = g_list_model_get_item (G_LIST_MODEL (fixture->files), 0);
  g_assert_true (ferry_edited_file_is_unsaved (file));
  ferry_edited_file_upload (file);
  g_assert_cmpint (ferry_edited_file_get_state (file), ==, FERRY_EDIT_FAILED);
  ferry_edited_files_meet_place (fixture->files, fixture->place.place);
  ferry_edited_file_upload (file);
  wait_uploaded (fixture, 1);
  assert_there (fixture, "a.txt", "saved too late");

  /* It has an owner again. */
  g_assert_cmpuint (ferry_edited_files_take_up_left (fixture->files), ==, 0);
  g_assert_true (g_file_test (local, G_FILE_TEST_EXISTS));
}

#define ADD(name, options, func)                                                                   \
  g_test_add ("/edited-file/" name, Fixture, options, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("saves/vsftpd", &vsftpd, test_saves);
  ADD ("saves/pyftpdlib", &pyftpdlib, test_saves);
  ADD ("conflict/overwrite", &vsftpd, test_conflict_overwrite);
  ADD ("conflict/both", &vsftpd, test_conflict_both);
  ADD ("conflict/discard", &pyftpdlib, test_conflict_discard);
  ADD ("gone/vsftpd", &vsftpd, test_gone);
  ADD ("gone/pyftpdlib", &pyftpdlib, test_gone);
  ADD ("refused", &read_only, test_refused);
  ADD ("missing", &vsftpd, test_missing);
  ADD ("left", &vsftpd, test_left);
  return g_test_run ();
}
