/* A registry export of Windows: "Windows Registry Editor Version 5.00" (UTF-16) or "REGEDIT4" (the
 * old character set, in which bytes of text are too). Nothing but the keys of the current user
 * below one path is looked at. See ferry-import-sections.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-import-sections.h"

#include "ferry-import-text.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#define ANSI_HEADER  "REGEDIT4"
#define MAX_VALUE    (256 * 1024) /* bytes of one value as it is written */
#define CURRENT_USER "HKEY_CURRENT_USER\\"

/* Types in "hex(7):", which say what the bytes are. */
enum
{
  TYPE_TEXT = 1,
  TYPE_EXPANDABLE = 2,
  TYPE_BINARY = 3,
  TYPE_LINES = 7,
};

gboolean
ferry_import_registry_is_it (const char *text)
{
  return g_str_has_prefix (text, "Windows Registry Editor") || g_str_has_prefix (text, ANSI_HEADER);
}

/* The rest of the path behind @path; %NULL for a key that is not wanted. */
static const char *
skip_path (const char *key, const char *path)
{
  gsize length = strlen (CURRENT_USER);

  if (g_ascii_strncasecmp (key, CURRENT_USER, length) != 0)
    return NULL;
  key += length;
  length = strlen (path);
  return g_ascii_strncasecmp (key, path, length) == 0 ? key + length : NULL;
}

static void
read_key (const char *line, const char *path, FerryImportSections *sections)
{
  const char *end = strrchr (line, ']');
  g_autofree char *key = end != NULL ? g_strndup (line + 1, (gsize) (end - line - 1)) : NULL;

  ferry_import_sections_open (sections, key != NULL ? skip_path (key, path) : NULL);
}

/* A text in quotes at @text, which may go on over lines; %NULL where it has no end. */
static char *
read_quoted (const char **text)
{
  g_autoptr (GString) value = g_string_new (NULL);
  const char *p = *text + 1;

  for (; *p != '\0' && *p != '"' && value->len < MAX_VALUE; p++)
    {
      if (*p == '\\' && (p[1] == '\\' || p[1] == '"'))
        p++;
      g_string_append_c (value, *p);
    }
  if (*p != '"')
    return NULL;
  *text = p + 1;
  return g_string_free (g_steal_pointer (&value), FALSE);
}

/* "01,02,\" and on in the next line. */
static GByteArray *
read_bytes (const char **text)
{
  GByteArray *bytes = g_byte_array_new ();
  const char *p = *text;

  while (bytes->len < MAX_VALUE)
    {
      int high, low;

      p += strspn (p, " \t,");
      if (*p == '\\')
        {
          p += strspn (p, "\\ \t");
          p += strspn (p, "\r\n");
          continue;
        }
      high = g_ascii_xdigit_value (p[0]);
      low = high >= 0 ? g_ascii_xdigit_value (p[1]) : -1;
      if (low < 0)
        break;
      g_byte_array_append (bytes, (const guint8[]){ (guint8) (high << 4 | low) }, 1);
      p += 2;
    }
  *text = p;
  return bytes;
}

/* Several texts, each with its NUL behind it, become lines. */
static char *
bytes_to_text (GByteArray *bytes, gboolean is_ansi)
{
  g_autofree char *wide = NULL;
  gsize length = bytes->len;

  if (is_ansi)
    g_byte_array_append (bytes, (const guint8 *) "", 1);
  else
    {
      wide = g_convert_with_fallback ((const char *) bytes->data, (gssize) (length & ~(gsize) 1),
                                      "UTF-8", "UTF-16LE", "\xef\xbf\xbd", NULL, &length, NULL);
      if (wide == NULL)
        return g_strdup ("");
    }
  {
    char *start = wide != NULL ? wide : (char *) bytes->data;

    while (length > 0 && start[length - 1] == '\0')
      length--;
    for (gsize i = 0; i < length; i++)
      if (start[i] == '\0')
        start[i] = '\n';
    start[length] = '\0';
    return is_ansi ? ferry_import_text_to_utf8 (start, "CP932") : g_strdup (start);
  }
}

static char *
bytes_to_digits (GByteArray *bytes)
{
  GString *digits = g_string_new (NULL);

  for (guint i = 0; i < bytes->len; i++)
    g_string_append_printf (digits, "%02X", bytes->data[i]);
  return g_string_free (digits, FALSE);
}

static char *
read_hex (const char **text, gboolean is_ansi)
{
  guint64 type = TYPE_BINARY;
  g_autoptr (GByteArray) bytes = NULL;

  if (**text == '(')
    type = g_ascii_strtoull (*text + 1, NULL, 16);
  *text += strcspn (*text, ":\r\n");
  if (**text != ':')
    return NULL;
  (*text)++;
  bytes = read_bytes (text);
  return type == TYPE_TEXT || type == TYPE_EXPANDABLE || type == TYPE_LINES
             ? bytes_to_text (bytes, is_ansi)
             : bytes_to_digits (bytes);
}

/* `"name"=value`, with @text at the name; %FALSE where a quoted text has no end. */
static gboolean
read_value (const char **text, gboolean is_ansi, FerryImportSections *sections)
{
  g_autofree char *name = read_quoted (text);
  char *value = NULL;

  if (name == NULL)
    return FALSE;
  if (**text != '=')
    return TRUE;
  (*text)++;
  if (**text == '"')
    {
      value = read_quoted (text);
      if (value == NULL)
        return FALSE;
    }
  else if (g_ascii_strncasecmp (*text, "dword:", 6) == 0)
    value = g_strdup_printf ("%" G_GUINT64_FORMAT,
                             g_ascii_strtoull (*text + 6, NULL, 16) & G_MAXUINT32);
  else if (g_ascii_strncasecmp (*text, "hex", 3) == 0)
    {
      *text += 3;
      value = read_hex (text, is_ansi);
    }
  if (value != NULL)
    ferry_import_sections_add (sections, name, value);
  return TRUE;
}

static guint
count_lines (const char *start, const char *end)
{
  guint lines = 1;

  for (; start < end; start++)
    lines += *start == '\n';
  return lines;
}

gboolean
ferry_import_registry_read (const char *text,
                            const char *path,
                            FerryImportSections *sections,
                            GError **error)
{
  const char *start = text;
  gboolean is_ansi = g_str_has_prefix (text, ANSI_HEADER);

  while (*text != '\0')
    {
      text += strspn (text, " \t\r\n");
      if (*text == '[')
        {
          g_autofree char *line = g_strndup (text, strcspn (text, "\r\n"));

          read_key (line, path, sections);
        }
      else if (*text == '"')
        {
          const char *line = text;

          if (!read_value (&text, is_ansi, sections))
            {
              g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                           _ ("The file is damaged: the text in line %u has no end"),
                           count_lines (start, line));
              return FALSE;
            }
        }
      text += strcspn (text, "\r\n");
    }
  return TRUE;
}
