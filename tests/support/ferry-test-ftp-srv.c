/* How ftp-srv is set up for a test: ftp_srv_server.js, told by its arguments. npm has put it beside
 * the unpacked packages, where there is an npm.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-test-server-type.h"
#include "ferry-test-unpacked.h"

static GStrv
dup_arguments (const FerryTestServerPlace *place, GError **error)
{
  static const char *const security[] = { "none", "explicit", "implicit" };
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autofree char *modules = ferry_test_unpacked_dup_path ("ftp-srv", "node_modules");
  g_autofree char *port = g_strdup_printf ("%u", place->port);
  g_autofree char *pem = g_build_filename (place->folder, "server.pem", NULL);

  g_strv_builder_add_many (builder, "node", FERRY_TEST_SUPPORT_DIR "/ftp_srv_server.js", modules,
                           place->host, port, place->root, place->user, place->password,
                           security[place->options->security], pem, NULL);
  return g_strv_builder_end (builder);
}

static gboolean
is_available (void)
{
  g_autofree char *module = ferry_test_unpacked_dup_path ("ftp-srv", "node_modules/ftp-srv");
  g_autofree char *node = g_find_program_in_path ("node");

  return module != NULL && node != NULL;
}

const FerryTestServerType ferry_test_ftp_srv = {
  .name = "ftp-srv",
  .user = "mia",
  .is_available = is_available,
  .dup_arguments = dup_arguments,
};
