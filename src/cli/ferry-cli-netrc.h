/* Users and passwords from a .netrc file. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-server.h"

G_BEGIN_DECLS

gboolean ferry_cli_netrc_apply (FerryServer *server, GError **error);
gboolean ferry_cli_netrc_apply_text (FerryServer *server, const char *text);

G_END_DECLS
