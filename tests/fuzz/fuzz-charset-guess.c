/* Names, one a line, of which the character set is guessed: whatever they are, the guess is a set
 * that Ferry can read and write, and the two spellings of Unicode are made of them without harm.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-charset-guess.h"
#include "ferry-charset.h"
#include "ferry-name.h"
#include "fuzz-target.h"

static void
check_name (const char *name, const char *charset)
{
  g_autofree char *shown = ferry_charset_decode (charset, name, NULL);
  g_autofree char *composed = ferry_name_compose (shown);
  g_autofree char *decomposed = ferry_name_decompose (shown);
  g_autofree char *twin = ferry_name_dup_twin (name);

  ferry_name_get_spelling (name);
  g_assert_true (g_utf8_validate (shown, -1, NULL));
  if (twin != NULL)
    g_assert_cmpstr (twin, !=, name);
  if (composed != NULL)
    g_assert_true (g_utf8_validate (composed, -1, NULL));
  if (decomposed != NULL)
    g_assert_true (g_utf8_validate (decomposed, -1, NULL));
}

int
LLVMFuzzerTestOneInput (const uint8_t *bytes, size_t length)
{
  static const char *const locales[] = { NULL, "ja_JP.UTF-8", "zh_CN.UTF-8", "ru_RU.UTF-8", "C" };
  const char *locale = length > 0 ? locales[bytes[0] % G_N_ELEMENTS (locales)] : NULL;
  g_autoptr (FerryCharsetGuess) guess = ferry_charset_guess_new (locale, NULL);
  g_autofree char *text =
      length > 0 ? g_strndup ((const char *) bytes + 1, length - 1) : g_strdup ("");
  g_auto (GStrv) names = g_strsplit (text, "\n", -1);
  const char *charset;

  for (guint i = 0; names[i] != NULL; i++)
    ferry_charset_guess_add (guess, names[i]);
  charset = ferry_charset_guess_get (guess);
  g_assert_true (ferry_charset_is_known (charset));
  for (guint i = 0; names[i] != NULL; i++)
    check_name (names[i], charset);
  return 0;
}
