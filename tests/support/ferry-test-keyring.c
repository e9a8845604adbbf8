/* A real keyring on a bus of the test's own. See ferry-test-keyring.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-test-keyring.h"

#include "ferry-test-folder.h"

#define NO_KEYRING 77
#define OPTION     "--keyring"

static GSubprocess *
start (const char *folder)
{
  g_autofree char *program = g_find_program_in_path ("gnome-keyring-daemon");
  g_autoptr (GSubprocessLauncher) launcher = NULL;
  GSubprocess *keyring;
  GOutputStream *input;

  if (program == NULL)
    return NULL;
  launcher =
      g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_SILENCE |
                                 G_SUBPROCESS_FLAGS_STDERR_SILENCE);
  g_subprocess_launcher_setenv (launcher, "XDG_DATA_HOME", folder, TRUE);
  g_subprocess_launcher_setenv (launcher, "XDG_RUNTIME_DIR", folder, TRUE);
  g_subprocess_launcher_setenv (launcher, "HOME", folder, TRUE);
  keyring = g_subprocess_launcher_spawn (launcher, NULL, program, "--foreground", "--unlock",
                                         "--components=secrets", NULL);
  g_assert_nonnull (keyring);
  input = g_subprocess_get_stdin_pipe (keyring);
  g_assert_true (g_output_stream_write_all (input, "pw", 2, NULL, NULL, NULL));
  g_assert_true (g_output_stream_close (input, NULL, NULL));
  return keyring;
}

static void
on_appeared (GDBusConnection *connection, const char *name, const char *owner, gpointer user_data)
{
  *(gboolean *) user_data = TRUE;
}

static gboolean
on_late (gpointer user_data)
{
  g_error ("the keyring does not appear on the bus");
  return G_SOURCE_REMOVE;
}

static void
wait_for (void)
{
  gboolean is_there = FALSE;
  guint watch =
      g_bus_watch_name (G_BUS_TYPE_SESSION, "org.freedesktop.secrets",
                        G_BUS_NAME_WATCHER_FLAGS_NONE, on_appeared, NULL, &is_there, NULL);
  guint limit = g_timeout_add_seconds (30, on_late, NULL);

  while (!is_there)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (limit);
  g_bus_unwatch_name (watch);
}

/**
 * ferry_test_keyring_is_self:
 *
 * Returns: whether this process was begun by ferry_test_keyring_run_self()
 */
gboolean
ferry_test_keyring_is_self (int argc, char **argv)
{
  return argc > 1 && g_str_equal (argv[1], OPTION);
}

/**
 * ferry_test_keyring_use:
 *
 * Runs @func with an empty keyring that is unlocked.
 *
 * Returns: the exit status of the process
 */
int
ferry_test_keyring_use (void (*func) (void))
{
  g_autofree char *folder = g_dir_make_tmp ("ferry-keyring-XXXXXX", NULL);
  g_autoptr (GSubprocess) keyring = start (folder);

  if (keyring != NULL)
    {
      wait_for ();
      func ();
      g_subprocess_force_exit (keyring);
      g_subprocess_wait (keyring, NULL, NULL);
    }
  ferry_test_folder_remove (folder);
  return keyring != NULL ? 0 : NO_KEYRING;
}

/**
 * ferry_test_keyring_run_self:
 *
 * Runs the test's own program once more on a bus of its own. The test is skipped where there is no
 * bus or no keyring to be had.
 */
void
ferry_test_keyring_run_self (const char *program)
{
  g_autofree char *bus = g_find_program_in_path ("dbus-run-session");
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;

  if (bus == NULL)
    {
      g_test_skip ("no dbus-run-session here");
      return;
    }
  process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_SILENCE, &error, bus, "--", program, OPTION,
                              NULL);
  g_assert_no_error (error);
  g_subprocess_wait (process, NULL, NULL);
  g_assert_true (g_subprocess_get_if_exited (process));
  if (g_subprocess_get_exit_status (process) == NO_KEYRING)
    g_test_skip ("no gnome-keyring-daemon here");
  else
    g_assert_cmpint (g_subprocess_get_exit_status (process), ==, 0);
}
