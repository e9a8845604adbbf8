/* FileZilla 3: sitemanager.xml, recentservers.xml, and what it exports. Password fields are base64,
 * or sealed by a master password that Ferry cannot undo. See ferry-import-formats.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-import-filezilla-path.h"
#include "ferry-import-formats.h"
#include "ferry-import-xml.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  FerryImportList *list;
  gboolean is_utf16;  /* written on Windows */
  gboolean is_active; /* what "default" means in it */
  gboolean is_recent;
} Reader;

/* By the number in the file. */
static const struct
{
  const char *name;
  gboolean is_ftp;
  FerrySecurity security;
} protocols[] = {
  { "FTP", TRUE, FERRY_SECURITY_OPTIONAL },
  { "SFTP" },
  { "HTTP" },
  { "FTPS", TRUE, FERRY_SECURITY_IMPLICIT },
  { "FTPES", TRUE, FERRY_SECURITY_EXPLICIT },
  { "HTTPS" },
  { "FTP", TRUE, FERRY_SECURITY_NONE },
  { "Amazon S3" },
  { "Storj" },
  { "WebDAV" },
  { "Azure File" },
  { "Azure Blob" },
  { "Swift" },
  { "Google Cloud" },
  { "Google Drive" },
  { "Dropbox" },
  { "OneDrive" },
  { "Backblaze B2" },
  { "Box" },
  { "WebDAV" },
  { "Rackspace" },
  { "Storj" },
};

static const FerrySiteColour colours[] = {
  FERRY_SITE_COLOUR_NONE,   FERRY_SITE_COLOUR_RED,    FERRY_SITE_COLOUR_GREEN,
  FERRY_SITE_COLOUR_BLUE,   FERRY_SITE_COLOUR_YELLOW, FERRY_SITE_COLOUR_BLUE, /* its cyan */
  FERRY_SITE_COLOUR_PURPLE, FERRY_SITE_COLOUR_ORANGE,
};

static guint
read_number (const FerryXmlNode *node, const char *name, guint bound)
{
  const char *text = ferry_xml_node_find_text (node, name);
  guint64 number;

  if (text != NULL && g_ascii_string_to_unsigned (text, 10, 0, bound, &number, NULL))
    return (guint) number;
  return text != NULL ? bound : 0;
}

static void
set_password (FerryImported *site, const FerryXmlNode *node)
{
  const char *encoding = node != NULL ? ferry_xml_node_get_attribute (node, "encoding") : NULL;
  g_autofree guchar *bytes = NULL;
  g_autofree char *password = NULL;
  gsize length = 0;

  if (node == NULL)
    site->is_asking = TRUE;
  else if (encoding == NULL)
    ferry_imported_set_line (site, FERRY_IMPORTED_PASSWORD, ferry_xml_node_get_text (node));
  else if (strcmp (encoding, "base64") == 0)
    {
      bytes = g_base64_decode (ferry_xml_node_get_text (node), &length);
      password = g_strndup ((const char *) bytes, length);
      if (strlen (password) == length)
        ferry_imported_set_line (site, FERRY_IMPORTED_PASSWORD, password);
      else
        ferry_imported_lose_password (site, _ ("Its password cannot be read: Ferry will ask."));
    }
  else if (strcmp (encoding, "crypt") == 0)
    ferry_imported_lose_password (
        site, _ ("Its password is locked by FileZilla’s master password: Ferry will ask."));
  else
    ferry_imported_lose_password (site, _ ("Its password cannot be read: Ferry will ask."));
}

static void
set_logon (FerryImported *site, const FerryXmlNode *node)
{
  enum
  {
    LOGON_ANONYMOUS,
    LOGON_NORMAL,
    LOGON_ACCOUNT = 4,
    LOGON_OTHER = 99,
  };
  guint logon = read_number (node, "Logontype", LOGON_OTHER);
  const char *user = ferry_xml_node_find_text (node, "User");

  if (ferry_xml_node_find (node, "Logontype") == NULL)
    logon = user != NULL ? LOGON_NORMAL : LOGON_ANONYMOUS;
  if (logon == LOGON_ANONYMOUS)
    return;
  ferry_imported_set_line (site, FERRY_IMPORTED_USER, user);
  if (logon == LOGON_NORMAL || logon == LOGON_ACCOUNT)
    set_password (site, ferry_xml_node_find (node, "Pass"));
  else
    site->is_asking = TRUE;
  if (logon == LOGON_ACCOUNT)
    ferry_imported_set_line (site, FERRY_IMPORTED_ACCOUNT,
                             ferry_xml_node_find_text (node, "Account"));
}

static void
set_protocol (FerryImported *site, const FerryXmlNode *node)
{
  guint protocol = read_number (node, "Protocol", G_N_ELEMENTS (protocols));
  g_autofree char *sentence = NULL;

  if (protocol < G_N_ELEMENTS (protocols) && protocols[protocol].is_ftp)
    {
      site->server->security = protocols[protocol].security;
      return;
    }
  sentence = protocol < G_N_ELEMENTS (protocols)
                 ? g_strdup_printf (_ ("%s: Ferry speaks FTP only."), protocols[protocol].name)
                 : g_strdup (_ ("Its protocol is not known: Ferry speaks FTP only."));
  ferry_imported_refuse (site, sentence);
}

static char *
read_path (Reader *reader, FerryImported *site, const FerryXmlNode *node)
{
  const char *text = ferry_xml_node_find_text (node, "RemoteDir");
  char *path = text != NULL && text[0] != '\0' && strlen (text) <= FERRY_IMPORT_MAX_FIELD
                   ? ferry_import_filezilla_path (text, reader->is_utf16)
                   : NULL;

  if (path == NULL && text != NULL && text[0] != '\0')
    ferry_imported_warn (site, _ ("Its folder on the server cannot be read: it is left out."));
  return path;
}

static void
add_bookmarks (Reader *reader, FerryImported *site, const FerryXmlNode *node)
{
  for (const FerryXmlNode *child = ferry_xml_node_get_first (node); child != NULL;
       child = ferry_xml_node_get_next (child))
    if (strcmp (ferry_xml_node_get_name (child), "Bookmark") == 0)
      {
        g_autofree char *remote = read_path (reader, site, child);

        ferry_imported_add_bookmark (site, ferry_xml_node_find_text (child, "Name"),
                                     ferry_xml_node_find_text (child, "LocalDir"), remote);
      }
}

/* 0 is what everybody has: the clock is found out then. */
static void
set_offset (FerryImported *site, int minutes)
{
  if (minutes != 0 && ABS (minutes) <= FERRY_TIME_OFFSET_MAX)
    site->server->time_offset = minutes;
}

static void
set_connection (Reader *reader, FerryImported *site, const FerryXmlNode *node)
{
  const char *mode = ferry_xml_node_find_text (node, "PasvMode");
  const char *encoding = ferry_xml_node_find_text (node, "EncodingType");
  const char *offset = ferry_xml_node_find_text (node, "TimezoneOffset");
  guint connections = read_number (node, "MaximumMultipleConnections", 11);
  gint64 minutes;

  if (g_strcmp0 (mode, "MODE_ACTIVE") == 0 ||
      (reader->is_active && g_strcmp0 (mode, "MODE_PASSIVE") != 0))
    site->server->mode = FERRY_MODE_ACTIVE;
  if (connections >= 1 && connections <= 10)
    site->server->max_connections = connections;
  if (g_strcmp0 (encoding, "UTF-8") == 0)
    ferry_imported_set_charset (site, "UTF-8");
  else if (g_strcmp0 (encoding, "Custom") == 0)
    ferry_imported_set_charset (site, ferry_xml_node_find_text (node, "CustomEncoding"));
  if (offset != NULL && g_ascii_string_to_signed (offset, 10, -1440, 1440, &minutes, NULL))
    set_offset (site, (int) -minutes); /* it has what is to be added */
}

static void
set_rest (Reader *reader, FerryImported *site, const FerryXmlNode *node)
{
  g_autofree char *remote = read_path (reader, site, node);
  guint colour = read_number (node, "Colour", G_N_ELEMENTS (colours));

  ferry_imported_set_line (site, FERRY_IMPORTED_REMOTE_FOLDER, remote);
  ferry_imported_set_local_folder (site, ferry_xml_node_find_text (node, "LocalDir"));
  ferry_imported_set_notes (site, ferry_xml_node_find_text (node, "Comments"));
  add_bookmarks (reader, site, node);
  if (colour < G_N_ELEMENTS (colours))
    site->colour = colours[colour];
  if (ferry_xml_node_find (node, "PostLoginCommands") != NULL)
    ferry_imported_warn (site, _ ("Its commands after login are left out: look at them and type "
                                  "them anew."));
}

static gboolean
read_server (Reader *reader, const FerryXmlNode *node, const char *folder)
{
  FerryImported *site = ferry_imported_new ();
  const char *name = ferry_xml_node_find_text (node, "Name");

  site->folder = g_strdup (folder);
  site->is_doubtful = reader->is_recent;
  ferry_imported_set_title (site, name != NULL ? name : ferry_xml_node_get_text (node));
  ferry_imported_set_host (site, ferry_xml_node_find_text (node, "Host"));
  set_protocol (site, node);
  ferry_imported_set_port (site, ferry_xml_node_find_text (node, "Port"));
  set_logon (site, node);
  set_connection (reader, site, node);
  set_rest (reader, site, node);
  return ferry_import_list_take (reader->list, site);
}

/* The name stands in the folder's own text, or in a child. */
static char *
dup_folder (const FerryXmlNode *node, const char *folder)
{
  g_autofree char *name = g_strstrip (g_strdup (ferry_xml_node_get_text (node)));
  const char *child = ferry_xml_node_find_text (node, "Name");

  if (name[0] != '\0')
    return ferry_imported_join_folder (folder, name);
  return child != NULL && child[0] != '\0' ? ferry_imported_join_folder (folder, child)
                                           : g_strdup (folder);
}

static gboolean
read_folder (Reader *reader, const FerryXmlNode *node, const char *folder, guint depth)
{
  for (const FerryXmlNode *child = ferry_xml_node_get_first (node); child != NULL;
       child = ferry_xml_node_get_next (child))
    {
      const char *name = ferry_xml_node_get_name (child);
      g_autofree char *inner = NULL;

      if (strcmp (name, "Server") == 0 && !read_server (reader, child, folder))
        return FALSE;
      if (strcmp (name, "Folder") != 0)
        continue;
      if (depth == FERRY_IMPORT_MAX_DEPTH)
        {
          ferry_import_list_warn (reader->list, _ ("Folders in folders go too deep: what is in the "
                                                   "deepest is left out."));
          continue;
        }
      inner = dup_folder (child, folder);
      if (!read_folder (reader, child, inner, depth + 1))
        return FALSE;
    }
  return TRUE;
}

static gboolean
is_active_by_default (const FerryXmlNode *root)
{
  const FerryXmlNode *settings = ferry_xml_node_find (root, "Settings");

  for (const FerryXmlNode *node = settings != NULL ? ferry_xml_node_get_first (settings) : NULL;
       node != NULL; node = ferry_xml_node_get_next (node))
    if (g_strcmp0 (ferry_xml_node_get_attribute (node, "name"), "Use Pasv mode") == 0)
      return strcmp (ferry_xml_node_get_text (node), "0") == 0;
  return FALSE;
}

static gboolean
is_filezilla (const char *text)
{
  return strstr (text, "<FileZilla3") != NULL;
}

static gboolean
read_filezilla (const char *text, FerryImportList *list, GError **error)
{
  g_autoptr (FerryXml) xml = ferry_xml_parse (text, error);
  const FerryXmlNode *root, *servers, *recent;
  Reader reader = { list };

  if (xml == NULL)
    return FALSE;
  root = ferry_xml_get_root (xml);
  reader.is_utf16 = g_strcmp0 (ferry_xml_node_get_attribute (root, "platform"), "windows") == 0;
  reader.is_active = is_active_by_default (root);
  servers = ferry_xml_node_find (root, "Servers");
  recent = ferry_xml_node_find (root, "RecentServers");
  if (servers != NULL)
    read_folder (&reader, servers, NULL, 0);
  reader.is_recent = TRUE;
  if (recent != NULL)
    read_folder (&reader, recent, _ ("Recent"), 1);
  if (ferry_xml_is_cut (xml))
    ferry_import_list_warn (list, _ ("The file goes too deep or is too long: a part of it is left "
                                     "out."));
  return TRUE;
}

const FerryImportFormat ferry_import_filezilla = { "FileZilla", is_filezilla, read_filezilla };
