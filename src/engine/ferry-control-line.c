/* The end of a worker's control connection that the main thread may hold. See
 * ferry-control-line.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-control-line.h"

void
ferry_control_line_init (FerryControlLine *line)
{
  g_mutex_init (&line->mutex);
  line->socket = NULL;
}

void
ferry_control_line_clear (FerryControlLine *line)
{
  g_clear_object (&line->socket);
  g_mutex_clear (&line->mutex);
}

/**
 * ferry_control_line_set:
 * @socket: (nullable): of the connection that the worker has now
 */
void
ferry_control_line_set (FerryControlLine *line, GSocket *socket)
{
  g_mutex_lock (&line->mutex);
  g_set_object (&line->socket, socket);
  g_mutex_unlock (&line->mutex);
}

static GSocket *
dup_socket (FerryControlLine *line)
{
  GSocket *socket;

  g_mutex_lock (&line->mutex);
  socket = line->socket != NULL ? g_object_ref (line->socket) : NULL;
  g_mutex_unlock (&line->mutex);
  return socket;
}

/* The same address, any port. */
static GSocketAddress *
dup_address (GSocket *socket)
{
  g_autoptr (GSocketAddress) local = g_socket_get_local_address (socket, NULL);
  GInetAddress *address;

  if (!G_IS_INET_SOCKET_ADDRESS (local))
    return NULL;
  address = g_inet_socket_address_get_address (G_INET_SOCKET_ADDRESS (local));
  if (g_inet_address_get_family (address) != G_SOCKET_FAMILY_IPV6)
    return g_inet_socket_address_new (address, 0);
  return g_object_new (G_TYPE_INET_SOCKET_ADDRESS, "address", address, "scope-id",
                       g_inet_socket_address_get_scope_id (G_INET_SOCKET_ADDRESS (local)), NULL);
}

/**
 * ferry_control_line_has_address:
 *
 * Returns: whether our end of the connection is still an address of this computer, which is known
 * where a socket can be bound to it; %TRUE without a connection
 */
gboolean
ferry_control_line_has_address (FerryControlLine *line)
{
  g_autoptr (GSocket) socket = dup_socket (line);
  g_autoptr (GSocketAddress) address = socket != NULL ? dup_address (socket) : NULL;
  g_autoptr (GSocket) probe = NULL;

  if (address == NULL)
    return TRUE;
  probe = g_socket_new (g_socket_address_get_family (address), G_SOCKET_TYPE_STREAM,
                        G_SOCKET_PROTOCOL_TCP, NULL);
  return probe == NULL || g_socket_bind (probe, address, FALSE, NULL);
}

/**
 * ferry_control_line_cut:
 *
 * Whoever waits for something on the connection sees its end at once.
 */
void
ferry_control_line_cut (FerryControlLine *line)
{
  g_autoptr (GSocket) socket = dup_socket (line);

  if (socket != NULL)
    g_socket_shutdown (socket, TRUE, TRUE, NULL);
}
