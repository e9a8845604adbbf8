/* A pane on the screen, over folders of this computer.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-pane.h"

#include "ferry-local-place.h"
#include "ferry-pane-entries.h"

#include <glib/gstdio.h>

typedef struct
{
  char *root;
  FerryPlace *place;
  GtkWidget *window;
  FerryPane *pane;
} Fixture;

static char *
make_path (Fixture *fixture, const char *name)
{
  return g_build_filename (fixture->root, name, NULL);
}

static void
make_folder (Fixture *fixture, const char *name)
{
  g_autofree char *path = make_path (fixture, name);

  g_assert_no_errno (g_mkdir (path, 0700));
}

static void
make_file (Fixture *fixture, const char *name)
{
  g_autofree char *path = make_path (fixture, name);

  g_assert_true (g_file_set_contents (path, "x", -1, NULL));
}

static void
open_folder (Fixture *fixture, const char *name)
{
  g_autofree char *path = make_path (fixture, name);

  ferry_pane_open (fixture->pane, path);
}

static void
act (Fixture *fixture, const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->pane), action, NULL));
}

static char *
join_selected (Fixture *fixture)
{
  g_autoptr (FerryListing) entries = ferry_pane_dup_selection (fixture->pane);
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < ferry_listing_get_length (entries); i++)
    g_string_append_printf (names, "%s%s", i > 0 ? " " : "", ferry_listing_get (entries, i)->name);
  return g_string_free (names, FALSE);
}

/* A pane gets there by itself, and may reload in between when something in its folder changes. */
static void
expect_selected (Fixture *fixture, const char *wanted)
{
  g_autofree char *names = join_selected (fixture);

  while (g_strcmp0 (names, wanted) != 0)
    {
      g_main_context_iteration (NULL, TRUE);
      g_free (names);
      names = join_selected (fixture);
    }
}

static void
expect_rows (Fixture *fixture, const char *name, guint rows)
{
  g_autofree char *path = name[0] != '\0' ? make_path (fixture, name) : g_strdup (fixture->root);
  FerryEntryModel *model = ferry_folder_get_model (ferry_pane_get_folder (fixture->pane));

  g_assert_cmpstr (ferry_pane_get_path (fixture->pane), ==, path);
  while (!ferry_entry_model_is_settled (model) ||
         g_list_model_get_n_items (G_LIST_MODEL (model)) != rows)
    g_main_context_iteration (NULL, TRUE);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->root = g_dir_make_tmp ("pane-XXXXXX", NULL);
  make_folder (fixture, "inner");
  make_folder (fixture, "inner/deep");
  make_file (fixture, "a.txt");
  make_file (fixture, "b.txt");
  make_file (fixture, ".hidden");
  fixture->place = ferry_local_place_new ();
  fixture->window = gtk_window_new ();
  fixture->pane = g_object_ref_sink (g_object_new (FERRY_TYPE_PANE, NULL));
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 600, 400);
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->pane));
  gtk_window_present (GTK_WINDOW (fixture->window));
  ferry_pane_set_place (fixture->pane, fixture->place, fixture->root);
  expect_rows (fixture, "", 3);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  static const char *const names[] = { ".hidden",    "b.txt", "a.txt", "aa.txt",
                                       "inner/deep", "inner", "" };

  gtk_window_destroy (GTK_WINDOW (fixture->window));
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_assert_finalize_object (fixture->pane);
  g_assert_finalize_object (fixture->place);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = make_path (fixture, names[i]);

      g_remove (path);
    }
  g_assert_false (g_file_test (fixture->root, G_FILE_TEST_EXISTS));
  g_free (fixture->root);
}

static void
test_going (Fixture *fixture, gconstpointer data)
{
  expect_rows (fixture, "", 3);
  open_folder (fixture, "inner");
  expect_rows (fixture, "inner", 1);
  open_folder (fixture, "inner/deep");
  expect_rows (fixture, "inner/deep", 0);

  act (fixture, "pane.up");
  expect_selected (fixture, "deep");
  act (fixture, "pane.back");
  expect_rows (fixture, "inner/deep", 0);
  act (fixture, "pane.back");
  act (fixture, "pane.back");
  expect_rows (fixture, "", 3);
  act (fixture, "pane.forward");
  expect_rows (fixture, "inner", 1);
}

/* Names stay selected, though a new one has come before them. */
static void
test_reload (Fixture *fixture, gconstpointer data)
{
  ferry_pane_select_names (fixture->pane, (const char *const[]){ "b.txt", "inner", NULL });
  act (fixture, "pane.reload");
  expect_selected (fixture, "inner b.txt");

  make_file (fixture, "aa.txt");
  act (fixture, "pane.reload");
  expect_rows (fixture, "", 4);
  expect_selected (fixture, "inner b.txt");

  /* What is wanted outranks what was selected. */
  ferry_pane_select_names (fixture->pane, (const char *const[]){ "aa.txt", NULL });
  act (fixture, "pane.reload");
  expect_selected (fixture, "aa.txt");
}

static void
test_hidden (Fixture *fixture, gconstpointer data)
{
  ferry_pane_set_show_hidden (fixture->pane, TRUE);
  expect_rows (fixture, "", 4);
  ferry_pane_set_show_hidden (fixture->pane, FALSE);
  expect_rows (fixture, "", 3);
}

/* What went wrong is said in the list's place, until a folder can be shown again. */
static void
test_error (Fixture *fixture, gconstpointer data)
{
  FerryFolder *folder = ferry_pane_get_folder (fixture->pane);
  g_autofree char *path = make_path (fixture, "nowhere");

  ferry_pane_open (fixture->pane, path);
  while (ferry_folder_get_error (folder) == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_error (ferry_folder_get_error (folder), G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  expect_rows (fixture, "nowhere", 0);
  act (fixture, "pane.back");
  expect_rows (fixture, "", 3);
  g_assert_no_error (ferry_folder_get_error (folder));
}

/* A pane that goes while a listing is under way. */
static void
test_gone (Fixture *fixture, gconstpointer data)
{
  ferry_pane_reload (fixture->pane);
}

static void
test_state (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GVariant) before = ferry_pane_dup_state (fixture->pane);
  g_autoptr (GVariant) changed =
      g_variant_ref_sink (g_variant_new_parsed ("{'size-width': <123>, 'owner-shown': <false>}"));
  g_autoptr (GVariant) after = NULL;
  gint32 width;
  gboolean is_shown;

  g_assert_true (g_variant_lookup (before, "owner-shown", "b", &is_shown));
  g_assert_true (is_shown);
  ferry_pane_apply_state (fixture->pane, changed);
  after = ferry_pane_dup_state (fixture->pane);
  g_assert_true (g_variant_lookup (after, "size-width", "i", &width));
  g_assert_cmpint (width, ==, 123);
  g_assert_true (g_variant_lookup (after, "owner-shown", "b", &is_shown));
  g_assert_false (is_shown);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
#define ADD(name, test) g_test_add ("/pane/" name, Fixture, NULL, set_up, test, tear_down)
  ADD ("going", test_going);
  ADD ("reload", test_reload);
  ADD ("hidden", test_hidden);
  ADD ("error", test_error);
  ADD ("gone", test_gone);
  ADD ("state", test_state);
  return g_test_run ();
}
