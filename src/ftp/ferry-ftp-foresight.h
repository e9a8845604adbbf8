/* What is known to be wanted next: its commands leave together with those before it, and cost no
 * round trip. Inside src/ftp.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-ftp-session.h"

G_BEGIN_DECLS

gboolean
ferry_ftp_foresight_queue (FerryFtpSession *session, gboolean *asks_folder, GError **error);
void ferry_ftp_foresight_take_folder (FerryFtpSession *session, const FerryFtpReply *reply);
gboolean ferry_ftp_foresight_queue_port (FerryFtpSession *session, GError **error);
gboolean ferry_ftp_foresight_take_port (FerryFtpSession *session,
                                        const char *command,
                                        FerryFtpReply **reply,
                                        GCancellable *cancellable,
                                        GError **error);

G_END_DECLS
