/* Passwords in a real keyring on a bus of the test's own, and without any keyring.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-secret.h"

#include "ferry-test-folder.h"

#include <string.h>

#define NO_KEYRING 77

static const char *self; /* this program */

static FerryServer *
make_server (const char *host, const char *site_id)
{
  FerryServer *server = ferry_server_new (host);

  server->user = g_strdup ("k\xff i");
  server->site_id = g_strdup (site_id);
  return server;
}

static void
did_finish (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GAsyncResult **place = user_data;

  *place = g_object_ref (result);
}

static GAsyncResult *
wait (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return *result;
}

static char *
lookup (const FerryServer *server, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  ferry_secret_lookup_async (server, NULL, did_finish, &result);
  return ferry_secret_lookup_finish (wait (&result), error);
}

static gboolean
store (const FerryServer *server, const char *password, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  ferry_secret_store_async (server, password, NULL, did_finish, &result);
  return ferry_secret_store_finish (wait (&result), error);
}

static gboolean
clear (const FerryServer *server, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  ferry_secret_clear_async (server, NULL, did_finish, &result);
  return ferry_secret_clear_finish (wait (&result), error);
}

static void
assert_secret (const FerryServer *server, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *found = lookup (server, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (found, ==, expected);
}

static void
test_session (void)
{
  g_autoptr (FerryServer) server = make_server ("h", NULL);
  g_autoptr (FerryServer) of_site = make_server ("h", "Web");
  g_autoptr (FerryServer) elsewhere = make_server ("h2", "Web");
  g_autoptr (GError) error = NULL;

  g_assert_null (lookup (server, NULL));
  ferry_secret_keep_for_session (server, "one");
  ferry_secret_keep_for_session (of_site, "two");
  assert_secret (server, "one");
  assert_secret (of_site, "two");
  g_assert_null (lookup (elsewhere, NULL));

  /* Said plainly, and kept all the same. */
  g_assert_false (store (elsewhere, "three", &error));
  g_assert_nonnull (strstr (error->message, "kept until Ferry ends"));
  assert_secret (elsewhere, "three");
  clear (elsewhere, NULL);
  g_assert_null (lookup (elsewhere, NULL));
  clear (server, NULL);
  clear (of_site, NULL);
}

static GSubprocess *
start_keyring (const char *folder)
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
wait_for_keyring (void)
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

static void
use_keyring (void)
{
  g_autoptr (FerryServer) server = make_server ("h", NULL);
  g_autoptr (FerryServer) of_site = make_server ("h", "Wéb");
  g_autoptr (FerryServer) elsewhere = make_server ("h2", "Wéb");
  g_autoptr (GError) error = NULL;

  g_assert_true (store (of_site, "pässword", &error));
  g_assert_no_error (error);
  /* What is in memory would hide what is not in the keyring. */
  ferry_secret_keep_for_session (of_site, NULL);
  assert_secret (of_site, "pässword");
  assert_secret (server, NULL);
  assert_secret (elsewhere, NULL);
  g_assert_true (store (of_site, "another", &error));
  ferry_secret_keep_for_session (of_site, NULL);
  assert_secret (of_site, "another");
  g_assert_true (clear (of_site, &error));
  assert_secret (of_site, NULL);
  g_assert_true (clear (of_site, &error));
  g_assert_no_error (error);
}

/* A process has one session bus in its life, so this one begins another. */
static void
test_keyring (void)
{
  g_autofree char *program = g_find_program_in_path ("dbus-run-session");
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;

  if (program == NULL || !ferry_secret_has_keyring ())
    {
      g_test_skip ("no keyring, or no bus for it");
      return;
    }
  process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_SILENCE, &error, program, "--", self,
                              "--keyring", NULL);
  g_assert_no_error (error);
  g_subprocess_wait (process, NULL, NULL);
  g_assert_true (g_subprocess_get_if_exited (process));
  if (g_subprocess_get_exit_status (process) == NO_KEYRING)
    g_test_skip ("no gnome-keyring-daemon here");
  else
    g_assert_cmpint (g_subprocess_get_exit_status (process), ==, 0);
}

/* On the bus. */
static int
run_keyring (void)
{
  g_autofree char *folder = g_dir_make_tmp ("ferry-keyring-XXXXXX", NULL);
  g_autoptr (GSubprocess) keyring = start_keyring (folder);

  if (keyring != NULL)
    {
      wait_for_keyring ();
      use_keyring ();
      g_subprocess_force_exit (keyring);
      g_subprocess_wait (keyring, NULL, NULL);
    }
  ferry_test_folder_remove (folder);
  return keyring != NULL ? 0 : NO_KEYRING;
}

int
main (int argc, char *argv[])
{
  self = argv[0];
  if (argc > 1 && g_str_equal (argv[1], "--keyring"))
    return run_keyring ();
  g_test_init (&argc, &argv, NULL);
  /* No bus, and none to be started. */
  g_setenv ("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent", TRUE);
  g_test_add_func ("/secret/session", test_session);
  g_test_add_func ("/secret/keyring", test_keyring);
  return g_test_run ();
}
