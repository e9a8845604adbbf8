/* A real proxy on loopback that asks for user and password, as SOCKS5, SOCKS4 and HTTP CONNECT.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _FerryTestProxy FerryTestProxy;

FerryTestProxy *ferry_test_proxy_start (const char *user, const char *password);
guint16 ferry_test_proxy_get_port (FerryTestProxy *proxy);
char **ferry_test_proxy_stop (FerryTestProxy *proxy);

G_END_DECLS
