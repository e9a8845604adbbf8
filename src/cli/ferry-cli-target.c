/* From a URL and the options to a server and a path on it. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-cli-target.h"

#include "ferry-charset.h"
#include "ferry-cli-netrc.h"
#include "ferry-path.h"
#include "ferry-url.h"

#include <gio/gio.h>

static void
apply_connection (FerryServer *server, const FerryCliOptions *options)
{
  server->mode = options->mode;
  server->active_port_low = options->active_port_low;
  server->active_port_high = options->active_port_high;
  server->active_address = g_strdup (options->active_address);
  server->ca_file = g_strdup (options->ca_file);
  server->pinned_fingerprint = g_strdup (options->fingerprint);
  if (!options->guesses_charset)
    server->charset = g_strdup (options->charset != NULL ? options->charset : "UTF-8");
  server->verify = options->verify;
  server->is_replace_safe = (options->given & FERRY_CLI_OPTION_NO_SAFE_REPLACE) == 0;
  server->is_pipelined = (options->given & FERRY_CLI_OPTION_NO_PIPELINE) == 0;
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
  if (server->security == FERRY_SECURITY_IMPLICIT && options->security < FERRY_SECURITY_EXPLICIT)
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
  g_autoptr (FerryServer) server = ferry_url_parse (url, &typed, error);

  if (server == NULL || !apply_security (server, options, error))
    return NULL;
  apply_connection (server, options);
  if (options->password_fd >= 0 && !read_password (server, options->password_fd, error))
    return NULL;
  if (options->use_netrc && !ferry_cli_netrc_apply (server, error))
    return NULL;
  *path = ferry_cli_target_encode (server, typed != NULL ? typed : "", error);
  return *path != NULL ? g_steal_pointer (&server) : NULL;
}
