/* A saved site, and the list of the tree's folders, as groups of a GKeyFile that people can read,
 * mend and compare. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-site.h"

G_BEGIN_DECLS

/* No site's: an id does not begin with a slash. */
#define FERRY_SITE_FORMAT_FOLDERS "/folders"

char *ferry_site_format_dup_new_id (GKeyFile *key_file, const char *title);
FerrySite *ferry_site_format_read (GKeyFile *key_file, const char *id);
gboolean ferry_site_format_write (GKeyFile *key_file, const char *id, const FerrySiteData *data);

char **ferry_site_format_read_folders (GKeyFile *key_file);
void ferry_site_format_write_folders (GKeyFile *key_file, const char *const *folders);

G_END_DECLS
