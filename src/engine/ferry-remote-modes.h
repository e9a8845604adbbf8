/* Setting the permissions of many, and of whole trees, on a server. Blocking, in a worker.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-ftp-client.h"
#include "ferry-place.h"

G_BEGIN_DECLS

/* Any thread: of a folder that is set with all that is in it. Whoever may read it may enter it. */
#define FERRY_MODE_OF_FOLDER(mode) ((mode) | (((mode) &0444u) >> 2))

gboolean ferry_modes_are_of (FerryModesOf modes_of, gboolean is_folder);
gboolean ferry_remote_set_modes (FerryFtpClient *client,
                                 const char *folder,
                                 const FerryListing *entries,
                                 guint mode,
                                 FerryModesOf modes_of,
                                 FerryTally *tally,
                                 GCancellable *cancellable,
                                 GError **error);

G_END_DECLS
