/* Active mode: the listening socket. It stands on our end of the control connection, which is the
 * way the server can reach us through VPNs and with IPv6 too, on a port of the range that the user
 * opened in the firewall. See ferry-ftp-listener.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-ftp-listener.h"

#include "ferry-ftp-address.h"
#include "ferry-ftp-observe.h"

#include <glib/gi18n-lib.h>

static GSocket *
listen_on (GSocketAddress *address, guint16 port, GError **error)
{
  g_autoptr (GSocket) socket = g_socket_new (g_socket_address_get_family (address),
                                             G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_TCP, error);
  g_autoptr (GSocketAddress) local = ferry_ftp_address_with_port (address, port);

  if (socket == NULL)
    return NULL;
  g_socket_set_listen_backlog (socket, 1);
  if (!g_socket_bind (socket, local, TRUE, error) || !g_socket_listen (socket, error))
    return NULL;
  return g_steal_pointer (&socket);
}

/* Takes the ports of the range in turn, so that one is not used again while it rests (TIME_WAIT).
 */
static GSocket *
listen_in_range (FerryFtpSession *session, GSocketAddress *address, GError **error)
{
  guint low = session->server->active_port_low;
  guint high = MAX (session->server->active_port_high, low);
  guint count = high - low + 1;
  guint first = session->last_active_port >= low && session->last_active_port < high
                    ? session->last_active_port - low + 1
                    : 0;

  for (guint i = 0; i < count; i++)
    {
      guint16 port = (guint16) (low + (first + i) % count);
      g_autoptr (GError) reason = NULL;
      GSocket *socket = listen_on (address, port, &reason);

      if (socket != NULL)
        {
          session->last_active_port = port;
          return socket;
        }
      if (i + 1 == count)
        g_propagate_error (error, g_steal_pointer (&reason));
    }
  return NULL;
}

/* What to tell the server: the outside address of our NAT if the user gave one. */
static GInetAddress *
get_announced (FerryFtpSession *session, GInetSocketAddress *own, GError **error)
{
  const char *outside = session->server->active_address;
  GInetAddress *address;

  if (outside == NULL || *outside == '\0')
    return g_object_ref (g_inet_socket_address_get_address (own));
  address = g_inet_address_new_from_string (outside);
  if (address == NULL)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                 _ ("“%s” is not an IP address to be reached at in active mode."), outside);
  return address;
}

/**
 * ferry_ftp_listener_new:
 * @address: (out) (transfer full): to be told to the server
 * @port: (out): likewise
 *
 * Returns: (transfer full): a listening socket
 */
GSocket *
ferry_ftp_listener_new (FerryFtpSession *session,
                        GInetAddress **address,
                        guint16 *port,
                        GError **error)
{
  g_autoptr (GSocketAddress) local = ferry_ftp_connection_get_local (session->connection);
  g_autoptr (GSocketAddress) bound = NULL;
  g_autoptr (GInetAddress) announced = NULL;
  g_autoptr (GError) reason = NULL;
  GError *failure;
  GSocket *socket;

  if (ferry_ftp_connection_is_proxied (session->connection) || !G_IS_INET_SOCKET_ADDRESS (local))
    {
      failure = ferry_ftp_error_new (FERRY_FTP_ERROR_DATA_CONNECTION, 0, "%s",
                                     _ ("Through a proxy no server can connect to this computer: "
                                        "choose passive mode."));
      ferry_ftp_observe (session->connection, failure, FERRY_FTP_SYMPTOM_ACTIVE_PROXIED, NULL);
      g_propagate_error (error, failure);
      return NULL;
    }
  announced = get_announced (session, G_INET_SOCKET_ADDRESS (local), error);
  if (announced == NULL)
    return NULL;
  socket = session->server->active_port_low != 0 ? listen_in_range (session, local, &reason)
                                                 : listen_on (local, 0, &reason);
  if (socket == NULL)
    {
      failure =
          ferry_ftp_error_new (FERRY_FTP_ERROR_DATA_CONNECTION, 0,
                               _ ("No port to listen on in active mode: %s"), reason->message);
      ferry_ftp_observe (session->connection, failure, FERRY_FTP_SYMPTOM_ACTIVE_NO_PORT, NULL);
      g_propagate_error (error, failure);
      return NULL;
    }
  bound = g_socket_get_local_address (socket, NULL);
  *port = g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (bound));
  *address = g_steal_pointer (&announced);
  return socket;
}
