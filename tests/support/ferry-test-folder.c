/* A folder of a test's own. See ferry-test-folder.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-test-folder.h"

#include <glib/gstdio.h>

/**
 * ferry_test_folder_remove:
 */
void
ferry_test_folder_remove (const char *path)
{
  GDir *dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR))
        ferry_test_folder_remove (child);
      else
        g_remove (child);
    }
  g_clear_pointer (&dir, g_dir_close);
  g_rmdir (path);
}
