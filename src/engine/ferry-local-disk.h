/* What GIO has no word for: room on a disk, and that bytes are really on it. Each does what the
 * system can, and is no failure where it cannot. Worker thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* When a file's bytes have to be on the disk before it has its name. */
typedef enum
{
  FERRY_SYNC_NEVER,
  FERRY_SYNC_LARGE, /* files that were long under way */
  FERRY_SYNC_ALWAYS,
} FerrySync;

gboolean ferry_local_disk_check_room (const char *path, gint64 bytes, GError **error);
gboolean ferry_local_disk_reserve (const char *path, gint64 size, GError **error);
void ferry_local_disk_release (const char *path);
gboolean ferry_local_disk_sync (const char *path, GError **error);
void ferry_local_disk_sync_folder (const char *path);
void ferry_local_disk_explain (const char *path, GError *error);

G_END_DECLS
