/* A file on a server in the words of other programs.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-copy-text.h"
#include "ferry-url.h"

static FerryServer *
make_server (FerrySecurity security)
{
  FerryServer *server = ferry_server_new ("ftp.example.org");

  server->user = g_strdup ("me@home");
  server->password = g_strdup ("secret");
  server->security = security;
  return server;
}

static void
assert_copy (const FerryServer *server,
             FerryCopyAs as,
             const char *path,
             gboolean is_folder,
             const char *expected)
{
  g_autofree char *text = ferry_copy_text (as, server, path, is_folder);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_urls (void)
{
  g_autoptr (FerryServer) server = make_server (FERRY_SECURITY_OPTIONAL);

  assert_copy (server, FERRY_COPY_URL, "/pub/a b#.txt", FALSE,
               "ftp://ftp.example.org/%2Fpub/a%20b%23.txt");
  assert_copy (server, FERRY_COPY_URL_WITH_USER, "notes.txt", FALSE,
               "ftp://me%40home@ftp.example.org/notes.txt");
  assert_copy (server, FERRY_COPY_URL, "/写真", TRUE,
               "ftp://ftp.example.org/%2F%E5%86%99%E7%9C%9F/");
  server->port = 21;
  assert_copy (server, FERRY_COPY_URL, "/a", FALSE, "ftp://ftp.example.org/%2Fa");
  server->port = 2121;
  assert_copy (server, FERRY_COPY_URL, "/a", FALSE, "ftp://ftp.example.org:2121/%2Fa");
  server->security = FERRY_SECURITY_IMPLICIT;
  assert_copy (server, FERRY_COPY_URL, "/a", FALSE, "ftps://ftp.example.org:2121/%2Fa");
}

static void
test_commands (void)
{
  g_autoptr (FerryServer) server = make_server (FERRY_SECURITY_EXPLICIT);

  assert_copy (server, FERRY_COPY_CURL, "/it's.txt", FALSE,
               "curl --ssl-reqd --user me@home --output 'it'\\''s.txt' "
               "ftp://ftp.example.org/%2Fit%27s.txt");
  assert_copy (server, FERRY_COPY_LFTP, "/a \"b\"", FALSE,
               "lftp -e 'get \"/a \\\"b\\\"\"; exit' ftp://me%40home@ftp.example.org/");
  assert_copy (server, FERRY_COPY_FERRY_CLI, "/$(reboot)", FALSE,
               "ferry-cli get ftpes://me%40home@ftp.example.org/%2F%24%28reboot%29 .");
  server->mode = FERRY_MODE_ACTIVE;
  server->security = FERRY_SECURITY_NONE;
  assert_copy (server, FERRY_COPY_WGET, "/tree", TRUE,
               "wget --recursive --no-parent --no-passive-ftp --user=me@home --ask-password "
               "ftp://ftp.example.org/%2Ftree/");
  assert_copy (server, FERRY_COPY_LFTP, "/tree", TRUE,
               "lftp -e 'set ftp:passive-mode no; mirror \"/tree\"; exit' "
               "ftp://me%40home@ftp.example.org/");
}

/* What a URL says is understood again. */
static void
test_round_trip (void)
{
  static const char *const paths[] = { "/a b", "/%2F", "/\xe9\xff", "a/b", "/", "/x?y;z=1" };
  g_autoptr (FerryServer) server = make_server (FERRY_SECURITY_OPTIONAL);

  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autofree char *url = ferry_copy_text (FERRY_COPY_URL_WITH_USER, server, paths[i], FALSE);
      g_autofree char *path = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (FerryServer) parsed = ferry_url_parse (url, &path, &error);

      g_assert_no_error (error);
      g_assert_cmpstr (path, ==, paths[i]);
      g_assert_cmpstr (parsed->user, ==, "me@home");
    }
}

static void
test_quote (void)
{
  static const char *const words[] = { "",   "a b", "it's", "$HOME", "`x`",
                                       "~",  "-rf", "*",    "a\nb",  "\\",
                                       "\"", "!x",  "写真", "a;b",   "plain-1.2_x" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autofree char *quoted = ferry_shell_quote (words[i]);
      g_autofree char *command = g_strdup_printf ("printf %%s %s", quoted);
      const char *const arguments[] = { "/bin/sh", "-c", command, NULL };
      g_autofree char *output = NULL;
      g_autoptr (GError) error = NULL;

      g_assert_true (g_spawn_sync (NULL, (char **) arguments, NULL, G_SPAWN_DEFAULT, NULL, NULL,
                                   &output, NULL, NULL, &error));
      g_assert_cmpstr (output, ==, words[i]);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/copy-text/urls", test_urls);
  g_test_add_func ("/copy-text/commands", test_commands);
  g_test_add_func ("/copy-text/round-trip", test_round_trip);
  g_test_add_func ("/copy-text/quote", test_quote);
  return g_test_run ();
}
