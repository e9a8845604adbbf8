/* Line ends, by a table, over every split of the text in up to three buffers; and which files are
 * text.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-line-ends.h"
#include "ferry-text-rule.h"

#include <string.h>

/* NUL may be in a text, too: lengths are counted. */
#define TEXT(text) text, sizeof text - 1

static const struct
{
  const char *in;
  gsize in_size;
  const char *lf;
  gsize lf_size;
  const char *crlf;
  gsize crlf_size;
} cases[] = {
  { TEXT (""), TEXT (""), TEXT ("") },
  { TEXT ("plain"), TEXT ("plain"), TEXT ("plain") },
  { TEXT ("\n"), TEXT ("\n"), TEXT ("\r\n") },
  { TEXT ("\r"), TEXT ("\r"), TEXT ("\r") },
  { TEXT ("\r\n"), TEXT ("\n"), TEXT ("\r\n") },
  { TEXT ("\n\r"), TEXT ("\n\r"), TEXT ("\r\n\r") },
  { TEXT ("\r\r"), TEXT ("\r\r"), TEXT ("\r\r") },
  { TEXT ("\r\r\n"), TEXT ("\r\n"), TEXT ("\r\r\n") },
  { TEXT ("\r\n\n"), TEXT ("\n\n"), TEXT ("\r\n\r\n") },
  { TEXT ("\n\n\n"), TEXT ("\n\n\n"), TEXT ("\r\n\r\n\r\n") },
  { TEXT ("\r\n\r\n"), TEXT ("\n\n"), TEXT ("\r\n\r\n") },
  { TEXT ("a\rb"), TEXT ("a\rb"), TEXT ("a\rb") },
  { TEXT ("a\r"), TEXT ("a\r"), TEXT ("a\r") },
  { TEXT ("a\r\nb\nc\rd"), TEXT ("a\nb\nc\rd"), TEXT ("a\r\nb\r\nc\rd") },
  { TEXT ("a\0\n\0\r\n\0"), TEXT ("a\0\n\0\n\0"), TEXT ("a\0\r\n\0\r\n\0") },
  { TEXT ("\346\227\245\r\n\377\n"), TEXT ("\346\227\245\n\377\n"),
    TEXT ("\346\227\245\r\n\377\r\n") },
};

static gsize
feed (FerryLineEnds *ends, const char *in, gsize begin, gsize end, char *out)
{
  gsize size = ferry_line_ends_convert (ends, in + begin, end - begin, out);

  g_assert_cmpuint (size, <=, FERRY_LINE_ENDS_ROOM (end - begin));
  return size;
}

static void
check (FerryLineEnd end, const char *in, gsize in_size, const char *wanted, gsize wanted_size)
{
  for (gsize first = 0; first <= in_size; first++)
    for (gsize second = first; second <= in_size; second++)
      {
        FerryLineEnds ends = { .end = end };
        char out[64];
        gsize size = feed (&ends, in, 0, first, out);

        size += feed (&ends, in, first, second, out + size);
        size += feed (&ends, in, second, in_size, out + size);
        size += ferry_line_ends_finish (&ends, out + size);
        g_assert_cmpmem (out, size, wanted, wanted_size);
      }
}

static void
test_splits (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      check (FERRY_LINE_END_LF, cases[i].in, cases[i].in_size, cases[i].lf, cases[i].lf_size);
      check (FERRY_LINE_END_CRLF, cases[i].in, cases[i].in_size, cases[i].crlf, cases[i].crlf_size);
    }
}

/* What is CRLF already is not made CRCRLF, however often it goes that way. */
static void
test_once (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    check (FERRY_LINE_END_CRLF, cases[i].crlf, cases[i].crlf_size, cases[i].crlf,
           cases[i].crlf_size);
}

static void
test_rule (void)
{
  static const struct
  {
    const char *extensions;
    const char *name;
    gboolean is_text;
  } rows[] = {
    { "txt csv", "a.txt", TRUE },
    { "txt csv", "a.TXT", TRUE },
    { "txt csv", "a.tar.csv", TRUE },
    { "txt csv", "a.txt.gz", FALSE },
    { "txt csv", "txt", FALSE },
    { "txt csv", ".txt", FALSE },
    { "txt csv", "a.", FALSE },
    { "txt csv", "a.txt2", FALSE },
    { "*.txt;.csv, HTML", "a.csv", TRUE },
    { "*.txt;.csv, HTML", "a.html", TRUE },
    { "*.txt;.csv, HTML", "a.txt", TRUE },
    { "", "a.txt", FALSE },
    { "", "a", FALSE },
    { FERRY_TEXT_EXTENSIONS, "index.html", TRUE },
    { FERRY_TEXT_EXTENSIONS, "a.svg", FALSE },
    { FERRY_TEXT_EXTENSIONS, "a.pem", FALSE },
    { FERRY_TEXT_EXTENSIONS, "a.sha256", FALSE },
    { FERRY_TEXT_EXTENSIONS, "a.pdf", FALSE },
  };
  g_autofree char *normal = ferry_text_rule_normalize ("*.TXT;; .csv,\thtml ");

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_test_message ("%s in %s", rows[i].name, rows[i].extensions);
      g_assert_cmpint (ferry_text_rule_has (rows[i].extensions, rows[i].name), ==, rows[i].is_text);
    }
  g_assert_cmpstr (normal, ==, "txt csv html");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/line-ends/splits", test_splits);
  g_test_add_func ("/line-ends/once", test_once);
  g_test_add_func ("/line-ends/rule", test_rule);

  return g_test_run ();
}
