/* What a server's names have in common. See ferry-remote-names.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-remote-names.h"

#include "ferry-charset-guess.h"
#include "ferry-name.h"

#define MOST_SPELLINGS 1000 /* names whose spelling is looked at */

struct _FerryRemoteNames
{
  FerryCharsetGuess *guess;
  guint spellings[FERRY_SPELLING_DECOMPOSED + 1]; /* names seen, by their spelling */
  gboolean has_said;                              /* a name that is not all ASCII was seen */
  gboolean is_known;                              /* another time */
};

/**
 * ferry_remote_names_new:
 * @known: (nullable): the character set that was found another time
 */
FerryRemoteNames *
ferry_remote_names_new (const char *known)
{
  FerryRemoteNames *names = g_new0 (FerryRemoteNames, 1);

  names->guess = ferry_charset_guess_new (g_get_language_names ()[0], known);
  names->is_known = known != NULL;
  return names;
}

void
ferry_remote_names_free (FerryRemoteNames *names)
{
  ferry_charset_guess_free (names->guess);
  g_free (names);
}

static gboolean
is_plain (const char *name)
{
  for (; *name != '\0'; name++)
    if ((guint8) *name >= 0x80 || *name == '\x1b')
      return FALSE;
  return TRUE;
}

/**
 * ferry_remote_names_see:
 *
 * Learns from the names of a listing.
 */
void
ferry_remote_names_see (FerryRemoteNames *names, FerryListing *listing)
{
  const guint *seen = names->spellings;

  for (guint i = 0; i < ferry_listing_get_length (listing); i++)
    {
      const char *name = ferry_listing_get (listing, i)->name;

      if (is_plain (name))
        continue;
      names->has_said = TRUE;
      ferry_charset_guess_add (names->guess, name);
      if (seen[FERRY_SPELLING_COMPOSED] + seen[FERRY_SPELLING_DECOMPOSED] < MOST_SPELLINGS)
        names->spellings[ferry_name_get_spelling (name)]++;
    }
}

/**
 * ferry_remote_names_get_charset:
 *
 * Returns: (nullable): the set that the names are in; %NULL while nothing tells
 */
const char *
ferry_remote_names_get_charset (FerryRemoteNames *names)
{
  return names->has_said || names->is_known ? ferry_charset_guess_get (names->guess) : NULL;
}

/**
 * ferry_remote_names_spell:
 * @text: UTF-8
 *
 * Returns: (transfer full): @text as a new name on the server is spelled: composed, unless all that
 *   the server has is decomposed
 */
char *
ferry_remote_names_spell (FerryRemoteNames *names, const char *text)
{
  if (names->spellings[FERRY_SPELLING_DECOMPOSED] > 0 &&
      names->spellings[FERRY_SPELLING_COMPOSED] == 0)
    return ferry_name_decompose (text);
  return ferry_name_compose (text);
}
