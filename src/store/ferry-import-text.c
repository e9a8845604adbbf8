/* The text of a file that another program wrote: a byte order mark decides how it is read, then
 * whether it is UTF-8, then what the program used to write. See ferry-import-text.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-import-text.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

static const struct
{
  const char *mark;
  gsize length;
  const char *charset;
} marks[] = {
  { "\xef\xbb\xbf", 3, "UTF-8" },
  { "\xff\xfe", 2, "UTF-16LE" },
  { "\xfe\xff", 2, "UTF-16BE" },
};

/* What cannot be read in any of them is shown as well as can be. */
static char *
convert (const char *bytes, gsize length, const char *charset)
{
  g_autofree char *text = NULL;

  if (strcmp (charset, "UTF-8") == 0)
    return g_utf8_make_valid (bytes, (gssize) length);
  text = g_convert_with_fallback (bytes, (gssize) length, "UTF-8", charset, "\xef\xbf\xbd", NULL,
                                  NULL, NULL);
  if (text == NULL) /* half a character in it, or iconv has no such set */
    return g_utf8_make_valid (bytes, (gssize) length);
  return g_steal_pointer (&text);
}

/* The old Japanese FFFTP wrote in Shift_JIS, everybody else in what Western Windows has. */
static const char *
find_fallback (const char *bytes, gsize length)
{
  return g_strstr_len (bytes, (gssize) length, "\\FFFTP") != NULL ||
                 g_strstr_len (bytes, (gssize) length, "[FFFTP") != NULL
             ? "CP932"
             : "CP1252";
}

/**
 * ferry_import_text_to_utf8:
 * @fallback: the character set of what is not UTF-8
 *
 * Returns: (transfer full): @bytes as UTF-8; what is in neither is replaced
 */
char *
ferry_import_text_to_utf8 (const char *bytes, const char *fallback)
{
  if (g_utf8_validate (bytes, -1, NULL))
    return g_strdup (bytes);
  return convert (bytes, strlen (bytes), fallback);
}

/**
 * ferry_import_text_decode:
 *
 * Returns: (transfer full): the whole file as UTF-8; %NULL with a sentence for what is no text
 */
char *
ferry_import_text_decode (GBytes *bytes, GError **error)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  const char *charset = NULL;
  g_autofree char *text = NULL;
  g_autofree char *sized = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (marks) && charset == NULL; i++)
    if (length >= marks[i].length && memcmp (data, marks[i].mark, marks[i].length) == 0)
      {
        charset = marks[i].charset;
        data += marks[i].length;
        length -= marks[i].length;
      }
  if (charset != NULL && strcmp (charset, "UTF-8") != 0)
    {
      gsize written = 0;

      text =
          g_convert (data, (gssize) (length & ~(gsize) 1), "UTF-8", charset, NULL, &written, NULL);
      if (text == NULL || strlen (text) != written)
        {
          g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                               _ ("The file is damaged: it begins as Unicode text and is none"));
          return NULL;
        }
      return g_steal_pointer (&text);
    }
  if (length > 0 && memchr (data, '\0', length) != NULL)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                           _ ("The file is no text: it holds no list of sites that Ferry knows"));
      return NULL;
    }
  if (length == 0)
    return g_strdup ("");
  sized = g_strndup (data, length);
  return charset != NULL ? convert (sized, length, charset)
                         : ferry_import_text_to_utf8 (sized, find_fallback (data, length));
}

/**
 * ferry_import_text_next_line:
 * @text: moved behind the line, which LF, CR or both end
 *
 * Returns: (transfer full) (nullable): the line; %NULL at the end. One that is longer than any
 * program writes is empty.
 */
char *
ferry_import_text_next_line (const char **text)
{
  const char *start = *text;
  gsize length = strcspn (start, "\r\n");

  if (*start == '\0')
    return NULL;
  *text += length;
  if (**text == '\r')
    (*text)++;
  if (**text == '\n' && (*text == start + length || (*text)[-1] == '\r'))
    (*text)++;
  return length <= FERRY_IMPORT_MAX_LINE ? g_strndup (start, length) : g_strdup ("");
}
