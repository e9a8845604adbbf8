/* The protocol client and what goes wrong with real servers: certificates, passwords, modes that
 * are not there, a cancel and a death in the middle, a full disk, what is missing or forbidden.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-client-fixture.h"

#include <string.h>

#define BIG_SIZE (20 * 1024 * 1024)

static gboolean
try_to_connect (Fixture *fixture, GError **error)
{
  ferry_ftp_client_free (fixture->client);
  fixture->client = ferry_ftp_client_new (fixture->settings, fixture->log);
  return ferry_ftp_client_connect (fixture->client, NULL, error);
}

/* --- Who may log in, and to whom --- */

static void
check_wrong_password (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  g_free (fixture->settings->password);
  fixture->settings->password = g_strdup ("wrong");
  g_assert_false (try_to_connect (fixture, &error));
  g_assert_error (error, FERRY_FTP_ERROR, FERRY_FTP_ERROR_LOGIN_REJECTED);
  g_assert_cmpuint (ferry_ftp_error_get_reply_code (error), ==, 530);
}

static void
check_certificate (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *fingerprint = NULL;
  g_autofree char *user_line = g_strdup_printf ("USER %s", fixture->settings->user);

  g_clear_pointer (&fixture->settings->pinned_fingerprint, g_free);
  g_assert_false (try_to_connect (fixture, &error));
  g_assert_error (error, FERRY_FTP_ERROR, FERRY_FTP_ERROR_CERTIFICATE_UNKNOWN);
  g_assert_nonnull (ferry_ftp_error_get_certificate (error));
  g_assert_cmpint (ferry_ftp_error_get_certificate_flags (error), !=, 0);
  fingerprint = ferry_ftp_dup_fingerprint (ferry_ftp_error_get_certificate (error));
  g_assert_true (ferry_ftp_fingerprint_equal (fingerprint,
                                              ferry_test_server_get_fingerprint (fixture->server)));
  g_assert_null (strstr (fixture->lines->str, user_line));
  g_clear_error (&error);

  fixture->settings->pinned_fingerprint = g_ascii_strdown (fingerprint, -1);
  g_assert_true (try_to_connect (fixture, &error));
  g_assert_no_error (error);

  ferry_ftp_client_disconnect (fixture->client);
  g_assert_true (ferry_test_server_restart_with_new_certificate (fixture->server, NULL));
  g_assert_false (try_to_connect (fixture, &error));
  g_assert_error (error, FERRY_FTP_ERROR, FERRY_FTP_ERROR_CERTIFICATE_CHANGED);
  g_assert_nonnull (ferry_ftp_error_get_certificate (error));
}

/* With the server's own certificate as a further root the system's judgement is made up for. */
static void
check_ca_file (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&fixture->settings->pinned_fingerprint, g_free);
  fixture->settings->ca_file = g_strdup (ferry_test_server_get_certificate (fixture->server));
  g_assert_true (try_to_connect (fixture, &error));
  g_assert_no_error (error);
}

static void
check_too_many (Fixture *fixture)
{
  g_autoptr (FerryFtpClient) second = ferry_ftp_client_new (fixture->settings, fixture->log);
  g_autoptr (GError) error = NULL;

  fixture_connect (fixture);
  g_assert_false (ferry_ftp_client_connect (second, NULL, &error));
  g_assert_error (error, FERRY_FTP_ERROR, FERRY_FTP_ERROR_TOO_MANY_CONNECTIONS);
}

/* --- Modes --- */

static void
check_learns_active (Fixture *fixture)
{
  g_autofree char *names = NULL;

  fixture_connect (fixture);
  names = fixture_list (fixture, ".");
  g_assert_cmpint (ferry_ftp_client_get_way (fixture->client), ==, FERRY_WAY_ACTIVE);
  g_assert_nonnull (strstr (fixture->lines->str, "data connection us "));
}

static void
check_no_data_connection (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  fixture_connect (fixture);
  g_assert_false (ferry_ftp_client_list (fixture->client, ".", NULL, NULL, NULL, &error));
  g_assert_error (error, FERRY_FTP_ERROR, FERRY_FTP_ERROR_DATA_CONNECTION);
  g_assert_true (ferry_ftp_client_noop (fixture->client, NULL, NULL));
}

/* Returns the port of ours in the first "data connection us" of @text, which moves behind it. */
static guint
take_active_port (const char **text)
{
  static const char start[] = "data connection us 127.0.0.1:";

  *text = strstr (*text, start);
  g_assert_nonnull (*text);
  *text += strlen (start);
  return (guint) g_ascii_strtoull (*text, NULL, 10);
}

/* Changed while connected, with a range of ports, which are used in turn. */
static void
check_change_of_mode (Fixture *fixture)
{
  g_autofree char *passive = NULL;
  g_autofree char *active = NULL;
  g_autofree char *again = NULL;
  const char *text;
  guint first, second;

  fixture_connect (fixture);
  passive = fixture_list (fixture, ".");
  g_assert_null (strstr (fixture->lines->str, "data connection us "));
  ferry_ftp_client_set_mode (fixture->client, FERRY_MODE_ACTIVE, 50010, 50040, NULL);
  active = fixture_list (fixture, ".");
  again = fixture_list (fixture, ".");
  text = fixture->lines->str;
  first = take_active_port (&text);
  second = take_active_port (&text);
  g_assert_cmpuint (first, >=, 50010);
  g_assert_cmpuint (second, >, first);
  g_assert_cmpuint (second, <=, 50040);
}

/* --- In the middle --- */

static gint64 cancelled_at; /* read once the thread is joined */

static gpointer
cancel_soon (gpointer data)
{
  g_usleep (400 * 1000);
  cancelled_at = g_get_monotonic_time ();
  g_cancellable_cancel (data);
  return NULL;
}

/* The server is slow; the cancel is not, and the client goes on after it. */
static void
check_cancel (Fixture *fixture)
{
  g_autofree char *names = NULL;

  fixture_make_local (fixture, "big", BIG_SIZE);
  fixture_connect (fixture);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      g_autoptr (GError) error = NULL;
      gint64 ended;
      GThread *thread = g_thread_new ("cancel", cancel_soon, cancellable);

      if (i == 0)
        fixture_put (fixture, "big", "big", 0, cancellable, &error);
      else
        fixture_get (fixture, "big", "back", 0, cancellable, &error);
      ended = g_get_monotonic_time ();
      g_thread_join (thread);
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_printerr ("ended %d us after the cancel\n", (int) (ended - cancelled_at));
      /* Of the twenty seconds that the rest would take; the machine may be busy. */
      g_assert_cmpint (ended - cancelled_at, <, 15 * G_USEC_PER_SEC);
      /* An upload under TLS that is cut off without a close_notify costs the connection. */
      if (!ferry_ftp_client_is_connected (fixture->client))
        fixture_connect (fixture);
    }
  names = fixture_list (fixture, ".");
  g_assert_cmpstr (names, ==, "big");
}

static gpointer
stop_soon (gpointer data)
{
  g_usleep (300 * 1000);
  ferry_test_server_stop (data);
  return NULL;
}

static void
check_death (Fixture *fixture)
{
  g_autofree char *served = fixture_dup_served (fixture, "big");
  g_autofree char *local = fixture_dup_local (fixture, "big");
  g_autoptr (GFile) from = g_file_new_for_path (local);
  g_autoptr (GFile) to = g_file_new_for_path (served);
  g_autoptr (GError) error = NULL;
  GThread *thread;
  gboolean is_whole;

  fixture_make_local (fixture, "big", BIG_SIZE);
  g_assert_true (g_file_copy (from, to, 0, NULL, NULL, NULL, NULL));
  fixture_connect (fixture);
  thread = g_thread_new ("stop", stop_soon, fixture->server);
  is_whole = fixture_get (fixture, "big", "back", 0, NULL, &error);
  g_thread_join (thread);
  g_assert_false (is_whole);
  g_assert_nonnull (error);
  g_assert_cmpint (error->domain, ==, FERRY_FTP_ERROR);
  g_clear_error (&error);

  /* What came is the beginning, and the rest is asked for. */
  g_assert_true (ferry_test_server_restart (fixture->server, NULL));
  fixture->settings->port = ferry_test_server_get_port (fixture->server);
  g_assert_true (try_to_connect (fixture, &error));
  fixture_resume (fixture, "big", "back", &error);
  g_assert_no_error (error);
  fixture_assert_same (fixture, "back", "big");
}

static void
check_full_disk (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  fixture_make_local (fixture, "big", BIG_SIZE);
  fixture_connect (fixture);
  g_assert_false (fixture_put (fixture, "big", "big", 0, NULL, &error));
  g_test_message ("%s", error->message);
  g_assert_cmpint (error->domain, ==, FERRY_FTP_ERROR);
  g_assert_false (g_error_matches (error, FERRY_FTP_ERROR, FERRY_FTP_ERROR_TIMED_OUT));
}

/* --- Verbs, as these servers answer them --- */

static void
check_verbs (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FerryEntry) file = NULL;
  g_autoptr (FerryEntry) folder = NULL;
  g_autofree char *names = NULL;
  gint64 modified;

  fixture_make_local (fixture, "a", 1234);
  fixture_connect (fixture);
  g_assert_true (ferry_ftp_client_make_folder (fixture->client, "sub \"q\"", NULL, &error));
  g_assert_false (ferry_ftp_client_make_folder (fixture->client, "sub \"q\"", NULL, &error));
  g_assert_error (error, FERRY_FTP_ERROR, FERRY_FTP_ERROR_EXISTS);
  g_clear_error (&error);
  g_assert_false (ferry_ftp_client_make_folder (fixture->client, "no/where", NULL, &error));
  g_assert_error (error, FERRY_FTP_ERROR, FERRY_FTP_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_true (fixture_put (fixture, "a", "sub \"q\"/a b", 0, NULL, &error));
  g_assert_false (fixture_put (fixture, "a", "no/where", 0, NULL, &error));
  g_assert_error (error, FERRY_FTP_ERROR, FERRY_FTP_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (fixture_get (fixture, "missing", "b", 0, NULL, &error));
  g_assert_error (error, FERRY_FTP_ERROR, FERRY_FTP_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (ferry_ftp_client_list (fixture->client, "missing", NULL, NULL, NULL, &error));
  g_assert_error (error, FERRY_FTP_ERROR, FERRY_FTP_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (ferry_ftp_client_remove_folder (fixture->client, "sub \"q\"", NULL, &error));
  g_assert_error (error, FERRY_FTP_ERROR, FERRY_FTP_ERROR_DENIED);
  g_clear_error (&error);

  g_assert_true (
      ferry_ftp_client_set_modified (fixture->client, "sub \"q\"/a b", 1706955072, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (
      ferry_ftp_client_get_modified (fixture->client, "sub \"q\"/a b", &modified, NULL, &error));
  g_assert_cmpint (modified, ==, 1706955072);
  file = ferry_ftp_client_stat (fixture->client, "sub \"q\"/a b", NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (file->kind, ==, FERRY_KIND_FILE);
  g_assert_cmpint (file->size, ==, 1234);
  g_assert_cmpint (file->modified, ==, 1706955072);
  folder = ferry_ftp_client_stat (fixture->client, "sub \"q\"", NULL, &error);
  g_assert_cmpint (folder->kind, ==, FERRY_KIND_DIRECTORY);
  g_assert_null (ferry_ftp_client_stat (fixture->client, "missing", NULL, &error));
  g_assert_error (error, FERRY_FTP_ERROR, FERRY_FTP_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_true (ferry_ftp_client_is_folder (fixture->client, "sub \"q\"", NULL, NULL));
  g_assert_false (ferry_ftp_client_is_folder (fixture->client, "missing", NULL, &error));
  g_assert_no_error (error);

  g_assert_true (ferry_ftp_client_rename (fixture->client, "sub \"q\"/a b", "c", NULL, &error));
  g_assert_no_error (error);
  g_assert_true (ferry_ftp_client_remove_folder (fixture->client, "sub \"q\"", NULL, &error));
  names = fixture_list (fixture, ".");
  g_assert_cmpstr (names, ==, "c");
  g_assert_true (ferry_ftp_client_remove (fixture->client, "c", NULL, &error));
  g_assert_false (ferry_ftp_client_remove (fixture->client, "c", NULL, &error));
  g_assert_error (error, FERRY_FTP_ERROR, FERRY_FTP_ERROR_NOT_FOUND);
}

static void
check_read_only (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  fixture_make_local (fixture, "a", 10);
  fixture_connect (fixture);
  g_assert_false (fixture_put (fixture, "a", "a", 0, NULL, &error));
  g_assert_error (error, FERRY_FTP_ERROR, FERRY_FTP_ERROR_DENIED);
  g_clear_error (&error);
  g_assert_false (ferry_ftp_client_make_folder (fixture->client, "b", NULL, &error));
  g_assert_error (error, FERRY_FTP_ERROR, FERRY_FTP_ERROR_DENIED);
}

/* An upload over TLS 1.3 is lost when the socket closes with the server's tickets unread; each
 * needs its own resumed session. */
static void
check_many_uploads (Fixture *fixture)
{
  fixture_make_local (fixture, "a", 2 * 1024 * 1024);
  fixture_connect (fixture);
  for (guint i = 0; i < 20; i++)
    {
      g_autofree char *name = g_strdup_printf ("file %u", i);
      g_autoptr (GError) error = NULL;

      fixture_put (fixture, "a", name, 0, NULL, &error);
      g_assert_no_error (error);
      fixture_assert_same (fixture, "a", name);
    }
}

#define VSFTPD    .kind = FERRY_TEST_SERVER_VSFTPD
#define PYFTPDLIB .kind = FERRY_TEST_SERVER_PYFTPDLIB
#define EXPLICIT  .security = FERRY_TEST_SECURITY_EXPLICIT
#define SLOW      .max_rate = 1024 * 1024

static const FixtureCase cases[] = {
  { "/faults/vsftpd/wrong-password", { VSFTPD }, FERRY_MODE_PASSIVE, check_wrong_password },
  { "/faults/pyftpdlib/wrong-password", { PYFTPDLIB }, FERRY_MODE_PASSIVE, check_wrong_password },
  { "/faults/vsftpd/certificate", { VSFTPD, EXPLICIT }, FERRY_MODE_PASSIVE, check_certificate },
  { "/faults/pyftpdlib/certificate",
    { PYFTPDLIB, EXPLICIT },
    FERRY_MODE_PASSIVE,
    check_certificate },
  { "/faults/vsftpd/ca-file", { VSFTPD, EXPLICIT }, FERRY_MODE_PASSIVE, check_ca_file },
  { "/faults/vsftpd/too-many", { VSFTPD, .max_clients = 1 }, FERRY_MODE_PASSIVE, check_too_many },
  { "/faults/vsftpd/learns-active",
    { VSFTPD, .refuses_passive = TRUE },
    FERRY_MODE_AUTOMATIC,
    check_learns_active },
  { "/faults/pyftpdlib/learns-active",
    { PYFTPDLIB, .refuses_passive = TRUE },
    FERRY_MODE_AUTOMATIC,
    check_learns_active },
  { "/faults/vsftpd/no-passive",
    { VSFTPD, .refuses_passive = TRUE },
    FERRY_MODE_PASSIVE,
    check_no_data_connection },
  { "/faults/vsftpd/no-active",
    { VSFTPD, .refuses_active = TRUE },
    FERRY_MODE_ACTIVE,
    check_no_data_connection },
  { "/faults/vsftpd/mode-changes", { VSFTPD }, FERRY_MODE_PASSIVE, check_change_of_mode },
  { "/faults/vsftpd/mode-changes-tls",
    { VSFTPD, EXPLICIT },
    FERRY_MODE_PASSIVE,
    check_change_of_mode },
  { "/faults/vsftpd/cancel", { VSFTPD, SLOW }, FERRY_MODE_PASSIVE, check_cancel },
  { "/faults/vsftpd/cancel-tls", { VSFTPD, EXPLICIT, SLOW }, FERRY_MODE_PASSIVE, check_cancel },
  { "/faults/pyftpdlib/cancel", { PYFTPDLIB, SLOW }, FERRY_MODE_PASSIVE, check_cancel },
  { "/faults/vsftpd/cancel-active", { VSFTPD, SLOW }, FERRY_MODE_ACTIVE, check_cancel },
  { "/faults/vsftpd/death",
    { VSFTPD, .max_rate = 10 * BIG_SIZE / 20 },
    FERRY_MODE_PASSIVE,
    check_death },
  { "/faults/vsftpd/death-tls",
    { VSFTPD, EXPLICIT, .max_rate = 10 * BIG_SIZE / 20 },
    FERRY_MODE_PASSIVE,
    check_death },
  { "/faults/vsftpd/full-disk",
    { VSFTPD, .max_file_size = 1000000 },
    FERRY_MODE_PASSIVE,
    check_full_disk },
  { "/faults/pyftpdlib/full-disk",
    { PYFTPDLIB, .max_file_size = 1000000 },
    FERRY_MODE_PASSIVE,
    check_full_disk },
  { "/faults/vsftpd/verbs", { VSFTPD }, FERRY_MODE_PASSIVE, check_verbs },
  { "/faults/pyftpdlib/verbs", { PYFTPDLIB }, FERRY_MODE_PASSIVE, check_verbs },
  { "/faults/vsftpd/read-only",
    { VSFTPD, .is_read_only = TRUE },
    FERRY_MODE_PASSIVE,
    check_read_only },
  { "/faults/pyftpdlib/read-only",
    { PYFTPDLIB, .is_read_only = TRUE },
    FERRY_MODE_PASSIVE,
    check_read_only },
  { "/faults/vsftpd/uploads-tls-1.3",
    { VSFTPD, EXPLICIT, .tls_version = 13 },
    FERRY_MODE_PASSIVE,
    check_many_uploads },
  { "/faults/vsftpd/uploads-tls-1.2",
    { VSFTPD, EXPLICIT, .tls_version = 12 },
    FERRY_MODE_ACTIVE,
    check_many_uploads },
  { "/faults/pyftpdlib/uploads-tls",
    { PYFTPDLIB, EXPLICIT },
    FERRY_MODE_PASSIVE,
    check_many_uploads },
};

int
main (int argc, char **argv)
{
  return fixture_main (argc, argv, cases, G_N_ELEMENTS (cases));
}
