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

/* The halves of it, for who sends the commands together with others. */
const char *ferry_ftp_data_get_passive_command (FerryFtpSession *session);
FerryFtpData *ferry_ftp_data_connect (FerryFtpSession *session,
                                      const FerryFtpReply *reply,
                                      GCancellable *cancellable,
                                      GError **error);
FerryFtpData *ferry_ftp_data_listen (FerryFtpSession *session, char **command, GError **error);

G_END_DECLS
