/* One client: made, connected, asked what it knows. To the rest of src/ftp it is a session; the
 * verbs are ferry-ftp-verbs.c. See ferry-ftp-client.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-ftp-client.h"

#include "ferry-charset.h"
#include "ferry-ftp-login.h"
#include "ferry-ftp-setup.h"

/**
 * ferry_ftp_client_new:
 * @server: copied
 * @log: (nullable): held
 *
 * Returns: (transfer full): a client that is not connected yet
 */
FerryFtpClient *
ferry_ftp_client_new (const FerryServer *server, FerryLog *log)
{
  return ferry_ftp_session_new (server, log);
}

/**
 * ferry_ftp_client_free:
 *
 * Closes at once; ferry_ftp_client_disconnect() before it takes leave of the server.
 */
void
ferry_ftp_client_free (FerryFtpClient *client)
{
  ferry_ftp_session_free (client);
}

/**
 * ferry_ftp_client_connect:
 *
 * Connects and logs in; a connection that is there is dropped first.
 *
 * Returns: whether the verbs may be used
 */
gboolean
ferry_ftp_client_connect (FerryFtpClient *client, GCancellable *cancellable, GError **error)
{
  ferry_ftp_session_close (client);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  return ferry_ftp_login (client, cancellable, error);
}

gboolean
ferry_ftp_client_is_connected (FerryFtpClient *client)
{
  return ferry_ftp_session_is_open (client);
}

/**
 * ferry_ftp_client_disconnect:
 *
 * Says goodbye, half a second at most, and closes.
 */
void
ferry_ftp_client_disconnect (FerryFtpClient *client)
{
  ferry_ftp_session_quit (client);
}

/**
 * ferry_ftp_client_set_mode:
 * @active_port_low: the first port to listen on in active mode, 0 for any
 * @active_address: (nullable): what to tell the server, our own address if %NULL
 *
 * Changes the mode from the next data connection on.
 */
void
ferry_ftp_client_set_mode (FerryFtpClient *client,
                           FerryMode mode,
                           guint16 active_port_low,
                           guint16 active_port_high,
                           const char *active_address)
{
  FerryServer *server = client->server;

  server->mode = mode;
  server->active_port_low = active_port_low;
  server->active_port_high = active_port_high;
  g_free (server->active_address);
  server->active_address = g_strdup (active_address);
}

/* A server that offers UTF8 may translate names. Where somebody chose another set for it, what it
 * has itself is wanted, on this connection as on those to come. */
static void
tell_charset (FerryFtpClient *client, GCancellable *cancellable)
{
  gboolean wants_utf8 = ferry_charset_is_utf8 (client->server->charset);
  g_autoptr (FerryFtpReply) reply = NULL;

  if (!ferry_ftp_features_has (client->features, "UTF8") ||
      !ferry_ftp_session_begin (client, cancellable, NULL) ||
      !ferry_ftp_setup_settle (client, cancellable, NULL) || client->is_utf8_on == wants_utf8)
    return;
  reply = ferry_ftp_session_command (client, cancellable, NULL, "OPTS UTF8 %s",
                                     wants_utf8 ? "ON" : "OFF");
  if (reply != NULL && ferry_ftp_reply_is_done (reply))
    client->is_utf8_on = wants_utf8;
}

/**
 * ferry_ftp_client_set_charset:
 * @charset: (nullable): what the user chose, %NULL for what is found
 * @found_charset: (nullable): what was found
 *
 * Names are read in another character set from now on. Their bytes go to the server as they came.
 */
void
ferry_ftp_client_set_charset (FerryFtpClient *client,
                              const char *charset,
                              const char *found_charset,
                              GCancellable *cancellable)
{
  ferry_server_set_charset (client->server, charset, found_charset);
  if (ferry_ftp_session_is_open (client))
    tell_charset (client, cancellable);
}

/**
 * ferry_ftp_client_set_rate:
 * @rate: held; its limits may change at any time, from any thread
 *
 * How fast files may be moved. Without it the limits for all of the program count.
 */
void
ferry_ftp_client_set_rate (FerryFtpClient *client, FerryRate *rate)
{
  ferry_rate_ref (rate);
  ferry_rate_unref (client->rate);
  client->rate = rate;
}

/**
 * ferry_ftp_client_is_utf8_on:
 *
 * Returns: whether the server may translate its names to UTF-8 for this connection, so that their
 * bytes change with the choice of the character set
 */
gboolean
ferry_ftp_client_is_utf8_on (FerryFtpClient *client)
{
  return client->is_utf8_on;
}

/**
 * ferry_ftp_client_get_time_offset:
 * @seconds: (out): how far the clock of the server's listings is east of UTC
 *
 * Returns: whether that has been found out; not asked where MLSD gives UTC
 */
gboolean
ferry_ftp_client_get_time_offset (FerryFtpClient *client, gint *seconds)
{
  *seconds = client->time_offset;
  return client->has_time_offset;
}

/**
 * ferry_ftp_client_get_way:
 *
 * Returns: the way of the data connections so far; worth remembering in #FerryServer.learned_ways
 */
FerryWay
ferry_ftp_client_get_way (FerryFtpClient *client)
{
  return client->way;
}

/**
 * ferry_ftp_client_get_network:
 *
 * Returns: (nullable): the network that we are in, as far as our end of the control connection
 * tells: `192.168.1.0/24`
 */
const char *
ferry_ftp_client_get_network (FerryFtpClient *client)
{
  return client->network;
}

/**
 * ferry_ftp_client_get_socket:
 *
 * Returns: (transfer none) (nullable): that of the control connection
 */
GSocket *
ferry_ftp_client_get_socket (FerryFtpClient *client)
{
  return client->connection != NULL ? ferry_ftp_connection_get_socket (client->connection) : NULL;
}

const FerryServer *
ferry_ftp_client_get_server (FerryFtpClient *client)
{
  return client->server;
}

/**
 * ferry_ftp_client_get_home:
 *
 * Returns: the folder that the login led to, raw bytes; "/" before the first login
 */
const char *
ferry_ftp_client_get_home (FerryFtpClient *client)
{
  return client->home;
}

/**
 * ferry_ftp_client_has_feature:
 * @name: as FEAT names it, in any case
 */
gboolean
ferry_ftp_client_has_feature (FerryFtpClient *client, const char *name)
{
  return ferry_ftp_features_has (client->features, name);
}

gboolean
ferry_ftp_client_is_tls (FerryFtpClient *client)
{
  return client->connection != NULL && ferry_ftp_connection_get_tls (client->connection) != NULL;
}

/**
 * ferry_ftp_client_get_certificate:
 *
 * Returns: (nullable) (transfer none): the server's certificate, %NULL without TLS
 */
GTlsCertificate *
ferry_ftp_client_get_certificate (FerryFtpClient *client)
{
  if (!ferry_ftp_client_is_tls (client))
    return NULL;
  return g_tls_connection_get_peer_certificate (ferry_ftp_connection_get_tls (client->connection));
}

/**
 * ferry_ftp_client_note:
 * @text: in English, as all of the log
 *
 * Writes a line of the caller's into the log, beside those of the connection.
 */
void
ferry_ftp_client_note (FerryFtpClient *client, const char *text)
{
  ferry_ftp_session_note (client, FERRY_LOG_STATUS, "%s", text);
}
