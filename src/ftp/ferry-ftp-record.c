/* From sockets and errors to the record of a connection. See ferry-ftp-record.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-ftp-record.h"

/**
 * ferry_ftp_record_set_our_end:
 * @address: where we listen
 */
void
ferry_ftp_record_set_our_end (FerryConnectionRecord *record, GInetAddress *address, guint16 port)
{
  g_autofree char *text = g_inet_address_to_string (address);

  ferry_connection_record_set_our_end (record, text, port);
}

/**
 * ferry_ftp_record_set_their_end:
 * @address: (nullable): of the server; its own port does not count
 */
void
ferry_ftp_record_set_their_end (FerryConnectionRecord *record,
                                GSocketAddress *address,
                                guint16 port)
{
  g_autofree char *text = NULL;

  if (G_IS_INET_SOCKET_ADDRESS (address))
    text = g_inet_address_to_string (
        g_inet_socket_address_get_address (G_INET_SOCKET_ADDRESS (address)));
  ferry_connection_record_set_their_end (record, text, port);
}

/**
 * ferry_ftp_record_open:
 * @socket: connected
 */
void
ferry_ftp_record_open (FerryConnectionRecord *record, GSocket *socket)
{
  g_autoptr (GSocketAddress) ours = g_socket_get_local_address (socket, NULL);
  g_autoptr (GSocketAddress) theirs = g_socket_get_remote_address (socket, NULL);

  if (G_IS_INET_SOCKET_ADDRESS (ours))
    ferry_ftp_record_set_our_end (record,
                                  g_inet_socket_address_get_address (G_INET_SOCKET_ADDRESS (ours)),
                                  g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (ours)));
  if (G_IS_INET_SOCKET_ADDRESS (theirs))
    ferry_ftp_record_set_their_end (
        record, theirs, g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (theirs)));
  ferry_connection_record_open (record);
}

/**
 * ferry_ftp_record_end_untaken:
 * @reason: why the connection could not be made
 */
void
ferry_ftp_record_end_untaken (FerryConnectionRecord *record, const GError *reason)
{
  FerryConnectionState state = FERRY_CONNECTION_REFUSED;

  if (g_error_matches (reason, G_IO_ERROR, G_IO_ERROR_TIMED_OUT))
    state = FERRY_CONNECTION_SILENT;
  else if (g_error_matches (reason, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    state = FERRY_CONNECTION_CUT;
  ferry_connection_record_end (record, state);
}

/**
 * ferry_ftp_record_end_broken:
 * @reason: why no byte came through
 */
void
ferry_ftp_record_end_broken (FerryConnectionRecord *record, const GError *reason)
{
  FerryConnectionState state = FERRY_CONNECTION_LOST;

  if (g_error_matches (reason, G_IO_ERROR, G_IO_ERROR_CLOSED))
    state = FERRY_CONNECTION_CLOSED_THERE;
  else if (g_error_matches (reason, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    state = FERRY_CONNECTION_CUT;
  ferry_connection_record_end (record, state);
}
