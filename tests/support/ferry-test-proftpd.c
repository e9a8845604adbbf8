/* How ProFTPD is set up for a test: one configuration file and a file of users, run as whoever
 * runs the test. It cannot lock the user into the root then; the login folder has its real path.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-test-server-type.h"
#include "ferry-test-unpacked.h"

#include <grp.h>
#include <unistd.h>

/* Debian 12 has these built in, Debian 13 beside it. */
#define LOAD(module) "<IfModule !" module ">\nLoadModule " module "\n</IfModule>\n"

static const char modules_used[] = LOAD ("mod_delay.c") LOAD ("mod_ls.c") LOAD ("mod_xfer.c");

static const char common[] = "ServerType standalone\n"
                             "ServerName \"test\"\n"
                             "UseReverseDNS off\n"
                             "DelayEngine off\n"
                             "ControlsEngine off\n"
                             "AuthOrder mod_auth_file.c\n"
                             "RequireValidShell off\n"
                             "RootLogin on\n"
                             "AllowOverwrite on\n"
                             "AllowStoreRestart on\n"
                             "AllowRetrieveRestart on\n"
                             "WtmpLog off\n"
                             "TransferLog none\n";

static void
add_tls (GString *config, const FerryTestServerOptions *options, const char *folder)
{
  g_string_append_printf (config,
                          "LoadModule mod_tls.c\n"
                          "TLSEngine on\n"
                          "TLSProtocol TLSv1.2 TLSv1.3\n"
                          "TLSRequired %s\n"
                          "TLSRSACertificateFile %s/server.pem\n"
                          "TLSRSACertificateKeyFile %s/server.pem\n",
                          options->requires_tls ? "on" : "off", folder, folder);
  if (options->security == FERRY_TEST_SECURITY_IMPLICIT)
    g_string_append (config, "TLSOptions UseImplicitSSL\n");
  if (options->allows_foreign)
    g_string_append (config, "TLSVerifyServer off\n");
  if (options->ignores_tls_resume)
    g_string_append (config, "TLSOptions NoSessionReuseRequired\n");
}

static gboolean
write_users (const FerryTestServerPlace *place, const char *file, GError **error)
{
  g_autofree char *hash = ferry_test_server_dup_hash (place->password);
  g_autofree char *line = g_strdup_printf ("%s:%s:%u:%u::%s:/bin/false\n", place->user, hash,
                                           (guint) getuid (), (guint) getgid (), place->root);

  return g_file_set_contents_full (file, line, -1, G_FILE_SET_CONTENTS_NONE, 0600, error);
}

static GStrv
dup_arguments (const FerryTestServerPlace *place, GError **error)
{
  const FerryTestServerOptions *options = place->options;
  const struct group *group = getgrgid (getgid ());
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr (GString) config = g_string_new (NULL);
  g_autofree char *modules = ferry_test_unpacked_dup_path ("proftpd", "usr/lib/proftpd");
  g_autofree char *config_file = g_build_filename (place->folder, "proftpd.conf", NULL);
  g_autofree char *users = g_build_filename (place->folder, "users", NULL);

  if (modules)
    g_string_append_printf (config, "ModulePath %s\n", modules);
  g_string_append (config, modules_used);
  g_string_append (config, common);
  g_string_append_printf (config,
                          "DefaultAddress %s\n"
                          "Port %u\n"
                          "UseIPv6 %s\n"
                          "User %s\n"
                          "Group %s\n"
                          "AuthUserFile %s\n"
                          "PidFile %s/pid\n"
                          "ScoreboardFile %s/scoreboard\n"
                          "SystemLog %s/log\n",
                          place->host, place->port, options->is_ipv6 ? "on" : "off",
                          g_get_user_name (), group ? group->gr_name : "nogroup", users,
                          place->folder, place->folder, place->folder);
  if (options->passive_port_low != 0)
    g_string_append_printf (config, "PassivePorts %u %u\n", options->passive_port_low,
                            options->passive_port_high);
  if (options->allows_foreign)
    g_string_append (config, "AllowForeignAddress on\n");
  if (options->has_hashes)
    g_string_append (config, "LoadModule mod_digest.c\n");
  if (options->security != FERRY_TEST_SECURITY_NONE)
    add_tls (config, options, place->folder);

  if (!write_users (place, users, error) ||
      !g_file_set_contents (config_file, config->str, config->len, error))
    return NULL;
  ferry_test_unpacked_add_program (builder, "proftpd", "proftpd");
  g_strv_builder_add_many (builder, "-n", "-c", config_file, NULL);
  return g_strv_builder_end (builder);
}

static gboolean
is_available (void)
{
  g_autofree char *program = ferry_test_unpacked_find ("proftpd", "proftpd");

  return program != NULL;
}

const FerryTestServerType ferry_test_proftpd = {
  .name = "ProFTPD",
  .user = "mia",
  .is_available = is_available,
  .dup_arguments = dup_arguments,
};
