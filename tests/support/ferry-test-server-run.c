/* Runs a test server for a test that is not in C: says where it is, one "name value" a line, with
 * an empty line behind the last, and ends it when its standard input ends.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-test-server.h"

#include <stdio.h>
#include <stdlib.h>

static FerryTestServerOptions server_options;
static char *root;
static char *security;
static gboolean is_pyftpdlib;
static int passive_low;
static int passive_high;
static gint64 max_rate;

static const GOptionEntry entries[] = {
  { .long_name = "pyftpdlib",
    .arg = G_OPTION_ARG_NONE,
    .arg_data = &is_pyftpdlib,
    .description = "pyftpdlib instead of vsftpd" },
  { .long_name = "security",
    .arg = G_OPTION_ARG_STRING,
    .arg_data = &security,
    .description = "none, explicit or implicit" },
  { .long_name = "root",
    .arg = G_OPTION_ARG_FILENAME,
    .arg_data = &root,
    .description = "The folder to serve" },
  { .long_name = "passive-low",
    .arg = G_OPTION_ARG_INT,
    .arg_data = &passive_low,
    .description = "First passive port" },
  { .long_name = "passive-high",
    .arg = G_OPTION_ARG_INT,
    .arg_data = &passive_high,
    .description = "Last passive port" },
  { .long_name = "refuses-passive",
    .arg = G_OPTION_ARG_NONE,
    .arg_data = &server_options.refuses_passive,
    .description = "PASV and EPSV fail" },
  { .long_name = "max-rate",
    .arg = G_OPTION_ARG_INT64,
    .arg_data = &max_rate,
    .description = "Bytes a second and connection" },
  { .long_name = "read-only",
    .arg = G_OPTION_ARG_NONE,
    .arg_data = &server_options.is_read_only,
    .description = "Nothing can be written" },
  { .long_name = "ascii",
    .arg = G_OPTION_ARG_NONE,
    .arg_data = &server_options.has_ascii,
    .description = "vsftpd: TYPE A changes line ends" },
  { .long_name = "requires-tls",
    .arg = G_OPTION_ARG_NONE,
    .arg_data = &server_options.requires_tls,
    .description = "No login without TLS" },
  G_OPTION_ENTRY_NULL,
};

static gboolean
parse_arguments (int argc, char **argv, GError **error)
{
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);

  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse (context, &argc, &argv, error))
    return FALSE;

  server_options.kind = is_pyftpdlib ? FERRY_TEST_SERVER_PYFTPDLIB : FERRY_TEST_SERVER_VSFTPD;
  if (g_strcmp0 (security, "explicit") == 0)
    server_options.security = FERRY_TEST_SECURITY_EXPLICIT;
  else if (g_strcmp0 (security, "implicit") == 0)
    server_options.security = FERRY_TEST_SECURITY_IMPLICIT;
  server_options.root = root;
  server_options.passive_port_low = (guint16) passive_low;
  server_options.passive_port_high = (guint16) passive_high;
  server_options.max_rate = (guint64) max_rate;
  return TRUE;
}

static void
say_where (FerryTestServer *server)
{
  const char *fingerprint = ferry_test_server_get_fingerprint (server);

  printf ("host %s\nport %u\nuser %s\npassword %s\nroot %s\nfingerprint %s\n\n",
          ferry_test_server_get_host (server), ferry_test_server_get_port (server),
          ferry_test_server_get_user (server), ferry_test_server_get_password (server),
          ferry_test_server_get_root (server), fingerprint ? fingerprint : "");
  fflush (stdout);
}

int
main (int argc, char **argv)
{
  g_autoptr (FerryTestServer) server = NULL;
  g_autoptr (GError) error = NULL;

  if (parse_arguments (argc, argv, &error))
    server = ferry_test_server_start (&server_options, &error);
  if (!server)
    {
      g_printerr ("%s\n", error->message);
      return EXIT_FAILURE;
    }

  say_where (server);
  while (getchar () != EOF)
    ;
  return EXIT_SUCCESS;
}
