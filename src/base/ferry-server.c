/* Where to connect and how. A plain value; each thread works on its own copy.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-server.h"

#include "ferry-text-rule.h"

G_DEFINE_BOXED_TYPE (FerryServer, ferry_server, ferry_server_copy, ferry_server_free)

/**
 * ferry_server_new:
 * @host: name or address
 *
 * Returns: (transfer full): a server with Ferry's defaults: anonymous, passive, TLS where offered
 */
FerryServer *
ferry_server_new (const char *host)
{
  FerryServer *server = g_new0 (FerryServer, 1);

  server->host = g_strdup (host);
  server->security = FERRY_SECURITY_OPTIONAL;
  server->mode = FERRY_MODE_PASSIVE;
  server->time_offset = FERRY_TIME_OFFSET_AUTOMATIC;
  server->connect_timeout = 15;
  server->reply_timeout = 30;
  server->data_timeout = 60;
  server->login_timeout = 60;
  server->keep_alive = 45;
  server->max_connections = 8;
  server->max_entries = 5000000;
  server->max_folders = 1000000;
  server->is_replace_safe = TRUE;
  server->is_pipelined = TRUE;
  server->allows_server_copy = TRUE;
  return server;
}

/**
 * ferry_server_copy:
 *
 * Returns: (transfer full): a copy with its own strings
 */
FerryServer *
ferry_server_copy (const FerryServer *server)
{
  FerryServer *copy = g_memdup2 (server, sizeof *server);

  copy->host = g_strdup (server->host);
  copy->address = g_strdup (server->address);
  copy->user = g_strdup (server->user);
  copy->password = g_strdup (server->password);
  copy->account = g_strdup (server->account);
  copy->site_id = g_strdup (server->site_id);
  copy->ca_file = g_strdup (server->ca_file);
  copy->pinned_fingerprint = g_strdup (server->pinned_fingerprint);
  copy->learned_ways = g_strdup (server->learned_ways);
  copy->active_address = g_strdup (server->active_address);
  copy->proxy = g_strdup (server->proxy);
  copy->proxy_password = g_strdup (server->proxy_password);
  copy->login_commands = g_strdupv (server->login_commands);
  copy->charset = g_strdup (server->charset);
  copy->found_charset = g_strdup (server->found_charset);
  copy->deleted_folder = g_strdup (server->deleted_folder);
  copy->text_extensions = g_strdup (server->text_extensions);
  return copy;
}

/**
 * ferry_server_free:
 * @server: (nullable):
 */
void
ferry_server_free (FerryServer *server)
{
  if (server == NULL)
    return;
  g_free (server->host);
  g_free (server->address);
  g_free (server->user);
  g_free (server->password);
  g_free (server->account);
  g_free (server->site_id);
  g_free (server->ca_file);
  g_free (server->pinned_fingerprint);
  g_free (server->learned_ways);
  g_free (server->active_address);
  g_free (server->proxy);
  g_free (server->proxy_password);
  g_strfreev (server->login_commands);
  g_free (server->charset);
  g_free (server->found_charset);
  g_free (server->deleted_folder);
  g_free (server->text_extensions);
  g_free (server);
}

/**
 * ferry_server_get_port:
 *
 * Returns: the port of the control connection: 21, or 990 with implicit TLS, unless it was set
 */
guint16
ferry_server_get_port (const FerryServer *server)
{
  if (server->port != 0)
    return server->port;
  return server->security == FERRY_SECURITY_IMPLICIT ? 990 : 21;
}

/**
 * ferry_server_get_user:
 *
 * Returns: what to send with USER
 */
const char *
ferry_server_get_user (const FerryServer *server)
{
  return server->user != NULL ? server->user : "anonymous";
}

/**
 * ferry_server_get_password:
 *
 * Returns: (nullable): what to send with PASS. For an anonymous login without one, an address as
 * RFC 1635 asks; %NULL where the user has to be asked.
 */
const char *
ferry_server_get_password (const FerryServer *server)
{
  if (server->password != NULL)
    return server->password;
  return g_ascii_strcasecmp (ferry_server_get_user (server), "anonymous") == 0 ? "ferry@" : NULL;
}

/**
 * ferry_server_get_charset:
 *
 * Returns: (nullable): what names are to be read in: the set that was chosen, or the one that was
 * found; %NULL is UTF-8
 */
const char *
ferry_server_get_charset (const FerryServer *server)
{
  return server->charset != NULL ? server->charset : server->found_charset;
}

/**
 * ferry_server_set_charset:
 * @charset: (nullable): the user's choice, %NULL to go by what is found
 * @found_charset: (nullable): what was found
 */
void
ferry_server_set_charset (FerryServer *server, const char *charset, const char *found_charset)
{
  char *chosen = g_strdup (charset);
  char *found = g_strdup (found_charset);

  g_free (server->charset);
  g_free (server->found_charset);
  server->charset = chosen;
  server->found_charset = found;
}

/**
 * ferry_server_is_text:
 * @name: of a file, raw bytes
 *
 * Returns: whether the site's rule takes it for a text
 */
gboolean
ferry_server_is_text (const FerryServer *server, const char *name)
{
  const char *extensions =
      server->text_extensions != NULL ? server->text_extensions : FERRY_TEXT_EXTENSIONS;

  return server->text_transfer == FERRY_TEXT_ALWAYS ||
         (server->text_transfer == FERRY_TEXT_BY_NAME && ferry_text_rule_has (extensions, name));
}

/**
 * ferry_server_dup_key:
 *
 * Returns: (transfer full): `user@host:port`, which says whether two settings mean the same site
 */
char *
ferry_server_dup_key (const FerryServer *server)
{
  g_autofree char *host = g_ascii_strdown (server->host, -1);

  return g_strdup_printf ("%s@%s:%u", ferry_server_get_user (server), host,
                          ferry_server_get_port (server));
}

/**
 * ferry_server_leave_site:
 *
 * For settings that are taken over to another server: drops what one saved site alone is meant by.
 */
void
ferry_server_leave_site (FerryServer *server)
{
  g_clear_pointer (&server->site_id, g_free);
  g_clear_pointer (&server->proxy, g_free);
  g_clear_pointer (&server->proxy_password, g_free);
  g_clear_pointer (&server->login_commands, g_strfreev);
  server->time_offset = FERRY_TIME_OFFSET_AUTOMATIC;
}

/**
 * ferry_time_offset_parse:
 * @text: as in +09:00
 * @minutes: (out): untouched where it is no offset of this earth
 */
gboolean
ferry_time_offset_parse (const char *text, gint *minutes)
{
  gboolean has_sign = text[0] == '+' || text[0] == '-';
  g_auto (GStrv) parts = g_strsplit (has_sign ? text + 1 : text, ":", 2);
  guint64 hours, rest = 0;

  if (parts[0] == NULL ||
      !g_ascii_string_to_unsigned (parts[0], 10, 0, FERRY_TIME_OFFSET_MAX / 60, &hours, NULL) ||
      (parts[1] != NULL && !g_ascii_string_to_unsigned (parts[1], 10, 0, 59, &rest, NULL)) ||
      hours * 60 + rest > FERRY_TIME_OFFSET_MAX)
    return FALSE;
  *minutes = (gint) (hours * 60 + rest) * (text[0] == '-' ? -1 : 1);
  return TRUE;
}

/**
 * ferry_time_offset_format:
 *
 * Returns: (transfer full) (nullable): what ferry_time_offset_parse() reads; %NULL for
 * %FERRY_TIME_OFFSET_AUTOMATIC
 */
char *
ferry_time_offset_format (gint minutes)
{
  if (minutes == FERRY_TIME_OFFSET_AUTOMATIC)
    return NULL;
  return g_strdup_printf ("%c%02d:%02d", minutes < 0 ? '-' : '+', ABS (minutes) / 60,
                          ABS (minutes) % 60);
}
