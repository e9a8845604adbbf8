/* Uploads without copying: the kernel moves the file to the socket. Where that cannot be,
 * ferry_ftp_sendfile() says so before the first byte, and ferry-ftp-pump.c does the work.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-ftp-pump.h"

G_BEGIN_DECLS

gboolean ferry_ftp_sendfile (FerryFtpPump *pump, GInputStream *source, gboolean *is_sent,
                             GCancellable *cancellable, GError **error);

G_END_DECLS
