/* What transfers of bytes and of text have in common. Inside src/ftp only.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-ftp-examine.h"
#include "ferry-ftp-pump.h"

G_BEGIN_DECLS

/* A file may grow while it is read, but one that has become more than twice as long, and this
 * longer, is an attempt to fill the disk. */
#define FERRY_FTP_GROWTH (64 * 1024 * 1024)

/* Moves the bytes of an open exchange, from @source or to @target, then reads how it ended.
 * Returns the final reply. */
FerryFtpReply *ferry_ftp_transfer_move (FerryFtpPump *pump,
                                        GInputStream *source,
                                        GOutputStream *target,
                                        GCancellable *cancellable,
                                        GError **error);
/* The steps of a download. @pump has its session and, where it is known, the size. */
gboolean ferry_ftp_transfer_learn_size (FerryFtpPump *pump,
                                        const char *path,
                                        gint64 offset,
                                        GCancellable *cancellable,
                                        GError **error);
/* Returns the exchange, which @pump then has too; %NULL with either @refusal or @error. */
FerryFtpExchange *ferry_ftp_transfer_start_download (FerryFtpPump *pump,
                                                     const char *path,
                                                     gint64 offset,
                                                     FerryFtpReply **refusal,
                                                     GCancellable *cancellable,
                                                     GError **error);
/* Whether the @have bytes are all of the file. @reply is the one that ended the exchange; where
 * none came @reason (transfer full) tells why. */
gboolean ferry_ftp_transfer_judge_download (FerryFtpPump *pump,
                                            FerryFtpReply *reply,
                                            GError *reason,
                                            gint64 have,
                                            const char *path,
                                            GCancellable *cancellable,
                                            GError **error);
/* Says what a refusal means for @path, which stands in @format. */
void ferry_ftp_transfer_set_refused (FerryFtpSession *session,
                                     FerryFtpReply *refusal,
                                     const char *path,
                                     FerryFtpRole role,
                                     const char *format,
                                     GCancellable *cancellable,
                                     GError **error);

G_END_DECLS
