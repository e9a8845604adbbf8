/* The tree of saved sites as it is shown: what is found, and what a drop means.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-site-node.h"
#include "ferry-test-folder.h"

typedef struct
{
  char *folder;
  FerrySiteStore *store;
} Fixture;

static void
add (Fixture *fixture, const char *title, const char *folder)
{
  g_autoptr (FerryServer) server = ferry_server_new ("ftp.Example.org");
  g_autoptr (FerrySiteData) data = NULL;

  server->user = g_strdup ("kai");
  data = ferry_site_data_new (title, server);
  ferry_site_data_set_folder (data, folder);
  ferry_site_store_add (fixture->store, data);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) file = NULL;

  fixture->folder = g_dir_make_tmp ("ferry-tree-XXXXXX", NULL);
  file = g_file_new_build_filename (fixture->folder, "sites.ini", NULL);
  fixture->store = ferry_site_store_new (file);
  add (fixture, "a", "F");
  add (fixture, "b", "F");
  add (fixture, "c", NULL);
  add (fixture, "d", NULL);
  add (fixture, "e", "G/H");
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->store);
  ferry_test_folder_remove (fixture->folder);
  g_free (fixture->folder);
}

static void
write_tree (GListModel *nodes, GString *text)
{
  for (guint i = 0; i < g_list_model_get_n_items (nodes); i++)
    {
      g_autoptr (FerrySiteNode) node = g_list_model_get_item (nodes, i);

      g_string_append_printf (text, "%s%s", i > 0 ? " " : "", ferry_site_node_get_title (node));
      if (ferry_site_node_get_children (node) != NULL)
        {
          g_string_append_c (text, '(');
          write_tree (ferry_site_node_get_children (node), text);
          g_string_append_c (text, ')');
        }
    }
}

static void
assert_tree (Fixture *fixture, const char *search, const char *expected)
{
  g_autoptr (GListModel) tree = ferry_site_node_make_tree (fixture->store, search);
  g_autoptr (GString) text = g_string_new (NULL);

  write_tree (tree, text);
  g_assert_cmpstr (text->str, ==, expected);
}

static FerrySiteNode *
find (GListModel *nodes, const char *title)
{
  for (guint i = 0; i < g_list_model_get_n_items (nodes); i++)
    {
      g_autoptr (FerrySiteNode) node = g_list_model_get_item (nodes, i);
      FerrySiteNode *below = NULL;

      if (g_str_equal (ferry_site_node_get_title (node), title))
        return g_steal_pointer (&node);
      if (ferry_site_node_get_children (node) != NULL)
        below = find (ferry_site_node_get_children (node), title);
      if (below != NULL)
        return below;
    }
  return NULL;
}

static FerrySiteNode *
dup_node (Fixture *fixture, const char *title)
{
  g_autoptr (GListModel) tree = ferry_site_node_make_tree (fixture->store, NULL);

  return title != NULL ? find (tree, title) : NULL;
}

static void
move (Fixture *fixture, const char *title, const char *target, FerrySiteDrop where)
{
  g_autoptr (FerrySiteNode) node = dup_node (fixture, title);
  g_autoptr (FerrySiteNode) onto = dup_node (fixture, target);

  ferry_site_node_move (fixture->store, node, onto, where);
}

static void
test_search (Fixture *fixture, gconstpointer data)
{
  assert_tree (fixture, NULL, "F(a b) G(H(e)) c d");
  assert_tree (fixture, "", "F(a b) G(H(e)) c d");
  assert_tree (fixture, "G/h", "e");
  assert_tree (fixture, "KAI example", "a b c d e");
  assert_tree (fixture, "nothing", "");
}

static void
test_drop (Fixture *fixture, gconstpointer data)
{
  move (fixture, "d", "c", FERRY_SITE_DROP_BEFORE);
  assert_tree (fixture, NULL, "F(a b) G(H(e)) d c");
  move (fixture, "d", "a", FERRY_SITE_DROP_AFTER);
  assert_tree (fixture, NULL, "F(a d b) G(H(e)) c");
  move (fixture, "a", "H", FERRY_SITE_DROP_INTO);
  assert_tree (fixture, NULL, "F(d b) G(H(e a)) c");
  move (fixture, "e", NULL, FERRY_SITE_DROP_AFTER);
  assert_tree (fixture, NULL, "F(d b) G(H(a)) c e");
  move (fixture, "H", "F", FERRY_SITE_DROP_BEFORE);
  assert_tree (fixture, NULL, "H(a) F(d b) G() c e");
  move (fixture, "F", "G", FERRY_SITE_DROP_INTO);
  assert_tree (fixture, NULL, "H(a) G(F(d b)) c e");
  /* Into itself, and onto itself. */
  move (fixture, "G", "F", FERRY_SITE_DROP_INTO);
  move (fixture, "c", "c", FERRY_SITE_DROP_AFTER);
  assert_tree (fixture, NULL, "H(a) G(F(d b)) c e");
  move (fixture, "F", "H", FERRY_SITE_DROP_AFTER);
  assert_tree (fixture, NULL, "H(a) F(d b) G() c e");
}

static void
step (Fixture *fixture, const char *title, int by, gboolean is_moved)
{
  g_autoptr (FerrySiteNode) node = dup_node (fixture, title);

  g_assert_cmpint (ferry_site_node_step (fixture->store, node, by), ==, is_moved);
}

static void
test_step (Fixture *fixture, gconstpointer data)
{
  step (fixture, "c", -1, FALSE);
  step (fixture, "c", 1, TRUE);
  assert_tree (fixture, NULL, "F(a b) G(H(e)) d c");
  step (fixture, "c", 1, FALSE);
  step (fixture, "b", -1, TRUE);
  step (fixture, "G", -1, TRUE);
  assert_tree (fixture, NULL, "G(H(e)) F(b a) d c");
  step (fixture, "G", 1, TRUE);
  assert_tree (fixture, NULL, "F(b a) G(H(e)) d c");
}

static void
test_rename (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *folder, *title, *path;
  } cases[] = { { "G/H", " I ", "G/I" },
                { "G/I", "", "G/I" },
                { "G/I", "x/y", "G/I" },
                { "G/I", "I", "G/I" },
                { "F", "New", "New" } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path =
          ferry_site_node_move_folder (fixture->store, cases[i].folder, cases[i].title);

      g_assert_cmpstr (path, ==, cases[i].path);
    }
  assert_tree (fixture, NULL, "New(a b) G(I(e)) c d");
}

static const struct
{
  const char *name;
  void (*run) (Fixture *fixture, gconstpointer data);
} tests[] = {
  { "/site-tree/search", test_search },
  { "/site-tree/drop", test_drop },
  { "/site-tree/step", test_step },
  { "/site-tree/rename", test_rename },
};

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].name, Fixture, NULL, set_up, tests[i].run, tear_down);
  return g_test_run ();
}
