/* A folder on the server as FileZilla writes it: type of the system, length and text of a prefix,
 * then length and text of each segment. Lengths count what the writer's wchar_t did: characters, or
 * the units of UTF-16 on Windows. See ferry-import-filezilla-path.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-import-filezilla-path.h"

#include <string.h>

#define MAX_LENGTH 32767

typedef enum
{
  TYPE_DEFAULT,
  TYPE_UNIX,
  TYPE_VMS,
  TYPE_DOS,
  TYPE_MVS,
  TYPE_VXWORKS,
  TYPE_ZVM,
  TYPE_NONSTOP,
  TYPE_DOS_VIRTUAL,
  TYPE_CYGWIN,
  TYPE_DOS_SLASHES,
  N_TYPES
} Type;

static gboolean
read_number (const char **text, guint *number)
{
  gsize digits = strspn (*text, "0123456789");
  g_autofree char *copy = g_strndup (*text, digits);
  guint64 value;

  if (!g_ascii_string_to_unsigned (copy, 10, 0, MAX_LENGTH, &value, NULL))
    return FALSE;
  *text += digits;
  *number = (guint) value;
  return TRUE;
}

static gboolean
read_space (const char **text)
{
  if (**text != ' ')
    return FALSE;
  (*text)++;
  return TRUE;
}

/* %NULL where the text has not that many units. */
static char *
read_units (const char **text, guint length, gboolean is_utf16)
{
  const char *p = *text;
  char *part;

  while (length > 0)
    {
      guint units = is_utf16 && g_utf8_get_char (p) > 0xffff ? 2 : 1;

      if (*p == '\0' || units > length)
        return NULL;
      length -= units;
      p = g_utf8_next_char (p);
    }
  part = g_strndup (*text, (gsize) (p - *text));
  *text = p;
  return part;
}

/* The prefix, then the segments; %NULL for what is not to the letter. */
static GPtrArray *
read_parts (const char *text, Type *type, gboolean is_utf16)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  guint number, length;

  if (!read_number (&text, &number) || number >= N_TYPES || !read_space (&text) ||
      !read_number (&text, &length))
    return NULL;
  *type = number;
  if (length > 0)
    {
      char *prefix = read_space (&text) ? read_units (&text, length, is_utf16) : NULL;

      if (prefix == NULL)
        return NULL;
      g_ptr_array_add (parts, prefix);
    }
  else
    g_ptr_array_add (parts, NULL);
  while (*text != '\0')
    {
      char *segment;

      if (!read_space (&text) || !read_number (&text, &length) || length == 0 ||
          !read_space (&text))
        return NULL;
      segment = read_units (&text, length, is_utf16);
      if (segment == NULL)
        return NULL;
      g_ptr_array_add (parts, segment);
    }
  return g_steal_pointer (&parts);
}

static char *
join (GPtrArray *parts, const char *separator, const char *dot)
{
  GString *joined = g_string_new (NULL);

  for (guint i = 1; i < parts->len; i++)
    {
      g_autoptr (GString) segment = g_string_new (g_ptr_array_index (parts, i));

      if (dot != NULL)
        g_string_replace (segment, ".", dot, 0);
      if (i > 1)
        g_string_append (joined, separator);
      g_string_append (joined, segment->str);
    }
  return g_string_free (joined, FALSE);
}

static char *
build (Type type, GPtrArray *parts)
{
  static const char *const separators[N_TYPES] = {
    "/", "/", ".", "\\", ".", "/", "/", ".", "\\", "/", "/",
  };
  const char *prefix = g_ptr_array_index (parts, 0);
  const char *separator = separators[type];
  g_autofree char *joined = join (parts, separator, type == TYPE_VMS ? "^." : NULL);
  const char *given = prefix != NULL ? prefix : "";

  switch (type)
    {
    case TYPE_DEFAULT:
    case TYPE_UNIX:
    case TYPE_VXWORKS:
    case TYPE_ZVM:
      return g_strconcat (prefix != NULL ? prefix : "/", joined, NULL);
    case TYPE_CYGWIN:
      return g_strconcat (given, "/", joined, NULL);
    case TYPE_DOS_VIRTUAL:
      return g_strconcat ("\\", joined, NULL);
    case TYPE_DOS:
    case TYPE_DOS_SLASHES:
      return g_strconcat (joined, parts->len == 2 ? separator : "", NULL);
    case TYPE_NONSTOP:
      return g_strconcat (given, joined, NULL);
    case TYPE_VMS:
      return g_strconcat (given, "[", joined, "]", NULL);
    case TYPE_MVS:
      return g_strconcat ("'", joined, given, "'", NULL);
    case N_TYPES:
      break;
    }
  g_assert_not_reached ();
}

/**
 * ferry_import_filezilla_path:
 * @text: UTF-8
 * @is_utf16: how lengths were counted, most likely; the other way is tried behind it
 *
 * Returns: (transfer full) (nullable): the path, %NULL for what is none
 */
char *
ferry_import_filezilla_path (const char *text, gboolean is_utf16)
{
  Type type = TYPE_DEFAULT;
  g_autoptr (GPtrArray) parts = NULL;

  if (text[0] != '\0' && !g_ascii_isdigit (text[0]))
    return g_strdup (text); /* as others write it */
  parts = read_parts (text, &type, is_utf16);
  if (parts == NULL)
    parts = read_parts (text, &type, !is_utf16);
  return parts != NULL ? build (type, parts) : NULL;
}
