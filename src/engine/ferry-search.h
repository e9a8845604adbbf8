/* A search below a folder: a list of FerrySearchHit that grows while folders are read. It holds a
 * bounded number. Main thread.
 *
 * Signal "changed": more folders are read, or it has ended; at most some ten times a second.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-place.h"
#include "ferry-search-hit.h"
#include "ferry-search-rule.h"

G_BEGIN_DECLS

#define FERRY_SEARCH_MOST_HITS 10000

#define FERRY_TYPE_SEARCH (ferry_search_get_type ())
G_DECLARE_FINAL_TYPE (FerrySearch, ferry_search, FERRY, SEARCH, GObject)

FerrySearch *ferry_search_new (FerryPlace *place, const char *folder, FerrySearchRule *rule);
void ferry_search_stop (FerrySearch *search);

gboolean ferry_search_is_running (FerrySearch *search);
gboolean ferry_search_is_full (FerrySearch *search);
guint ferry_search_get_n_folders (FerrySearch *search);
guint ferry_search_get_n_failed (FerrySearch *search);
const char *ferry_search_get_folder (FerrySearch *search);

G_END_DECLS
