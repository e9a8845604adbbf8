/* How vsftpd is set up for a test.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-test-server.h"

G_BEGIN_DECLS

char *ferry_test_vsftpd_find (void);
gboolean ferry_test_vsftpd_write_config (const FerryTestServerOptions *options,
                                         guint16 port,
                                         const char *root,
                                         const char *password,
                                         const char *folder,
                                         GError **error);

G_END_DECLS
