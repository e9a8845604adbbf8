/* Gives an error its facts: the symptom, and both ends of the connection on which it was seen.
 * Inside src/ftp only.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-ftp-connection.h"
#include "ferry-ftp-facts.h"

G_BEGIN_DECLS

void ferry_ftp_observe_ends (FerryFtpFacts *facts, GSocketAddress *server, GSocketAddress *ours);
void ferry_ftp_observe (FerryFtpConnection *connection,
                        GError *error,
                        FerryFtpSymptom symptom,
                        const char *command);
void ferry_ftp_observe_data (const FerryFtpFacts *data, GError *error, FerryFtpSymptom symptom);
GError *
ferry_ftp_observe_connect (const FerryServer *server, const GError *reason, GSocketAddress *tried);
GError *ferry_ftp_observe_no_tls (FerryFtpConnection *connection,
                                  gboolean has_bytes,
                                  const char *host,
                                  const char *command,
                                  GError *reason);
GError *ferry_ftp_observe_read (FerryFtpConnection *connection,
                                const char *host,
                                const char *command,
                                const char *said,
                                const GError *reason);

G_END_DECLS
