/* How well what was typed fits a text. See ferry-palette-match.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-palette-match.h"

#include <string.h>

/* In one piece: at the beginning, at that of a word, anywhere. Initials alone lie between. */
#define AT_BEGINNING 3000
#define AT_WORD      2000
#define INITIALS     1000
#define INSIDE       500
#define WORD_BEGINS  12
#define SIDE_BY_SIDE 8
#define FOUND        2

static gboolean
begins_word (const char *text, const char *at)
{
  return at == text || !g_unichar_isalnum (g_utf8_get_char (g_utf8_prev_char (at)));
}

/* Each letter at the next beginning of a word where there is one, else at its next place. */
static const char *
find_letter (const char *text, const char *from, gunichar letter)
{
  const char *first = NULL;

  for (const char *at = from; *at != '\0'; at = g_utf8_next_char (at))
    if (g_utf8_get_char (at) == letter)
      {
        if (at == from || begins_word (text, at))
          return at;
        if (first == NULL)
          first = at;
      }
  return first;
}

static int
match_letters (const char *text, const char *typed)
{
  const char *from = text;
  gboolean are_initials = TRUE;
  int score = 0;

  for (; *typed != '\0'; typed = g_utf8_next_char (typed))
    {
      gunichar letter = g_utf8_get_char (typed);
      const char *at;

      if (g_unichar_isspace (letter))
        continue;
      at = find_letter (text, from, letter);
      if (at == NULL)
        return 0;
      score += FOUND;
      if (begins_word (text, at))
        score += WORD_BEGINS;
      else
        are_initials = FALSE;
      if (at == from && at != text)
        score += SIDE_BY_SIDE;
      from = g_utf8_next_char (at);
    }
  return are_initials ? INITIALS + score : score;
}

/**
 * ferry_palette_match:
 * @text: UTF-8
 * @typed: UTF-8
 *
 * Returns: 0 where it does not fit; the more the better. Nothing typed fits everything
 */
int
ferry_palette_match (const char *text, const char *typed)
{
  g_autofree char *folded_text = g_utf8_casefold (text, -1);
  g_autofree char *folded_typed = g_utf8_casefold (typed, -1);
  const char *wanted = g_strstrip (folded_typed);
  const char *found = strstr (folded_text, wanted);

  if (*wanted == '\0')
    return 1;
  if (found == folded_text)
    return AT_BEGINNING;
  if (found != NULL && begins_word (folded_text, found))
    return AT_WORD;
  return MAX (found != NULL ? INSIDE : 0, match_letters (folded_text, wanted));
}
