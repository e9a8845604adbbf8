/* One folder of one side for a worker: what is in it, links as what they lead to. The main thread
 * fills it, a worker runs it, the main thread reads the result.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-folder-task.h"
#include "ferry-job.h"

G_BEGIN_DECLS

typedef struct
{
  FerryJob job;
  gpointer owner;
  gboolean is_right;
  guint lane;
  FerryFolderTask *task; /* owned */
  FerryListing *entries; /* owned; NULL with error set */
  GError *error;         /* owned, nullable */
} FerrySyncListing;

FerrySyncListing *ferry_sync_listing_new (const char *path,
                                          gboolean is_remote,
                                          GPtrArray *ancestors,
                                          void (*finish) (FerryJob *),
                                          GCancellable *cancellable);
void ferry_sync_listing_free (FerrySyncListing *listing);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FerrySyncListing, ferry_sync_listing_free)

G_END_DECLS
