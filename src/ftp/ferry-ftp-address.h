/* Addresses as FTP writes them: the replies to PASV and EPSV, the arguments of PORT and EPRT.
 * Pure. Any thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

GInetSocketAddress *ferry_ftp_address_parse_pasv (const char *text);
guint16 ferry_ftp_address_parse_epsv (const char *text);
char *ferry_ftp_address_format_port (GInetAddress *address, guint16 port);
char *ferry_ftp_address_format_eprt (GInetAddress *address, guint16 port);

GSocketAddress *ferry_ftp_address_with_port (GSocketAddress *address, guint16 port);
char *ferry_ftp_address_dup_shown (GSocketAddress *address);
char *ferry_ftp_address_dup_network (GSocketAddress *address);
gboolean ferry_ftp_address_is_same_host (GSocketAddress *one, GSocketAddress *other);
gboolean ferry_ftp_address_can_meet (GSocketAddress *one, GSocketAddress *other);

G_END_DECLS
