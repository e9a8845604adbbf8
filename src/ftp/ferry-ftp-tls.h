/* TLS on the control and the data connections: whom to trust, and resuming the session.
 * Blocking; no question to the user: an unknown certificate is a typed error that carries it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-ftp-error.h"
#include "ferry-server.h"

G_BEGIN_DECLS

GTlsConnection *ferry_ftp_tls_start_control (GSocketConnection *connection,
                                             const FerryServer *server,
                                             GCancellable *cancellable,
                                             GError **error);
GTlsConnection *ferry_ftp_tls_start_data (GSocketConnection *connection,
                                          GTlsConnection *control,
                                          guint seconds,
                                          gboolean *is_resumed,
                                          GCancellable *cancellable,
                                          GError **error);
const char *ferry_ftp_tls_get_version_name (GTlsConnection *connection);
char *ferry_ftp_tls_dup_description (GTlsConnection *connection);

G_END_DECLS
