/* The content of files on a server. Blocking, in a worker.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-ftp-client.h"
#include "ferry-hash.h"
#include "ferry-tally.h"

G_BEGIN_DECLS

GBytes *ferry_remote_peek (FerryFtpClient *client,
                           const char *path,
                           gsize most,
                           GCancellable *cancellable,
                           GError **error);
char *ferry_remote_hash (FerryFtpClient *client,
                         const char *path,
                         gboolean is_read,
                         FerryHashKind *kind,
                         GCancellable *cancellable,
                         GError **error);
gboolean ferry_remote_make_file (FerryFtpClient *client,
                                 const char *path,
                                 GCancellable *cancellable,
                                 GError **error);
gboolean ferry_remote_set_modified (FerryFtpClient *client,
                                    const char *folder,
                                    const FerryListing *entries,
                                    gint64 modified,
                                    FerryTally *tally,
                                    GCancellable *cancellable,
                                    GError **error);

G_END_DECLS
