/* One file to the server or from it, whole or not at all said to be done.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-ftp-pump.h"

G_BEGIN_DECLS

gboolean ferry_ftp_transfer_download (FerryFtpSession *session, const char *path, gint64 offset,
                                      gint64 size, GOutputStream *target,
                                      FerryFtpProgressFunc progress, gpointer user_data,
                                      GCancellable *cancellable, GError **error);
gboolean ferry_ftp_transfer_upload (FerryFtpSession *session, const char *path, gint64 offset,
                                    gint64 size, GInputStream *source,
                                    FerryFtpProgressFunc progress, gpointer user_data,
                                    GCancellable *cancellable, GError **error);

G_END_DECLS
