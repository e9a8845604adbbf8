/* Where sites and recent servers are kept, and what older versions kept there. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

GFile *ferry_site_file_get_default (void);
GFile *ferry_site_file_get_recent (void);
void ferry_site_file_migrate (GFile *sites, GFile *recent);

G_END_DECLS
