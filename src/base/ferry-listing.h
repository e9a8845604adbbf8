/* The entries of one folder, packed: an array of FerryEntry and an arena of their strings.
 * One thread fills it; once handed on it is read-only and any thread may hold a reference.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-entry.h"

G_BEGIN_DECLS

typedef struct _FerryListing FerryListing;

FerryListing *ferry_listing_new (void);
FerryListing *ferry_listing_ref (FerryListing *listing);
void ferry_listing_unref (FerryListing *listing);

guint ferry_listing_get_length (const FerryListing *listing);
const FerryEntry *ferry_listing_get (const FerryListing *listing, guint index);

FerryEntry *ferry_listing_add (FerryListing *listing,
                               const char *name,
                               gsize name_length,
                               const char *target,
                               gsize target_length);
void ferry_listing_add_copy (FerryListing *listing, const FerryEntry *entry);
void ferry_listing_shift_times (FerryListing *listing, gint seconds);
void ferry_listing_add_unread (FerryListing *listing, const char *line, gsize length);
guint ferry_listing_get_unread_count (const FerryListing *listing);
const char *ferry_listing_get_unread (const FerryListing *listing);
const char *ferry_listing_intern (FerryListing *listing, const char *string, gsize length);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FerryListing, ferry_listing_unref)

G_END_DECLS
