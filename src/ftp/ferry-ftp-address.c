/* Addresses as FTP writes them (RFC 959 section 4.1.2, RFC 2428), read as loosely as servers write
 * them: text before the numbers, no parentheses, blanks, a full stop at the end.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-ftp-address.h"

#include <string.h>

/* Reads one number of at most @max; moves @text behind it. */
static gboolean
read_number (const char **text, guint max, guint *number)
{
  const char *start = *text;

  *number = 0;
  while (g_ascii_isdigit (**text) && *number <= max)
    *number = *number * 10 + (guint) (*(*text)++ - '0');
  return *text != start && *number <= max && !g_ascii_isdigit (**text);
}

/* Reads `h1,h2,h3,h4,p1,p2` at @text, blanks allowed around the commas. */
static gboolean
read_six (const char *text, guint numbers[6])
{
  for (guint i = 0; i < 6; i++)
    {
      if (i > 0)
        {
          text += strspn (text, " ");
          if (*text++ != ',')
            return FALSE;
          text += strspn (text, " ");
        }
      if (!read_number (&text, 255, &numbers[i]))
        return FALSE;
    }
  return TRUE;
}

/**
 * ferry_ftp_address_parse_pasv:
 * @text: of a 227, the code left out
 *
 * Returns: (transfer full) (nullable): where the server says it listens, %NULL if it does not say
 */
GInetSocketAddress *
ferry_ftp_address_parse_pasv (const char *text)
{
  for (const char *at = text; *at != '\0'; at++)
    {
      guint n[6];

      if (!g_ascii_isdigit (*at) || (at > text && g_ascii_isdigit (at[-1])) || !read_six (at, n))
        continue;
      if (n[4] * 256 + n[5] == 0)
        return NULL;

      guint8 bytes[4] = { (guint8) n[0], (guint8) n[1], (guint8) n[2], (guint8) n[3] };
      g_autoptr (GInetAddress) address =
          g_inet_address_new_from_bytes (bytes, G_SOCKET_FAMILY_IPV4);
      return G_INET_SOCKET_ADDRESS (
          g_inet_socket_address_new (address, (guint16) (n[4] * 256 + n[5])));
    }
  return NULL;
}

/**
 * ferry_ftp_address_parse_epsv:
 * @text: of a 229, the code left out: `Entering Extended Passive Mode (|||60001|)`
 *
 * The delimiter is whatever stands three times before the port (RFC 2428 section 3); an address
 * between them, which is not allowed, is passed over: the control connection's peer counts.
 *
 * Returns: the port, 0 if there is none
 */
guint16
ferry_ftp_address_parse_epsv (const char *text)
{
  for (const char *at = text; *at != '\0'; at++)
    {
      const char *end = at;
      char delimiter = *at;
      guint port;
      guint seen = 1;

      if (delimiter < 33 || delimiter > 126 || g_ascii_isalnum (delimiter))
        continue;
      while (seen < 3 && end[1] != '\0')
        seen += *++end == delimiter ? 1 : 0;
      if (seen < 3)
        continue;
      end++;
      if (read_number (&end, G_MAXUINT16, &port) && *end == delimiter && port != 0)
        return (guint16) port;
    }
  return 0;
}

/**
 * ferry_ftp_address_format_port:
 *
 * Returns: (transfer full) (nullable): the argument of PORT; %NULL for an address that is not IPv4
 */
char *
ferry_ftp_address_format_port (GInetAddress *address, guint16 port)
{
  const guint8 *bytes = g_inet_address_to_bytes (address);

  if (g_inet_address_get_family (address) != G_SOCKET_FAMILY_IPV4)
    return NULL;
  return g_strdup_printf ("%u,%u,%u,%u,%u,%u", bytes[0], bytes[1], bytes[2], bytes[3],
                          (guint) port >> 8, (guint) port & 255);
}

/**
 * ferry_ftp_address_format_eprt:
 *
 * Returns: (transfer full): the argument of EPRT (RFC 2428 section 2)
 */
char *
ferry_ftp_address_format_eprt (GInetAddress *address, guint16 port)
{
  g_autofree char *text = g_inet_address_to_string (address);
  guint family = g_inet_address_get_family (address) == G_SOCKET_FAMILY_IPV6 ? 2 : 1;

  return g_strdup_printf ("|%u|%s|%u|", family, text, port);
}

/**
 * ferry_ftp_address_with_port:
 * @address: of an Internet socket
 *
 * Returns: (transfer full): another port of the same host, in the same scope
 */
GSocketAddress *
ferry_ftp_address_with_port (GSocketAddress *address, guint16 port)
{
  GInetSocketAddress *inet = G_INET_SOCKET_ADDRESS (address);
  gboolean is_ipv6 = g_socket_address_get_family (address) == G_SOCKET_FAMILY_IPV6;

  return g_object_new (G_TYPE_INET_SOCKET_ADDRESS, "address",
                       g_inet_socket_address_get_address (inet), "port", port, "scope-id",
                       is_ipv6 ? g_inet_socket_address_get_scope_id (inet) : 0, NULL);
}

/**
 * ferry_ftp_address_dup_shown:
 *
 * Returns: (transfer full): `192.0.2.5:60001` or `[2001:db8::5]:60001`, for the log
 */
char *
ferry_ftp_address_dup_shown (GSocketAddress *address)
{
  g_autofree char *text = NULL;
  GInetAddress *inet;
  gboolean is_ipv6;

  if (!G_IS_INET_SOCKET_ADDRESS (address))
    return g_strdup ("?");
  inet = g_inet_socket_address_get_address (G_INET_SOCKET_ADDRESS (address));
  text = g_inet_address_to_string (inet);
  is_ipv6 = g_inet_address_get_family (inet) == G_SOCKET_FAMILY_IPV6;
  return g_strdup_printf (is_ipv6 ? "[%s]:%u" : "%s:%u", text,
                          g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (address)));
}

/* An IPv4 address that came over an IPv6 socket as ::ffff:192.0.2.5 is that IPv4 address. */
static const guint8 *
get_plain_bytes (GInetAddress *address, gsize *length)
{
  static const guint8 mapped[12] = { 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff };
  const guint8 *bytes = g_inet_address_to_bytes (address);

  *length = g_inet_address_get_native_size (address);
  if (*length == 16 && memcmp (bytes, mapped, sizeof mapped) == 0)
    {
      *length = 4;
      return bytes + 12;
    }
  return bytes;
}

/**
 * ferry_ftp_address_is_same_host:
 *
 * Returns: whether both are the same host, whatever the ports
 */
gboolean
ferry_ftp_address_is_same_host (GSocketAddress *one, GSocketAddress *other)
{
  const guint8 *bytes, *other_bytes;
  gsize length, other_length;

  if (!G_IS_INET_SOCKET_ADDRESS (one) || !G_IS_INET_SOCKET_ADDRESS (other))
    return FALSE;
  bytes =
      get_plain_bytes (g_inet_socket_address_get_address (G_INET_SOCKET_ADDRESS (one)), &length);
  other_bytes = get_plain_bytes (g_inet_socket_address_get_address (G_INET_SOCKET_ADDRESS (other)),
                                 &other_length);
  return length == other_length && memcmp (bytes, other_bytes, length) == 0;
}

/**
 * ferry_ftp_address_dup_network:
 * @address: one of ours
 *
 * Returns: (transfer full) (nullable): the network that it is in, by the usual length of the
 * prefix: `192.168.1.0/24`, `2001:db8:0:1::/64`
 */
char *
ferry_ftp_address_dup_network (GSocketAddress *address)
{
  g_autoptr (GInetAddress) network = NULL;
  g_autofree char *text = NULL;
  guint8 bytes[16] = { 0 };
  const guint8 *plain;
  gsize length;

  if (!G_IS_INET_SOCKET_ADDRESS (address))
    return NULL;
  plain = get_plain_bytes (g_inet_socket_address_get_address (G_INET_SOCKET_ADDRESS (address)),
                           &length);
  memcpy (bytes, plain, length == 4 ? 3 : 8);
  network = g_inet_address_new_from_bytes (bytes, length == 4 ? G_SOCKET_FAMILY_IPV4
                                                              : G_SOCKET_FAMILY_IPV6);
  text = g_inet_address_to_string (network);
  return g_strdup_printf ("%s/%d", text, length == 4 ? 24 : 64);
}

/* Networks that end somewhere: an address in one of them means a host only to those inside. */
static const char *const closed_networks[] = {
  "127.0.0.0/8",   "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "169.254.0.0/16",
  "100.64.0.0/10", "::1/128",    "fc00::/7",      "fe80::/10",
};

/* Its place in the table; beyond it: the Internet. */
static guint
find_closed_network (GInetAddress *address)
{
  gsize length;
  const guint8 *bytes = get_plain_bytes (address, &length);
  g_autoptr (GInetAddress) plain = g_inet_address_new_from_bytes (
      bytes, length == 4 ? G_SOCKET_FAMILY_IPV4 : G_SOCKET_FAMILY_IPV6);
  guint i = 0;

  for (; i < G_N_ELEMENTS (closed_networks); i++)
    {
      g_autoptr (GInetAddressMask) mask =
          g_inet_address_mask_new_from_string (closed_networks[i], NULL);

      if (g_inet_address_mask_matches (mask, plain))
        break;
    }
  return i;
}

/**
 * ferry_ftp_address_can_meet:
 *
 * Returns: whether the addresses that we know two hosts by may lead from one of them to the other:
 * both on the Internet, or both in the same kind of private network, in the same IP version
 */
gboolean
ferry_ftp_address_can_meet (GSocketAddress *one, GSocketAddress *other)
{
  gsize length, other_length;
  GInetAddress *address, *other_address;

  if (!G_IS_INET_SOCKET_ADDRESS (one) || !G_IS_INET_SOCKET_ADDRESS (other))
    return FALSE;
  address = g_inet_socket_address_get_address (G_INET_SOCKET_ADDRESS (one));
  other_address = g_inet_socket_address_get_address (G_INET_SOCKET_ADDRESS (other));
  get_plain_bytes (address, &length);
  get_plain_bytes (other_address, &other_length);
  return length == other_length &&
         find_closed_network (address) == find_closed_network (other_address);
}
