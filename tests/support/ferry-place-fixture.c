/* A place for a test. See ferry-place-fixture.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-place-fixture.h"

#include "ferry-path.h"
#include "ferry-test-tree.h"

/**
 * ferry_place_fixture_set_up:
 * @options: (nullable): of a server; %NULL: a folder of this computer
 *
 * Makes the place and connects it.
 */
void
ferry_place_fixture_set_up (FerryPlaceFixture *fixture, gconstpointer options)
{
  g_autoptr (FerryServer) settings = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  if (options == NULL)
    {
      fixture->place = ferry_local_place_new ();
      fixture->root = g_dir_make_tmp ("ferry-place-XXXXXX", NULL);
      fixture->home = g_strdup (fixture->root);
      return;
    }
  fixture->server = ferry_test_server_start (options, &error);
  g_assert_no_error (error);
  settings = ferry_server_new (ferry_test_server_get_host (fixture->server));
  settings->port = ferry_test_server_get_port (fixture->server);
  settings->user = g_strdup (ferry_test_server_get_user (fixture->server));
  settings->password = g_strdup (ferry_test_server_get_password (fixture->server));
  settings->security = FERRY_SECURITY_NONE;
  fixture->place = ferry_remote_place_new (settings);
  ferry_remote_place_connect_async (FERRY_REMOTE_PLACE (fixture->place), NULL,
                                    ferry_test_wait_got_result, &result);
  ferry_test_wait_until (result != NULL, FERRY_PLACE_PATIENCE);
  ferry_remote_place_connect_finish (FERRY_REMOTE_PLACE (fixture->place), result, &error);
  g_assert_no_error (error);
  fixture->root = g_strdup (ferry_test_server_get_root (fixture->server));
  fixture->home = g_strdup (ferry_place_get_home (fixture->place));
}

/**
 * ferry_place_fixture_tear_down:
 */
void
ferry_place_fixture_tear_down (FerryPlaceFixture *fixture, gconstpointer options)
{
  g_assert_finalize_object (fixture->place);
  if (fixture->server == NULL)
    ferry_test_tree_remove (fixture->root);
  g_clear_pointer (&fixture->server, ferry_test_server_free);
  g_free (fixture->root);
  g_free (fixture->home);
}

/**
 * ferry_place_fixture_write:
 *
 * Puts a file where the place has it.
 */
void
ferry_place_fixture_write (FerryPlaceFixture *fixture, const char *name, const char *content)
{
  g_autofree char *path = g_build_filename (fixture->root, name, NULL);

  g_assert_true (g_file_set_contents (path, content, -1, NULL));
}

/**
 * ferry_place_fixture_read:
 *
 * Returns: (transfer full) (nullable): what is in a file; %NULL: there is none
 */
char *
ferry_place_fixture_read (FerryPlaceFixture *fixture, const char *name)
{
  g_autofree char *path = g_build_filename (fixture->root, name, NULL);
  char *content = NULL;

  g_file_get_contents (path, &content, NULL, NULL);
  return content;
}

/**
 * ferry_place_fixture_path:
 *
 * Returns: (transfer full): as the place names it
 */
char *
ferry_place_fixture_path (FerryPlaceFixture *fixture, const char *name)
{
  return ferry_path_join (fixture->home, name);
}
