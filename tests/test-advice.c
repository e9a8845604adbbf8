/* The conclusions from a check, for checks that no real server is needed for.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-advice.h"
#include "ferry-product.h"
#include "ferry-report-names.h"

#include <string.h>

#define SERVER  "203.0.113.5"
#define INSIDE  "10.0.0.2"
#define OUTSIDE "198.51.100.7"

/* --- A check, as it could have come out --- */

static void
add_family (FerryCheck *check, GSocketFamily family, const char *ours, const char *theirs)
{
  for (FerryCheckKind kind = FERRY_CHECK_CONTROL; kind <= FERRY_CHECK_PORT; kind++)
    {
      FerryCheckStep *step = ferry_check_add (check, kind, family);

      step->state = FERRY_CHECK_WORKS;
      step->our_address = g_strdup (ours);
      step->our_port = 40001;
      step->server_address = g_strdup (theirs);
      step->server_port = 21;
      if (ferry_check_kind_is_data (kind))
        step->entries = 3;
      if (ferry_check_kind_is_data (kind) && !ferry_check_kind_is_active (kind))
        step->server_port = 60000;
    }
}

static FerryCheck *
check_new (GSocketFamily family, const char *ours, const char *theirs)
{
  g_autoptr (FerryServer) server = ferry_server_new ("ftp.example.org");
  FerryCheck *check = ferry_check_new (server);

  ferry_check_add (check, FERRY_CHECK_NAME, G_SOCKET_FAMILY_INVALID)->state = FERRY_CHECK_WORKS;
  add_family (check, family, ours, theirs);
  check->is_over = TRUE;
  return check;
}

static FerryCheckStep *
get (FerryCheck *check, FerryCheckKind kind)
{
  for (guint i = 0; i < check->steps->len; i++)
    {
      FerryCheckStep *step = g_ptr_array_index (check->steps, i);

      if (step->kind == kind)
        return step;
    }
  g_assert_not_reached ();
}

static void
set_failed (FerryCheck *check, FerryCheckKind kind, FerryFtpSymptom symptom, guint16 port)
{
  FerryCheckStep *step = get (check, kind);

  step->state = FERRY_CHECK_FAILS;
  step->entries = -1;
  step->server_port = port;
  g_clear_pointer (&step->explanation, ferry_explanation_free);
  step->explanation = ferry_explanation_new (symptom, "It failed.");
}

static void
set_passive_silent (FerryCheck *check, guint16 low, guint16 high)
{
  set_failed (check, FERRY_CHECK_EPSV, FERRY_FTP_SYMPTOM_PASSIVE_SILENT, low);
  set_failed (check, FERRY_CHECK_PASV, FERRY_FTP_SYMPTOM_PASSIVE_SILENT, high);
}

static void
set_active_silent (FerryCheck *check)
{
  set_failed (check, FERRY_CHECK_EPRT, FERRY_FTP_SYMPTOM_ACTIVE_SILENT, 0);
  set_failed (check, FERRY_CHECK_PORT, FERRY_FTP_SYMPTOM_ACTIVE_SILENT, 0);
}

/* --- What comes of it --- */

typedef struct
{
  FerryAdvice *advice;
  char *report;
} Result;

static void
result_clear (Result *result)
{
  ferry_advice_free (result->advice);
  g_free (result->report);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Result, result_clear)

static Result
conclude (const FerryCheck *check)
{
  Result result;

  result.advice = ferry_advice_new (check);
  result.report = ferry_report_dup_text (check, result.advice);
  g_test_message ("%s", result.report);
  /* No place of a template is left open. */
  g_assert_null (strchr (result.report, '@'));
  return result;
}

static void
assert_says (const Result *result, const char *words)
{
  if (strstr (result->report, words) == NULL)
    g_error ("“%s” is not in the report:\n%s", words, result->report);
}

static void
assert_silent_about (const Result *result, const char *words)
{
  if (strstr (result->report, words) != NULL)
    g_error ("“%s” is in the report:\n%s", words, result->report);
}

static FerryRemedyAction
get_first_action (const Result *result)
{
  if (result->advice->verdict->remedies->len == 0)
    return FERRY_REMEDY_ACTION_NONE;
  return ((FerryRemedy *) result->advice->verdict->remedies->pdata[0])->action;
}

static void
test_all_works (void)
{
  g_autoptr (FerryCheck) check = check_new (G_SOCKET_FAMILY_IPV4, INSIDE, SERVER);
  g_auto (Result) result = conclude (check);

  g_assert_cmpint (get_first_action (&result), ==, FERRY_REMEDY_ACTION_USE_PASSIVE);
  g_assert_cmpint (result.advice->sections->len, ==, 0);
  assert_says (&result, "client 10.0.0.2:40001  ──▶  server 203.0.113.5:21");
  assert_says (&result, "3 entries");
}

/* Two ports were seen, behind a firewall that drops: the rules name them for either side. */
static void
test_passive_dropped (void)
{
  g_autoptr (FerryCheck) check = check_new (G_SOCKET_FAMILY_IPV4, OUTSIDE, SERVER);
  g_auto (Result) result = { NULL };

  check->product = FERRY_PRODUCT_VSFTPD;
  set_passive_silent (check, 60001, 60000);
  result = conclude (check);
  g_assert_cmpint (get_first_action (&result), ==, FERRY_REMEDY_ACTION_USE_ACTIVE);
  g_assert_cmpint (result.advice->verdict->symptom, ==, FERRY_FTP_SYMPTOM_PASSIVE_SILENT);
  assert_says (&result, "Inbound   TCP  21  from 198.51.100.7/32");
  assert_says (&result, "Inbound   TCP  60000-60001  from 198.51.100.7/32");
  assert_says (&result, "Outbound  TCP  60000-60001  to 203.0.113.5/32");
  assert_says (&result, "ip saddr 198.51.100.7 tcp dport { 21, 60000-60001 } accept");
  assert_says (&result, "pasv_min_port=60000\npasv_max_port=60001\npasv_address=203.0.113.5");
  assert_says (&result, "no answer");
  assert_silent_about (&result, "PassivePorts");
  assert_silent_about (&result, "port_enable");
}

/* vsftpd without pasv_min_port. */
static void
test_ports_scattered (void)
{
  g_autoptr (FerryCheck) check = check_new (G_SOCKET_FAMILY_IPV4, OUTSIDE, SERVER);
  g_auto (Result) result = { NULL };

  check->product = FERRY_PRODUCT_VSFTPD;
  set_passive_silent (check, 2345, 59876);
  result = conclude (check);
  assert_says (&result, "2345 and 59876");
  assert_says (&result, "Ports from 2345 to 59876 were seen: pasv_min_port seems to be missing");
  /* A range that can be opened is proposed in the settings and in the rules alike. */
  assert_says (&result, "Inbound   TCP  60000-60100");
  assert_says (&result, "pasv_min_port=60000\npasv_max_port=60100");
}

/* A wide range that somebody may well have chosen. */
static void
test_ports_wide (void)
{
  g_autoptr (FerryCheck) check = check_new (G_SOCKET_FAMILY_IPV4, OUTSIDE, SERVER);
  g_auto (Result) result = { NULL };

  check->product = FERRY_PRODUCT_VSFTPD;
  set_passive_silent (check, 40123, 49876);
  result = conclude (check);
  assert_says (&result, "40123 and 49876");
  assert_silent_about (&result, "seems to be missing");
}

/* The ports that were asked for afterwards show more of the range. */
static void
test_ports_asked (void)
{
  g_autoptr (FerryCheck) check = check_new (G_SOCKET_FAMILY_IPV4, OUTSIDE, SERVER);
  g_auto (Result) result = { NULL };

  set_passive_silent (check, 60003, 60003);
  check->asked_low = 60000;
  check->asked_high = 60009;
  result = conclude (check);
  assert_says (&result, "Inbound   TCP  60000-60009");
}

static void
test_active_behind_nat (void)
{
  g_autoptr (FerryCheck) check = check_new (G_SOCKET_FAMILY_IPV4, INSIDE, SERVER);
  g_auto (Result) result = { NULL };

  check->server->active_port_low = 40000;
  check->server->active_port_high = 40100;
  check->our_outside = g_strdup (OUTSIDE);
  set_active_silent (check);
  result = conclude (check);
  g_assert_cmpint (get_first_action (&result), ==, FERRY_REMEDY_ACTION_USE_PASSIVE);
  assert_says (&result, "sees this computer at 198.51.100.7, which calls itself 10.0.0.2");
  assert_says (&result, "Inbound   TCP  40000-40100  from 203.0.113.5/32");
  assert_says (&result, "Outbound  TCP  40000-40100  to 198.51.100.7/32");
  assert_says (&result, "Forward   TCP  40000-40100  from 203.0.113.5  to 10.0.0.2");
  assert_says (&result, "localport=40000-40100 remoteip=203.0.113.5");
  assert_says (&result, "-LocalPort 40000-40100 -RemoteAddress 203.0.113.5");
  assert_says (&result, "ct helper set \"ftp\"");
  assert_says (&result, "port_enable=YES\nconnect_from_port_20=YES");
}

/* Nobody told our outside address, and ours cannot be it: no rule may name it. */
static void
test_address_unknown (void)
{
  g_autoptr (FerryCheck) check = check_new (G_SOCKET_FAMILY_IPV4, INSIDE, SERVER);
  g_auto (Result) result = { NULL };

  set_passive_silent (check, 60000, 60001);
  result = conclude (check);
  assert_says (&result, "from CLIENT-ADDRESS");
  assert_silent_about (&result, "10.0.0.2/32");
}

static void
test_neither_works (void)
{
  g_autoptr (FerryCheck) check = check_new (G_SOCKET_FAMILY_IPV4, OUTSIDE, SERVER);
  g_auto (Result) result = { NULL };

  set_passive_silent (check, 60000, 60001);
  set_active_silent (check);
  get (check, FERRY_CHECK_TLS)->state = FERRY_CHECK_WORKS;
  result = conclude (check);
  assert_says (&result, "no data connection does");
  assert_says (&result, "TLS hides the ports");
  assert_says (&result, "1024-65535");
  assert_says (&result, "60000-60001");
}

/* What is switched off comes before the firewall. */
static void
test_passive_off (void)
{
  g_autoptr (FerryCheck) check = check_new (G_SOCKET_FAMILY_IPV4, OUTSIDE, SERVER);
  g_auto (Result) result = { NULL };

  check->product = FERRY_PRODUCT_VSFTPD;
  set_failed (check, FERRY_CHECK_EPSV, FERRY_FTP_SYMPTOM_PASSIVE_DISABLED, 0);
  set_failed (check, FERRY_CHECK_PASV, FERRY_FTP_SYMPTOM_PASSIVE_DISABLED, 0);
  get (check, FERRY_CHECK_PORT)->server_port = get (check, FERRY_CHECK_EPRT)->server_port = 33333;
  result = conclude (check);
  assert_says (&result, "connects from port 33333, not from 20");
  g_assert_true (strstr (result.report, "pasv_enable=YES") < strstr (result.report, "Inbound"));
}

static void
test_announced (void)
{
  g_autoptr (FerryCheck) check = check_new (G_SOCKET_FAMILY_IPV4, OUTSIDE, SERVER);
  g_auto (Result) result = { NULL };

  check->product = FERRY_PRODUCT_PROFTPD;
  get (check, FERRY_CHECK_PASV)->announced = g_strdup ("192.168.1.9");
  result = conclude (check);
  assert_says (&result, "announces 192.168.1.9");
  assert_says (&result, "MasqueradeAddress 203.0.113.5");
}

/* A middlebox that does not know EPSV. */
static void
test_epsv_eaten (void)
{
  g_autoptr (FerryCheck) check = check_new (G_SOCKET_FAMILY_IPV4, OUTSIDE, SERVER);
  g_auto (Result) result = { NULL };

  set_failed (check, FERRY_CHECK_EPSV, FERRY_FTP_SYMPTOM_EPSV_EATEN, 0);
  result = conclude (check);
  g_assert_cmpint (get_first_action (&result), ==, FERRY_REMEDY_ACTION_USE_PASSIVE);
  g_assert_cmpint (result.advice->verdict->symptom, ==, FERRY_FTP_SYMPTOM_EPSV_EATEN);
  assert_says (&result, "Passive (EPSV) fails where Passive (PASV) works");
  assert_silent_about (&result, "Everything works");
}

/* Of two failures the one that shows the NAT gives the reason. */
static void
test_server_nat (void)
{
  g_autoptr (FerryCheck) check = check_new (G_SOCKET_FAMILY_IPV4, OUTSIDE, SERVER);
  g_auto (Result) result = { NULL };

  set_passive_silent (check, 60000, 60001);
  get (check, FERRY_CHECK_PASV)->announced = g_strdup ("192.168.1.9");
  ferry_explanation_free (get (check, FERRY_CHECK_PASV)->explanation);
  get (check, FERRY_CHECK_PASV)->explanation =
      ferry_explanation_new (FERRY_FTP_SYMPTOM_PASSIVE_SILENT, "A NAT is in front of it.");
  result = conclude (check);
  g_assert_nonnull (strstr (result.advice->verdict->sentence, "A NAT is in front of it."));
}

static void
test_ipv6 (void)
{
  g_autoptr (FerryCheck) check = check_new (G_SOCKET_FAMILY_IPV6, "2001:db8::2", "2001:db8::5");
  g_auto (Result) result = { NULL };

  set_passive_silent (check, 60000, 60001);
  get (check, FERRY_CHECK_PASV)->state = FERRY_CHECK_SKIPPED;
  result = conclude (check);
  assert_says (&result, "from 2001:db8::2/128");
  assert_says (&result, "ip6 saddr 2001:db8::2 tcp");
  assert_says (&result, "server [2001:db8::5]:60000");
  /* PASV knows no IPv6: its address is not guessed. */
  assert_says (&result, "pasv_address=SERVER-IPV4-ADDRESS");
}

/* --- IPv4 and IPv6, of which set_failed() takes the one that was added first --- */

static FerryCheck *
check_new_for_both (GSocketFamily first)
{
  gboolean is_ipv4 = first == G_SOCKET_FAMILY_IPV4;
  FerryCheck *check =
      check_new (first, is_ipv4 ? OUTSIDE : "2001:db8::2", is_ipv4 ? SERVER : "2001:db8::5");

  add_family (check, is_ipv4 ? G_SOCKET_FAMILY_IPV6 : G_SOCKET_FAMILY_IPV4,
              is_ipv4 ? "2001:db8::2" : OUTSIDE, is_ipv4 ? "2001:db8::5" : SERVER);
  return check;
}

static void
test_both_work (void)
{
  g_autoptr (FerryCheck) check = check_new_for_both (G_SOCKET_FAMILY_IPV4);
  g_auto (Result) result = conclude (check);

  g_assert_true (g_str_has_prefix (result.advice->verdict->sentence, "Everything works"));
  g_assert_cmpint (result.advice->sections->len, ==, 0);
}

/* IPv6 is used, and works; whoever has IPv4 alone has no passive mode. */
static void
test_ipv4_passive_fails (void)
{
  g_autoptr (FerryCheck) check = check_new_for_both (G_SOCKET_FAMILY_IPV4);
  g_auto (Result) result = { NULL };

  set_passive_silent (check, 60000, 60001);
  result = conclude (check);
  assert_says (&result, "Over IPv6: Everything works");
  assert_says (&result, "Over IPv4: Active mode works, passive mode does not: It failed.");
  g_assert_cmpint (get_first_action (&result), ==, FERRY_REMEDY_ACTION_USE_PASSIVE);
  g_assert_cmpint (result.advice->verdict->symptom, ==, FERRY_FTP_SYMPTOM_PASSIVE_SILENT);
  assert_says (&result, "ip saddr 198.51.100.7 tcp dport { 21, 60000-60001 } accept");
  assert_silent_about (&result, "ip6 saddr");
}

/* IPv6 is used, and passive mode does not work there: that it does over IPv4 is of no use. */
static void
test_ipv6_passive_fails (void)
{
  g_autoptr (FerryCheck) check = check_new_for_both (G_SOCKET_FAMILY_IPV6);
  g_auto (Result) result = { NULL };

  set_passive_silent (check, 60000, 60001);
  result = conclude (check);
  assert_says (&result, "Over IPv6: Active mode works, passive mode does not: It failed.");
  assert_says (&result, "Over IPv4: Everything works");
  g_assert_cmpint (get_first_action (&result), ==, FERRY_REMEDY_ACTION_USE_ACTIVE);
  assert_says (&result, "ip6 saddr 2001:db8::2 tcp dport { 21, 60000-60001 } accept");
}

static void
test_ipv6_no_data (void)
{
  g_autoptr (FerryCheck) check = check_new_for_both (G_SOCKET_FAMILY_IPV6);
  g_auto (Result) result = { NULL };

  set_passive_silent (check, 60000, 60001);
  set_active_silent (check);
  result = conclude (check);
  assert_says (&result, "no data connection does");
  assert_says (&result, "Connect to the IPv4 address 203.0.113.5");
}

/* The server has an IPv6 address and does not listen there. */
static void
test_ipv6_refused (void)
{
  g_autoptr (FerryCheck) check = check_new_for_both (G_SOCKET_FAMILY_IPV6);
  g_auto (Result) result = { NULL };

  for (FerryCheckKind kind = FERRY_CHECK_TLS; kind <= FERRY_CHECK_PORT; kind++)
    get (check, kind)->state = FERRY_CHECK_SKIPPED;
  set_failed (check, FERRY_CHECK_CONTROL, FERRY_FTP_SYMPTOM_REFUSED, 21);
  result = conclude (check);
  assert_says (&result, "Over IPv4: Everything works");
  assert_says (&result, "Over IPv6: It failed.");
}

/* This computer has no IPv6: that is as it is. */
static void
test_ipv6_no_route (void)
{
  g_autoptr (FerryCheck) check = check_new_for_both (G_SOCKET_FAMILY_IPV6);
  g_auto (Result) result = { NULL };

  for (FerryCheckKind kind = FERRY_CHECK_TLS; kind <= FERRY_CHECK_PORT; kind++)
    get (check, kind)->state = FERRY_CHECK_SKIPPED;
  set_failed (check, FERRY_CHECK_CONTROL, FERRY_FTP_SYMPTOM_NO_ROUTE, 21);
  result = conclude (check);
  g_assert_true (g_str_has_prefix (result.advice->verdict->sentence, "Everything works"));
}

static void
test_no_control (void)
{
  g_autoptr (FerryCheck) check = check_new (G_SOCKET_FAMILY_IPV4, NULL, SERVER);
  g_auto (Result) result = { NULL };

  for (FerryCheckKind kind = FERRY_CHECK_TLS; kind <= FERRY_CHECK_PORT; kind++)
    get (check, kind)->state = FERRY_CHECK_SKIPPED;
  set_failed (check, FERRY_CHECK_CONTROL, FERRY_FTP_SYMPTOM_SILENT, 21);
  result = conclude (check);
  g_assert_cmpint (result.advice->verdict->symptom, ==, FERRY_FTP_SYMPTOM_SILENT);
  g_assert_cmpstr (result.advice->verdict->sentence, ==, "It failed.");
  assert_says (&result, "Inbound   TCP  21  from CLIENT-ADDRESS");
  assert_silent_about (&result, "pasv_");
}

static void
test_tls_reuse (void)
{
  g_autoptr (FerryCheck) check = check_new (G_SOCKET_FAMILY_IPV4, OUTSIDE, SERVER);
  g_auto (Result) result = { NULL };

  check->product = FERRY_PRODUCT_VSFTPD;
  set_failed (check, FERRY_CHECK_EPSV, FERRY_FTP_SYMPTOM_DATA_TLS_REUSE, 60000);
  result = conclude (check);
  assert_says (&result, "require_ssl_reuse=NO");
}

/* A remedy that was seen to fail is not proposed, and none twice. */
static void
test_remedies (void)
{
  g_autoptr (FerryCheck) check = check_new (G_SOCKET_FAMILY_IPV4, OUTSIDE, SERVER);
  g_auto (Result) result = { NULL };
  guint times = 0;

  set_passive_silent (check, 60000, 60001);
  set_active_silent (check);
  ferry_explanation_add (get (check, FERRY_CHECK_EPSV)->explanation, FERRY_REMEDY_FOR_USER,
                         FERRY_REMEDY_ACTION_USE_ACTIVE, "Use the other.");
  for (FerryCheckKind kind = FERRY_CHECK_EPSV; kind <= FERRY_CHECK_PORT; kind++)
    ferry_explanation_add (get (check, kind)->explanation, FERRY_REMEDY_FOR_FIREWALL,
                           FERRY_REMEDY_ACTION_NONE, "Open it.");
  result = conclude (check);
  assert_silent_about (&result, "Use the other.");
  for (guint i = 0; i < result.advice->verdict->remedies->len; i++)
    times += g_str_equal (((FerryRemedy *) result.advice->verdict->remedies->pdata[i])->text,
                          "Open it.");
  g_assert_cmpint (times, ==, 1);
}

/* --- Each program by its own settings --- */

static const struct
{
  FerryProduct product;
  const char *passive;
} programs[] = {
  { FERRY_PRODUCT_VSFTPD, "pasv_min_port=60000" },
  { FERRY_PRODUCT_PROFTPD, "PassivePorts 60000 60001" },
  { FERRY_PRODUCT_PURE_FTPD, "pure-ftpd -p 60000:60001 -P 203.0.113.5" },
  { FERRY_PRODUCT_IIS, "/lowDataChannelPort:60000 /highDataChannelPort:60001" },
  { FERRY_PRODUCT_FILEZILLA, "Use custom port range:  From 60000  To 60001" },
};

static void
test_programs (void)
{
  g_autoptr (FerryCheck) check = check_new (G_SOCKET_FAMILY_IPV4, OUTSIDE, SERVER);

  set_passive_silent (check, 60000, 60001);
  set_active_silent (check);
  for (guint i = 0; i < G_N_ELEMENTS (programs); i++)
    {
      g_auto (Result) result = { NULL };

      check->product = programs[i].product;
      result = conclude (check);
      for (guint j = 0; j < G_N_ELEMENTS (programs); j++)
        if (i == j)
          assert_says (&result, programs[j].passive);
        else
          assert_silent_about (&result, programs[j].passive);
    }
}

static void
test_program_unknown (void)
{
  g_autoptr (FerryCheck) check = check_new (G_SOCKET_FAMILY_IPV4, OUTSIDE, SERVER);
  g_auto (Result) result = { NULL };

  set_passive_silent (check, 60000, 60001);
  result = conclude (check);
  for (guint i = 0; i < G_N_ELEMENTS (programs); i++)
    assert_says (&result, programs[i].passive);
}

static const struct
{
  const char *text;
  FerryProduct product;
  const char *address;
} answers[] = {
  { "FTP server status:\n     Connected to ::ffff:198.51.100.7\n     vsFTPd 3.0.3 - secure",
    FERRY_PRODUCT_VSFTPD, "198.51.100.7" },
  { "FTP server status:\n     Connected to 2001:db8::2\n     vsFTPd 3.0.5", FERRY_PRODUCT_VSFTPD,
    "2001:db8::2" },
  { "Status of 'ProFTPD'\n Connected from host.example.org (198.51.100.7)\n Logged in as kai",
    FERRY_PRODUCT_PROFTPD, "198.51.100.7" },
  { "I won't open a connection to 10.0.0.2 (only to 198.51.100.7)", FERRY_PRODUCT_UNKNOWN,
    "198.51.100.7" },
  /* pyftpdlib means itself */
  { "FTP server status:\n Connected to: 203.0.113.5:21\n pyftpdlib", FERRY_PRODUCT_OTHER, NULL },
  { "---------- Welcome to Pure-FTPd [privsep] [TLS] ----------", FERRY_PRODUCT_PURE_FTPD, NULL },
  { "Microsoft FTP Service", FERRY_PRODUCT_IIS, NULL },
  { "FileZilla Server 1.7.0", FERRY_PRODUCT_FILEZILLA, NULL },
  { "Connected from somewhere", FERRY_PRODUCT_UNKNOWN, NULL },
  { "Welcome", FERRY_PRODUCT_UNKNOWN, NULL },
};

static void
test_answers (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      FerryProduct product = ferry_product_find (answers[i].text);
      g_autofree char *address = ferry_product_dup_our_address (product, answers[i].text);

      g_assert_cmpint (product, ==, answers[i].product);
      g_assert_cmpstr (address, ==, answers[i].address);
    }
}

/* --- For programs --- */

static void
test_names (void)
{
  for (FerryFtpSymptom symptom = 1; symptom <= FERRY_FTP_SYMPTOM_PERMISSION; symptom++)
    g_assert_nonnull (ferry_report_get_symptom_name (symptom));
  for (FerryRemedyAction action = 1; action <= FERRY_REMEDY_ACTION_DIAGNOSE; action++)
    g_assert_nonnull (ferry_report_get_action_name (action));
}

static void
test_json (void)
{
  g_autoptr (FerryCheck) check = check_new (G_SOCKET_FAMILY_IPV4, OUTSIDE, SERVER);
  g_autoptr (FerryAdvice) advice = NULL;
  g_autofree char *json = NULL;

  set_passive_silent (check, 60000, 60001);
  advice = ferry_advice_new (check);
  json = ferry_report_dup_json (check, advice);
  g_assert_null (strchr (json, '\n'));
  g_assert_nonnull (strstr (json, "{\"step\":\"epsv\",\"family\":\"ipv4\",\"state\":\"fails\","
                                  "\"our_address\":\"198.51.100.7\",\"our_port\":40001,"
                                  "\"server_address\":\"203.0.113.5\",\"server_port\":60000,"));
  g_assert_nonnull (strstr (json, "\"symptom\":\"passive-silent\",\"sentence\":\"It failed.\""));
  g_assert_nonnull (strstr (json, "\"verdict\":{\"symptom\":\"passive-silent\""));
  g_assert_nonnull (strstr (json, "{\"for\":\"user\",\"action\":\"use-active\""));
}

static const struct
{
  const char *name;
  GTestFunc func;
} tests[] = {
  { "all-works", test_all_works },
  { "passive-dropped", test_passive_dropped },
  { "ports-scattered", test_ports_scattered },
  { "ports-wide", test_ports_wide },
  { "ports-asked", test_ports_asked },
  { "active-behind-nat", test_active_behind_nat },
  { "address-unknown", test_address_unknown },
  { "neither-works", test_neither_works },
  { "passive-off", test_passive_off },
  { "announced", test_announced },
  { "epsv-eaten", test_epsv_eaten },
  { "server-nat", test_server_nat },
  { "ipv6", test_ipv6 },
  { "both-work", test_both_work },
  { "ipv4-passive-fails", test_ipv4_passive_fails },
  { "ipv6-passive-fails", test_ipv6_passive_fails },
  { "ipv6-no-data", test_ipv6_no_data },
  { "ipv6-refused", test_ipv6_refused },
  { "ipv6-no-route", test_ipv6_no_route },
  { "no-control", test_no_control },
  { "tls-reuse", test_tls_reuse },
  { "remedies", test_remedies },
  { "programs", test_programs },
  { "program-unknown", test_program_unknown },
  { "answers", test_answers },
  { "names", test_names },
  { "json", test_json },
};

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    {
      g_autofree char *path = g_strconcat ("/advice/", tests[i].name, NULL);

      g_test_add_func (path, tests[i].func);
    }
  return g_test_run ();
}
