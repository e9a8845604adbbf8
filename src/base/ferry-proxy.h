/* The proxy of a server: a URI with the user in it, as GProxyResolver takes them, and never the
 * password, which is a secret of its own. Pure.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-server.h"

G_BEGIN_DECLS

gboolean ferry_proxy_is (const char *uri);
gboolean ferry_proxy_has_password (const char *uri);
char *ferry_proxy_split (const char *uri, char **user, char **password);
char *ferry_proxy_join (const char *uri, const char *user, const char *password);

FerryServer *ferry_proxy_dup_login (const FerryServer *server);
gboolean ferry_proxy_is_login (const FerryServer *login);
gboolean ferry_proxy_lacks_password (const FerryServer *server);

G_END_DECLS
