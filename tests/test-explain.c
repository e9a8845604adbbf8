/* What the doctor says to each symptom: that there is a sentence without a hole and something to
 * do, and the words of those that people meet most.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-explain.h"
#include "ferry-ftp-error.h"

#include <string.h>

#define LAST_SYMPTOM FERRY_FTP_SYMPTOM_PERMISSION

static const FerryMode modes[] = { FERRY_MODE_PASSIVE, FERRY_MODE_ACTIVE, FERRY_MODE_AUTOMATIC };

static GError *
new_error (FerryFtpSymptom symptom)
{
  GError *error = ferry_ftp_error_new (FERRY_FTP_ERROR_CONNECT, 0, "It did not work.");
  FerryFtpFacts *facts = ferry_ftp_facts_new (symptom);

  facts->command = g_strdup ("EPSV");
  facts->server_address = g_strdup ("203.0.113.5");
  facts->server_port = 60001;
  facts->our_address = g_strdup ("198.51.100.7");
  facts->our_port = 50100;
  facts->seconds = 8;
  facts->reply = g_strdup ("425 Cannot.");
  ferry_ftp_error_take_facts (error, facts);
  return error;
}

static FerryServer *
new_server (void)
{
  FerryServer *server = ferry_server_new ("ftp.example.com");

  server->user = g_strdup ("kai");
  server->mode = FERRY_MODE_PASSIVE;
  return server;
}

static void
assert_whole (const char *text)
{
  g_test_message ("%s", text);
  g_assert_cmpstr (text, !=, "");
  g_assert_null (strpbrk (text, "{}?"));
  g_assert_true (g_utf8_validate (text, -1, NULL));
}

static void
check_whole (const GError *error, const FerryServer *server)
{
  g_autoptr (FerryExplanation) explanation = ferry_explain (error, server);

  assert_whole (explanation->sentence);
  g_assert_cmpuint (explanation->remedies->len, >, 0);
  for (guint i = 0; i < explanation->remedies->len; i++)
    {
      const FerryRemedy *remedy = g_ptr_array_index (explanation->remedies, i);
      g_autofree char *shown = ferry_remedy_dup_shown (remedy);

      assert_whole (shown);
      g_assert_nonnull (strstr (shown, remedy->text));
    }
}

/* Every symptom in every mode, with a NAT on either side and without. */
static void
test_all (void)
{
  static const char *const ours[] = { "198.51.100.7", "192.168.1.20" };
  static const char *const theirs[] = { NULL, "10.0.0.7" };

  for (int symptom = FERRY_FTP_SYMPTOM_NAME_UNKNOWN; symptom <= LAST_SYMPTOM; symptom++)
    for (guint i = 0; i < G_N_ELEMENTS (modes) * G_N_ELEMENTS (ours) * G_N_ELEMENTS (theirs); i++)
      {
        g_autoptr (GError) error = new_error (symptom);
        g_autoptr (FerryServer) server = new_server ();
        FerryFtpFacts *facts = ferry_ftp_error_edit_facts (error);

        server->mode = modes[i % G_N_ELEMENTS (modes)];
        g_free (facts->our_address);
        facts->our_address = g_strdup (ours[i / G_N_ELEMENTS (modes) % G_N_ELEMENTS (ours)]);
        facts->announced = g_strdup (theirs[i / G_N_ELEMENTS (modes) / G_N_ELEMENTS (ours)]);
        check_whole (error, server);
      }
}

/* With next to nothing known there is still no hole where a part should be. */
static void
test_bare (void)
{
  for (int symptom = FERRY_FTP_SYMPTOM_NAME_UNKNOWN; symptom <= LAST_SYMPTOM; symptom++)
    {
      g_autoptr (GError) error = ferry_ftp_error_new (FERRY_FTP_ERROR_CONNECT, 0, "No.");
      g_autoptr (FerryServer) server = new_server ();
      g_autoptr (FerryExplanation) explanation = NULL;

      ferry_ftp_error_edit_facts (error)->symptom = symptom;
      explanation = ferry_explain (error, server);
      g_assert_null (strpbrk (explanation->sentence, "{}"));
    }
}

/* What is in no table speaks for itself. */
static void
test_others (void)
{
  g_autoptr (FerryServer) server = new_server ();
  g_autoptr (GError) local = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_NO_SPACE, "Disk full");
  g_autoptr (GError) plain = ferry_ftp_error_new (FERRY_FTP_ERROR_NOT_FOUND, 550, "Not there.");
  g_autoptr (FerryExplanation) one = ferry_explain (local, server);
  g_autoptr (FerryExplanation) other = ferry_explain (plain, server);

  g_assert_cmpstr (one->sentence, ==, "Disk full");
  g_assert_cmpstr (other->sentence, ==, "Not there.");
  g_assert_cmpint (one->symptom, ==, FERRY_FTP_SYMPTOM_NONE);
  g_assert_cmpuint (one->remedies->len + other->remedies->len, ==, 0);
}

/* --- Words --- */

typedef struct
{
  FerryFtpSymptom symptom;
  FerryMode mode;
  const char *our_address;
  const char *announced; /* nullable */
  const char *sentence;
  FerryRemedyAction action; /* of one remedy; NONE: of none but "diagnose" */
  const char *remedy;       /* must be in one */
} WordCase;

static const WordCase word_cases[] = {
  { FERRY_FTP_SYMPTOM_PASSIVE_SILENT, FERRY_MODE_PASSIVE, "198.51.100.7", NULL,
    "The server named port 60001 for the data connection, but nothing answered at 203.0.113.5 port "
    "60001 within 8 seconds: a firewall in front of the server drops it.",
    FERRY_REMEDY_ACTION_USE_ACTIVE, "Let TCP port 60001 in" },
  { FERRY_FTP_SYMPTOM_PASSIVE_SILENT, FERRY_MODE_AUTOMATIC, "198.51.100.7", NULL,
    "The server named port 60001 for the data connection, but nothing answered at 203.0.113.5 port "
    "60001 within 8 seconds: a firewall in front of the server drops it. Active mode was tried "
    "too, and failed.",
    FERRY_REMEDY_ACTION_NONE, "pasv_min_port and pasv_max_port" },
  { FERRY_FTP_SYMPTOM_PASSIVE_REFUSED, FERRY_MODE_PASSIVE, "198.51.100.7", "10.0.0.7",
    "The server announced the address 10.0.0.7 with port 60001, which is not the one it is reached "
    "at; at 203.0.113.5 that port is refused: a NAT in front of the server does not pass it on.",
    FERRY_REMEDY_ACTION_USE_ACTIVE, "pasv_address=203.0.113.5" },
  { FERRY_FTP_SYMPTOM_ACTIVE_SILENT, FERRY_MODE_ACTIVE, "192.168.1.20", NULL,
    "The server was told to connect to 192.168.1.20 port 50100, and no connection came within 8 "
    "seconds: 192.168.1.20 is a private address, which the server cannot reach through the NAT in "
    "between.",
    FERRY_REMEDY_ACTION_USE_PASSIVE, "outside address" },
  { FERRY_FTP_SYMPTOM_ACTIVE_SILENT, FERRY_MODE_ACTIVE, "198.51.100.7", NULL,
    "The server was told to connect to 198.51.100.7 port 50100, and no connection came within 8 "
    "seconds: a firewall on this side or on the server’s drops it.",
    FERRY_REMEDY_ACTION_USE_PASSIVE, "Let TCP port 50100 in from 203.0.113.5" },
  { FERRY_FTP_SYMPTOM_LOGIN_TLS_REQUIRED, FERRY_MODE_PASSIVE, "198.51.100.7", NULL,
    "ftp.example.com lets “kai” in only with TLS.", FERRY_REMEDY_ACTION_USE_EXPLICIT_TLS,
    "explicit TLS" },
  { FERRY_FTP_SYMPTOM_REFUSED, FERRY_MODE_PASSIVE, "198.51.100.7", NULL,
    "ftp.example.com (203.0.113.5) is there, but nothing accepts connections on port 21: no FTP "
    "server runs there, or a firewall rejects it.",
    FERRY_REMEDY_ACTION_NONE, "Let TCP port 21 in" },
};

static void
test_words (gconstpointer data)
{
  const WordCase *test = data;
  g_autoptr (GError) error = new_error (test->symptom);
  g_autoptr (FerryServer) server = new_server ();
  g_autoptr (FerryExplanation) explanation = NULL;
  FerryFtpFacts *facts = ferry_ftp_error_edit_facts (error);
  FerryRemedyAction action = FERRY_REMEDY_ACTION_NONE;
  gboolean has_remedy = FALSE;

  server->mode = test->mode;
  g_free (facts->our_address);
  facts->our_address = g_strdup (test->our_address);
  facts->announced = g_strdup (test->announced);
  explanation = ferry_explain (error, server);
  g_assert_cmpstr (explanation->sentence, ==, test->sentence);
  g_assert_cmpint (explanation->symptom, ==, test->symptom);
  for (guint i = 0; i < explanation->remedies->len; i++)
    {
      const FerryRemedy *remedy = g_ptr_array_index (explanation->remedies, i);

      if (remedy->action != FERRY_REMEDY_ACTION_DIAGNOSE && action == FERRY_REMEDY_ACTION_NONE)
        action = remedy->action;
      has_remedy = has_remedy || strstr (remedy->text, test->remedy) != NULL;
    }
  g_assert_cmpint (action, ==, test->action);
  g_assert_true (has_remedy);
}

/* What a part holds is not looked into: a server can say anything. */
static void
test_braces (void)
{
  g_autoptr (GError) error = new_error (FERRY_FTP_SYMPTOM_LOGIN_REJECTED);
  g_autoptr (FerryServer) server = new_server ();
  g_autoptr (FerryExplanation) explanation = NULL;
  FerryFtpFacts *facts = ferry_ftp_error_edit_facts (error);

  g_free (facts->reply);
  facts->reply = g_strdup ("530 {host} %s");
  explanation = ferry_explain (error, server);
  g_assert_nonnull (strstr (explanation->sentence, "530 {host} %s"));
}

static void
test_private (void)
{
  static const struct
  {
    const char *address;
    gboolean is_private;
  } cases[] = {
    { "10.1.2.3", TRUE },
    { "11.1.2.3", FALSE },
    { "172.16.0.1", TRUE },
    { "172.32.0.1", FALSE },
    { "192.168.0.1", TRUE },
    { "192.169.0.1", FALSE },
    { "100.64.0.1", TRUE },
    { "100.128.0.1", FALSE },
    { "169.254.9.9", TRUE },
    { "127.0.0.1", TRUE },
    { "203.0.113.5", FALSE },
    { "fd12::1", TRUE },
    { "fe80::1", TRUE },
    { "::1", TRUE },
    { "2001:db8::1", FALSE },
    { "::ffff:10.0.0.1", TRUE },
    { "::ffff:203.0.113.5", FALSE },
    { "no address", FALSE },
    { NULL, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (ferry_address_is_private (cases[i].address), ==, cases[i].is_private);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/explain/all", test_all);
  g_test_add_func ("/explain/bare", test_bare);
  g_test_add_func ("/explain/others", test_others);
  for (guint i = 0; i < G_N_ELEMENTS (word_cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/explain/words/%u", i);

      g_test_add_data_func (path, &word_cases[i], test_words);
    }
  g_test_add_func ("/explain/braces", test_braces);
  g_test_add_func ("/explain/private", test_private);
  return g_test_run ();
}
