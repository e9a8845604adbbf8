/* The port that a 227 or 229 names (RFC 959 section 4.2.2, RFC 2428 section 3). Inside src/ftp.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-ftp-session.h"

G_BEGIN_DECLS

guint16 ferry_ftp_passive_port_of_epsv (FerryFtpSession *session,
                                        const FerryFtpReply *reply,
                                        char **announced);
guint16 ferry_ftp_passive_port_of_pasv (FerryFtpSession *session,
                                        const FerryFtpReply *reply,
                                        char **announced);

G_END_DECLS
