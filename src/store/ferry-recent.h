/* One server that the user connected to: its settings, what was learned about it, where the user
 * was last, as an object and as a group of a GKeyFile. It never changes; the store puts a new one
 * in its place. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-server.h"

G_BEGIN_DECLS

#define FERRY_TYPE_RECENT (ferry_recent_get_type ())
G_DECLARE_FINAL_TYPE (FerryRecent, ferry_recent, FERRY, RECENT, GObject)

FerryRecent *ferry_recent_new (const FerryServer *server, const char *folder, gint64 last_used);

const FerryServer *ferry_recent_get_server (FerryRecent *recent);
const char *ferry_recent_get_folder (FerryRecent *recent);
gint64 ferry_recent_get_last_used (FerryRecent *recent);
int ferry_recent_compare_last_used (gconstpointer a, gconstpointer b);

void ferry_recent_teach (FerryRecent *recent, FerryServer *server);

char *ferry_recent_dup_group (const FerryServer *server);
FerryRecent *ferry_recent_read (GKeyFile *key_file, const char *group);
gboolean ferry_recent_write (GKeyFile *key_file, const char *group, FerryRecent *recent);

G_END_DECLS
