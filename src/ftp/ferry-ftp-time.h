/* Sizes and times on the control connection (RFC 3659 sections 2.3 to 4).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-ftp-session.h"

G_BEGIN_DECLS

gint64 ferry_ftp_size_parse (const FerryFtpReply *reply);
gboolean ferry_ftp_time_parse (const FerryFtpReply *reply, gint64 *modified);
char *ferry_ftp_time_format (gint64 modified);

gboolean ferry_ftp_ask_size (FerryFtpSession *session,
                             const char *path,
                             gint64 *size,
                             FerryFtpReply **refusal,
                             GCancellable *cancellable,
                             GError **error);
const char *ferry_ftp_time_get_setter (const FerryFtpSession *session);
char *ferry_ftp_time_dup_setter (const FerryFtpSession *session, gint64 modified);
gboolean ferry_ftp_set_time (FerryFtpSession *session,
                             const char *path,
                             gint64 modified,
                             GCancellable *cancellable,
                             GError **error);

G_END_DECLS
