/* Names in the character sets of old servers, there and back.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-charset.h"

#include <gio/gio.h>

static void
test_both_ways (void)
{
  static const struct
  {
    const char *charset, *bytes, *text;
  } cases[] = {
    { NULL, "\xe8\xa1\xa8", "\u8868" },
    { "UTF-8", "a", "a" },
    { "Shift_JIS", "\x83\x5c\x95\x5c.txt", "\u30bd\u8868.txt" }, /* second bytes are 0x5C */
    { "CP932", "\x87\x40\xfb\xfc", "\u2460\u9ad9" },             /* NEC and IBM extensions */
    { "CP932", "\xb1\xb2", "\uff71\uff72" },                     /* half-width kana */
    { "EUC-JP", "\xc6\xfc\xcb\xdc", "\u65e5\u672c" },
    { "ISO-2022-JP", "\x1b$BF|K\\\x1b(B", "\u65e5\u672c" },
    { "GB18030", "\xd6\xd0", "\u4e2d" },
    { "KOI8-R", "\xc1", "\u0430" },
    { "ISO-8859-1", "\xe9", "\u00e9" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      gboolean is_lossy = TRUE;
      g_autofree char *text = ferry_charset_decode (cases[i].charset, cases[i].bytes, &is_lossy);
      g_autofree char *bytes = ferry_charset_encode (cases[i].charset, cases[i].text, &error);

      g_assert_no_error (error);
      g_assert_cmpstr (text, ==, cases[i].text);
      g_assert_cmpstr (bytes, ==, cases[i].bytes);
      g_assert_false (is_lossy);
    }
}

static void
test_lossy (void)
{
  static const char *const cases[][3] = {
    { NULL, "a\x83\x5c", "a%83\\" },
    { NULL, "\xe8\xa1", "%E8%A1" },
    { "CP932", "a\x83", "a%83" },
    { "EUC-JP", "\xc6\xfc\xff-", "\u65e5%FF-" },
    { "no such set", "\xe8\xa1\xa8", "\u8868" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gboolean is_lossy = FALSE;
      g_autofree char *text = ferry_charset_decode (cases[i][0], cases[i][1], &is_lossy);

      g_assert_cmpstr (text, ==, cases[i][2]);
      g_assert_cmpint (is_lossy, ==, i < 4);
    }
}

/* The signs that Microsoft and JIS have at two code points go to the same bytes, and come back as
 * one of the two. */
static void
test_twins (void)
{
  static const struct
  {
    const char *jis, *microsoft, *cp932, *euc_jp;
  } cases[] = {
    { "\u301c", "\uff5e", "\x81\x60", "\xa1\xc1" }, /* wave dash */
    { "\u2212", "\uff0d", "\x81\x7c", "\xa1\xdd" }, /* minus */
    { "\u2016", "\u2225", "\x81\x61", "\xa1\xc2" }, /* double line */
    { "\u2014", "\u2015", "\x81\x5c", "\xa1\xbd" }, /* dash */
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    for (guint set = 0; set < 2; set++)
      {
        const char *charset = set == 0 ? "CP932" : "EUC-JP";
        const char *bytes = set == 0 ? cases[i].cp932 : cases[i].euc_jp;
        g_autofree char *jis = ferry_charset_encode (charset, cases[i].jis, NULL);
        g_autofree char *microsoft = ferry_charset_encode (charset, cases[i].microsoft, NULL);
        g_autofree char *text = ferry_charset_decode (charset, bytes, NULL);

        g_assert_cmpstr (jis, ==, bytes);
        g_assert_cmpstr (microsoft, ==, bytes);
        g_assert_true (g_str_equal (text, cases[i].jis) || g_str_equal (text, cases[i].microsoft));
      }
}

/* A name that would be a path. */
static void
test_slash (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = ferry_charset_encode ("ISO-2022-JP", "a/\u65e5", &error);

  g_assert_no_error (error);
  g_assert_cmpstr (path, ==, "a/\x1b$BF|\x1b(B");
  g_assert_null (ferry_charset_encode ("ISO-2022-JP", "\u5e74", &error)); /* 47 2F */
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_FILENAME);
  g_assert_nonnull (g_strrstr (error->message, "ISO-2022-JP"));
}

static void
test_refuse (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (ferry_charset_encode ("CP932", "a\u20ac", &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_FILENAME);
  g_assert_nonnull (g_strrstr (error->message, "“a\u20ac”"));
  g_assert_nonnull (g_strrstr (error->message, "“\u20ac”"));
  g_assert_nonnull (g_strrstr (error->message, "CP932"));
  g_assert_null (ferry_charset_encode ("no such set", "a", NULL));
  g_assert_false (ferry_charset_is_known ("no such set"));
  g_assert_true (ferry_charset_is_known ("Shift_JIS"));
  g_assert_true (ferry_charset_is_known (NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/charset/both-ways", test_both_ways);
  g_test_add_func ("/charset/lossy", test_lossy);
  g_test_add_func ("/charset/twins", test_twins);
  g_test_add_func ("/charset/slash", test_slash);
  g_test_add_func ("/charset/refuse", test_refuse);
  return g_test_run ();
}
