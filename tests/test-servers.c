/* The test servers themselves, seen by curl and by a bare socket: a server that does not do what
 * its options say would make every other test prove nothing.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-test-curl.h"
#include "ferry-test-server.h"
#include "ferry-test-talk.h"

#include <glib/gstdio.h>
#include <string.h>

static FerryTestServer *
start (const FerryTestServerOptions *options)
{
  g_autoptr (GError) error = NULL;
  FerryTestServer *server = NULL;

  if (!ferry_test_server_is_available (options->kind))
    {
      g_autofree char *reason =
          g_strdup_printf ("no %s", ferry_test_server_kind_get_name (options->kind));

      g_test_skip (reason);
      return NULL;
    }

  server = ferry_test_server_start (options, &error);
  g_assert_no_error (error);
  return server;
}

static char *
dup_path (FerryTestServer *server, const char *name)
{
  return g_build_filename (ferry_test_server_get_root (server), name, NULL);
}

static void
add_file (FerryTestServer *server, const char *name, const char *text, gssize length)
{
  g_autofree char *path = dup_path (server, name);

  g_assert_true (g_file_set_contents (path, text, length, NULL));
}

static void
test_files (gconstpointer data)
{
  const FerryTestServerOptions *options = data;
  g_autoptr (FerryTestServer) server = start (options);
  g_autofree char *local = NULL;
  g_autofree char *uploaded = NULL;
  g_autofree char *listing = NULL;
  g_autofree char *read = NULL;
  g_autofree char *text = NULL;

  if (!server)
    return;

  add_file (server, "海 sea.txt", "shore", -1);
  local = dup_path (server, "海 sea.txt");
  g_assert_cmpint (ferry_test_curl (server, "", &listing, NULL), ==, 0);
  g_assert_nonnull (strstr (listing, "海 sea.txt"));
  g_assert_cmpint (ferry_test_curl (server, "%E6%B5%B7%20sea.txt", &read, NULL), ==, 0);
  g_assert_cmpstr (read, ==, "shore");
  g_assert_cmpint (ferry_test_curl (server, "new/up.txt", NULL, "--ftp-create-dirs",
                                    "--upload-file", local, NULL),
                   ==, 0);
  uploaded = dup_path (server, "new/up.txt");
  g_assert_true (g_file_get_contents (uploaded, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "shore");

  g_assert_cmpint (ferry_test_curl (server, "", NULL, "--user", "anonymous:wrong", NULL), ==,
                   CURL_LOGIN_DENIED);
  /* curl 7.88 hangs with active mode over TLS, before any server is to blame. */
  if (options->security == FERRY_TEST_SECURITY_NONE)
    g_assert_cmpint (ferry_test_curl (server, "%E6%B5%B7%20sea.txt", NULL, "--ftp-port", "-", NULL),
                     ==, 0);
}

/* What curl cannot show of pyftpdlib: encrypted data connections. */
static void
test_pyftpdlib_data (gconstpointer data)
{
  const FerryTestServerOptions options = { .kind = FERRY_TEST_SERVER_PYFTPDLIB,
                                           .security = GPOINTER_TO_INT (data) };
  gboolean is_implicit = options.security == FERRY_TEST_SECURITY_IMPLICIT;
  g_autoptr (FerryTestServer) server = start (&options);
  const char *const modes[] = { "passive", "active" };

  for (gsize i = 0; server && i < G_N_ELEMENTS (modes); i++)
    {
      g_autofree char *port = g_strdup_printf ("%u", ferry_test_server_get_port (server));
      g_autoptr (GError) error = NULL;
      g_autoptr (GSubprocess) client = g_subprocess_new (
          G_SUBPROCESS_FLAGS_NONE, &error, FERRY_TEST_PYTHON,
          FERRY_TEST_SUPPORT_DIR "/ftplib_client.py", ferry_test_server_get_host (server), port,
          ferry_test_server_get_user (server), ferry_test_server_get_password (server),
          ferry_test_server_get_certificate (server), is_implicit ? "implicit" : "explicit",
          modes[i], NULL);

      g_assert_no_error (error);
      g_subprocess_wait_check (client, NULL, &error);
      g_assert_no_error (error);
    }
}

static void
test_certificate (gconstpointer data)
{
  const FerryTestServerOptions *options = data;
  g_autoptr (FerryTestServer) server = start (options);
  g_autofree char *old_file = NULL;
  g_autofree char *old_text = NULL;
  g_autofree char *old_fingerprint = NULL;
  g_autoptr (GError) error = NULL;
  guint16 port;

  if (!server)
    return;

  port = ferry_test_server_get_port (server);
  old_file = g_build_filename (ferry_test_server_get_root (server), "old.pem", NULL);
  old_fingerprint = g_strdup (ferry_test_server_get_fingerprint (server));
  g_assert_cmpuint (strlen (old_fingerprint), ==, 64);
  g_file_get_contents (ferry_test_server_get_certificate (server), &old_text, NULL, NULL);
  g_assert_true (g_file_set_contents (old_file, old_text, -1, NULL));
  g_assert_cmpint (ferry_test_curl (server, "", NULL, "--cacert", old_file, NULL), ==, 0);

  ferry_test_server_restart_with_new_certificate (server, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (ferry_test_server_get_port (server), ==, port);
  g_assert_cmpstr (ferry_test_server_get_fingerprint (server), !=, old_fingerprint);
  g_assert_cmpint (ferry_test_curl (server, "", NULL, "--cacert", old_file, NULL), ==,
                   CURL_BAD_CERTIFICATE);
  g_assert_cmpint (ferry_test_curl (server, "", NULL, NULL), ==, 0);
}

static void
test_tls_version (gconstpointer data)
{
  const FerryTestServerOptions *options = data;
  g_autoptr (FerryTestServer) server = start (options);
  gboolean is_12 = options->tls_version == 12;

  if (!server)
    return;

  g_assert_cmpint (ferry_test_curl (server, "", NULL, "--tls-max", "1.2", NULL), ==,
                   is_12 ? 0 : CURL_TLS_CONNECT);
  g_assert_cmpint (ferry_test_curl (server, "", NULL, "--tlsv1.3", NULL), ==,
                   is_12 ? CURL_TLS_CONNECT : 0);
}

/* vsftpd's own default: a data connection that resumes no session is refused. */
static void
test_tls_resume (void)
{
  FerryTestServerOptions options = { .security = FERRY_TEST_SECURITY_EXPLICIT };
  g_autoptr (FerryTestServer) strict = start (&options);
  g_autoptr (FerryTestServer) lax = NULL;

  if (!strict)
    return;

  options.ignores_tls_resume = TRUE;
  lax = start (&options);
  g_assert_cmpint (ferry_test_curl (strict, "", NULL, "--no-sessionid", NULL), !=, 0);
  g_assert_cmpint (ferry_test_curl (strict, "", NULL, NULL), ==, 0);
  g_assert_cmpint (ferry_test_curl (lax, "", NULL, "--no-sessionid", NULL), ==, 0);
}

static void
test_requires_tls (gconstpointer data)
{
  const FerryTestServerOptions *options = data;
  g_autoptr (FerryTestServer) server = start (options);
  g_autoptr (GSocketConnection) connection = NULL;
  g_autofree char *user = NULL;
  g_autofree char *reply = NULL;

  if (!server)
    return;

  connection = ferry_test_connect (server);
  ferry_test_assert_reply (connection, NULL, "220");
  user = g_strconcat ("USER ", ferry_test_server_get_user (server), NULL);
  reply = ferry_test_talk (connection, user);
  g_assert_cmpint (reply[0], ==, '5');

  /* Where curl encrypts the control connection alone, the data connection is refused. */
  g_assert_cmpint (ferry_test_curl (server, "", NULL, NULL), ==,
                   options->kind == FERRY_TEST_SERVER_VSFTPD ? 0 : CURL_WEIRD_PASV);
}

static void
test_read_only (gconstpointer data)
{
  const FerryTestServerOptions *options = data;
  g_autoptr (FerryTestServer) server = start (options);
  g_autofree char *local = NULL;

  if (!server)
    return;

  add_file (server, "a", "a", -1);
  local = dup_path (server, "a");
  g_assert_cmpint (ferry_test_curl (server, "a", NULL, NULL), ==, 0);
  g_assert_cmpint (ferry_test_curl (server, "b", NULL, "--upload-file", local, NULL), ==,
                   CURL_UPLOAD_FAILED);
}

static void
test_refuses_passive (gconstpointer data)
{
  const FerryTestServerOptions *options = data;
  g_autoptr (FerryTestServer) server = start (options);

  if (!server)
    return;

  g_assert_cmpint (ferry_test_curl (server, "", NULL, NULL), ==, CURL_WEIRD_PASV);
  g_assert_cmpint (ferry_test_curl (server, "", NULL, "--ftp-port", "-", NULL), ==, 0);
}

static void
test_refuses_active (void)
{
  FerryTestServerOptions options = { .refuses_active = TRUE };
  g_autoptr (FerryTestServer) server = start (&options);

  if (!server)
    return;

  g_assert_cmpint (ferry_test_curl (server, "", NULL, "--ftp-port", "-", NULL), !=, 0);
  g_assert_cmpint (ferry_test_curl (server, "", NULL, NULL), ==, 0);
}

static void
test_passive_ports (gconstpointer data)
{
  const FerryTestServerOptions *options = data;
  g_autoptr (FerryTestServer) server = start (options);
  g_autoptr (GSocketConnection) connection = NULL;
  g_autofree char *reply = NULL;
  const char *bar;

  if (!server)
    return;

  connection = ferry_test_connect (server);
  ferry_test_log_in (server, connection);
  reply = ferry_test_talk (connection, "EPSV");
  bar = strstr (reply, "(|||");
  g_assert_nonnull (bar);
  g_assert_cmpuint (g_ascii_strtoull (bar + 4, NULL, 10), >=, options->passive_port_low);
  g_assert_cmpuint (g_ascii_strtoull (bar + 4, NULL, 10), <=, options->passive_port_high);
}

static void
test_max_clients (gconstpointer data)
{
  const FerryTestServerOptions *options = data;
  g_autoptr (FerryTestServer) server = start (options);
  g_autoptr (GSocketConnection) first = NULL;
  g_autoptr (GSocketConnection) second = NULL;

  if (!server)
    return;

  first = ferry_test_connect (server);
  ferry_test_log_in (server, first);
  second = ferry_test_connect (server);
  ferry_test_assert_reply (second, NULL, "421");
}

static void
test_max_rate (gconstpointer data)
{
  const FerryTestServerOptions *options = data;
  g_autoptr (FerryTestServer) server = start (options);
  gsize size = options->max_rate;
  g_autofree char *text = NULL;
  gint64 begin;

  if (!server)
    return;

  text = g_strnfill (size, 'x');
  add_file (server, "slow", text, size);
  begin = g_get_monotonic_time ();
  g_assert_cmpint (ferry_test_curl (server, "slow", NULL, NULL), ==, 0);
  g_assert_cmpint (g_get_monotonic_time () - begin, >, G_USEC_PER_SEC / 2);
}

/* RFC 959 section 4.2: the transfer began (150), and then failed. */
static void
test_full_disk (gconstpointer data)
{
  const FerryTestServerOptions *options = data;
  g_autoptr (FerryTestServer) server = start (options);
  g_autofree char *text = NULL;
  g_autofree char *local = NULL;
  g_autofree char *log = NULL;

  if (!server)
    return;

  text = g_strnfill (options->max_file_size * 2, 'x');
  add_file (server, "large", text, options->max_file_size * 2);
  local = dup_path (server, "large");
  g_assert_cmpint (ferry_test_curl (server, "up", NULL, "--upload-file", local, NULL), !=, 0);
  log = ferry_test_server_dup_log (server);
  g_assert_nonnull (strstr (log, options->kind == FERRY_TEST_SERVER_VSFTPD ? "\"451 " : "-> 426 "));
}

static void
test_stop (gconstpointer data)
{
  const FerryTestServerOptions *options = data;
  g_autoptr (FerryTestServer) server = start (options);
  g_autoptr (GSocketConnection) connection = NULL;
  g_autofree char *reply = NULL;
  g_autofree char *log = NULL;
  g_autoptr (GError) error = NULL;

  if (!server)
    return;

  connection = ferry_test_connect (server);
  ferry_test_log_in (server, connection);
  ferry_test_server_stop (server);
  reply = ferry_test_talk (connection, "NOOP");
  g_assert_cmpstr (reply, ==, "");
  g_assert_cmpint (ferry_test_curl (server, "", NULL, NULL), ==, CURL_CANNOT_CONNECT);

  ferry_test_server_restart (server, &error);
  g_assert_no_error (error);
  g_assert_cmpint (ferry_test_curl (server, "", NULL, NULL), ==, 0);
  log = ferry_test_server_dup_log (server);
  g_assert_nonnull (strstr (log, ferry_test_server_get_user (server)));
}

static void
test_folder (void)
{
  g_autofree char *root = g_dir_make_tmp ("ferry-root-XXXXXX", NULL);
  FerryTestServerOptions options = { .root = root };
  g_autoptr (FerryTestServer) server = start (&options);

  if (server)
    g_assert_cmpstr (ferry_test_server_get_root (server), ==, root);
  g_clear_pointer (&server, ferry_test_server_free);
  g_assert_true (g_file_test (root, G_FILE_TEST_IS_DIR));
  g_assert_cmpint (g_rmdir (root), ==, 0);
}

static void
test_start (gconstpointer data)
{
  g_autoptr (FerryTestServer) server = start (data);
  g_autofree char *read = NULL;

  if (!server)
    return;

  add_file (server, "sea.txt", "shore", -1);
  g_assert_cmpint (ferry_test_curl (server, "sea.txt", &read, NULL), ==, 0);
  g_assert_cmpstr (read, ==, "shore");
  g_assert_cmpint (ferry_test_curl (server, "", NULL, "--user", "mia:wrong", NULL), ==,
                   CURL_LOGIN_DENIED);
}

#define PLAIN    .security = FERRY_TEST_SECURITY_NONE
#define EXPLICIT .security = FERRY_TEST_SECURITY_EXPLICIT
#define IMPLICIT .security = FERRY_TEST_SECURITY_IMPLICIT

/* Each line is tried with both kinds of server. */
static const struct
{
  const char *name;
  GTestDataFunc func;
  FerryTestServerOptions options;
} both[] = {
  { "files/plain", test_files, { PLAIN } },
  { "files/explicit", test_files, { EXPLICIT } },
  { "files/implicit", test_files, { IMPLICIT } },
  { "files/ipv6", test_files, { .is_ipv6 = TRUE } },
  { "certificate", test_certificate, { EXPLICIT } },
  { "tls-1.2", test_tls_version, { EXPLICIT, .tls_version = 12 } },
  { "tls-1.3", test_tls_version, { EXPLICIT, .tls_version = 13 } },
  { "requires-tls", test_requires_tls, { EXPLICIT, .requires_tls = TRUE } },
  { "read-only", test_read_only, { .is_read_only = TRUE } },
  { "refuses-passive", test_refuses_passive, { .refuses_passive = TRUE } },
  { "passive-ports",
    test_passive_ports,
    { .passive_port_low = 61100, .passive_port_high = 61109 } },
  { "max-clients", test_max_clients, { .max_clients = 1 } },
  { "max-rate/plain", test_max_rate, { PLAIN, .max_rate = 400000 } },
  { "max-rate/explicit", test_max_rate, { EXPLICIT, .max_rate = 400000 } },
  { "full-disk", test_full_disk, { .max_file_size = 200000 } },
  { "stop", test_stop, { PLAIN } },
};

static void
add_to_both (const char *kind_name, FerryTestServerKind kind)
{
  for (gsize i = 0; i < G_N_ELEMENTS (both); i++)
    {
      g_autofree char *path = g_strdup_printf ("/servers/%s/%s", kind_name, both[i].name);
      FerryTestServerOptions *options = g_memdup2 (&both[i].options, sizeof *options);

      options->kind = kind;
      g_test_add_data_func_full (path, options, both[i].func, g_free);
    }
}

/* The others: what they are for is tested where they are used. */
static void
add_start (FerryTestServerKind kind)
{
  const char *name = ferry_test_server_kind_get_name (kind);
  g_autofree char *path = g_strdup_printf ("/servers/%s/start", name);
  FerryTestServerOptions *options = g_new0 (FerryTestServerOptions, 1);

  options->kind = kind;
  g_test_add_data_func_full (path, options, test_start, g_free);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint kind = FERRY_TEST_SERVER_PROFTPD; kind < FERRY_TEST_SERVER_LAST; kind++)
    add_start (kind);

  add_to_both ("vsftpd", FERRY_TEST_SERVER_VSFTPD);
  add_to_both ("pyftpdlib", FERRY_TEST_SERVER_PYFTPDLIB);
  g_test_add_data_func ("/servers/pyftpdlib/data/explicit",
                        GINT_TO_POINTER (FERRY_TEST_SECURITY_EXPLICIT), test_pyftpdlib_data);
  g_test_add_data_func ("/servers/pyftpdlib/data/implicit",
                        GINT_TO_POINTER (FERRY_TEST_SECURITY_IMPLICIT), test_pyftpdlib_data);
  g_test_add_func ("/servers/vsftpd/tls-resume", test_tls_resume);
  g_test_add_func ("/servers/vsftpd/refuses-active", test_refuses_active);
  g_test_add_func ("/servers/vsftpd/folder", test_folder);

  return g_test_run ();
}
