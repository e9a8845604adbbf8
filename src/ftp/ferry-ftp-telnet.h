/* The byte 255 in names. Telnet, which the control connection once was, takes it for the beginning
 * of a command (IAC), so that some servers want it twice and others do not; it is the letter я of
 * Windows-1251 and Ъ of KOI8-R. Inside src/ftp only.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-ftp-session.h"

G_BEGIN_DECLS

void ferry_ftp_telnet_take_greeting (FerryFtpSession *session);
gboolean
ferry_ftp_telnet_turn (FerryFtpSession *session, const char *path, GCancellable *cancellable);
gboolean ferry_ftp_telnet_turn_for (FerryFtpSession *session,
                                    const char *command,
                                    const FerryFtpReply *reply,
                                    GCancellable *cancellable);

G_END_DECLS
