/* ftp:// and ftps:// URLs, and what people paste in their place. Any thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-url.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

static const struct
{
  const char *prefix;
  FerrySecurity security;
} schemes[] = {
  { "ftp://", FERRY_SECURITY_OPTIONAL },
  { "ftps://", FERRY_SECURITY_IMPLICIT },
  { "ftpes://", FERRY_SECURITY_EXPLICIT }, /* FileZilla's */
};

G_GNUC_PRINTF (2, 3)
static gboolean
refuse (GError **error, const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  if (error != NULL)
    *error = g_error_new_valist (G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, format, arguments);
  va_end (arguments);
  return FALSE;
}

/* %NULL, with the error set, for broken escapes and for what FTP cannot carry in a command. */
static char *
decode_part (const char *part, gsize length, GError **error)
{
  g_autoptr (GBytes) bytes = g_uri_unescape_bytes (part, (gssize) length, NULL, NULL);
  g_autofree char *decoded = NULL;

  if (bytes == NULL)
    {
      refuse (error, _ ("The URL has a “%%” without two hexadecimal digits behind it"));
      return NULL;
    }
  decoded = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  if (strlen (decoded) != g_bytes_get_size (bytes) || strpbrk (decoded, "\r\n") != NULL)
    {
      refuse (error, _ ("The URL contains a line break or a NUL, which FTP cannot carry"));
      return NULL;
    }
  return g_steal_pointer (&decoded);
}

static gboolean
parse_port (const char *text, gsize length, guint16 *port, GError **error)
{
  g_autofree char *digits = g_strndup (text, length);
  guint64 number;

  if (length == 0)
    return TRUE;
  if (!g_ascii_string_to_unsigned (digits, 10, 1, G_MAXUINT16, &number, NULL))
    return refuse (error, _ ("“%s” is no port: it has to be a number from 1 to 65535"), digits);
  *port = (guint16) number;
  return TRUE;
}

/* GLib takes anything for the scope behind an IPv6 address's "%". */
static gboolean
is_address (const char *text)
{
  return g_hostname_is_ip_address (text) &&
         text[strspn (text, G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS ".:%_-")] == '\0';
}

/* host, host:port, [v6], [v6]:port, or a bare IPv6 address */
static gboolean
parse_host (FerryServer *server, const char *text, gsize length, GError **error)
{
  g_autofree char *whole = g_strndup (text, length);
  const char *host_end = memchr (text, ':', length);
  const char *end = text + length;

  if (is_address (whole))
    {
      server->host = g_steal_pointer (&whole);
      return TRUE;
    }
  if (length > 0 && text[0] == '[')
    {
      const char *bracket = memchr (text, ']', length);

      if (bracket == NULL || (bracket + 1 < end && bracket[1] != ':'))
        return refuse (error, _ ("The address in brackets has no end: “%s”"), whole);
      server->host = g_strndup (text + 1, (gsize) (bracket - text - 1));
      if (!is_address (server->host))
        return refuse (error, _ ("“%s” is no IPv6 address"), server->host);
      host_end = bracket + 1;
    }
  else
    {
      if (host_end == NULL)
        host_end = end;
      server->host = decode_part (text, (gsize) (host_end - text), error);
      if (server->host == NULL)
        return FALSE;
      if (strpbrk (server->host, " \t/\\@:[]%?#") != NULL)
        return refuse (error, _ ("“%s” is no name of a host"), server->host);
    }
  if (server->host[0] == '\0')
    return refuse (error, _ ("The URL names no host"));
  return host_end >= end ||
         parse_port (host_end + 1, (gsize) (end - host_end - 1), &server->port, error);
}

static gboolean
parse_user (FerryServer *server, const char *text, gsize length, GError **error)
{
  const char *colon = memchr (text, ':', length);
  gsize user_length = colon != NULL ? (gsize) (colon - text) : length;

  if (user_length > 0)
    {
      server->user = decode_part (text, user_length, error);
      if (server->user == NULL)
        return FALSE;
    }
  if (colon == NULL)
    return TRUE;
  server->password = decode_part (colon + 1, length - user_length - 1, error);
  return server->password != NULL;
}

static const char *
skip_scheme (FerryServer *server, const char *url, GError **error)
{
  const char *separator = strstr (url, "://");

  for (guint i = 0; i < G_N_ELEMENTS (schemes); i++)
    if (g_ascii_strncasecmp (url, schemes[i].prefix, strlen (schemes[i].prefix)) == 0)
      {
        server->security = schemes[i].security;
        return url + strlen (schemes[i].prefix);
      }
  if (separator == NULL || strcspn (url, "/") < (gsize) (separator - url))
    return url;
  refuse (error, _ ("“%.*s” is no protocol of Ferry’s: it speaks ftp:// and ftps://"),
          (int) (separator - url), url);
  return NULL;
}

/**
 * ferry_url_parse:
 * @url: `ftp://[user[:password]@]host[:port][/path]`, `ftps://` (implicit TLS), `ftpes://`
 *   (explicit TLS), or the same without a scheme, as people paste it
 * @path: (out) (optional): the decoded path, raw bytes: relative to the login folder, absolute
 *   where the URL has `//` or `/%2F` behind the host (RFC 1738 section 3.2.2)
 *
 * Returns: (transfer full): the server; %NULL with a sentence (%G_IO_ERROR_INVALID_ARGUMENT) for
 * what is no URL, and for CR, LF or NUL in any part
 */
FerryServer *
ferry_url_parse (const char *url, char **path, GError **error)
{
  g_autoptr (FerryServer) server = ferry_server_new (NULL);
  g_autofree char *stripped = g_strstrip (g_strdup (url));
  g_autofree char *decoded_path = NULL;
  const char *authority = skip_scheme (server, stripped, error);
  const char *end, *at = NULL;

  if (authority == NULL)
    return NULL;
  end = authority + strcspn (authority, "/");
  /* The last "@": people paste passwords that have one. */
  for (const char *p = authority; p < end; p++)
    if (*p == '@')
      at = p;

  if (at != NULL && !parse_user (server, authority, (gsize) (at - authority), error))
    return NULL;
  if (at != NULL)
    authority = at + 1;
  if (!parse_host (server, authority, (gsize) (end - authority), error))
    return NULL;

  if (*end == '/')
    end++;
  decoded_path = decode_part (end, strlen (end), error);
  if (decoded_path == NULL)
    return NULL;
  if (path != NULL)
    *path = g_steal_pointer (&decoded_path);
  return g_steal_pointer (&server);
}

/**
 * ferry_url_format:
 * @path: (nullable): raw bytes, as ferry_url_parse() gives it
 *
 * Returns: (transfer full): the URL, without the password
 */
char *
ferry_url_format (const FerryServer *server, const char *path)
{
  GString *url = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (schemes); i++)
    if (schemes[i].security == server->security)
      g_string_append (url, schemes[i].prefix);
  if (url->len == 0)
    g_string_append (url, schemes[0].prefix);

  if (server->user != NULL)
    {
      g_string_append_uri_escaped (url, server->user, NULL, FALSE);
      g_string_append_c (url, '@');
    }
  g_string_append_printf (url, strchr (server->host, ':') != NULL ? "[%s]" : "%s", server->host);
  if (server->port != 0)
    g_string_append_printf (url, ":%u", server->port);
  g_string_append_c (url, '/');
  if (path != NULL)
    g_string_append_uri_escaped (url, path, "/", FALSE);
  return g_string_free (url, FALSE);
}
