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

/**
 * ferry_text_rule_must_be_bytes:
 * @bytes: the first ones of a file, %FERRY_TEXT_LOOK_SIZE of them if it has as many
 *
 * In UTF-16 a line end is no byte for itself, and to change it would spoil the file. Without its
 * mark it shows by the NULs that every ASCII character has then, as other files that are no text
 * do.
 *
 * Returns: whether the line ends must be left alone
 */
gboolean
ferry_text_rule_must_be_bytes (const void *bytes, gsize count)
{
  static const char marks[][2] = { { '\xff', '\xfe' }, { '\xfe', '\xff' } };

  for (guint i = 0; count >= sizeof marks[i] && i < G_N_ELEMENTS (marks); i++)
    if (memcmp (bytes, marks[i], sizeof marks[i]) == 0)
      return TRUE;
  return memchr (bytes, '\0', MIN (count, FERRY_TEXT_LOOK_SIZE)) != NULL;
}
