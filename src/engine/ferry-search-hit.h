/* One thing that a search found, and the folder that it is in. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-entry.h"

#include <glib-object.h>

G_BEGIN_DECLS

#define FERRY_TYPE_SEARCH_HIT (ferry_search_hit_get_type ())
G_DECLARE_FINAL_TYPE (FerrySearchHit, ferry_search_hit, FERRY, SEARCH_HIT, GObject)

FerrySearchHit *ferry_search_hit_new (const char *folder, const FerryEntry *entry);
const char *ferry_search_hit_get_folder (FerrySearchHit *hit);
const FerryEntry *ferry_search_hit_get_entry (FerrySearchHit *hit);

G_END_DECLS
