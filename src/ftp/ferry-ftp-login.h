/* From a host name to a session that is ready for verbs: greeting, TLS, login, what the server can.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-ftp-session.h"

G_BEGIN_DECLS

gboolean ferry_ftp_login (FerryFtpSession *session, GCancellable *cancellable, GError **error);

G_END_DECLS
