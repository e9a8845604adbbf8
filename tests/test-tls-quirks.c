/* What servers do otherwise on data connections with TLS: real servers, made to do it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-client-fixture.h"

#include "ferry-ftp-facts.h"

#include <string.h>

#define SIZE 300001

static guint
count_logins (Fixture *fixture)
{
  guint count = 0;

  for (const char *at = fixture->lines->str; (at = strstr (at, "PASS ***")) != NULL; at++)
    count++;
  return count;
}

/* One new login, and the verb is done; the next ones need none. */
static void
check_one_more_login (Fixture *fixture)
{
  g_assert_cmpuint (count_logins (fixture), ==, 2);
  g_assert_nonnull (strstr (fixture->lines->str, "quirk: the TLS session of a new login"));
}

static void
list_after_refusal (Fixture *fixture)
{
  g_autofree char *names = NULL;

  fixture_connect (fixture);
  names = fixture_list (fixture, ".");
  g_assert_cmpstr (names, ==, "");
  check_one_more_login (fixture);
}

/* A server that refuses the new session too will always do so: an error, and no third login. */
static void
list_refused_twice (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  const FerryFtpFacts *facts;

  fixture_connect (fixture);
  g_assert_false (ferry_ftp_client_list (fixture->client, ".", NULL, NULL, NULL, &error));
  g_assert_error (error, FERRY_FTP_ERROR, FERRY_FTP_ERROR_TLS_FAILED);
  facts = ferry_ftp_error_get_facts (error);
  g_assert_nonnull (facts);
  g_assert_cmpint (facts->symptom, ==, FERRY_FTP_SYMPTOM_DATA_TLS_REUSE);
  check_one_more_login (fixture);
}

static void
put_and_get (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  fixture_make_local (fixture, "file", SIZE);
  fixture_make_local (fixture, "empty", 0);
  fixture_connect (fixture);
  fixture_put (fixture, "file", "file", 0, NULL, &error);
  g_assert_no_error (error);
  fixture_assert_same (fixture, "file", "file");
  fixture_get (fixture, "file", "back", 0, NULL, &error);
  g_assert_no_error (error);
  fixture_assert_same (fixture, "back", "file");
  fixture_put (fixture, "empty", "empty", 0, NULL, &error);
  g_assert_no_error (error);
  fixture_get (fixture, "empty", "empty-back", 0, NULL, &error);
  g_assert_no_error (error);
  fixture_assert_same (fixture, "empty-back", "empty");
}

static void
put_after_refusal (Fixture *fixture)
{
  put_and_get (fixture);
  check_one_more_login (fixture);
}

static void
get_after_refusal (Fixture *fixture)
{
  g_autofree char *served = fixture_dup_served (fixture, "file");
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (served, "shore", -1, NULL));
  fixture_connect (fixture);
  fixture_get (fixture, "file", "back", 0, NULL, &error);
  g_assert_no_error (error);
  fixture_assert_same (fixture, "back", "file");
  check_one_more_login (fixture);
}

/* A restarted server has forgotten the sessions of all clients; they have not forgotten theirs. */
static void
restart (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *names = NULL;

  put_and_get (fixture);
  g_assert_true (ferry_test_server_restart (fixture->server, &error));
  fixture_connect (fixture);
  names = fixture_list (fixture, ".");
  g_assert_cmpstr (names, ==, "empty,file");
  fixture_put (fixture, "file", "again", 0, NULL, &error);
  g_assert_no_error (error);
  fixture_assert_same (fixture, "file", "again");
}

#define EXPLICIT .security = FERRY_TEST_SECURITY_EXPLICIT

#define PROFTPD_REFUSAL "425 Unable to build data connection: Operation not permitted"
#define FILEZILLA_REFUSAL                                                                          \
  "425 Unable to build data connection: TLS session of data connection not resumed."

#define FORGETFUL(times, words)                                                                    \
  {                                                                                                \
    FERRY_TEST_SERVER_PYFTPDLIB, EXPLICIT, .forgets_tls = times, .tls_refusal = words              \
  }

static const FixtureCase cases[] = {
  { "/tls-quirks/522/list",
    { FERRY_TEST_SERVER_PYFTPDLIB, EXPLICIT, .forgets_tls = 1 },
    FERRY_MODE_PASSIVE,
    list_after_refusal },
  { "/tls-quirks/522/put",
    { FERRY_TEST_SERVER_PYFTPDLIB, EXPLICIT, .forgets_tls = 1 },
    FERRY_MODE_PASSIVE,
    put_after_refusal },
  { "/tls-quirks/522/get",
    { FERRY_TEST_SERVER_PYFTPDLIB, EXPLICIT, .forgets_tls = 1 },
    FERRY_MODE_PASSIVE,
    get_after_refusal },
  { "/tls-quirks/425/ProFTPD/list", FORGETFUL (1, PROFTPD_REFUSAL), FERRY_MODE_PASSIVE,
    list_after_refusal },
  { "/tls-quirks/425/FileZilla/list", FORGETFUL (1, FILEZILLA_REFUSAL), FERRY_MODE_PASSIVE,
    list_after_refusal },
  { "/tls-quirks/425/FileZilla/put", FORGETFUL (1, FILEZILLA_REFUSAL), FERRY_MODE_PASSIVE,
    put_after_refusal },
  { "/tls-quirks/522/twice", FORGETFUL (9, NULL), FERRY_MODE_PASSIVE, list_refused_twice },
  { "/tls-quirks/425/ProFTPD/twice", FORGETFUL (9, PROFTPD_REFUSAL), FERRY_MODE_PASSIVE,
    list_refused_twice },
  { "/tls-quirks/425/FileZilla/twice", FORGETFUL (9, FILEZILLA_REFUSAL), FERRY_MODE_PASSIVE,
    list_refused_twice },
  { "/tls-quirks/no-close-notify",
    { FERRY_TEST_SERVER_PYFTPDLIB, EXPLICIT, .omits_close_notify = TRUE },
    FERRY_MODE_PASSIVE,
    put_and_get },
  { "/tls-quirks/restart/vsftpd",
    { FERRY_TEST_SERVER_VSFTPD, EXPLICIT },
    FERRY_MODE_PASSIVE,
    restart },
  { "/tls-quirks/restart/ProFTPD",
    { FERRY_TEST_SERVER_PROFTPD, EXPLICIT },
    FERRY_MODE_PASSIVE,
    restart },
};

int
main (int argc, char **argv)
{
  return fixture_main (argc, argv, cases, G_N_ELEMENTS (cases));
}
