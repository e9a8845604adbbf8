/* What people type where a host belongs. Pure.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-server.h"

G_BEGIN_DECLS

char *ferry_typed_host_dup_url (const char *text);
FerryServer *
ferry_typed_host_parse (const char *text, const FerryServer *fields, char **path, GError **error);
gboolean ferry_typed_port_is_valid (const char *text);

G_END_DECLS
