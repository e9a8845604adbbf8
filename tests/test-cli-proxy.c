/* By a proxy that asks for user and password, with ferry-cli from the command line to the bytes of
 * a file; and the values in between.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-proxy.h"
#include "ferry-test-cli.h"
#include "ferry-test-proxy.h"

#include <glib/gstdio.h>
#include <string.h>

#define VARIABLE "FERRY_PROXY_PASSWORD"
#define USER     "CORP\\kai"
#define PASSWORD "p:w@ö/ %"
#define HOST     "ftp.example.test" /* only the proxy knows it */

static void
test_is (void)
{
  static const struct
  {
    const char *uri;
    gboolean is_good, has_password;
  } cases[] = {
    { "direct://", TRUE, FALSE },
    { "socks5://h:1080", TRUE, TRUE },
    { "socks://h", TRUE, TRUE },
    { "socks4a://kai@h", TRUE, FALSE },
    { "http://CORP%5Ckai@[::1]:3128", TRUE, TRUE },
    { "socks5://kai:pw@h", FALSE, TRUE },
    { "socks5://", FALSE, TRUE },
    { "ftp://h", FALSE, FALSE },
    { "h:1080", FALSE, FALSE },
    { "", FALSE, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].uri);
      g_assert_cmpint (ferry_proxy_is (cases[i].uri), ==, cases[i].is_good);
      g_assert_cmpint (ferry_proxy_has_password (cases[i].uri), ==, cases[i].has_password);
    }
}

static void
test_split (void)
{
  g_autofree char *joined = ferry_proxy_join ("socks5://old@[::1]:1080", USER, PASSWORD);
  g_autofree char *user = NULL;
  g_autofree char *password = NULL;
  g_autofree char *rest = ferry_proxy_split (joined, &user, &password);
  g_autofree char *direct = ferry_proxy_join ("direct://", USER, NULL);

  g_assert_cmpstr (user, ==, USER);
  g_assert_cmpstr (password, ==, PASSWORD);
  g_assert_cmpstr (rest, ==, "socks5://[::1]:1080");
  g_assert_cmpstr (direct, ==, "direct://");
}

/* One secret for all servers behind the proxy, and none of a server's. */
static void
test_login (void)
{
  g_autoptr (FerryServer) server = ferry_server_new ("ftp.example.test");
  g_autoptr (FerryServer) login = NULL;
  g_autofree char *key = NULL;

  g_assert_null (ferry_proxy_dup_login (server));
  server->proxy = g_strdup ("socks4://kai@proxy.example:1080");
  g_assert_null (ferry_proxy_dup_login (server));
  g_free (server->proxy);
  server->proxy = g_strdup ("http://CORP%5Ckai@Proxy.Example:3128");
  g_assert_true (ferry_proxy_lacks_password (server));
  server->proxy_password = g_strdup (PASSWORD);
  g_assert_false (ferry_proxy_lacks_password (server));
  login = ferry_proxy_dup_login (server);
  key = ferry_server_dup_key (login);
  g_assert_cmpstr (key, ==, "CORP\\kai@proxy.example:3128");
  g_assert_cmpstr (login->password, ==, PASSWORD);
  g_assert_true (ferry_proxy_is_login (login));
  g_assert_false (ferry_proxy_is_login (server));
}

typedef struct
{
  FerryTestServer *server;
  FerryTestProxy *proxy;
  char *option;
  char *url;
} Fixture;

static void
set_up (Fixture *fixture, const char *scheme, const char *user, const char *sent_user)
{
  static const FerryTestServerOptions options = { .kind = FERRY_TEST_SERVER_PYFTPDLIB };
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  fixture->server = ferry_test_server_start (&options, &error);
  g_assert_no_error (error);
  path = g_build_filename (ferry_test_server_get_root (fixture->server), "a", NULL);
  g_assert_true (g_file_set_contents (path, "through", -1, NULL));
  fixture->proxy = ferry_test_proxy_start (user, user != NULL ? PASSWORD : NULL);
  fixture->option =
      g_strdup_printf ("--proxy=%s://%s%s127.0.0.1:%u", scheme, sent_user != NULL ? sent_user : "",
                       sent_user != NULL ? "@" : "", ferry_test_proxy_get_port (fixture->proxy));
  fixture->url =
      g_strdup_printf ("ftp://%s:%s@%s:%u/a", ferry_test_server_get_user (fixture->server),
                       ferry_test_server_get_password (fixture->server), HOST,
                       ferry_test_server_get_port (fixture->server));
}

/* Returns: what the proxy saw */
static char **
tear_down (Fixture *fixture)
{
  char **lines = ferry_test_proxy_stop (fixture->proxy);

  ferry_test_server_free (fixture->server);
  g_free (fixture->option);
  g_free (fixture->url);
  g_unsetenv (VARIABLE);
  return lines;
}

typedef struct
{
  const char *scheme;
  const char *user;      /* NULL: the proxy takes anybody */
  const char *sent_user; /* as in the URI */
  const char *seen;      /* what the proxy sees first of each connection */
} Case;

static const Case cases[] = {
  { "socks5", USER, "CORP%5Ckai", "socks5 " USER " " HOST " " },
  { "http", USER, "CORP%5Ckai", "http " USER " " HOST " " },
  { "socks4a", USER, "CORP%5Ckai", "socks4 " USER " " HOST " " },
  { "socks5", NULL, NULL, "socks5 - " HOST " " },
  { "http", NULL, NULL, "http - " HOST " " },
};

/* The control connection and the data connection lead through it. */
static void
test_through (gconstpointer user_data)
{
  const Case *test = user_data;
  g_autofree char *sanitizer = g_strdup (g_getenv ("ASAN_OPTIONS"));
  Fixture fixture;
  g_autoptr (FerryTestCli) cli = NULL;
  g_auto (GStrv) seen = NULL;

  /* GLib 2.74 forgets the eight bytes of each answer of a SOCKS4 proxy. */
  if (g_str_equal (test->scheme, "socks4a"))
    g_setenv ("ASAN_OPTIONS", "detect_leaks=0", TRUE);
  set_up (&fixture, test->scheme, test->user, test->sent_user);
  g_setenv (VARIABLE, PASSWORD, TRUE);
  cli = ferry_test_cli_run ("--log", "--tls=none", fixture.option, "cat", fixture.url, NULL);
  ferry_test_cli_expect (cli, 0);
  g_assert_cmpstr (cli->output, ==, "through");
  g_assert_null (strstr (cli->errors, PASSWORD));
  g_assert_nonnull (strstr (cli->errors, "through a proxy"));
  g_setenv ("ASAN_OPTIONS", sanitizer != NULL ? sanitizer : "", TRUE);
  seen = tear_down (&fixture);
  g_assert_cmpuint (g_strv_length (seen), ==, 2);
  for (char **line = seen; *line != NULL; line++)
    g_assert_true (g_str_has_prefix (*line, test->seen));
}

static void
test_rejected (gconstpointer user_data)
{
  Fixture fixture;
  g_autoptr (FerryTestCli) cli = NULL;
  g_auto (GStrv) seen = NULL;

  set_up (&fixture, user_data, USER, "CORP%5Ckai");
  g_setenv (VARIABLE, "wrong", TRUE);
  cli = ferry_test_cli_run ("--log", "--retries=3", fixture.option, "cat", fixture.url, NULL);
  ferry_test_cli_expect (cli, 4);
  g_assert_nonnull (strstr (cli->errors, "rejects the user or the password"));
  g_assert_null (strstr (cli->errors, "wrong"));
  seen = tear_down (&fixture);
  g_assert_cmpuint (g_strv_length (seen), ==, 1);
}

static void
test_needed (gconstpointer user_data)
{
  Fixture fixture;
  g_autoptr (FerryTestCli) cli = NULL;
  g_auto (GStrv) seen = NULL;

  set_up (&fixture, user_data, USER, NULL);
  cli = ferry_test_cli_run (fixture.option, "cat", fixture.url, NULL);
  ferry_test_cli_expect (cli, 4);
  g_assert_nonnull (strstr (cli->errors, "asks for a user and a password"));
  seen = tear_down (&fixture);
  g_assert_cmpuint (g_strv_length (seen), ==, 1);
}

/* Arguments are for everybody to read: one with a password is refused, and not repeated. */
static void
test_password_in_argument (void)
{
  g_autoptr (FerryTestCli) cli = ferry_test_cli_run ("--proxy=socks5://kai:secret@127.0.0.1:1",
                                                     "ls", "ftp://127.0.0.1/", NULL);

  ferry_test_cli_expect (cli, 1);
  g_assert_nonnull (strstr (cli->errors, VARIABLE));
  g_assert_null (strstr (cli->errors, "secret"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_unsetenv (VARIABLE);
  g_test_add_func ("/proxy/is", test_is);
  g_test_add_func ("/proxy/split", test_split);
  g_test_add_func ("/proxy/login", test_login);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *name =
          g_strdup_printf ("/proxy/through/%s/%s", cases[i].scheme,
                           cases[i].user != NULL ? "with-login" : "without-login");

      g_test_add_data_func (name, &cases[i], test_through);
    }
  g_test_add_data_func ("/proxy/rejected/socks5", "socks5", test_rejected);
  g_test_add_data_func ("/proxy/rejected/http", "http", test_rejected);
  g_test_add_data_func ("/proxy/needed/socks5", "socks5", test_needed);
  g_test_add_data_func ("/proxy/needed/http", "http", test_needed);
  g_test_add_func ("/proxy/password-in-argument", test_password_in_argument);
  return g_test_run ();
}
