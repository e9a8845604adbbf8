/* What stands at the target of a folder already, as far as its listing told: by name, in either
 * spelling of Unicode. A plain struct. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-listing.h"

G_BEGIN_DECLS

typedef struct
{
  FerryListing *listing; /* nullable */
  GHashTable *names;     /* name to entry of the listing */
  gboolean is_known;
  gint64 known_since; /* monotonic */
} FerryTreeTarget;

void ferry_tree_target_init (FerryTreeTarget *target);
void ferry_tree_target_clear (FerryTreeTarget *target);
void ferry_tree_target_take (FerryTreeTarget *target, FerryListing *listing, gboolean is_known);
const FerryEntry *ferry_tree_target_find (FerryTreeTarget *target, const char *name);

G_END_DECLS
