/* What an error carries beside its sentence: the symptom, by transcript. Each line is a fault.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-ftp-facts.h"
#include "ferry-script-fixture.h"

#include <string.h>

/* A TLS alert: handshake failure. */
#define ALERT "raw \x15\x03\x01@NUL@\x02\x02\x28"

#define ASK_PASSWORD "expect USER kai", "reply 331 password?", "expect PASS secret"
#define NO_EPSV      "expect EPSV", "reply 500 what"
#define OPEN_ACTIVE  "expect PORT *", "note-port", "reply 200 ok"

typedef struct
{
  const char *name;
  FerryFtpSymptom symptom;
  FerrySecurity security;
  FerryMode mode;
  gboolean is_listing; /* logged in already, and the listing fails */
  const char *reply;   /* nullable: must stand in the facts */
  const char *script[40];
} FactCase;

static const FactCase cases[] = {
  { "ssh",
    FERRY_FTP_SYMPTOM_GREETING_SSH,
    FERRY_SECURITY_NONE,
    FERRY_MODE_PASSIVE,
    FALSE,
    "OpenSSH_9.2",
    { "reply SSH-2.0-OpenSSH_9.2", "stall", NULL } },
  { "http",
    FERRY_FTP_SYMPTOM_GREETING_HTTP,
    FERRY_SECURITY_NONE,
    FERRY_MODE_PASSIVE,
    FALSE,
    "400 Bad Request",
    { "reply HTTP/1.1 400 Bad Request", "stall", NULL } },
  { "tls-alert",
    FERRY_FTP_SYMPTOM_GREETING_TLS,
    FERRY_SECURITY_NONE,
    FERRY_MODE_PASSIVE,
    FALSE,
    NULL,
    { ALERT, "close", NULL } },
  { "tls-alert-and-silence",
    FERRY_FTP_SYMPTOM_GREETING_TLS,
    FERRY_SECURITY_NONE,
    FERRY_MODE_PASSIVE,
    FALSE,
    NULL,
    { ALERT, "stall", NULL } },
  { "silent",
    FERRY_FTP_SYMPTOM_GREETING_SILENT,
    FERRY_SECURITY_NONE,
    FERRY_MODE_PASSIVE,
    FALSE,
    NULL,
    { "stall", NULL } },
  { "imap",
    FERRY_FTP_SYMPTOM_GREETING_OTHER,
    FERRY_SECURITY_NONE,
    FERRY_MODE_PASSIVE,
    FALSE,
    "* OK",
    { "reply * OK IMAP4rev1 ready", "stall", NULL } },
  { "nonsense",
    FERRY_FTP_SYMPTOM_GREETING_OTHER,
    FERRY_SECURITY_NONE,
    FERRY_MODE_PASSIVE,
    FALSE,
    "Welcome to chat",
    { "reply Welcome to chat", "stall", NULL } },
  { "nonsense-without-end",
    FERRY_FTP_SYMPTOM_GREETING_OTHER,
    FERRY_SECURITY_NONE,
    FERRY_MODE_PASSIVE,
    FALSE,
    "login: ",
    { "raw login: ", "close", NULL } },
  { "closed",
    FERRY_FTP_SYMPTOM_CLOSED,
    FERRY_SECURITY_NONE,
    FERRY_MODE_PASSIVE,
    FALSE,
    NULL,
    { "close", NULL } },
  { "too-many",
    FERRY_FTP_SYMPTOM_TOO_MANY,
    FERRY_SECURITY_NONE,
    FERRY_MODE_PASSIVE,
    FALSE,
    "421 Too many",
    { "reply 421 Too many", NULL } },
  { "too-many-at-password",
    FERRY_FTP_SYMPTOM_TOO_MANY,
    FERRY_SECURITY_NONE,
    FERRY_MODE_PASSIVE,
    FALSE,
    NULL,
    { GREETING, ASK_PASSWORD, "reply 530 Sorry, the maximum number of clients is connected",
      "stall", NULL } },
  { "oops-at-greeting",
    FERRY_FTP_SYMPTOM_LOGIN_OOPS,
    FERRY_SECURITY_NONE,
    FERRY_MODE_PASSIVE,
    FALSE,
    "bad bool value",
    { "reply 500 OOPS: bad bool value in config file for: anonymous_enable", "stall", NULL } },
  { "tls-not-offered",
    FERRY_FTP_SYMPTOM_TLS_NOT_OFFERED,
    FERRY_SECURITY_EXPLICIT,
    FERRY_MODE_PASSIVE,
    FALSE,
    "500 what",
    { GREETING, "expect AUTH TLS", "reply 500 what", "stall", NULL } },
  { "implicit-to-plain",
    FERRY_FTP_SYMPTOM_TLS_NOT_SPOKEN,
    FERRY_SECURITY_IMPLICIT,
    FERRY_MODE_PASSIVE,
    FALSE,
    NULL,
    { GREETING, "stall", NULL } },
  { "implicit-to-plain-late",
    FERRY_FTP_SYMPTOM_TLS_NOT_SPOKEN,
    FERRY_SECURITY_IMPLICIT,
    FERRY_MODE_PASSIVE,
    FALSE,
    NULL,
    { "wait 300", GREETING, "stall", NULL } },
  { "tls-version",
    FERRY_FTP_SYMPTOM_TLS_VERSION,
    FERRY_SECURITY_EXPLICIT,
    FERRY_MODE_PASSIVE,
    FALSE,
    NULL,
    { GREETING, "expect AUTH TLS", "reply 234 go", "wait 200", "raw \x15\x03\x01@NUL@\x02\x02\x46",
      "stall", NULL } },
  { "tls-closed",
    FERRY_FTP_SYMPTOM_TLS_FAILED,
    FERRY_SECURITY_EXPLICIT,
    FERRY_MODE_PASSIVE,
    FALSE,
    NULL,
    { GREETING, "expect AUTH TLS", "reply 234 go", "wait 200", "close", NULL } },
  { "wrong-password",
    FERRY_FTP_SYMPTOM_LOGIN_REJECTED,
    FERRY_SECURITY_NONE,
    FERRY_MODE_PASSIVE,
    FALSE,
    "530 Login incorrect.",
    { GREETING, ASK_PASSWORD, "reply 530 Login incorrect.", "stall", NULL } },
  { "user-list",
    FERRY_FTP_SYMPTOM_LOGIN_USER_LIST,
    FERRY_SECURITY_NONE,
    FERRY_MODE_PASSIVE,
    FALSE,
    "530 Permission denied.",
    { GREETING, "expect USER kai", "reply 530 Permission denied.", "stall", NULL } },
  { "permission-denied-after-password",
    FERRY_FTP_SYMPTOM_LOGIN_REJECTED,
    FERRY_SECURITY_NONE,
    FERRY_MODE_PASSIVE,
    FALSE,
    NULL,
    { GREETING, ASK_PASSWORD, "reply 530 Permission denied.", "stall", NULL } },
  { "tls-required",
    FERRY_FTP_SYMPTOM_LOGIN_TLS_REQUIRED,
    FERRY_SECURITY_NONE,
    FERRY_MODE_PASSIVE,
    FALSE,
    NULL,
    { GREETING, "expect USER kai", "reply 530 Non-anonymous sessions must use encryption.", "stall",
      NULL } },
  { "anonymous-only",
    FERRY_FTP_SYMPTOM_LOGIN_ANONYMOUS_ONLY,
    FERRY_SECURITY_NONE,
    FERRY_MODE_PASSIVE,
    FALSE,
    NULL,
    { GREETING, "expect USER kai", "reply 530 This FTP server is anonymous only.", "stall",
      NULL } },
  { "chroot",
    FERRY_FTP_SYMPTOM_LOGIN_CHROOT,
    FERRY_SECURITY_NONE,
    FERRY_MODE_PASSIVE,
    FALSE,
    NULL,
    { GREETING, ASK_PASSWORD,
      "reply 500 OOPS: vsftpd: refusing to run with writable root inside chroot()", "stall",
      NULL } },
  { "oops",
    FERRY_FTP_SYMPTOM_LOGIN_OOPS,
    FERRY_SECURITY_NONE,
    FERRY_MODE_PASSIVE,
    FALSE,
    "cannot change directory:/home/kai",
    { GREETING, ASK_PASSWORD, "reply 500 OOPS: cannot change directory:/home/kai", "stall",
      NULL } },
  { "no-reply",
    FERRY_FTP_SYMPTOM_NO_REPLY,
    FERRY_SECURITY_NONE,
    FERRY_MODE_PASSIVE,
    FALSE,
    NULL,
    { GREETING, "expect USER kai", "stall", NULL } },

  { "passive-refused",
    FERRY_FTP_SYMPTOM_PASSIVE_REFUSED,
    FERRY_SECURITY_NONE,
    FERRY_MODE_PASSIVE,
    TRUE,
    NULL,
    { LOGIN, NO_EPSV, "expect PASV", "listen", "unlisten", "reply 227 ok (10,0,0,7,@P1@,@P2@)",
      "stall", NULL } },
  { "passive-silent",
    FERRY_FTP_SYMPTOM_PASSIVE_SILENT,
    FERRY_SECURITY_NONE,
    FERRY_MODE_PASSIVE,
    TRUE,
    NULL,
    { LOGIN, NO_EPSV, "expect PASV", "listen-full", "reply 227 ok (127,0,0,1,@P1@,@P2@)", "stall",
      NULL } },
  { "passive-silent-and-refused",
    FERRY_FTP_SYMPTOM_PASSIVE_SILENT,
    FERRY_SECURITY_NONE,
    FERRY_MODE_PASSIVE,
    TRUE,
    NULL,
    { LOGIN, "expect EPSV", "listen-full", "reply 229 ok (|||@PORT@|)", "expect PASV",
      "reply 502 no", "stall", NULL } },
  { "passive-disabled",
    FERRY_FTP_SYMPTOM_PASSIVE_DISABLED,
    FERRY_SECURITY_NONE,
    FERRY_MODE_PASSIVE,
    TRUE,
    "550 Permission denied.",
    { LOGIN, NO_EPSV, "expect PASV", "reply 550 Permission denied.", "stall", NULL } },
  { "passive-unreadable",
    FERRY_FTP_SYMPTOM_PASSIVE_UNREADABLE,
    FERRY_SECURITY_NONE,
    FERRY_MODE_PASSIVE,
    TRUE,
    "227 nothing here",
    { LOGIN, NO_EPSV, "expect PASV", "reply 227 nothing here", "stall", NULL } },
  { "epsv-eaten",
    FERRY_FTP_SYMPTOM_EPSV_EATEN,
    FERRY_SECURITY_NONE,
    FERRY_MODE_PASSIVE,
    TRUE,
    NULL,
    { LOGIN, "expect EPSV", "close", NULL } },
  { "neither-way",
    FERRY_FTP_SYMPTOM_PASSIVE_REFUSED,
    FERRY_SECURITY_NONE,
    FERRY_MODE_AUTOMATIC,
    TRUE,
    NULL,
    { LOGIN, NO_EPSV, "expect PASV", "listen", "unlisten", "reply 227 ok (127,0,0,1,@P1@,@P2@)",
      "expect PORT *", "reply 500 Illegal PORT command.", "expect EPRT *", "reply 500 what",
      "stall", NULL } },
  { "no-passive-and-nobody-comes",
    FERRY_FTP_SYMPTOM_ACTIVE_SILENT,
    FERRY_SECURITY_NONE,
    FERRY_MODE_AUTOMATIC,
    TRUE,
    NULL,
    { LOGIN, NO_EPSV, "expect PASV", "reply 550 Permission denied.", OPEN_ACTIVE, "expect MLSD",
      "reply 150 go", "stall", NULL } },

  { "active-silent",
    FERRY_FTP_SYMPTOM_ACTIVE_SILENT,
    FERRY_SECURITY_NONE,
    FERRY_MODE_ACTIVE,
    TRUE,
    NULL,
    { LOGIN, OPEN_ACTIVE, "expect MLSD", "reply 150 go", "stall", NULL } },
  { "active-failed",
    FERRY_FTP_SYMPTOM_ACTIVE_FAILED,
    FERRY_SECURITY_NONE,
    FERRY_MODE_ACTIVE,
    TRUE,
    "425 Failed to establish connection.",
    { LOGIN, OPEN_ACTIVE, "expect MLSD", "reply 425 Failed to establish connection.", "stall",
      NULL } },
  { "active-illegal",
    FERRY_FTP_SYMPTOM_ACTIVE_ILLEGAL,
    FERRY_SECURITY_NONE,
    FERRY_MODE_ACTIVE,
    TRUE,
    "500 Illegal PORT command.",
    { LOGIN, "expect PORT *", "reply 500 Illegal PORT command.", "expect EPRT *",
      "reply 502 not here", "stall", NULL } },
  { "active-disabled",
    FERRY_FTP_SYMPTOM_ACTIVE_DISABLED,
    FERRY_SECURITY_NONE,
    FERRY_MODE_ACTIVE,
    TRUE,
    NULL,
    { LOGIN, "expect PORT *", "reply 550 Permission denied.", "expect EPRT *",
      "reply 550 Permission denied.", "stall", NULL } },

  { "data-refused",
    FERRY_FTP_SYMPTOM_DATA_REFUSED,
    FERRY_SECURITY_NONE,
    FERRY_MODE_PASSIVE,
    TRUE,
    NULL,
    { LOGIN, OPEN_PASSIVE, "expect MLSD", "reply 425 no.", "stall", NULL } },
  { "data-stranger",
    FERRY_FTP_SYMPTOM_DATA_STRANGER,
    FERRY_SECURITY_NONE,
    FERRY_MODE_PASSIVE,
    TRUE,
    NULL,
    { LOGIN, OPEN_PASSIVE, "expect MLSD", "reply 425 Security: Bad IP connecting.", "stall",
      NULL } },
  { "data-tls-reuse",
    FERRY_FTP_SYMPTOM_DATA_TLS_REUSE,
    FERRY_SECURITY_NONE,
    FERRY_MODE_PASSIVE,
    TRUE,
    NULL,
    { LOGIN, OPEN_PASSIVE, "expect MLSD",
      "reply 522 SSL connection failed: session reuse required: see require_ssl_reuse option",
      "stall", NULL } },
  { "data-not-encrypted",
    FERRY_FTP_SYMPTOM_DATA_TLS,
    FERRY_SECURITY_NONE,
    FERRY_MODE_PASSIVE,
    TRUE,
    NULL,
    { LOGIN, OPEN_PASSIVE, "expect MLSD", "reply 522 Data connections must be encrypted.", "stall",
      NULL } },
  { "data-stalled",
    FERRY_FTP_SYMPTOM_DATA_STALLED,
    FERRY_SECURITY_NONE,
    FERRY_MODE_PASSIVE,
    TRUE,
    NULL,
    { LOGIN, OPEN_PASSIVE, "expect MLSD", "reply 150 go", "send type=file; a", CLEAN, NULL } },
  { "permission",
    FERRY_FTP_SYMPTOM_PERMISSION,
    FERRY_SECURITY_NONE,
    FERRY_MODE_PASSIVE,
    TRUE,
    "550 Permission denied.",
    { LOGIN, OPEN_PASSIVE, "expect MLSD", "reply 502 no", "end-data", OPEN_PASSIVE, "expect LIST",
      "reply 550 Permission denied.", "end-data", NULL } },
  { "farewell",
    FERRY_FTP_SYMPTOM_CLOSED,
    FERRY_SECURITY_NONE,
    FERRY_MODE_PASSIVE,
    TRUE,
    "421 Timeout.",
    { LOGIN, "reply 421 Timeout.", "stall", NULL } },
};

static void
test_facts (gconstpointer data)
{
  const FactCase *test = data;
  g_autoptr (GError) error = NULL;
  const FerryFtpFacts *facts;
  ScriptFixture fixture;

  script_set_up (&fixture, test->script);
  fixture.settings->security = test->security;
  fixture.settings->mode = test->mode;
  if (script_log_in (&fixture, &error))
    ferry_ftp_client_list (fixture.client, ".", NULL, NULL, NULL, &error);
  g_assert_cmpint (script_has_line (&fixture, "257 "), ==, test->is_listing);
  g_assert_nonnull (error);
  g_test_message ("%s", error->message);
  facts = ferry_ftp_error_get_facts (error);
  g_assert_nonnull (facts);
  g_assert_cmpint (facts->symptom, ==, test->symptom);
  if (test->symptom < FERRY_FTP_SYMPTOM_DISK_FULL)
    g_assert_cmpstr (facts->server_address, ==, "127.0.0.1");
  if (test->reply != NULL)
    {
      g_assert_nonnull (facts->reply);
      g_assert_nonnull (strstr (facts->reply, test->reply));
    }
  script_tear_down (&fixture);
}

/* --- The ends of a data connection that did not come about --- */

static void
test_passive_ends (void)
{
  static const char *const script[] = { LOGIN,    NO_EPSV,    "expect PASV",
                                        "listen", "unlisten", "reply 227 ok (10,0,0,7,@P1@,@P2@)",
                                        "stall",  NULL };
  g_autoptr (GError) error = NULL;
  const FerryFtpFacts *facts;
  ScriptFixture fixture;

  script_set_up (&fixture, script);
  fixture.settings->mode = FERRY_MODE_PASSIVE;
  g_assert_true (script_log_in (&fixture, NULL));
  g_assert_false (ferry_ftp_client_list (fixture.client, ".", NULL, NULL, NULL, &error));
  facts = ferry_ftp_error_get_facts (error);
  g_assert_cmpstr (facts->command, ==, "PASV");
  g_assert_cmpstr (facts->announced, ==, "10.0.0.7");
  g_assert_cmpstr (facts->server_address, ==, "127.0.0.1");
  g_assert_cmpuint (facts->server_port, >, 1023);
  g_assert_cmpuint (facts->server_port, !=, fixture.settings->port);
  script_tear_down (&fixture);
}

static void
test_active_ends (void)
{
  static const char *const script[] = { LOGIN,          OPEN_ACTIVE, "expect MLSD",
                                        "reply 425 no", "stall",     NULL };
  g_autoptr (GError) error = NULL;
  const FerryFtpFacts *facts;
  ScriptFixture fixture;

  script_set_up (&fixture, script);
  fixture.settings->mode = FERRY_MODE_ACTIVE;
  fixture.settings->active_port_low = 50210;
  fixture.settings->active_port_high = 50220;
  fixture.settings->active_address = g_strdup ("192.0.2.9");
  g_assert_true (script_log_in (&fixture, NULL));
  g_assert_false (ferry_ftp_client_list (fixture.client, ".", NULL, NULL, NULL, &error));
  facts = ferry_ftp_error_get_facts (error);
  g_assert_cmpstr (facts->command, ==, "PORT");
  g_assert_cmpstr (facts->our_address, ==, "192.0.2.9");
  g_assert_cmpuint (facts->our_port, >=, 50210);
  g_assert_cmpuint (facts->our_port, <=, 50220);
  g_assert_cmpstr (facts->reply, ==, "425 no");
  script_tear_down (&fixture);
}

/* --- No connection at all --- */

static void
check_connect (const char *host, guint16 port, FerryFtpSymptom symptom, const char *address)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FerryServer) settings = ferry_server_new (host);
  g_autoptr (FerryFtpClient) client = NULL;
  const FerryFtpFacts *facts;
  char *first;

  settings->port = port;
  settings->connect_timeout = 1;
  client = ferry_ftp_client_new (settings, NULL);
  g_assert_false (ferry_ftp_client_connect (client, NULL, &error));
  g_assert_error (error, FERRY_FTP_ERROR, FERRY_FTP_ERROR_CONNECT);
  facts = ferry_ftp_error_get_facts (error);
  g_assert_cmpint (facts->symptom, ==, symptom);
  g_assert_cmpstr (facts->server_address, ==, address);
  g_assert_cmpuint (facts->server_port, ==, port);
  /* The host is named once. */
  first = strstr (error->message, host);
  g_assert_nonnull (first);
  g_assert_null (strstr (first + 1, host));
}

static void
test_refused (void)
{
  static const char *const script[] = { "close", NULL };
  FerryFakeServer *server = ferry_fake_server_start (script);
  guint16 port = ferry_fake_server_get_port (server);
  g_autoptr (GSocketClient) client = g_socket_client_new ();
  g_autoptr (GSocketConnection) first =
      g_socket_client_connect_to_host (client, "127.0.0.1", port, NULL, NULL);

  g_assert_nonnull (first);
  g_assert_null (ferry_fake_server_finish (server));
  check_connect ("127.0.0.1", port, FERRY_FTP_SYMPTOM_REFUSED, "127.0.0.1");
}

/* A resolver that knows no name, and one that does not answer: no test may ask a real one. */
typedef struct
{
  GResolver parent;
  gboolean is_silent;
} TestResolver;

typedef GResolverClass TestResolverClass;

static GType test_resolver_get_type (void);

G_DEFINE_TYPE (TestResolver, test_resolver, G_TYPE_RESOLVER)

static void
on_stopped (GCancellable *cancellable, GTask *task)
{
  g_task_return_error_if_cancelled (task);
}

static void
lookup_async (GResolver *resolver,
              const char *name,
              GResolverNameLookupFlags flags,
              GCancellable *cancellable,
              GAsyncReadyCallback callback,
              gpointer user_data)
{
  GTask *task = g_task_new (resolver, cancellable, callback, user_data);

  if (((TestResolver *) resolver)->is_silent)
    {
      g_signal_connect_data (cancellable, "cancelled", G_CALLBACK (on_stopped), task,
                             (GClosureNotify) G_CALLBACK (g_object_unref), 0);
      return;
    }
  g_task_return_new_error (task, G_RESOLVER_ERROR, G_RESOLVER_ERROR_NOT_FOUND,
                           "Error resolving “%s”: Name or service not known", name);
  g_object_unref (task);
}

static GList *
lookup_finish (GResolver *resolver, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
test_resolver_class_init (TestResolverClass *class)
{
  class->lookup_by_name_with_flags_async = lookup_async;
  class->lookup_by_name_with_flags_finish = lookup_finish;
}

static void
test_resolver_init (TestResolver *resolver)
{
}

static void
test_names (void)
{
  g_autoptr (GResolver) usual = g_resolver_get_default ();
  TestResolver *resolver = g_object_new (test_resolver_get_type (), NULL);

  g_resolver_set_default (G_RESOLVER (resolver));
  check_connect ("ftp.example.invalid", 21, FERRY_FTP_SYMPTOM_NAME_UNKNOWN, NULL);
  resolver->is_silent = TRUE;
  check_connect ("ftp.example.invalid", 21, FERRY_FTP_SYMPTOM_NAME_NO_ANSWER, NULL);
  g_resolver_set_default (usual);
  g_object_unref (resolver);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD_CASES ("facts", cases, test_facts);
  g_test_add_func ("/client/facts/passive-ends", test_passive_ends);
  g_test_add_func ("/client/facts/active-ends", test_active_ends);
  g_test_add_func ("/client/facts/refused", test_refused);
  g_test_add_func ("/client/facts/names", test_names);
  return g_test_run ();
}
