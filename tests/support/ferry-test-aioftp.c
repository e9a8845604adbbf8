/* How aioftp is set up for a test: aioftp_server.py, told by its arguments. It has no active mode,
 * and TLS from the start alone.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-test-server-type.h"
#include "ferry-test-unpacked.h"

/* Adds "env PYTHONPATH=… PYTHON". */
static void
add_python (GStrvBuilder *arguments)
{
  g_autofree char *packages =
      ferry_test_unpacked_dup_path ("aioftp", "usr/lib/python3/dist-packages");
  g_autofree char *setting = g_strconcat ("PYTHONPATH=", packages ? packages : "", NULL);

  g_strv_builder_add_many (arguments, "env", setting, FERRY_TEST_PYTHON, NULL);
}

static GStrv
dup_arguments (const FerryTestServerPlace *place, GError **error)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autofree char *port = g_strdup_printf ("%u", place->port);
  g_autofree char *pem = g_build_filename (place->folder, "server.pem", NULL);

  add_python (builder);
  g_strv_builder_add_many (builder, FERRY_TEST_SUPPORT_DIR "/aioftp_server.py", place->host, port,
                           place->root, place->user, place->password, NULL);
  if (place->options->security != FERRY_TEST_SECURITY_NONE)
    g_strv_builder_add (builder, pem);
  return g_strv_builder_end (builder);
}

static gboolean
is_available (void)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr (GSubprocess) process = NULL;
  g_auto (GStrv) probe = NULL;

  add_python (builder);
  g_strv_builder_add_many (builder, "-c", "import aioftp", NULL);
  probe = g_strv_builder_end (builder);
  process =
      g_subprocess_newv ((const char *const *) probe, G_SUBPROCESS_FLAGS_STDERR_SILENCE, NULL);
  return process && g_subprocess_wait_check (process, NULL, NULL);
}

const FerryTestServerType ferry_test_aioftp = {
  .name = "aioftp",
  .user = "mia",
  .is_available = is_available,
  .dup_arguments = dup_arguments,
};
