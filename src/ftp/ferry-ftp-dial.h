/* Opening TCP connections: to a name with all that belongs to it (happy eyeballs, the system's
 * proxy), and straight to an address. The calling thread blocks.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-server.h"

#include <gio/gio.h>

G_BEGIN_DECLS

void ferry_ftp_dial_set_direct (void);

GProxyResolver *ferry_ftp_dial_dup_resolver (const FerryServer *server);
GSocketConnection *ferry_ftp_dial_host (const char *host,
                                        guint16 port,
                                        const FerryServer *server,
                                        guint seconds,
                                        gboolean *is_proxied,
                                        GSocketAddress **tried,
                                        GCancellable *cancellable,
                                        GError **error);
GSocketConnection *ferry_ftp_dial_address (GSocketAddress *address,
                                           GSocketAddress *local,
                                           guint seconds,
                                           GCancellable *cancellable,
                                           GError **error);
void ferry_ftp_set_no_delay (GSocket *socket);
void ferry_ftp_set_keep_alive (GSocket *socket, int seconds);
void ferry_ftp_set_quick_acknowledge (GSocket *socket);

G_END_DECLS
