/* One server that is remembered: its settings, what was learned about it, where the user was last.
 * A site never changes; the store puts a new one in its place. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-server.h"

G_BEGIN_DECLS

#define FERRY_TYPE_SITE (ferry_site_get_type ())
G_DECLARE_FINAL_TYPE (FerrySite, ferry_site, FERRY, SITE, GObject)

FerrySite *
ferry_site_new (const FerryServer *server, const char *title, const char *folder, gint64 last_used);

const FerryServer *ferry_site_get_server (FerrySite *site);
const char *ferry_site_get_title (FerrySite *site);
const char *ferry_site_get_folder (FerrySite *site);
gint64 ferry_site_get_last_used (FerrySite *site);
int ferry_site_compare_last_used (gconstpointer a, gconstpointer b);

void ferry_site_teach (FerrySite *site, FerryServer *server);

G_END_DECLS
