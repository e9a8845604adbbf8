/* What people type where a host belongs.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-typed-host.h"

static void
test_url (void)
{
  static const struct
  {
    const char *text;
    const char *url;
  } cases[] = {
    { "ftp.example.org", NULL },
    { "", NULL },
    { "192.0.2.5", NULL },
    { "2001:db8::5", NULL },
    { "::1", NULL },
    { "[::1]:2121", "ftp://[::1]:2121" },
    { "ftp.example.org:2121", "ftp://ftp.example.org:2121" },
    { "anna@ftp.example.org", "ftp://anna@ftp.example.org" },
    { "ftp.example.org/pub/", "ftp://ftp.example.org/pub/" },
    { "ftps://ftp.example.org", "ftps://ftp.example.org" },
    { "sftp://ftp.example.org", "sftp://ftp.example.org" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *url = ferry_typed_host_dup_url (cases[i].text);

      g_assert_cmpstr (url, ==, cases[i].url);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/typed-host/url", test_url);
  return g_test_run ();
}
