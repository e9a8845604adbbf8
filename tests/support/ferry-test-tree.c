/* Folders full of files for tests: the names and sizes that break FTP clients.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-test-tree.h"

#include <glib/gstdio.h>

#define BLOCK 65536

static const struct
{
  const char *path; /* a folder if it ends in '/' */
  gsize size;
} sample[] = {
  { "empty.dat", 0 },
  { "one byte", 1 },
  { "plain.bin", 300001 },
  { ".hidden", 17 },
  { "  two blanks in front", 5 },
  { "100% #?&;=+.txt", 12 },
  { "[brackets] *star*", 9 },
  { "-l", 3 },
  { "日本語の名前.txt", 4096 },
  { "ソ表能.txt", 77 },
  { "CRLF.txt", 2000 },
  { "empty folder/", 0 },
  { "写真 2024/", 0 },
  { "写真 2024/春 桜.jpg", 65536 },
  { "写真 2024/夏/", 0 },
  { "写真 2024/夏/海.jpg", 65537 },
  { "a/", 0 },
  { "a/b/", 0 },
  { "a/b/c/", 0 },
  { "a/b/c/deep.txt", 100 },
  { "a/b/same.txt", 10 },
  { "a/same.txt", 11 },
};

/* Writes @size bytes that no two seeds share, all of them: NUL, CR, LF, 0xFF. */
void
ferry_test_tree_make_file (const char *path, gsize size, guint32 seed)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  g_autoptr (GByteArray) bytes = g_byte_array_sized_new (size + sizeof (guint32));
  g_autoptr (GError) error = NULL;

  while (bytes->len < size)
    {
      guint32 word = g_rand_int (random);

      g_byte_array_append (bytes, (const guint8 *) &word, sizeof word);
    }
  g_file_set_contents (path, (const char *) bytes->data, size, &error);
  g_assert_no_error (error);
}

static void
set_modified (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;

  g_file_set_attribute_uint64 (file, G_FILE_ATTRIBUTE_TIME_MODIFIED, FERRY_TEST_TREE_TIME, 0, NULL,
                               &error);
  g_assert_no_error (error);
}

/* Makes @folder with the sample in it; each file is of FERRY_TEST_TREE_TIME. */
void
ferry_test_tree_make (const char *folder)
{
  g_assert_cmpint (g_mkdir (folder, 0755), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (sample); i++)
    {
      g_autofree char *path = g_build_filename (folder, sample[i].path, NULL);

      if (g_str_has_suffix (sample[i].path, "/"))
        g_assert_cmpint (g_mkdir (path, 0755), ==, 0);
      else
        {
          ferry_test_tree_make_file (path, sample[i].size, i);
          set_modified (path);
        }
    }
}

/* Removes @folder with all that is in it, if it is there. */
void
ferry_test_tree_remove (const char *folder)
{
  g_autoptr (GDir) dir =
      g_file_test (folder, G_FILE_TEST_IS_SYMLINK) ? NULL : g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir && (name = g_dir_read_name (dir)))
    {
      g_autofree char *child = g_build_filename (folder, name, NULL);

      ferry_test_tree_remove (child);
    }
  g_remove (folder);
}

/* SHA-256 of a file, in hex. */
char *
ferry_test_tree_dup_hash (const char *path)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (GFileInputStream) stream = g_file_read (file, NULL, &error);
  g_autofree guchar *block = g_malloc (BLOCK);
  gssize length;

  g_assert_no_error (error);
  while ((length = g_input_stream_read (G_INPUT_STREAM (stream), block, BLOCK, NULL, &error)) > 0)
    g_checksum_update (checksum, block, length);
  g_assert_no_error (error);
  return g_strdup (g_checksum_get_string (checksum));
}

static void
collect (GPtrArray *lines, const char *folder, const char *prefix)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = g_dir_open (folder, 0, &error);
  const char *name;

  g_assert_no_error (error);
  while ((name = g_dir_read_name (dir)))
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *below = g_strconcat (prefix, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        {
          g_autofree char *deeper = g_strconcat (below, "/", NULL);

          g_ptr_array_add (lines, g_strdup (deeper));
          collect (lines, path, deeper);
        }
      else
        {
          g_autofree char *hash = ferry_test_tree_dup_hash (path);

          g_ptr_array_add (lines, g_strdup_printf ("%s %s", below, hash));
        }
    }
}

static int
compare_lines (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

/* One sorted line for each folder and file below @folder, with the file's hash: equal for two
 * folders only where all that is in them is equal. */
char *
ferry_test_tree_dup_digest (const char *folder)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  collect (lines, folder, "");
  g_ptr_array_sort (lines, compare_lines);
  g_ptr_array_add (lines, NULL);
  return g_strjoinv ("\n", (char **) lines->pdata);
}

/* Seconds since 1970. */
gint64
ferry_test_tree_get_modified (const char *path)
{
  GStatBuf status;

  g_assert_cmpint (g_stat (path, &status), ==, 0);
  return status.st_mtime;
}
