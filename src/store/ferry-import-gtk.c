/* GNOME Files: the bookmarks of GTK, a URI a line and a label behind a blank. Passwords are in the
 * keyring. See ferry-import-formats.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-import-formats.h"
#include "ferry-import-text.h"
#include "ferry-import-url.h"

#include <string.h>

/* As GVfs means them. */
static const FerryImportScheme schemes[] = {
  { "ftp", FERRY_SECURITY_NONE },
  { "ftps", FERRY_SECURITY_EXPLICIT },
  { "ftpis", FERRY_SECURITY_IMPLICIT },
  { NULL },
};

/* Folders of this computer are in the same list, and nobody misses them here. */
static gboolean
is_remote (const char *line)
{
  static const char *const local[] = { "file:", "trash:", "recent:", "computer:", "network:" };

  for (guint i = 0; i < G_N_ELEMENTS (local); i++)
    if (g_str_has_prefix (line, local[i]))
      return FALSE;
  return ferry_import_url_is_it (line);
}

static FerryImported *
read_line (const char *line)
{
  gsize length = strcspn (line, " ");
  g_autofree char *url = g_strndup (line, length);
  FerryImported *site;

  if (!is_remote (line))
    return NULL;
  site = ferry_imported_new ();
  ferry_imported_set_title (site, line + length);
  ferry_import_url_read (site, url, schemes);
  /* GVfs knows no folder but from the root. */
  if (site->remote_folder != NULL && site->remote_folder[0] != '/')
    {
      g_autofree char *absolute = g_strconcat ("/", site->remote_folder, NULL);

      ferry_imported_set_line (site, FERRY_IMPORTED_REMOTE_FOLDER, absolute);
    }
  return site;
}

static gboolean
is_gtk (const char *text)
{
  gboolean is_any = FALSE;
  char *line;

  while ((line = ferry_import_text_next_line (&text)) != NULL)
    {
      g_autofree char *owned = line;

      if (line[0] == '\0')
        continue;
      if (!ferry_import_url_is_it (line))
        return FALSE;
      is_any = TRUE;
    }
  return is_any;
}

static gboolean
read_gtk (const char *text, FerryImportList *list, GError **error)
{
  char *line;

  while ((line = ferry_import_text_next_line (&text)) != NULL)
    {
      g_autofree char *owned = line;
      FerryImported *site = read_line (line);

      if (site != NULL && !ferry_import_list_take (list, site))
        break;
    }
  return TRUE;
}

const FerryImportFormat ferry_import_gtk = { "GNOME Files", is_gtk, read_gtk };
