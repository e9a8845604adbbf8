/* A site as a group of a GKeyFile that people can read and mend. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-site.h"

G_BEGIN_DECLS

char *ferry_site_format_dup_group (const FerryServer *server);
FerrySite *ferry_site_format_read (GKeyFile *key_file, const char *group);
gboolean ferry_site_format_write (GKeyFile *key_file, const char *group, FerrySite *site);

G_END_DECLS
