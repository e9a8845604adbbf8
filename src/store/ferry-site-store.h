/* The saved sites, in the user's order, and the folders of their tree. Kept in one readable
 * GKeyFile (mode 0600) that changes only when the user changes something, written whole or not at
 * all, and shared by all windows and programs: what another one changes is taken in, before each
 * change of ours at the latest. What Ferry learns of servers is a FerryRecentStore's. Main thread.
 *
 *   g_autoptr (FerrySiteData) data = ferry_site_data_new ("Web", server);
 *   ferry_site_data_set_folder (data, "Work/Client A");
 *   site = ferry_site_store_add (store, data);
 *
 *   g_autoptr (FerrySiteData) data = ferry_site_dup_data (site);
 *   data->colour = FERRY_SITE_COLOUR_RED;
 *   ferry_site_store_update (store, ferry_site_get_id (site), data);
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-kept-list.h"
#include "ferry-site.h"

G_BEGIN_DECLS

/* A list of FerrySite, in the order of the file; sites of one folder need not be together. */
#define FERRY_TYPE_SITE_STORE (ferry_site_store_get_type ())
G_DECLARE_FINAL_TYPE (FerrySiteStore, ferry_site_store, FERRY, SITE_STORE, FerryKeptList)

FerrySiteStore *ferry_site_store_new (GFile *file);

FerrySite *ferry_site_store_find (FerrySiteStore *store, const char *id);
FerrySite *ferry_site_store_find_path (FerrySiteStore *store, const char *path, const char **rest);
FerrySite *ferry_site_store_find_server (FerrySiteStore *store, const FerryServer *server);

FerrySite *ferry_site_store_add (FerrySiteStore *store, const FerrySiteData *data);
void ferry_site_store_add_all (FerrySiteStore *store, GPtrArray *all);
FerrySite *
ferry_site_store_update (FerrySiteStore *store, const char *id, const FerrySiteData *data);
void ferry_site_store_remove (FerrySiteStore *store, const char *id);
void ferry_site_store_move (FerrySiteStore *store,
                            const char *id,
                            const char *folder,
                            const char *before_id);

char **ferry_site_store_dup_folders (FerrySiteStore *store);
void ferry_site_store_add_folder (FerrySiteStore *store, const char *folder);
void ferry_site_store_move_folder (FerrySiteStore *store,
                                   const char *folder,
                                   const char *new_folder,
                                   const char *before);
void ferry_site_store_remove_folder (FerrySiteStore *store, const char *folder);

G_END_DECLS
