/* Saved sites on the command line. See ferry-cli-site.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-cli-site.h"

#include "ferry-path.h"
#include "ferry-proxy.h"
#include "ferry-recent-store.h"
#include "ferry-secret-fill.h"
#include "ferry-site-file.h"
#include "ferry-site-store.h"
#include "ferry-url.h"

#define SCHEME         "site:"
#define PROXY_VARIABLE "FERRY_PROXY_PASSWORD"

/**
 * ferry_cli_site_is:
 *
 * Returns: whether @url means a saved site
 */
gboolean
ferry_cli_site_is (const char *url)
{
  return g_str_has_prefix (url, SCHEME);
}

/* From the site's own start folder, unless it counts from the root; escapes as in a URL. */
static char *
dup_path (const FerrySiteData *data, const char *rest, GError **error)
{
  g_autofree char *url = g_strconcat ("ftp://host", rest, NULL);
  g_autofree char *path = NULL;
  g_autoptr (FerryServer) host = ferry_url_parse (url, &path, error);

  if (host == NULL)
    return NULL;
  if (data->remote_folder == NULL)
    return g_strdup (path != NULL ? path : "");
  if (path == NULL || *path == '\0')
    return g_strdup (data->remote_folder);
  return *path == '/' ? g_strdup (path) : ferry_path_join (data->remote_folder, path);
}

/**
 * ferry_cli_site_parse:
 * @url: "site:Folder/Name/path"
 * @path: (out): that path, raw bytes, as ferry_url_parse() has it
 *
 * Returns: (transfer full) (nullable): the site's server with all its settings and with what was
 * learned about it, but for a password
 */
FerryServer *
ferry_cli_site_parse (const char *url, char **path, GError **error)
{
  g_autoptr (GFile) sites_file = ferry_site_file_get_default ();
  g_autoptr (GFile) recents_file = ferry_site_file_get_recent ();
  g_autoptr (FerrySiteStore) sites = ferry_site_store_new (sites_file);
  g_autoptr (FerryRecentStore) recents = ferry_recent_store_new (recents_file);
  const char *name = url + sizeof SCHEME - 1;
  const char *rest = "";
  FerrySite *site = ferry_site_store_find_path (sites, name, &rest);

  if (site == NULL)
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                   "no saved site is meant by '%s', or more than one; 'ferry-cli sites' lists them",
                   name);
      return NULL;
    }
  *path = dup_path (ferry_site_get_data (site), rest, error);
  return *path != NULL ? ferry_recent_store_dup_server (recents, ferry_site_get_server (site))
                       : NULL;
}

static void
did_look_up (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_set_object ((GAsyncResult **) user_data, result);
}

/**
 * ferry_cli_site_take_passwords:
 * @is_known: whether the server's own password may be kept, for it is a saved site's, say
 *
 * What is still unknown: the proxy's password from the environment or the keyring, the server's
 * from the keyring. That none can be had there is told, and no error.
 */
void
ferry_cli_site_take_passwords (FerryServer *server, gboolean is_known)
{
  gboolean is_wanted = is_known && server->user != NULL && server->password == NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (FerryServer) filled = NULL;
  g_autoptr (GError) error = NULL;

  if (ferry_proxy_lacks_password (server))
    server->proxy_password = g_strdup (g_getenv (PROXY_VARIABLE));
  if (!is_wanted && !ferry_proxy_lacks_password (server))
    return;
  ferry_secret_fill_async (server, NULL, did_look_up, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  filled = ferry_secret_fill_finish (result, &error);
  if (server->password == NULL)
    server->password = g_steal_pointer (&filled->password);
  if (server->proxy_password == NULL)
    server->proxy_password = g_steal_pointer (&filled->proxy_password);
  if (error != NULL)
    g_printerr ("ferry-cli: no password from the keyring: %s\n", error->message);
}
