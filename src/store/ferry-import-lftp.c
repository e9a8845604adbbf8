/* lftp: a bookmark a line, its name, blanks, its URL. Behind a blank in the URL may be options that
 * run commands: they are left out. See ferry-import-formats.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-import-formats.h"
#include "ferry-import-text.h"
#include "ferry-import-url.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const FerryImportScheme schemes[] = {
  { "ftp", FERRY_SECURITY_OPTIONAL },
  { "ftps", FERRY_SECURITY_IMPLICIT },
  { NULL },
};

/* "name" and "scheme://…" in a line; %FALSE for what is no bookmark. */
static gboolean
split (const char *line, char **name, char **url, gboolean *has_options)
{
  gsize length = strcspn (line, " \t");
  const char *start = line + length + strspn (line + length, " \t");
  gsize end = strcspn (start, " \t");

  if (length == 0 || !ferry_import_url_is_it (start))
    return FALSE;
  *name = g_strndup (line, length);
  *url = g_strndup (start, end);
  *has_options = start[end + strspn (start + end, " \t")] != '\0';
  return TRUE;
}

static FerryImported *
read_line (const char *line)
{
  g_autofree char *name = NULL;
  g_autofree char *url = NULL;
  gboolean has_options;
  FerryImported *site;

  if (!split (line, &name, &url, &has_options))
    return NULL;
  site = ferry_imported_new ();
  ferry_imported_set_title (site, name);
  ferry_import_url_read (site, url, schemes);
  if (has_options)
    ferry_imported_warn (site, _ ("Its commands after login are left out: look at them and type "
                                  "them anew."));
  return site;
}

/* A file of notes may have a URL somewhere: most lines have to be bookmarks. */
static gboolean
is_lftp (const char *text)
{
  guint yes = 0, no = 0;
  char *line;

  while (yes + no < 100 && (line = ferry_import_text_next_line (&text)) != NULL)
    {
      g_autofree char *owned = line;
      g_autofree char *name = NULL;
      g_autofree char *url = NULL;
      gboolean has_options;

      if (split (line, &name, &url, &has_options))
        yes++;
      else
        no += line[strspn (line, " \t")] != '\0';
    }
  return yes > no;
}

static gboolean
read_lftp (const char *text, FerryImportList *list, GError **error)
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

const FerryImportFormat ferry_import_lftp = { "lftp", is_lftp, read_lftp };
