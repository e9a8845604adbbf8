/* What is said when something travels unencrypted, and when TLS is offered in its place.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-plain-warning.h"

static char *tls_features[] = { (char *) " AUTH TLS", (char *) " MLST type*;", NULL };
static char *other_features[] = { (char *) " MLST type*;", (char *) " AUTH SSL", NULL };

static void
test_text (void)
{
  static const struct
  {
    const char *address;
    const char *user;
    const char *tls_version;
    gboolean is_data_encrypted;
    char **features;
    const char *says; /* NULL: nothing */
    gboolean can_change;
  } cases[] = {
    { "192.0.2.1:21", "kai", NULL, FALSE, tls_features, "Your password and your files travel",
      TRUE },
    { "192.0.2.1:21", "kai", NULL, FALSE, other_features, "The server offers no TLS.", FALSE },
    { "192.0.2.1:21", "kai", NULL, FALSE, NULL, "The server offers no TLS.", FALSE },
    { "192.0.2.1:21", "anonymous", NULL, FALSE, tls_features, "Files travel to and from", TRUE },
    { "192.0.2.1:21", NULL, NULL, FALSE, tls_features, "The server offers TLS.", TRUE },
    { "192.0.2.1:21", "kai", "TLS 1.3", TRUE, tls_features, NULL, FALSE },
    { "192.0.2.1:21", "kai", "TLS 1.3", FALSE, tls_features, "only the login is encrypted", FALSE },
    { "127.0.0.1:21", "kai", NULL, FALSE, NULL, NULL, FALSE },
    { "[::1]:21", "kai", NULL, FALSE, NULL, NULL, FALSE },
    { "[2001:db8::1]:21", "kai", NULL, FALSE, NULL, "host.example", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      FerryServerInfo info = { .host = (char *) "host.example",
                               .address = (char *) cases[i].address,
                               .user = (char *) cases[i].user,
                               .tls_version = (char *) cases[i].tls_version,
                               .is_data_encrypted = cases[i].is_data_encrypted,
                               .features = cases[i].features };
      g_autofree char *text = ferry_plain_warning_dup_text (&info);

      if (cases[i].says == NULL)
        g_assert_null (text);
      else
        g_assert_nonnull (g_strstr_len (text, -1, cases[i].says));
      g_assert_cmpint (ferry_plain_warning_can_change (&info), ==, cases[i].can_change);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/plain-warning/text", test_text);
  return g_test_run ();
}
