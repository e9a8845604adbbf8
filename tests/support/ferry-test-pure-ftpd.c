/* How Pure-FTPd is set up for a test: a database with one user, and arguments. It wants to be root
 * to become that user, who is the one who runs it: see ferry-test-preload.c.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-test-server-type.h"
#include "ferry-test-unpacked.h"

#include <unistd.h>

/* Any but 0, which it refuses; nobody becomes it. */
#define USER_ID 1000

/* FOLDER/users.pdb. The user is not locked into the root, which takes root's rights. */
static gboolean
make_users (const FerryTestServerPlace *place, const char *database, GError **error)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr (GSubprocess) process = NULL;
  g_autofree char *file = g_build_filename (place->folder, "users", NULL);
  g_autofree char *hash = ferry_test_server_dup_hash (place->password);
  g_autofree char *line = g_strdup_printf ("%s:%s:%d:%d::%s::::::::::::\n", place->user, hash,
                                           USER_ID, USER_ID, place->root);
  g_auto (GStrv) arguments = NULL;

  if (!g_file_set_contents (file, line, -1, error))
    return FALSE;
  ferry_test_unpacked_add_program (builder, "pure-ftpd", "pure-pw");
  g_strv_builder_add_many (builder, "mkdb", database, "-f", file, NULL);
  arguments = g_strv_builder_end (builder);
  process =
      g_subprocess_newv ((const char *const *) arguments, G_SUBPROCESS_FLAGS_STDOUT_SILENCE, error);
  return process && g_subprocess_wait_check (process, NULL, error);
}

static GStrv
dup_arguments (const FerryTestServerPlace *place, GError **error)
{
  const FerryTestServerOptions *options = place->options;
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autofree char *database = g_build_filename (place->folder, "users.pdb", NULL);
  g_autofree char *login = g_strconcat ("puredb:", database, NULL);
  g_autofree char *listen = g_strdup_printf ("%s,%u", place->host, place->port);
  g_autofree char *pid_file = g_build_filename (place->folder, "pid", NULL);
  g_autofree char *pem = g_build_filename (place->folder, "server.pem", NULL);
  g_autofree char *range =
      g_strdup_printf ("%u:%u", options->passive_port_low, options->passive_port_high);

  if (!g_file_test (database, G_FILE_TEST_EXISTS) && !make_users (place, database, error))
    return NULL;

  ferry_test_unpacked_add_user (builder, place->user, place->password, place->root);
  ferry_test_unpacked_add_program (builder, "pure-ftpd", "pure-ftpd");
  g_strv_builder_add_many (builder, "--bind", listen, "--login", login, "--minuid", "1",
                           "--noanonymous", "--dontresolve", "--pidfile", pid_file, NULL);
  if (options->passive_port_low != 0)
    g_strv_builder_add_many (builder, "--passiveportrange", range, NULL);
  if (options->security != FERRY_TEST_SECURITY_NONE)
    g_strv_builder_add_many (builder, "--certfile", pem, "--tls", options->requires_tls ? "2" : "1",
                             NULL);
  return g_strv_builder_end (builder);
}

static gboolean
is_available (void)
{
  g_autofree char *program = ferry_test_unpacked_find ("pure-ftpd", "pure-ftpd");

  return program != NULL;
}

const FerryTestServerType ferry_test_pure_ftpd = {
  .name = "Pure-FTPd",
  .user = "mia",
  .is_available = is_available,
  .dup_arguments = dup_arguments,
};
