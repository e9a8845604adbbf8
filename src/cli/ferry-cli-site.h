/* Saved sites on the command line: site:NAME/path in the place of a URL. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-server.h"

G_BEGIN_DECLS

gboolean ferry_cli_site_is (const char *url);
FerryServer *ferry_cli_site_parse (const char *url, char **path, GError **error);
void ferry_cli_site_take_passwords (FerryServer *server, gboolean is_known);

G_END_DECLS
