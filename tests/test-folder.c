/* The folder that a pane shows: loading, history, changes, errors; over this computer's files.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-folder.h"
#include "ferry-local-place.h"
#include "ferry-test-tree.h"
#include "ferry-test-wait.h"

#include <glib/gstdio.h>

typedef struct
{
  char *path;
  FerryPlace *place;
  FerryFolder *folder;
  guint n_loaded;
} Fixture;

static void
on_loaded (FerryFolder *folder, Fixture *fixture)
{
  fixture->n_loaded++;
}

static void
make_file (Fixture *fixture, const char *name)
{
  g_autofree char *path = g_build_filename (fixture->path, name, NULL);

  ferry_test_tree_make_file (path, 10, 1);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *inner = NULL;

  fixture->path = g_dir_make_tmp ("ferry-folder-XXXXXX", NULL);
  inner = g_build_filename (fixture->path, "inner", NULL);
  g_mkdir (inner, 0755);
  make_file (fixture, "a");
  make_file (fixture, "inner/b");
  fixture->place = ferry_local_place_new ();
  fixture->folder = ferry_folder_new ();
  g_signal_connect (fixture->folder, "loaded", G_CALLBACK (on_loaded), fixture);
  ferry_folder_set_place (fixture->folder, fixture->place, fixture->path);
  ferry_test_wait_until (fixture->n_loaded == 1, 30);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  ferry_folder_set_place (fixture->folder, NULL, NULL);
  /* A listing that was cancelled still has to come home. */
  ferry_test_wait_until (G_OBJECT (fixture->folder)->ref_count == 1, 30);
  g_assert_finalize_object (fixture->folder);
  g_assert_finalize_object (fixture->place);
  ferry_test_tree_remove (fixture->path);
  g_free (fixture->path);
}

static guint
count_rows (Fixture *fixture)
{
  return g_list_model_get_n_items (G_LIST_MODEL (ferry_folder_get_model (fixture->folder)));
}

static void
test_history (Fixture *fixture, gconstpointer data)
{
  g_autofree char *inner = g_build_filename (fixture->path, "inner", NULL);

  g_assert_cmpuint (count_rows (fixture), ==, 2);
  g_assert_false (ferry_folder_can_go (fixture->folder, -1));

  ferry_folder_open (fixture->folder, inner);
  g_assert_cmpstr (ferry_folder_get_path (fixture->folder), ==, inner);
  ferry_test_wait_until (fixture->n_loaded == 2, 30);
  g_assert_cmpuint (count_rows (fixture), ==, 1);

  ferry_folder_go (fixture->folder, -1);
  g_assert_cmpstr (ferry_folder_get_path (fixture->folder), ==, fixture->path);
  g_assert_true (ferry_folder_can_go (fixture->folder, 1));
  ferry_folder_go (fixture->folder, 1);
  g_assert_cmpstr (ferry_folder_get_path (fixture->folder), ==, inner);
  g_assert_false (ferry_folder_can_go (fixture->folder, 1));

  ferry_folder_set_place (fixture->folder, fixture->place, fixture->path);
  g_assert_false (ferry_folder_can_go (fixture->folder, -1));
}

static void
test_normalized (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_strconcat (fixture->path, "//inner/./../inner/", NULL);
  g_autofree char *inner = g_build_filename (fixture->path, "inner", NULL);

  ferry_folder_open (fixture->folder, path);
  g_assert_cmpstr (ferry_folder_get_path (fixture->folder), ==, inner);
}

/* What another program does in the folder is seen, and what Ferry does in it. */
static void
test_changes (Fixture *fixture, gconstpointer data)
{
  make_file (fixture, "from-outside");
  ferry_test_wait_until (count_rows (fixture) == 3, 30);

  ferry_place_emit_folder_changed (fixture->place, "/elsewhere");
  ferry_place_emit_folder_changed (fixture->place, fixture->path);
  ferry_test_wait_until (fixture->n_loaded >= 3, 30);
}

static void
test_error (Fixture *fixture, gconstpointer data)
{
  g_autofree char *missing = g_build_filename (fixture->path, "missing", NULL);

  ferry_folder_open (fixture->folder, missing);
  ferry_test_wait_until (ferry_folder_get_error (fixture->folder) != NULL, 30);
  g_assert_error (ferry_folder_get_error (fixture->folder), G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_assert_cmpuint (count_rows (fixture), ==, 0);
  g_assert_cmpuint (fixture->n_loaded, ==, 1);

  g_mkdir (missing, 0755);
  ferry_folder_reload (fixture->folder);
  ferry_test_wait_until (fixture->n_loaded == 2, 30);
  g_assert_no_error (ferry_folder_get_error (fixture->folder));
}

/* Who goes on before a folder is there never sees its rows. */
static void
test_overtaken (Fixture *fixture, gconstpointer data)
{
  g_autofree char *inner = g_build_filename (fixture->path, "inner", NULL);

  for (guint i = 0; i < 20; i++)
    {
      ferry_folder_open (fixture->folder, fixture->path);
      ferry_folder_open (fixture->folder, inner);
    }
  ferry_test_wait_until (fixture->n_loaded == 2, 30);
  g_assert_cmpuint (count_rows (fixture), ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func) g_test_add (name, Fixture, NULL, set_up, func, tear_down)
  ADD ("/folder/history", test_history);
  ADD ("/folder/normalized", test_normalized);
  ADD ("/folder/changes", test_changes);
  ADD ("/folder/error", test_error);
  ADD ("/folder/overtaken", test_overtaken);

  return g_test_run ();
}
