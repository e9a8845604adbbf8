/* The connections that go through a place for a synchronization: a few workers on a server, as many
 * as it takes; the pool of threads on this computer. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-job.h"
#include "ferry-place.h"

G_BEGIN_DECLS

typedef struct _FerrySyncLanes FerrySyncLanes;

FerrySyncLanes *ferry_sync_lanes_new (FerryPlace *place);
void ferry_sync_lanes_free (FerrySyncLanes *lanes);
guint ferry_sync_lanes_push (FerrySyncLanes *lanes, FerryJob *job);
gboolean ferry_sync_lanes_take_back (FerrySyncLanes *lanes, guint lane, const GError *error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FerrySyncLanes, ferry_sync_lanes_free)

G_END_DECLS
