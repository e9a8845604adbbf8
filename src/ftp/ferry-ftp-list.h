/* The listing of a folder: MLSD or LIST, handed out in parts while it arrives.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-ftp-client.h"
#include "ferry-ftp-session.h"

G_BEGIN_DECLS

gboolean ferry_ftp_list (FerryFtpSession *session,
                         FerryFtpListingFunc func,
                         gpointer user_data,
                         GCancellable *cancellable,
                         GError **error);

gboolean ferry_ftp_list_plainly (FerryFtpSession *session,
                                 FerryFtpListingFunc func,
                                 gpointer user_data,
                                 GCancellable *cancellable,
                                 GError **error);

G_END_DECLS
