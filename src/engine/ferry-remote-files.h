/* Actions on a server that take more than one verb; blocking, in a worker.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-ftp-client.h"

G_BEGIN_DECLS

#define FERRY_MAX_DEPTH 100 /* of a tree, on any place */

FerryListing *ferry_remote_list (FerryFtpClient *client,
                                 const char *path,
                                 GCancellable *cancellable,
                                 GError **error);
gboolean ferry_remote_exists (FerryFtpClient *client,
                              const char *path,
                              gboolean *exists,
                              GCancellable *cancellable,
                              GError **error);
gboolean ferry_remote_check_twin (FerryFtpClient *client,
                                  const char *path,
                                  const char *own,
                                  GCancellable *cancellable,
                                  GError **error);
char *ferry_remote_identify (FerryFtpClient *client,
                             const char *path,
                             GCancellable *cancellable,
                             GError **error);
gboolean ferry_remote_rename (FerryFtpClient *client,
                              const char *from,
                              const char *to,
                              GCancellable *cancellable,
                              GError **error);

G_END_DECLS
