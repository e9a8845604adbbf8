/* The ways to a data connection: EPSV and PASV (the server listens), PORT and EPRT (we listen).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-ftp-data.h"

G_BEGIN_DECLS

FerryFtpData *ferry_ftp_data_open (FerryFtpSession *session,
                                   gboolean is_active,
                                   GCancellable *cancellable,
                                   GError **error);

G_END_DECLS
