/* One saved site. It never changes; the store puts a new one in its place. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-site-data.h"

G_BEGIN_DECLS

#define FERRY_TYPE_SITE (ferry_site_get_type ())
G_DECLARE_FINAL_TYPE (FerrySite, ferry_site, FERRY, SITE, GObject)

FerrySite *ferry_site_new (const char *id, const FerrySiteData *data);

const char *ferry_site_get_id (FerrySite *site);
const FerrySiteData *ferry_site_get_data (FerrySite *site);

const char *ferry_site_get_title (FerrySite *site);
const char *ferry_site_get_folder (FerrySite *site);
const FerryServer *ferry_site_get_server (FerrySite *site);
char *ferry_site_dup_path (FerrySite *site);
FerrySiteData *ferry_site_dup_data (FerrySite *site);

G_END_DECLS
