/* Whether the beginning of a file is text, and in which character set.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-text-sample.h"

#include <string.h>

typedef struct
{
  const char *bytes;
  gsize length;        /* 0: up to the NUL */
  const char *charset; /* NULL: no text */
  const char *text;
} Case;

static void
test_samples (void)
{
  static const Case cases[] = {
    { "", 0, "UTF-8", "" },
    { "plain\r\ntext\n", 0, "UTF-8", "plain\ntext\n" },
    { "caf\xc3\xa9", 0, "UTF-8", "café" },
    { "caf\xc3", 0, "UTF-8", "caf" }, /* cut */
    { "\xef\xbb\xbfmarked", 0, "UTF-8", "marked" },
    { "\xff\xfe"
      "a\0b\0",
      6, "UTF-16LE", "ab" },
    { "\xfe\xff"
      "\0a\x30\x42\0",
      7, "UTF-16BE", "aあ" }, /* cut */
    { "\x93\xfa\x96{\x8c\xea\x82\xcc\x83\x65\x83\x4c\x83\x58\x83\x67\x82\xc5\x82\xb7\n", 0, "CP932",
      "日本語のテキストです\n" },
    { "\x1b$BF|K\\8l$N%F%-%9%H$G$9\x1b(B\n", 0, "ISO-2022-JP", "日本語のテキストです\n" },
    { "PK\3\4\0\0", 6, NULL, NULL },
    { "\x7f"
      "ELF\2\1\1\1\1\1",
      0, NULL, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gsize length = cases[i].length > 0 ? cases[i].length : strlen (cases[i].bytes);
      g_autoptr (GBytes) sample = g_bytes_new_static (cases[i].bytes, length);
      const char *charset;
      g_autofree char *text = NULL;

      g_assert_cmpint (ferry_text_sample_is_text (sample), ==, cases[i].charset != NULL);
      if (cases[i].charset == NULL)
        continue;
      charset = ferry_text_sample_guess (sample, "ja_JP.UTF-8");
      g_assert_cmpstr (charset, ==, cases[i].charset);
      text = ferry_text_sample_decode (sample, charset);
      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

/* Somebody chose the wrong set: nothing is lost but the letters. */
static void
test_wrong (void)
{
  g_autoptr (GBytes) sample = g_bytes_new_static ("a\xe9\n", 3);
  g_autofree char *utf8 = ferry_text_sample_decode (sample, "UTF-8");
  g_autofree char *latin = ferry_text_sample_decode (sample, "ISO-8859-1");

  g_assert_cmpstr (utf8, ==, "a\xef\xbf\xbd\n");
  g_assert_cmpstr (latin, ==, "aé\n");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text-sample/samples", test_samples);
  g_test_add_func ("/text-sample/wrong", test_wrong);
  return g_test_run ();
}
