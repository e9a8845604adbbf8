/* Which files are text. See ferry-text-rule.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-text-rule.h"

#include <string.h>

/* What people put between extensions and before them: "*.txt; .csv, html". */
#define SEPARATORS " \t;,"
#define PREFIX     "*."

/**
 * ferry_text_rule_has:
 * @extensions: as somebody wrote them
 * @name: of a file, raw bytes
 *
 * Returns: whether the last extension of @name is one of them, in any case. A dot at the beginning
 * makes no extension.
 */
gboolean
ferry_text_rule_has (const char *extensions, const char *name)
{
  g_auto (GStrv) words = g_strsplit_set (extensions, SEPARATORS, -1);
  const char *dot = strrchr (name, '.');

  if (dot == NULL || dot == name || dot[1] == '\0')
    return FALSE;
  for (char **word = words; *word != NULL; word++)
    if (g_ascii_strcasecmp (*word + strspn (*word, PREFIX), dot + 1) == 0)
      return TRUE;
  return FALSE;
}

/**
 * ferry_text_rule_normalize:
 *
 * Returns: (transfer full): the extensions in small letters with one blank between
 */
char *
ferry_text_rule_normalize (const char *extensions)
{
  g_auto (GStrv) words = g_strsplit_set (extensions, SEPARATORS, -1);
  g_autoptr (GString) text = g_string_new (NULL);

  for (char **word = words; *word != NULL; word++)
    {
      const char *extension = *word + strspn (*word, PREFIX);
      g_autofree char *lower = g_ascii_strdown (extension, -1);

      if (*lower != '\0')
        g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", lower);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}
