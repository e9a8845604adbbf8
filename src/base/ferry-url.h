/* ftp:// and ftps:// URLs (RFC 1738 section 3.2, RFC 3986). Any thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-server.h"

G_BEGIN_DECLS

FerryServer *ferry_url_parse (const char *url, char **path, GError **error);
char *ferry_url_format (const FerryServer *server, const char *path);

G_END_DECLS
