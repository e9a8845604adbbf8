/* What people type where a host belongs.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-typed-host.h"

#include "ferry-url.h"

#include <string.h>

/**
 * ferry_typed_host_dup_url:
 * @text: what was typed
 *
 * A URL stays as it is; "user@host", "host/folder" and "host:2121" become the URLs that they nearly
 * are. An IPv6 address has more colons than one and is a host.
 *
 * Returns: (transfer full) (nullable): the URL, %NULL if @text is a host and nothing else
 */
char *
ferry_typed_host_dup_url (const char *text)
{
  const char *colon = strchr (text, ':');

  if (strstr (text, "://") != NULL)
    return g_strdup (text);
  if (strpbrk (text, "@/[") != NULL || (colon != NULL && strchr (colon + 1, ':') == NULL))
    return g_strconcat ("ftp://", text, NULL);
  return NULL;
}

/**
 * ferry_typed_host_parse:
 * @text: one of which ferry_typed_host_dup_url() makes a URL
 * @fields: what the other fields say, which counts where @text says nothing about it
 * @path: (out) (nullable): where to go on the server, raw bytes
 *
 * Returns: (transfer full): the server, %NULL if the URL makes no sense
 */
FerryServer *
ferry_typed_host_parse (const char *text, const FerryServer *fields, char **path, GError **error)
{
  g_autofree char *url = ferry_typed_host_dup_url (text);
  FerryServer *server = ferry_url_parse (url, path, error);

  if (server == NULL)
    return NULL;
  server->mode = fields->mode;
  if (server->security != FERRY_SECURITY_IMPLICIT)
    {
      server->security = fields->security;
      if (server->security == FERRY_SECURITY_IMPLICIT && g_str_has_prefix (url, "ftp:"))
        server->security = FERRY_SECURITY_OPTIONAL;
    }
  if (server->user == NULL && strstr (text, "://") == NULL)
    server->user = g_strdup (fields->user);
  return server;
}

/**
 * ferry_typed_port_is_valid:
 *
 * Returns: whether @text is a port, or nothing, which stands for the usual one
 */
gboolean
ferry_typed_port_is_valid (const char *text)
{
  guint64 port;

  return *text == '\0' || g_ascii_string_to_unsigned (text, 10, 1, 65535, &port, NULL);
}
