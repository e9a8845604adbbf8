/* Which character set are a server's names in? Each candidate decodes each name, and is believed
 * by how much the result looks like its language (ferry-charset-language.h). What the names say
 * adds up; no single odd one outvotes the others.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-charset-guess.h"

#include "ferry-charset-language.h"
#include "ferry-charset.h"

#include <string.h>

#define MOST_NAMES   500  /* then the answer stands */
#define LOUDEST_VOTE 40.0 /* of one name against a candidate */
#define LONGEST_NAME 255  /* bytes; the rest of a longer one says nothing new */
#define LOCALE_BONUS 5.0  /* as good as a name or two */
#define KNOWN_BONUS  8.0
#define STAYS_WITHIN 2.0 /* the answer does not change for less */

static const struct
{
  const char *charset;
  FerryLanguage language;
  const char *locales[5]; /* of people who meet it */
} candidates[] = {
  { "UTF-8", FERRY_LANGUAGE_ANY, { NULL } },
  { "CP932", FERRY_LANGUAGE_JAPANESE, { "ja" } },
  { "EUC-JP", FERRY_LANGUAGE_JAPANESE, { "ja" } },
  { "ISO-2022-JP", FERRY_LANGUAGE_JAPANESE, { "ja" } },
  { "GB18030", FERRY_LANGUAGE_SIMPLIFIED_CHINESE, { "zh_CN", "zh_SG" } },
  { "BIG5", FERRY_LANGUAGE_TRADITIONAL_CHINESE, { "zh_TW", "zh_HK" } },
  { "EUC-KR", FERRY_LANGUAGE_KOREAN, { "ko" } },
  { "KOI8-R", FERRY_LANGUAGE_RUSSIAN, { "ru" } },
  { "WINDOWS-1251", FERRY_LANGUAGE_RUSSIAN, { "ru", "uk", "be", "bg" } },
  { "WINDOWS-1252", FERRY_LANGUAGE_WESTERN, { "de", "fr", "es", "pt" } },
};

#define UTF8 0 /* its place in the table */

struct _FerryCharsetGuess
{
  double scores[G_N_ELEMENTS (candidates)];
  gboolean is_all_utf8;
  guint names; /* that said something */
  guint best;
};

static gboolean
has_locale (guint candidate, const char *locale)
{
  const char *const *locales = candidates[candidate].locales;

  for (guint i = 0; i < G_N_ELEMENTS (candidates[0].locales) && locales[i] != NULL; i++)
    if (g_str_has_prefix (locale, locales[i]))
      return TRUE;
  return FALSE;
}

/**
 * ferry_charset_guess_new:
 * @locale: (nullable): the user's, such as "ja_JP.UTF-8": where two sets are as likely, it is
 *   rather that of the user's language
 * @known: (nullable): what was found another time
 *
 * Returns: (transfer full): a guess that has seen nothing
 */
FerryCharsetGuess *
ferry_charset_guess_new (const char *locale, const char *known)
{
  FerryCharsetGuess *guess = g_new0 (FerryCharsetGuess, 1);

  guess->is_all_utf8 = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (candidates); i++)
    {
      if (locale != NULL && has_locale (i, locale))
        guess->scores[i] += LOCALE_BONUS;
      if (g_strcmp0 (candidates[i].charset, known) == 0)
        {
          guess->scores[i] += KNOWN_BONUS;
          guess->best = i;
        }
    }
  return guess;
}

void
ferry_charset_guess_free (FerryCharsetGuess *guess)
{
  g_free (guess);
}

/* Plain ASCII is the same in all sets, but for the escapes of ISO-2022-JP. */
static gboolean
says_something (const char *name)
{
  for (; *name != '\0'; name++)
    if ((guint8) *name >= 0x80 || *name == '\x1b')
      return TRUE;
  return FALSE;
}

static double
score_name (guint candidate, const char *name)
{
  g_autofree char *text = ferry_charset_try (candidates[candidate].charset, name);

  return text != NULL ? ferry_charset_language_score (candidates[candidate].language, text)
                      : -G_MAXDOUBLE;
}

static void
count_votes (FerryCharsetGuess *guess, const char *name)
{
  double votes[G_N_ELEMENTS (candidates)];
  double loudest = -G_MAXDOUBLE;

  for (guint i = 0; i < G_N_ELEMENTS (candidates); i++)
    {
      votes[i] = score_name (i, name);
      loudest = MAX (loudest, votes[i]);
    }
  for (guint i = 0; i < G_N_ELEMENTS (candidates); i++)
    guess->scores[i] += MAX (votes[i] - loudest, -LOUDEST_VOTE);
}

static guint
find_best (FerryCharsetGuess *guess)
{
  guint best = guess->best;

  if (guess->is_all_utf8)
    return UTF8;
  for (guint i = 0; i < G_N_ELEMENTS (candidates); i++)
    if (guess->scores[i] > guess->scores[best])
      best = i;
  return guess->names > 1 && guess->scores[best] < guess->scores[guess->best] + STAYS_WITHIN
             ? guess->best
             : best;
}

/**
 * ferry_charset_guess_add:
 * @name: raw bytes
 *
 * Takes another name into account. After some hundreds that said something the answer stands.
 *
 * Returns: whether the answer is another one now
 */
gboolean
ferry_charset_guess_add (FerryCharsetGuess *guess, const char *name)
{
  guint before = guess->best;
  g_autofree char *part = NULL;

  if (guess->names >= MOST_NAMES || !says_something (name))
    return FALSE;
  guess->names++;
  guess->is_all_utf8 =
      guess->is_all_utf8 && strchr (name, '\x1b') == NULL && g_utf8_validate (name, -1, NULL);
  part = g_strndup (name, LONGEST_NAME);
  count_votes (guess, part);
  guess->best = find_best (guess);
  return guess->best != before;
}

/**
 * ferry_charset_guess_get:
 *
 * Returns: the character set that the names so far are in; "UTF-8" while they do not tell
 */
const char *
ferry_charset_guess_get (FerryCharsetGuess *guess)
{
  return candidates[guess->best].charset;
}
