/* A real server, a place for it, and a queue. See ferry-names-fixture.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-names-fixture.h"

#include "ferry-path.h"
#include "ferry-test-tree.h"
#include "ferry-test-wait.h"

#include <glib/gstdio.h>
#include <string.h>

#define PATIENCE 60 /* s */

static void
count (gpointer source, guint *counter)
{
  (*counter)++;
}

static void
on_log_line (FerryPlace *place, const FerryLogLine *line, NamesFixture *fixture)
{
  if (g_str_has_prefix (line->text, "USER "))
    fixture->logins++;
}

void
names_set_up (NamesFixture *fixture, const FerryTestServerOptions *options, const char *charset)
{
  g_autoptr (FerryServer) settings = NULL;
  g_autoptr (GError) error = NULL;

  *fixture = (NamesFixture){ 0 };
  fixture->server = ferry_test_server_start (options, &error);
  g_assert_no_error (error);
  settings = ferry_server_new (ferry_test_server_get_host (fixture->server));
  settings->port = ferry_test_server_get_port (fixture->server);
  settings->user = g_strdup (ferry_test_server_get_user (fixture->server));
  settings->password = g_strdup (ferry_test_server_get_password (fixture->server));
  settings->security = FERRY_SECURITY_NONE;
  settings->charset = g_strdup (charset);
  fixture->local = ferry_local_place_new ();
  fixture->remote = ferry_remote_place_new (settings);
  fixture->queue = ferry_transfer_queue_new ();
  fixture->root = g_dir_make_tmp ("ferry-names-XXXXXX", NULL);
  g_signal_connect (fixture->queue, "drained", G_CALLBACK (count), &fixture->drained);
  g_signal_connect (fixture->remote, "log-line", G_CALLBACK (on_log_line), fixture);
}

void
names_tear_down (NamesFixture *fixture)
{
  g_clear_pointer (&fixture->listing, ferry_listing_unref);
  g_assert_finalize_object (fixture->queue);
  g_assert_finalize_object (fixture->local);
  g_assert_finalize_object (fixture->remote);
  ferry_test_server_free (fixture->server);
  ferry_test_tree_remove (fixture->root);
  g_free (fixture->root);
}

/* --- What is on the server's disk --- */

char *
names_there (NamesFixture *fixture, const char *name)
{
  return g_build_filename (ferry_test_server_get_root (fixture->server), name, NULL);
}

void
names_put_there (NamesFixture *fixture, const char *name, const char *content)
{
  g_autofree char *path = names_there (fixture, name);

  g_assert_true (g_file_set_contents (path, content, -1, NULL));
}

gboolean
names_is_there (NamesFixture *fixture, const char *name)
{
  g_autofree char *path = names_there (fixture, name);

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

void
names_assert_there (NamesFixture *fixture, const char *name, const char *content)
{
  g_autofree char *path = names_there (fixture, name);
  g_autofree char *found = NULL;

  g_file_get_contents (path, &found, NULL, NULL);
  g_assert_cmpstr (found, ==, content);
}

guint
names_count_there (NamesFixture *fixture)
{
  g_autoptr (GDir) dir = g_dir_open (ferry_test_server_get_root (fixture->server), 0, NULL);
  guint names = 0;

  while (g_dir_read_name (dir) != NULL)
    names++;
  return names;
}

/* --- What Ferry does --- */

static void
keep_part (FerryListing *part, gpointer user_data)
{
  for (guint i = 0; i < ferry_listing_get_length (part); i++)
    ferry_listing_add_copy (user_data, ferry_listing_get (part, i));
}

void
names_list (NamesFixture *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&fixture->listing, ferry_listing_unref);
  fixture->listing = ferry_listing_new ();
  ferry_place_list_async (fixture->remote, ferry_place_get_home (fixture->remote), keep_part,
                          fixture->listing, NULL, ferry_test_wait_got_result, &result);
  ferry_test_wait_until (result != NULL, PATIENCE);
  ferry_place_list_finish (fixture->remote, result, &error);
  g_assert_no_error (error);
}

void
names_connect_place (NamesFixture *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  ferry_remote_place_connect_async (FERRY_REMOTE_PLACE (fixture->remote), NULL,
                                    ferry_test_wait_got_result, &result);
  ferry_test_wait_until (result != NULL, PATIENCE);
  ferry_remote_place_connect_finish (FERRY_REMOTE_PLACE (fixture->remote), result, &error);
  g_assert_no_error (error);
}

/* The entry that is shown as @text. */
const FerryEntry *
names_find (NamesFixture *fixture, const char *text)
{
  for (guint i = 0; i < ferry_listing_get_length (fixture->listing); i++)
    {
      const FerryEntry *entry = ferry_listing_get (fixture->listing, i);
      g_autofree char *shown = ferry_place_decode (fixture->remote, entry->name, NULL);

      if (strcmp (shown, text) == 0)
        return entry;
    }
  return NULL;
}

char *
names_remote (NamesFixture *fixture, const char *name)
{
  return ferry_path_join (ferry_place_get_home (fixture->remote), name);
}

gboolean
names_make_folder (NamesFixture *fixture, const char *bytes, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autofree char *path = names_remote (fixture, bytes);

  ferry_place_make_folder_async (fixture->remote, path, NULL, ferry_test_wait_got_result, &result);
  ferry_test_wait_until (result != NULL, PATIENCE);
  return ferry_place_action_finish (fixture->remote, result, error);
}

gboolean
names_rename_to (NamesFixture *fixture, const char *from, const char *to, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autofree char *from_path = names_remote (fixture, from);
  g_autofree char *to_path = names_remote (fixture, to);

  ferry_place_rename_async (fixture->remote, from_path, to_path, NULL, ferry_test_wait_got_result,
                            &result);
  ferry_test_wait_until (result != NULL, PATIENCE);
  return ferry_place_action_finish (fixture->remote, result, error);
}

void
names_remove_all (NamesFixture *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  ferry_place_remove_async (fixture->remote, ferry_place_get_home (fixture->remote),
                            fixture->listing, FERRY_REMOVAL_FOR_GOOD, NULL, NULL,
                            ferry_test_wait_got_result, &result);
  ferry_test_wait_until (result != NULL, PATIENCE);
  ferry_place_action_finish (fixture->remote, result, &error);
  g_assert_no_error (error);
}

void
names_wait_until_drained (NamesFixture *fixture, guint before)
{
  ferry_test_wait_until (fixture->drained > before, PATIENCE);
}

/* All that was listed, to a folder on this computer. */
void
names_download_all (NamesFixture *fixture)
{
  guint before = fixture->drained;

  ferry_transfer_queue_add (fixture->queue, fixture->remote, ferry_place_get_home (fixture->remote),
                            fixture->listing, fixture->local, fixture->root,
                            FERRY_TRANSFER_FLAGS_NONE);
  names_wait_until_drained (fixture, before);
}

FerryTransfer *
names_upload (NamesFixture *fixture, const char *name, const char *content)
{
  g_autofree char *path = g_build_filename (fixture->root, name, NULL);
  g_autoptr (FerryListing) entries = ferry_listing_new ();
  FerryEntry *entry = ferry_listing_add (entries, name, strlen (name), NULL, 0);
  guint before = fixture->drained;
  guint row = g_list_model_get_n_items (G_LIST_MODEL (fixture->queue));

  g_assert_true (g_file_set_contents (path, content, -1, NULL));
  entry->kind = FERRY_KIND_FILE;
  ferry_transfer_queue_add (fixture->queue, fixture->local, fixture->root, entries, fixture->remote,
                            ferry_place_get_home (fixture->remote), FERRY_TRANSFER_FLAGS_NONE);
  names_wait_until_drained (fixture, before);
  return g_list_model_get_item (G_LIST_MODEL (fixture->queue), row);
}

void
names_upload_well (NamesFixture *fixture, const char *name, const char *content)
{
  g_autoptr (FerryTransfer) row = names_upload (fixture, name, content);

  g_assert_no_error (ferry_transfer_get_error (row));
  g_assert_cmpint (ferry_transfer_get_state (row), ==, FERRY_TRANSFER_DONE);
}

void
names_assert_downloaded (NamesFixture *fixture, const char *name, const char *content)
{
  g_autofree char *path = g_build_filename (fixture->root, name, NULL);
  g_autofree char *found = NULL;

  g_file_get_contents (path, &found, NULL, NULL);
  g_assert_cmpstr (found, ==, content);
}
