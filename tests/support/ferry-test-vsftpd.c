/* How vsftpd is set up for a test: one configuration file, written anew for each start.
 *
 * vsftpd runs as the launching user. It can then neither change its user nor its root, and knows no
 * local users; the anonymous one may write here, and must give the password in a list of "e-mail
 * addresses": a real login with a real 530, without PAM and without root.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-test-server-type.h"
#include "ferry-test-unpacked.h"

static const char common[] = "listen=YES\n"
                             "background=NO\n"
                             "run_as_launching_user=YES\n"
                             "seccomp_sandbox=NO\n"
                             "anonymous_enable=YES\n"
                             "local_enable=NO\n"
                             "secure_email_list_enable=YES\n"
                             "anon_upload_enable=YES\n"
                             "anon_mkdir_write_enable=YES\n"
                             "anon_other_write_enable=YES\n"
                             "anon_world_readable_only=NO\n"
                             "anon_umask=022\n"
                             "mdtm_write=YES\n"
                             "connect_from_port_20=NO\n"
                             "xferlog_enable=YES\n"
                             "xferlog_std_format=NO\n"
                             "log_ftp_protocol=YES\n";

static void
add_switch (GString *config, const char *name, gboolean value)
{
  g_string_append_printf (config, "%s=%s\n", name, value ? "YES" : "NO");
}

static void
add_number (GString *config, const char *name, guint64 value)
{
  g_string_append_printf (config, "%s=%" G_GUINT64_FORMAT "\n", name, value);
}

/* vsftpd's own default, DES-CBC3-SHA, is in no OpenSSL of today: HIGH is what people set. */
static void
add_tls (GString *config, const FerryTestServerOptions *options, const char *folder)
{
  g_string_append_printf (config,
                          "ssl_enable=YES\n"
                          "allow_anon_ssl=YES\n"
                          "ssl_tlsv1=YES\n"
                          "ssl_ciphers=HIGH\n"
                          "rsa_cert_file=%s/server.pem\n"
                          "rsa_private_key_file=%s/server.pem\n",
                          folder, folder);
  add_switch (config, "implicit_ssl", options->security == FERRY_TEST_SECURITY_IMPLICIT);
  add_switch (config, "require_ssl_reuse", !options->ignores_tls_resume);
  add_switch (config, "force_anon_logins_ssl", options->requires_tls);
  add_switch (config, "force_anon_data_ssl", options->requires_tls);
}

/* The vsftpd to run, or NULL: $FERRY_VSFTPD, else the unpacked one, else the one of the system. */
static char *
find_program (void)
{
  const char *chosen = g_getenv ("FERRY_VSFTPD");

  return chosen ? g_find_program_in_path (chosen) : ferry_test_unpacked_find ("vsftpd", "vsftpd");
}

/* Writes FOLDER/vsftpd.conf and the password list it names. */
static GStrv
dup_arguments (const FerryTestServerPlace *place, GError **error)
{
  const FerryTestServerOptions *options = place->options;
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr (GString) config = g_string_new (common);
  g_autofree char *program = find_program ();
  g_autofree char *config_file = g_build_filename (place->folder, "vsftpd.conf", NULL);
  g_autofree char *password_file = g_build_filename (place->folder, "passwords", NULL);
  g_autofree char *password_line = g_strconcat (place->password, "\n", NULL);

  add_switch (config, "listen_ipv6", options->is_ipv6);
  if (options->is_ipv6)
    g_string_replace (config, "listen=YES\n", "listen_address6=::1\n", 1);
  else
    g_string_append_printf (config, "listen_address=%s\n", place->host);
  add_number (config, "listen_port", place->port);
  g_string_append_printf (config, "anon_root=%s\nemail_password_file=%s\nvsftpd_log_file=%s/log\n",
                          place->root, password_file, place->folder);
  /* Its own default, "ftp", is there only where the package was installed. */
  g_string_append_printf (config, "ftp_username=%s\n", g_get_user_name ());

  add_switch (config, "write_enable", !options->is_read_only);
  add_switch (config, "ascii_upload_enable", options->has_ascii);
  add_switch (config, "ascii_download_enable", options->has_ascii);
  add_switch (config, "pasv_enable", !options->refuses_passive);
  add_switch (config, "port_enable", !options->refuses_active);
  add_switch (config, "pasv_promiscuous", options->allows_foreign);
  add_switch (config, "port_promiscuous", options->allows_foreign);
  add_number (config, "pasv_min_port", options->passive_port_low);
  add_number (config, "pasv_max_port", options->passive_port_high);
  if (options->passive_address != NULL)
    g_string_append_printf (config, "pasv_address=%s\n", options->passive_address);
  add_number (config, "max_clients", options->max_clients);
  add_number (config, "anon_max_rate", options->max_rate);
  add_number (config, "idle_session_timeout", options->idle_timeout ? options->idle_timeout : 300);
  if (options->security != FERRY_TEST_SECURITY_NONE)
    add_tls (config, options, place->folder);
  if (options->settings != NULL)
    g_string_append (config, options->settings);

  if (!g_file_set_contents (password_file, password_line, -1, error) ||
      !g_file_set_contents (config_file, config->str, config->len, error))
    return NULL;
  g_strv_builder_add_many (builder, program, config_file, NULL);
  return g_strv_builder_end (builder);
}

static gboolean
is_available (void)
{
  g_autofree char *program = find_program ();

  return program != NULL;
}

const FerryTestServerType ferry_test_vsftpd = {
  .name = "vsftpd",
  .user = "anonymous",
  .is_available = is_available,
  .dup_arguments = dup_arguments,
};
