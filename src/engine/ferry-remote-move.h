/* Moving many files and folders within a server, over nothing that is there. Blocking, in a worker.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-ftp-client.h"
#include "ferry-tally.h"

G_BEGIN_DECLS

gboolean ferry_remote_move (FerryFtpClient *client,
                            const char *const *from,
                            const char *const *to,
                            FerryTally *tally,
                            GCancellable *cancellable,
                            GError **error);
gboolean ferry_remote_move_unchecked (FerryFtpClient *client,
                                      const char *const *from,
                                      const char *const *to,
                                      FerryTally *tally,
                                      GCancellable *cancellable,
                                      GError **error);
gboolean ferry_remote_remove_empty (FerryFtpClient *client,
                                    const char *path,
                                    GCancellable *cancellable,
                                    GError **error);

G_END_DECLS
