/* Programs of unpacked packages, and what they need around them. See ferry-test-unpacked.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-test-unpacked.h"

/* Where packages keep programs and libraries, from their root. */
static const char *const program_folders[] = { "usr/sbin", "usr/bin" };
static const char *const library_folders[] = { "usr/lib", "lib" };

/* What lies at @path in the package @name, or NULL where the package is not there. */
char *
ferry_test_unpacked_dup_path (const char *name, const char *path)
{
  const char *servers = g_getenv ("FERRY_TEST_SERVERS");
  g_autofree char *full = servers ? g_build_filename (servers, name, path, NULL) : NULL;

  return full && g_file_test (full, G_FILE_TEST_EXISTS) ? g_steal_pointer (&full) : NULL;
}

/* The program of the package @name, or of the system, or NULL. */
char *
ferry_test_unpacked_find (const char *name, const char *program)
{
  for (guint i = 0; i < G_N_ELEMENTS (program_folders); i++)
    {
      g_autofree char *inside = g_build_filename (program_folders[i], program, NULL);
      g_autofree char *system = g_build_filename ("/", inside, NULL);
      char *found = ferry_test_unpacked_dup_path (name, inside);

      if (!found)
        found = g_find_program_in_path (system);
      if (found)
        return found;
    }
  return NULL;
}

/* Debian's libraries lie one folder deeper, which is named after the machine. */
static void
add_library_folders (GString *path, const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir && (name = g_dir_read_name (dir)))
    {
      g_autofree char *child = g_build_filename (folder, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR))
        g_string_append_printf (path, "%s:", child);
    }
}

/* Adds "env LD_LIBRARY_PATH=… PROGRAM", for a program that ferry_test_unpacked_find() finds. */
void
ferry_test_unpacked_add_program (GStrvBuilder *arguments, const char *name, const char *program)
{
  g_autoptr (GString) libraries = g_string_new ("LD_LIBRARY_PATH=");
  g_autofree char *found = ferry_test_unpacked_find (name, program);

  for (guint i = 0; i < G_N_ELEMENTS (library_folders); i++)
    {
      g_autofree char *folder = ferry_test_unpacked_dup_path (name, library_folders[i]);

      if (folder)
        add_library_folders (libraries, folder);
    }
  g_strv_builder_add_many (arguments, "env", libraries->str, found, NULL);
}

/* Adds an "env" that lets the program behind it know one user and no other: see
 * ferry-test-preload.c. */
void
ferry_test_unpacked_add_user (GStrvBuilder *arguments,
                              const char *user,
                              const char *password,
                              const char *home)
{
  g_autofree char *user_setting = g_strconcat ("FERRY_TEST_USER=", user, NULL);
  g_autofree char *password_setting = g_strconcat ("FERRY_TEST_PASSWORD=", password, NULL);
  g_autofree char *home_setting = g_strconcat ("FERRY_TEST_HOME=", home, NULL);

  g_strv_builder_add_many (arguments, "env", user_setting, password_setting, home_setting,
                           "LD_PRELOAD=" FERRY_TEST_PRELOAD, NULL);
}
