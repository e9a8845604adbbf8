/* The two spellings of Unicode in names.
 *
 * Characters that Unicode keeps only to tell them from others (the ideographs of U+F900, the signs
 * of U+2000) stay as they are in both, as on macOS: 神 and 神 are two names.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-name.h"

#include <string.h>

static gboolean
is_kept (gunichar character)
{
  return (character >= 0x2000 && character <= 0x2fff) ||
         (character >= 0xf900 && character <= 0xfaff) ||
         (character >= 0x2f800 && character <= 0x2faff);
}

static gboolean
is_ascii (const char *name)
{
  for (; *name != '\0'; name++)
    if ((guint8) *name >= 0x80)
      return FALSE;
  return TRUE;
}

static const char *
find_end_of_run (const char *text, gboolean is_kept_run)
{
  while (*text != '\0' && is_kept (g_utf8_get_char (text)) == is_kept_run)
    text = g_utf8_next_char (text);
  return text;
}

static char *
normalize (const char *name, GNormalizeMode mode)
{
  GString *text;

  if (is_ascii (name) || !g_utf8_validate (name, -1, NULL))
    return g_strdup (name);

  text = g_string_sized_new (strlen (name));
  while (*name != '\0')
    {
      const char *kept = find_end_of_run (name, FALSE);
      g_autofree char *part = g_utf8_normalize (name, kept - name, mode);
      const char *next = find_end_of_run (kept, TRUE);

      g_string_append (text, part);
      g_string_append_len (text, kept, next - kept);
      name = next;
    }
  return g_string_free (text, FALSE);
}

/**
 * ferry_name_compose:
 *
 * Returns: (transfer full): @name in NFC; as it is if it is no UTF-8
 */
char *
ferry_name_compose (const char *name)
{
  return normalize (name, G_NORMALIZE_NFC);
}

/**
 * ferry_name_decompose:
 *
 * Returns: (transfer full): @name in NFD; as it is if it is no UTF-8
 */
char *
ferry_name_decompose (const char *name)
{
  return normalize (name, G_NORMALIZE_NFD);
}

/**
 * ferry_name_get_spelling:
 *
 * Returns: which of the two spellings @name has
 */
FerrySpelling
ferry_name_get_spelling (const char *name)
{
  g_autofree char *decomposed = NULL;
  g_autofree char *composed = NULL;

  if (is_ascii (name))
    return FERRY_SPELLING_ANY;
  decomposed = ferry_name_decompose (name);
  if (strcmp (decomposed, name) != 0)
    return FERRY_SPELLING_COMPOSED;
  composed = ferry_name_compose (name);
  return strcmp (composed, name) != 0 ? FERRY_SPELLING_DECOMPOSED : FERRY_SPELLING_ANY;
}

/**
 * ferry_name_dup_twin:
 * @name: a name or a path
 *
 * Returns: (transfer full) (nullable): the other spelling; %NULL where there is none
 */
char *
ferry_name_dup_twin (const char *name)
{
  switch (ferry_name_get_spelling (name))
    {
    case FERRY_SPELLING_COMPOSED:
      return ferry_name_decompose (name);

    case FERRY_SPELLING_DECOMPOSED:
      return ferry_name_compose (name);

    case FERRY_SPELLING_ANY:
    default:
      return NULL;
    }
}

/**
 * ferry_name_is_part:
 *
 * Returns: whether a transfer that has not ended, or was cut, has left @name
 */
gboolean
ferry_name_is_part (const char *name)
{
  return g_str_has_suffix (name, FERRY_NAME_PART);
}
