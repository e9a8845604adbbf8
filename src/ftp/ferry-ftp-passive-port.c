/* The port of a passive data connection. See ferry-ftp-passive-port.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-ftp-passive-port.h"

#include "ferry-ftp-address.h"
#include "ferry-ftp-ends.h"
#include "ferry-ftp-quirks.h"

#include <string.h>

/**
 * ferry_ftp_passive_port_of_epsv:
 * @announced: (out): stays %NULL: a 229 holds no address
 *
 * Returns: the port, 0 if @reply holds none
 */
guint16
ferry_ftp_passive_port_of_epsv (FerryFtpSession *session,
                                const FerryFtpReply *reply,
                                char **announced)
{
  g_autofree char *text = ferry_ftp_reply_dup_text (reply);

  return ferry_ftp_address_parse_epsv (text);
}

/**
 * ferry_ftp_passive_port_of_pasv:
 * @announced: (out) (transfer full): the address in the reply. It is not used: it is the peer's, or
 *   a NAT's mistake, or an attempt to make us connect to somebody else.
 *
 * Returns: the port, 0 if @reply holds none
 */
guint16
ferry_ftp_passive_port_of_pasv (FerryFtpSession *session,
                                const FerryFtpReply *reply,
                                char **announced)
{
  g_autofree char *text = ferry_ftp_reply_dup_text (reply);
  g_autoptr (GInetSocketAddress) address = ferry_ftp_address_parse_pasv (text);
  g_autoptr (GSocketAddress) peer = ferry_ftp_connection_get_peer (session->connection);

  if (address == NULL)
    return 0;
  if (strchr (text, '(') == NULL)
    ferry_ftp_quirks_note (session, FERRY_FTP_QUIRK_ODD_PASV);
  *announced = g_inet_address_to_string (g_inet_socket_address_get_address (address));
  if (peer != NULL && !ferry_ftp_address_is_same_host (G_SOCKET_ADDRESS (address), peer) &&
      !ferry_ftp_connection_is_proxied (session->connection))
    {
      ferry_ftp_ends_note_announced (session->ends, *announced);
      ferry_ftp_session_note (session, FERRY_LOG_STATUS,
                              "the server announced the address %s, which is not its own: using "
                              "the address of the control connection",
                              *announced);
    }
  return g_inet_socket_address_get_port (address);
}
