/* Addresses that mean nothing outside their own network. See ferry-explain.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-explain.h"

#include <gio/gio.h>
#include <string.h>

static const char *const private_ranges[] = {
  "10.0.0.0/8",                                        /* RFC 1918 */
  "172.16.0.0/12",  "192.168.0.0/16", "100.64.0.0/10", /* RFC 6598: behind a carrier's NAT */
  "169.254.0.0/16",                                    /* RFC 3927: link-local */
  "127.0.0.0/8",    "fc00::/7",                        /* RFC 4193 */
  "fe80::/10",      "::1/128",
};

/**
 * ferry_address_is_private:
 * @address: (nullable): numeric
 *
 * Returns: whether it can be reached only from its own network, or not even from there
 */
gboolean
ferry_address_is_private (const char *address)
{
  static const char mapped[] = "::ffff:";
  g_autoptr (GInetAddress) inet = NULL;

  if (address == NULL)
    return FALSE;
  if (g_str_has_prefix (address, mapped) && g_hostname_is_ip_address (address + strlen (mapped)))
    address += strlen (mapped);
  inet = g_inet_address_new_from_string (address);
  for (guint i = 0; inet != NULL && i < G_N_ELEMENTS (private_ranges); i++)
    {
      g_autoptr (GInetAddressMask) mask =
          g_inet_address_mask_new_from_string (private_ranges[i], NULL);

      if (g_inet_address_mask_matches (mask, inet))
        return TRUE;
    }
  return FALSE;
}
