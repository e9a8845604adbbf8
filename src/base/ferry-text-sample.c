/* Is it text, and in which character set? See ferry-text-sample.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-text-sample.h"

#include "ferry-charset-guess.h"
#include "ferry-charset.h"

#include <string.h>

#define MOST_LINES   300
#define LONGEST_CHAR 6 /* bytes that may be the beginning of a character that was cut */

static const struct
{
  const char *mark;
  gsize length;
  const char *charset;
} marks[] = {
  { "\xef\xbb\xbf", 3, "UTF-8" },
  { "\xff\xfe", 2, "UTF-16LE" },
  { "\xfe\xff", 2, "UTF-16BE" },
};

/* The index of the byte order mark in front; -1: none */
static int
find_mark (const char *bytes, gsize length)
{
  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    if (length >= marks[i].length && memcmp (bytes, marks[i].mark, marks[i].length) == 0)
      return (int) i;
  return -1;
}

static gboolean
is_control (char byte)
{
  return (guint8) byte < 0x20 && strchr ("\t\n\r\f\b\x1b", byte) == NULL;
}

/**
 * ferry_text_sample_is_text:
 *
 * Returns: whether it reads like text: no NUL, and hardly a control character
 */
gboolean
ferry_text_sample_is_text (GBytes *sample)
{
  gsize length;
  const char *bytes = g_bytes_get_data (sample, &length);
  gsize controls = 0;

  if (find_mark (bytes, length) >= 0)
    return TRUE;
  for (gsize i = 0; i < length; i++)
    {
      if (bytes[i] == '\0')
        return FALSE;
      controls += is_control (bytes[i]);
    }
  return controls <= length / 100;
}

static gboolean
is_cut_utf8 (const char *bytes, gsize length)
{
  const char *end;

  return g_utf8_validate_len (bytes, length, &end) ||
         (length - (gsize) (end - bytes) < LONGEST_CHAR &&
          g_utf8_get_char_validated (end, (gssize) length - (end - bytes)) == (gunichar) -2);
}

static const char *
guess_by_lines (const char *bytes, gsize length, const char *locale)
{
  g_autoptr (FerryCharsetGuess) guess = ferry_charset_guess_new (locale, NULL);
  g_autofree char *text = g_strndup (bytes, length);
  g_auto (GStrv) lines = g_strsplit (text, "\n", MOST_LINES + 1);

  for (guint i = 0; i < MOST_LINES && lines[i] != NULL; i++)
    ferry_charset_guess_add (guess, lines[i]);
  return g_intern_string (ferry_charset_guess_get (guess));
}

/**
 * ferry_text_sample_guess:
 * @locale: (nullable): the user's
 *
 * Returns: the character set that the text seems to be in
 */
const char *
ferry_text_sample_guess (GBytes *sample, const char *locale)
{
  gsize length;
  const char *bytes = g_bytes_get_data (sample, &length);
  int mark = find_mark (bytes, length);

  if (mark >= 0)
    return marks[mark].charset;
  if (memchr (bytes, '\x1b', length) == NULL && is_cut_utf8 (bytes, length))
    return "UTF-8";
  return guess_by_lines (bytes, length, locale);
}

/* Two bytes to a character: no string for ferry-charset. */
static char *
decode_utf16 (const char *bytes, gsize length, const char *charset)
{
  return g_convert_with_fallback (bytes, (gssize) (length - length % 2), "UTF-8", charset,
                                  "\xef\xbf\xbd", NULL, NULL, NULL);
}

static char *
normalize_lines (const char *text)
{
  g_autoptr (GString) lines = g_string_new (text);

  g_string_replace (lines, "\r\n", "\n", 0);
  return g_string_free (g_steal_pointer (&lines), FALSE);
}

/**
 * ferry_text_sample_decode:
 *
 * Returns: (transfer full): UTF-8, with U+FFFD for what does not decode; a character that was cut
 * at the end is left out
 */
char *
ferry_text_sample_decode (GBytes *sample, const char *charset)
{
  gsize length;
  const char *bytes = g_bytes_get_data (sample, &length);
  int mark = find_mark (bytes, length);
  g_autofree char *copy = NULL;
  g_autofree char *text = NULL;

  if (mark >= 0 && g_str_equal (marks[mark].charset, charset))
    {
      bytes += marks[mark].length;
      length -= marks[mark].length;
    }
  if (g_str_has_prefix (charset, "UTF-16"))
    text = decode_utf16 (bytes, length, charset);
  if (text != NULL)
    return normalize_lines (text);

  copy = g_strndup (bytes, length);
  if (is_cut_utf8 (copy, strlen (copy)) && ferry_charset_is_utf8 (charset))
    {
      const char *end;

      g_utf8_validate (copy, -1, &end);
      copy[end - copy] = '\0';
    }
  text = ferry_charset_try (charset, copy);
  return normalize_lines (text != NULL ? text : copy);
}
