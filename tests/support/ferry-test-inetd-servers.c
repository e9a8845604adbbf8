/* How the old servers are set up for a test, which do not listen themselves: inetd.py starts one
 * for each client. They know the system's users alone: see ferry-test-preload.c.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-test-server-type.h"
#include "ferry-test-unpacked.h"

static void
add_server (GStrvBuilder *arguments,
            const FerryTestServerPlace *place,
            const char *package,
            const char *program)
{
  g_autofree char *port = g_strdup_printf ("%u", place->port);

  g_strv_builder_add_many (arguments, FERRY_TEST_PYTHON, FERRY_TEST_SUPPORT_DIR "/inetd.py",
                           place->host, port, NULL);
  ferry_test_unpacked_add_user (arguments, place->user, place->password, place->root);
  ferry_test_unpacked_add_program (arguments, package, program);
}

static GStrv
dup_inetutils_arguments (const FerryTestServerPlace *place, GError **error)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  add_server (builder, place, "inetutils", "ftpd");
  g_strv_builder_add_many (builder, "--auth=pam", "--umask=022", NULL);
  return g_strv_builder_end (builder);
}

static GStrv
dup_netkit_arguments (const FerryTestServerPlace *place, GError **error)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  add_server (builder, place, "netkit", "in.ftpd");
  g_strv_builder_add_many (builder, "-u", "022", NULL);
  return g_strv_builder_end (builder);
}

static gboolean
has_inetutils (void)
{
  g_autofree char *program = ferry_test_unpacked_find ("inetutils", "ftpd");

  return program != NULL;
}

static gboolean
has_netkit (void)
{
  g_autofree char *program = ferry_test_unpacked_find ("netkit", "in.ftpd");

  return program != NULL;
}

const FerryTestServerType ferry_test_inetutils = {
  .name = "inetutils",
  .user = "mia",
  .is_available = has_inetutils,
  .dup_arguments = dup_inetutils_arguments,
};

const FerryTestServerType ferry_test_netkit = {
  .name = "NetKit",
  .user = "mia",
  .is_available = has_netkit,
  .dup_arguments = dup_netkit_arguments,
};
