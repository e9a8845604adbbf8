/* What the certificate dialog says.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-certificate-text.h"

static void
test_group (void)
{
  static const struct
  {
    const char *fingerprint;
    const char *text;
  } cases[] = {
    { "", "" },
    { "ab", "AB" },
    { "abcd12", "ABCD 12" },
    { "ab:cd:12:34", "ABCD 1234" },
    { "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff",
      "0011 2233 4455 6677 8899 AABB CCDD EEFF\n0011 2233 4455 6677 8899 AABB CCDD EEFF" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = ferry_certificate_text_group (cases[i].fingerprint);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

static void
test_reasons (void)
{
  g_autofree char *none = ferry_certificate_text_dup_reasons (0, "ftp.example.org");
  g_autofree char *one =
      ferry_certificate_text_dup_reasons (G_TLS_CERTIFICATE_BAD_IDENTITY, "100%s.example.org");
  g_autofree char *two = ferry_certificate_text_dup_reasons (
      G_TLS_CERTIFICATE_UNKNOWN_CA | G_TLS_CERTIFICATE_EXPIRED, "ftp.example.org");

  g_assert_cmpstr (none, ==, "");
  g_assert_nonnull (strstr (one, "“100%s.example.org”"));
  g_assert_null (strchr (one, '\n'));
  g_assert_nonnull (strstr (two, "expired"));
  g_assert_nonnull (strchr (two, '\n'));
}

static void
test_date (void)
{
  g_autoptr (GDateTime) date = g_date_time_new_local (2026, 3, 9, 8, 5, 0);
  g_autofree char *text = ferry_certificate_text_dup_date (date);
  g_autofree char *unknown = ferry_certificate_text_dup_date (NULL);

  g_assert_cmpstr (text, ==, "2026-03-09 08:05");
  g_assert_cmpstr (unknown, ==, "not told");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/certificate-text/group", test_group);
  g_test_add_func ("/certificate-text/reasons", test_reasons);
  g_test_add_func ("/certificate-text/date", test_date);
  return g_test_run ();
}
