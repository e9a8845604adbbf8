/* A real FTP server for a test: its folder, its port, its process.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-test-server.h"

#include "ferry-test-certificate.h"
#include "ferry-test-process.h"
#include "ferry-test-server-type.h"

#include <gio/gunixsocketaddress.h>
#include <glib/gstdio.h>

#define START_TIMEOUT (20 * G_USEC_PER_SEC)
#define FIRST_PORT    20000
#define END_OF_PORTS  32768
#define PORT_ATTEMPTS 5

static const FerryTestServerType *const types[FERRY_TEST_SERVER_LAST] = {
  [FERRY_TEST_SERVER_VSFTPD] = &ferry_test_vsftpd,
  [FERRY_TEST_SERVER_PYFTPDLIB] = &ferry_test_pyftpdlib,
  [FERRY_TEST_SERVER_PROFTPD] = &ferry_test_proftpd,
  [FERRY_TEST_SERVER_PURE_FTPD] = &ferry_test_pure_ftpd,
  [FERRY_TEST_SERVER_INETUTILS] = &ferry_test_inetutils,
  [FERRY_TEST_SERVER_NETKIT] = &ferry_test_netkit,
  [FERRY_TEST_SERVER_AIOFTP] = &ferry_test_aioftp,
  [FERRY_TEST_SERVER_FTP_SRV] = &ferry_test_ftp_srv,
};

struct _FerryTestServer
{
  FerryTestServerOptions options;
  char *folder; /* private; holds everything but a root that the test brought */
  char *root;
  char *password;    /* another one for each server: whoever else is on this machine is kept out */
  char *certificate; /* NULL without TLS */
  char *fingerprint;
  guint16 port;
  GSocket *claim; /* on the port, against other tests on this machine; nullable */
  GPid pid;       /* 0: stopped */
};

/* Whether somebody listens: a second listener with SO_REUSEADDR is refused only then. Nothing is
 * sent, so no server counts a client for it. */
static gboolean
port_is_taken (FerryTestServer *self, guint16 *port)
{
  g_autoptr (GInetAddress) address =
      g_inet_address_new_from_string (ferry_test_server_get_host (self));
  g_autoptr (GSocketAddress) wanted = g_inet_socket_address_new (address, *port);
  g_autoptr (GSocketAddress) bound = NULL;
  g_autoptr (GSocket) socket = g_socket_new (g_inet_address_get_family (address),
                                             G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_TCP, NULL);

  if (!socket || !g_socket_bind (socket, wanted, TRUE, NULL))
    return TRUE;

  bound = g_socket_get_local_address (socket, NULL);
  *port = g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (bound));
  return FALSE;
}

/* A port that is free now may be found by another test too before the server listens, and some
 * servers share a port without a word. An abstract name goes with the process that holds it. Where
 * the kernel takes the ports of connections from, one of these would be in the way of a restart. */
static gboolean
claim_port (FerryTestServer *self)
{
  g_autofree char *name = NULL;
  g_autoptr (GSocketAddress) address = NULL;
  g_autoptr (GSocket) claim = NULL;

  self->port = (guint16) g_random_int_range (FIRST_PORT, END_OF_PORTS);
  g_clear_object (&self->claim);
  if (port_is_taken (self, &self->port))
    return FALSE;
  name = g_strdup_printf ("ferry-test-port-%u", self->port);
  address = g_unix_socket_address_new_with_type (name, -1, G_UNIX_SOCKET_ADDRESS_ABSTRACT);
  claim =
      g_socket_new (G_SOCKET_FAMILY_UNIX, G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_DEFAULT, NULL);
  if (claim == NULL || !g_socket_bind (claim, address, FALSE, NULL))
    return FALSE;
  self->claim = g_steal_pointer (&claim);
  return TRUE;
}

/* OpenSSL reads the limits from its own file; vsftpd 3.0.3 has no setting for them. */
static char **
dup_environment (FerryTestServer *self, GError **error)
{
  const char *version = self->options.tls_version == 12 ? "TLSv1.2" : "TLSv1.3";
  g_autofree char *file = g_build_filename (self->folder, "openssl.cnf", NULL);
  g_autofree char *text = NULL;

  if (self->options.tls_version == 0)
    return g_get_environ ();

  text = g_strdup_printf ("openssl_conf = main\n[main]\nssl_conf = ssl\n"
                          "[ssl]\nsystem_default = limits\n"
                          "[limits]\nMinProtocol = %s\nMaxProtocol = %s\n",
                          version, version);
  if (!g_file_set_contents (file, text, -1, error))
    return NULL;
  return g_environ_setenv (g_get_environ (), "OPENSSL_CONF", file, TRUE);
}

/* For a kind's own use: adds "--NAME=VALUE" to @arguments, and nothing for 0. */
void
ferry_test_server_add_number (GStrvBuilder *arguments, const char *name, guint64 value)
{
  g_autofree char *text = g_strdup_printf ("--%s=%" G_GUINT64_FORMAT, name, value);

  if (value != 0)
    g_strv_builder_add (arguments, text);
}

/* For a kind's own use: the password as crypt() makes it for a file of users. */
char *
ferry_test_server_dup_hash (const char *password)
{
  const char *arguments[] = { "openssl", "passwd", "-6", password, NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process =
      g_subprocess_newv (arguments, G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error);
  char *hash = NULL;

  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, NULL, NULL, &hash, NULL, &error);
  g_assert_no_error (error);
  return g_strstrip (hash);
}

static GStrv
dup_arguments (FerryTestServer *self, GError **error)
{
  const FerryTestServerPlace place = {
    .options = &self->options,
    .host = ferry_test_server_get_host (self),
    .port = self->port,
    .root = self->root,
    .user = ferry_test_server_get_user (self),
    .password = self->password,
    .folder = self->folder,
  };

  return types[self->options.kind]->dup_arguments (&place, error);
}

static gboolean
launch (FerryTestServer *self, GError **error)
{
  g_autofree char *log = g_build_filename (self->folder, "log", NULL);
  g_autofree char *reason = NULL;
  gint64 deadline = g_get_monotonic_time () + START_TIMEOUT;
  g_auto (GStrv) arguments = NULL;
  g_auto (GStrv) environment = NULL;

  arguments = dup_arguments (self, error);
  environment = arguments ? dup_environment (self, error) : NULL;
  if (!environment)
    return FALSE;

  self->pid =
      ferry_test_process_start ((const char *const *) arguments, (const char *const *) environment,
                                log, self->options.max_file_size, error);
  if (self->pid == 0)
    return FALSE;

  while (ferry_test_process_is_running (&self->pid) && g_get_monotonic_time () < deadline)
    {
      if (port_is_taken (self, &self->port))
        return TRUE;
      g_usleep (5000);
    }

  ferry_test_process_kill (&self->pid);
  reason = ferry_test_server_dup_log (self);
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, "The server does not start: %s", reason);
  return FALSE;
}

/* Another process may take a free port before the server does: another one then. */
static gboolean
launch_on_free_port (FerryTestServer *self, GError **error)
{
  for (int i = 1; i < PORT_ATTEMPTS; i++)
    if (claim_port (self) && launch (self, NULL))
      return TRUE;

  claim_port (self);
  return launch (self, error);
}

static gboolean
make_certificate (FerryTestServer *self, GError **error)
{
  if (self->options.security == FERRY_TEST_SECURITY_NONE)
    return TRUE;
  if (!ferry_test_certificate_make (self->folder, error))
    return FALSE;

  g_free (self->fingerprint);
  self->fingerprint = ferry_test_certificate_dup_fingerprint (self->certificate, error);
  return self->fingerprint != NULL;
}

/* Whether a test with this kind of server can run here; skip it with a reason where not. */
gboolean
ferry_test_server_is_available (FerryTestServerKind kind)
{
  return types[kind]->is_available ();
}

/* As its makers write it. */
const char *
ferry_test_server_kind_get_name (FerryTestServerKind kind)
{
  return types[kind]->name;
}

/* Starts a server and returns once it listens. */
FerryTestServer *
ferry_test_server_start (const FerryTestServerOptions *options, GError **error)
{
  g_autoptr (FerryTestServer) self = g_new0 (FerryTestServer, 1);

  self->options = *options;
  self->password = g_uuid_string_random ();
  self->folder = g_dir_make_tmp ("ferry-server-XXXXXX", error);
  if (!self->folder)
    return NULL;

  self->root =
      options->root ? g_strdup (options->root) : g_build_filename (self->folder, "root", NULL);
  self->options.root = self->root;
  g_mkdir (self->root, 0755);
  if (options->security != FERRY_TEST_SECURITY_NONE)
    self->certificate = g_build_filename (self->folder, "certificate.pem", NULL);

  if (!make_certificate (self, error) || !launch_on_free_port (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

/* Ends the server and every session in the middle of what they do. The files stay. */
void
ferry_test_server_stop (FerryTestServer *self)
{
  ferry_test_process_kill (&self->pid);
}

/* Stops the server where it runs, and starts it again on the same port. */
gboolean
ferry_test_server_restart (FerryTestServer *self, GError **error)
{
  ferry_test_server_stop (self);
  return launch (self, error);
}

/* As restart, with another key and certificate; the getters give the new ones. */
gboolean
ferry_test_server_restart_with_new_certificate (FerryTestServer *self, GError **error)
{
  ferry_test_server_stop (self);
  return make_certificate (self, error) && launch (self, error);
}

static void
remove_tree (const char *path)
{
  g_autoptr (GDir) dir =
      g_file_test (path, G_FILE_TEST_IS_SYMLINK) ? NULL : g_dir_open (path, 0, NULL);
  const char *name;

  while (dir && (name = g_dir_read_name (dir)))
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      remove_tree (child);
    }
  g_remove (path);
}

/* Stops the server and removes its folder; a root that the test brought stays. */
void
ferry_test_server_free (FerryTestServer *self)
{
  ferry_test_server_stop (self);
  if (self->folder)
    remove_tree (self->folder);
  g_free (self->folder);
  g_clear_object (&self->claim);
  g_free (self->root);
  g_free (self->password);
  g_free (self->certificate);
  g_free (self->fingerprint);
  g_free (self);
}

const FerryTestServerOptions *
ferry_test_server_get_options (FerryTestServer *self)
{
  return &self->options;
}

const char *
ferry_test_server_get_host (FerryTestServer *self)
{
  if (self->options.address != NULL)
    return self->options.address;
  return self->options.is_ipv6 ? "::1" : "127.0.0.1";
}

guint16
ferry_test_server_get_port (FerryTestServer *self)
{
  return self->port;
}

/* The served folder, where the login lands. */
const char *
ferry_test_server_get_root (FerryTestServer *self)
{
  return self->root;
}

const char *
ferry_test_server_get_user (FerryTestServer *self)
{
  return types[self->options.kind]->user;
}

const char *
ferry_test_server_get_password (FerryTestServer *self)
{
  return self->password;
}

/* The PEM file to trust; NULL for a server without TLS. */
const char *
ferry_test_server_get_certificate (FerryTestServer *self)
{
  return self->certificate;
}

/* SHA-256 of the certificate, 64 lower-case hex digits; NULL for a server without TLS. */
const char *
ferry_test_server_get_fingerprint (FerryTestServer *self)
{
  return self->fingerprint;
}

/* ftp:// or ftps:// with user and password; @path, relative to the root, is taken as it is. */
char *
ferry_test_server_dup_url (FerryTestServer *self, const char *path)
{
  return g_strdup_printf (self->options.is_ipv6 ? "%s://%s:%s@[%s]:%u/%s" : "%s://%s:%s@%s:%u/%s",
                          self->options.security == FERRY_TEST_SECURITY_IMPLICIT ? "ftps" : "ftp",
                          ferry_test_server_get_user (self), self->password,
                          ferry_test_server_get_host (self), self->port, path);
}

/* What the server logged so far: its side of the protocol lines, and why it does not start. */
char *
ferry_test_server_dup_log (FerryTestServer *self)
{
  g_autofree char *file = g_build_filename (self->folder, "log", NULL);
  char *text = NULL;

  g_file_get_contents (file, &text, NULL, NULL);
  return text ? text : g_strdup ("");
}
