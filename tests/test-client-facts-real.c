/* The symptoms that real servers show when they are set up as people set them up by mistake.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-client-fixture.h"
#include "ferry-ftp-facts.h"

#include <glib/gstdio.h>
#include <string.h>
#ifdef G_OS_UNIX
#include <unistd.h>
#endif

static void
assert_symptom (const GError *error, FerryFtpSymptom symptom, const char *reply)
{
  const FerryFtpFacts *facts = ferry_ftp_error_get_facts (error);

  g_assert_nonnull (error);
  g_assert_nonnull (facts);
  g_assert_cmpint (facts->symptom, ==, symptom);
  g_assert_nonnull (facts->reply);
  g_assert_nonnull (strstr (facts->reply, reply));
}

static void
check_login (Fixture *fixture, const char *user, FerryFtpSymptom symptom, const char *reply)
{
  g_autoptr (GError) error = NULL;

  g_free (fixture->settings->user);
  fixture->settings->user = g_strdup (user);
  ferry_ftp_client_free (fixture->client);
  fixture->client = ferry_ftp_client_new (fixture->settings, fixture->log);
  g_assert_false (ferry_ftp_client_connect (fixture->client, NULL, &error));
  assert_symptom (error, symptom, reply);
}

static void
check_user_list (Fixture *fixture)
{
  check_login (fixture, "kai", FERRY_FTP_SYMPTOM_LOGIN_USER_LIST, "530 Permission denied.");
}

static void
check_anonymous_only (Fixture *fixture)
{
  check_login (fixture, "kai", FERRY_FTP_SYMPTOM_LOGIN_ANONYMOUS_ONLY, "anonymous only");
}

static void
check_tls_required (Fixture *fixture)
{
  fixture->settings->security = FERRY_SECURITY_NONE;
  check_login (fixture, "anonymous", FERRY_FTP_SYMPTOM_LOGIN_TLS_REQUIRED, "encryption");
}

static void
check_oops (Fixture *fixture)
{
  check_login (fixture, "anonymous", FERRY_FTP_SYMPTOM_LOGIN_OOPS, "500 OOPS");
}

/* Only root can be made to change its root. */
static void
check_writable_root (Fixture *fixture)
{
  const char *root = ferry_test_server_get_root (fixture->server);
  g_autofree char *folder = g_path_get_dirname (root);

  g_assert_cmpint (g_chmod (folder, 0755), ==, 0);
  g_assert_cmpint (g_chmod (root, 0777), ==, 0);
  check_login (fixture, "anonymous", FERRY_FTP_SYMPTOM_LOGIN_CHROOT, "writable root");
}

static void
check_too_many (Fixture *fixture)
{
  g_autoptr (FerryFtpClient) second = ferry_ftp_client_new (fixture->settings, fixture->log);
  g_autoptr (GError) error = NULL;

  fixture_connect (fixture);
  g_assert_false (ferry_ftp_client_connect (second, NULL, &error));
  assert_symptom (error, FERRY_FTP_SYMPTOM_TOO_MANY, "421 ");
}

static void
check_list (Fixture *fixture, FerryFtpSymptom symptom, const char *reply)
{
  g_autoptr (GError) error = NULL;

  fixture_connect (fixture);
  g_assert_false (ferry_ftp_client_list (fixture->client, ".", NULL, NULL, NULL, &error));
  assert_symptom (error, symptom, reply);
}

static void
check_no_passive (Fixture *fixture)
{
  check_list (fixture, FERRY_FTP_SYMPTOM_PASSIVE_DISABLED, "550 ");
}

static void
check_no_active (Fixture *fixture)
{
  check_list (fixture, FERRY_FTP_SYMPTOM_ACTIVE_DISABLED, "550 ");
}

/* An address that is not ours: what a NAT makes of PORT. */
static void
check_illegal_port (Fixture *fixture)
{
  fixture->settings->active_address = g_strdup ("192.0.2.9");
  ferry_ftp_client_free (fixture->client);
  fixture->client = ferry_ftp_client_new (fixture->settings, fixture->log);
  check_list (fixture, FERRY_FTP_SYMPTOM_ACTIVE_ILLEGAL, "500 Illegal");
}

static void
check_read_only (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  fixture_make_local (fixture, "a", 10);
  fixture_connect (fixture);
  g_assert_false (fixture_put (fixture, "a", "a", 0, NULL, &error));
  assert_symptom (error, FERRY_FTP_SYMPTOM_PERMISSION, "550 ");
}

#define VSFTPD   .kind = FERRY_TEST_SERVER_VSFTPD
#define EXPLICIT .security = FERRY_TEST_SECURITY_EXPLICIT

/* Nobody's name stands in that file on a line of its own. */
#define USER_LIST                                                                                  \
  "local_enable=YES\nuserlist_enable=YES\nuserlist_deny=NO\nuserlist_file=/etc/passwd\n"
#define CHROOT                                                                                     \
  "run_as_launching_user=NO\nsecure_email_list_enable=NO\nftp_username=bin\nnopriv_user=bin\n"     \
  "secure_chroot_dir=/sys\n"

static const FixtureCase cases[] = {
  { "/facts/vsftpd/user-list",
    { VSFTPD, .settings = USER_LIST },
    FERRY_MODE_PASSIVE,
    check_user_list },
  { "/facts/vsftpd/anonymous-only", { VSFTPD }, FERRY_MODE_PASSIVE, check_anonymous_only },
  { "/facts/vsftpd/tls-required",
    { VSFTPD, EXPLICIT, .requires_tls = TRUE },
    FERRY_MODE_PASSIVE,
    check_tls_required },
  { "/facts/vsftpd/fault-in-settings",
    { VSFTPD, .settings = "ftp_username=nosuchuser\n" },
    FERRY_MODE_PASSIVE,
    check_oops },
  { "/facts/vsftpd/too-many", { VSFTPD, .max_clients = 1 }, FERRY_MODE_PASSIVE, check_too_many },
  { "/facts/vsftpd/no-passive",
    { VSFTPD, .refuses_passive = TRUE },
    FERRY_MODE_PASSIVE,
    check_no_passive },
  { "/facts/vsftpd/no-active",
    { VSFTPD, .refuses_active = TRUE },
    FERRY_MODE_ACTIVE,
    check_no_active },
  { "/facts/vsftpd/illegal-port", { VSFTPD }, FERRY_MODE_ACTIVE, check_illegal_port },
  { "/facts/vsftpd/read-only",
    { VSFTPD, .is_read_only = TRUE },
    FERRY_MODE_PASSIVE,
    check_read_only },
  /* The last one: only for root. */
  { "/facts/vsftpd/writable-root",
    { VSFTPD, .settings = CHROOT },
    FERRY_MODE_PASSIVE,
    check_writable_root },
};

static gboolean
is_root (void)
{
#ifdef G_OS_UNIX
  return geteuid () == 0;
#else
  return FALSE;
#endif
}

int
main (int argc, char **argv)
{
  if (!is_root ())
    g_printerr ("# the writable root is left out: only root can run vsftpd with a root changed\n");
  return fixture_main (argc, argv, cases, G_N_ELEMENTS (cases) - (is_root () ? 0 : 1));
}
