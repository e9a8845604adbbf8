/* Paths and names: raw bytes, '/' between the segments, on every place alike.
 * Nothing here touches a disk or a server. Any thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *ferry_path_join (const char *folder, const char *name);
char *ferry_path_dup_parent (const char *path);
char *ferry_path_dup_name (const char *path);
char *ferry_path_dup_twin (const char *path);
char *ferry_path_normalize (const char *path);
gboolean ferry_path_is_inside (const char *path, const char *folder);
gboolean ferry_path_equal_but_case (const char *path, const char *other);

gboolean ferry_path_check_argument (const char *argument, GError **error);
gboolean ferry_path_is_safe_name (const char *name);
char *ferry_path_make_local_name (const char *name);

G_END_DECLS
