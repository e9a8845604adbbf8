/* URLs, by tables: what is taken, what is refused, and the way back.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-url.h"

#include <gio/gio.h>

static void
test_parse (void)
{
  static const struct
  {
    const char *url, *host;
    guint port;
    const char *user, *password, *path;
    FerrySecurity security;
  } cases[] = {
    { "ftp://h", "h", 21, NULL, NULL, "", FERRY_SECURITY_OPTIONAL },
    { "FTP://h/", "h", 21, NULL, NULL, "", FERRY_SECURITY_OPTIONAL },
    { "ftps://h/a", "h", 990, NULL, NULL, "a", FERRY_SECURITY_IMPLICIT },
    { "ftpes://h/a", "h", 21, NULL, NULL, "a", FERRY_SECURITY_EXPLICIT },
    { "ftp://u:p@h:2121/a/b", "h", 2121, "u", "p", "a/b", FERRY_SECURITY_OPTIONAL },
    { "ftp://u%40x:p%3a%2F@h//a", "h", 21, "u@x", "p:/", "/a", FERRY_SECURITY_OPTIONAL },
    { "ftp://u@x:p@w@h/", "h", 21, "u@x", "p@w", "", FERRY_SECURITY_OPTIONAL },
    { "ftp://h/%2Fa%20b", "h", 21, NULL, NULL, "/a b", FERRY_SECURITY_OPTIONAL },
    { "ftp://h/%83%5c", "h", 21, NULL, NULL, "\x83\x5c", FERRY_SECURITY_OPTIONAL },
    { "ftp://u:@h/", "h", 21, "u", "", "", FERRY_SECURITY_OPTIONAL },
    { "ftp://[::1]:2121/a", "::1", 2121, NULL, NULL, "a", FERRY_SECURITY_OPTIONAL },
    { "::1", "::1", 21, NULL, NULL, "", FERRY_SECURITY_OPTIONAL },
    { " ftp.example.com ", "ftp.example.com", 21, NULL, NULL, "", FERRY_SECURITY_OPTIONAL },
    { "u@h:2121/a?b#c", "h", 2121, "u", NULL, "a?b#c", FERRY_SECURITY_OPTIONAL },
    { "h/a://b", "h", 21, NULL, NULL, "a://b", FERRY_SECURITY_OPTIONAL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *path = NULL;
      g_autoptr (FerryServer) server = ferry_url_parse (cases[i].url, &path, &error);

      g_assert_no_error (error);
      g_assert_cmpstr (server->host, ==, cases[i].host);
      g_assert_cmpuint (ferry_server_get_port (server), ==, cases[i].port);
      g_assert_cmpstr (server->user, ==, cases[i].user);
      g_assert_cmpstr (server->password, ==, cases[i].password);
      g_assert_cmpstr (path, ==, cases[i].path);
      g_assert_cmpint (server->security, ==, cases[i].security);
    }
}

static void
test_refuse (void)
{
  static const char *const cases[] = {
    "",
    "ftp://",
    "ftp:///a",
    "http://h/",
    "sftp://h/",
    "ftp://h:0/",
    "ftp://h:65536/",
    "ftp://h:x/",
    "ftp://h/a%0d%0aDELE%20b",
    "ftp://h/a%00b",
    "ftp://u%0a@h/",
    "ftp://u:p%0d@h/",
    "ftp://h\n/",
    "ftp://h/a\nb",
    "ftp://h/%zz",
    "ftp://[::1/",
    "ftp://[h]/",
    "ftp://a b/",
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *path = NULL;
      g_autoptr (FerryServer) server = ferry_url_parse (cases[i], &path, &error);

      if (server != NULL)
        g_error ("taken: %s", cases[i]);
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT);
      g_assert_null (path);
    }
}

static void
test_format (void)
{
  static const char *const cases[][2] = {
    { "ftp://u:p@h:2121/a/b", "ftp://u@h:2121/a/b" },
    { "ftps://h//a b", "ftps://h//a%20b" },
    { "ftp://[::1]/%83%5C", "ftp://[::1]/%83%5C" },
    { "ftpes://u%40x@h/", "ftpes://u%40x@h/" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = NULL;
      g_autoptr (FerryServer) server = ferry_url_parse (cases[i][0], &path, NULL);
      g_autofree char *url = ferry_url_format (server, path);

      g_assert_cmpstr (url, ==, cases[i][1]);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/url/parse", test_parse);
  g_test_add_func ("/url/refuse", test_refuse);
  g_test_add_func ("/url/format", test_format);
  return g_test_run ();
}
