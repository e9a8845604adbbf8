/* A site out of a URL: `scheme://[user[:password]@]host[:port][/path]`. More is forgiven than in
 * what people type, for it is in their list already; a line break in it is not. See
 * ferry-import-url.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-import-url.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/**
 * ferry_import_url_is_it:
 *
 * Returns: whether @text begins as a URL does, of whatever scheme
 */
gboolean
ferry_import_url_is_it (const char *text)
{
  gsize length = strspn (text, G_CSET_a_2_z G_CSET_A_2_Z G_CSET_DIGITS "+-.");

  return length > 0 && g_str_has_prefix (text + length, "://");
}

/* An escape that is none stays as it is; %NULL for a NUL. */
static char *
decode (const char *text, gsize length)
{
  GString *bytes = g_string_new (NULL);

  for (gsize i = 0; i < length; i++)
    {
      int high = text[i] == '%' && i + 2 < length ? g_ascii_xdigit_value (text[i + 1]) : -1;
      int low = high >= 0 ? g_ascii_xdigit_value (text[i + 2]) : -1;

      if (low < 0)
        g_string_append_c (bytes, text[i]);
      else
        {
          g_string_append_c (bytes, (char) (high << 4 | low));
          i += 2;
        }
    }
  if (strlen (bytes->str) != bytes->len)
    {
      g_string_free (bytes, TRUE);
      return NULL;
    }
  return g_string_free (bytes, FALSE);
}

static void
read_user (FerryImported *site, const char *text, gsize length)
{
  const char *colon = memchr (text, ':', length);
  gsize user_length = colon != NULL ? (gsize) (colon - text) : length;
  g_autofree char *user = decode (text, user_length);
  g_autofree char *password = colon != NULL ? decode (colon + 1, length - user_length - 1) : NULL;

  if (user == NULL)
    ferry_imported_refuse (site, _ ("Its user name holds what FTP cannot carry."));
  if (g_strcmp0 (user, "anonymous") == 0)
    return;
  ferry_imported_set_line (site, FERRY_IMPORTED_USER, user);
  if (password != NULL && password[0] != '\0')
    ferry_imported_set_line (site, FERRY_IMPORTED_PASSWORD, password);
  else
    site->is_asking = TRUE;
}

static void
read_host (FerryImported *site, const char *text, gsize length)
{
  const char *bracket = text[0] == '[' ? memchr (text, ']', length) : NULL;
  const char *start = bracket != NULL ? bracket : text;
  const char *colon = memchr (start, ':', length - (gsize) (start - text));
  gsize host_length = colon != NULL ? (gsize) (colon - text) : length;
  g_autofree char *host = decode (text, host_length);
  g_autofree char *port = colon != NULL ? g_strndup (colon + 1, length - host_length - 1) : NULL;

  ferry_imported_set_host (site, host);
  ferry_imported_set_port (site, port);
}

/* "/a" is below the folder of the login, "/%2Fa" from the root. */
static void
read_path (FerryImported *site, const char *text)
{
  g_autofree char *path = text[0] == '/' ? decode (text + 1, strlen (text + 1)) : NULL;

  ferry_imported_set_line (site, FERRY_IMPORTED_REMOTE_FOLDER, path);
}

/**
 * ferry_import_url_read:
 * @url: that ferry_import_url_is_it()
 * @schemes: that are FTP to the program
 */
void
ferry_import_url_read (FerryImported *site, const char *url, const FerryImportScheme *schemes)
{
  gsize length = strcspn (url, ":");
  const char *authority = url + length + strlen ("://");
  gsize authority_length = strcspn (authority, "/");
  const char *at = g_strrstr_len (authority, (gssize) authority_length, "@");
  g_autofree char *scheme = g_ascii_strdown (url, (gssize) length);
  g_autofree char *name = g_ascii_strup (url, (gssize) length);
  g_autofree char *sentence = g_strdup_printf (_ ("%s: Ferry speaks FTP only."), name);

  while (schemes->name != NULL && strcmp (schemes->name, scheme) != 0)
    schemes++;
  if (schemes->name != NULL)
    site->server->security = schemes->security;
  else
    ferry_imported_refuse (site, sentence);
  if (at != NULL)
    read_user (site, authority, (gsize) (at - authority));
  else
    at = authority - 1;
  read_host (site, at + 1, authority_length - (gsize) (at + 1 - authority));
  read_path (site, authority + authority_length);
}
