/* The proxy of a server. See ferry-proxy.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-proxy.h"

/* In the place of a saved site's id: one proxy is the way to many sites. */
#define OF_PROXIES "proxy"

/* Those of GIO, and what each of them can send to prove who one is. */
static const struct
{
  const char *scheme;
  gboolean has_password;
} schemes[] = {
  { "direct", FALSE }, { "http", TRUE },    { "https", TRUE },    { "socks", TRUE },
  { "socks5", TRUE },  { "socks4", FALSE }, { "socks4a", FALSE },
};

static GUri *
parse (const char *uri)
{
  return uri != NULL ? g_uri_parse (uri, G_URI_FLAGS_HAS_PASSWORD, NULL) : NULL;
}

static gboolean
is_direct (GUri *uri)
{
  return g_str_equal (g_uri_get_scheme (uri), "direct");
}

/**
 * ferry_proxy_is:
 *
 * Returns: whether it is a URI of a proxy that Ferry can use, or of none; one with a password is
 * not, for it would be written down
 */
gboolean
ferry_proxy_is (const char *uri)
{
  g_autoptr (GUri) parts = parse (uri);

  if (parts == NULL || g_uri_get_password (parts) != NULL)
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (schemes); i++)
    if (g_str_equal (schemes[i].scheme, g_uri_get_scheme (parts)))
      return is_direct (parts) || (g_uri_get_host (parts) != NULL && *g_uri_get_host (parts));
  return FALSE;
}

/**
 * ferry_proxy_has_password:
 * @uri: (nullable):
 *
 * Returns: whether a proxy of this kind can ask for a password
 */
gboolean
ferry_proxy_has_password (const char *uri)
{
  g_autoptr (GUri) parts = parse (uri);

  for (gsize i = 0; parts != NULL && i < G_N_ELEMENTS (schemes); i++)
    if (g_str_equal (schemes[i].scheme, g_uri_get_scheme (parts)))
      return schemes[i].has_password;
  return FALSE;
}

/**
 * ferry_proxy_split:
 * @user: (out) (optional) (nullable): without escapes
 * @password: (out) (optional) (nullable): likewise
 *
 * Returns: (transfer full): the URI without these two
 */
char *
ferry_proxy_split (const char *uri, char **user, char **password)
{
  g_autoptr (GUri) parts = parse (uri);

  if (user != NULL)
    *user = parts != NULL ? g_strdup (g_uri_get_user (parts)) : NULL;
  if (password != NULL)
    *password = parts != NULL ? g_strdup (g_uri_get_password (parts)) : NULL;
  return parts != NULL && g_uri_get_userinfo (parts) != NULL ? ferry_proxy_join (uri, NULL, NULL)
                                                             : g_strdup (uri);
}

/**
 * ferry_proxy_join:
 * @user: (nullable): without escapes
 * @password: (nullable): likewise
 *
 * Returns: (transfer full): the URI with these two in the place of its own; as it is where it is
 * none of a proxy
 */
char *
ferry_proxy_join (const char *uri, const char *user, const char *password)
{
  g_autoptr (GUri) parts = parse (uri);

  if (parts == NULL || is_direct (parts))
    return g_strdup (uri);
  return g_uri_join_with_user (G_URI_FLAGS_NONE, g_uri_get_scheme (parts), user,
                               user != NULL ? password : NULL, NULL, g_uri_get_host (parts),
                               g_uri_get_port (parts), g_uri_get_path (parts), NULL, NULL);
}

/**
 * ferry_proxy_dup_login:
 *
 * Returns: (transfer full) (nullable): whose password the proxy's is, its user, host and port in
 * the place of a server's; %NULL where its proxy has none. It is the same for all servers that this
 * user reaches by this proxy.
 */
FerryServer *
ferry_proxy_dup_login (const FerryServer *server)
{
  g_autoptr (GUri) parts = parse (server->proxy);
  FerryServer *login;

  if (parts == NULL || g_uri_get_user (parts) == NULL || *g_uri_get_user (parts) == '\0' ||
      g_uri_get_host (parts) == NULL || !ferry_proxy_has_password (server->proxy))
    return NULL;
  login = ferry_server_new (g_uri_get_host (parts));
  login->port = g_uri_get_port (parts) > 0 ? (guint16) g_uri_get_port (parts) : 0;
  login->user = g_strdup (g_uri_get_user (parts));
  login->password = g_strdup (server->proxy_password);
  login->site_id = g_strdup (OF_PROXIES);
  return login;
}

/**
 * ferry_proxy_is_login:
 *
 * Returns: whether it comes from ferry_proxy_dup_login(), and is no server's
 */
gboolean
ferry_proxy_is_login (const FerryServer *login)
{
  return g_strcmp0 (login->site_id, OF_PROXIES) == 0;
}

/**
 * ferry_proxy_lacks_password:
 *
 * Returns: whether the proxy's password has to be looked for, or asked
 */
gboolean
ferry_proxy_lacks_password (const FerryServer *server)
{
  g_autoptr (FerryServer) login = ferry_proxy_dup_login (server);

  return login != NULL && login->password == NULL;
}
