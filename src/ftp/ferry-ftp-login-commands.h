/* The commands that the user wants sent after each login. Inside src/ftp only.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-ftp-session.h"

G_BEGIN_DECLS

gboolean
ferry_ftp_login_commands_run (FerryFtpSession *session, GCancellable *cancellable, GError **error);

G_END_DECLS
