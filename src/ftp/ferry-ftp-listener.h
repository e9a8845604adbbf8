/* Active mode: where we listen, and what we tell the server about it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-ftp-session.h"

G_BEGIN_DECLS

GSocket *ferry_ftp_listener_new (FerryFtpSession *session,
                                 GInetAddress **address,
                                 guint16 *port,
                                 GError **error);

G_END_DECLS
