/* What is known of the selected files together: kinds, sizes, and what all of them have in common.
 * Pure but for gettext.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-listing.h"

G_BEGIN_DECLS

typedef struct
{
  guint files;
  guint folders;
  guint others;
  gint64 size;              /* of the files */
  gboolean is_size_partial; /* of some it is not known */
  const FerryEntry *time;   /* one of them where all have its time; borrowed, nullable */
  const FerryEntry *mode;   /* likewise */
  const FerryEntry *owner;  /* likewise */
} FerryPropertiesFacts;

FerryPropertiesFacts ferry_properties_facts_collect (const FerryListing *entries);
char *ferry_properties_facts_dup_kinds (const FerryPropertiesFacts *facts);

char *ferry_properties_format_time (const FerryEntry *entry);
gboolean ferry_properties_parse_time (const char *text, gint64 *time);

G_END_DECLS
