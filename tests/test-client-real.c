/* The protocol client against real servers: every mode with every kind of TLS, on vsftpd (LIST, no
 * MLSD, data connections must resume the TLS session) and pyftpdlib (MLSD, MFMT).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-ftp-client.h"
#include "ferry-ftp-error.h"
#include "ferry-test-server.h"
#include "ferry-test-tree.h"

#include <glib/gstdio.h>
#include <string.h>

#define BIG_SIZE (3 * 1024 * 1024 + 17)

typedef struct
{
  FerryTestServer *server;
  FerryServer *settings;
  FerryLog *log;
  FerryFtpClient *client;
  GString *lines;
  char *local; /* a folder for our side */
} Fixture;

static void
on_log_line (const FerryLogLine *line, gpointer user_data)
{
  GString *lines = user_data;

  g_string_append_printf (lines, "%s\n", line->text);
  g_printerr ("%s\n", line->text);
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
    fixture->settings->pinned_fingerprint
        = g_strdup (ferry_test_server_get_fingerprint (fixture->server));
  fixture->lines = g_string_new (NULL);
  fixture->log = ferry_log_new (on_log_line, fixture->lines, NULL);
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
  g_string_free (fixture->lines, TRUE);
  ferry_test_tree_remove (fixture->local);
  g_free (fixture->local);
}

static void
connect_client (Fixture *fixture)
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
static char *
list (Fixture *fixture, const char *path)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;

  ferry_ftp_client_list (fixture->client, path, collect_names, names, NULL, &error);
  g_assert_no_error (error);
  g_ptr_array_sort (names, compare_names);
  g_ptr_array_add (names, NULL);
  return g_strjoinv (",", (char **) names->pdata);
}

static char *
dup_local (Fixture *fixture, const char *name)
{
  return g_build_filename (fixture->local, name, NULL);
}

static char *
dup_served (Fixture *fixture, const char *name)
{
  return g_build_filename (ferry_test_server_get_root (fixture->server), name, NULL);
}

static void
count (gint64 bytes, gpointer user_data)
{
  *(gint64 *) user_data += bytes;
}

static gboolean
put (Fixture *fixture, const char *local, const char *path, gint64 offset,
     GCancellable *cancellable, GError **error)
{
  g_autofree char *full = dup_local (fixture, local);
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

static gboolean
get (Fixture *fixture, const char *path, const char *local, gint64 offset,
     GCancellable *cancellable, GError **error)
{
  g_autofree char *full = dup_local (fixture, local);
  g_autoptr (GFile) file = g_file_new_for_path (full);
  g_autoptr (GFileOutputStream) target = offset > 0
                                             ? g_file_append_to (file, 0, NULL, NULL)
                                             : g_file_replace (file, NULL, FALSE, 0, NULL, NULL);
  gint64 moved = 0;

  return ferry_ftp_client_download (fixture->client, path, offset, -1, G_OUTPUT_STREAM (target),
                                    count, &moved, cancellable, error);
}

static void
assert_same (Fixture *fixture, const char *local, const char *served)
{
  g_autofree char *local_path = dup_local (fixture, local);
  g_autofree char *served_path = dup_served (fixture, served);
  g_autofree char *local_hash = ferry_test_tree_dup_hash (local_path);
  g_autofree char *served_hash = ferry_test_tree_dup_hash (served_path);

  g_assert_cmpstr (local_hash, ==, served_hash);
}

static void
make_local (Fixture *fixture, const char *name, gsize size)
{
  g_autofree char *path = dup_local (fixture, name);

  ferry_test_tree_make_file (path, size, 7);
}

static void
cut_file (const char *path, gsize size)
{
  g_autofree char *bytes = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  g_assert_cmpuint (length, >=, size);
  g_assert_true (g_file_set_contents (path, bytes, (gssize) size, NULL));
}

static void
check_files (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *empty = NULL;
  g_autofree char *full = NULL;
  g_autofree char *served = dup_served (fixture, "海 sea.bin");
  g_autofree char *back = dup_local (fixture, "back");

  make_local (fixture, "big", BIG_SIZE);
  make_local (fixture, "none", 0);
  empty = list (fixture, ".");
  g_assert_cmpstr (empty, ==, "");

  put (fixture, "big", "海 sea.bin", 0, NULL, &error);
  g_assert_no_error (error);
  assert_same (fixture, "big", "海 sea.bin");
  put (fixture, "none", ".none", 0, NULL, &error);
  g_assert_no_error (error);
  full = list (fixture, ".");
  g_assert_cmpstr (full, ==, ".none,海 sea.bin");

  get (fixture, "海 sea.bin", "back", 0, NULL, &error);
  g_assert_no_error (error);
  assert_same (fixture, "back", "海 sea.bin");
  get (fixture, ".none", "none-back", 0, NULL, &error);
  g_assert_no_error (error);
  assert_same (fixture, "none-back", ".none");

  cut_file (back, 1000001);
  get (fixture, "海 sea.bin", "back", 1000001, NULL, &error);
  g_assert_no_error (error);
  assert_same (fixture, "big", "海 sea.bin");
  cut_file (served, 2000002);
  put (fixture, "big", "海 sea.bin", 2000002, NULL, &error);
  g_assert_no_error (error);
  assert_same (fixture, "big", "海 sea.bin");
}

typedef struct
{
  FerryTestServerKind kind;
  FerryTestSecurity security;
  FerryMode mode;
} Combination;

static const char *const kinds[] = { "vsftpd", "pyftpdlib" };
static const char *const securities[] = { "plain", "explicit", "implicit" };
static const char *const modes[] = { "passive", "active", "automatic" };
static Combination combinations[18];
static const char *program;

static void
run_combination (const Combination *combination)
{
  FerryTestServerOptions options = { .kind = combination->kind, .security = combination->security };
  gboolean is_active = combination->mode == FERRY_MODE_ACTIVE;
  Fixture fixture;

  set_up (&fixture, &options, combination->mode);
  connect_client (&fixture);
  check_files (&fixture);
  g_assert_cmpint (ferry_ftp_client_is_tls (fixture.client), ==,
                   combination->security != FERRY_TEST_SECURITY_NONE);
  g_assert_nonnull (strstr (fixture.lines->str,
                            is_active ? "data connection us 127.0.0.1:"
                                      : "data connection 127.0.0.1:"));
  g_assert_nonnull (strstr (fixture.lines->str, is_active ? " ← 127.0.0.1:" : " ← us 127.0.0.1:"));
  if (combination->security != FERRY_TEST_SECURITY_NONE)
    g_assert_nonnull (strstr (fixture.lines->str, "TLS resumed)"));
  ferry_ftp_client_disconnect (fixture.client);
  g_assert_false (ferry_ftp_client_is_connected (fixture.client));
  tear_down (&fixture);
}

/* GIO never resumes a TLS session in a program that has called g_test_init(), and vsftpd takes no
 * data connection that does not: so the client runs in a program of its own, which is this one. */
static void
test_combination (gconstpointer data)
{
  const Combination *combination = data;
  g_autofree char *number = g_strdup_printf ("%d", (int) (combination - combinations));
  const char *arguments[] = { program, "--run", number, NULL };
  g_autoptr (GSubprocess) process = NULL;
  g_autofree char *output = NULL;
  g_autoptr (GError) error = NULL;

  if (!ferry_test_server_is_available (combination->kind))
    {
      g_test_skip ("server not installed");
      return;
    }
  process = g_subprocess_newv (arguments,
                               G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_MERGE,
                               &error);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, NULL, NULL, &output, NULL, &error);
  g_test_message ("%s", output);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_if_exited (process));
  g_assert_cmpint (g_subprocess_get_exit_status (process), ==, 0);
}

static void
fill_combinations (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (combinations); i++)
    combinations[i] = (Combination) { i / 9, i / 3 % 3, i % 3 };
}

static void
add_combinations (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (combinations); i++)
    {
      g_autofree char *path = g_strdup_printf ("/client-real/%s/%s/%s", kinds[i / 9],
                                               securities[i / 3 % 3], modes[i % 3]);

      g_test_add_data_func (path, &combinations[i], test_combination);
    }
}

int
main (int argc, char **argv)
{
  fill_combinations ();
  if (argc == 3 && g_str_equal (argv[1], "--run"))
    {
      run_combination (&combinations[g_ascii_strtoull (argv[2], NULL, 10)
                                     % G_N_ELEMENTS (combinations)]);
      return 0;
    }
  g_test_init (&argc, &argv, NULL);
  program = argv[0];
  add_combinations ();
  return g_test_run ();
}
