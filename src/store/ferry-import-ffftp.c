/* FFFTP: ffftp.ini, and its part of the registry. Old versions wrote CP932, new ones UTF-8; in the
 * .ini all that is not ASCII is escaped as bytes. See ferry-import-formats.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-import-ffftp-password.h"
#include "ferry-import-formats.h"
#include "ferry-import-sections.h"
#include "ferry-import-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define REGISTRY_PATH "Software\\Sota\\"
#define FIRST_UTF8    1980 /* versions */
#define FIRST_PASSIVE 1921
#define GROUP         0x8000
#define MAX_HOSTS     20000

typedef struct
{
  const FerryImportSections *sections;
  const FerryImportSection *host;
  const FerryImportSection *defaults; /* of all hosts; nullable */
  int version;
  gboolean is_default; /* nobody set a master password */
} Reader;

/* "\\" and "\XX" alone are escapes; several texts in one have a NUL behind each. */
static char *
unescape (const char *text)
{
  GString *bytes = g_string_new (NULL);

  for (; *text != '\0'; text++)
    {
      int high = *text == '\\' ? g_ascii_xdigit_value (text[1]) : -1;
      int low = high >= 0 ? g_ascii_xdigit_value (text[2]) : -1;

      if (text[0] == '\\' && text[1] == '\\')
        g_string_append_c (bytes, *text++);
      else if (low < 0)
        g_string_append_c (bytes, *text);
      else
        {
          g_string_append_c (bytes, high == 0 && low == 0 ? '\n' : (char) (high << 4 | low));
          text += 2;
        }
    }
  while (bytes->len > 0 && bytes->str[bytes->len - 1] == '\n')
    g_string_truncate (bytes, bytes->len - 1);
  return g_string_free (bytes, FALSE);
}

/* An empty value is as good as none. */
static const char *
get_raw (const FerryImportSection *section, const char *key)
{
  const char *text = ferry_import_section_get (section, key);

  return text != NULL && text[0] != '\0' ? text : NULL;
}

static const char *
find_raw (Reader *reader, const char *key)
{
  const char *text = get_raw (reader->host, key);

  return text != NULL ? text : get_raw (reader->defaults, key);
}

static char *
decode (Reader *reader, const char *text)
{
  g_autofree char *bytes = reader->sections->is_registry ? g_strdup (text) : unescape (text);

  /* What an old version wrote may happen to be UTF-8 as well, and then is not. */
  if (reader->version < FIRST_UTF8 && !reader->sections->is_registry)
    {
      g_autofree char *converted =
          g_convert_with_fallback (bytes, -1, "UTF-8", "CP932", "\xef\xbf\xbd", NULL, NULL, NULL);

      if (converted != NULL)
        return g_steal_pointer (&converted);
    }
  return ferry_import_text_to_utf8 (bytes, "CP932");
}

static char *
dup_text (Reader *reader, const char *key)
{
  const char *text = find_raw (reader, key);

  return text != NULL ? decode (reader, text) : NULL;
}

static int
get_number (Reader *reader, const char *key, int default_value)
{
  const char *text = find_raw (reader, key);
  gint64 number;

  if (text == NULL)
    return default_value;
  /* The registry has no sign: -1 is 4294967295 in it. */
  if (!g_ascii_string_to_signed (text, 10, G_MININT, G_MAXUINT32, &number, NULL))
    return default_value;
  return (int) (gint32) (guint32) number;
}

/* It tries what is permitted in the order implicit, explicit, plain. */
static void
set_security (Reader *reader, FerryImported *site)
{
  gboolean is_new = reader->version >= FIRST_UTF8;
  gboolean may_be_plain = get_number (reader, "NoEncryption", 1) != 0;
  gboolean may_be_explicit = is_new && get_number (reader, "FTPES", 1) != 0;
  gboolean may_be_implicit = is_new && get_number (reader, "FTPIS", 1) != 0;

  if (may_be_implicit &&
      ((!may_be_explicit && !may_be_plain) || get_number (reader, "Port", 21) == 990))
    site->server->security = FERRY_SECURITY_IMPLICIT;
  else if (may_be_explicit)
    site->server->security = may_be_plain ? FERRY_SECURITY_OPTIONAL : FERRY_SECURITY_EXPLICIT;
  else if (may_be_plain)
    site->server->security = FERRY_SECURITY_NONE;
  else if (may_be_implicit)
    site->server->security = FERRY_SECURITY_IMPLICIT;
  else
    ferry_imported_refuse (site, _ ("SFTP: Ferry speaks FTP only."));
}

static void
set_password (Reader *reader, FerryImported *site)
{
  g_autofree char *hidden = dup_text (reader, "Password");
  g_autofree char *bytes = NULL;
  g_autofree char *password = NULL;

  if (hidden == NULL)
    {
      site->is_asking = TRUE;
      return;
    }
  bytes = ferry_import_ffftp_password (hidden, reader->is_default);
  if (bytes != NULL && (reader->version < FIRST_UTF8 || g_utf8_validate (bytes, -1, NULL)))
    {
      password = ferry_import_text_to_utf8 (bytes, "CP932");
      ferry_imported_set_line (site, FERRY_IMPORTED_PASSWORD, password);
    }
  else if (!reader->is_default)
    ferry_imported_lose_password (
        site, _ ("Its password is locked by FFFTP’s master password: Ferry will ask."));
  else
    ferry_imported_lose_password (site, _ ("Its password cannot be read: Ferry will ask."));
}

static void
set_logon (Reader *reader, FerryImported *site)
{
  g_autofree char *user = dup_text (reader, "UserName");
  g_autofree char *account = dup_text (reader, "Account");

  if (get_number (reader, "Anonymous", 0) == 1)
    return;
  ferry_imported_set_line (site, FERRY_IMPORTED_USER, user);
  ferry_imported_set_line (site, FERRY_IMPORTED_ACCOUNT, account);
  if (g_strcmp0 (user, "anonymous") != 0)
    set_password (reader, site);
}

static void
set_charset (Reader *reader, FerryImported *site)
{
  static const char *const charsets[] = { "CP932", "ISO-2022-JP", "EUC-JP", NULL,
                                          NULL,    "UTF-8",       NULL,     "UTF-8" };
  int kanji = get_number (reader, "NameKanji", reader->version < FIRST_UTF8 ? 0 : -1);

  if (kanji >= 0 && kanji < (int) G_N_ELEMENTS (charsets) && charsets[kanji] != NULL)
    ferry_imported_set_charset (site, charsets[kanji]);
  else if (kanji == 3 || kanji == 4)
    ferry_imported_warn (site, _ ("Its character set is not known here: Ferry finds it out."));
}

/* "H /remote", "L C:\local", "W C:\local <> /remote"; without a letter it is on the server. */
static void
add_bookmark (FerryImported *site, const char *line)
{
  const char *between = strstr (line, " <> ");
  g_autofree char *local = NULL;

  if (g_str_has_prefix (line, "W ") && between != NULL)
    {
      local = g_strndup (line + 2, (gsize) (between - line - 2));
      ferry_imported_add_bookmark (site, NULL, local, between + 4);
    }
  else if (g_str_has_prefix (line, "L "))
    ferry_imported_add_bookmark (site, NULL, line + 2, NULL);
  else
    ferry_imported_add_bookmark (site, NULL, NULL, g_str_has_prefix (line, "H ") ? line + 2 : line);
}

static void
add_bookmarks (Reader *reader, FerryImported *site)
{
  g_autofree char *text = dup_text (reader, "Bmarks");
  g_auto (GStrv) lines = text != NULL ? g_strsplit (text, "\n", -1) : NULL;

  for (guint i = 0; lines != NULL && lines[i] != NULL; i++)
    if (lines[i][0] != '\0')
      add_bookmark (site, lines[i]);
}

static void
set_rest (Reader *reader, FerryImported *site)
{
  g_autofree char *remote = dup_text (reader, "RemoteDir");
  g_autofree char *local = dup_text (reader, "LocalDir");
  int connections = get_number (reader, "ThreadCount", 0);

  if (get_number (reader, "Pasv", reader->version < FIRST_PASSIVE ? 0 : 1) == 0)
    site->server->mode = FERRY_MODE_ACTIVE;
  set_charset (reader, site);
  ferry_imported_set_line (site, FERRY_IMPORTED_REMOTE_FOLDER, remote);
  ferry_imported_set_local_folder (site, local);
  if (connections >= 1 && connections <= 10)
    site->server->max_connections = (guint) connections;
  add_bookmarks (reader, site);
  if (find_raw (reader, "Init") != NULL)
    ferry_imported_warn (site, _ ("Its commands after login are left out: look at them and type "
                                  "them anew."));
  if (get_number (reader, "Fwall", 0) == 1)
    ferry_imported_warn (site, _ ("Its proxy is left out: set it anew if it is still needed."));
}

static FerryImported *
read_host (Reader *reader, const char *folder)
{
  FerryImported *site = ferry_imported_new ();
  g_autofree char *title = dup_text (reader, "HostName");
  g_autofree char *host = dup_text (reader, "HostAdrs");

  site->folder = g_strdup (folder);
  ferry_imported_set_title (site, title);
  ferry_imported_set_host (site, host);
  set_security (reader, site);
  ferry_imported_set_port (site, find_raw (reader, "Port"));
  set_logon (reader, site);
  set_rest (reader, site);
  return site;
}

/* The list is flat: each entry says how deep it is, and a group holds what is deeper behind it. */
static void
read_hosts (Reader *reader, guint count, FerryImportList *list)
{
  g_autoptr (GPtrArray) folders = g_ptr_array_new_with_free_func (g_free); /* that are open */

  for (guint i = 0; i < count; i++)
    {
      g_autofree char *name = g_strdup_printf ("FFFTP\\Options\\Host%u", i);
      g_autofree char *title = NULL;
      const char *folder;
      guint set, depth;

      reader->host = ferry_import_sections_find (reader->sections, name);
      if (reader->host == NULL)
        continue;
      set = (guint) get_number (reader, "Set", 0);
      depth = MIN (MIN (set & (GROUP - 1), folders->len), FERRY_IMPORT_MAX_DEPTH);
      g_ptr_array_set_size (folders, (int) depth);
      folder = depth > 0 ? g_ptr_array_index (folders, depth - 1) : NULL;
      if ((set & GROUP) != 0)
        {
          title = dup_text (reader, "HostName");
          g_ptr_array_add (folders, ferry_imported_join_folder (folder, title));
        }
      else if (!ferry_import_list_take (list, read_host (reader, folder)))
        return;
    }
}

static gboolean
is_ffftp (const char *text)
{
  if (ferry_import_registry_is_it (text))
    return strstr (text, "\\Sota\\FFFTP") != NULL;
  return ferry_import_sections_has (text, "[FFFTP");
}

static gboolean
read_ffftp (const char *text, FerryImportList *list, GError **error)
{
  g_autoptr (FerryImportSections) sections =
      ferry_import_sections_parse (text, REGISTRY_PATH, error);
  Reader reader = { sections };
  int count;

  if (sections == NULL)
    return FALSE;
  reader.host = ferry_import_sections_find (sections, "FFFTP");
  reader.version = get_number (&reader, "Version", 0);
  reader.is_default = ferry_import_ffftp_is_default (get_raw (reader.host, "CredentialSalt"),
                                                     get_raw (reader.host, "CredentialCheck"));
  if (get_number (&reader, "EncryptAll", 0) == 1 ||
      ferry_import_sections_find (sections, "FFFTP\\EncryptedOptions") != NULL)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                           _ ("FFFTP encrypted all its settings: switch that off in its options, "
                              "and take the file again"));
      return FALSE;
    }
  reader.host = ferry_import_sections_find (sections, "FFFTP\\Options");
  count = get_number (&reader, "SetNum", 0);
  reader.defaults = ferry_import_sections_find (sections, "FFFTP\\Options\\DefaultHost");
  read_hosts (&reader, (guint) CLAMP (count, 0, MAX_HOSTS), list);
  return TRUE;
}

const FerryImportFormat ferry_import_ffftp = { "FFFTP", is_ffftp, read_ffftp };
