/* From a command that moves data to the first byte: the server's 1xx, its connection in active
 * mode, and TLS, in whatever order the server has them. Inside src/ftp only.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-ftp-exchange.h"

G_BEGIN_DECLS

gboolean ferry_ftp_opening_wait (FerryFtpExchange *exchange,
                                 FerryFtpSession *session,
                                 gboolean is_active,
                                 FerryFtpReply **refusal,
                                 GCancellable *cancellable,
                                 GError **error);

G_END_DECLS
