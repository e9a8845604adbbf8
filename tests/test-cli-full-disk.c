/* ferry-cli on full disks, one here and one on the server: a small tmpfs in a mount namespace of
 * the test's own. Skipped where the system allows no such namespace.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-test-cli.h"
#include "ferry-test-tree.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#define DISK_VARIABLE  "FERRY_TEST_FULL_DISK"
#define TRIED_VARIABLE "FERRY_TEST_FULL_DISK_TRIED"
#define DISK_SIZE      (8 * 1024 * 1024)
#define MANY           60
#define FILE_SIZE      (24 * 1024 * 1024) /* three times the disk */

static const char *
get_disk (void)
{
  const char *disk = g_getenv (DISK_VARIABLE);

  if (disk == NULL)
    g_test_skip ("no private mount namespace here");
  return disk;
}

static guint
count (const char *text, const char *part)
{
  guint found = 0;

  for (const char *p = strstr (text, part); p != NULL; p = strstr (p + 1, part))
    found++;
  return found;
}

static void
test_here (gconstpointer data)
{
  const FerryTestServerOptions options = { .kind = GPOINTER_TO_INT (data) };
  const char *disk = get_disk ();
  g_autoptr (FerryTestServer) server = disk ? ferry_test_server_start (&options, NULL) : NULL;
  g_autofree char *url = disk ? ferry_test_server_dup_url (server, "big.bin") : NULL;
  g_autofree char *source = NULL;
  g_autofree char *target = NULL;
  g_autoptr (FerryTestCli) cli = NULL;

  if (disk == NULL)
    return;
  source = g_build_filename (ferry_test_server_get_root (server), "big.bin", NULL);
  target = g_build_filename (disk, "big.bin", NULL);
  ferry_test_tree_make_file (source, FILE_SIZE, 1);
  cli = ferry_test_cli_run ("--log get", url, target, NULL);
  ferry_test_cli_expect (cli, 8);
  g_assert_false (g_file_test (target, G_FILE_TEST_EXISTS));
  /* It is known before the first byte, and said of which disk. */
  g_assert_null (strstr (cli->errors, "RETR "));
  g_assert_nonnull (strstr (cli->errors, disk));
}

/* What fits comes, the rest is not even asked for. */
static void
test_many (gconstpointer data)
{
  const FerryTestServerOptions options = { .kind = GPOINTER_TO_INT (data) };
  const char *disk = get_disk ();
  g_autoptr (FerryTestServer) server = disk ? ferry_test_server_start (&options, NULL) : NULL;
  g_autofree char *url = disk ? ferry_test_server_dup_url (server, "") : NULL;
  g_autofree char *target = NULL;
  g_autoptr (FerryTestCli) cli = NULL;
  g_autoptr (GDir) folder = NULL;
  const char *name;
  guint n_files = 0;

  if (disk == NULL)
    return;
  for (guint i = 0; i < MANY; i++)
    {
      g_autofree char *path = g_strdup_printf ("%s/%u", ferry_test_server_get_root (server), i);

      ferry_test_tree_make_file (path, DISK_SIZE / 10, i);
    }
  target = g_build_filename (disk, "many", NULL);
  cli = ferry_test_cli_run ("--log get -r", url, target, NULL);
  ferry_test_cli_expect (cli, 2);
  g_assert_nonnull (strstr (cli->errors, "is full"));
  folder = g_dir_open (target, 0, NULL);
  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_assert_false (g_str_has_suffix (name, ".ferrypart"));
      n_files++;
    }
  g_assert_cmpuint (n_files, >=, 7);
  g_assert_cmpuint (count (cli->errors, "> RETR "), <, MANY / 2);
  ferry_test_tree_remove (target);
}

static void
test_there (gconstpointer data)
{
  FerryTestServerOptions options = { .kind = GPOINTER_TO_INT (data) };
  const char *disk = get_disk ();
  g_autofree char *root = disk ? g_build_filename (disk, "root", NULL) : NULL;
  g_autofree char *folder = NULL;
  g_autofree char *source = NULL;
  g_autofree char *target = NULL;
  g_autofree char *url = NULL;
  g_autoptr (FerryTestServer) server = NULL;
  g_autoptr (FerryTestCli) cli = NULL;

  if (disk == NULL)
    return;
  options.root = root;
  g_assert_cmpint (g_mkdir (root, 0755), ==, 0);
  server = ferry_test_server_start (&options, NULL);
  g_assert_nonnull (server);
  url = ferry_test_server_dup_url (server, "big.bin");
  folder = g_dir_make_tmp ("ferry-cli-XXXXXX", NULL);
  source = g_build_filename (folder, "big.bin", NULL);
  target = g_build_filename (root, "big.bin", NULL);
  ferry_test_tree_make_file (source, FILE_SIZE, 1);
  cli = ferry_test_cli_run ("--timeout=10 --retries=1 put", source, url, NULL);
  ferry_test_cli_expect (cli, 2);
  g_assert_false (g_file_test (target, G_FILE_TEST_EXISTS));
  ferry_test_tree_remove (folder);
  ferry_test_tree_remove (root);
}

/* Goes on as the same program with a small disk of its own, or as it is where that is not allowed.
 */
static void
enter_small_disk (char **argv)
{
  static const char script[] =
      "disk=$" DISK_VARIABLE "\n"
      "mount -t tmpfs -o size=8m ferry \"$disk\" || unset " DISK_VARIABLE "\n"
      "\"$0\" \"$@\"; status=$?\n"
      "umount \"$disk\"; rmdir \"$disk\"\n"
      "exit $status";
  const char *try[] = { "unshare", NULL, "true", NULL };
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) command = NULL;
  g_autofree char *disk = NULL;

  if (g_getenv (DISK_VARIABLE) != NULL || g_getenv (TRIED_VARIABLE) != NULL)
    return;
  g_setenv (TRIED_VARIABLE, "1", TRUE);
  try[1] = getuid () == 0 ? "-m" : "-rm";
  {
    g_autoptr (GSubprocess) process =
        g_subprocess_newv (try, G_SUBPROCESS_FLAGS_STDERR_SILENCE, NULL);

    if (process == NULL || !g_subprocess_wait_check (process, NULL, NULL))
      return;
  }
  disk = g_dir_make_tmp ("ferry-disk-XXXXXX", NULL);
  g_setenv (DISK_VARIABLE, disk, TRUE);
  g_strv_builder_add_many (builder, "unshare", try[1], "sh", "-c", script, NULL);
  g_strv_builder_addv (builder, (const char **) argv);
  command = g_strv_builder_end (builder);
  execvp (command[0], command);
  g_unsetenv (DISK_VARIABLE);
}

int
main (int argc, char *argv[])
{
  static const char *const names[] = { "vsftpd", "pyftpdlib" };

  enter_small_disk (argv);
  g_test_init (&argc, &argv, NULL);
  for (int kind = FERRY_TEST_SERVER_VSFTPD; kind <= FERRY_TEST_SERVER_PYFTPDLIB; kind++)
    if (ferry_test_server_is_available (kind))
      {
        g_autofree char *here = g_strdup_printf ("/cli/full-disk/%s/here", names[kind]);
        g_autofree char *many = g_strdup_printf ("/cli/full-disk/%s/many", names[kind]);
        g_autofree char *there = g_strdup_printf ("/cli/full-disk/%s/there", names[kind]);

        g_test_add_data_func (here, GINT_TO_POINTER (kind), test_here);
        g_test_add_data_func (many, GINT_TO_POINTER (kind), test_many);
        g_test_add_data_func (there, GINT_TO_POINTER (kind), test_there);
      }
  return g_test_run ();
}
