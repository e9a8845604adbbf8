/* Listings of a place that were read before, to be shown at once when a folder is entered again.
 * The listings are shared, not copied; those not used for longest go first. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-listing.h"

G_BEGIN_DECLS

/* Some 10 MiB at most. */
#define FERRY_LISTING_CACHE_MOST_ENTRIES 100000
#define FERRY_LISTING_CACHE_MOST_FOLDERS 500

typedef struct _FerryListingCache FerryListingCache;

FerryListingCache *ferry_listing_cache_new (void);
void ferry_listing_cache_free (FerryListingCache *cache);

void ferry_listing_cache_begin (FerryListingCache *cache, const char *path);
void ferry_listing_cache_keep (FerryListingCache *cache, const char *path, GPtrArray *parts);
GPtrArray *ferry_listing_cache_look (FerryListingCache *cache, const char *path);

void ferry_listing_cache_forget (FerryListingCache *cache, const char *path);
void ferry_listing_cache_forget_tree (FerryListingCache *cache, const char *path);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FerryListingCache, ferry_listing_cache_free)

G_END_DECLS
