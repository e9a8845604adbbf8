/* The tree of a place's folders: read when asked, in order, kept up to date, the way down it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-local-place.h"
#include "ferry-test-tree.h"
#include "ferry-test-wait.h"
#include "ferry-tree-item.h"

#include <glib/gstdio.h>

#define PATIENCE 60 /* s */

typedef struct
{
  char *root;
  FerryPlace *place;
  FerryTreeItem *item;
} Fixture;

static void
make_folder (Fixture *fixture, const char *name)
{
  g_autofree char *path = g_build_filename (fixture->root, name, NULL);

  g_assert_cmpint (g_mkdir_with_parents (path, 0755), ==, 0);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *file = NULL;

  fixture->root = g_dir_make_tmp ("ferry-tree-XXXXXX", NULL);
  make_folder (fixture, "folder 10");
  make_folder (fixture, "folder 9/inner");
  make_folder (fixture, ".hidden/deep");
  file = g_build_filename (fixture->root, "file", NULL);
  ferry_test_tree_make_file (file, 10, 1);
  fixture->place = ferry_local_place_new ();
  fixture->item = ferry_tree_item_new (fixture->place, fixture->root, FALSE);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->item);
  ferry_test_wait_until (G_OBJECT (fixture->place)->ref_count == 1, PATIENCE);
  g_assert_finalize_object (fixture->place);
  ferry_test_tree_remove (fixture->root);
  g_free (fixture->root);
}

static char *
list (FerryTreeItem *item)
{
  guint count = g_list_model_get_n_items (G_LIST_MODEL (item));
  GString *titles = g_string_new (NULL);

  for (guint i = 0; i < count; i++)
    {
      g_autoptr (FerryTreeItem) child = g_list_model_get_item (G_LIST_MODEL (item), i);
      g_autofree char *title = ferry_tree_item_dup_title (child);

      g_string_append_printf (titles, "%s%s", i > 0 ? ", " : "", title);
    }
  return g_string_free (titles, FALSE);
}

static gboolean
is_list (FerryTreeItem *item, const char *expected)
{
  g_autofree char *titles = list (item);

  return g_str_equal (titles, expected);
}

static void
assert_list (FerryTreeItem *item, const char *expected)
{
  g_autofree char *titles = list (item);

  g_assert_cmpstr (titles, ==, expected);
}

static void
read_item (FerryTreeItem *item)
{
  g_list_model_get_n_items (G_LIST_MODEL (item));
  ferry_test_wait_until (ferry_tree_item_is_read (item), PATIENCE);
}

static void
test_lazy (Fixture *fixture, gconstpointer data)
{
  g_assert_false (ferry_tree_item_is_read (fixture->item));
  read_item (fixture->item);
  assert_list (fixture->item, "folder 9, folder 10");
}

static void
test_kept_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (FerryTreeItem) first = NULL;
  g_autoptr (FerryTreeItem) again = NULL;
  g_autofree char *gone = g_build_filename (fixture->root, "folder 10", NULL);

  read_item (fixture->item);
  first = g_list_model_get_item (G_LIST_MODEL (fixture->item), 0);
  make_folder (fixture, "folder 9 b");
  g_assert_cmpint (g_rmdir (gone), ==, 0);
  ferry_place_emit_folder_changed (fixture->place, "/elsewhere");
  ferry_place_emit_folder_changed (fixture->place, fixture->root);
  ferry_test_wait_until (is_list (fixture->item, "folder 9, folder 9 b"), PATIENCE);
  /* What stays is the same, with all that is open below it. */
  again = g_list_model_get_item (G_LIST_MODEL (fixture->item), 0);
  g_assert_true (first == again);
}

/* Also to what is hidden. */
static void
test_way (Fixture *fixture, gconstpointer data)
{
  g_autofree char *inner = g_build_filename (fixture->root, "folder 9", "inner", NULL);
  g_autofree char *deep = g_build_filename (fixture->root, ".hidden", "deep", NULL);
  FerryTreeItem *way;

  read_item (fixture->item);
  way = ferry_tree_item_get_way (fixture->item, inner);
  g_assert_true (g_str_has_suffix (ferry_tree_item_get_path (way), "/folder 9"));
  assert_list (fixture->item, "folder 9, folder 10");

  way = ferry_tree_item_get_way (fixture->item, deep);
  g_assert_true (g_str_has_suffix (ferry_tree_item_get_path (way), "/.hidden"));
  assert_list (fixture->item, ".hidden, folder 9, folder 10");
  read_item (way);
  assert_list (way, "deep");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func) g_test_add (name, Fixture, NULL, set_up, func, tear_down)
  ADD ("/tree-item/lazy", test_lazy);
  ADD ("/tree-item/kept-up", test_kept_up);
  ADD ("/tree-item/way", test_way);

  return g_test_run ();
}
