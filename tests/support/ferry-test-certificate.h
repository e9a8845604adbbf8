/* A new self-signed certificate for a test server.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

gboolean ferry_test_certificate_make (const char *folder, GError **error);
char *ferry_test_certificate_dup_fingerprint (const char *file, GError **error);

G_END_DECLS
