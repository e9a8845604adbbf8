/* Removing whole trees from a server. Blocking, in a worker.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-ftp-client.h"
#include "ferry-tally.h"

G_BEGIN_DECLS

gboolean ferry_remote_remove (FerryFtpClient *client,
                              const char *folder,
                              const FerryListing *entries,
                              FerryTally *tally,
                              GCancellable *cancellable,
                              GError **error);

G_END_DECLS
