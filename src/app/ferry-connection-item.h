/* One row of the connections: a record, and what it said when it was last read. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-connection-record.h"

#include <glib-object.h>

G_BEGIN_DECLS

#define FERRY_TYPE_CONNECTION_ITEM (ferry_connection_item_get_type ())
G_DECLARE_FINAL_TYPE (FerryConnectionItem, ferry_connection_item, FERRY, CONNECTION_ITEM, GObject)

/* Signal "refreshed": its life was read anew. */

FerryConnectionItem *ferry_connection_item_new (FerryConnectionRecord *record);
const FerryConnectionLife *ferry_connection_item_get_life (FerryConnectionItem *self);
void ferry_connection_item_refresh (FerryConnectionItem *self);

G_END_DECLS
