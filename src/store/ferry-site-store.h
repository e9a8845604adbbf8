/* The servers that the user connected to, newest first, with all their settings and what was
 * learned about each; passwords never. Kept in one readable GKeyFile (mode 0600), written
 * atomically. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-site.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* A GListModel of FerrySite, last used first. */
#define FERRY_TYPE_SITE_STORE (ferry_site_store_get_type ())
G_DECLARE_FINAL_TYPE (FerrySiteStore, ferry_site_store, FERRY, SITE_STORE, GObject)

FerrySiteStore *ferry_site_store_new (GFile *file);

FerrySite *
ferry_site_store_remember (FerrySiteStore *store, const FerryServer *server, const char *folder);
FerrySite *ferry_site_store_find (FerrySiteStore *store, const FerryServer *server);
FerryServer *ferry_site_store_dup_server (FerrySiteStore *store, const FerryServer *server);
void ferry_site_store_forget (FerrySiteStore *store, FerrySite *site);
gboolean ferry_site_store_save (FerrySiteStore *store, GError **error);
const char *ferry_site_store_get_problem (FerrySiteStore *store);

G_END_DECLS
