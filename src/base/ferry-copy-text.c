/* A file on a server in the words of other programs. See ferry-copy-text.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-copy-text.h"

#include "ferry-path.h"
#include "ferry-url.h"

#include <string.h>

static gboolean
is_plain (const char *bytes)
{
  for (const char *p = bytes; *p != '\0'; p++)
    if (!g_ascii_isalnum (*p) && strchr ("-_./:@%+=,~", *p) == NULL)
      return FALSE;
  /* A tilde in front is a home folder, a hyphen an option. */
  return bytes[0] != '\0' && bytes[0] != '~';
}

/**
 * ferry_shell_quote:
 *
 * Returns: (transfer full): @bytes as one word of a POSIX shell
 */
char *
ferry_shell_quote (const char *bytes)
{
  return is_plain (bytes) ? g_strdup (bytes) : g_shell_quote (bytes);
}

/* RFC 1738: a path counts from the login folder unless it begins with %2F. */
static char *
make_url (const FerryServer *given, const char *path, gboolean has_user, gboolean is_folder)
{
  g_autoptr (FerryServer) server = ferry_server_copy (given);
  g_autofree char *slashed =
      is_folder && !g_str_has_suffix (path, "/") ? g_strconcat (path, "/", NULL) : g_strdup (path);
  const char *inner = slashed[0] == '/' ? slashed + 1 : slashed;
  g_autofree char *beginning = NULL;
  g_autoptr (GString) url = NULL;

  if (!has_user)
    g_clear_pointer (&server->user, g_free);
  if (server->port == ferry_server_get_port (server))
    {
      guint16 port = server->port;

      server->port = 0;
      if (ferry_server_get_port (server) != port)
        server->port = port;
    }
  beginning = ferry_url_format (server, NULL);
  url = g_string_new (beginning);
  if (slashed[0] == '/')
    g_string_append (url, "%2F");
  g_string_append_uri_escaped (url, inner, "/", FALSE);
  return g_string_free (g_steal_pointer (&url), FALSE);
}

/* What others call ftp://, and TLS an option. */
static char *
make_plain_url (const FerryServer *given, const char *path, gboolean has_user, gboolean is_folder)
{
  g_autoptr (FerryServer) server = ferry_server_copy (given);

  if (server->security != FERRY_SECURITY_IMPLICIT)
    server->security = FERRY_SECURITY_NONE;
  return make_url (server, path, has_user, is_folder);
}

static void
append_word (GString *command, const char *word)
{
  g_autofree char *quoted = ferry_shell_quote (word);

  if (command->len > 0)
    g_string_append_c (command, ' ');
  g_string_append (command, quoted);
}

static char *
make_curl (const FerryServer *server, const char *path, gboolean is_folder)
{
  GString *command = g_string_new ("curl");
  g_autofree char *url = make_plain_url (server, path, FALSE, is_folder);

  if (server->security == FERRY_SECURITY_EXPLICIT)
    g_string_append (command, " --ssl-reqd");
  else if (server->security == FERRY_SECURITY_OPTIONAL)
    g_string_append (command, " --ssl");
  if (server->mode == FERRY_MODE_ACTIVE)
    g_string_append (command, " --ftp-port -");
  if (server->user != NULL)
    {
      append_word (command, "--user");
      append_word (command, server->user);
    }
  /* --remote-name would keep the %20 of the URL. */
  if (!is_folder)
    {
      g_autofree char *name = ferry_path_dup_name (path);

      g_string_append (command, " --output");
      append_word (command, name);
    }
  append_word (command, url);
  return g_string_free (command, FALSE);
}

/* wget knows no explicit TLS, and says so itself. */
static char *
make_wget (const FerryServer *server, const char *path, gboolean is_folder)
{
  GString *command = g_string_new ("wget");
  g_autofree char *url = make_plain_url (server, path, FALSE, is_folder);

  if (is_folder)
    g_string_append (command, " --recursive --no-parent");
  if (server->mode == FERRY_MODE_ACTIVE)
    g_string_append (command, " --no-passive-ftp");
  if (server->user != NULL)
    {
      g_autofree char *option = g_strconcat ("--user=", server->user, NULL);

      append_word (command, option);
      g_string_append (command, " --ask-password");
    }
  append_word (command, url);
  return g_string_free (command, FALSE);
}

/* In lftp's own language a word stands in double quotes, where \ takes the meaning away. */
static char *
quote_for_lftp (const char *bytes)
{
  GString *word = g_string_new ("\"");

  for (const char *p = bytes; *p != '\0'; p++)
    {
      if (strchr ("\"\\", *p) != NULL)
        g_string_append_c (word, '\\');
      g_string_append_c (word, *p);
    }
  g_string_append_c (word, '"');
  return g_string_free (word, FALSE);
}

static char *
make_lftp (const FerryServer *server, const char *path, gboolean is_folder)
{
  GString *command = g_string_new ("lftp");
  g_autofree char *url = make_plain_url (server, "", TRUE, FALSE);
  g_autofree char *word = quote_for_lftp (path);
  g_autofree char *script = g_strdup_printf (
      "%s%s %s; exit", server->mode == FERRY_MODE_ACTIVE ? "set ftp:passive-mode no; " : "",
      is_folder ? "mirror" : "get", word);

  append_word (command, "-e");
  append_word (command, script);
  append_word (command, url);
  return g_string_free (command, FALSE);
}

static char *
make_ferry_cli (const FerryServer *server, const char *path, gboolean is_folder)
{
  GString *command = g_string_new ("ferry-cli get");
  g_autofree char *url = make_url (server, path, TRUE, FALSE);

  if (is_folder)
    g_string_append (command, " --recursive");
  if (server->mode == FERRY_MODE_ACTIVE)
    g_string_append (command, " --mode active");
  append_word (command, url);
  g_string_append (command, " .");
  return g_string_free (command, FALSE);
}

/**
 * ferry_copy_text:
 * @path: raw bytes, absolute or from the login folder
 *
 * Returns: (transfer full): one line, without the password
 */
char *
ferry_copy_text (FerryCopyAs as, const FerryServer *server, const char *path, gboolean is_folder)
{
  switch (as)
    {
    case FERRY_COPY_URL_WITH_USER:
      return make_url (server, path, TRUE, is_folder);
    case FERRY_COPY_CURL:
      return make_curl (server, path, is_folder);
    case FERRY_COPY_WGET:
      return make_wget (server, path, is_folder);
    case FERRY_COPY_LFTP:
      return make_lftp (server, path, is_folder);
    case FERRY_COPY_FERRY_CLI:
      return make_ferry_cli (server, path, is_folder);
    case FERRY_COPY_URL:
    default:
      return make_url (server, path, FALSE, is_folder);
    }
}
