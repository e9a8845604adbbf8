/* Setting the permissions of many, and of whole trees, on a server. Blocking, in a worker.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-ftp-client.h"
#include "ferry-tally.h"

G_BEGIN_DECLS

/* Any thread: of a folder that is set with all that is in it. Whoever may read it may enter it. */
#define FERRY_MODE_OF_FOLDER(mode) ((mode) | (((mode) &0444u) >> 2))

gboolean ferry_remote_set_modes (FerryFtpClient *client,
                                 const char *folder,
                                 const FerryListing *entries,
                                 guint mode,
                                 gboolean is_recursive,
                                 FerryTally *tally,
                                 GCancellable *cancellable,
                                 GError **error);

G_END_DECLS
