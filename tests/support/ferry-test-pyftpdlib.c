/* How pyftpdlib is set up for a test: pyftpdlib_server.py, told by its arguments.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-test-server-type.h"

static GStrv
dup_arguments (const FerryTestServerPlace *place, GError **error)
{
  static const char *const security[] = { "none", "explicit", "implicit" };
  const FerryTestServerOptions *options = place->options;
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autofree char *pem = g_build_filename (place->folder, "server.pem", NULL);

  g_strv_builder_add_many (
      builder, FERRY_TEST_PYTHON, FERRY_TEST_SUPPORT_DIR "/pyftpdlib_server.py", "--host",
      place->host, "--root", place->root, "--user", place->user, "--password", place->password,
      "--security", security[options->security], "--certificate", pem, NULL);
  ferry_test_server_add_number (builder, "port", place->port);
  ferry_test_server_add_number (builder, "read-only", options->is_read_only);
  ferry_test_server_add_number (builder, "passive-low", options->passive_port_low);
  ferry_test_server_add_number (builder, "passive-high", options->passive_port_high);
  ferry_test_server_add_number (builder, "refuse-passive", options->refuses_passive);
  ferry_test_server_add_number (builder, "allow-foreign", options->allows_foreign);
  ferry_test_server_add_number (builder, "max-clients", options->max_clients);
  ferry_test_server_add_number (builder, "max-rate", options->max_rate);
  ferry_test_server_add_number (builder, "idle-timeout", options->idle_timeout);
  ferry_test_server_add_number (builder, "require-tls", options->requires_tls);
  ferry_test_server_add_number (builder, "forget-tls", options->forgets_tls);
  ferry_test_server_add_number (builder, "no-close-notify", options->omits_close_notify);
  if (options->tls_refusal != NULL)
    g_strv_builder_add_many (builder, "--tls-refusal", options->tls_refusal, NULL);
  if (options->faults != NULL)
    g_strv_builder_add_many (builder, "--faults", options->faults, NULL);
  return g_strv_builder_end (builder);
}

static gboolean
is_available (void)
{
  static const char *const probe[] = { FERRY_TEST_PYTHON, "-c", "import pyftpdlib, OpenSSL", NULL };
  g_autoptr (GSubprocess) process =
      g_subprocess_newv (probe, G_SUBPROCESS_FLAGS_STDERR_SILENCE, NULL);

  return process && g_subprocess_wait_check (process, NULL, NULL);
}

const FerryTestServerType ferry_test_pyftpdlib = {
  .name = "pyftpdlib",
  .user = "mia",
  .is_available = is_available,
  .dup_arguments = dup_arguments,
};
