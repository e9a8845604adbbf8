/* Users and passwords in the format of .netrc, as ftp(1), curl and lftp read it: words between
 * blanks, `machine NAME` or `default` opens an entry, `macdef` runs to the next empty line. Any
 * thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-netrc.h"

#include <string.h>

#define MAX_WORD    4096
#define MAX_ENTRIES 10000

static void
entry_free (gpointer data)
{
  FerryNetrcEntry *entry = data;

  g_free (entry->machine);
  g_free (entry->login);
  g_free (entry->password);
  g_free (entry->account);
  g_free (entry);
}

static char
unescape (char c)
{
  return c == 'n' ? '\n' : c == 'r' ? '\r' : c == 't' ? '\t' : c;
}

/* One word and the place behind it; quotes keep blanks in a word, and in them `\` the character
 * behind it. Quotes without an end go to the end of the file: there is nothing more to read. */
static char *
next_word (const char **text)
{
  const char *p = *text + strspn (*text, " \t\r\n");
  g_autoptr (GString) word = g_string_new (NULL);
  gboolean is_quoted = *p == '"';

  if (*p == '\0')
    return NULL;
  if (is_quoted)
    p++;
  while (*p != '\0' && (is_quoted ? *p != '"' : strchr (" \t\r\n", *p) == NULL))
    {
      gboolean is_escape = is_quoted && *p == '\\' && p[1] != '\0';

      if (is_escape)
        p++;
      if (word->len < MAX_WORD)
        g_string_append_c (word, is_escape ? unescape (*p) : *p);
      p++;
    }
  *text = p;
  if (is_quoted && *p != '"')
    return NULL;
  if (is_quoted)
    (*text)++;
  return g_string_free (g_steal_pointer (&word), FALSE);
}

/* To the first empty line, or the end. */
static const char *
skip_macro (const char *text)
{
  text += strcspn (text, "\n");
  while (*text != '\0')
    {
      gsize length = strcspn (++text, "\n");

      if (length == 0 || (length == 1 && text[0] == '\r'))
        return text;
      text += length;
    }
  return text;
}

static void
set_value (FerryNetrcEntry *entry, const char *word, const char **text)
{
  const struct
  {
    const char *name;
    char **value;
  } fields[] = {
    { "login", &entry->login },
    { "user", &entry->login },
    { "password", &entry->password },
    { "account", &entry->account },
  };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (g_ascii_strcasecmp (word, fields[i].name) == 0)
      {
        g_free (*fields[i].value);
        *fields[i].value = next_word (text);
      }
}

/**
 * ferry_netrc_parse:
 * @text: of a .netrc file
 *
 * Returns: (transfer full) (element-type FerryNetrcEntry): its entries in their order. What is no
 * word of the format is passed over.
 */
GPtrArray *
ferry_netrc_parse (const char *text)
{
  GPtrArray *entries = g_ptr_array_new_with_free_func (entry_free);
  FerryNetrcEntry *entry = NULL;
  char *word;

  while ((word = next_word (&text)) != NULL)
    {
      g_autofree char *owned = word;
      gboolean is_default = g_ascii_strcasecmp (word, "default") == 0;
      g_autofree char *machine =
          g_ascii_strcasecmp (word, "machine") == 0 ? next_word (&text) : NULL;

      if (is_default || machine != NULL)
        {
          if (entries->len == MAX_ENTRIES)
            break;
          entry = g_new0 (FerryNetrcEntry, 1);
          entry->machine = g_steal_pointer (&machine);
          g_ptr_array_add (entries, entry);
        }
      else if (g_ascii_strcasecmp (word, "macdef") == 0)
        text = skip_macro (text);
      else if (word[0] == '#')
        text += strcspn (text, "\n");
      else if (entry != NULL)
        set_value (entry, word, &text);
    }
  return entries;
}
