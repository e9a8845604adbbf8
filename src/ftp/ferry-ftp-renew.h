/* The same login again in the middle of a verb, where only a new connection helps. Inside src/ftp.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-ftp-session.h"

G_BEGIN_DECLS

gboolean ferry_ftp_renew (FerryFtpSession *session, GCancellable *cancellable, GError **error);
gboolean
ferry_ftp_renew_for_tls (FerryFtpSession *session, GCancellable *cancellable, GError **error);

G_END_DECLS
