/* The server of a trial run, which stands beside the program and ends with it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-server.h"

G_BEGIN_DECLS

FerryServer *ferry_demo_dup_server (char **path);
gboolean ferry_demo_is_server (const FerryServer *server);

G_END_DECLS
