/* A site as it was read out of another program's file. See ferry-imported.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-imported.h"

#include "ferry-charset.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/**
 * ferry_imported_wipe:
 * @secret: (nullable): to be freed next, for what is freed may lie about in memory for long
 */
void
ferry_imported_wipe (char *secret)
{
  for (volatile char *p = secret; p != NULL && *p != '\0'; p++)
    *p = '\0';
}

/**
 * ferry_imported_new:
 *
 * Returns: (transfer full): a site without a host, with Ferry's defaults
 */
FerryImported *
ferry_imported_new (void)
{
  FerryImported *site = g_new0 (FerryImported, 1);

  site->server = ferry_server_new (NULL);
  site->bookmarks = g_ptr_array_new_with_free_func ((GDestroyNotify) ferry_bookmark_free);
  site->warnings = g_ptr_array_new_with_free_func (g_free);
  return site;
}

/**
 * ferry_imported_free:
 * @site: (nullable):
 */
void
ferry_imported_free (FerryImported *site)
{
  if (site == NULL)
    return;
  ferry_imported_wipe (site->server->password);
  ferry_imported_wipe (site->server->account);
  ferry_server_free (site->server);
  g_free (site->title);
  g_free (site->folder);
  g_free (site->notes);
  g_free (site->id);
  g_free (site->local_folder);
  g_free (site->remote_folder);
  g_ptr_array_unref (site->bookmarks);
  g_ptr_array_unref (site->warnings);
  g_free (site->refusal);
  g_free (site);
}

/**
 * ferry_imported_warn:
 * @sentence: what could not be taken over; said once however often it happens
 */
void
ferry_imported_warn (FerryImported *site, const char *sentence)
{
  if (!g_ptr_array_find_with_equal_func (site->warnings, sentence, g_str_equal, NULL))
    g_ptr_array_add (site->warnings, g_strdup (sentence));
}

/**
 * ferry_imported_refuse:
 * @sentence: why the site cannot be taken; the first reason stays
 */
void
ferry_imported_refuse (FerryImported *site, const char *sentence)
{
  if (site->refusal == NULL)
    site->refusal = g_strdup (sentence);
}

/**
 * ferry_imported_lose_password:
 * @why: a sentence
 *
 * There is a password, and it cannot be read: Ferry will ask for it.
 */
void
ferry_imported_lose_password (FerryImported *site, const char *why)
{
  site->is_asking = TRUE;
  ferry_imported_warn (site, why);
}

/**
 * ferry_imported_dup_label:
 * @text: (nullable): UTF-8 or nearly so
 *
 * Returns: (transfer full): @text as one line that can stand in a path of folders; "_" for nothing
 */
char *
ferry_imported_dup_label (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text != NULL ? text : "", -1);
  g_autoptr (GString) label = g_string_new (NULL);
  glong length = 0;

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (++length > FERRY_IMPORT_MAX_LABEL)
        break;
      g_string_append_unichar (label, g_unichar_iscntrl (c) ? ' ' : c == '/' ? '-' : c);
    }
  g_strstrip (label->str);
  if (label->str[0] == '\0' || strcmp (label->str, ".") == 0 || strcmp (label->str, "..") == 0)
    return g_strdup ("_");
  return g_strdup (label->str);
}

/**
 * ferry_imported_join_folder:
 * @folder: (nullable): of sites
 * @label: of a folder in it, as the file has it
 *
 * Returns: (transfer full): the path of the inner folder
 */
char *
ferry_imported_join_folder (const char *folder, const char *label)
{
  g_autofree char *name = ferry_imported_dup_label (label);

  return folder != NULL ? g_strconcat (folder, "/", name, NULL) : g_steal_pointer (&name);
}

void
ferry_imported_set_title (FerryImported *site, const char *title)
{
  g_clear_pointer (&site->title, g_free);
  if (title != NULL && title[strspn (title, " \t\r\n")] != '\0')
    site->title = ferry_imported_dup_label (title);
}

static gboolean
is_host (const char *host)
{
  gsize length = strlen (host);

  if (length == 0 || length > 255 || !g_utf8_validate (host, -1, NULL))
    return FALSE;
  for (const char *p = host; *p != '\0'; p++)
    if (g_ascii_iscntrl (*p) || strchr (" /\\@[]", *p) != NULL)
      return FALSE;
  return TRUE;
}

/**
 * ferry_imported_set_host:
 * @host: (nullable): a name or an address, an IPv6 one with brackets or without
 *
 * What is no host makes the site one that cannot be taken.
 */
void
ferry_imported_set_host (FerryImported *site, const char *host)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (host != NULL ? host : ""));
  gsize length = strlen (trimmed);

  if (length > 2 && trimmed[0] == '[' && trimmed[length - 1] == ']')
    {
      memmove (trimmed, trimmed + 1, length - 2);
      trimmed[length - 2] = '\0';
    }
  if (is_host (trimmed))
    {
      g_free (site->server->host);
      site->server->host = g_steal_pointer (&trimmed);
    }
  else
    ferry_imported_refuse (site, trimmed[0] == '\0' ? _ ("It names no host.")
                                                    : _ ("Its host is no name of a host."));
}

/**
 * ferry_imported_set_port:
 * @digits: (nullable): without it, and for what is no port, the default stays
 */
void
ferry_imported_set_port (FerryImported *site, const char *digits)
{
  guint64 port;

  if (digits == NULL || digits[0] == '\0')
    return;
  if (g_ascii_string_to_unsigned (digits, 10, 1, G_MAXUINT16, &port, NULL))
    site->server->port = (guint16) port;
  else
    ferry_imported_warn (site, _ ("Its port is no port: the usual one is taken."));
}

/* A name of a folder may have odd characters in it, a user who does is none. */
static gboolean
has_control (const char *value)
{
  while (*value != '\0' && !g_ascii_iscntrl (*value))
    value++;
  return *value != '\0';
}

static gboolean
may_be_sent (const char *value)
{
  return strlen (value) <= FERRY_IMPORT_MAX_FIELD && strpbrk (value, "\r\n") == NULL;
}

/**
 * ferry_imported_set_line:
 * @value: (nullable): what the file has
 *
 * A line break in it would send a command of the file's choice: then it is left out, with a
 * warning, and without its user the whole site is.
 */
void
ferry_imported_set_line (FerryImported *site, FerryImportedLine line, const char *value)
{
  const struct
  {
    char **place;
    const char *loss;
  } lines[] = {
    [FERRY_IMPORTED_USER] = { &site->server->user, NULL },
    [FERRY_IMPORTED_PASSWORD] = { &site->server->password,
                                  _ ("Its password holds what FTP cannot carry: Ferry will ask.") },
    [FERRY_IMPORTED_ACCOUNT] = { &site->server->account,
                                 _ ("Its account holds what FTP cannot carry: it is left out.") },
    [FERRY_IMPORTED_REMOTE_FOLDER] = { &site->remote_folder,
                                       _ ("Its folder on the server cannot be read: it is left "
                                          "out.") },
  };

  if (value == NULL || value[0] == '\0')
    return;
  if (may_be_sent (value) && !(line == FERRY_IMPORTED_USER && has_control (value)))
    {
      g_free (*lines[line].place);
      *lines[line].place = g_strdup (value);
    }
  else if (line == FERRY_IMPORTED_USER)
    ferry_imported_refuse (site, _ ("Its user name holds what FTP cannot carry."));
  else if (line == FERRY_IMPORTED_PASSWORD)
    ferry_imported_lose_password (site, lines[line].loss);
  else
    ferry_imported_warn (site, lines[line].loss);
}

/* Only the text is looked at: touching a path of Windows' network would already send a login. */
static char *
dup_local_folder (const char *folder)
{
  g_auto (GStrv) parts = g_strsplit_set (folder, "/\\", -1);

  if (strlen (folder) > FERRY_IMPORT_MAX_FIELD || strpbrk (folder, "\r\n") != NULL ||
      g_str_has_prefix (folder, "//") || g_str_has_prefix (folder, "\\\\"))
    return NULL;
  if (g_strv_contains ((const char *const *) parts, ".."))
    return NULL;
  if (g_str_has_prefix (folder, "~/"))
    return g_build_filename (g_get_home_dir (), folder + 2, NULL);
  return g_path_is_absolute (folder) ? g_strdup (folder) : NULL;
}

/**
 * ferry_imported_set_local_folder:
 * @folder: (nullable): taken if it is an absolute path of this system; nothing is looked up
 */
void
ferry_imported_set_local_folder (FerryImported *site, const char *folder)
{
  if (folder == NULL || folder[0] == '\0')
    return;
  g_clear_pointer (&site->local_folder, g_free);
  site->local_folder = dup_local_folder (folder);
  if (site->local_folder == NULL)
    ferry_imported_warn (site, _ ("Its local folder is not on this computer: it is left out."));
}

void
ferry_imported_set_notes (FerryImported *site, const char *notes)
{
  g_autoptr (GString) text = NULL;

  if (notes == NULL || notes[0] == '\0')
    return;
  if (strlen (notes) > FERRY_IMPORT_MAX_NOTES)
    {
      ferry_imported_warn (site, _ ("Its notes are too long: they are left out."));
      return;
    }
  text = g_string_new (notes);
  g_string_replace (text, "\r\n", "\n", 0);
  g_free (site->notes);
  site->notes = g_utf8_make_valid (text->str, -1);
}

/**
 * ferry_imported_set_charset:
 * @charset: (nullable): of the names on the server; one that is not known here is found out again
 */
void
ferry_imported_set_charset (FerryImported *site, const char *charset)
{
  if (charset == NULL || charset[0] == '\0')
    return;
  if (strlen (charset) < 64 && ferry_charset_is_known (charset))
    ferry_server_set_charset (site->server, charset, NULL);
  else
    ferry_imported_warn (site, _ ("Its character set is not known here: Ferry finds it out."));
}

/**
 * ferry_imported_add_bookmark:
 * @local_folder: (nullable):
 * @remote_folder: (nullable):
 *
 * Adds a pair of folders, or one of them; nothing where neither can be used.
 */
void
ferry_imported_add_bookmark (FerryImported *site,
                             const char *title,
                             const char *local_folder,
                             const char *remote_folder)
{
  g_autofree char *local = local_folder != NULL ? dup_local_folder (local_folder) : NULL;
  const char *remote =
      remote_folder != NULL && remote_folder[0] != '\0' && may_be_sent (remote_folder)
          ? remote_folder
          : NULL;
  g_autofree char *label = NULL;

  if ((local_folder != NULL && local_folder[0] != '\0' && local == NULL) ||
      (remote_folder != NULL && remote_folder[0] != '\0' && remote == NULL))
    ferry_imported_warn (site, _ ("A folder of a bookmark is left out: it cannot be used here."));
  if (local == NULL && remote == NULL)
    return;
  if (site->bookmarks->len == FERRY_IMPORT_MAX_BOOKMARKS)
    {
      ferry_imported_warn (site, _ ("It has more bookmarks than Ferry takes."));
      return;
    }
  label = title != NULL && title[0] != '\0'
              ? ferry_imported_dup_label (title)
              : g_utf8_make_valid (remote != NULL ? remote : local, -1);
  g_ptr_array_add (site->bookmarks, ferry_bookmark_new (label, remote, local));
}

/**
 * ferry_imported_dup_data:
 * @site: that is not refused
 *
 * Returns: (transfer full): the site to be saved; its server still has the password
 */
FerrySiteData *
ferry_imported_dup_data (const FerryImported *site)
{
  const char *title = site->title != NULL ? site->title : site->server->host;
  FerrySiteData *data = ferry_site_data_new (title, site->server);

  ferry_site_data_set_folder (data, site->folder);
  data->colour = site->colour;
  data->notes = g_strdup (site->notes);
  data->remote_folder = g_strdup (site->remote_folder);
  data->local_folder = g_strdup (site->local_folder);
  if (site->server->password != NULL)
    data->logon = FERRY_LOGON_KEYRING;
  for (guint i = 0; i < site->bookmarks->len; i++)
    g_ptr_array_add (data->bookmarks, ferry_bookmark_copy (g_ptr_array_index (site->bookmarks, i)));
  return data;
}
