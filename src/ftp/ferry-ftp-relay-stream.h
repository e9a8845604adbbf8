/* A file on a server as a stream to read from, for one who sends it on to another server: nothing
 * comes to a disk in between. It ends only once the server has said that this was all.
 * For one thread at a time; until it is freed the client belongs to it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-ftp-client.h"

G_BEGIN_DECLS

#define FERRY_TYPE_FTP_RELAY_STREAM (ferry_ftp_relay_stream_get_type ())
G_DECLARE_FINAL_TYPE (FerryFtpRelayStream,
                      ferry_ftp_relay_stream,
                      FERRY,
                      FTP_RELAY_STREAM,
                      GInputStream)

GInputStream *ferry_ftp_relay_stream_new (FerryFtpClient *client,
                                          const char *path,
                                          gint64 offset,
                                          gint64 size,
                                          GCancellable *cancellable,
                                          GError **error);
gboolean ferry_ftp_relay_stream_has_failed (FerryFtpRelayStream *stream);

G_END_DECLS
