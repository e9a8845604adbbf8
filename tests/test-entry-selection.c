/* Names stay selected when the rows of a pane change. Needs a screen: a selection belongs to a
 * view.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-entry-selection.h"
#include "ferry-test-wait.h"

#include <string.h>

typedef struct
{
  GtkWidget *view;
  FerryEntryModel *model;
  FerryEntrySelection *selection;
  GtkSelectionModel *rows;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->view = g_object_ref_sink (gtk_column_view_new (NULL));
  fixture->model = ferry_entry_model_new ();
  fixture->selection = ferry_entry_selection_new (GTK_COLUMN_VIEW (fixture->view), fixture->model);
  fixture->rows = GTK_SELECTION_MODEL (fixture->selection);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->selection);
  g_assert_finalize_object (fixture->model);
  g_object_unref (fixture->view);
}

static void
show (Fixture *fixture, const char *names)
{
  g_auto (GStrv) words = g_strsplit (names, " ", -1);
  g_autoptr (FerryListing) listing = ferry_listing_new ();

  for (guint i = 0; words[i] != NULL; i++)
    ferry_listing_add (listing, words[i], strlen (words[i]), NULL, 0);
  ferry_entry_model_begin (fixture->model, NULL, TRUE);
  ferry_entry_model_add (fixture->model, listing);
  ferry_entry_model_end (fixture->model);
}

static void
assert_selected (Fixture *fixture, const char *names)
{
  g_autoptr (FerryListing) entries = ferry_entry_selection_dup_entries (fixture->selection);
  g_autoptr (GString) selected = g_string_new (NULL);

  for (guint i = 0; i < ferry_listing_get_length (entries); i++)
    g_string_append_printf (selected, "%s%s", i > 0 ? " " : "",
                            ferry_listing_get (entries, i)->name);
  g_assert_cmpstr (selected->str, ==, names);
  g_assert_cmpuint (ferry_entry_selection_get_size (fixture->selection), ==,
                    ferry_listing_get_length (entries));
}

static void
on_changed (GtkSelectionModel *rows, guint position, guint count, GString *said)
{
  g_string_append_printf (said, "%u+%u ", position, count);
}

static void
test_select (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) said = g_string_new (NULL);

  show (fixture, "a b c d");
  g_signal_connect (fixture->rows, "selection-changed", G_CALLBACK (on_changed), said);
  gtk_selection_model_select_item (fixture->rows, 1, TRUE);
  gtk_selection_model_select_item (fixture->rows, 3, FALSE);
  assert_selected (fixture, "b d");
  g_assert_cmpuint (ferry_entry_selection_get_first (fixture->selection), ==, 1);
  gtk_selection_model_unselect_item (fixture->rows, 1);
  gtk_selection_model_unselect_item (fixture->rows, 1);
  gtk_selection_model_select_all (fixture->rows);
  assert_selected (fixture, "a b c d");
  ferry_entry_selection_take (fixture->selection, 2);
  assert_selected (fixture, "c");
  ferry_entry_selection_take (fixture->selection, GTK_INVALID_LIST_POSITION);
  assert_selected (fixture, "");
  g_assert_cmpuint (ferry_entry_selection_get_first (fixture->selection), ==,
                    GTK_INVALID_LIST_POSITION);
  g_assert_cmpstr (said->str, ==, "1+1 3+1 1+1 0+3 0+4 2+1 ");
}

static void
test_kept (Fixture *fixture, gconstpointer data)
{
  show (fixture, "a b c d");
  gtk_selection_model_select_item (fixture->rows, 1, TRUE);
  gtk_selection_model_select_item (fixture->rows, 3, FALSE);

  show (fixture, "A a b c d");
  assert_selected (fixture, "b d");
  show (fixture, "b d e");
  assert_selected (fixture, "b d");
  ferry_entry_model_sort (fixture->model, FERRY_ENTRY_COLUMN_NAME, TRUE);
  assert_selected (fixture, "d b");
  ferry_entry_model_set_filter (fixture->model, "d");
  assert_selected (fixture, "d");
  ferry_entry_model_set_filter (fixture->model, NULL);
  show (fixture, "a");
  assert_selected (fixture, "");
}

static void
test_wanted (Fixture *fixture, gconstpointer data)
{
  show (fixture, "a b");
  ferry_entry_selection_want_names (fixture->selection, (const char *const[]){ "new", NULL });
  show (fixture, "a b new");
  ferry_test_wait_until (ferry_entry_selection_get_size (fixture->selection) == 1, 10);
  assert_selected (fixture, "new");
}

/* Read in another character set the same files stay selected, wherever they stand then. */
static void
test_charset (Fixture *fixture, gconstpointer data)
{
  show (fixture, "\x83\x5c \x82\xa0 b");
  gtk_selection_model_select_item (fixture->rows, 1, TRUE);
  assert_selected (fixture, "\x83\x5c");
  ferry_entry_model_set_charset (fixture->model, "CP932");
  assert_selected (fixture, "\x83\x5c");
  g_assert_true (gtk_selection_model_is_selected (fixture->rows, 2));
}

int
main (int argc, char **argv)
{
  gtk_init ();
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func) g_test_add (name, Fixture, NULL, set_up, func, tear_down)
  ADD ("/entry-selection/select", test_select);
  ADD ("/entry-selection/kept", test_kept);
  ADD ("/entry-selection/charset", test_charset);
  ADD ("/entry-selection/wanted", test_wanted);

  return g_test_run ();
}
