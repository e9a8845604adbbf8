/* Feeds files to a fuzz target: the seeds, and every input that once broke something. It takes no
 * libFuzzer, so that the ordinary tests run it with any compiler.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "fuzz-target.h"

#include <gio/gio.h>

static void
replay_file (gconstpointer data)
{
  g_autofree char *bytes = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  g_file_get_contents (data, &bytes, &length, &error);
  g_assert_no_error (error);
  LLVMFuzzerTestOneInput ((const uint8_t *) bytes, length);
}

static int
compare_names (gconstpointer one, gconstpointer other)
{
  return g_strcmp0 (*(const char *const *) one, *(const char *const *) other);
}

/* A folder that is not there holds no input: no target has broken yet. */
static void
add_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *kind = g_path_get_dirname (folder);
  g_autofree char *kind_name = g_path_get_basename (kind);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);
  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *path =
          g_strdup_printf ("/fuzz/%s/%s", kind_name, (char *) g_ptr_array_index (names, i));

      g_test_add_data_func_full (
          path, g_build_filename (folder, g_ptr_array_index (names, i), NULL), replay_file, g_free);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (int i = 1; i < argc; i++)
    add_folder (argv[i]);
  return g_test_run ();
}
