/* Users and passwords for one server from a .netrc file. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-cli-netrc.h"

#include "ferry-netrc.h"

#include <gio/gio.h>

static gboolean
entry_fits (const FerryNetrcEntry *entry, const FerryServer *server)
{
  if (entry->machine != NULL && g_ascii_strcasecmp (entry->machine, server->host) != 0)
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
  g_autoptr (GPtrArray) entries = ferry_netrc_parse (text);

  for (guint i = 0; i < entries->len; i++)
    {
      FerryNetrcEntry *entry = g_ptr_array_index (entries, i);

      if (!entry_fits (entry, server))
        continue;
      if (server->user == NULL)
        server->user = g_steal_pointer (&entry->login);
      if (server->password == NULL)
        server->password = g_steal_pointer (&entry->password);
      if (server->account == NULL)
        server->account = g_steal_pointer (&entry->account);
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
