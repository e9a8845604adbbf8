/* Streams that change the line ends of what goes through them, and count the bytes of our side.
 * Inside src/ftp only; for one thread at a time.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-ftp-client.h"
#include "ferry-line-ends.h"

G_BEGIN_DECLS

#define FERRY_TYPE_FTP_TEXT_SOURCE (ferry_ftp_text_source_get_type ())
G_DECLARE_FINAL_TYPE (FerryFtpTextSource,
                      ferry_ftp_text_source,
                      FERRY,
                      FTP_TEXT_SOURCE,
                      GFilterInputStream)

#define FERRY_TYPE_FTP_TEXT_TARGET (ferry_ftp_text_target_get_type ())
G_DECLARE_FINAL_TYPE (FerryFtpTextTarget,
                      ferry_ftp_text_target,
                      FERRY,
                      FTP_TEXT_TARGET,
                      GFilterOutputStream)

/* Reads a local text as it goes over the wire. */
GInputStream *
ferry_ftp_text_source_new (GInputStream *local, FerryFtpProgressFunc progress, gpointer user_data);
gint64 ferry_ftp_text_source_get_count (FerryFtpTextSource *source);

/* Writes a text from the wire with the line ends of this system. */
GOutputStream *ferry_ftp_text_target_new (GOutputStream *local,
                                          FerryLineEnd end,
                                          FerryFtpProgressFunc progress,
                                          gpointer user_data);
gboolean ferry_ftp_text_target_finish (FerryFtpTextTarget *target,
                                       GCancellable *cancellable,
                                       GError **error);
gint64 ferry_ftp_text_target_get_count (FerryFtpTextTarget *target);

G_END_DECLS
