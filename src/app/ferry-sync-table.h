/* A plan as a table in which each line, or all that are selected, can be changed. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-sync-plan.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FERRY_TYPE_SYNC_TABLE (ferry_sync_table_get_type ())
G_DECLARE_FINAL_TYPE (FerrySyncTable, ferry_sync_table, FERRY, SYNC_TABLE, GtkBox)

void ferry_sync_table_set_plan (FerrySyncTable *table, FerrySyncPlan *plan);

G_END_DECLS
