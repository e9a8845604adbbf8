/* Users and passwords from a .netrc file, as ftp(1), curl and lftp read it: words between blanks,
 * `machine NAME` or `default` opens an entry, `macdef` runs to the next empty line. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-cli-netrc.h"

#include <gio/gio.h>
#include <string.h>

/* One word and the place behind it; quotes keep blanks in a word, `\` the character behind it. */
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
      if (*p == '\\' && p[1] != '\0')
        p++;
      g_string_append_c (word, *p++);
    }
  *text = is_quoted && *p == '"' ? p + 1 : p;
  return g_string_free (g_steal_pointer (&word), FALSE);
}

static const char *
skip_macro (const char *text)
{
  const char *end = strstr (text, "\n\n");

  return end != NULL ? end : text + strlen (text);
}

typedef struct
{
  char *login;
  char *password;
  char *account;
} Entry;

static void
entry_clear (Entry *entry)
{
  g_clear_pointer (&entry->login, g_free);
  g_clear_pointer (&entry->password, g_free);
  g_clear_pointer (&entry->account, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Entry, entry_clear)

/* Reads up to the next entry; @text then stands before its first word. */
static void
read_entry (const char **text, Entry *entry)
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

  while (TRUE)
    {
      const char *rest = *text;
      g_autofree char *word = next_word (&rest);

      if (word == NULL || strcmp (word, "machine") == 0 || strcmp (word, "default") == 0)
        return;
      if (strcmp (word, "macdef") == 0)
        rest = skip_macro (rest);
      else if (word[0] == '#')
        rest += strcspn (rest, "\n");
      for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
        if (strcmp (word, fields[i].name) == 0)
          {
            g_free (*fields[i].value);
            *fields[i].value = next_word (&rest);
          }
      *text = rest;
    }
}

static gboolean
entry_fits (const Entry *entry, const char *machine, const FerryServer *server)
{
  if (machine != NULL && g_ascii_strcasecmp (machine, server->host) != 0)
    return FALSE;
  return server->user == NULL || g_strcmp0 (server->user, entry->login) == 0;
}

/**
 * ferry_cli_netrc_apply_text:
 * @text: what the file holds
 *
 * Fills in user, password and account of @server from the first entry for its host. A user that is
 * set already must be the entry's; a password that is set already stays.
 *
 * Returns: whether an entry was found
 */
gboolean
ferry_cli_netrc_apply_text (FerryServer *server, const char *text)
{
  g_autofree char *word = NULL;

  while ((word = next_word (&text)) != NULL)
    {
      gboolean is_default = strcmp (word, "default") == 0;
      g_autofree char *machine = strcmp (word, "machine") == 0 ? next_word (&text) : NULL;
      g_auto (Entry) entry = { NULL };

      g_clear_pointer (&word, g_free);
      read_entry (&text, &entry);
      if ((!is_default && machine == NULL) || !entry_fits (&entry, machine, server))
        continue;
      if (server->user == NULL)
        server->user = g_steal_pointer (&entry.login);
      if (server->password == NULL)
        server->password = g_steal_pointer (&entry.password);
      if (server->account == NULL)
        server->account = g_steal_pointer (&entry.account);
      return TRUE;
    }
  return FALSE;
}

/**
 * ferry_cli_netrc_apply:
 *
 * The same from the file that $NETRC names, or ~/.netrc. A file without a fitting entry changes
 * nothing.
 *
 * Returns: %FALSE where the file cannot be read
 */
gboolean
ferry_cli_netrc_apply (FerryServer *server, GError **error)
{
  g_autofree char *path = g_strdup (g_getenv ("NETRC"));
  g_autofree char *text = NULL;

  if (path == NULL)
    path = g_build_filename (g_get_home_dir (), ".netrc", NULL);
  if (!g_file_get_contents (path, &text, NULL, error))
    return FALSE;
  ferry_cli_netrc_apply_text (server, text);
  return TRUE;
}
