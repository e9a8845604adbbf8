/* Deleting that can be taken back: what is deleted moves into a folder of the server that somebody
 * chose for it (FerryServer.deleted_folder).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-ftp-client.h"
#include "ferry-tally.h"

G_BEGIN_DECLS

/* Any thread. */
char *ferry_remote_dup_deleted_folder (const FerryServer *server,
                                       const char *home,
                                       const char *folder,
                                       const FerryListing *entries);

/* Blocking, in a worker. */
gboolean ferry_remote_keep (FerryFtpClient *client,
                            const char *folder,
                            const FerryListing *entries,
                            FerryTally *tally,
                            GCancellable *cancellable,
                            GError **error);

G_END_DECLS
