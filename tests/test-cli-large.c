/* ferry-cli with a file of more than 4 GiB: sparse at the source, once in each direction. Skipped
 * where the disk has no room.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-test-cli.h"
#include "ferry-test-tree.h"

#include <glib/gstdio.h>
#include <string.h>

#define SIZE        (G_GUINT64_CONSTANT (5) * 1024 * 1024 * 1024 + 12345)
#define NEEDED      (G_GUINT64_CONSTANT (12) * 1024 * 1024 * 1024)
#define BLOCK       (1024 * 1024)
#define MARK        "FERRY WAS HERE"
#define MARK_LENGTH 14

/* Around 2 and 4 GiB, where 32 bits end, and at both ends of the file. */
static const guint64 marks[] = { 0, G_MAXINT32 - 7, G_MAXUINT32 - 7, SIZE - MARK_LENGTH };

static void
make_sparse (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (GFileOutputStream) stream = g_file_create (file, G_FILE_CREATE_NONE, NULL, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      g_seekable_seek (G_SEEKABLE (stream), marks[i], G_SEEK_SET, NULL, &error);
      g_output_stream_write_all (G_OUTPUT_STREAM (stream), MARK, MARK_LENGTH, NULL, NULL, &error);
      g_assert_no_error (error);
    }
}

/* What make_sparse() has written from @offset on. */
static void
fill_expected (char *block, guint64 offset, gsize length)
{
  memset (block, 0, length);
  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    for (guint64 j = 0; j < MARK_LENGTH; j++)
      if (marks[i] + j >= offset && marks[i] + j < offset + length)
        block[marks[i] + j - offset] = MARK[j];
}

static void
assert_sparse (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (GFileInputStream) stream = g_file_read (file, NULL, &error);
  g_autofree char *block = g_malloc (BLOCK);
  g_autofree char *expected = g_malloc (BLOCK);
  guint64 offset = 0;
  gsize length;

  g_assert_no_error (error);
  do
    {
      g_assert_true (
          g_input_stream_read_all (G_INPUT_STREAM (stream), block, BLOCK, &length, NULL, NULL));
      fill_expected (expected, offset, length);
      g_assert_cmpint (memcmp (block, expected, length), ==, 0);
      offset += length;
    }
  while (length == BLOCK);
  g_assert_cmpuint (offset, ==, SIZE);
}

static gboolean
has_room (void)
{
  g_autoptr (GFile) file = g_file_new_for_path (g_get_tmp_dir ());
  g_autoptr (GFileInfo) info =
      g_file_query_filesystem_info (file, G_FILE_ATTRIBUTE_FILESYSTEM_FREE, NULL, NULL);

  return info != NULL &&
         g_file_info_get_attribute_uint64 (info, G_FILE_ATTRIBUTE_FILESYSTEM_FREE) >= NEEDED;
}

static void
say_time (const char *what, gint64 begin)
{
  g_test_message ("%s: %.1f s", what, (double) (g_get_monotonic_time () - begin) / G_USEC_PER_SEC);
}

static void
test_large (void)
{
  const FerryTestServerOptions options = { .kind = FERRY_TEST_SERVER_VSFTPD };
  g_autofree char *local = NULL;
  g_autofree char *sparse = NULL;
  g_autofree char *target = NULL;
  g_autofree char *url = NULL;
  g_autoptr (FerryTestServer) server = NULL;
  g_autoptr (FerryTestCli) upload = NULL;
  g_autoptr (FerryTestCli) download = NULL;
  gint64 begin;

  if (!ferry_test_server_is_available (options.kind) || !has_room ())
    {
      g_test_skip ("no vsftpd, or less than 12 GiB free for temporary files");
      return;
    }
  server = ferry_test_server_start (&options, NULL);
  local = g_dir_make_tmp ("ferry-cli-XXXXXX", NULL);
  sparse = g_build_filename (local, "sparse.bin", NULL);
  make_sparse (sparse);

  url = ferry_test_server_dup_url (server, "large.bin");
  target = g_build_filename (ferry_test_server_get_root (server), "large.bin", NULL);
  begin = g_get_monotonic_time ();
  upload = ferry_test_cli_run ("put", sparse, url, NULL);
  ferry_test_cli_expect (upload, 0);
  say_time ("put", begin);
  assert_sparse (target);
  g_remove (target);

  g_assert_cmpint (g_rename (sparse, target), ==, 0);
  begin = g_get_monotonic_time ();
  download = ferry_test_cli_run ("get", url, sparse, NULL);
  ferry_test_cli_expect (download, 0);
  say_time ("get", begin);
  assert_sparse (sparse);
  ferry_test_tree_remove (local);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cli/large", test_large);
  return g_test_run ();
}
