/* Which way data connections took, network by network: what works at home need not work in the
 * office. One line of text, so that it can be kept with a site:
 *
 *   192.168.1.0/24=active 2001:db8:1::/64=pasv
 *
 * Pure. Any thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  FERRY_WAY_UNKNOWN,
  FERRY_WAY_EPSV,   /* passive, the usual way */
  FERRY_WAY_PASV,   /* passive; the ports that EPSV names never answer */
  FERRY_WAY_ACTIVE, /* no passive data connection can be made */
} FerryWay;

FerryWay ferry_ways_find (const char *ways, const char *network);
char *ferry_ways_dup_with (const char *ways, const char *network, FerryWay way);

G_END_DECLS
