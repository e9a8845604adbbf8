/* Floods, drips and strangers. See ferry-fake-flood.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-fake-flood.h"

#include <gio/gnetworking.h>

#define PIECE (64 * 1024)
#define MOST  (256 * 1024 * 1024)

/**
 * ferry_fake_send:
 * @socket: (nullable):
 *
 * Returns: whether the other side has taken all of it
 */
gboolean
ferry_fake_send (GSocket *socket, const char *bytes, gsize length)
{
  while (length > 0)
    {
      gssize sent = socket != NULL ? g_socket_send (socket, bytes, length, NULL, NULL) : -1;

      if (sent < 0)
        return FALSE;
      bytes += sent;
      length -= (gsize) sent;
    }
  return TRUE;
}

/**
 * ferry_fake_drip:
 *
 * Sends a byte each 100 ms until the other side closes.
 *
 * Returns: (transfer full) (nullable): what is wrong if it waits for every drop
 */
char *
ferry_fake_drip (GSocket *socket, const GString *bytes, guint patience)
{
  gint64 end = g_get_monotonic_time () + patience * G_USEC_PER_SEC;

  for (gsize i = 0; ferry_fake_send (socket, bytes->str + i, 1); i = (i + 1) % bytes->len)
    {
      if (g_get_monotonic_time () > end)
        return g_strdup ("the client waited for each drop");
      g_usleep (100 * 1000);
    }
  return NULL;
}

/**
 * ferry_fake_flood:
 *
 * Sends the bytes again and again until the other side closes.
 *
 * Returns: (transfer full) (nullable): what is wrong if it takes them without an end
 */
char *
ferry_fake_flood (GSocket *socket, const GString *bytes)
{
  g_autoptr (GString) piece = g_string_new (NULL);
  gsize sent = 0;

  while (piece->len < PIECE)
    g_string_append_len (piece, bytes->str, (gssize) bytes->len);
  while (ferry_fake_send (socket, piece->str, piece->len))
    {
      sent += piece->len;
      if (sent > MOST)
        return g_strdup_printf ("the client took %" G_GSIZE_FORMAT " bytes", sent);
    }
  return NULL;
}

/**
 * ferry_fake_reset_on_close:
 *
 * With nothing to linger for, the kernel sends a reset.
 */
void
ferry_fake_reset_on_close (GSocket *socket)
{
  struct linger at_once = { 1, 0 };

  setsockopt (g_socket_get_fd (socket), SOL_SOCKET, SO_LINGER, (const char *) &at_once,
              sizeof at_once);
}

/**
 * ferry_fake_visit_as_stranger:
 *
 * Connects to @port from 127.0.0.2, which is not the server.
 *
 * Returns: whether the door was shown, without a byte
 */
gboolean
ferry_fake_visit_as_stranger (guint16 port, guint patience)
{
  g_autoptr (GSocketAddress) here = g_inet_socket_address_new_from_string ("127.0.0.2", 0);
  g_autoptr (GSocketAddress) target = g_inet_socket_address_new_from_string ("127.0.0.1", port);
  g_autoptr (GSocket) socket =
      g_socket_new (G_SOCKET_FAMILY_IPV4, G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_TCP, NULL);
  char byte;

  g_socket_set_timeout (socket, patience);
  return g_socket_bind (socket, here, TRUE, NULL) &&
         g_socket_connect (socket, target, NULL, NULL) &&
         g_socket_receive (socket, &byte, 1, NULL, NULL) <= 0;
}
