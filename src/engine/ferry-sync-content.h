/* Compares the contents of files of the same size without moving them: a server counts a hash of
 * its file, this computer the same of its own. Main thread; the counting is done by workers.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-sync-lanes.h"
#include "ferry-sync-rules.h"

G_BEGIN_DECLS

typedef void (*FerrySyncContentFunc) (FerrySyncContent content, gpointer user_data);

void ferry_sync_content_compare (FerrySyncLanes *left_lanes,
                                 const char *left_path,
                                 gboolean is_left_remote,
                                 FerrySyncLanes *right_lanes,
                                 const char *right_path,
                                 gint64 size,
                                 GCancellable *cancellable,
                                 FerrySyncContentFunc func,
                                 gpointer user_data);

G_END_DECLS
