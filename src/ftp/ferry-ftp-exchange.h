/* One command that moves data, from the choice of the mode to the reply that ends it
 * (RFC 959 section 5.4: 150, data, 226).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-ftp-data.h"

G_BEGIN_DECLS

typedef struct
{
  FerryFtpData *data;
  FerryFtpReply *final; /* came before the data ended; NULL: still owed */
  gboolean has_opened;  /* the 1xx has come */
  gboolean is_upload;
  gboolean is_tls_tried;
  gint64 skip; /* bytes that come again because the server refuses REST: not to be kept */
} FerryFtpExchange;

FerryFtpExchange *ferry_ftp_exchange_start (FerryFtpSession *session,
                                            const char *command,
                                            gint64 offset,
                                            gboolean is_upload,
                                            FerryFtpReply **refusal,
                                            GCancellable *cancellable,
                                            GError **error);
FerryFtpReply *ferry_ftp_exchange_finish (FerryFtpExchange *exchange,
                                          FerryFtpSession *session,
                                          GCancellable *cancellable,
                                          GError **error);
FerryFtpReply *ferry_ftp_exchange_read_end (FerryFtpExchange *exchange,
                                            FerryFtpSession *session,
                                            GCancellable *cancellable,
                                            GError **error);
void ferry_ftp_exchange_fail (FerryFtpExchange *exchange,
                              FerryFtpSession *session,
                              GError *reason,
                              GCancellable *cancellable,
                              GError **error);
gboolean ferry_ftp_exchange_is_tls_refusal (const FerryFtpExchange *exchange,
                                            const FerryFtpSession *session,
                                            const FerryFtpReply *reply);
void ferry_ftp_exchange_abort (FerryFtpExchange *exchange, FerryFtpSession *session);
void ferry_ftp_exchange_free (FerryFtpExchange *exchange);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FerryFtpExchange, ferry_ftp_exchange_free)

G_END_DECLS
