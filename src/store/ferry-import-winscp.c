/* WinSCP: WinSCP.ini, and its part of the registry; names and values are escaped the same way in
 * both. See ferry-import-formats.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-import-formats.h"
#include "ferry-import-sections.h"
#include "ferry-import-text.h"
#include "ferry-import-winscp-password.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define REGISTRY_PATH "Software\\Martin Prikryl\\WinSCP 2\\"
#define SESSIONS      "Sessions\\"

/* "%XX" is a byte; UTF-8 with its mark before it, or what Windows has. %NULL for a NUL in it. */
static char *
unescape (const char *text)
{
  g_autoptr (GString) bytes = g_string_new (NULL);

  for (; *text != '\0'; text++)
    {
      int high = *text == '%' ? g_ascii_xdigit_value (text[1]) : -1;
      int low = high >= 0 ? g_ascii_xdigit_value (text[2]) : -1;

      if (low < 0)
        {
          g_string_append_c (bytes, *text);
          continue;
        }
      if (high == 0 && low == 0)
        return NULL;
      g_string_append_c (bytes, (char) (high << 4 | low));
      text += 2;
    }
  if (g_str_has_prefix (bytes->str, "\xef\xbb\xbf"))
    g_string_erase (bytes, 0, 3);
  return ferry_import_text_to_utf8 (bytes->str, "CP1252");
}

static char *
dup_text (const FerryImportSection *section, const char *key)
{
  const char *text = ferry_import_section_get (section, key);

  return text != NULL ? unescape (text) : NULL;
}

static int
get_number (const FerryImportSection *section, const char *key, int default_value)
{
  const char *text = ferry_import_section_get (section, key);
  gint64 number;

  if (text == NULL)
    return default_value;
  return g_ascii_string_to_signed (text, 10, G_MININT, G_MAXINT, &number, NULL) ? (int) number
                                                                                : default_value;
}

static void
set_security (FerryImported *site, const FerryImportSection *section)
{
  static const FerrySecurity securities[] = {
    FERRY_SECURITY_NONE,
    FERRY_SECURITY_IMPLICIT,
    FERRY_SECURITY_EXPLICIT,
    FERRY_SECURITY_EXPLICIT,
  };
  static const char *const protocols[] = { "SCP",  "SFTP", "SFTP",   "SFTP",
                                           "SFTP", NULL,   "WebDAV", "Amazon S3" };
  int protocol = get_number (section, "FSProtocol", 1);
  int security = get_number (section, "Ftps", 0);
  g_autofree char *sentence = NULL;

  if (protocol != 5)
    {
      sentence = protocol >= 0 && protocol < (int) G_N_ELEMENTS (protocols)
                     ? g_strdup_printf (_ ("%s: Ferry speaks FTP only."), protocols[protocol])
                     : g_strdup (_ ("Its protocol is not known: Ferry speaks FTP only."));
      ferry_imported_refuse (site, sentence);
    }
  site->server->security = security >= 0 && security < (int) G_N_ELEMENTS (securities)
                               ? securities[security]
                               : FERRY_SECURITY_EXPLICIT;
}

static void
set_password (FerryImported *site,
              const FerryImportSection *section,
              const char *user,
              const char *host)
{
  g_autofree char *plain = dup_text (section, "PasswordPlain");
  const char *hidden = ferry_import_section_get (section, "Password");
  g_autofree char *password = NULL;

  if (plain != NULL && plain[0] != '\0')
    ferry_imported_set_line (site, FERRY_IMPORTED_PASSWORD, plain);
  else if (hidden == NULL || hidden[0] == '\0')
    site->is_asking = g_strcmp0 (user, "anonymous") != 0;
  else if (ferry_import_winscp_is_locked (hidden))
    ferry_imported_lose_password (
        site, _ ("Its password is locked by WinSCP’s master password: Ferry will ask."));
  else
    {
      password = ferry_import_winscp_password (hidden, user, host);
      if (password != NULL)
        ferry_imported_set_line (site, FERRY_IMPORTED_PASSWORD, password);
      else
        ferry_imported_lose_password (site, _ ("Its password cannot be read: Ferry will ask."));
    }
}

/* The host may have the user before it. */
static void
set_logon (FerryImported *site, const FerryImportSection *section)
{
  g_autofree char *written = dup_text (section, "HostName");
  g_autofree char *user = dup_text (section, "UserName");
  g_autofree char *account = dup_text (section, "FtpAccount");
  const char *host = written != NULL ? written : "";
  const char *at = strrchr (host, '@');

  if ((ferry_import_section_get (section, "UserName") != NULL && user == NULL))
    ferry_imported_refuse (site, _ ("Its user name holds what FTP cannot carry."));
  set_password (site, section, user != NULL ? user : "", host);
  if (at != NULL)
    {
      g_free (user);
      user = g_strndup (host, (gsize) (at - host));
      host = at + 1;
    }
  ferry_imported_set_host (site, host);
  ferry_imported_set_line (site, FERRY_IMPORTED_USER, user);
  ferry_imported_set_line (site, FERRY_IMPORTED_ACCOUNT, account);
}

static void
set_proxy (FerryImported *site, const FerryImportSection *section)
{
  if (get_number (section, "ProxyMethod", 0) != 0)
    ferry_imported_warn (site, _ ("Its proxy is left out: set it anew if it is still needed."));
  if (ferry_import_section_get (section, "PostLoginCommands") != NULL)
    ferry_imported_warn (site, _ ("Its commands after login are left out: look at them and type "
                                  "them anew."));
  if (ferry_import_section_get (section, "TlsCertificateFile") != NULL)
    ferry_imported_warn (site, _ ("Its certificate for login is left out."));
}

static guint
square (int number)
{
  return (guint) (number * number);
}

/* The nearest to 0x00BBGGRR, 0 is none. */
static FerrySiteColour
find_colour (guint colour)
{
  static const guint8 colours[FERRY_SITE_N_COLOURS][3] = {
    [FERRY_SITE_COLOUR_RED] = { 224, 27, 36 },     [FERRY_SITE_COLOUR_ORANGE] = { 255, 120, 0 },
    [FERRY_SITE_COLOUR_YELLOW] = { 246, 211, 45 }, [FERRY_SITE_COLOUR_GREEN] = { 51, 209, 122 },
    [FERRY_SITE_COLOUR_BLUE] = { 53, 132, 228 },   [FERRY_SITE_COLOUR_PURPLE] = { 145, 65, 172 },
    [FERRY_SITE_COLOUR_GREY] = { 119, 118, 123 },
  };
  FerrySiteColour nearest = FERRY_SITE_COLOUR_NONE;
  guint shortest = G_MAXUINT;

  for (guint i = FERRY_SITE_COLOUR_RED; colour != 0 && i < FERRY_SITE_N_COLOURS; i++)
    {
      guint distance = square (colours[i][0] - (int) (colour & 0xff)) +
                       square (colours[i][1] - (int) (colour >> 8 & 0xff)) +
                       square (colours[i][2] - (int) (colour >> 16 & 0xff));

      if (distance < shortest)
        nearest = i;
      shortest = MIN (shortest, distance);
    }
  return nearest;
}

static void
set_rest (FerryImported *site, const FerryImportSection *section)
{
  g_autofree char *remote = dup_text (section, "RemoteDirectory");
  g_autofree char *local = dup_text (section, "LocalDirectory");
  g_autofree char *notes = dup_text (section, "Note");
  int timeout = get_number (section, "Timeout", 15);

  ferry_imported_set_line (site, FERRY_IMPORTED_REMOTE_FOLDER, remote);
  ferry_imported_set_local_folder (site, local);
  ferry_imported_set_notes (site, notes);
  if (get_number (section, "FtpPasvMode", 1) == 0)
    site->server->mode = FERRY_MODE_ACTIVE;
  if (get_number (section, "Utf", 2) == 1)
    ferry_imported_set_charset (site, "UTF-8");
  if (timeout > 15 && timeout <= 3600)
    site->server->reply_timeout = (guint) MAX (timeout, 30);
  site->colour = find_colour ((guint) get_number (section, "Color", 0));
}

/* "Work/Clients/Web 1" is Web 1 in two folders. */
static void
set_name (FerryImported *site, const char *name)
{
  g_auto (GStrv) parts = g_strsplit (name, "/", FERRY_IMPORT_MAX_DEPTH);
  guint length = g_strv_length (parts);

  for (guint i = 0; i + 1 < length; i++)
    {
      char *folder = ferry_imported_join_folder (site->folder, parts[i]);

      g_free (site->folder);
      site->folder = folder;
    }
  ferry_imported_set_title (site, length > 0 ? parts[length - 1] : NULL);
}

static gboolean
is_site (const char *name, const FerryImportSection *section)
{
  return g_ascii_strcasecmp (name, "Default Settings") != 0 && !g_str_has_prefix (name, "_!_") &&
         get_number (section, "IsWorkspace", 0) == 0 &&
         ferry_import_section_get (section, "Link") == NULL;
}

static FerryImported *
read_site (const FerryImportSection *section)
{
  g_autofree char *name = unescape (section->name + strlen (SESSIONS));
  FerryImported *site;

  if (name == NULL || !is_site (name, section))
    return NULL;
  site = ferry_imported_new ();
  set_name (site, name);
  set_security (site, section);
  set_logon (site, section);
  ferry_imported_set_port (site, ferry_import_section_get (section, "PortNumber"));
  if (ferry_import_section_get (section, "PortNumber") == NULL)
    site->server->port = 22; /* its default, which it does not write down */
  set_proxy (site, section);
  set_rest (site, section);
  return site;
}

static gboolean
is_winscp (const char *text)
{
  if (ferry_import_registry_is_it (text))
    return strstr (text, "\\Martin Prikryl\\WinSCP 2") != NULL;
  return ferry_import_sections_has (text, "[Sessions\\") ||
         ferry_import_sections_has (text, "[Configuration\\");
}

static gboolean
read_winscp (const char *text, FerryImportList *list, GError **error)
{
  g_autoptr (FerryImportSections) sections =
      ferry_import_sections_parse (text, REGISTRY_PATH, error);

  if (sections == NULL)
    return FALSE;
  for (guint i = 0; i < sections->sections->len; i++)
    {
      const FerryImportSection *section = g_ptr_array_index (sections->sections, i);
      FerryImported *site = g_ascii_strncasecmp (section->name, SESSIONS, strlen (SESSIONS)) == 0
                                ? read_site (section)
                                : NULL;

      if (site != NULL && !ferry_import_list_take (list, site))
        break;
    }
  return TRUE;
}

const FerryImportFormat ferry_import_winscp = { "WinSCP", is_winscp, read_winscp };
