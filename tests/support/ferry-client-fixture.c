/* A client connected to a real server. See ferry-client-fixture.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-client-fixture.h"

#include "ferry-test-tree.h"

#include <string.h>

static void
on_log_line (const FerryLogLine *line, gpointer user_data)
{
  GString *lines = user_data;

  g_string_append_printf (lines, "%s\n", line->text);
  g_printerr ("%s\n", line->text);
}

static void
on_connection_begun (FerryConnectionRecord *record, gpointer user_data)
{
  g_ptr_array_add (user_data, ferry_connection_record_ref (record));
}

static FerrySecurity
get_security (FerryTestSecurity security)
{
  static const FerrySecurity securities[] = { FERRY_SECURITY_NONE, FERRY_SECURITY_EXPLICIT,
                                              FERRY_SECURITY_IMPLICIT };

  return securities[security];
}

static void
set_up (Fixture *fixture, const FerryTestServerOptions *options, FerryMode mode)
{
  g_autoptr (GError) error = NULL;

  memset (fixture, 0, sizeof *fixture);
  fixture->server = ferry_test_server_start (options, &error);
  g_assert_no_error (error);
  fixture->settings = ferry_server_new (ferry_test_server_get_host (fixture->server));
  fixture->settings->port = ferry_test_server_get_port (fixture->server);
  fixture->settings->user = g_strdup (ferry_test_server_get_user (fixture->server));
  fixture->settings->password = g_strdup (ferry_test_server_get_password (fixture->server));
  fixture->settings->security = get_security (options->security);
  fixture->settings->mode = mode;
  if (options->security != FERRY_TEST_SECURITY_NONE)
    fixture->settings->pinned_fingerprint =
        g_strdup (ferry_test_server_get_fingerprint (fixture->server));
  fixture->lines = g_string_new (NULL);
  fixture->records =
      g_ptr_array_new_with_free_func ((GDestroyNotify) ferry_connection_record_unref);
  fixture->log = ferry_log_new (on_log_line, fixture->lines, NULL);
  ferry_log_set_watch (fixture->log, on_connection_begun, fixture->records, NULL);
  fixture->client = ferry_ftp_client_new (fixture->settings, fixture->log);
  fixture->local = g_dir_make_tmp ("ferry-client-XXXXXX", NULL);
}

static void
tear_down (Fixture *fixture)
{
  g_clear_pointer (&fixture->client, ferry_ftp_client_free);
  g_clear_pointer (&fixture->log, ferry_log_unref);
  g_clear_pointer (&fixture->settings, ferry_server_free);
  g_clear_pointer (&fixture->server, ferry_test_server_free);
  g_ptr_array_unref (fixture->records);
  g_string_free (fixture->lines, TRUE);
  ferry_test_tree_remove (fixture->local);
  g_free (fixture->local);
}

void
fixture_connect (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  gboolean is_connected = ferry_ftp_client_connect (fixture->client, NULL, &error);

  g_assert_no_error (error);
  g_assert_true (is_connected);
}

static void
collect_names (FerryListing *part, gpointer user_data)
{
  GPtrArray *names = user_data;

  for (guint i = 0; i < ferry_listing_get_length (part); i++)
    g_ptr_array_add (names, g_strdup (ferry_listing_get (part, i)->name));
}

static gint
compare_names (gconstpointer one, gconstpointer other)
{
  return strcmp (*(const char *const *) one, *(const char *const *) other);
}

/* The names of a folder, sorted and joined by commas. */
char *
fixture_list (Fixture *fixture, const char *path)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;

  ferry_ftp_client_list (fixture->client, path, collect_names, names, NULL, &error);
  g_assert_no_error (error);
  g_ptr_array_sort (names, compare_names);
  g_ptr_array_add (names, NULL);
  return g_strjoinv (",", (char **) names->pdata);
}

char *
fixture_dup_local (Fixture *fixture, const char *name)
{
  return g_build_filename (fixture->local, name, NULL);
}

char *
fixture_dup_served (Fixture *fixture, const char *name)
{
  return g_build_filename (ferry_test_server_get_root (fixture->server), name, NULL);
}

static void
count (gint64 bytes, gpointer user_data)
{
  *(gint64 *) user_data += bytes;
}

gboolean
fixture_put (Fixture *fixture,
             const char *local,
             const char *path,
             gint64 offset,
             GCancellable *cancellable,
             GError **error)
{
  g_autofree char *full = fixture_dup_local (fixture, local);
  g_autoptr (GFile) file = g_file_new_for_path (full);
  g_autoptr (GFileInputStream) source = g_file_read (file, NULL, NULL);
  gint64 moved = 0;
  gboolean is_put;

  g_assert_true (g_seekable_seek (G_SEEKABLE (source), offset, G_SEEK_SET, NULL, NULL));
  is_put = ferry_ftp_client_upload (fixture->client, path, offset, -1, G_INPUT_STREAM (source),
                                    count, &moved, cancellable, error);
  if (is_put)
    {
      g_assert_true (g_seekable_seek (G_SEEKABLE (source), 0, G_SEEK_END, NULL, NULL));
      g_assert_cmpint (moved + offset, ==, g_seekable_tell (G_SEEKABLE (source)));
    }
  return is_put;
}

gboolean
fixture_get (Fixture *fixture,
             const char *path,
             const char *local,
             gint64 offset,
             GCancellable *cancellable,
             GError **error)
{
  g_autofree char *full = fixture_dup_local (fixture, local);
  g_autoptr (GFile) file = g_file_new_for_path (full);
  g_autoptr (GFileOutputStream) target = offset > 0
                                             ? g_file_append_to (file, 0, NULL, NULL)
                                             : g_file_replace (file, NULL, FALSE, 0, NULL, NULL);
  gint64 moved = 0;

  return ferry_ftp_client_download (fixture->client, path, offset, -1, G_OUTPUT_STREAM (target),
                                    count, &moved, cancellable, error);
}

/* Goes on where our file ends. */
gboolean
fixture_resume (Fixture *fixture, const char *path, const char *local, GError **error)
{
  g_autofree char *full = fixture_dup_local (fixture, local);
  g_autoptr (GFile) file = g_file_new_for_path (full);
  g_autoptr (GFileInfo) info =
      g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_SIZE, 0, NULL, NULL);

  g_assert_cmpint (g_file_info_get_size (info), >, 0);
  return fixture_get (fixture, path, local, g_file_info_get_size (info), NULL, error);
}

void
fixture_assert_same (Fixture *fixture, const char *local, const char *served)
{
  g_autofree char *local_path = fixture_dup_local (fixture, local);
  g_autofree char *served_path = fixture_dup_served (fixture, served);
  g_autofree char *local_hash = ferry_test_tree_dup_hash (local_path);
  g_autofree char *served_hash = ferry_test_tree_dup_hash (served_path);

  g_assert_cmpstr (local_hash, ==, served_hash);
}

void
fixture_make_local (Fixture *fixture, const char *name, gsize size)
{
  g_autofree char *path = fixture_dup_local (fixture, name);

  ferry_test_tree_make_file (path, size, 7);
}

void
fixture_cut_file (const char *path, gsize size)
{
  g_autofree char *bytes = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  g_assert_cmpuint (length, >=, size);
  g_assert_true (g_file_set_contents (path, bytes, (gssize) size, NULL));
}

static void
run_here (const FixtureCase *test)
{
  Fixture fixture;

  set_up (&fixture, &test->options, test->mode);
  test->run (&fixture);
  tear_down (&fixture);
}

static const char *program;

/* A program that runs one case, with both its outputs as its standard output. */
GSubprocess *
fixture_launch (guint number)
{
  g_autofree char *text = g_strdup_printf ("%u", number);
  const char *arguments[] = { program, "--run", text, NULL };
  g_autoptr (GSubprocessLauncher) launcher =
      g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_MERGE);
  g_autoptr (GError) error = NULL;
  GSubprocess *process;

  /* The slow unwinder, which GTK needs, would make TLS ten times slower, and deadlines false. */
  g_subprocess_launcher_setenv (launcher, "ASAN_OPTIONS", "detect_leaks=1:intercept_tls_get_addr=0",
                                TRUE);
  process = g_subprocess_launcher_spawnv (launcher, arguments, &error);
  g_assert_no_error (error);
  return process;
}

/* Waits for a case's end. Returns its output. */
char *
fixture_join (GSubprocess *process, gboolean *is_right)
{
  g_autoptr (GError) error = NULL;
  char *output = NULL;

  g_subprocess_communicate_utf8 (process, NULL, NULL, &output, NULL, &error);
  g_assert_no_error (error);
  *is_right = g_subprocess_get_if_exited (process) && g_subprocess_get_exit_status (process) == 0;
  return output;
}

/* To be called first in main(). Returns whether this is the program of one case, which is over. */
gboolean
fixture_run_here (int argc, char **argv, const FixtureCase *cases, guint count_cases)
{
  program = argv[0];
  if (argc != 3 || !g_str_equal (argv[1], "--run"))
    return FALSE;
  run_here (&cases[g_ascii_strtoull (argv[2], NULL, 10) % count_cases]);
  return TRUE;
}

static const FixtureCase *all_cases;

static void
run_in_child (gconstpointer data)
{
  const FixtureCase *test = data;
  g_autoptr (GSubprocess) process = NULL;
  g_autofree char *output = NULL;
  gboolean is_right;

  if (!ferry_test_server_is_available (test->options.kind))
    {
      g_test_skip ("server not installed");
      return;
    }
  process = fixture_launch ((guint) (test - all_cases));
  output = fixture_join (process, &is_right);
  g_test_message ("%s", output);
  g_assert_true (is_right);
}

int
fixture_main (int argc, char **argv, const FixtureCase *cases, guint count_cases)
{
  if (fixture_run_here (argc, argv, cases, count_cases))
    return 0;
  g_test_init (&argc, &argv, NULL);
  all_cases = cases;
  for (guint i = 0; i < count_cases; i++)
    g_test_add_data_func (cases[i].name, &cases[i], run_in_child);
  return g_test_run ();
}
