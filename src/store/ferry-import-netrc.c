/* .netrc: hosts, users and passwords of many programs, and nothing that says which of them speak
 * FTP. See ferry-import-formats.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-import-formats.h"

#include "ferry-netrc.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static FerryImported *
read_entry (const FerryNetrcEntry *entry)
{
  FerryImported *site = ferry_imported_new ();

  ferry_imported_set_host (site, entry->machine);
  if (g_strcmp0 (entry->login, "anonymous") != 0)
    {
      ferry_imported_set_line (site, FERRY_IMPORTED_USER, entry->login);
      ferry_imported_set_line (site, FERRY_IMPORTED_PASSWORD, entry->password);
      ferry_imported_set_line (site, FERRY_IMPORTED_ACCOUNT, entry->account);
      site->is_asking |= entry->login == NULL || entry->password == NULL;
    }
  if (g_ascii_strncasecmp (entry->machine, "ftp", 3) != 0)
    {
      site->is_doubtful = TRUE;
      ferry_imported_warn (site, _ ("The file does not say whether this is an FTP server."));
    }
  return site;
}

static gboolean
is_netrc (const char *text)
{
  static const char *const words[] = { "machine", "default", "macdef" };

  while (*(text += strspn (text, " \t\r\n")) == '#')
    text += strcspn (text, "\r\n");
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_ascii_strncasecmp (text, words[i], strlen (words[i])) == 0 &&
        strchr (" \t\r\n", text[strlen (words[i])]) != NULL)
      return TRUE;
  return FALSE;
}

static gboolean
read_netrc (const char *text, FerryImportList *list, GError **error)
{
  g_autoptr (GPtrArray) entries = ferry_netrc_parse (text);

  for (guint i = 0; i < entries->len; i++)
    {
      const FerryNetrcEntry *entry = g_ptr_array_index (entries, i);

      if (entry->machine != NULL && !ferry_import_list_take (list, read_entry (entry)))
        break;
    }
  return TRUE;
}

const FerryImportFormat ferry_import_netrc = { ".netrc", is_netrc, read_netrc };
