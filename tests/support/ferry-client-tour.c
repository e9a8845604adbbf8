/* The steps of the tour, a function each. See ferry-client-tour.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-client-tour.h"

#include "ferry-test-tree.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#define FOLDER   "旅 tour"
#define BIG      FOLDER "/plain.bin"
#define BIG_SIZE 300001
#define LINK     FOLDER "/写真 link"

/* Beside those of ferry_test_tree_make(). */
static const struct
{
  const char *name;
  guint limit; /* of the servers that do not take it */
} odd_names[] = {
  { "trailing blank ", FERRY_TOUR_NO_LAST_BLANK },
  { "back\\slash", FERRY_TOUR_NO_BACKSLASH },
  { "a \"quoted\" name", FERRY_TOUR_NO_QUOTES },
  { "it's -> not a link", 0 },
};

static void
make_tree (Fixture *fixture, guint limits)
{
  g_autofree char *folder = fixture_dup_local (fixture, FOLDER);
  g_autofree char *empty = fixture_dup_local (fixture, FOLDER "/empty.dat");

  ferry_test_tree_make (folder);
  if (limits & FERRY_TOUR_NO_EMPTY_FILE)
    g_assert_cmpint (g_unlink (empty), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (odd_names); i++)
    {
      g_autofree char *path = g_build_filename (folder, odd_names[i].name, NULL);

      if (!(limits & odd_names[i].limit))
        ferry_test_tree_make_file (path, 20 + i, 100 + i);
    }
}

static void
upload (Fixture *fixture, const char *path)
{
  g_autofree char *local = fixture_dup_local (fixture, path);
  g_autoptr (GDir) dir = NULL;
  g_autoptr (GError) error = NULL;
  const char *name;

  if (!g_file_test (local, G_FILE_TEST_IS_DIR))
    {
      fixture_put (fixture, path, path, 0, NULL, &error);
      g_assert_no_error (error);
      return;
    }

  ferry_ftp_client_make_folder (fixture->client, path, NULL, &error);
  g_assert_no_error (error);
  dir = g_dir_open (local, 0, NULL);
  while ((name = g_dir_read_name (dir)))
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      upload (fixture, child);
    }
}

static void
assert_same_trees (Fixture *fixture, const char *local, const char *served)
{
  g_autofree char *local_folder = fixture_dup_local (fixture, local);
  g_autofree char *served_folder = fixture_dup_served (fixture, served);
  g_autofree char *local_digest = ferry_test_tree_dup_digest (local_folder);
  g_autofree char *served_digest = ferry_test_tree_dup_digest (served_folder);

  g_assert_cmpstr (local_digest, ==, served_digest);
}

static void
upload_tree (Fixture *fixture, guint limits)
{
  make_tree (fixture, limits);
  upload (fixture, FOLDER);
  assert_same_trees (fixture, FOLDER, FOLDER);
}

static void
collect (FerryListing *part, gpointer user_data)
{
  FerryListing *all = user_data;

  for (guint i = 0; i < ferry_listing_get_length (part); i++)
    ferry_listing_add_copy (all, ferry_listing_get (part, i));
}

static FerryListing *
list (Fixture *fixture, const char *path)
{
  FerryListing *all = ferry_listing_new ();
  g_autoptr (GError) error = NULL;

  ferry_ftp_client_list (fixture->client, path, collect, all, NULL, &error);
  g_assert_no_error (error);
  return all;
}

static void
download (Fixture *fixture, const char *path, const char *local)
{
  g_autofree char *folder = fixture_dup_local (fixture, local);
  g_autoptr (FerryListing) listing = list (fixture, path);

  g_assert_cmpint (g_mkdir (folder, 0755), ==, 0);
  for (guint i = 0; i < ferry_listing_get_length (listing); i++)
    {
      const FerryEntry *entry = ferry_listing_get (listing, i);
      g_autofree char *child = g_build_filename (path, entry->name, NULL);
      g_autofree char *local_child = g_build_filename (local, entry->name, NULL);
      g_autoptr (GError) error = NULL;

      if (ferry_entry_is_directory (entry))
        download (fixture, child, local_child);
      else
        fixture_get (fixture, child, local_child, 0, NULL, &error);
      g_assert_no_error (error);
    }
}

static void
download_tree (Fixture *fixture, guint limits)
{
  download (fixture, FOLDER, "back");
  assert_same_trees (fixture, "back", FOLDER);
}

/* All that is there and nothing else, each of the right kind; a link as a link. */
static void
list_folder (Fixture *fixture, guint limits)
{
  g_autofree char *folder = fixture_dup_served (fixture, FOLDER);
  g_autofree char *link = fixture_dup_served (fixture, LINK);
  g_autoptr (FerryListing) listing = NULL;
  g_autoptr (GDir) dir = NULL;
  guint count = 0;

  g_assert_cmpint (symlink ("写真 2024", link), ==, 0);
  listing = list (fixture, FOLDER);
  for (guint i = 0; i < ferry_listing_get_length (listing); i++)
    {
      const FerryEntry *entry = ferry_listing_get (listing, i);
      g_autofree char *path = g_build_filename (folder, entry->name, NULL);
      gboolean is_folder = g_file_test (path, G_FILE_TEST_IS_DIR);
      gboolean is_link = g_file_test (path, G_FILE_TEST_IS_SYMLINK);
      GStatBuf status;

      g_assert_cmpint (g_stat (path, &status), ==, 0);
      if (is_link && !(limits & FERRY_TOUR_HIDES_LINKS))
        g_assert_cmpint (entry->kind, ==, FERRY_KIND_LINK);
      else
        g_assert_cmpint (ferry_entry_is_directory (entry), ==, is_folder);
      if (!is_folder)
        g_assert_cmpint (entry->size, ==, status.st_size);
    }

  dir = g_dir_open (folder, 0, NULL);
  while (g_dir_read_name (dir))
    count++;
  g_assert_cmpuint (ferry_listing_get_length (listing), ==, count);
  g_assert_true (ferry_ftp_client_is_folder (fixture->client, LINK, NULL, NULL));
  g_assert_cmpint (g_unlink (link), ==, 0);
}

static void
list_empty_folder (Fixture *fixture, guint limits)
{
  g_autoptr (FerryListing) listing = list (fixture, FOLDER "/empty folder");

  g_assert_cmpuint (ferry_listing_get_length (listing), ==, 0);
}

static void
find_nothing (Fixture *fixture, guint limits)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (fixture_get (fixture, FOLDER "/no 無い", "none", 0, NULL, &error));
  g_assert_error (error, FERRY_FTP_ERROR, FERRY_FTP_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (
      ferry_ftp_client_list (fixture->client, FOLDER "/no folder", NULL, NULL, NULL, &error));
  g_assert_error (error, FERRY_FTP_ERROR, FERRY_FTP_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (ferry_ftp_client_remove (fixture->client, FOLDER "/no 無い", NULL, &error));
  g_assert_error (error, FERRY_FTP_ERROR, FERRY_FTP_ERROR_NOT_FOUND);
  g_clear_error (&error);
  ferry_ftp_client_make_folder (fixture->client, FOLDER "/a", NULL, &error);
  if (limits & FERRY_TOUR_MAKES_AGAIN)
    g_assert_no_error (error);
  else
    g_assert_error (error, FERRY_FTP_ERROR, FERRY_FTP_ERROR_EXISTS);
}

static void
resume_download (Fixture *fixture, guint limits)
{
  g_autofree char *back = fixture_dup_local (fixture, "back/plain.bin");
  g_autoptr (GError) error = NULL;

  fixture_cut_file (back, BIG_SIZE / 3);
  fixture_resume (fixture, BIG, "back/plain.bin", &error);
  g_assert_no_error (error);
  fixture_assert_same (fixture, "back/plain.bin", BIG);
}

static void
resume_upload (Fixture *fixture, guint limits)
{
  g_autofree char *served = fixture_dup_served (fixture, BIG);
  g_autoptr (GError) error = NULL;

  fixture_cut_file (served, BIG_SIZE / 3);
  fixture_put (fixture, BIG, BIG, BIG_SIZE / 3, NULL, &error);
  g_assert_no_error (error);
  fixture_assert_same (fixture, BIG, BIG);
}

static void
rename_things (Fixture *fixture, guint limits)
{
  static const char *const ways[][2] = {
    { FOLDER "/one byte", FOLDER "/ 名前 'x'" }, { FOLDER "/ 名前 'x'", FOLDER "/a/moved" },
    { FOLDER "/a/moved", FOLDER "/one byte" },   { FOLDER "/a/b", FOLDER "/写真 2024/b" },
    { FOLDER "/写真 2024/b", FOLDER "/a/b" },
  };
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      g_autofree char *from = fixture_dup_served (fixture, ways[i][0]);
      g_autofree char *to = fixture_dup_served (fixture, ways[i][1]);

      ferry_ftp_client_rename (fixture->client, ways[i][0], ways[i][1], NULL, &error);
      g_assert_no_error (error);
      g_assert_false (g_file_test (from, G_FILE_TEST_EXISTS));
      g_assert_true (g_file_test (to, G_FILE_TEST_EXISTS));
    }

  ferry_ftp_client_rename (fixture->client, FOLDER "/CRLF.txt", BIG, NULL, &error);
  if (limits & FERRY_TOUR_NO_OVERWRITE)
    g_assert_error (error, FERRY_FTP_ERROR, FERRY_FTP_ERROR_EXISTS);
  else
    g_assert_no_error (error);
}

static void
change_permissions (Fixture *fixture, guint limits)
{
  g_autofree char *served = fixture_dup_served (fixture, BIG);
  g_autoptr (GError) error = NULL;
  GStatBuf status;

  ferry_ftp_client_set_permissions (fixture->client, BIG, 0640, NULL, &error);
  if (limits & FERRY_TOUR_NO_CHMOD)
    {
      g_assert_error (error, FERRY_FTP_ERROR, FERRY_FTP_ERROR_UNSUPPORTED);
      return;
    }
  if (limits & FERRY_TOUR_CHMOD_DENIED)
    {
      g_assert_error (error, FERRY_FTP_ERROR, FERRY_FTP_ERROR_DENIED);
      return;
    }
  g_assert_no_error (error);
  g_assert_cmpint (g_stat (served, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 07777, ==, 0640);
}

static void
change_time (Fixture *fixture, guint limits)
{
  g_autofree char *served = fixture_dup_served (fixture, BIG);
  g_autoptr (GError) error = NULL;
  gint64 modified = 0;

  ferry_ftp_client_set_modified (fixture->client, BIG, FERRY_TEST_TREE_TIME, NULL, &error);
  if (limits & FERRY_TOUR_NO_SET_TIME)
    {
      g_assert_error (error, FERRY_FTP_ERROR, FERRY_FTP_ERROR_UNSUPPORTED);
      g_clear_error (&error);
    }
  else
    {
      g_assert_no_error (error);
      g_assert_cmpint (ferry_test_tree_get_modified (served), ==, FERRY_TEST_TREE_TIME);
    }

  ferry_ftp_client_get_modified (fixture->client, BIG, &modified, NULL, &error);
  if (limits & FERRY_TOUR_NO_TIME)
    {
      g_assert_error (error, FERRY_FTP_ERROR, FERRY_FTP_ERROR_UNSUPPORTED);
      return;
    }
  g_assert_no_error (error);
  g_assert_cmpint (modified, ==, ferry_test_tree_get_modified (served));
}

static void delete (Fixture *fixture, const char *path)
{
  g_autoptr (FerryListing) listing = list (fixture, path);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < ferry_listing_get_length (listing); i++)
    {
      const FerryEntry *entry = ferry_listing_get (listing, i);
      g_autofree char *child = g_build_filename (path, entry->name, NULL);

      if (ferry_entry_is_directory (entry))
        delete (fixture, child);
      else
        ferry_ftp_client_remove (fixture->client, child, NULL, &error);
      g_assert_no_error (error);
    }
  ferry_ftp_client_remove_folder (fixture->client, path, NULL, &error);
  g_assert_no_error (error);
}

static void
delete_tree (Fixture *fixture, guint limits)
{
  g_autofree char *folder = fixture_dup_served (fixture, FOLDER);
  g_autofree char *names = NULL;

  delete (fixture, FOLDER);
  g_assert_false (g_file_test (folder, G_FILE_TEST_EXISTS));
  names = fixture_list (fixture, ".");
  g_assert_cmpstr (names, ==, "");
}

static const struct
{
  const char *name;
  void (*run) (Fixture *fixture, guint limits);
} steps[] = {
  { "upload", upload_tree },
  { "list", list_folder },
  { "empty folder", list_empty_folder },
  { "missing", find_nothing },
  { "download", download_tree },
  { "resume download", resume_download },
  { "resume upload", resume_upload },
  { "permissions", change_permissions },
  { "time", change_time },
  { "rename", rename_things },
  { "delete", delete_tree },
};

/* Logs in and goes through all. Says each step on the standard output before it is taken. */
void
ferry_client_tour (Fixture *fixture, guint limits)
{
  g_print ("step login\n");
  fixture_connect (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_print ("step %s\n", steps[i].name);
      steps[i].run (fixture, limits);
    }
  g_assert_true (ferry_ftp_client_is_connected (fixture->client));
}
