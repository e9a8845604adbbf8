/* How much a text looks like a name in some language: the logarithm of the probability that a
 * writer of the language would put these characters, by a model of a few lines each. Numbers are
 * natural logarithms; only their differences matter.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-charset-language.h"

#include "ferry-charset-ideographs.h"
#include "ferry-charset-letters.h"

#include <string.h>

#define ASCII_WORD   (-3.5)
#define ASCII_LETTER (-4.0) /* where the language has letters of its own */
#define ASCII_SIGN   (-6.0)
#define CONTROL      (-15.0)
#define BAD_BYTE     (-18.0)
#define ANYTHING     (-8.0)
#define OUT_OF_PLACE (-13.0)

static gboolean
is_within (gunichar character, gunichar first, gunichar last)
{
  return character >= first && character <= last;
}

/* Cyrillic. The same letters stand at other places in each set, and with the cases swapped, so it
 * is the frequency of letters and pairs and the habits of capitals that tell. */

/* From the most frequent on, with a logarithm each, in tenths. */
static const char russian_letters[] = "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъё";
static const guint8 russian_costs[] = { 22, 25, 25, 26, 27, 28, 29, 30, 31, 32, 33,
                                        34, 35, 36, 36, 39, 39, 40, 41, 41, 41, 43,
                                        44, 46, 47, 49, 51, 54, 57, 57, 60, 76, 65 };

static double
get_letter_cost (gunichar lower)
{
  const char *letter = russian_letters;

  for (guint i = 0; i < G_N_ELEMENTS (russian_costs); i++, letter = g_utf8_next_char (letter))
    if (g_utf8_get_char (letter) == lower)
      return -russian_costs[i] / 10.0;
  return -7.0; /* of another Cyrillic alphabet */
}

static gboolean
is_frequent_pair (gunichar first, gunichar second)
{
  const char *pair = ferry_charset_russian_pairs;

  while (*pair != '\0')
    {
      const char *next = g_utf8_next_char (pair);

      if (g_utf8_get_char (pair) == first && g_utf8_get_char (next) == second)
        return TRUE;
      pair = g_utf8_next_char (next);
    }
  return FALSE;
}

static gboolean
is_cyrillic (gunichar character)
{
  return is_within (character, 0x0400, 0x04ff);
}

static double
score_case (gunichar before, gunichar character)
{
  if (!g_unichar_isupper (character))
    return 0;
  if (!is_cyrillic (before))
    return -0.7;
  return g_unichar_isupper (before) ? -1.2 : -6.0;
}

static double
score_russian (gunichar before, gunichar character)
{
  gunichar lower = g_unichar_tolower (character);
  double score;

  if (character == 0x2116 || character == 0xab || character == 0xbb || character == 0xa0)
    return -8;
  if (!is_cyrillic (character))
    return OUT_OF_PLACE;
  score = get_letter_cost (lower) + score_case (before, character);
  if (is_cyrillic (before))
    score += is_frequent_pair (g_unichar_tolower (before), lower) ? 0.7 : -0.9;
  /* No word begins with a sign or with ы. */
  else if (lower == 0x044a || lower == 0x044b || lower == 0x044c)
    score -= 5;
  return score;
}

/* Latin with accents: single letters among those of ASCII. */

static const struct
{
  const char *letters;
  double score;
} western[] = {
  { "éüöäèàáíóñçãßå", -5.3 },
  { "êâôîûïëúòùìøæõ", -6.5 },
  { "ÉÜÖÄÅÀÇÁÓÑØÆ°–’©®«»“”º…·", -7.5 },
  { "œŒýÈÊÎÔÂÍÚÓ€£§²³¡¿ðþÞÐÿŸ½¼×šžŠŽ™", -9.5 },
};

static double
score_western (gunichar before, gunichar character)
{
  double score = before >= 0x80 ? -2 : 0;

  if (g_unichar_isupper (character) && before < 0x80 && g_ascii_islower ((char) before))
    score -= 4;
  for (guint i = 0; i < G_N_ELEMENTS (western); i++)
    if (g_utf8_strchr (western[i].letters, -1, character) != NULL)
      return western[i].score + score;
  return OUT_OF_PLACE + score;
}

/* Half-width katakana come in runs, the voice marks only behind letters that can be voiced. */
static double
score_half_width (gunichar before, gunichar character)
{
  gboolean goes_on = is_within (before, 0xff61, 0xff9f);
  gboolean is_mark = character == 0xff9e || character == 0xff9f;
  gboolean is_rare = is_within (character, 0xff61, 0xff6b); /* punctuation, small vowels */
  gboolean is_voiceable = is_within (before, 0xff76, 0xff84) || is_within (before, 0xff8a, 0xff8e);

  if (is_mark)
    return is_voiceable ? -1.6 : -10;
  return (goes_on ? -3.6 : -7.5) - (is_rare ? 2.5 : 0);
}

static double
score_kana (FerryLanguage language, gunichar before, gunichar character)
{
  if (language != FERRY_LANGUAGE_JAPANESE)
    return -12;
  if (is_within (character, 0xff61, 0xff9f))
    return score_half_width (before, character);
  return is_within (character, 0x3041, 0x3096) ? -6.2 : -5.7;
}

static gboolean
is_kana (gunichar character)
{
  return is_within (character, 0x3041, 0x30fc) || is_within (character, 0xff61, 0xff9f);
}

static gboolean
is_ideograph (gunichar character)
{
  return is_within (character, 0x3400, 0x9fff) || is_within (character, 0xac00, 0xd7a3) ||
         is_within (character, 0xf900, 0xfaff) || character == 0x3005;
}

/* Brackets, dashes, wide letters and digits, circled and Roman numbers, arrows, stars. */
static const struct
{
  gunichar first, last;
} signs[] = {
  { 0x00b7, 0x00b7 }, { 0x2014, 0x2026 }, { 0x203b, 0x203b }, { 0x2116, 0x2116 },
  { 0x2160, 0x2169 }, { 0x2190, 0x2193 }, { 0x2212, 0x2212 }, { 0x2460, 0x2473 },
  { 0x25a0, 0x25cf }, { 0x2605, 0x2606 }, { 0x3000, 0x301f }, { 0x3231, 0x3239 },
  { 0xff01, 0xff5e },
};

static gboolean
is_sign (gunichar character)
{
  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    if (is_within (character, signs[i].first, signs[i].last))
      return TRUE;
  return FALSE;
}

static double
score_east_asian (FerryLanguage language, gunichar before, gunichar character)
{
  if (is_kana (character))
    return score_kana (language, before, character);
  if (is_ideograph (character))
    return ferry_charset_ideograph_score (language, character);
  if (is_sign (character))
    return -8.7;
  return is_within (character, 0xe000, 0xf8ff) ? -17 : OUT_OF_PLACE;
}

static gboolean
is_ascii_letter (gunichar character)
{
  return character < 0x80 && g_ascii_isalpha ((char) character);
}

static double
score_ascii (FerryLanguage language, gunichar character)
{
  if (character < 0x20 || character == 0x7f)
    return CONTROL;
  if (is_ascii_letter (character))
    return language == FERRY_LANGUAGE_WESTERN ? ASCII_WORD : ASCII_LETTER;
  return g_ascii_isdigit ((char) character) || strchr (" ._-()", (int) character) != NULL
             ? ASCII_WORD
             : ASCII_SIGN;
}

/* Two scripts seldom meet within a word, least of all two alphabets. */
static double
score_seam (FerryLanguage language, gunichar before, gunichar character)
{
  if (is_ascii_letter (before) == is_ascii_letter (character) || MAX (before, character) < 0x80 ||
      language == FERRY_LANGUAGE_WESTERN || language == FERRY_LANGUAGE_ANY)
    return 0;
  return language == FERRY_LANGUAGE_RUSSIAN ? -3 : -1.5;
}

static double
score_character (FerryLanguage language, gunichar before, gunichar character)
{
  if (character < 0x80)
    return score_ascii (language, character);
  if (character == FERRY_BAD_BYTE)
    return BAD_BYTE;
  if (is_within (character, 0x80, 0x9f))
    return CONTROL;

  switch (language)
    {
    case FERRY_LANGUAGE_RUSSIAN:
      return score_russian (before, character);

    case FERRY_LANGUAGE_WESTERN:
      return score_western (before, character);

    case FERRY_LANGUAGE_ANY:
      return ANYTHING;

    case FERRY_LANGUAGE_JAPANESE:
    case FERRY_LANGUAGE_SIMPLIFIED_CHINESE:
    case FERRY_LANGUAGE_TRADITIONAL_CHINESE:
    case FERRY_LANGUAGE_KOREAN:
    default:
      return score_east_asian (language, before, character);
    }
}

/**
 * ferry_charset_language_score:
 * @text: UTF-8, with %FERRY_BAD_BYTE where a byte did not decode
 *
 * Returns: a logarithm of how likely a name in @language is this text; below 0
 */
double
ferry_charset_language_score (FerryLanguage language, const char *text)
{
  gunichar before = 0;
  double score = 0;

  for (const char *next = text; *next != '\0'; next = g_utf8_next_char (next))
    {
      gunichar character = g_utf8_get_char (next);

      score += score_character (language, before, character);
      score += score_seam (language, before, character);
      before = character;
    }
  return score;
}
