/* The addresses in the replies to PASV and EPSV, and what Ferry writes into PORT and EPRT.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-ftp-address.h"
#include "fuzz-target.h"

int
LLVMFuzzerTestOneInput (const uint8_t *bytes, size_t length)
{
  g_autofree char *text = g_strndup ((const char *) bytes, length);
  g_autoptr (GInetSocketAddress) address = ferry_ftp_address_parse_pasv (text);
  g_autoptr (GInetSocketAddress) again = NULL;
  g_autofree char *port = NULL;
  g_autofree char *extended = NULL;

  ferry_ftp_address_parse_epsv (text);
  if (address == NULL)
    return 0;
  g_assert_cmpuint (g_inet_socket_address_get_port (address), >, 0);
  port = ferry_ftp_address_format_port (g_inet_socket_address_get_address (address),
                                        g_inet_socket_address_get_port (address));
  extended = ferry_ftp_address_format_eprt (g_inet_socket_address_get_address (address),
                                            g_inet_socket_address_get_port (address));
  again = ferry_ftp_address_parse_pasv (port);
  g_assert_nonnull (again);
  g_assert_true (
      ferry_ftp_address_is_same_host (G_SOCKET_ADDRESS (address), G_SOCKET_ADDRESS (again)));
  g_assert_cmpuint (g_inet_socket_address_get_port (again), ==,
                    g_inet_socket_address_get_port (address));
  return 0;
}
