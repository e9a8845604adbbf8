/* Both ends of a connection. See ferry-ftp-ends.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-ftp-ends.h"

void
ferry_ftp_ends_clear (FerryFtpEnds *ends)
{
  g_clear_pointer (&ends->our_address, g_free);
  g_clear_pointer (&ends->server_address, g_free);
  g_clear_pointer (&ends->announced, g_free);
  g_clear_pointer (&ends->told, g_free);
  ends->our_port = ends->server_port = 0;
}

static void
take_end (GSocketAddress *address, char **text, guint16 *port)
{
  if (!G_IS_INET_SOCKET_ADDRESS (address))
    return;
  g_free (*text);
  *text = g_inet_address_to_string (
      g_inet_socket_address_get_address (G_INET_SOCKET_ADDRESS (address)));
  *port = g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (address));
}

/**
 * ferry_ftp_ends_note_socket:
 * @ends: (nullable):
 * @socket: connected
 */
void
ferry_ftp_ends_note_socket (FerryFtpEnds *ends, GSocket *socket)
{
  g_autoptr (GSocketAddress) ours = g_socket_get_local_address (socket, NULL);
  g_autoptr (GSocketAddress) theirs = g_socket_get_remote_address (socket, NULL);

  if (ends == NULL)
    return;
  take_end (ours, &ends->our_address, &ends->our_port);
  take_end (theirs, &ends->server_address, &ends->server_port);
}

/**
 * ferry_ftp_ends_note_target:
 * @ends: (nullable):
 * @server: (nullable): the host
 * @port: where we are about to connect to
 */
void
ferry_ftp_ends_note_target (FerryFtpEnds *ends, GSocketAddress *server, guint16 port)
{
  if (ends == NULL)
    return;
  take_end (server, &ends->server_address, &ends->server_port);
  ends->server_port = port;
}

/**
 * ferry_ftp_ends_note_announced:
 * @ends: (nullable):
 * @address: that a 227 names and that is not the server's
 */
void
ferry_ftp_ends_note_announced (FerryFtpEnds *ends, const char *address)
{
  if (ends == NULL)
    return;
  g_free (ends->announced);
  ends->announced = g_strdup (address);
}

/**
 * ferry_ftp_ends_note_listener:
 * @ends: (nullable):
 * @listener: where we wait for the server
 * @told: the address that the server is told
 */
void
ferry_ftp_ends_note_listener (FerryFtpEnds *ends, GSocket *listener, GInetAddress *told)
{
  g_autoptr (GSocketAddress) ours = g_socket_get_local_address (listener, NULL);

  if (ends == NULL)
    return;
  take_end (ours, &ends->our_address, &ends->our_port);
  g_free (ends->told);
  ends->told = g_inet_address_to_string (told);
}
