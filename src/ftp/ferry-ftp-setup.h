/* After the password: what the server can, binary type, protected data, the login folder.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-ftp-session.h"

G_BEGIN_DECLS

gboolean ferry_ftp_setup (FerryFtpSession *session, GCancellable *cancellable, GError **error);
gboolean
ferry_ftp_setup_settle (FerryFtpSession *session, GCancellable *cancellable, GError **error);

G_END_DECLS
