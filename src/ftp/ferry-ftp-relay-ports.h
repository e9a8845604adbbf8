/* How two servers come to a data connection with each other: one is asked for a port, the other is
 * told it. Under TLS one of the two has to take the client's part in the handshake, which it does
 * when told so by CPSV or SSCN. Data that was to be protected never goes in the clear instead.
 * Inside src/ftp only.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-ftp-session.h"

G_BEGIN_DECLS

gboolean ferry_ftp_relay_may_be_passive (FerryFtpSession *passive, FerryFtpSession *active);

/* @is_refused is set where the servers do not do it; other failures are those of a connection. */
gboolean ferry_ftp_relay_open_ports (FerryFtpSession *passive,
                                     FerryFtpSession *active,
                                     gboolean *is_refused,
                                     GCancellable *cancellable,
                                     GError **error);
void ferry_ftp_relay_close_ports (FerryFtpSession *passive, FerryFtpSession *active);
gboolean ferry_ftp_relay_set_refused (const FerryFtpSession *session,
                                      const FerryFtpReply *reply,
                                      gboolean *is_refused,
                                      GError **error);

G_END_DECLS
