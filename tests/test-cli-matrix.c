/* ferry-cli against real servers: every server, security and mode, with every command, compared by
 * hash. Prints the table of what was seen.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-test-cli.h"
#include "ferry-test-tree.h"

#include <glib/gstdio.h>
#include <string.h>

#define PART 100000 /* bytes of plain.bin that a resumed transfer finds */

static const char *const server_names[] = { "vsftpd", "pyftpdlib" };
static const char *const security_names[] = { "none", "explicit", "implicit" };
static const char *const mode_names[] = { "passive", "active", "auto" };

/* One cell of the matrix under test. */
typedef struct
{
  FerryTestServer *server;
  FerryTestServerOptions options;
  char *local; /* folder of this computer */
  char *cli_options;
  const char *parallel;
} Fixture;

static char *
dup_url (Fixture *fixture, const char *path)
{
  g_autofree char *escaped = g_uri_escape_string (path, "/", FALSE);

  return ferry_test_server_dup_url (fixture->server, escaped);
}

static char *
dup_served (Fixture *fixture, const char *path)
{
  return g_build_filename (ferry_test_server_get_root (fixture->server), path, NULL);
}

static char *
dup_local (Fixture *fixture, const char *path)
{
  return g_build_filename (fixture->local, path, NULL);
}

static void
assert_same_file (const char *a, const char *b)
{
  g_autofree char *hash_a = ferry_test_tree_dup_hash (a);
  g_autofree char *hash_b = ferry_test_tree_dup_hash (b);

  g_assert_cmpstr (hash_a, ==, hash_b);
}

static void
assert_same_tree (const char *a, const char *b)
{
  g_autofree char *digest_a = ferry_test_tree_dup_digest (a);
  g_autofree char *digest_b = ferry_test_tree_dup_digest (b);

  g_assert_cmpstr (digest_a, ==, digest_b);
}

/* The first PART bytes of the sample's plain.bin. */
static void
make_part (Fixture *fixture, const char *path)
{
  g_autofree char *whole = dup_served (fixture, "sample/plain.bin");
  g_autofree char *bytes = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (whole, &bytes, NULL, &error);
  g_assert_no_error (error);
  g_file_set_contents (path, bytes, PART, &error);
  g_assert_no_error (error);
}

static void
check_ls (Fixture *fixture)
{
  g_autofree char *url = dup_url (fixture, "sample");
  g_autofree char *folder = dup_served (fixture, "sample");
  g_autoptr (FerryTestCli) cli = ferry_test_cli_run (fixture->cli_options, "ls", url, NULL);
  g_autoptr (GDir) dir = NULL;
  g_autofree char *lines = NULL;
  const char *name;
  guint n_names = 0;

  ferry_test_cli_expect (cli, 0);
  lines = g_strconcat ("\n", cli->output, NULL);
  dir = g_dir_open (folder, 0, NULL);
  while ((name = g_dir_read_name (dir)))
    {
      g_autofree char *line = g_strconcat ("\n", name, "\n", NULL);

      if (strstr (lines, line) == NULL)
        g_error ("'%s' is not in the listing:\n%s", name, cli->output);
      n_names++;
    }
  for (const char *p = cli->output; *p != '\0'; p++)
    n_names -= *p == '\n';
  g_assert_cmpuint (n_names, ==, 0);
}

static void
check_get (Fixture *fixture)
{
  g_autofree char *url = dup_url (fixture, "sample/日本語の名前.txt");
  g_autofree char *served = dup_served (fixture, "sample/日本語の名前.txt");
  g_autofree char *target = dup_local (fixture, "日本語の名前.txt");
  g_autoptr (FerryTestCli) cli =
      ferry_test_cli_run (fixture->cli_options, "get", url, fixture->local, NULL);

  ferry_test_cli_expect (cli, 0);
  assert_same_file (served, target);
  g_assert_cmpint (ferry_test_tree_get_modified (target), ==, FERRY_TEST_TREE_TIME);
}

static void
check_cat (Fixture *fixture)
{
  g_autofree char *url = dup_url (fixture, "sample/plain.bin");
  g_autofree char *served = dup_served (fixture, "sample/plain.bin");
  g_autoptr (FerryTestCli) cli = ferry_test_cli_run (fixture->cli_options, "cat", url, NULL);
  g_autofree char *bytes = NULL;
  gsize length;

  ferry_test_cli_expect (cli, 0);
  g_assert_true (g_file_get_contents (served, &bytes, &length, NULL));
  g_assert_cmpmem (cli->output, cli->output_length, bytes, length);
}

static void
check_put (Fixture *fixture)
{
  g_autofree char *url = dup_url (fixture, "up 上.bin");
  g_autofree char *served = dup_served (fixture, "up 上.bin");
  g_autofree char *source = dup_served (fixture, "sample/plain.bin");
  g_autoptr (FerryTestCli) cli =
      ferry_test_cli_run (fixture->cli_options, "put", source, url, NULL);

  ferry_test_cli_expect (cli, 0);
  assert_same_file (source, served);
  g_assert_cmpint (ferry_test_tree_get_modified (served), ==, FERRY_TEST_TREE_TIME);
}

/* Only what was missing may cross the wire, and before it the 64 KiB that prove the part. */
static void
check_resume_get (Fixture *fixture)
{
  g_autofree char *url = dup_url (fixture, "sample/plain.bin");
  g_autofree char *served = dup_served (fixture, "sample/plain.bin");
  g_autofree char *target = dup_local (fixture, "part.bin");
  g_autoptr (FerryTestCli) cli = NULL;

  make_part (fixture, target);
  cli = ferry_test_cli_run (fixture->cli_options, "--log", "get", "-c", url, target, NULL);
  ferry_test_cli_expect (cli, 0);
  assert_same_file (served, target);
  g_assert_nonnull (strstr (cli->errors, "> REST 34464\n"));
}

static void
check_resume_put (Fixture *fixture)
{
  g_autofree char *url = dup_url (fixture, "part.bin");
  g_autofree char *source = dup_served (fixture, "sample/plain.bin");
  g_autofree char *served = dup_served (fixture, "part.bin");
  g_autoptr (FerryTestCli) cli = NULL;

  make_part (fixture, served);
  cli = ferry_test_cli_run (fixture->cli_options, "--log", "put", "-c", source, url, NULL);
  ferry_test_cli_expect (cli, 0);
  assert_same_file (source, served);
  g_assert_true (strstr (cli->errors, "> REST 100000\n") != NULL ||
                 strstr (cli->errors, "> APPE ") != NULL);
}

static void
check_tree_get (Fixture *fixture)
{
  g_autofree char *url = dup_url (fixture, "sample");
  g_autofree char *served = dup_served (fixture, "sample");
  g_autofree char *target = dup_local (fixture, "new 新/tree 木");
  g_autofree char *file = g_build_filename (target, "a/b/c/deep.txt", NULL);
  g_autoptr (FerryTestCli) cli =
      ferry_test_cli_run (fixture->cli_options, fixture->parallel, "get", "-r", url, target, NULL);

  ferry_test_cli_expect (cli, 0);
  assert_same_tree (served, target);
  g_assert_cmpint (ferry_test_tree_get_modified (file), ==, FERRY_TEST_TREE_TIME);
}

static void
check_tree_put (Fixture *fixture)
{
  g_autofree char *url = dup_url (fixture, "new 新/tree 森");
  g_autofree char *source = dup_served (fixture, "sample");
  g_autofree char *served = dup_served (fixture, "new 新/tree 森");
  g_autofree char *file = g_build_filename (served, "a/b/c/deep.txt", NULL);
  g_autoptr (FerryTestCli) cli =
      ferry_test_cli_run (fixture->cli_options, fixture->parallel, "put", "-r", source, url, NULL);

  ferry_test_cli_expect (cli, 0);
  assert_same_tree (source, served);
  g_assert_cmpint (ferry_test_tree_get_modified (file), ==, FERRY_TEST_TREE_TIME);
}

static void
check_names (Fixture *fixture)
{
  g_autofree char *url = dup_url (fixture, "new 新/中/x");
  g_autofree char *moved_url = dup_url (fixture, "new 新/中/y");
  g_autofree char *top_url = dup_url (fixture, "new 新");
  g_autofree char *made = dup_served (fixture, "new 新/中/x");
  g_autofree char *moved = dup_served (fixture, "new 新/中/y");
  g_autofree char *top = dup_served (fixture, "new 新");
  g_autoptr (FerryTestCli) first = NULL;
  g_autoptr (FerryTestCli) second = NULL;
  g_autoptr (FerryTestCli) third = NULL;
  g_autoptr (FerryTestCli) fourth = NULL;

  first = ferry_test_cli_run (fixture->cli_options, "mkdir", "-p", url, NULL);
  ferry_test_cli_expect (first, 0);
  g_assert_true (g_file_test (made, G_FILE_TEST_IS_DIR));
  second = ferry_test_cli_run (fixture->cli_options, "mkdir", "-p", url, NULL);
  ferry_test_cli_expect (second, 0);
  third = ferry_test_cli_run (fixture->cli_options, "mv", url, "new 新/中/y", NULL);
  ferry_test_cli_expect (third, 0);
  g_assert_false (g_file_test (made, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (moved, G_FILE_TEST_IS_DIR));
  fourth = ferry_test_cli_run (fixture->cli_options, "rm", "-r", top_url, NULL);
  ferry_test_cli_expect (fourth, 0);
  g_assert_false (g_file_test (top, G_FILE_TEST_EXISTS));
}

static const struct
{
  const char *name;
  void (*check) (Fixture *fixture);
} checks[] = {
  { "ls", check_ls },           { "get", check_get },           { "cat", check_cat },
  { "put", check_put },         { "get -c", check_resume_get }, { "put -c", check_resume_put },
  { "get -r", check_tree_get }, { "put -r", check_tree_put },   { "mkdir mv rm", check_names },
};

/* What one mode has left on the server must not help the next one. */
static void
clean_server (Fixture *fixture)
{
  static const char *const left[] = { "up 上.bin", "part.bin", "new 新" };

  for (guint i = 0; i < G_N_ELEMENTS (left); i++)
    {
      g_autofree char *path = dup_served (fixture, left[i]);

      ferry_test_tree_remove (path);
    }
}

static void
run_mode (Fixture *fixture, const char *mode)
{
  gint64 begin = g_get_monotonic_time ();
  g_autoptr (GString) row = g_string_new (NULL);
  const char *fingerprint = ferry_test_server_get_fingerprint (fixture->server);

  /* pyftpdlib 1.5.7 closes the descriptor of an active data connection twice. A control connection
   * that has got the same number in between is never heard again, so there must not be two. */
  fixture->parallel =
      fixture->options.kind == FERRY_TEST_SERVER_PYFTPDLIB && g_str_equal (mode, "active")
          ? "--parallel=1"
          : "--parallel=3";
  fixture->local = g_dir_make_tmp ("ferry-cli-XXXXXX", NULL);
  fixture->cli_options = g_strdup_printf (
      "--timeout=20 --mode=%s --tls=%s%s%s", mode, security_names[fixture->options.security],
      fingerprint != NULL ? " --accept-fingerprint=" : "", fingerprint != NULL ? fingerprint : "");
  g_string_printf (row, "%-9s  %-8s  %-7s ", server_names[fixture->options.kind],
                   security_names[fixture->options.security], mode);
  for (guint i = 0; i < G_N_ELEMENTS (checks); i++)
    {
      checks[i].check (fixture);
      g_string_append_printf (row, " %s +", checks[i].name);
    }
  g_test_message ("%s  %.1f s", row->str,
                  (double) (g_get_monotonic_time () - begin) / G_USEC_PER_SEC);
  clean_server (fixture);
  ferry_test_tree_remove (fixture->local);
  g_clear_pointer (&fixture->local, g_free);
  g_clear_pointer (&fixture->cli_options, g_free);
}

static void
test_server (gconstpointer data)
{
  const FerryTestServerOptions *options = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (FerryTestServer) server = NULL;
  g_autofree char *sample = NULL;
  Fixture fixture = { .options = *options };

  if (!ferry_test_server_is_available (options->kind))
    {
      g_test_skip (server_names[options->kind]);
      return;
    }
  server = ferry_test_server_start (options, &error);
  g_assert_no_error (error);
  fixture.server = server;
  sample = dup_served (&fixture, "sample");
  ferry_test_tree_make (sample);
  for (guint i = 0; i < G_N_ELEMENTS (mode_names); i++)
    run_mode (&fixture, mode_names[i]);
}

int
main (int argc, char *argv[])
{
  static FerryTestServerOptions cells[G_N_ELEMENTS (server_names)][G_N_ELEMENTS (security_names)];

  g_test_init (&argc, &argv, NULL);
  for (guint kind = 0; kind < G_N_ELEMENTS (server_names); kind++)
    for (guint security = 0; security < G_N_ELEMENTS (security_names); security++)
      {
        g_autofree char *path =
            g_strdup_printf ("/cli/matrix/%s/%s", server_names[kind], security_names[security]);

        cells[kind][security].kind = kind;
        cells[kind][security].security = security;
        cells[kind][security].requires_tls = security != FERRY_TEST_SECURITY_NONE;
        g_test_add_data_func (path, &cells[kind][security], test_server);
      }
  return g_test_run ();
}
