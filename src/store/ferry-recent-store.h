/* The servers that the user connected to, newest first, with all their settings and what was
 * learned about each; passwords never. Kept in one readable GKeyFile (mode 0600), written
 * atomically. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-kept-list.h"
#include "ferry-recent.h"

G_BEGIN_DECLS

/* A list of FerryRecent, last used first. */
#define FERRY_TYPE_RECENT_STORE (ferry_recent_store_get_type ())
G_DECLARE_FINAL_TYPE (FerryRecentStore, ferry_recent_store, FERRY, RECENT_STORE, FerryKeptList)

FerryRecentStore *ferry_recent_store_new (GFile *file);

FerryRecent *ferry_recent_store_remember (FerryRecentStore *store,
                                          const FerryServer *server,
                                          const char *folder);
FerryRecent *ferry_recent_store_find (FerryRecentStore *store, const FerryServer *server);
FerryServer *ferry_recent_store_dup_server (FerryRecentStore *store, const FerryServer *server);
void ferry_recent_store_forget (FerryRecentStore *store, FerryRecent *recent);
void ferry_recent_store_forget_certificate (FerryRecentStore *store, const FerryServer *server);

G_END_DECLS
