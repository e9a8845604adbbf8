/* The check against real servers in the settings that people get wrong, and against what is no FTP
 * server at all.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-advice.h"
#include "ferry-check-run.h"
#include "ferry-fake-server.h"
#include "ferry-test-server.h"

#include <string.h>

/* --- A server's settings, and what becomes of each step --- */

typedef struct
{
  const char *name;
  FerryTestServerOptions options;
  FerrySecurity security;
  gboolean has_wrong_password;
  const char *states; /* name, control, TLS, login, EPSV, PASV, EPRT, PORT: + - or . left out */
  FerryFtpSymptom symptom;  /* of the verdict */
  FerryRemedyAction action; /* of its first remedy */
} Case;

static const Case cases[] = {
  { "all",
    { 0 },
    FERRY_SECURITY_NONE,
    FALSE,
    "++.+++++",
    FERRY_FTP_SYMPTOM_NONE,
    FERRY_REMEDY_ACTION_USE_PASSIVE },
  { "pyftpdlib",
    { .kind = FERRY_TEST_SERVER_PYFTPDLIB },
    FERRY_SECURITY_NONE,
    FALSE,
    "++.+++++",
    FERRY_FTP_SYMPTOM_NONE,
    FERRY_REMEDY_ACTION_USE_PASSIVE },
  { "no-passive",
    { .refuses_passive = TRUE },
    FERRY_SECURITY_NONE,
    FALSE,
    "++.+--++",
    FERRY_FTP_SYMPTOM_PASSIVE_DISABLED,
    FERRY_REMEDY_ACTION_USE_ACTIVE },
  { "no-active",
    { .refuses_active = TRUE },
    FERRY_SECURITY_NONE,
    FALSE,
    "++.+++--",
    FERRY_FTP_SYMPTOM_ACTIVE_DISABLED,
    FERRY_REMEDY_ACTION_USE_PASSIVE },
  { "neither",
    { .refuses_passive = TRUE, .refuses_active = TRUE },
    FERRY_SECURITY_NONE,
    FALSE,
    "++.+----",
    FERRY_FTP_SYMPTOM_PASSIVE_DISABLED,
    FERRY_REMEDY_ACTION_NONE },
  { "tls-not-offered",
    { 0 },
    FERRY_SECURITY_EXPLICIT,
    FALSE,
    "++-.....",
    FERRY_FTP_SYMPTOM_TLS_NOT_OFFERED,
    FERRY_REMEDY_ACTION_NONE },
  { "tls-not-needed",
    { 0 },
    FERRY_SECURITY_OPTIONAL,
    FALSE,
    "++.+++++",
    FERRY_FTP_SYMPTOM_NONE,
    FERRY_REMEDY_ACTION_USE_PASSIVE },
  { "wrong-password",
    { 0 },
    FERRY_SECURITY_NONE,
    TRUE,
    "++.-....",
    FERRY_FTP_SYMPTOM_LOGIN_REJECTED,
    FERRY_REMEDY_ACTION_NONE },
};

static FerryServer *
dup_settings (FerryTestServer *server)
{
  FerryServer *settings = ferry_server_new (ferry_test_server_get_host (server));

  settings->port = ferry_test_server_get_port (server);
  settings->user = g_strdup (ferry_test_server_get_user (server));
  settings->password = g_strdup (ferry_test_server_get_password (server));
  if (ferry_test_server_get_fingerprint (server) != NULL)
    settings->pinned_fingerprint = g_strdup (ferry_test_server_get_fingerprint (server));
  return settings;
}

static FerryTestServer *
start (const FerryTestServerOptions *options)
{
  g_autoptr (GError) error = NULL;
  FerryTestServer *server = ferry_test_server_start (options, &error);
  g_autofree char *file = NULL;

  g_assert_no_error (error);
  file = g_build_filename (ferry_test_server_get_root (server), "a.txt", NULL);
  g_assert_true (g_file_set_contents (file, "x", -1, NULL));
  return server;
}

static char *
dup_states (const FerryCheck *check, GSocketFamily family)
{
  static const char signs[] = { ' ', '?', '+', '-', '.' };
  GString *states = g_string_new (NULL);

  for (guint i = 0; i < check->steps->len; i++)
    {
      const FerryCheckStep *step = g_ptr_array_index (check->steps, i);

      if (step->kind == FERRY_CHECK_NAME || step->family == family)
        g_string_append_c (states, signs[step->state]);
    }
  return g_string_free (states, FALSE);
}

static void
print_report (const FerryCheck *check, const FerryAdvice *advice)
{
  g_autofree char *report = ferry_report_dup_text (check, advice);
  g_auto (GStrv) lines = g_strsplit (report, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    g_test_message ("%s", lines[i]);
}

/* Every data connection that worked has both ends, listed one file and took some time. */
static void
assert_whole (const FerryCheck *check)
{
  for (guint i = 0; i < check->steps->len; i++)
    {
      const FerryCheckStep *step = g_ptr_array_index (check->steps, i);

      g_assert_cmpint (step->explanation != NULL, ==, step->state == FERRY_CHECK_FAILS);
      if (!ferry_check_kind_is_data (step->kind) || step->state != FERRY_CHECK_WORKS)
        continue;
      g_assert_cmpint (step->entries, ==, 1);
      g_assert_cmpint (step->duration, >, 0);
      g_assert_cmpint (step->our_port, !=, 0);
      g_assert_cmpint (step->server_port, !=, 0);
      g_assert_nonnull (step->our_address);
      g_assert_nonnull (step->server_address);
      g_assert_cmpint (step->told != NULL, ==, ferry_check_kind_is_active (step->kind));
    }
}

static void
test_server (gconstpointer data)
{
  const Case *test = data;
  g_autoptr (FerryTestServer) server = start (&test->options);
  g_autoptr (FerryServer) settings = dup_settings (server);
  g_autoptr (FerryCheck) check = NULL;
  g_autoptr (FerryAdvice) advice = NULL;
  g_autofree char *states = NULL;
  gint64 begin = g_get_monotonic_time ();

  settings->security = test->security;
  if (test->has_wrong_password)
    {
      g_free (settings->password);
      settings->password = g_strdup ("wrong");
    }
  check = ferry_check_run (settings, NULL, NULL, NULL, NULL);
  advice = ferry_advice_new (check);
  print_report (check, advice);

  states = dup_states (check, G_SOCKET_FAMILY_IPV4);
  g_assert_cmpstr (states, ==, test->states);
  g_assert_true (check->is_over);
  g_assert_null (check->server->password);
  assert_whole (check);
  g_assert_cmpint (advice->verdict->symptom, ==, test->symptom);
  if (test->action != FERRY_REMEDY_ACTION_NONE)
    {
      g_assert_cmpint (advice->verdict->remedies->len, >, 0);
      g_assert_cmpint (((FerryRemedy *) advice->verdict->remedies->pdata[0])->action, ==,
                       test->action);
    }
  g_assert_cmpint (g_get_monotonic_time () - begin, <, 60 * G_USEC_PER_SEC);
}

/* The login tells. With TLS all works: that is test-cli-check, for GIO resumes no session in a
 * program that has called g_test_init(). */
static void
test_tls_required (void)
{
  const FerryTestServerOptions options = { .security = FERRY_TEST_SECURITY_EXPLICIT,
                                           .requires_tls = TRUE };
  g_autoptr (FerryTestServer) server = start (&options);
  g_autoptr (FerryServer) settings = dup_settings (server);
  g_autoptr (FerryCheck) check = NULL;
  g_autofree char *states = NULL;
  const FerryCheckStep *login;

  settings->security = FERRY_SECURITY_NONE;
  check = ferry_check_run (settings, NULL, NULL, NULL, NULL);
  states = dup_states (check, G_SOCKET_FAMILY_IPV4);
  g_assert_cmpstr (states, ==, "++.-....");
  login = ferry_check_find (check, FERRY_CHECK_LOGIN, G_SOCKET_FAMILY_IPV4);
  g_assert_cmpint (login->explanation->symptom, ==, FERRY_FTP_SYMPTOM_LOGIN_TLS_REQUIRED);
}

/* What nobody asked for is worth a click. */
static void
test_tls_offered (void)
{
  const FerryTestServerOptions options = { .security = FERRY_TEST_SECURITY_EXPLICIT };
  g_autoptr (FerryTestServer) server = start (&options);
  g_autoptr (FerryServer) settings = dup_settings (server);
  g_autoptr (FerryCheck) check = NULL;
  g_autoptr (FerryAdvice) advice = NULL;
  gboolean is_advised = FALSE;

  settings->security = FERRY_SECURITY_NONE;
  check = ferry_check_run (settings, NULL, NULL, NULL, NULL);
  advice = ferry_advice_new (check);
  g_assert_true (check->offers_tls);
  for (guint i = 0; i < advice->verdict->remedies->len; i++)
    is_advised |= ((FerryRemedy *) advice->verdict->remedies->pdata[i])->action ==
                  FERRY_REMEDY_ACTION_USE_EXPLICIT_TLS;
  g_assert_true (is_advised);
}

static void
test_announced (void)
{
  const FerryTestServerOptions options = { .passive_address = "10.255.255.1" };
  g_autoptr (FerryTestServer) server = start (&options);
  g_autoptr (FerryServer) settings = dup_settings (server);
  g_autoptr (FerryCheck) check = ferry_check_run (settings, NULL, NULL, NULL, NULL);
  g_autoptr (FerryAdvice) advice = ferry_advice_new (check);
  const FerryCheckStep *step = ferry_check_find (check, FERRY_CHECK_PASV, G_SOCKET_FAMILY_IPV4);
  g_autofree char *report = ferry_report_dup_text (check, advice);

  g_assert_cmpint (step->state, ==, FERRY_CHECK_WORKS);
  g_assert_cmpstr (step->announced, ==, "10.255.255.1");
  g_assert_cmpstr (step->server_address, ==, "127.0.0.1");
  g_assert_nonnull (strstr (report, "10.255.255.1"));
  g_assert_nonnull (strstr (report, "pasv_address=127.0.0.1"));
}

static void
test_ipv6 (void)
{
  const FerryTestServerOptions options = { .is_ipv6 = TRUE };
  g_autoptr (FerryTestServer) server = start (&options);
  g_autoptr (FerryServer) settings = dup_settings (server);
  g_autoptr (FerryCheck) check = ferry_check_run (settings, NULL, NULL, NULL, NULL);
  g_autofree char *states = dup_states (check, G_SOCKET_FAMILY_IPV6);
  g_autofree char *ipv4 = dup_states (check, G_SOCKET_FAMILY_IPV4);

  g_assert_cmpstr (states, ==, "++.++.+.");
  g_assert_cmpstr (ipv4, ==, "+");
  assert_whole (check);
}

/* The name leads to both, and the server listens on one. */
static void
test_two_families (void)
{
  const FerryTestServerOptions options = { 0 };
  g_autoptr (FerryTestServer) server = start (&options);
  g_autoptr (FerryServer) settings = dup_settings (server);
  g_autoptr (FerryCheck) check = NULL;
  g_autofree char *ipv4 = NULL;
  g_autofree char *ipv6 = NULL;

  g_free (settings->host);
  settings->host = g_strdup ("localhost");
  check = ferry_check_run (settings, NULL, NULL, NULL, NULL);
  ipv4 = dup_states (check, G_SOCKET_FAMILY_IPV4);
  ipv6 = dup_states (check, G_SOCKET_FAMILY_IPV6);
  g_assert_cmpstr (ipv4, ==, "++.+++++");
  g_assert_cmpstr (ipv6, ==, "+-......");
}

/* What vsftpd is called behind another banner, and where it sees us. */
static void
test_asked (void)
{
  const FerryTestServerOptions options = { 0 };
  g_autoptr (FerryTestServer) server = start (&options);
  g_autoptr (FerryServer) settings = dup_settings (server);
  g_autoptr (FerryCheck) check = ferry_check_run (settings, NULL, NULL, NULL, NULL);

  g_assert_cmpint (check->product, ==, FERRY_PRODUCT_VSFTPD);
  g_assert_cmpstr (check->our_outside, ==, "127.0.0.1");
  g_assert_nonnull (strstr (check->greeting, "vsFTPd"));
}

/* --- Where there is no server --- */

static void
assert_control_fails (const FerryServer *settings, FerryFtpSymptom symptom)
{
  g_autoptr (FerryCheck) check = ferry_check_run (settings, NULL, NULL, NULL, NULL);
  g_autoptr (FerryAdvice) advice = ferry_advice_new (check);
  g_autofree char *states = dup_states (check, G_SOCKET_FAMILY_IPV4);

  print_report (check, advice);
  g_assert_cmpstr (states, ==, "+-......");
  g_assert_cmpint (advice->verdict->symptom, ==, symptom);
  g_assert_true (check->is_over);
}

static void
test_closed_port (void)
{
  const FerryTestServerOptions options = { 0 };
  g_autoptr (FerryTestServer) server = start (&options);
  g_autoptr (FerryServer) settings = dup_settings (server);

  ferry_test_server_stop (server);
  assert_control_fails (settings, FERRY_FTP_SYMPTOM_REFUSED);
}

static void
test_ssh (void)
{
  static const char *const script[] = { "reply SSH-2.0-OpenSSH_9.2p1", "stall", NULL };
  FerryFakeServer *server = ferry_fake_server_start (script);
  g_autoptr (FerryServer) settings = ferry_server_new ("127.0.0.1");
  g_autofree char *trouble = NULL;

  settings->port = ferry_fake_server_get_port (server);
  assert_control_fails (settings, FERRY_FTP_SYMPTOM_GREETING_SSH);
  trouble = ferry_fake_server_finish (server);
}

static void
test_unknown_name (void)
{
  g_autoptr (FerryServer) settings = ferry_server_new ("no-such-host.invalid");
  g_autoptr (FerryCheck) check = ferry_check_run (settings, NULL, NULL, NULL, NULL);
  g_autofree char *states = dup_states (check, G_SOCKET_FAMILY_IPV4);
  const FerryCheckStep *name = ferry_check_find (check, FERRY_CHECK_NAME, G_SOCKET_FAMILY_INVALID);

  g_assert_cmpstr (states, ==, "-.......");
  g_assert_true (name->explanation->symptom == FERRY_FTP_SYMPTOM_NAME_UNKNOWN ||
                 name->explanation->symptom == FERRY_FTP_SYMPTOM_NAME_NO_ANSWER);
}

/* --- The one who watches --- */

typedef struct
{
  GCancellable *cancellable;
  guint calls;
  guint running;
} Watch;

static void
watch (const FerryCheck *check, gpointer user_data)
{
  Watch *watch = user_data;
  guint running = 0;

  watch->calls++;
  for (guint i = 0; i < check->steps->len; i++)
    running += ((FerryCheckStep *) check->steps->pdata[i])->state == FERRY_CHECK_RUNNING;
  g_assert_cmpint (running, <=, 1);
  watch->running += running;
  if (watch->cancellable != NULL && watch->calls == 4)
    g_cancellable_cancel (watch->cancellable);
}

static void
test_watched (void)
{
  const FerryTestServerOptions options = { 0 };
  g_autoptr (FerryTestServer) server = start (&options);
  g_autoptr (FerryServer) settings = dup_settings (server);
  Watch seen = { NULL, 0, 0 };
  g_autoptr (FerryCheck) check = ferry_check_run (settings, NULL, watch, &seen, NULL);

  /* name, control, TLS, login and the four, each begun and ended; and the end of all */
  g_assert_cmpint (seen.running, ==, 8);
  g_assert_cmpint (seen.calls, ==, 8 * 2 + 1);
}

static void
test_cancelled (void)
{
  const FerryTestServerOptions options = { 0 };
  g_autoptr (FerryTestServer) server = start (&options);
  g_autoptr (FerryServer) settings = dup_settings (server);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Watch seen = { cancellable, 0, 0 };
  g_autoptr (FerryCheck) check = ferry_check_run (settings, NULL, watch, &seen, cancellable);
  g_autoptr (FerryAdvice) advice = ferry_advice_new (check);

  g_assert_false (check->is_over);
  for (guint i = 0; i < check->steps->len; i++)
    g_assert_cmpint (((FerryCheckStep *) check->steps->pdata[i])->state, !=, FERRY_CHECK_FAILS);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/check/server/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_server);
    }
  g_test_add_func ("/check/tls-required", test_tls_required);
  g_test_add_func ("/check/tls-offered", test_tls_offered);
  g_test_add_func ("/check/announced", test_announced);
  g_test_add_func ("/check/ipv6", test_ipv6);
  g_test_add_func ("/check/two-families", test_two_families);
  g_test_add_func ("/check/asked", test_asked);
  g_test_add_func ("/check/closed-port", test_closed_port);
  g_test_add_func ("/check/ssh", test_ssh);
  g_test_add_func ("/check/unknown-name", test_unknown_name);
  g_test_add_func ("/check/watched", test_watched);
  g_test_add_func ("/check/cancelled", test_cancelled);
  return g_test_run ();
}
