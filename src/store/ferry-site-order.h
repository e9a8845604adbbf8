/* The order of the groups in a GKeyFile, which is the user's order of the sites; GKeyFile cannot
 * change it. Inside src/store only.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

GKeyFile *ferry_site_order_move (GKeyFile *key_file, const char *group, const char *before);

G_END_DECLS
