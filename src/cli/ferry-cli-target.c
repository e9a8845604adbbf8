/* From a URL and the options to a server and a path on it. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-cli-target.h"

#include "ferry-charset.h"
#include "ferry-cli-netrc.h"
#include "ferry-cli-site.h"
#include "ferry-path.h"
#include "ferry-proxy.h"
#include "ferry-url.h"

#include <gio/gio.h>

static void
replace (char **place, const char *text)
{
  if (text == NULL)
    return;
  g_free (*place);
  *place = g_strdup (text);
}

/* A saved site brings its own settings; what is on the command line counts for more. */
static void
apply_connection (FerryServer *server, const FerryCliOptions *options)
{
  if (options->has_mode || server->site_id == NULL)
    server->mode = options->mode;
  if (options->active_port_low != 0)
    {
      server->active_port_low = options->active_port_low;
      server->active_port_high = options->active_port_high;
    }
  replace (&server->active_address, options->active_address);
  replace (&server->ca_file, options->ca_file);
  replace (&server->pinned_fingerprint, options->fingerprint);
  replace (&server->proxy, options->proxy);
  replace (&server->charset, options->charset);
  if (server->charset == NULL && !options->guesses_charset && server->site_id == NULL)
    server->charset = g_strdup ("UTF-8");
  if ((options->given & FERRY_CLI_OPTION_VERIFY) != 0)
    server->verify = options->verify;
  if ((options->given & FERRY_CLI_OPTION_NO_SAFE_REPLACE) != 0)
    server->is_replace_safe = FALSE;
  if ((options->given & FERRY_CLI_OPTION_NO_PIPELINE) != 0)
    server->is_pipelined = FALSE;
  if (options->parallel != 0)
    server->max_connections = options->parallel;
  if (options->timeout != 0)
    server->connect_timeout = server->reply_timeout = server->data_timeout = server->login_timeout =
        options->timeout;
}

/* ftps:// means TLS from the first byte; a word on the command line may say how, not take it away.
 */
static gboolean
apply_security (FerryServer *server, const FerryCliOptions *options, GError **error)
{
  if (!options->has_security)
    return TRUE;
  if (server->site_id == NULL && server->security == FERRY_SECURITY_IMPLICIT &&
      options->security < FERRY_SECURITY_EXPLICIT)
    {
      g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                           "an ftps:// URL asks for TLS, --tls does not");
      return FALSE;
    }
  server->security = options->security;
  return TRUE;
}

/* The password is the first line that @fd gives. */
static gboolean
read_password (FerryServer *server, int fd, GError **error)
{
  g_autoptr (GIOChannel) channel = g_io_channel_unix_new (fd);
  g_autofree char *line = NULL;
  gsize end = 0;

  if (g_io_channel_set_encoding (channel, NULL, error) != G_IO_STATUS_NORMAL ||
      g_io_channel_read_line (channel, &line, NULL, &end, error) == G_IO_STATUS_ERROR)
    return FALSE;
  if (line == NULL)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, "no password on descriptor %d", fd);
      return FALSE;
    }
  line[end] = '\0';
  g_free (server->password);
  server->password = g_steal_pointer (&line);
  return ferry_path_check_argument (server->password, error);
}

/**
 * ferry_cli_target_encode:
 * @text: a path or a name as typed
 *
 * Returns: (transfer full) (nullable): the bytes to send. What is typed is UTF-8 and goes into the
 * server's character set; bytes that are no UTF-8 (`%93%FA` in a URL) are the server's already.
 */
char *
ferry_cli_target_encode (const FerryServer *server, const char *text, GError **error)
{
  g_autofree char *bytes = NULL;

  if (!g_utf8_validate (text, -1, NULL))
    bytes = g_strdup (text);
  else
    bytes = ferry_charset_encode (ferry_server_get_charset (server), text, error);
  if (bytes == NULL || !ferry_path_check_argument (bytes, error))
    return NULL;
  return g_steal_pointer (&bytes);
}

/**
 * ferry_cli_target_parse:
 * @url: a URL, or site:NAME/path for a saved site
 * @path: (out): the URL's path as raw bytes, from the login folder unless it begins with `/`; empty
 *   for the login folder itself
 *
 * Returns: (transfer full) (nullable): the server, with all that the options say about it
 */
FerryServer *
ferry_cli_target_parse (const char *url,
                        const FerryCliOptions *options,
                        char **path,
                        GError **error)
{
  g_autofree char *typed = NULL;
  g_autoptr (FerryServer) server = ferry_cli_site_is (url)
                                       ? ferry_cli_site_parse (url, &typed, error)
                                       : ferry_url_parse (url, &typed, error);

  if (server == NULL || !apply_security (server, options, error))
    return NULL;
  apply_connection (server, options);
  if (options->password_fd >= 0 && !read_password (server, options->password_fd, error))
    return NULL;
  if (options->use_netrc && !ferry_cli_netrc_apply (server, error))
    return NULL;
  ferry_cli_site_take_passwords (server, server->site_id != NULL);
  *path = ferry_cli_target_encode (server, typed != NULL ? typed : "", error);
  return *path != NULL ? g_steal_pointer (&server) : NULL;
}
