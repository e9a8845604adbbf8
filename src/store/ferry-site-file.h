/* The file behind a site store: read, set aside where it is damaged, written whole or not at all.
 * Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

GFile *ferry_site_file_get_default (void);
GKeyFile *ferry_site_file_load (GFile *file, GError **error);
char *ferry_site_file_set_aside (GFile *file, GError **error);
gboolean ferry_site_file_save (GFile *file, GKeyFile *key_file, GError **error);
char *ferry_site_file_dup_stamp (GFile *file);

G_END_DECLS
