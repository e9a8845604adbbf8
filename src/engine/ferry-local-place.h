/* This computer's files. Main thread; the work is done in GIO's task threads.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-place.h"

G_BEGIN_DECLS

#define FERRY_TYPE_LOCAL_PLACE (ferry_local_place_get_type ())
G_DECLARE_FINAL_TYPE (FerryLocalPlace, ferry_local_place, FERRY, LOCAL_PLACE, FerryPlace)

FerryPlace *ferry_local_place_new (void);

G_END_DECLS
