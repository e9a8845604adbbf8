/* Files on their way: entries of one folder of one place, as they are dragged, or copied to the
 * clipboard; of several folders where a search found them. A boxed value that never leaves the
 * process. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-place.h"

G_BEGIN_DECLS

typedef struct _FerryBundle FerryBundle;

struct _FerryBundle
{
  FerryPlace *place;
  char *folder; /* raw path */
  FerryListing *entries;
  gboolean is_cut;   /* the clipboard's: to be moved, not copied */
  FerryBundle *next; /* owned, nullable: what goes along from another folder of the place */
};

#define FERRY_TYPE_BUNDLE (ferry_bundle_get_type ())
GType ferry_bundle_get_type (void) G_GNUC_CONST;

FerryBundle *ferry_bundle_new (FerryPlace *place, const char *folder, FerryListing *entries);
FerryBundle *ferry_bundle_new_for_files (FerryPlace *computer, GSList **files);
FerryBundle *ferry_bundle_copy (const FerryBundle *bundle);
void ferry_bundle_free (FerryBundle *bundle);

GSList *ferry_bundle_dup_files (const FerryBundle *bundle);
gboolean ferry_bundle_can_go_to (const FerryBundle *bundle, FerryPlace *place, const char *folder);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FerryBundle, ferry_bundle_free)

G_END_DECLS
